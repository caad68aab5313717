#ifndef ACCOUNTS_H
#define ACCOUNTS_H
#include <stdbool.h>
#include <stddef.h>

#include "totp.h"

enum { ANSWERS = 4 };

// Who logs in, and with what: either fixed answers, or a factor whose code is computed when it is asked for.
struct account {
    char *user;
    char *answers[ANSWERS];
    size_t answer_count;
    bool has_totp;
    struct totp totp;
};

struct accounts {
    struct account *list;
    size_t count;
};

// Reads `count` accounts (0: all) after the first `skip`, from a file, or standard input for "-".
// Codes: lines "user code [code …]", one code for each prompt in turn.
// Secrets: CSV "user,secret,algorithm,digits,period" with a header line, the secret in Base32, as `user import` reads it.
// Ends the program, naming the line, where one cannot be read.
struct accounts accounts_read_codes(const char *path, size_t skip, size_t count);
struct accounts accounts_read_secrets(const char *path, size_t skip, size_t count);
#endif
