#include <stdio.h>
#include <unistd.h>

#include "bare.h"
#include "floor.h"

static int open_floor(const char *path, const struct subject *subject, struct self self) {
    (void)self;
    struct floor_message message = {0};
    (void)snprintf(message.text, sizeof message.text, "%s", subject->user);
    int connection = floor_connect(path);
    if (connection >= 0 && floor_exchange(connection, &message) != 0) {
        (void)close(connection);
        connection = -1;
    }
    return connection;
}

static enum bare_result answer_floor(int connection, const char *code) {
    struct floor_message message = {0};
    (void)snprintf(message.text, sizeof message.text, "%s", code);
    if (floor_exchange(connection, &message) != 0) {
        return BARE_LOST;
    }
    return message.text[0] == 'y' ? BARE_GRANTED : BARE_REFUSED;
}

const struct protocol floor_protocol = {open_floor, answer_floor, NULL, NULL};
