#ifndef BASE32_H
#define BASE32_H
#include <stddef.h>

// Decodes Base32 (RFC 4648; case, spaces, hyphens and padding are tolerated) into at most `room` bytes.
// Returns the number of bytes, or -1 where the text is not Base32 or does not fit.
long base32_decode(const char *text, unsigned char *bytes, size_t room);
#endif
