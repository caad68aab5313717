#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int platform_forget_surroundings(void)
{
    if (clearenv() != 0)
        return -ENOMEM;
    return close_range(STDERR_FILENO + 1, UINT_MAX, 0) < 0 ? -errno : 0;
}

int platform_accept(int listener)
{
    int connection;
    do
        connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    while (connection < 0 && errno == EINTR);
    return connection < 0 ? -errno : connection;
}

int platform_wait_readable(const int *descriptors, unsigned char *ready, size_t count)
{
    struct pollfd polled[PLATFORM_WAIT_MAX];
    if (count > PLATFORM_WAIT_MAX)
        return -EINVAL;
    for (size_t index = 0; index < count; index++)
        polled[index] = (struct pollfd){.fd = descriptors[index], .events = POLLIN};
    int result;
    do
        result = poll(polled, (nfds_t)count, -1);
    while (result < 0 && errno == EINTR);
    if (result < 0)
        return -errno;
    for (size_t index = 0; index < count; index++)
        ready[index] = polled[index].revents != 0;
    return result;
}

int platform_start_again(const char *name, int connection)
{
    char *arguments[] = {(char *)(uintptr_t)name, NULL};
    char *environment[] = {NULL};
    posix_spawn_file_actions_t actions;
    pid_t process = -1;
    int error = posix_spawn_file_actions_init(&actions);
    if (error)
        return -error;
    error = posix_spawn_file_actions_adddup2(&actions, connection, STDIN_FILENO);
    if (!error)
        error = posix_spawn(&process, "/proc/self/exe", &actions, NULL, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    return error ? -error : platform_process_descriptor(process);
}

void platform_bury(int process)
{
    while (waitid(P_PIDFD, (id_t)process, NULL, WEXITED) < 0 && errno == EINTR)
        ;
    close(process);
}
