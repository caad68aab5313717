// The begin frames that the module makes of a world, byte by byte.
#include "test.h"

static const uint8_t not_asked[] = {'S', 'P', 1, FINISH, 0, 0, 0, 17, NOT_ASKED, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
static const struct script at_once = {.after = not_asked, .after_length = sizeof not_asked};

static void expect_begin(const char *golden) {
    uint8_t expected[9000];
    size_t length = read_golden(golden, expected, sizeof expected);
    CHECK(length > HEADER && memcmp(begins[0], expected, length) == 0);
}

static void sshd_after_a_public_key(void) {
    start_world();
    start_daemon(&at_once);
    CHECK(call_module(AUTH, 0, "after=first-factor", NULL) == PAM_IGNORE);
    stop_daemon();
    expect_begin("client-begin-sshd-auth.hex");
}

static void su_with_an_invoker(void) {
    uint8_t token[17] = {GRANTED, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f};
    uint8_t granted[HEADER + 17] = {'S', 'P', 1, FINISH, 0, 0, 0, 17};
    memcpy(granted + HEADER, token, sizeof token);
    start_world();
    world.items[PAM_SERVICE] = "su";
    world.items[PAM_USER] = "root";
    world.items[PAM_RUSER] = "alice";
    world.items[PAM_RHOST] = "";
    world.items[PAM_TTY] = "/dev/pts/3";
    world.users[0] = (struct entry){"alice", 1000, {1000, 100}, 2};
    world.uid = 1000;
    world.pid = 5000;
    const char *files[][2] = {{"/proc/5000/stat", "5000 (su) S 0 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 777 9 9\n"},
        {"/proc/self/sessionid", "7"}, {"/proc/self/cgroup", "0::/user.slice/user-1000.slice/session-7.scope\n"}, {0}};
    memcpy(world.files, files, sizeof files);
    start_daemon(&(struct script){.after = granted, .after_length = sizeof granted});
    CHECK(call_module(AUTH, 0, NULL, NULL) == PAM_SUCCESS);
    stop_daemon();
    start_daemon(&(struct script){.after = not_asked, .after_length = sizeof not_asked, .deaths = 3, .die_after = 4});
    CHECK(call_module(ACCOUNT, (int)(PAM_SILENT | PAM_DISALLOW_NULL_AUTHTOK), NULL, NULL) == PAM_SUCCESS);
    stop_daemon();
    memcpy(begins[0], begins[3], sizeof begins[0]); // started over three times
    expect_begin("client-begin-su-account.hex");
}

static void start_sudo(const char *words, size_t length) {
    start_world();
    world.items[PAM_SERVICE] = "sudo";
    world.items[PAM_USER] = world.items[PAM_RUSER] = "alice";
    world.items[PAM_RHOST] = "";
    world.items[PAM_TTY] = "/dev/pts/3";
    world.ssh_auth_info = world.ssh_connection = NULL;
    world.uid = 1000;
    world.pid = 6000;
    const char *files[][2] = {{"/proc/6000/stat", "6000 (sudo) S 0 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 888 9 9\n"},
        {"/proc/self/sessionid", "7"}, {"/proc/self/cgroup", "0::/user.slice/user-1000.slice/session-7.scope\n"}, {0}};
    memcpy(world.files, files, sizeof files);
    world.words = words;
    world.words_length = length;
}

// How many bytes of the command line the first begin frame brings, always as its last field; 0 for none.
static size_t sent_words(const uint8_t **words) {
    size_t at = HEADER, length = HEADER + ((size_t)begins[0][6] << 8 | begins[0][7]);
    while (at < length) {
        size_t field = (size_t)begins[0][at + 1] << 8 | begins[0][at + 2];
        *words = begins[0] + at + 3;
        if (begins[0][at] == 0x1A)
            return at + 3 + field == length ? field : 0;
        at += 3 + field;
    }
    return 0;
}

static void sudo_says_how_it_was_called(void) {
    static const char words[] = "sudo\0-u\0bob\0id";
    start_sudo(words, sizeof words);
    start_daemon(&at_once);
    CHECK(call_module(AUTH, (int)PAM_SILENT, "after=first-factor", NULL) == PAM_IGNORE);
    stop_daemon();
    expect_begin("client-begin-sudo-auth.hex");
    static char many[5000];
    memset(many, 'x', sizeof many);
    static const size_t lengths[] = {0, 1, 511, 512, 513, 4095, 4096, 5000};
    const uint8_t *sent = NULL;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        start_sudo(many, lengths[i]);
        start_daemon(&at_once);
        CHECK(call_module(ACCOUNT, 0, NULL, NULL) == PAM_SUCCESS);
        stop_daemon();
        size_t length = sent_words(&sent);
        CHECK(length == (lengths[i] < 512 ? lengths[i] : 512) && (length == 0 || memcmp(sent, many, length) == 0));
    }
}

static void only_sudo_of_others_than_root_says_how_it_was_called(void) {
    static const struct { const char *service; uid_t uid; bool says; } cases[] = {{"sudo", 1000, true}, {"sudo-i", 1000, true},
        {"sudo", 0, false}, {"sudo-i", 0, false}, {"su", 1000, false}, {"sudoku", 1000, false}, {"sudo-", 1000, false},
        {"passwd", 1000, false}};
    const uint8_t *sent = NULL;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        start_sudo("sudo", 5);
        world.items[PAM_SERVICE] = cases[i].service;
        world.uid = cases[i].uid;
        start_daemon(&at_once);
        CHECK(call_module(AUTH, 0, NULL, NULL) == PAM_IGNORE);
        stop_daemon();
        CHECK(sent_words(&sent) == (cases[i].says ? 5 : 0));
    }
}

static void a_name_that_nobody_has(void) {
    start_world();
    memset(world.items, 0, sizeof world.items);
    world.items[PAM_SERVICE] = "login";
    world.items[PAM_USER] = "a\xff b\n";
    world.ssh_auth_info = world.ssh_connection = NULL;
    world.pid = 77;
    world.files[0][0] = NULL;
    start_daemon(&at_once);
    CHECK(call_module(AUTH, 0, NULL, NULL) == PAM_IGNORE);
    stop_daemon();
    expect_begin("client-begin-no-such-user.hex");
}

static void a_name_service_that_fails(int error) {
    start_world();
    memset(world.items, 0, sizeof world.items);
    world.items[PAM_SERVICE] = "xlock";
    world.items[PAM_USER] = "bob";
    world.uid = world.euid = 1001;
    world.pid = 88;
    const char *files[][2] = {{"/proc/88/stat", "88 (xlock) S 0 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 99 9 9\n"}, {0}};
    memcpy(world.files, files, sizeof files);
    world.name_service_error = error;
    start_daemon(&at_once);
    CHECK(call_module(OPEN_SESSION, 0, NULL, NULL) == PAM_SUCCESS);
    stop_daemon();
    uint8_t expected[9000];
    size_t length = read_golden("client-begin-name-service-down.hex", expected, sizeof expected);
    expected[RESTARTS_AT] = 0; // the golden one was started over
    CHECK(memcmp(begins[0], expected, length) == 0);
}

// What cannot be said is refused, and never cut.
static void facts_that_do_not_fit(void) {
    static char long_text[5000], file[700];
    memset(long_text, 'a', sizeof long_text - 1);
    memset(file, 'a', sizeof file - 1);
    memcpy(file, "0::/", 4);
    file[sizeof file - 2] = '\n';
    for (int item = 1; item <= 12; item++) {
        if (item != PAM_SERVICE && item != PAM_USER && item != PAM_RHOST && item != PAM_RUSER && item != PAM_TTY)
            continue;
        start_world();
        world.items[item] = long_text + sizeof long_text - 1 - (item == PAM_SERVICE ? 65 : 257);
        start_daemon(&at_once);
        CHECK(call_module(AUTH, 0, NULL, NULL) == PAM_AUTHINFO_UNAVAIL);
        world.items[item] = item == PAM_SERVICE || item == PAM_USER ? NULL : "";
        CHECK(call_module(AUTH, 0, NULL, NULL) == (item == PAM_SERVICE || item == PAM_USER ? PAM_AUTHINFO_UNAVAIL : PAM_IGNORE));
        stop_daemon();
    }
    start_world();
    start_daemon(&at_once);
    world.ssh_auth_info = long_text;
    CHECK(call_module(AUTH, 0, NULL, NULL) == PAM_AUTHINFO_UNAVAIL);
    CHECK(call_module(ACCOUNT, 0, NULL, NULL) == PAM_SUCCESS); // not sent there
    world.files[5][1] = file;
    CHECK(call_module(ACCOUNT, 0, NULL, NULL) == PAM_SUCCESS); // root's, so its session is not told there
    CHECK(call_module(OPEN_SESSION, 0, NULL, NULL) == PAM_SESSION_ERR);
    stop_daemon();
}

void test_facts(void) {
    sshd_after_a_public_key();
    su_with_an_invoker();
    sudo_says_how_it_was_called();
    only_sudo_of_others_than_root_says_how_it_was_called();
    a_name_that_nobody_has();
    a_name_service_that_fails(EIO);
    a_name_service_that_fails(-1); // and says nothing in errno
    facts_that_do_not_fit();
}
