#include "accounts.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base32.h"

typedef bool parse(char *line, struct account *account);

static char *copy_of(const char *text) {
    char *copy = strdup(text);
    if (copy == NULL) {
        err(71, "accounts");
    }
    return copy;
}

static bool parse_codes(char *line, struct account *account) {
    char *rest = line;
    const char *user = strsep(&rest, " \t");
    if (*user == '\0') {
        return false;
    }
    account->user = copy_of(user);
    while (rest != NULL && account->answer_count < ANSWERS) {
        account->answers[account->answer_count++] = copy_of(strsep(&rest, " \t"));
    }
    return rest == NULL;
}

static bool parse_secret(char *line, struct account *account) {
    const char *fields[5] = {0};
    char *rest = line;
    for (size_t index = 0; index < 5 && rest != NULL; index++) {
        fields[index] = strsep(&rest, ",");
    }
    if (fields[4] == NULL || rest != NULL) {
        return false;
    }
    struct totp *totp = &account->totp;
    long bytes = base32_decode(fields[1], totp->key, sizeof totp->key);
    totp->key_bytes = bytes > 0 ? (size_t)bytes : 0;
    totp->digits = (unsigned)strtoul(fields[3], NULL, 10);
    totp->period = (unsigned)strtoul(fields[4], NULL, 10);
    (void)snprintf(totp->algorithm, sizeof totp->algorithm, "%s", fields[2]);
    account->user = copy_of(fields[0]);
    account->has_totp = true;
    return bytes > 0 && totp->digits >= 6 && totp->digits <= 8 && totp->period > 0;
}

static void append(struct accounts *accounts, size_t *room, struct account account) {
    if (accounts->count == *room) {
        *room = *room == 0 ? 64 : *room * 2;
        accounts->list = reallocarray(accounts->list, *room, sizeof account);
        if (accounts->list == NULL) {
            err(71, "accounts");
        }
    }
    accounts->list[accounts->count++] = account;
}

static struct accounts read_lines(const char *path, size_t skip, size_t header, size_t count, parse *parse_line) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    if (file == NULL) {
        err(66, "%s", path);
    }
    struct accounts accounts = {0};
    size_t room = 0;
    char *line = NULL;
    size_t line_room = 0;
    for (size_t number = 1; getline(&line, &line_room, file) >= 0; number++) {
        line[strcspn(line, "\r\n")] = '\0';
        if (number <= header + skip || *line == '\0') {
            continue;
        }
        struct account account = {0};
        if (!parse_line(line, &account)) {
            errx(65, "%s:%zu: not an account", path, number);
        }
        append(&accounts, &room, account);
        if (accounts.count == count) {
            break;
        }
    }
    free(line);
    if (file != stdin) {
        (void)fclose(file);
    }
    return accounts;
}

struct accounts accounts_read_codes(const char *path, size_t skip, size_t count) {
    return read_lines(path, skip, 0, count, parse_codes);
}

struct accounts accounts_read_secrets(const char *path, size_t skip, size_t count) {
    return read_lines(path, skip, 1, count, parse_secret);
}
