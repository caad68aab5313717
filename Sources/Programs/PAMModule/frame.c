// Frames to bytes and back: no input or output, and no memory of its own.
#include "shim.h"

void put_big_endian(uint8_t *to, uint64_t number, size_t width) {
    for (; width > 0; number >>= 8)
        to[--width] = (uint8_t)number;
}

void put_header(uint8_t *frame, enum kind kind, size_t length) {
    memcpy(frame, (uint8_t[]){'S', 'P', 1, (uint8_t)kind}, 4);
    put_big_endian(frame + 4, length, 4);
}

// Adds a field to the begin frame, or nothing if it is empty. One that does not fit is never cut: it is a fault.
void add_field(struct conversation *c, int tag, const void *value, size_t length, size_t bound) {
    uint8_t *field = c->begin + c->begin_length;
    if (length > bound || length + 3 > sizeof c->begin - c->begin_length || (length == 0 && tag < 0x10)) {
        c->fault = "a fact is missing, or longer than its field";
    } else if (length > 0) {
        field[0] = (uint8_t)tag;
        put_big_endian(field + 1, length, 2);
        memcpy(field + 3, value, length);
        c->begin_length += 3 + length;
    }
}

// Judges the daemon's frame at the front of `bytes`: its header first, its body once that is all there.
// Returns its length as far as can be told, more than `count` if bytes are missing; 0 if it is no frame.
size_t judge_frame(const uint8_t *bytes, size_t count) {
    if (count < HEADER)
        return HEADER;
    size_t length = (size_t)bytes[4] << 24 | (size_t)bytes[5] << 16 | (size_t)bytes[6] << 8 | bytes[7];
    bool show = bytes[KIND_AT] == SHOW, text = show || bytes[KIND_AT] == ASK;
    if (memcmp(bytes, "SP\1", 3) != 0 || (!text && bytes[KIND_AT] != FINISH)
        || (text ? length < 1 || length > TEXT_BOUND : length != 1 + TOKEN))
        return 0;
    if (!text || count < HEADER + length)
        return HEADER + length;
    bool known = bytes[DETAIL_AT] == 1 || bytes[DETAIL_AT] == (show ? 2 : 0);
    return known && memchr(bytes + TEXT_AT, 0, length - 1) == NULL ? HEADER + length : 0;
}
