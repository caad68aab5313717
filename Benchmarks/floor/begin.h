#ifndef BEGIN_H
#define BEGIN_H
#include <stddef.h>

#include "bare.h"

enum { FRAME_HEADER = 8, FRAME_ROOM = 2048 };

// Kinds of the verify protocol, version 1 (docs/protocol.md).
enum kind { KIND_BEGIN = 0x01, KIND_ANSWER = 0x02, KIND_SHOW = 0x11, KIND_ASK = 0x12, KIND_FINISH = 0x13 };

// Writes a header for a body of this many bytes.
void write_header(unsigned char *frame, enum kind kind, size_t body_bytes);

// Writes a whole begin frame of root for the subject and its visit. Returns its bytes.
size_t write_begin(unsigned char frame[FRAME_ROOM], const struct subject *subject, struct self self);
#endif
