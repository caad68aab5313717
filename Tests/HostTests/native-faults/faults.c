// Lets the disk fail under the program it is preloaded into (LD_PRELOAD), by what the file in SALLYPORT_TEST_FAULTS says:
// three native 64-bit integers. The first tells which fdatasync from now on fails with EIO, once (0: none); the second is
// the errno of every pwrite to a file in a folder `accounts` (0: none). The third tells which step towards the disk from
// now on the program does not outlive (0: none): it is killed before it, or, by a negative number, within it where it
// writes. The file is mapped, so a change holds at once.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct faults {
    _Atomic int64_t sync;
    _Atomic int64_t write;
    _Atomic int64_t death;
};

static struct faults none;
static struct faults *faults = &none;

static int (*real_fdatasync)(int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_fsync)(int);
static int (*real_renameat2)(int, const char *, int, const char *, unsigned int);
static int (*real_symlinkat)(const char *, int, const char *);
static int (*real_unlinkat)(int, const char *, int);

__attribute__((constructor)) static void set_up(void) {
    *(void **)&real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    *(void **)&real_pwrite = dlsym(RTLD_NEXT, "pwrite");
    *(void **)&real_write = dlsym(RTLD_NEXT, "write");
    *(void **)&real_fsync = dlsym(RTLD_NEXT, "fsync");
    *(void **)&real_renameat2 = dlsym(RTLD_NEXT, "renameat2");
    *(void **)&real_symlinkat = dlsym(RTLD_NEXT, "symlinkat");
    *(void **)&real_unlinkat = dlsym(RTLD_NEXT, "unlinkat");
    const char *path = getenv("SALLYPORT_TEST_FAULTS");
    int file = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) {
        return;
    }
    void *mapped = mmap(NULL, sizeof *faults, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (mapped != MAP_FAILED) {
        faults = mapped;
    }
}

static int is_account(int descriptor) {
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) {
        return 0;
    }
    path[length] = '\0';
    return strstr(path, "/accounts/") != NULL;
}

// Counts a step, and ends the program before it if it is the last one; 1: that one can be done by half, and is to be.
static int step(int has_half) {
    int64_t left = atomic_load(&faults->death);
    while (left != 0 && !atomic_compare_exchange_weak(&faults->death, &left, left > 0 ? left - 1 : left + 1)) {
    }
    if (left == 1 || (left == -1 && !has_half)) {
        kill(getpid(), SIGKILL);
    }
    return left == -1;
}

// Little enough to cut what is written, of which the end may be filling.
static size_t part(size_t count) {
    return count / 2 < 100 ? count / 2 : 100;
}

int fsync(int descriptor) {
    step(0);
    return real_fsync(descriptor);
}

int renameat2(int from, const char *old, int to, const char *name, unsigned int flags) {
    step(0);
    return real_renameat2(from, old, to, name, flags);
}

int symlinkat(const char *target, int folder, const char *name) {
    step(0);
    return real_symlinkat(target, folder, name);
}

int unlinkat(int folder, const char *name, int flags) {
    step(0);
    return real_unlinkat(folder, name, flags);
}

// A new account is written so; what goes to the log is no step.
ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (is_account(descriptor) && step(1)) {
        real_write(descriptor, bytes, part(count));
        kill(getpid(), SIGKILL);
    }
    return real_write(descriptor, bytes, count);
}

int fdatasync(int descriptor) {
    step(0);
    int64_t left = atomic_load(&faults->sync);
    while (left > 0 && !atomic_compare_exchange_weak(&faults->sync, &left, left - 1)) {
    }
    if (left == 1) {
        errno = EIO;
        return -1;
    }
    return real_fdatasync(descriptor);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    if (step(1)) {
        real_pwrite(descriptor, bytes, part(count), offset);
        kill(getpid(), SIGKILL);
    }
    int64_t error = atomic_load(&faults->write);
    if (error != 0 && is_account(descriptor)) {
        errno = (int)error;
        return -1;
    }
    return real_pwrite(descriptor, bytes, count, offset);
}
