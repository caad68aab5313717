#include "hold.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static void allow_descriptors(size_t count) {
    const rlim_t wanted = count + 64;
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < wanted) {
        limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

// Everybody types before anybody waits: each may have to wait for seconds.
static size_t say_in_all(const struct protocol *protocol, const int *connections, size_t count, const char *say) {
    size_t asked = 0;
    for (size_t index = 0; index < count; index++) {
        if (connections[index] >= 0) {
            (void)protocol->type(connections[index], say);
        }
    }
    for (size_t index = 0; index < count; index++) {
        asked += connections[index] >= 0 && protocol->follow(connections[index]) == BARE_ASKED;
    }
    return asked;
}

void hold_all(const struct protocol *protocol, const char *socket, const struct subject *subjects, size_t count,
    struct self self, const char *say) {
    allow_descriptors(count);
    int *connections = calloc(count, sizeof *connections);
    if (connections == NULL) {
        err(71, "connections");
    }
    size_t held = 0;
    for (size_t index = 0; index < count; index++) {
        connections[index] = protocol->open(socket, &subjects[index], self);
        held += connections[index] >= 0;
    }
    printf("HELD %zu\n", say == NULL ? held : say_in_all(protocol, connections, count, say));
    (void)fflush(stdout);
    while (getchar() != EOF) {
    }
    free(connections);
}
