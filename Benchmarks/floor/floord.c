// The bare daemon of the floor: one thread, epoll, one HMAC-SHA1 for the second message of each connection.
//   floord SOCKET     says READY on standard error when it listens
#include <err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "floor.h"

enum { EVENTS = 64, BACKLOG = 4096 };

struct conversation {
    int connection;
    bool asked;
};

static int listen_at(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    (void)unlink(path);
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (const struct sockaddr *)&address, sizeof address) != 0 ||
        listen(listener, BACKLOG) != 0) {
        err(71, "%s", path);
    }
    return listener;
}

static void accept_all(int poll, int listener) {
    for (int connection; (connection = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
        struct conversation *conversation = calloc(1, sizeof *conversation);
        if (conversation == NULL) {
            err(71, "calloc");
        }
        conversation->connection = connection;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = conversation};
        if (epoll_ctl(poll, EPOLL_CTL_ADD, connection, &event) != 0) {
            err(71, "epoll_ctl");
        }
    }
}

// The work of a judgement; every answer is right, since nothing is known of anybody.
static void judge(struct floor_message *message) {
    static const unsigned char key[20] = "floor has no secrets";
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned bytes = 0;
    if (HMAC(EVP_sha1(), key, sizeof key, (const unsigned char *)message->text, 8, mac, &bytes) == NULL) {
        errx(70, "HMAC failed");
    }
    memcpy(message->text + 1, mac, bytes);
    message->text[0] = 'y';
}

static void serve(struct conversation *conversation) {
    struct floor_message message;
    bool open = recv(conversation->connection, &message, sizeof message, 0) == (ssize_t)sizeof message;
    if (open) {
        if (conversation->asked) {
            judge(&message);
        } else {
            (void)snprintf(message.text, sizeof message.text, "Verification code:");
        }
        conversation->asked = true;
        open = send(conversation->connection, &message, sizeof message, MSG_NOSIGNAL) == (ssize_t)sizeof message;
    }
    if (!open) {
        (void)close(conversation->connection);
        free(conversation);
    }
}

int main(int count, char **words) {
    if (count != 2) {
        errx(64, "usage: floord SOCKET");
    }
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    int listener = listen_at(words[1]);
    int poll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    if (poll < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event) != 0) {
        err(71, "epoll");
    }
    (void)fprintf(stderr, "READY\n");
    for (;;) {
        struct epoll_event events[EVENTS];
        int ready = epoll_wait(poll, events, EVENTS, -1);
        for (int index = 0; index < ready; index++) {
            if (events[index].data.ptr == NULL) {
                accept_all(poll, listener);
            } else {
                serve(events[index].data.ptr);
            }
        }
    }
}
