// The module's arguments in a line of a PAM stack, and the one exemption that they can grant.
#include "shim.h"

static bool parse_argument(struct conversation *c, const char *text) {
    char *end = NULL;
    if (strncmp(text, "socket=/", 8) == 0)
        return strlen(c->socket_path = text + 7) < sizeof ((struct sockaddr_un *)0)->sun_path;
    if (strncmp(text, "timeout=", 8) == 0 && text[8] >= '1' && text[8] <= '9' && strlen(text) <= 8 + 3)
        return (c->patience = SECOND * strtol(text + 8, &end, 10)) <= 600 * SECOND && *end == '\0';
    if (strncmp(text, "console_root=", 13) == 0)
        return *(c->consoles = text + 13) != '\0' && strchr(text, '/') == NULL;
    if (strcmp(text, "console_root") == 0)
        return (c->consoles = c->consoles == NULL ? "" : c->consoles) != NULL;
    return c->after_first_factor = strcmp(text, "after=first-factor") == 0;
}

bool parse_arguments(struct conversation *c, int count, const char **texts) {
    c->socket_path = "/run/sallyport/verify.sock";
    c->patience = 15 * SECOND;
    int good = 0;
    while (good < count && parse_argument(c, texts[good]))
        good++;
    if (good < count)
        pam_syslog(c->pamh, LOG_ERR, "refused: unknown or malformed argument: %s", texts[good]);
    return good == count;
}

static bool item_is(struct conversation *c, int number, const char *expected) {
    return strcmp(item(c, number), expected) == 0;
}

static bool is_console(const char *tty, const char *listed) {
    char name[16] = "console";
    for (int number = 1; number <= 63 && strcmp(tty, name) != 0; number++)
        snprintf(name, sizeof name, "tty%d", number);
    size_t length = strlen(tty);
    while (*listed != '\0' && (strncmp(listed, tty, length) != 0 || strchr(",", listed[length]) == NULL)) {
        listed += strcspn(listed, ",");
        listed += *listed == ',';
    }
    return strcmp(tty, name) == 0 || (length > 0 && *listed != '\0');
}

// Break-glass: root at a console of the machine itself is let past, with or without the daemon.
bool is_root_at_console(struct conversation *c) {
    if (c->consoles == NULL || getuid() != 0 || !item_is(c, PAM_SERVICE, "login") || !item_is(c, PAM_USER, "root")
        || !item_is(c, PAM_RHOST, "") || !item_is(c, PAM_RUSER, ""))
        return false;
    const char *tty = item(c, PAM_TTY);
    return c->fault == NULL && is_console(tty + (strncmp(tty, "/dev/", 5) == 0 ? 5 : 0), c->consoles);
}
