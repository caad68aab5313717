#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef SO_PEERPIDFD
#define SO_PEERPIDFD 77
#endif

static int fill_address(struct sockaddr_un *address, const char *path)
{
    size_t length = strlen(path);
    if (length >= sizeof address->sun_path)
        return -ENAMETOOLONG;
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    memcpy(address->sun_path, path, length);
    return 0;
}

int platform_connect(const char *path, int nonblocking)
{
    struct sockaddr_un address;
    int result = fill_address(&address, path);
    if (result < 0)
        return result;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | (nonblocking ? SOCK_NONBLOCK : 0), 0);
    if (descriptor < 0)
        return -errno;
    do
        result = connect(descriptor, (const struct sockaddr *)&address, sizeof address);
    while (result < 0 && errno == EINTR);
    if (result == 0 || errno == EISCONN)
        return descriptor;
    int error = errno;
    close(descriptor);
    return -error;
}

/* Makes way for a new socket: removes one that nobody listens on, and nothing else. */
static int clear_stale(const char *path)
{
    struct stat found;
    if (lstat(path, &found) < 0)
        return errno == ENOENT ? 0 : -errno;
    if (!S_ISSOCK(found.st_mode))
        return -EEXIST;
    int listener = platform_connect(path, 1);
    if (listener >= 0)
        close(listener);
    if (listener >= 0 || listener == -EAGAIN)
        return -EADDRINUSE;
    if (listener != -ECONNREFUSED)
        return listener;
    return unlink(path) < 0 ? -errno : 0;
}

int platform_listen(const char *path, mode_t mode, int backlog)
{
    struct sockaddr_un address;
    int result = fill_address(&address, path);
    if (result == 0)
        result = clear_stale(path);
    if (result < 0)
        return result;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return -errno;
    /* The mode before bind bounds the file from its first moment; chmod undoes what the umask took. */
    if (fchmod(descriptor, mode) == 0 && bind(descriptor, (const struct sockaddr *)&address, sizeof address) == 0
        && chmod(path, mode) == 0 && listen(descriptor, backlog) == 0)
        return descriptor;
    int error = errno;
    close(descriptor);
    return -error;
}

int platform_set_timeout(int descriptor, int64_t milliseconds)
{
    struct timeval limit = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
    bool failed = setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) < 0
        || setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) < 0;
    return failed ? -errno : 0;
}

int platform_peer(int descriptor, uint32_t *uid, uint32_t *gid, int32_t *pid)
{
    struct ucred peer;
    socklen_t size = sizeof peer;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) < 0)
        return -errno;
    if (peer.uid == UINT32_MAX) /* what the kernel says of a socket that is not connected */
        return -ENOTCONN;
    *uid = peer.uid;
    *gid = peer.gid;
    *pid = peer.pid;
    return 0;
}

ssize_t platform_peer_groups(int descriptor, uint32_t *groups, size_t capacity)
{
    socklen_t size = (socklen_t)(capacity * sizeof *groups);
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, groups, &size) < 0 && errno != ERANGE)
        return -errno;
    return (ssize_t)(size / sizeof *groups);
}

int platform_peer_pidfd(int descriptor)
{
    int process = -1;
    socklen_t size = sizeof process;
    return getsockopt(descriptor, SOL_SOCKET, SO_PEERPIDFD, &process, &size) < 0 ? -errno : process;
}
