#include "CLibpam.h"

/* The daemon throttles; a process that sleeps here would only be one more that waits. */
static void do_not_wait(int status, unsigned int microseconds, void *context)
{
    (void)status;
    (void)microseconds;
    (void)context;
}

/* PAM_FAIL_DELAY is a function, which ISO C does not let be a pointer to an object; POSIX does. */
static int forbid_delays(pam_handle_t *handle)
{
    union {
        void (*function)(int, unsigned int, void *);
        const void *item;
    } delay = {.function = do_not_wait};
    return pam_set_item(handle, PAM_FAIL_DELAY, delay.item);
}

/* No PAM_RHOST: the password is typed on this host, and modules that judge hosts then judge PAM_TTY. */
int libpam_prepare(pam_handle_t *handle, const char *place)
{
    int result = forbid_delays(handle);
    if (result == PAM_SUCCESS)
        result = pam_set_item(handle, PAM_TTY, place);
    if (result == PAM_SUCCESS)
        result = pam_set_item(handle, PAM_RUSER, place);
    return result;
}
