#define _GNU_SOURCE
#include "CLibpam.h"

#include <stdlib.h>
#include <string.h>

/* The answer to one message; NULL is right for a message that wants none. */
static int answer_one(int style, const char *password, char **answer)
{
    switch (style) {
    case PAM_PROMPT_ECHO_OFF:
        *answer = strdup(password);
        return *answer ? PAM_SUCCESS : PAM_BUF_ERR;
    case PAM_TEXT_INFO:
    case PAM_ERROR_MSG:
        return PAM_SUCCESS;
    default:
        return PAM_CONV_ERR;
    }
}

static void forget(struct pam_response *answers, int count)
{
    for (int index = 0; index < count; index++) {
        if (answers[index].resp)
            explicit_bzero(answers[index].resp, strlen(answers[index].resp));
        free(answers[index].resp);
    }
    free(answers);
}

/* What is given back is libpam's to wipe and to free. */
int libpam_converse(int count, const struct pam_message **messages, struct pam_response **responses, void *password)
{
    if (count <= 0 || count > PAM_MAX_NUM_MSG || !messages || !responses || !password)
        return PAM_CONV_ERR;
    struct pam_response *answers = calloc((size_t)count, sizeof *answers);
    if (!answers)
        return PAM_BUF_ERR;
    int result = PAM_SUCCESS;
    for (int index = 0; index < count && result == PAM_SUCCESS; index++)
        result = answer_one(messages[index]->msg_style, password, &answers[index].resp);
    if (result == PAM_SUCCESS)
        *responses = answers;
    else
        forget(answers, count);
    return result;
}
