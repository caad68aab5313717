#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A child that nobody could wait for is not left behind. */
int platform_process_descriptor(pid_t process)
{
    int descriptor = (int)syscall(SYS_pidfd_open, process, 0); /* always close-on-exec */
    if (descriptor >= 0)
        return descriptor;
    int error = errno;
    kill(process, SIGKILL);
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR)
        ;
    return -error;
}

int platform_memory_file(void)
{
    int descriptor = memfd_create("input", MFD_CLOEXEC);
    return descriptor < 0 ? -errno : descriptor;
}

int platform_rewind(int descriptor)
{
    return lseek(descriptor, 0, SEEK_SET) < 0 ? -errno : 0;
}

int platform_pipe(int *exit, int *entrance)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        return -errno;
    *exit = ends[0];
    *entrance = ends[1];
    return fcntl(ends[0], F_SETFL, O_NONBLOCK) < 0 ? -errno : 0;
}

/* Writes where each of the arguments begins, and NULL behind the last. */
static int split(const char *text, size_t length, char **arguments)
{
    size_t count = 0;
    for (size_t start = 0; start < length; start += strlen(text + start) + 1) {
        if (count == PLATFORM_ARGUMENTS_MAX)
            return -E2BIG;
        arguments[count++] = (char *)(uintptr_t)(text + start);
    }
    arguments[count] = NULL;
    return count > 0 ? 0 : -EINVAL;
}

static int prepare_files(posix_spawn_file_actions_t *actions, int input, int output)
{
    int error = posix_spawn_file_actions_adddup2(actions, input, STDIN_FILENO);
    if (!error)
        error = posix_spawn_file_actions_adddup2(actions, output, STDOUT_FILENO);
    if (!error)
        error = posix_spawn_file_actions_adddup2(actions, output, STDERR_FILENO);
    if (!error)
        error = posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
    return error ? error : posix_spawn_file_actions_addchdir_np(actions, "/");
}

/* A group of its own, so that it can be ended with all its children, and no signal blocked or ignored. */
static int prepare_signals(posix_spawnattr_t *attributes)
{
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    short flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    int error = posix_spawnattr_setflags(attributes, flags);
    if (!error)
        error = posix_spawnattr_setsigdefault(attributes, &all);
    return error ? error : posix_spawnattr_setsigmask(attributes, &none);
}

static int spawn(char **arguments, int input, int output, pid_t *process)
{
    char *environment[] = {"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error)
        return -error;
    error = posix_spawnattr_init(&attributes);
    if (!error) {
        error = prepare_files(&actions, input, output);
        if (!error)
            error = prepare_signals(&attributes);
        if (!error)
            error = posix_spawn(process, arguments[0], &actions, &attributes, arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return -error;
}

int platform_spawn(const uint8_t *text, size_t length, int input, int output, int32_t *process)
{
    char *arguments[PLATFORM_ARGUMENTS_MAX + 1];
    int result = split((const char *)text, length, arguments);
    if (result == 0)
        result = spawn(arguments, input, output, process);
    return result;
}

void platform_kill_group(int32_t process)
{
    kill(-process, SIGKILL);
}

int platform_reap(int descriptor, int *signal)
{
    siginfo_t end = {0};
    int result;
    do
        result = waitid(P_PIDFD, (id_t)descriptor, &end, WEXITED);
    while (result < 0 && errno == EINTR);
    if (result < 0)
        return -errno;
    *signal = end.si_code == CLD_EXITED ? 0 : end.si_status;
    return end.si_code == CLD_EXITED ? end.si_status : 0;
}
