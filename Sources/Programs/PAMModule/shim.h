// What the parts of pam_sallyport share: one phase of one login, and the frames of docs/protocol.md.
#pragma once
#include <errno.h>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>

enum phase { AUTH = 1, ACCOUNT, OPEN_SESSION, CLOSE_SESSION };
enum outcome { GRANTED, NOT_ASKED, REFUSED, UNAVAILABLE, CONTINUES, LOST }; // the last two: no verdict yet
enum kind { BEGIN = 1, ANSWER, HUNG_UP, SHOW = 0x11, ASK, FINISH };
enum { KIND_AT = 3, HEADER = 8, DETAIL_AT = 8, TEXT_AT = 9, RESTARTS_AT = 30, TOKEN = 16 };
enum { BEGIN_BOUND = 40960, ANSWER_BOUND = 512, TEXT_BOUND = 16384, MOST_GROUPS = 4096, COMMAND_BOUND = 512 };
#define SECOND INT64_C(1000000000) // in nanoseconds

struct conversation {
    pam_handle_t *pamh;
    enum phase phase;
    int flags, descriptor;
    const char *socket_path, *consoles; // serial consoles, by name; "" for none; NULL without console_root
    bool after_first_factor;
    int64_t patience;  // nanoseconds that are left for waiting, over all starts
    const void *token; // of the phase before, NULL if there is none
    const char *fault; // why the begin frame may not be sent, NULL if it may
    size_t begin_length, received, frame_length, proc_length;
    uint8_t begin[HEADER + BEGIN_BOUND];
    uint8_t inbox[HEADER + TEXT_BOUND]; // what was received, from the daemon's present frame on
    gid_t groups[MOST_GROUPS];
    char names[65536], proc[4096]; // the strings of one passwd entry, and what was read of one file of /proc
};

bool parse_arguments(struct conversation *, int count, const char **texts);
bool is_root_at_console(struct conversation *);
const char *item(struct conversation *, int number);
void collect_facts(struct conversation *);
void put_big_endian(uint8_t *to, uint64_t number, size_t width);
void put_header(uint8_t *frame, enum kind, size_t length);
void add_field(struct conversation *, int tag, const void *value, size_t length, size_t bound);
size_t judge_frame(const uint8_t *bytes, size_t count);
enum outcome failed(const struct conversation *, int error, const char *why);
enum outcome open_connection(struct conversation *);
enum outcome send_bytes(struct conversation *, const uint8_t *bytes, size_t length);
enum outcome receive_frame(struct conversation *);
enum outcome hold_conversation(struct conversation *);
