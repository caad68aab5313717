#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define RETRY(result, call)                      \
    do {                                         \
        (result) = (call);                       \
    } while ((result) == -1 && errno == EINTR)

static int native_flags(int flags)
{
    int native = O_CLOEXEC;
    if (flags & PLATFORM_PATH)
        native |= O_PATH;
    else
        native |= O_NOCTTY;
    if (!(flags & (PLATFORM_PATH | PLATFORM_WAIT)))
        native |= O_NONBLOCK; /* a FIFO or a device in place of a file must not make us wait */
    if ((flags & PLATFORM_READ) && (flags & PLATFORM_WRITE))
        native |= O_RDWR;
    else if (flags & PLATFORM_WRITE)
        native |= O_WRONLY;
    native |= flags & PLATFORM_CREATE_EXCLUSIVE ? O_CREAT | O_EXCL : 0;
    native |= flags & PLATFORM_DIRECTORY ? O_DIRECTORY : 0;
    native |= flags & PLATFORM_NO_FOLLOW ? O_NOFOLLOW : 0;
    native |= flags & PLATFORM_NO_ACCESS_TIME ? O_NOATIME : 0;
    return native;
}

int platform_open(int directory, const char *path, int flags, mode_t mode)
{
    int descriptor;
    RETRY(descriptor, openat(directory, path, native_flags(flags), mode));
    return descriptor < 0 ? -errno : descriptor;
}

int platform_open_cached(int directory, const char *name, int flags)
{
    struct open_how how = {
        .flags = (unsigned int)native_flags(flags),
        .resolve = RESOLVE_CACHED | RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH,
    };
    long descriptor = syscall(SYS_openat2, directory, name, &how, sizeof how);
    return descriptor < 0 ? -errno : (int)descriptor;
}

static int copy_status(int result, const struct stat *from, struct platform_status *to)
{
    if (result < 0)
        return -errno;
    *to = (struct platform_status){
        .kind = from->st_mode & S_IFMT,
        .mode = from->st_mode & 07777,
        .owner = from->st_uid,
        .device = from->st_dev,
        .group = from->st_gid,
        .links = from->st_nlink,
        .size = from->st_size,
    };
    return 0;
}

int platform_status_of(int descriptor, struct platform_status *status)
{
    struct stat found;
    return copy_status(fstat(descriptor, &found), &found, status);
}

int platform_status_at(int directory, const char *name, struct platform_status *status)
{
    struct stat found;
    return copy_status(fstatat(directory, name, &found, AT_SYMLINK_NOFOLLOW), &found, status);
}

ssize_t platform_read(int descriptor, void *bytes, size_t count)
{
    ssize_t got;
    RETRY(got, read(descriptor, bytes, count));
    return got < 0 ? -errno : got;
}

ssize_t platform_write(int descriptor, const void *bytes, size_t count)
{
    ssize_t put;
    RETRY(put, write(descriptor, bytes, count));
    return put < 0 ? -errno : put;
}

ssize_t platform_read_at(int descriptor, void *bytes, size_t count, off_t offset)
{
    ssize_t got;
    RETRY(got, pread(descriptor, bytes, count, offset));
    return got < 0 ? -errno : got;
}

ssize_t platform_write_at(int descriptor, const void *bytes, size_t count, off_t offset)
{
    ssize_t put;
    RETRY(put, pwrite(descriptor, bytes, count, offset));
    return put < 0 ? -errno : put;
}

ssize_t platform_read_cached(int descriptor, void *bytes, size_t count, off_t offset)
{
    struct iovec part = {.iov_base = bytes, .iov_len = count};
    ssize_t got;
    RETRY(got, preadv2(descriptor, &part, 1, offset, RWF_NOWAIT));
    return got < 0 ? -errno : got;
}

int platform_sync(int descriptor)
{
    int result;
    RETRY(result, fsync(descriptor));
    return result < 0 ? -errno : 0;
}

/* Not retried, not even after a signal: the pages may be marked clean after the first failure. */
int platform_sync_data(int descriptor)
{
    return fdatasync(descriptor) < 0 ? -errno : 0;
}

int platform_sync_file_system(int descriptor)
{
    return syncfs(descriptor) < 0 ? -errno : 0;
}

int platform_allocate(int descriptor, off_t count)
{
    int error;
    do
        error = posix_fallocate(descriptor, 0, count);
    while (error == EINTR);
    return -error;
}

int platform_set_mode(int descriptor, mode_t mode)
{
    return fchmod(descriptor, mode) < 0 ? -errno : 0;
}

int platform_lock(int descriptor)
{
    int result;
    RETRY(result, flock(descriptor, LOCK_EX | LOCK_NB));
    return result < 0 ? -errno : 0;
}
