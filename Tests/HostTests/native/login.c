#include "login.h"

#include <security/pam_appl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The person at the keyboard: the conversation's own data.
struct typist {
    const struct login_plan *plan;
    const struct account *account;
    struct seat seat;
    uint32_t prompts;
    char code[TOTP_CODE_SIZE];
};

static void compute_code(struct typist *typist) {
    const struct totp *totp = &typist->account->totp;
    totp_code(totp, race_step(typist->seat, totp, typist->plan->step_offset), typist->code);
}

// The code for the first prompt, the next ones of a list for the next prompts, then an empty line, which ends it.
static char *answer(struct typist *typist) {
    const struct account *account = typist->account;
    uint32_t turn = typist->prompts++;
    if (turn == 0 && typist->seat.round != NULL) {
        gate_pass(&typist->seat.round->prompt, typist->seat.members);
    }
    if (typist->plan->delay_milliseconds > 0) {
        (void)usleep(typist->plan->delay_milliseconds * 1000);
    }
    if (account->has_totp && (turn == 0 || typist->plan->answer_all)) {
        if (typist->plan->delay_milliseconds > 0) {
            compute_code(typist);
        }
        return strdup(typist->code);
    }
    if (typist->plan->answer_all && account->answer_count > 0 && turn >= account->answer_count) {
        turn = (uint32_t)account->answer_count - 1;
    }
    return strdup(turn < account->answer_count ? account->answers[turn] : "");
}

static int converse(int count, const struct pam_message **messages, struct pam_response **responses, void *data) {
    struct typist *typist = data;
    struct pam_response *list = calloc((size_t)count, sizeof *list);
    if (list == NULL) {
        return PAM_BUF_ERR;
    }
    for (int index = 0; index < count; index++) {
        int style = messages[index]->msg_style;
        if (typist->plan->show) {
            (void)fprintf(stderr, "%s: %s\n", typist->account->user, messages[index]->msg);
        }
        if (style == PAM_PROMPT_ECHO_ON || style == PAM_PROMPT_ECHO_OFF) {
            list[index].resp = answer(typist);
        }
    }
    *responses = list;
    return PAM_SUCCESS;
}

static int set_items(pam_handle_t *handle, const struct login_plan *plan) {
    int result = PAM_SUCCESS;
    if (plan->rhost != NULL) {
        result = pam_set_item(handle, PAM_RHOST, plan->rhost);
    }
    if (result == PAM_SUCCESS && plan->tty != NULL) {
        result = pam_set_item(handle, PAM_TTY, plan->tty);
    }
    if (result == PAM_SUCCESS && plan->ruser != NULL) {
        result = pam_set_item(handle, PAM_RUSER, plan->ruser);
    }
    if (result == PAM_SUCCESS && plan->auth_info != NULL) {
        char entry[1024];
        (void)snprintf(entry, sizeof entry, "SSH_AUTH_INFO_0=%s", plan->auth_info);
        result = pam_putenv(handle, entry);
    }
    return result;
}

static int later_phases(pam_handle_t *handle, enum last_phase last) {
    int result = PAM_SUCCESS;
    if (last >= LAST_ACCOUNT) {
        result = pam_acct_mgmt(handle, 0);
    }
    if (result == PAM_SUCCESS && last == LAST_SESSION) {
        result = pam_setcred(handle, PAM_ESTABLISH_CRED);
        if (result == PAM_SUCCESS) {
            result = pam_open_session(handle, 0);
        }
        if (result == PAM_SUCCESS) {
            result = pam_close_session(handle, 0);
        }
    }
    return result;
}

struct sample login_run(const struct login_plan *plan, const struct account *account, struct seat seat) {
    struct typist typist = {.plan = plan, .account = account, .seat = seat};
    struct pam_conv conversation = {converse, &typist};
    if (account->has_totp) {
        compute_code(&typist); // before the clock starts: the person's telephone does this
    }
    struct sample sample = {.began = now_nanoseconds()};
    pam_handle_t *handle = NULL;
    int result = pam_start_confdir(plan->service, account->user, &conversation, plan->confdir, &handle);
    if (result == PAM_SUCCESS) {
        result = set_items(handle, plan);
    }
    sample.judged_from = now_nanoseconds();
    if (result == PAM_SUCCESS) {
        result = pam_authenticate(handle, 0);
    }
    sample.judged = now_nanoseconds();
    if (result == PAM_SUCCESS) {
        result = later_phases(handle, plan->last);
    }
    if (handle != NULL) {
        (void)pam_end(handle, result);
    }
    sample.ended = now_nanoseconds();
    sample.result = result;
    sample.prompts = typist.prompts;
    if (typist.prompts == 0 && seat.round != NULL) {
        gate_pass(&seat.round->prompt, seat.members);
    }
    return sample;
}

const char *pam_result_name(int32_t result) {
    switch (result) {
    case PAM_SUCCESS: return "PAM_SUCCESS";
    case PAM_OPEN_ERR: return "PAM_OPEN_ERR";
    case PAM_SYMBOL_ERR: return "PAM_SYMBOL_ERR";
    case PAM_SERVICE_ERR: return "PAM_SERVICE_ERR";
    case PAM_SYSTEM_ERR: return "PAM_SYSTEM_ERR";
    case PAM_BUF_ERR: return "PAM_BUF_ERR";
    case PAM_PERM_DENIED: return "PAM_PERM_DENIED";
    case PAM_AUTH_ERR: return "PAM_AUTH_ERR";
    case PAM_CRED_INSUFFICIENT: return "PAM_CRED_INSUFFICIENT";
    case PAM_AUTHINFO_UNAVAIL: return "PAM_AUTHINFO_UNAVAIL";
    case PAM_USER_UNKNOWN: return "PAM_USER_UNKNOWN";
    case PAM_MAXTRIES: return "PAM_MAXTRIES";
    case PAM_NEW_AUTHTOK_REQD: return "PAM_NEW_AUTHTOK_REQD";
    case PAM_ACCT_EXPIRED: return "PAM_ACCT_EXPIRED";
    case PAM_SESSION_ERR: return "PAM_SESSION_ERR";
    case PAM_CONV_ERR: return "PAM_CONV_ERR";
    case PAM_IGNORE: return "PAM_IGNORE";
    case PAM_ABORT: return "PAM_ABORT";
    case PAM_MODULE_UNKNOWN: return "PAM_MODULE_UNKNOWN";
    default: return "another";
    }
}
