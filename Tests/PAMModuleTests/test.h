// What the tests of the module share: a world that it sees, faults that strike it, and a daemon that it talks to.
#pragma once
#include "shim.h"
#include <stdatomic.h>

// Every call of libc and libpam that the module makes and that can fail.
enum call { NO_CALL, SOCKET, CONNECT, GETSOCKOPT, POLL, SEND, RECV, LSTAT, MALLOC, CALLOC, GETPWNAM, GETPWUID,
    GETGROUPLIST, OPEN, READ, CLOSE, GETRANDOM, CLOCK, GET_ITEM, GET_DATA, SET_DATA, GETENV, PROMPT, CALLS };

// The nth such call fails with `error`; 0 stands for what has no errno: end of file, one byte only, too many.
struct fault { enum call call; unsigned nth; int error; bool forever; };

struct entry { const char *name; uid_t uid; gid_t gids[8]; int count; };
struct answer { int status; const char *text; }; // of the conversation function, in turn; NULL text: nothing

struct world {
    const char *items[16], *ssh_auth_info, *ssh_connection;
    struct entry users[4];
    uid_t uid, euid, peer_uid;
    pid_t pid;
    const char *files[8][2];   // of /proc: path and contents
    const char *words;         // of /proc/self/cmdline, which may hold NULs
    size_t words_length;
    const char *odd_path;      // a part of the socket's path with the owner and mode below
    const char *sticky_path;   // a part of it that is root's, sticky, and open to all
    uid_t odd_uid;
    mode_t odd_mode;
    struct answer answers[8];
    int prompt_milliseconds, name_service_error;
    struct fault fault;
};

extern struct world world;
extern unsigned calls[CALLS], failures, passes;
extern bool struck;
extern char transcript[65536]; // what was shown and asked, a line each
extern char journal[8192];     // what went to syslog, a line each
extern int open_sockets;

// For call_module: a password line in the preliminary check, which is the auth phase
#define PASSWORD ((enum phase)(CLOSE_SESSION + 1))

void start_world(void); // a login by sshd, nothing odd
int call_module(enum phase, int flags, const char *argument, const char *other);
void forget_data(void);
bool strikes(enum call);

// The frames that the daemon sends are cut short after `bytes_sent` of them in each of the first `deaths` conversations.
struct script { const uint8_t *before, *after; size_t before_length, after_length; int deaths; size_t die_after; bool silent; };
extern atomic_int conversations;
extern uint8_t begins[70][9000]; // as received, by conversation
extern uint8_t answered[1024];
extern size_t answered_length;
extern const char *socket_argument;
void start_daemon(const struct script *);
void stop_daemon(void);
size_t read_golden(const char *name, uint8_t *bytes, size_t size);
size_t list_golden(const char *prefix, char names[][64], size_t size);

void check(bool holds, const char *what, const char *file, int line);
#define CHECK(condition) check((condition), #condition, __FILE__, __LINE__)
// What must hold whenever it comes by: not a test of its own, so counted only if it fails.
#define DEMAND(condition) ((condition) ? (void)0 : check(false, #condition, __FILE__, __LINE__))

void test_frames(void), test_facts(void), test_arguments(void), test_console(void), test_paths(void);
void test_conversations(void), test_restarts(void), test_faults(void);
