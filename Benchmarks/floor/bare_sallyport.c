// The verify protocol (docs/protocol.md), as much of it as a right code needs.
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bare.h"
#include "begin.h"
#include "floor.h"

enum { LONGEST_TEXT = 16384 };

// One frame from the daemon; `first` is the first byte of the body. Returns false where the connection was lost.
struct reply {
    enum kind kind;
    unsigned char first;
};

static bool receive(int connection, struct reply *reply) {
    unsigned char header[FRAME_HEADER];
    unsigned char body[LONGEST_TEXT];
    if (recv(connection, header, sizeof header, MSG_WAITALL) != (ssize_t)sizeof header) {
        return false;
    }
    size_t bytes = (size_t)header[4] << 24 | (size_t)header[5] << 16 | (size_t)header[6] << 8 | header[7];
    if (bytes == 0 || bytes > sizeof body || recv(connection, body, bytes, MSG_WAITALL) != (ssize_t)bytes) {
        return false;
    }
    *reply = (struct reply){(enum kind)header[3], body[0]};
    return true;
}

static bool receive_past_shows(int connection, struct reply *reply) {
    do {
        if (!receive(connection, reply)) {
            return false;
        }
    } while (reply->kind == KIND_SHOW);
    return true;
}

static bool send_all(int connection, const unsigned char *frame, size_t bytes) {
    return send(connection, frame, bytes, MSG_NOSIGNAL) == (ssize_t)bytes;
}

static bool send_answer(int connection, const char *text) {
    unsigned char frame[FRAME_HEADER + 64];
    size_t bytes = strnlen(text, 64);
    write_header(frame, KIND_ANSWER, bytes);
    memcpy(frame + FRAME_HEADER, text, bytes);
    return send_all(connection, frame, FRAME_HEADER + bytes);
}

static int open_sallyport(const char *path, const struct subject *subject, struct self self) {
    unsigned char frame[FRAME_ROOM];
    size_t bytes = write_begin(frame, subject, self);
    int connection = floor_connect(path);
    struct reply reply;
    if (connection >= 0 && !(send_all(connection, frame, bytes) && receive_past_shows(connection, &reply) &&
                               reply.kind == KIND_ASK)) {
        (void)close(connection);
        connection = -1;
    }
    return connection;
}

static bool type_sallyport(int connection, const char *text) {
    return send_answer(connection, text);
}

static enum bare_result follow_sallyport(int connection) {
    struct reply reply;
    if (!receive_past_shows(connection, &reply)) {
        return BARE_LOST;
    }
    if (reply.kind == KIND_ASK) {
        return BARE_ASKED;
    }
    return reply.kind == KIND_FINISH && reply.first <= BARE_UNAVAILABLE ? (enum bare_result)reply.first : BARE_LOST;
}

// A further prompt means that the code was not taken: an empty answer ends the conversation.
static enum bare_result answer_sallyport(int connection, const char *code) {
    enum bare_result result = send_answer(connection, code) ? follow_sallyport(connection) : BARE_LOST;
    if (result == BARE_ASKED) {
        result = send_answer(connection, "") ? follow_sallyport(connection) : BARE_LOST;
    }
    return result == BARE_ASKED ? BARE_LOST : result;
}

enum bare_result sallyport_unasked(const char *path, const struct subject *subject, struct self self) {
    unsigned char frame[FRAME_ROOM];
    size_t bytes = write_begin(frame, subject, self);
    enum bare_result result = BARE_LOST;
    int connection = floor_connect(path);
    if (connection >= 0) {
        result = send_all(connection, frame, bytes) ? follow_sallyport(connection) : BARE_LOST;
        (void)close(connection);
    }
    return result;
}

const struct protocol sallyport_protocol = {open_sallyport, answer_sallyport, type_sallyport, follow_sallyport};
