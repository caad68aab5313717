#ifndef TALLY_H
#define TALLY_H
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// One login as it went; the times are CLOCK_MONOTONIC nanoseconds.
struct sample {
    uint64_t began;
    uint64_t judged_from; // when pam_authenticate (or the connect of a bare client) began
    uint64_t judged;      // when it returned
    uint64_t ended;       // 0: the login never ended
    int32_t result;
    uint32_t prompts;
};

uint64_t now_nanoseconds(void);

// The name of a result in a report.
typedef const char *result_name(int32_t result);

// Writes one line of JSON: counts by result and by prompts, wall-clock seconds, logins a second, and median, p95, p99
// of the whole login and of the judgement alone, in microseconds. The first `warm_up` samples are left out.
// `extra` is more JSON for the end of the object (", \"x\": 1"), or "".
void tally_print(const struct sample *samples, size_t count, size_t warm_up, result_name *name, const char *extra);
#endif
