// Preloaded, it makes every sync to disk take 1 ms longer, as on an ordinary disk.
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int sync_file_range(int descriptor, off64_t offset, off64_t bytes, unsigned flags);
int msync(void *memory, size_t bytes, int flags);

static void wait_a_millisecond(void) {
    const struct timespec millisecond = {.tv_nsec = 1000000};
    (void)nanosleep(&millisecond, NULL);
}

// The library's own function of this name; a program must not go on without it.
static void *original(const char *name) {
    void *function = dlsym(RTLD_NEXT, name);
    if (function == NULL) {
        abort();
    }
    return function;
}

int fsync(int descriptor) {
    int (*next)(int) = (int (*)(int))original("fsync");
    wait_a_millisecond();
    return next(descriptor);
}

int fdatasync(int descriptor) {
    int (*next)(int) = (int (*)(int))original("fdatasync");
    wait_a_millisecond();
    return next(descriptor);
}

int sync_file_range(int descriptor, off64_t offset, off64_t bytes, unsigned flags) {
    int (*next)(int, off64_t, off64_t, unsigned) = (int (*)(int, off64_t, off64_t, unsigned))original("sync_file_range");
    wait_a_millisecond();
    return next(descriptor, offset, bytes, flags);
}

int msync(void *memory, size_t bytes, int flags) {
    int (*next)(void *, size_t, int) = (int (*)(void *, size_t, int))original("msync");
    wait_a_millisecond();
    return next(memory, bytes, flags);
}
