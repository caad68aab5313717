#define _GNU_SOURCE
#include "CPlatform.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int platform_make_directory(int directory, const char *name, mode_t mode)
{
    return mkdirat(directory, name, mode) < 0 ? -errno : 0;
}

int platform_make_link(int directory, const char *name, const char *target)
{
    return symlinkat(target, directory, name) < 0 ? -errno : 0;
}

ssize_t platform_read_link(int directory, const char *name, void *bytes, size_t count)
{
    ssize_t length = readlinkat(directory, name, bytes, count);
    return length < 0 ? -errno : length;
}

int platform_remove(int directory, const char *name)
{
    return unlinkat(directory, name, 0) < 0 ? -errno : 0;
}

int platform_rename(int directory, const char *from, const char *to, int replacing)
{
    unsigned int flags = replacing ? 0 : RENAME_NOREPLACE;
    return renameat2(directory, from, directory, to, flags) < 0 ? -errno : 0;
}

ssize_t platform_entries(int directory, void *bytes, size_t count)
{
    ssize_t got = getdents64(directory, bytes, count);
    return got < 0 ? -errno : got;
}
