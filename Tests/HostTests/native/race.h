#ifndef RACE_H
#define RACE_H
#include <stddef.h>

#include "accounts.h"
#include "gate.h"
#include "tally.h"

// One round of a race: every member submits the same code for the same account at the same moment.
struct round {
    struct gate start;
    struct gate prompt;
    _Atomic uint64_t step; // the first member to be asked fixes it, so that all submit one code; 0: nobody yet
};

// A member's place in a round; round is NULL where no race is on.
struct seat {
    struct round *round;
    uint32_t members;
};

// The step whose code all members of the round submit.
uint64_t race_step(struct seat seat, const struct totp *totp, long offset);

// The histogram of how many samples of each round (of `members`, in a row) came out as `accepted`, as JSON for the
// end of a tally: `, "rounds": 1000, "acceptedPerRound": {"1": 1000}`. To be freed.
char *race_histogram(const struct sample *samples, size_t rounds, uint32_t members, int32_t accepted);
#endif
