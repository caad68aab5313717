// Every call that can fail, failing at its first, second, … last use: what the module must answer, exactly.
#include "test.h"

// HARMLESS: tried again, or not needed, and the daemon's verdict holds. TOLD: the daemon hears that the fact is
// missing, and its verdict holds.
enum effect { HARMLESS, TOLD, NO_SERVICE, NO_ANSWER };

static const struct { const char *name; enum call call; int error; enum effect effect; } faults[] = {
    {"socket EMFILE", SOCKET, EMFILE, NO_SERVICE}, {"connect EACCES", CONNECT, EACCES, NO_SERVICE},
    {"connect ECONNREFUSED", CONNECT, ECONNREFUSED, HARMLESS}, {"connect EAGAIN", CONNECT, EAGAIN, HARMLESS},
    {"getsockopt", GETSOCKOPT, ENOBUFS, NO_SERVICE}, {"poll ENOMEM", POLL, ENOMEM, NO_SERVICE},
    {"poll EINTR", POLL, EINTR, HARMLESS}, {"poll times out", POLL, 0, NO_SERVICE}, {"send EIO", SEND, EIO, NO_SERVICE},
    {"send EINTR", SEND, EINTR, HARMLESS}, {"send EAGAIN", SEND, EAGAIN, HARMLESS}, {"send EPIPE", SEND, EPIPE, HARMLESS},
    {"send one byte", SEND, 0, HARMLESS}, {"recv EIO", RECV, EIO, NO_SERVICE}, {"recv EINTR", RECV, EINTR, HARMLESS},
    {"recv EAGAIN", RECV, EAGAIN, HARMLESS}, {"recv ECONNRESET", RECV, ECONNRESET, HARMLESS},
    {"recv end of file", RECV, 0, HARMLESS}, {"recv one byte", RECV, -1, HARMLESS}, {"lstat EACCES", LSTAT, EACCES, NO_SERVICE},
    {"lstat ENOENT", LSTAT, ENOENT, HARMLESS}, {"malloc", MALLOC, ENOMEM, NO_SERVICE}, {"calloc", CALLOC, ENOMEM, NO_SERVICE},
    {"getpwnam_r EIO", GETPWNAM, EIO, TOLD}, {"getpwnam_r ERANGE", GETPWNAM, ERANGE, TOLD},
    {"getpwuid_r EIO", GETPWUID, EIO, TOLD}, {"getgrouplist ENOMEM", GETGROUPLIST, ENOMEM, TOLD},
    {"getgrouplist too many", GETGROUPLIST, 0, NO_SERVICE}, {"open", OPEN, EMFILE, TOLD}, {"read", READ, EIO, TOLD},
    {"read nothing", READ, 0, TOLD}, {"close", CLOSE, EIO, HARMLESS}, {"getrandom", GETRANDOM, ENOSYS, NO_SERVICE},
    {"getrandom short", GETRANDOM, 0, NO_SERVICE}, {"clock_gettime", CLOCK, EINVAL, NO_SERVICE},
    {"pam_get_item", GET_ITEM, 0, NO_SERVICE}, {"pam_get_data", GET_DATA, 0, TOLD}, {"pam_set_data", SET_DATA, 0, NO_SERVICE},
    {"pam_getenv", GETENV, 0, TOLD}, {"pam_prompt", PROMPT, 0, NO_ANSWER},
};

static uint8_t ask[] = {'S', 'P', 1, ASK, 0, 0, 0, 2, 1, '?'};
static uint8_t finish[HEADER + 17] = {'S', 'P', 1, FINISH, 0, 0, 0, 17};

static int expected(enum effect effect, enum phase phase, uint8_t verdict) {
    bool is_session = phase == OPEN_SESSION || phase == CLOSE_SESSION, is_account = phase == ACCOUNT;
    if (effect == HARMLESS || effect == TOLD)
        return verdict == NOT_ASKED && !is_session && !is_account ? PAM_IGNORE : PAM_SUCCESS;
    if (is_session)
        return PAM_SESSION_ERR;
    return effect == NO_ANSWER ? PAM_AUTH_ERR : PAM_AUTHINFO_UNAVAIL;
}

static void strike(size_t i, enum phase phase, uint8_t verdict, unsigned nth, bool forever) {
    start_world();
    world.items[PAM_SERVICE] = "sudo";
    world.words = "sudo";
    world.words_length = 5;
    world.uid = 1001; // root's sudo is asked for no invoker
    world.users[2] = (struct entry){"bob", 1001, {1001}, 1};
    if (phase != AUTH && phase != PASSWORD) { // a token of the phase before
        world.uid = 0;
        call_module(phase == ACCOUNT ? AUTH : ACCOUNT, 0, NULL, NULL);
        world.uid = 1001;
    }
    memset(calls, 0, sizeof calls);
    world.fault = (struct fault){faults[i].call, nth, faults[i].error, forever};
    finish[DETAIL_AT] = verdict;
    int result = call_module(phase, 0, forever ? "timeout=1" : NULL, NULL);
    int wanted = struck ? expected(faults[i].effect, phase, verdict) : expected(HARMLESS, phase, verdict);
    bool lets_in = result == PAM_SUCCESS || result == PAM_IGNORE;
    if (forever ? lets_in && faults[i].effect > TOLD : result != wanted)
        fprintf(stderr, "%s, call %u, phase %d: %d instead of %d\n%s", faults[i].name, nth, phase, result, wanted, journal);
    CHECK(forever ? !lets_in || faults[i].effect <= TOLD : result == wanted);
    CHECK(open_sockets == 0);
}

void test_faults(void) {
    struct script script = {.before = ask, .before_length = sizeof ask, .after = finish, .after_length = sizeof finish};
    start_daemon(&script);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        bool ever = false;
        for (enum phase phase = AUTH; phase <= PASSWORD; phase++) {
            struck = true;
            for (unsigned nth = 1; struck; nth++) {
                strike(i, phase, GRANTED, nth, false);
                ever |= struck;
            }
            strike(i, phase, NOT_ASKED, 1, false);
        }
        if (!ever)
            fprintf(stderr, "%s: never called\n", faults[i].name);
        CHECK(ever);
        strike(i, AUTH, GRANTED, 1, true);
    }
    stop_daemon();
}
