// libpam as the module sees it: the items, data and conversation of one handle.
#include "test.h"
#include <stdarg.h>
#include <time.h>

struct world world;
char transcript[65536], journal[8192];

extern _Thread_local bool in_module;
static struct { const char *name; void *value; void (*cleanup)(pam_handle_t *, void *, int); } data[2];
static int prompts;
static char handle; // its address stands for the handle, which only libpam may look into

static void append(char *log, size_t size, const char *line) {
    size_t length = strlen(log);
    snprintf(log + length, size - length, "%s\n", line);
}

void start_world(void) {
    forget_data();
    memset(calls, 0, sizeof calls);
    transcript[0] = journal[0] = '\0';
    struck = false;
    prompts = 0;
    world = (struct world){
        .items = {[PAM_SERVICE] = "sshd", [PAM_USER] = "ALICE", [PAM_RHOST] = "203.0.113.9", [PAM_TTY] = "ssh"},
        .ssh_auth_info = "publickey ssh-ed25519 AAAA\n",
        .ssh_connection = "203.0.113.9 50022 192.0.2.1 22",
        .users = {{"alice", 1000, {1000, 27}, 2}, {"root", 0, {0}, 1}},
        .pid = 4242,
        .files = {{"/proc/4242/stat", "4242 (ssh) d) S 4241 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 123456 9 9\n"},
            {"/proc/4241/stat", "4241 (sshd) S 900 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 123400 9 9\n"},
            {"/proc/900/stat", "900 (sshd) S 1 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 2000 9 9\n"},
            {"/proc/1/stat", "1 (systemd) S 0 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 5 9 9\n"},
            {"/proc/self/sessionid", "4294967295"},
            {"/proc/self/cgroup", "1:name=systemd:/elsewhere\n0::/system.slice/ssh.service\n"}},
        .answers = {{PAM_SUCCESS, "492039"}, {PAM_SUCCESS, "492039"}, {PAM_SUCCESS, "492039"}, {PAM_SUCCESS, "492039"},
            {PAM_SUCCESS, "492039"}, {PAM_SUCCESS, "492039"}, {PAM_SUCCESS, "492039"}, {PAM_SUCCESS, "492039"}},
    };
}

int call_module(enum phase phase, int flags, const char *argument, const char *other) {
    int (*const entries[])(pam_handle_t *, int, int, const char **) = {[AUTH] = pam_sm_authenticate,
        [ACCOUNT] = pam_sm_acct_mgmt, [OPEN_SESSION] = pam_sm_open_session, [CLOSE_SESSION] = pam_sm_close_session,
        [PASSWORD] = pam_sm_chauthtok};
    const char *arguments[] = {socket_argument, argument, other};
    flags |= phase == PASSWORD ? PAM_PRELIM_CHECK : 0;
    in_module = true;
    errno = 0;
    int result = entries[phase]((pam_handle_t *)&handle, flags, other != NULL ? 3 : argument != NULL ? 2 : 1, arguments);
    in_module = false;
    return result;
}

int pam_get_item(const pam_handle_t *pamh, int item, const void **value) {
    (void)pamh;
    if (strikes(GET_ITEM))
        return PAM_BAD_ITEM;
    *value = world.items[item];
    return PAM_SUCCESS;
}

const char *pam_getenv(pam_handle_t *pamh, const char *name) {
    (void)pamh;
    if (strikes(GETENV))
        return NULL;
    return strcmp(name, "SSH_AUTH_INFO_0") == 0 ? world.ssh_auth_info : world.ssh_connection;
}

int pam_set_data(pam_handle_t *pamh, const char *name, void *value, void (*cleanup)(pam_handle_t *, void *, int)) {
    if (strikes(SET_DATA))
        return PAM_BUF_ERR;
    size_t i = data[0].name != NULL && strcmp(data[0].name, name) != 0;
    if (data[i].cleanup != NULL)
        data[i].cleanup(pamh, data[i].value, PAM_DATA_REPLACE);
    data[i].name = name;
    data[i].value = value;
    data[i].cleanup = cleanup;
    return PAM_SUCCESS;
}

int pam_get_data(const pam_handle_t *pamh, const char *name, const void **value) {
    (void)pamh;
    if (!strikes(GET_DATA)) {
        for (size_t i = 0; i < 2; i++) {
            if (data[i].name != NULL && strcmp(data[i].name, name) == 0) {
                *value = data[i].value;
                return PAM_SUCCESS;
            }
        }
    }
    return PAM_NO_MODULE_DATA;
}

void forget_data(void) {
    for (size_t i = 0; i < 2; i++)
        if (data[i].cleanup != NULL)
            data[i].cleanup(NULL, data[i].value, 0);
    memset(data, 0, sizeof data);
}

int pam_prompt(pam_handle_t *pamh, int style, char **answer, const char *format, ...) {
    (void)pamh;
    char text[20000], line[20100];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    snprintf(line, sizeof line, "%d %s", style, text);
    append(transcript, sizeof transcript, line);
    in_module = false; // what the application does is not the module's
    nanosleep(&(struct timespec){world.prompt_milliseconds / 1000, world.prompt_milliseconds % 1000 * 1000000L}, NULL);
    bool asks = style == PAM_PROMPT_ECHO_OFF || style == PAM_PROMPT_ECHO_ON;
    struct answer given = asks ? world.answers[prompts++ % 8] : (struct answer){PAM_SUCCESS, NULL};
    *answer = given.text != NULL ? strdup(given.text) : NULL;
    in_module = true;
    return strikes(PROMPT) ? PAM_CONV_ERR : given.status;
}

void pam_syslog(const pam_handle_t *pamh, int priority, const char *format, ...) {
    (void)pamh;
    char line[1024];
    int prefix = snprintf(line, sizeof line, "%d ", priority);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line + prefix, sizeof line - (size_t)prefix, format, arguments);
    va_end(arguments);
    append(journal, sizeof journal, line);
}
