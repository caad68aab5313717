#include "begin.h"

#include <err.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

// Fields are written one after another; the room is ample for what this client sends.
struct writer {
    unsigned char *next;
};

static void write_integer(unsigned char *bytes, uint64_t value, size_t count) {
    for (size_t index = 0; index < count; index++) {
        bytes[index] = (unsigned char)(value >> (8 * (count - 1 - index)));
    }
}

void write_header(unsigned char *frame, enum kind kind, size_t body_bytes) {
    write_integer(frame, 0x5350, 2);
    frame[2] = 1;
    frame[3] = (unsigned char)kind;
    write_integer(frame + 4, body_bytes, 4);
}

static void field_bytes(struct writer *writer, unsigned char tag, const void *value, size_t count) {
    writer->next[0] = tag;
    write_integer(writer->next + 1, count, 2);
    memcpy(writer->next + 3, value, count);
    writer->next += 3 + count;
}

static void field_integer(struct writer *writer, unsigned char tag, uint64_t value, size_t count) {
    unsigned char bytes[8];
    write_integer(bytes, value, count);
    field_bytes(writer, tag, bytes, count);
}

static void field_text(struct writer *writer, unsigned char tag, const char *text) {
    field_bytes(writer, tag, text, strnlen(text, 256));
}

static void field_process(struct writer *writer, unsigned char tag, struct self self) {
    unsigned char bytes[12];
    write_integer(bytes, self.pid, 4);
    write_integer(bytes + 4, self.start_ticks, 8);
    field_bytes(writer, tag, bytes, sizeof bytes);
}

size_t write_begin(unsigned char frame[FRAME_ROOM], const struct subject *subject, struct self self) {
    unsigned char conversation[16];
    if (getrandom(conversation, sizeof conversation, 0) != (ssize_t)sizeof conversation) {
        err(71, "getrandom");
    }
    struct writer writer = {frame + FRAME_HEADER};
    field_bytes(&writer, 0x01, conversation, sizeof conversation);
    field_integer(&writer, 0x02, 0, 1);                    // restarts
    const struct visit *visit = subject->visit;
    field_integer(&writer, 0x03, visit->phase == 0 ? 1 : visit->phase, 1); // phase
    field_integer(&writer, 0x04, !visit->before_first_factor, 4); // flags: after=first-factor
    field_text(&writer, 0x05, "bench");                    // service
    field_text(&writer, 0x06, subject->user);              // user
    field_integer(&writer, 0x07, subject->is_known ? 2 : 1, 1); // name service: found, or no such user
    if (subject->is_known) {
        field_text(&writer, 0x08, subject->user);          // canonical user
        field_integer(&writer, 0x09, subject->uid, 4);
        field_integer(&writer, 0x0A, subject->gid, 4);
    }
    field_integer(&writer, 0x0B, getuid(), 4);
    field_integer(&writer, 0x0C, geteuid(), 4);
    if (visit->host != NULL) {
        field_text(&writer, 0x11, visit->host);
    }
    if (visit->ssh_key != NULL) {
        field_text(&writer, 0x12, "ssh");                  // tty
    }
    field_process(&writer, 0x13, self);
    if (visit->ssh_key != NULL) {
        field_text(&writer, 0x17, visit->ssh_key);         // ssh auth info
    }
    size_t body = (size_t)(writer.next - frame) - FRAME_HEADER;
    write_header(frame, KIND_BEGIN, body);
    return body + FRAME_HEADER;
}
