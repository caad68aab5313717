// The bare PAM module of the floor: connect, send, prompt, send, obey. Argument: socket=PATH.
#include <security/pam_modules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "floor.h"

static const char *socket_path(int count, const char **words) {
    for (int index = 0; index < count; index++) {
        if (strncmp(words[index], "socket=", 7) == 0) {
            return words[index] + 7;
        }
    }
    return "/run/floor.sock";
}

static char *ask(pam_handle_t *handle, const char *text) {
    const void *item = NULL;
    if (pam_get_item(handle, PAM_CONV, &item) != PAM_SUCCESS || item == NULL) {
        return NULL;
    }
    const struct pam_conv *conversation = item;
    const struct pam_message message = {PAM_PROMPT_ECHO_ON, text};
    const struct pam_message *messages = &message;
    struct pam_response *response = NULL;
    if (conversation->conv(1, &messages, &response, conversation->appdata_ptr) != PAM_SUCCESS || response == NULL) {
        return NULL;
    }
    char *answer = response->resp;
    free(response);
    return answer;
}

static int converse(pam_handle_t *handle, int connection, const char *user) {
    struct floor_message message = {0};
    (void)snprintf(message.text, sizeof message.text, "%s", user);
    if (floor_exchange(connection, &message) != 0) {
        return PAM_AUTHINFO_UNAVAIL;
    }
    message.text[sizeof message.text - 1] = '\0';
    char *answer = ask(handle, message.text);
    if (answer == NULL) {
        return PAM_AUTHINFO_UNAVAIL;
    }
    (void)snprintf(message.text, sizeof message.text, "%s", answer);
    free(answer);
    if (floor_exchange(connection, &message) != 0) {
        return PAM_AUTHINFO_UNAVAIL;
    }
    return message.text[0] == 'y' ? PAM_SUCCESS : PAM_AUTH_ERR;
}

int pam_sm_authenticate(pam_handle_t *handle, int flags, int count, const char **words) {
    (void)flags;
    const char *user = NULL;
    if (pam_get_user(handle, &user, NULL) != PAM_SUCCESS || user == NULL) {
        return PAM_USER_UNKNOWN;
    }
    int connection = floor_connect(socket_path(count, words));
    if (connection < 0) {
        return PAM_AUTHINFO_UNAVAIL;
    }
    int result = converse(handle, connection, user);
    (void)close(connection);
    return result;
}

int pam_sm_setcred(pam_handle_t *handle, int flags, int count, const char **words) {
    (void)handle, (void)flags, (void)count, (void)words;
    return PAM_SUCCESS;
}
