#ifndef TOTP_H
#define TOTP_H
#include <stddef.h>
#include <stdint.h>

// A TOTP factor as RFC 6238 has it, computed here by libcrypto and not by the code under test.
struct totp {
    unsigned char key[128];
    size_t key_bytes;
    char algorithm[8]; // "SHA1", "SHA256", "SHA512"
    unsigned digits;   // 6 to 8
    unsigned period;   // seconds
};

enum { TOTP_CODE_SIZE = 16 };

// The step of this moment.
uint64_t totp_step(const struct totp *totp);

// Writes the code of a step, as digits and a NUL. Ends the program where libcrypto fails.
void totp_code(const struct totp *totp, uint64_t step, char code[TOTP_CODE_SIZE]);
#endif
