#ifndef CROWD_H
#define CROWD_H
#include <stdbool.h>
#include <stdint.h>

// Members that act at the same time: forked processes, as a server's are, or threads of one process.
struct crowd {
    uint32_t members;
    bool threads;
};

typedef void crowd_member(uint32_t index, void *context);

// Runs `member` once for each index from 0, all at the same time, and waits for them. What they are to tell goes
// through `context`, which lies in shared memory where members are processes. Returns how many ended badly.
uint32_t crowd_run(struct crowd crowd, crowd_member *member, void *context);
#endif
