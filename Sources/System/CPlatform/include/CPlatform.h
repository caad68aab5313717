/*
 * What Swift cannot call by itself: variadic and macro-only parts of libc, and system calls that it lacks.
 *
 * Every function that can fail returns -errno, so that nothing can overwrite errno before it is read, and
 * starts over when a signal interrupts it.
 */
#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { PLATFORM_NAME_MAX = 256, PLATFORM_HOME_MAX = 4096 };

/* files.c: `flags` are O_*; O_CLOEXEC and O_NOCTTY are always added. */
enum platform_open_flag {
    PLATFORM_READ = 1,
    PLATFORM_WRITE = 2,
    PLATFORM_CREATE_EXCLUSIVE = 4,
    PLATFORM_DIRECTORY = 8,
    PLATFORM_NO_FOLLOW = 16,
    PLATFORM_PATH = 32,
    PLATFORM_NO_ACCESS_TIME = 64,
    PLATFORM_WAIT = 128,
};

struct platform_status {
    uint32_t kind; /* S_IFMT bits */
    uint32_t mode; /* the lower 12 bits */
    uint32_t owner;
    uint64_t device;
    uint32_t group;
    uint64_t links;
    int64_t size;
};

int platform_open(int directory, const char *path, int flags, mode_t mode);
/* Never waits: -EAGAIN unless each part of the path is in the kernel's cache; follows no link. */
int platform_open_cached(int directory, const char *name, int flags);
int platform_status_of(int descriptor, struct platform_status *status);
int platform_status_at(int directory, const char *name, struct platform_status *status);
ssize_t platform_read(int descriptor, void *bytes, size_t count);
ssize_t platform_write(int descriptor, const void *bytes, size_t count);
ssize_t platform_read_at(int descriptor, void *bytes, size_t count, off_t offset);
ssize_t platform_write_at(int descriptor, const void *bytes, size_t count, off_t offset);
/* Never waits: -EAGAIN, or fewer bytes, when the rest is not in the page cache. */
ssize_t platform_read_cached(int descriptor, void *bytes, size_t count, off_t offset);
int platform_sync(int descriptor);
int platform_sync_data(int descriptor);
int platform_sync_file_system(int descriptor);
int platform_allocate(int descriptor, off_t count);
int platform_set_mode(int descriptor, mode_t mode);
int platform_lock(int descriptor);

/* directories.c: names are looked up in `directory`; links are not followed. */
int platform_make_directory(int directory, const char *name, mode_t mode);
int platform_make_link(int directory, const char *name, const char *target);
/* An empty `name` reads the link that `directory` itself stands for. */
ssize_t platform_read_link(int directory, const char *name, void *bytes, size_t count);
int platform_remove(int directory, const char *name);
int platform_rename(int directory, const char *from, const char *to, int replacing);
ssize_t platform_entries(int directory, void *bytes, size_t count);

/* sockets.c */
int platform_listen(const char *path, mode_t mode, int backlog);
int platform_connect(const char *path, int nonblocking);
int platform_set_timeout(int descriptor, int64_t milliseconds);
int platform_peer(int descriptor, uint32_t *uid, uint32_t *gid, int32_t *pid);
/* Returns how many there are; writes none, and returns how many, if that is more than `capacity`. */
ssize_t platform_peer_groups(int descriptor, uint32_t *groups, size_t capacity);
/* Linux 6.5; -ENOPROTOOPT before. */
int platform_peer_pidfd(int descriptor);

/* process.c */
int64_t platform_wall_clock_milliseconds(void);
int64_t platform_boot_clock_milliseconds(void);
int platform_random(void *bytes, size_t count);
void platform_wipe(void *bytes, size_t count);
int platform_forbid_dumps(void);
int platform_is_dumpable(void);
const char *platform_describe(int error);

/* serving.c */
enum { PLATFORM_WAIT_MAX = 64 };

/* No environment, and no descriptor but the standard three. */
int platform_forget_surroundings(void);
int platform_accept(int listener);
/* Waits until one of `count` descriptors can be read, and says of each whether it can. */
int platform_wait_readable(const int *descriptors, unsigned char *ready, size_t count);
/* Starts this program again under `name`, without arguments or environment, on a connection as its standard input. */
/* Returns a descriptor that can be read once that process has ended. */
int platform_start_again(const char *name, int connection);
void platform_bury(int process);

/* spawn.c: with its path, how many arguments a program may have. */
enum { PLATFORM_ARGUMENTS_MAX = 64 };

/* Can be read once the child has ended; ends the child where there is none. */
int platform_process_descriptor(pid_t process);
int platform_memory_file(void);
int platform_rewind(int descriptor);
/* Reading from `exit` never waits. */
int platform_pipe(int *exit, int *entrance);
/*
 * Starts another program; `text` is its path and its arguments, each with its NUL. It has `input`, `output` twice and
 * no other descriptor, of the environment PATH alone, `/` as its folder, and leads a group of processes.
 * Returns 0 once it runs.
 */
int platform_spawn(const uint8_t *text, size_t length, int input, int output, int32_t *process);
void platform_kill_group(int32_t process);
/* Waits for the end; returns the exit status, or 0 and the signal that ended it. */
int platform_reap(int descriptor, int *signal);

/* sessions.c: other processes, by a descriptor that stands for the process itself and can be read once it has ended. */
int platform_open_process(int32_t process);
int platform_signal_process(int descriptor, int signal);
/*
 * Whether a user owns the user namespace that a process is in, or one around that, up to this process's own; of a process
 * whose folder of /proc is given.
 */
int platform_owns_namespace_of(int folder, uint32_t user);

struct platform_device {
    _Bool is_character;
    uint32_t owner;
    uint32_t major;
    uint32_t minor;
    int64_t accessed; /* seconds of the wall clock */
};
int platform_device_of(int descriptor, struct platform_device *device);
/* Bytes of a terminal that wait to be read: of one that takes lines, of whole lines. */
int platform_unread(int descriptor);
/*
 * Writes how many milliseconds ago each TCP connection of one family last brought data, by the inode of its socket; the age
 * of one that is not found stays as it was.
 */
int platform_connection_ages(int is_ipv6, const uint64_t *inodes, int64_t *ages, size_t count);

/* names.c */
struct platform_user {
    uint32_t uid;
    uint32_t gid;
    char name[PLATFORM_NAME_MAX + 1];
    char home[PLATFORM_HOME_MAX];
};

/* 1: found, 0: no such name, negative: the name service failed. */
int platform_user_named(const char *name, struct platform_user *user);
int platform_user_numbered(uint32_t uid, struct platform_user *user);
int platform_group_named(const char *name, uint32_t *gid);
/*
 * The members that the group itself lists, each with its NUL: says how many bytes they are, and writes them if there are at
 * most `capacity`.
 */
int platform_group_members(const char *name, uint32_t *gid, char *members, size_t capacity, size_t *length);
/* Returns how many groups the user is in, the primary first; writes at most `capacity` of them. */
ssize_t platform_groups_of(const char *name, uint32_t gid, uint32_t *groups, size_t capacity);

#endif
