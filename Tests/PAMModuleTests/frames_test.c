// The golden frames of the daemon, cut and flipped.
#include "test.h"

static void good_frames_are_taken(void) {
    char names[32][64];
    size_t count = list_golden("server-", names, 32);
    CHECK(count == 9);
    for (size_t i = 0; i < count; i++) {
        uint8_t bytes[512];
        size_t length = read_golden(names[i], bytes, sizeof bytes);
        CHECK(judge_frame(bytes, length) == length);
        for (size_t cut = 0; cut < length; cut++)
            CHECK(judge_frame(bytes, cut) == (cut < HEADER ? HEADER : length));
    }
}

static void bad_frames_are_refused(void) {
    char names[32][64];
    size_t count = list_golden("bad-server-", names, 32);
    CHECK(count == 13);
    for (size_t i = 0; i < count; i++) {
        uint8_t bytes[512];
        size_t length = read_golden(names[i], bytes, sizeof bytes);
        bool taken = strstr(names[i], "not-utf8") != NULL; // the module does not look at encodings
        CHECK(judge_frame(bytes, length) == (taken ? length : 0));
    }
}

static void flipped_frames_stay_in_bounds(void) {
    char names[32][64];
    size_t count = list_golden("server-", names, 32);
    for (size_t i = 0; i < count; i++) {
        uint8_t bytes[512];
        size_t length = read_golden(names[i], bytes, sizeof bytes);
        for (size_t bit = 0; bit < length * 8; bit++) {
            bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
            size_t judged = judge_frame(bytes, length);
            CHECK(judged <= HEADER + TEXT_BOUND);
            CHECK(bit >= 24 || judged == 0); // magic and version
            bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
    }
}

void test_frames(void) {
    good_frames_are_taken();
    bad_frames_are_refused();
    flipped_frames_stay_in_bounds();
}
