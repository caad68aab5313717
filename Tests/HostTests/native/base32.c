#include "base32.h"

#include <string.h>

static int digit_value(char digit) {
    if (digit >= 'A' && digit <= 'Z') {
        return digit - 'A';
    }
    if (digit >= 'a' && digit <= 'z') {
        return digit - 'a';
    }
    return digit >= '2' && digit <= '7' ? digit - '2' + 26 : -1;
}

long base32_decode(const char *text, unsigned char *bytes, size_t room) {
    unsigned pending = 0;
    unsigned bits = 0;
    size_t count = 0;
    for (; *text != '\0'; text++) {
        if (strchr(" -=", *text) != NULL) {
            continue;
        }
        int value = digit_value(*text);
        if (value < 0 || (bits >= 3 && count == room)) {
            return -1;
        }
        pending = (pending << 5 | (unsigned)value) & 0xFFF;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes[count++] = (unsigned char)(pending >> bits);
        }
    }
    return (long)count;
}
