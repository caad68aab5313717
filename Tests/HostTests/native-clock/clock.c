// Moves the clocks of the program it is preloaded into (LD_PRELOAD), by what the file in SALLYPORT_TEST_CLOCK says: three
// native 64-bit integers, seconds added to the wall clock, to the boot clock and to the monotonic clock. The file is
// mapped, so a change holds from the next reading on. Timers of the kernel's run on as they were set: a program that was
// put off by one sees that its time has come when something else wakes it.
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct offsets {
    volatile int64_t wall;
    volatile int64_t boot;
    volatile int64_t monotonic;
};

static const struct offsets STANDING_STILL;
static const struct offsets *offsets = &STANDING_STILL;

__attribute__((constructor)) static void map_offsets(void) {
    const char *path = getenv("SALLYPORT_TEST_CLOCK");
    int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return;
    }
    void *mapped = mmap(NULL, sizeof *offsets, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (mapped != MAP_FAILED) {
        offsets = mapped;
    }
}

static int64_t offset_of(clockid_t clock) {
    switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_REALTIME_COARSE:
    case CLOCK_TAI: return offsets->wall;
    case CLOCK_BOOTTIME: return offsets->boot;
    case CLOCK_MONOTONIC: return offsets->monotonic;
    default: return 0;
    }
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int result = (int)syscall(SYS_clock_gettime, clock, now);
    if (result == 0) {
        now->tv_sec += offset_of(clock);
    }
    return result;
}

time_t time(time_t *stored) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (stored != NULL) {
        *stored = now.tv_sec;
    }
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    struct timespec precise;
    clock_gettime(CLOCK_REALTIME, &precise);
    *now = (struct timeval){.tv_sec = precise.tv_sec, .tv_usec = precise.tv_nsec / 1000};
    return 0;
}
