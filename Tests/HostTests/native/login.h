#ifndef LOGIN_H
#define LOGIN_H
#include <stdbool.h>

#include "accounts.h"
#include "race.h"
#include "tally.h"

// How far a login goes.
enum last_phase { LAST_AUTHENTICATE, LAST_ACCOUNT, LAST_SESSION };

// What every login of a run has in common. Items that are NULL are not set.
struct login_plan {
    const char *confdir; // must hold a file for the service, and one named "other"
    const char *service;
    const char *rhost;
    const char *tty;
    const char *ruser;
    const char *auth_info; // SSH_AUTH_INFO_0 of the PAM environment, as sshd sets it
    enum last_phase last;
    unsigned delay_milliseconds; // spent in the conversation before each answer
    long step_offset;            // added to the present step of a computed code
    bool answer_all;             // the code is the answer to every prompt, not to the first alone
    bool show;                   // texts and prompts go to standard error
};

// One login from pam_start to pam_end. The result is that of the first PAM call that did not succeed, or PAM_SUCCESS.
struct sample login_run(const struct login_plan *plan, const struct account *account, struct seat seat);

// The name of a PAM result as its header has it.
const char *pam_result_name(int32_t result);
#endif
