#include "gate.h"

#include <err.h>
#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const struct timespec PATIENCE = {.tv_sec = 60};

void gate_pass(struct gate *gate, uint32_t crowd) {
    if (atomic_fetch_add(&gate->arrived, 1) + 1 == crowd) {
        atomic_store(&gate->open, 1);
        (void)syscall(SYS_futex, &gate->open, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
        return;
    }
    while (atomic_load(&gate->open) == 0) {
        if (syscall(SYS_futex, &gate->open, FUTEX_WAIT, 0, &PATIENCE, NULL, 0) < 0 && errno == ETIMEDOUT) {
            errx(70, "the others did not arrive within %ld s", (long)PATIENCE.tv_sec);
        }
    }
}

void *shared_memory(size_t bytes) {
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        err(71, "mmap");
    }
    return memory;
}
