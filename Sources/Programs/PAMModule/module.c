// The entry points of pam_sallyport: what libpam calls, and what a verdict means to it.
#include "shim.h"

static const char *const token_names[] = {[AUTH] = "sallyport_auth", [ACCOUNT] = "sallyport_account"};

static int result(enum phase phase, enum outcome outcome) {
    if (outcome == GRANTED || (outcome == NOT_ASKED && phase != AUTH))
        return PAM_SUCCESS;
    if (outcome == NOT_ASKED)
        return PAM_IGNORE; // a success would be a login without any factor where this module stands alone
    return phase >= OPEN_SESSION ? PAM_SESSION_ERR : outcome == REFUSED ? PAM_AUTH_ERR : PAM_AUTHINFO_UNAVAIL;
}

static void free_token(pam_handle_t *pamh, void *token, int status) {
    (void)pamh, (void)status;
    explicit_bzero(token, TOKEN);
    free(token);
}

// Keeps the token of the finish frame for the next phase of this handle: lost, it would be a refusal there.
static enum outcome keep_token(struct conversation *c, enum outcome outcome) {
    void *token = malloc(TOKEN);
    if (token != NULL && pam_set_data(c->pamh, token_names[c->phase], memcpy(token, c->inbox + TEXT_AT, TOKEN),
            free_token) == PAM_SUCCESS)
        return outcome;
    free(token);
    return failed(c, ENOMEM, "pam_set_data");
}

static int run(pam_handle_t *pamh, int flags, int count, const char **texts, enum phase phase) {
    struct conversation *c = calloc(1, sizeof *c);
    enum outcome outcome = UNAVAILABLE;
    if (c == NULL)
        return result(phase, outcome);
    c->pamh = pamh;
    c->flags = flags;
    c->phase = phase;
    if (phase != AUTH)
        pam_get_data(pamh, token_names[phase == ACCOUNT ? AUTH : ACCOUNT], &c->token);
    bool valid = parse_arguments(c, count, texts), exempt = valid && is_root_at_console(c);
    if (exempt)
        pam_syslog(pamh, LOG_ALERT, "root at a console is let past without a second factor (console_root)");
    else if (valid)
        outcome = hold_conversation(c);
    if (outcome <= NOT_ASKED && phase <= ACCOUNT)
        outcome = keep_token(c, outcome);
    explicit_bzero(c->inbox, sizeof c->inbox), free(c); // a new key and its recovery codes were shown from there
    return exempt ? PAM_IGNORE : result(phase, outcome);
}

#pragma GCC visibility push(default)
#define ENTRY(name, result) \
    int name(pam_handle_t *pamh, int flags, int argc, const char **argv) { \
        return (void)pamh, (void)flags, (void)argc, (void)argv, (result); \
    }
ENTRY(pam_sm_authenticate, run(pamh, flags, argc, argv, AUTH))
ENTRY(pam_sm_setcred, PAM_SUCCESS) // there are no credentials to set
ENTRY(pam_sm_acct_mgmt, run(pamh, flags, argc, argv, ACCOUNT))
ENTRY(pam_sm_open_session, run(pamh, flags, argc, argv, OPEN_SESSION))
ENTRY(pam_sm_close_session, run(pamh, flags, argc, argv, CLOSE_SESSION))
// passwd calls nothing but this: to check, and there the person is asked; then to write, where the answer stands.
ENTRY(pam_sm_chauthtok, (flags & PAM_PRELIM_CHECK) != 0 ? run(pamh, flags, argc, argv, AUTH)
    : (flags & PAM_UPDATE_AUTHTOK) != 0 ? PAM_IGNORE : PAM_AUTHINFO_UNAVAIL)
