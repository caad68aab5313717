#ifndef OPTIONS_H
#define OPTIONS_H
#include <sys/types.h>

#include "accounts.h"
#include "crowd.h"
#include "login.h"

// What a run of pamdrive was asked for.
struct options {
    struct login_plan plan;
    struct crowd crowd;
    struct accounts accounts;
    size_t repeat;       // how often the list of accounts is gone through
    size_t warm_up;      // logins at the start that the report leaves out
    bool fresh;          // every login in a process of its own, as sshd and sudo do it
    bool once;           // the race: all members submit one code of each account together
    const char *results; // a file for one line a login, or NULL
    uid_t real_uid;
    uid_t effective_uid;
};

// Reads the command line and the accounts; ends the program with usage and 64 where it is wrong.
struct options options_parse(int count, char **words);
#endif
