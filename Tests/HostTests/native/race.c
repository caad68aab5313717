#include "race.h"

#include <err.h>
#include <stdlib.h>

uint64_t race_step(struct seat seat, const struct totp *totp, long offset) {
    uint64_t now = totp_step(totp) + (uint64_t)offset;
    if (seat.round == NULL) {
        return now;
    }
    uint64_t nobody = 0;
    return atomic_compare_exchange_strong(&seat.round->step, &nobody, now) ? now : nobody;
}

static uint32_t count_accepted(const struct sample *round, uint32_t members, int32_t accepted) {
    uint32_t count = 0;
    for (uint32_t member = 0; member < members; member++) {
        count += round[member].ended != 0 && round[member].result == accepted;
    }
    return count;
}

char *race_histogram(const struct sample *samples, size_t rounds, uint32_t members, int32_t accepted) {
    size_t *frequencies = calloc(members + 1, sizeof *frequencies);
    char *text = NULL;
    size_t bytes = 0;
    FILE *stream = open_memstream(&text, &bytes);
    if (frequencies == NULL || stream == NULL) {
        err(71, "histogram");
    }
    for (size_t round = 0; round < rounds; round++) {
        frequencies[count_accepted(samples + round * members, members, accepted)]++;
    }
    (void)fprintf(stream, ", \"rounds\": %zu, \"acceptedPerRound\": {", rounds);
    const char *comma = "";
    for (uint32_t count = 0; count <= members; count++) {
        if (frequencies[count] > 0) {
            (void)fprintf(stream, "%s\"%u\": %zu", comma, count, frequencies[count]);
            comma = ", ";
        }
    }
    (void)fprintf(stream, "}");
    (void)fclose(stream);
    free(frequencies);
    return text;
}
