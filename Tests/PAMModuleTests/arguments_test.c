// The arguments of the module, the consoles that are exempt, and the folders of the socket.
#include "test.h"
#include <sys/stat.h>

static const uint8_t granted[] = {'S', 'P', 1, FINISH, 0, 0, 0, 17, GRANTED, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
static const struct script at_once = {.after = granted, .after_length = sizeof granted};

void test_arguments(void) {
    static const char *const good[] = {"timeout=1", "timeout=600", "after=first-factor", "console_root",
        "console_root=ttyS0,hvc0"};
    static const char *const bad[] = {"", "debug", "timeout=", "timeout=0", "timeout=601", "timeout=+1", "timeout=1s",
        "timeout=015", "timeout=99999999999999999999", "socket=", "socket=run/verify.sock", "after=", "console_root=",
        "console_root=/dev/tty1", "console_root=pts/1", "Timeout=1", "socket=/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    start_daemon(&at_once);
    for (enum phase phase = AUTH; phase <= CLOSE_SESSION; phase++) {
        for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
            start_world();
            CHECK(call_module(phase, 0, good[i], NULL) == PAM_SUCCESS);
        }
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
            start_world();
            CHECK(call_module(phase, 0, bad[i], NULL) == (phase < OPEN_SESSION ? PAM_AUTHINFO_UNAVAIL : PAM_SESSION_ERR));
            CHECK(strstr(journal, "unknown or malformed argument") != NULL && calls[SOCKET] == 0);
        }
    }
    CHECK(pam_sm_setcred(NULL, 0, 0, NULL) == PAM_SUCCESS);
    stop_daemon();
}

static int at_console(const char *argument, const char *tty) {
    start_world();
    memset(world.items, 0, sizeof world.items);
    world.items[PAM_SERVICE] = "login";
    world.items[PAM_USER] = "root";
    world.items[PAM_TTY] = tty;
    return call_module(AUTH, 0, argument, "timeout=1");
}

void test_console(void) {
    static const char *const exempt[] = {"tty1", "tty9", "tty10", "tty63", "/dev/tty1", "console", "/dev/console"};
    static const char *const others[] = {NULL, "", "tty0", "tty", "tty64", "tty100", "tty01", "tty1x", "ttyS0", "pts/0",
        "/dev/pts/1", "/tty1", "/dev//tty1", "dev/tty1", "consoles", "tty-1", "hvc", "ttyS0,hvc0", ","};
    CHECK(at_console("console_root=ttyS0,hvc0", "ttyS0") == PAM_IGNORE);
    CHECK(at_console("console_root=ttyS0,hvc0", "/dev/hvc0") == PAM_IGNORE);
    CHECK(at_console("console_root=ttyS0,hvc0", "tty2") == PAM_IGNORE);
    for (size_t i = 0; i < sizeof exempt / sizeof *exempt; i++) {
        CHECK(at_console("console_root", exempt[i]) == PAM_IGNORE);
        CHECK(calls[SOCKET] == 0 && calls[LSTAT] == 0); // without the daemon
        CHECK(strncmp(journal, "1 ", 2) == 0);         // LOG_ALERT
        CHECK(call_module(ACCOUNT, 0, "console_root", NULL) == PAM_IGNORE);
        CHECK(call_module(OPEN_SESSION, 0, "console_root", NULL) == PAM_IGNORE);
        CHECK(call_module(CLOSE_SESSION, 0, "console_root", NULL) == PAM_IGNORE);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const uint8_t refused[] = {'S', 'P', 1, FINISH, 0, 0, 0, 17, REFUSED, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        start_daemon(&(struct script){.after = refused, .after_length = sizeof refused});
        CHECK(at_console("console_root", others[i]) == PAM_AUTH_ERR);
        if (others[i] != NULL && strcmp(others[i], "ttyS0") != 0)
            CHECK(at_console("console_root=ttyS0,hvc0", others[i]) == (strcmp(others[i], "ttyS0,hvc0") == 0 ? PAM_IGNORE : PAM_AUTH_ERR));
        stop_daemon();
    }
    for (unsigned nth = 1; nth <= 5; nth++) { // what libpam does not give may be anything
        at_console("timeout=1", "tty1");
        start_daemon(&at_once);
        memset(calls, 0, sizeof calls);
        world.fault = (struct fault){.call = GET_ITEM, .nth = nth};
        CHECK(call_module(AUTH, 0, "console_root", NULL) == PAM_AUTHINFO_UNAVAIL && struck);
        stop_daemon();
    }
    start_daemon(&at_once);
    for (int odd = 0; odd < 6; odd++) { // one thing that is not as it should be, each time
        at_console("timeout=1", "tty1");
        world.uid = odd == 0 ? 1000 : 0;
        world.items[PAM_USER] = odd == 1 ? "toor" : "root";
        world.items[PAM_SERVICE] = odd == 2 ? "sshd" : "login";
        world.items[PAM_RHOST] = odd == 3 ? "203.0.113.9" : "";
        world.items[PAM_RUSER] = odd == 4 ? "alice" : "";
        CHECK(call_module(AUTH, 0, odd == 5 ? NULL : "console_root", NULL) == PAM_SUCCESS);
    }
    stop_daemon();
}

static int with_odd_path(const char *path, uid_t uid, mode_t mode, uid_t euid) {
    start_world();
    world.odd_path = path;
    world.odd_uid = uid;
    world.odd_mode = mode;
    world.euid = euid;
    return call_module(AUTH, 0, NULL, NULL);
}

void test_paths(void) {
    char folder[80];
    const char *socket_path = socket_argument + 7;
    snprintf(folder, sizeof folder, "%s", socket_path);
    *strrchr(folder, '/') = '\0';
    start_daemon(&at_once);
    CHECK(with_odd_path("/tmp", 0, S_IFDIR | 0755, 0) == PAM_SUCCESS);
    CHECK(with_odd_path("/tmp", 0, S_IFDIR | 01777, 0) == PAM_SUCCESS);
    CHECK(with_odd_path(folder, 1000, S_IFDIR | 0700, 1000) == PAM_SUCCESS);
    CHECK(with_odd_path(folder, 1000, S_IFDIR | 0700, 0) == PAM_AUTHINFO_UNAVAIL);
    CHECK(with_odd_path("/", 1, S_IFDIR | 0755, 0) == PAM_AUTHINFO_UNAVAIL);
    CHECK(with_odd_path("/tmp", 0, S_IFDIR | 0777, 0) == PAM_AUTHINFO_UNAVAIL);
    CHECK(with_odd_path("/tmp", 0, S_IFDIR | 0775, 0) == PAM_AUTHINFO_UNAVAIL);
    CHECK(with_odd_path("/tmp", 0, S_IFLNK | 0755, 0) == PAM_AUTHINFO_UNAVAIL);
    CHECK(with_odd_path(socket_path, 0, S_IFREG | 0755, 0) == PAM_AUTHINFO_UNAVAIL);
    CHECK(with_odd_path(socket_path, 0, S_IFDIR | 0755, 0) == PAM_AUTHINFO_UNAVAIL);
    CHECK(with_odd_path(socket_path, 0, S_IFSOCK | 0666, 0) == PAM_SUCCESS);
    start_world();
    world.peer_uid = 1000; // who listens is neither root nor the socket's owner
    CHECK(call_module(AUTH, 0, NULL, NULL) == PAM_AUTHINFO_UNAVAIL && strstr(journal, "listener") != NULL);
    world.odd_path = socket_path;
    world.odd_uid = 1000;
    world.odd_mode = S_IFSOCK | 0666;
    CHECK(call_module(AUTH, 0, NULL, NULL) == PAM_SUCCESS);
    world.sticky_path = folder; // anybody may put a socket into a sticky folder: it must be root's or our own
    CHECK(call_module(AUTH, 0, NULL, NULL) == PAM_AUTHINFO_UNAVAIL);
    stop_daemon();
}
