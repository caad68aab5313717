#include "tally.h"

#include <err.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { KINDS = 64, LONGEST_CONVERSATION = 16 };

uint64_t now_nanoseconds(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

static int compare(const void *left, const void *right) {
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

static double quantile(const double *sorted, size_t count, double share) {
    return count == 0 ? 0 : sorted[(size_t)(share * (double)(count - 1) + 0.5)];
}

static void print_times(const char *title, double *times, size_t count) {
    qsort(times, count, sizeof *times, compare);
    printf(", \"%s\": {\"median\": %.1f, \"p95\": %.1f, \"p99\": %.1f, \"max\": %.1f}", title,
        quantile(times, count, 0.5), quantile(times, count, 0.95), quantile(times, count, 0.99),
        quantile(times, count, 1));
}

static void print_results(const struct sample *samples, size_t count, result_name *name) {
    size_t counts[KINDS] = {0};
    size_t unfinished = 0;
    for (size_t index = 0; index < count; index++) {
        bool known = samples[index].ended != 0 && samples[index].result >= 0 && samples[index].result < KINDS;
        (*(known ? &counts[samples[index].result] : &unfinished))++;
    }
    const char *comma = "";
    printf("\"logins\": %zu, \"results\": {", count);
    for (int32_t result = 0; result < KINDS; result++) {
        if (counts[result] > 0) {
            printf("%s\"%s\": %zu", comma, name(result), counts[result]);
            comma = ", ";
        }
    }
    if (unfinished > 0) {
        printf("%s\"unfinished\": %zu", comma, unfinished);
    }
    printf("}");
}

static void print_prompts(const struct sample *samples, size_t count) {
    size_t counts[LONGEST_CONVERSATION + 1] = {0};
    for (size_t index = 0; index < count; index++) {
        uint32_t prompts = samples[index].prompts;
        counts[prompts < LONGEST_CONVERSATION ? prompts : LONGEST_CONVERSATION]++;
    }
    const char *comma = "";
    printf(", \"prompts\": {");
    for (int prompts = 0; prompts <= LONGEST_CONVERSATION; prompts++) {
        if (counts[prompts] > 0) {
            printf("%s\"%d\": %zu", comma, prompts, counts[prompts]);
            comma = ", ";
        }
    }
    printf("}");
}

static void print_throughput(const struct sample *samples, size_t count) {
    uint64_t first = UINT64_MAX;
    uint64_t last = 0;
    size_t ended = 0;
    for (size_t index = 0; index < count; index++) {
        if (samples[index].ended == 0) {
            continue;
        }
        first = samples[index].began < first ? samples[index].began : first;
        last = samples[index].ended > last ? samples[index].ended : last;
        ended++;
    }
    double seconds = ended == 0 ? 0 : (double)(last - first) / 1e9;
    printf(", \"seconds\": %.6f, \"perSecond\": %.1f", seconds, seconds > 0 ? (double)ended / seconds : 0);
}

void tally_print(const struct sample *samples, size_t count, size_t warm_up, result_name *name, const char *extra) {
    size_t skipped = warm_up < count ? warm_up : count;
    samples += skipped;
    count -= skipped;
    double *whole = calloc(count + 1, sizeof *whole);
    double *judgement = calloc(count + 1, sizeof *judgement);
    if (whole == NULL || judgement == NULL) {
        err(71, "tally");
    }
    size_t ended = 0;
    for (size_t index = 0; index < count; index++) {
        if (samples[index].ended != 0) {
            whole[ended] = (double)(samples[index].ended - samples[index].began) / 1e3;
            judgement[ended++] = (double)(samples[index].judged - samples[index].judged_from) / 1e3;
        }
    }
    printf("{");
    print_results(samples, count, name);
    print_prompts(samples, count);
    print_throughput(samples, count);
    print_times("login", whole, ended);
    print_times("judgement", judgement, ended);
    printf("%s}\n", extra);
    free(whole);
    free(judgement);
}
