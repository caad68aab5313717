// Lets the disk fail under the program it is preloaded into (LD_PRELOAD), by what the file in SALLYPORT_TEST_FAULTS says:
// two native 64-bit integers. The first tells which fdatasync from now on fails with EIO, once (0: none); the second is
// the errno of every pwrite to a file in a folder `accounts` (0: none). The file is mapped, so a change holds at once.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
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
};

static struct faults none;
static struct faults *faults = &none;

static int (*real_fdatasync)(int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);

__attribute__((constructor)) static void set_up(void) {
    *(void **)&real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    *(void **)&real_pwrite = dlsym(RTLD_NEXT, "pwrite");
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

int fdatasync(int descriptor) {
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
    int64_t error = atomic_load(&faults->write);
    if (error != 0 && is_account(descriptor)) {
        errno = (int)error;
        return -1;
    }
    return real_pwrite(descriptor, bytes, count, offset);
}
