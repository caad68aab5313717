// One conversation, led by the daemon: show this, ask this, finish; started over when the daemon goes away.
#include "shim.h"
#include <poll.h>

static enum outcome send_frame(struct conversation *c, enum kind kind, const void *body, size_t length) {
    uint8_t frame[HEADER + ANSWER_BOUND];
    put_header(frame, kind, length);
    memcpy(frame + HEADER, body, length);
    enum outcome outcome = send_bytes(c, frame, HEADER + length);
    explicit_bzero(frame, sizeof frame);
    return outcome;
}

// Shows or asks what the inbox holds, and sends the answer, or why there is none.
static enum outcome relay(struct conversation *c) {
    static const int styles[2][3] = {{0, PAM_TEXT_INFO, PAM_ERROR_MSG}, {PAM_PROMPT_ECHO_OFF, PAM_PROMPT_ECHO_ON, 0}};
    bool asks = c->inbox[KIND_AT] == ASK;
    int style = styles[asks][c->inbox[DETAIL_AT]], text_length = (int)(c->frame_length - TEXT_AT);
    char *answer = NULL;
    if (style == PAM_TEXT_INFO && (unsigned)c->flags & PAM_SILENT)
        return CONTINUES;
    int status = pam_prompt(c->pamh, style, &answer, "%.*s", text_length, (const char *)c->inbox + TEXT_AT);
    size_t length = answer != NULL ? strlen(answer) : 0;
    uint8_t cause = status != PAM_SUCCESS ? 1 : !asks ? 0 : answer == NULL ? 2 : length > ANSWER_BOUND ? 3 : 0;
    enum outcome outcome = cause != 0 ? send_frame(c, HUNG_UP, &cause, 1)
        : asks ? send_frame(c, ANSWER, answer, length) : CONTINUES;
    if (answer != NULL)
        explicit_bzero(answer, length);
    free(answer);
    return cause != 0 ? REFUSED : outcome;
}

// Begins, and obeys until the daemon finishes or goes away. The facts are collected while it accepts.
static enum outcome attempt(struct conversation *c, int restarts) {
    enum outcome outcome = open_connection(c);
    if (outcome == CONTINUES && c->begin_length == 0)
        collect_facts(c);
    c->begin[RESTARTS_AT] = (uint8_t)restarts;
    c->received = c->frame_length = 0;
    if (outcome == CONTINUES)
        outcome = c->fault != NULL ? failed(c, EINVAL, c->fault) : send_bytes(c, c->begin, c->begin_length);
    while (outcome == CONTINUES && (outcome = receive_frame(c)) == CONTINUES) {
        if (c->inbox[KIND_AT] == FINISH)
            return c->inbox[DETAIL_AT] < UNAVAILABLE ? c->inbox[DETAIL_AT] : UNAVAILABLE;
        outcome = relay(c);
    }
    return outcome;
}

enum outcome hold_conversation(struct conversation *c) {
    for (int restarts = 0, pause = 20; restarts <= 64 && c->patience > 0; restarts++) {
        c->descriptor = -1;
        enum outcome outcome = attempt(c, restarts);
        close(c->descriptor);
        if (outcome != LOST)
            return outcome;
        c->patience -= pause * (SECOND / 1000);
        if (c->patience > 0)
            poll(NULL, 0, pause);
        pause = pause < 160 ? pause * 2 : 250;
    }
    return failed(c, ETIMEDOUT, "the daemon stays away");
}
