#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

static int64_t milliseconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now); /* cannot fail: both clocks are older than Linux 2.6.39 */
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t platform_wall_clock_milliseconds(void)
{
    return milliseconds(CLOCK_REALTIME);
}

int64_t platform_boot_clock_milliseconds(void)
{
    return milliseconds(CLOCK_BOOTTIME);
}

int platform_random(void *bytes, size_t count)
{
    unsigned char *next = bytes;
    while (count > 0) {
        ssize_t got = getrandom(next, count, 0);
        if (got < 0 && errno != EINTR)
            return -errno;
        if (got > 0) {
            next += got;
            count -= (size_t)got;
        }
    }
    return 0;
}

void platform_wipe(void *bytes, size_t count)
{
    explicit_bzero(bytes, count);
}

int platform_forbid_dumps(void)
{
    struct rlimit none = {0, 0};
    umask(077);
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0 || setrlimit(RLIMIT_CORE, &none) < 0)
        return -errno;
    return 0;
}

int platform_is_dumpable(void)
{
    int answer = prctl(PR_GET_DUMPABLE, 0, 0, 0, 0);
    return answer < 0 ? -errno : answer;
}

const char *platform_describe(int error)
{
    const char *text = strerrordesc_np(error);
    return text ? text : "Unknown error";
}
