#ifndef BARE_H
#define BARE_H
// What the bare client needs of a protocol: a conversation without PAM, in two halves.
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "accounts.h"

// The results of a bare conversation: the verify protocol's verdicts, a lost connection, and a further prompt.
enum bare_result { BARE_GRANTED, BARE_NOT_ASKED, BARE_REFUSED, BARE_UNAVAILABLE, BARE_LOST, BARE_ASKED };

// How somebody comes; NULL is left out.
struct visit {
    const char *host;         // PAM_RHOST
    const char *ssh_key;      // a line of SSH_AUTH_INFO_0: the visit is through sshd
    unsigned char phase;      // as the verify protocol has it; 0: auth
    bool before_first_factor; // nothing is said of a first factor, unless by sshd
};

// Who asks for whom, looked up before the clock starts.
struct subject {
    const char *user;
    const struct account *account;
    const struct visit *visit;
    bool is_known; // else the name service knows no such user
    uid_t uid;
    gid_t gid;
};

// The client's own process, as the verify protocol names it.
struct self {
    uint32_t pid;
    uint64_t start_ticks;
};

struct protocol {
    // Connects and goes as far as the prompt. Returns the connection, or -1.
    int (*open)(const char *path, const struct subject *subject, struct self self);
    // Answers the prompt and waits for the end; the caller closes the connection.
    enum bare_result (*answer)(int connection, const char *code);
    // Types a text at the prompt; false where the connection was lost. NULL where nothing but a code can be typed.
    bool (*type)(int connection, const char *text);
    // Waits for what follows what was typed: a further prompt, or the end.
    enum bare_result (*follow)(int connection);
};

// A whole conversation in which nobody is asked anything.
enum bare_result sallyport_unasked(const char *path, const struct subject *subject, struct self self);

extern const struct protocol floor_protocol;
extern const struct protocol sallyport_protocol;
#endif
