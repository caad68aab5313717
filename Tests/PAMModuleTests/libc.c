// libc as the module sees it: the linker sends its calls here (--wrap), and faults strike them.
#include "test.h"
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>

#define WRAP(type, name, ...) \
    type __real_##name(__VA_ARGS__); \
    type __wrap_##name(__VA_ARGS__); \
    type __wrap_##name(__VA_ARGS__)

_Thread_local bool in_module;
unsigned calls[CALLS];
bool struck;
int open_sockets;
static bool hesitates;

bool strikes(enum call call) {
    if (!in_module)
        return false;
    calls[call]++;
    if (world.fault.call != call || !(world.fault.forever ? calls[call] >= world.fault.nth : calls[call] == world.fault.nth))
        return false;
    errno = world.fault.error;
    return struck = true;
}

WRAP(int, socket, int domain, int type, int protocol) {
    if (strikes(SOCKET))
        return -1;
    DEMAND(!in_module || (type & (SOCK_CLOEXEC | SOCK_NONBLOCK)) == (SOCK_CLOEXEC | SOCK_NONBLOCK));
    open_sockets += in_module;
    return __real_socket(domain, type, protocol);
}

WRAP(int, connect, int descriptor, const struct sockaddr *address, socklen_t size) {
    return strikes(CONNECT) ? -1 : __real_connect(descriptor, address, size);
}

WRAP(int, getsockopt, int descriptor, int level, int name, void *value, socklen_t *size) {
    if (strikes(GETSOCKOPT))
        return -1;
    int result = __real_getsockopt(descriptor, level, name, value, size);
    if (in_module && name == SO_PEERCRED)
        ((struct ucred *)value)->uid = world.peer_uid;
    return result;
}

WRAP(int, poll, struct pollfd *entries, nfds_t count, int timeout) {
    return strikes(POLL) ? -(world.fault.error != 0) : __real_poll(entries, count, timeout);
}

WRAP(ssize_t, send, int descriptor, const void *bytes, size_t length, int flags) {
    if (strikes(SEND) && world.fault.error != 0)
        return -1;
    DEMAND(!in_module || (flags & MSG_NOSIGNAL) != 0);
    return __real_send(descriptor, bytes, in_module && world.fault.call == SEND && struck ? 1 : length, flags);
}

WRAP(ssize_t, recv, int descriptor, void *bytes, size_t length, int flags) {
    if (in_module && (hesitates = !hesitates)) { // the daemon is never there at once, so that each call is made
        errno = EAGAIN;
        return -1;
    }
    if (!strikes(RECV))
        return __real_recv(descriptor, bytes, length, flags);
    return world.fault.error > 0 ? -1 : world.fault.error == 0 ? 0 : __real_recv(descriptor, bytes, 1, flags);
}

WRAP(int, lstat, const char *path, struct stat *status) {
    if (strikes(LSTAT))
        return -1;
    int result = __real_lstat(path, status);
    bool odd = in_module && world.odd_path != NULL && strcmp(path, world.odd_path) == 0;
    if (in_module && result == 0) {
        status->st_uid = odd ? world.odd_uid : 0;
        if (world.sticky_path != NULL && strcmp(path, world.sticky_path) == 0)
            status->st_mode = S_IFDIR | 01777;
        else
            status->st_mode = odd ? world.odd_mode : (S_ISDIR(status->st_mode) ? S_IFDIR | 0755 : status->st_mode);
    }
    return result;
}

WRAP(void *, malloc, size_t size) { return strikes(MALLOC) ? NULL : __real_malloc(size); }

WRAP(void *, calloc, size_t count, size_t size) { return strikes(CALLOC) ? NULL : __real_calloc(count, size); }

static int open_memory(const char *contents, size_t length) {
    int descriptor = memfd_create("proc", MFD_CLOEXEC);
    DEMAND(write(descriptor, contents, length) == (ssize_t)length);
    lseek(descriptor, 0, SEEK_SET);
    return descriptor;
}

WRAP(int, open, const char *path, int flags, ...) {
    if (!in_module)
        return __real_open(path, flags, 0600);
    if (strikes(OPEN))
        return -1;
    DEMAND((flags & O_CLOEXEC) != 0);
    if (strcmp(path, "/proc/self/cmdline") == 0)
        return open_memory(world.words, world.words_length);
    for (size_t i = 0; i < 8 && world.files[i][0] != NULL; i++)
        if (strcmp(world.files[i][0], path) == 0)
            return open_memory(world.files[i][1], strlen(world.files[i][1]));
    errno = ENOENT;
    return -1;
}

WRAP(ssize_t, read, int descriptor, void *bytes, size_t size) {
    return strikes(READ) ? -(world.fault.error != 0) : __real_read(descriptor, bytes, size);
}

WRAP(int, close, int descriptor) {
    int type = 0;
    if (in_module && __real_getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &(socklen_t){sizeof type}) == 0)
        open_sockets--;
    int result = __real_close(descriptor);
    return strikes(CLOSE) ? -1 : result;
}

WRAP(ssize_t, getrandom, void *bytes, size_t size, unsigned flags) {
    (void)flags;
    if (strikes(GETRANDOM))
        return world.fault.error != 0 ? -1 : (ssize_t)size - 1;
    for (size_t i = 0; i < size; i++)
        ((uint8_t *)bytes)[i] = (uint8_t)i;
    return (ssize_t)size;
}

WRAP(int, clock_gettime, clockid_t clock, struct timespec *time) {
    DEMAND(!in_module || clock == CLOCK_MONOTONIC);
    return strikes(CLOCK) ? -1 : __real_clock_gettime(clock, time);
}

WRAP(uid_t, getuid, void) { return in_module ? world.uid : __real_getuid(); }
WRAP(uid_t, geteuid, void) { return in_module ? world.euid : __real_geteuid(); }
WRAP(pid_t, getpid, void) { return in_module ? world.pid : __real_getpid(); }

static int found(const struct entry *user, struct passwd *entry, char *buffer, size_t size, struct passwd **result) {
    snprintf(buffer, size, "%s", user->name);
    *entry = (struct passwd){.pw_name = buffer, .pw_uid = user->uid, .pw_gid = user->gids[0]};
    *result = entry;
    return 0;
}

WRAP(int, getpwnam_r, const char *name, struct passwd *entry, char *buffer, size_t size, struct passwd **result) {
    *result = NULL;
    if (strikes(GETPWNAM))
        return world.fault.error;
    for (size_t i = 0; i < 4 && world.users[i].name != NULL; i++)
        if (strcasecmp(world.users[i].name, name) == 0)
            return found(&world.users[i], entry, buffer, size, result);
    return world.name_service_error >= 0 ? world.name_service_error : errno; // as nss modules do that set none
}

WRAP(int, getpwuid_r, uid_t uid, struct passwd *entry, char *buffer, size_t size, struct passwd **result) {
    *result = NULL;
    if (strikes(GETPWUID))
        return world.fault.error;
    for (size_t i = 0; i < 4 && world.users[i].name != NULL; i++)
        if (world.users[i].uid == uid)
            return found(&world.users[i], entry, buffer, size, result);
    return world.name_service_error >= 0 ? world.name_service_error : errno; // as nss modules do that set none
}

WRAP(int, getgrouplist, const char *name, gid_t group, gid_t *groups, int *count) {
    (void)group;
    if (strikes(GETGROUPLIST)) {
        *count = world.fault.error != 0 ? *count : 4097;
        return -1;
    }
    for (size_t i = 0; i < 4 && world.users[i].name != NULL; i++) {
        if (strcmp(world.users[i].name, name) != 0)
            continue;
        *count = world.users[i].count;
        memcpy(groups, world.users[i].gids, sizeof(gid_t) * (size_t)*count);
    }
    return *count;
}
