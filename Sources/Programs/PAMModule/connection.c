// The way to the daemon: a socket that can be trusted, and whole frames over it before one deadline.
#include "shim.h"
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>

// Tells by the error whether the daemon went away, which a new start may mend; all else is the end.
enum outcome failed(const struct conversation *c, int error, const char *why) {
    if (error == ECONNREFUSED || error == ENOENT || error == EAGAIN || error == ECONNRESET || error == EPIPE)
        return LOST;
    errno = error;
    pam_syslog(c->pamh, LOG_ERR, "refused: %s: %s: %m", c->socket_path, why);
    return UNAVAILABLE;
}

// Waits for the daemon; only here, and between two starts, does its time run out.
static enum outcome wait_for(struct conversation *c, short events) {
    struct pollfd entry = {.fd = c->descriptor, .events = events};
    struct timespec from, to;
    int started = clock_gettime(CLOCK_MONOTONIC, &from), ready = poll(&entry, 1, (int)(c->patience / (SECOND / 1000)));
    if ((ready < 0 && errno != EINTR) || started != 0 || clock_gettime(CLOCK_MONOTONIC, &to) != 0)
        return failed(c, EIO, "poll");
    c->patience -= (to.tv_sec - from.tv_sec) * SECOND + to.tv_nsec - from.tv_nsec;
    return ready != 0 && c->patience > 0 ? CONTINUES : failed(c, ETIMEDOUT, "waiting for the daemon");
}

// Judges one transfer; where it would have had to wait, it waits until it can be tried again.
static enum outcome settle(struct conversation *c, ssize_t count, short events) {
    if (count >= 0)
        return count > 0 ? CONTINUES : LOST;
    return errno == EAGAIN || errno == EINTR ? wait_for(c, events) : failed(c, errno, "transfer");
}

enum outcome send_bytes(struct conversation *c, const uint8_t *bytes, size_t length) {
    enum outcome outcome = CONTINUES;
    for (size_t sent = 0; sent < length && outcome == CONTINUES;) {
        ssize_t count = send(c->descriptor, bytes + sent, length - sent, MSG_NOSIGNAL);
        outcome = settle(c, count, POLLOUT);
        sent += count > 0 ? (size_t)count : 0;
    }
    return outcome;
}

// Makes the inbox begin with the next frame of the daemon, whole and judged.
enum outcome receive_frame(struct conversation *c) {
    enum outcome outcome = CONTINUES;
    c->received -= c->frame_length;
    memmove(c->inbox, c->inbox + c->frame_length, c->received);
    while (outcome == CONTINUES && (c->frame_length = judge_frame(c->inbox, c->received)) > c->received) {
        ssize_t count = recv(c->descriptor, c->inbox + c->received, sizeof c->inbox - c->received, 0);
        outcome = settle(c, count, POLLIN);
        c->received += count > 0 ? (size_t)count : 0;
    }
    return c->frame_length > 0 ? outcome : failed(c, EPROTO, "not a frame");
}

// Finds the socket's owner, and refuses a path where others than root and this uid could have put it.
static enum outcome judge_path(const struct conversation *c, uid_t *owner) {
    char part[sizeof ((struct sockaddr_un *)0)->sun_path] = "/";
    struct stat status;
    bool good = true, shared = false; // shared: others may write to the folder above, but not to this part
    for (size_t at = 0; good; at++, at += strcspn(c->socket_path + at, "/")) {
        memcpy(part, c->socket_path, at);
        part[at > 0 ? at : 1] = '\0';
        if (lstat(part, &status) != 0)
            return failed(c, errno, part);
        bool ours = status.st_uid == 0 || status.st_uid == geteuid();
        *owner = status.st_uid;
        if (c->socket_path[at] == '\0' && S_ISSOCK(status.st_mode) && (ours || !shared))
            return CONTINUES;
        shared = (status.st_mode & (S_IWGRP | S_IWOTH)) != 0;
        good = c->socket_path[at] == '/' && S_ISDIR(status.st_mode) && ours && (!shared || status.st_mode & S_ISVTX);
    }
    return failed(c, EPERM, part);
}

enum outcome open_connection(struct conversation *c) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct ucred peer;
    uid_t owner = 0;
    enum outcome outcome = judge_path(c, &owner);
    if (outcome != CONTINUES)
        return outcome;
    memcpy(address.sun_path, c->socket_path, strlen(c->socket_path));
    c->descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (c->descriptor < 0 || connect(c->descriptor, (struct sockaddr *)&address, sizeof address) != 0
        || getsockopt(c->descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &(socklen_t){sizeof peer}) != 0)
        return failed(c, errno, "connect");
    return peer.uid == 0 || peer.uid == owner ? CONTINUES : failed(c, EPERM, "the listener");
}
