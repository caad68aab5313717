// Conversations: what is shown and asked, what is answered, what each verdict means, and starting over.
#include "test.h"
#include <pthread.h>
#include <time.h>

static uint8_t finish[HEADER + 17] = {'S', 'P', 1, FINISH, 0, 0, 0, 17};

static size_t text_frame(uint8_t *frame, enum kind kind, uint8_t detail, const char *text) {
    put_header(frame, kind, 1 + strlen(text));
    frame[DETAIL_AT] = detail;
    memcpy(frame + TEXT_AT, text, strlen(text));
    return TEXT_AT + strlen(text);
}

static uint8_t before[200];

static struct script asking(uint8_t verdict) {
    size_t length = text_frame(before, SHOW, 1, "hello");
    length += text_frame(before + length, SHOW, 2, "wrong");
    length += text_frame(before + length, ASK, 1, "code: ");
    finish[DETAIL_AT] = verdict;
    return (struct script){.before = before, .before_length = length, .after = finish, .after_length = sizeof finish};
}

static int converse_once(struct script script, enum phase phase, int flags, const char *argument) {
    start_daemon(&script);
    int result = call_module(phase, flags, argument, NULL);
    stop_daemon();
    return result;
}

static void verdicts_mean_what_the_protocol_says(void) {
    static const int results[5][3] = {{PAM_SUCCESS, PAM_SUCCESS, PAM_SUCCESS}, {PAM_IGNORE, PAM_SUCCESS, PAM_SUCCESS},
        {PAM_AUTH_ERR, PAM_AUTH_ERR, PAM_SESSION_ERR}, {PAM_AUTHINFO_UNAVAIL, PAM_AUTHINFO_UNAVAIL, PAM_SESSION_ERR},
        {PAM_AUTHINFO_UNAVAIL, PAM_AUTHINFO_UNAVAIL, PAM_SESSION_ERR}};
    for (unsigned verdict = 0; verdict < 256; verdict++) {
        for (enum phase phase = AUTH; phase <= CLOSE_SESSION; phase++) {
            if (verdict > 8 && verdict < 250)
                continue;
            start_world();
            int expected = results[verdict < 4 ? verdict : 4][phase < OPEN_SESSION ? phase - 1 : 2];
            CHECK(converse_once(asking((uint8_t)verdict), phase, 0, NULL) == expected && conversations == 1);
        }
    }
}

// passwd calls nothing but pam_chauthtok, which calls the module twice: the first time asks, the second changes nothing.
static void a_password_line_asks_in_the_preliminary_check(void) {
    static const int results[] = {PAM_SUCCESS, PAM_IGNORE, PAM_AUTH_ERR, PAM_AUTHINFO_UNAVAIL};
    for (uint8_t verdict = GRANTED; verdict <= UNAVAILABLE; verdict++) {
        start_world();
        CHECK(converse_once(asking(verdict), PASSWORD, 0, "after=first-factor") == results[verdict] && conversations == 1);
        CHECK(strcmp(transcript, "4 hello\n3 wrong\n2 code: \n") == 0);
    }
    static uint8_t asked[sizeof begins[0]];
    memcpy(asked, begins[0], sizeof asked);
    start_world();
    converse_once(asking(GRANTED), AUTH, 0, "after=first-factor");
    CHECK(memcmp(asked, begins[0], sizeof asked) == 0); // it is the auth phase
    start_world();
    CHECK(pam_sm_chauthtok(NULL, PAM_UPDATE_AUTHTOK, 0, NULL) == PAM_IGNORE);
    CHECK(pam_sm_chauthtok(NULL, PAM_UPDATE_AUTHTOK | PAM_CHANGE_EXPIRED_AUTHTOK, 0, NULL) == PAM_IGNORE);
    CHECK(pam_sm_chauthtok(NULL, 0, 0, NULL) == PAM_AUTHINFO_UNAVAIL);
    CHECK(pam_sm_chauthtok(NULL, PAM_CHANGE_EXPIRED_AUTHTOK | (int)PAM_SILENT, 0, NULL) == PAM_AUTHINFO_UNAVAIL);
    CHECK(call_module(PASSWORD, 0, "debug", NULL) == PAM_AUTHINFO_UNAVAIL && calls[SOCKET] == 0);
    CHECK(converse_once(asking(REFUSED), PASSWORD, PAM_UPDATE_AUTHTOK, NULL) == PAM_AUTH_ERR); // both: asked
}

static void texts_reach_the_person(void) {
    start_world();
    CHECK(converse_once(asking(GRANTED), AUTH, 0, NULL) == PAM_SUCCESS);
    CHECK(strcmp(transcript, "4 hello\n3 wrong\n2 code: \n") == 0);
    CHECK(answered_length == HEADER + 6 && answered[KIND_AT] == ANSWER && memcmp(answered + HEADER, "492039", 6) == 0);
    start_world();
    CHECK(converse_once(asking(GRANTED), AUTH, (int)PAM_SILENT, NULL) == PAM_SUCCESS);
    CHECK(strcmp(transcript, "3 wrong\n2 code: \n") == 0);
    static uint8_t longest[HEADER + TEXT_BOUND];
    static char text[TEXT_BOUND];
    memset(text, '%', sizeof text - 1); // a format would show
    start_world();
    struct script script = asking(GRANTED);
    script.before = longest;
    script.before_length = text_frame(longest, ASK, 0, text);
    CHECK(converse_once(script, AUTH, 0, NULL) == PAM_SUCCESS);
    CHECK(strncmp(transcript, "1 %%%", 5) == 0 && strlen(transcript) == TEXT_BOUND + 2);
}

static void answers_that_are_none_hang_up(void) {
    static char answer[1 << 20];
    memset(answer, 'a', sizeof answer - 1);
    const struct { struct answer answer; uint8_t cause; } cases[] = {{{PAM_CONV_ERR, NULL}, 1}, {{PAM_CONV_ERR, "1"}, 1},
        {{PAM_SUCCESS, NULL}, 2}, {{PAM_SUCCESS, answer}, 3}, {{PAM_SUCCESS, answer + sizeof answer - 1 - 513}, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        start_world();
        world.answers[0] = cases[i].answer;
        CHECK(converse_once(asking(GRANTED), AUTH, 0, NULL) == PAM_AUTH_ERR);
        CHECK(answered_length == HEADER + 1 && answered[KIND_AT] == HUNG_UP && answered[HEADER] == cases[i].cause);
    }
    start_world();
    world.answers[0].text = answer + sizeof answer - 1 - 512;
    CHECK(converse_once(asking(GRANTED), AUTH, 0, NULL) == PAM_SUCCESS && answered_length == HEADER + 512);
    start_world();
    world.answers[0].text = "";
    CHECK(converse_once(asking(GRANTED), AUTH, 0, NULL) == PAM_SUCCESS && answered_length == HEADER);
}

static void frames_that_are_none_refuse(void) {
    char names[32][64];
    size_t count = list_golden("bad-server-", names, 32);
    for (size_t i = 0; i < count; i++) {
        uint8_t bytes[512];
        if (strstr(names[i], "not-utf8") != NULL)
            continue;
        start_world();
        struct script script = {.after = bytes, .after_length = read_golden(names[i], bytes, sizeof bytes)};
        CHECK(converse_once(script, AUTH, 0, NULL) == PAM_AUTHINFO_UNAVAIL);
        CHECK(strstr(journal, "not a frame") != NULL);
    }
}

void test_conversations(void) {
    verdicts_mean_what_the_protocol_says();
    a_password_line_asks_in_the_preliminary_check();
    texts_reach_the_person();
    answers_that_are_none_hang_up();
    frames_that_are_none_refuse();
}

// The daemon dies after each number of bytes that it sends, up to five times, and is there again.
static void a_daemon_that_dies_anywhere_is_found_again(void) {
    struct script script = asking(GRANTED);
    for (size_t bytes = 0; bytes < script.before_length + script.after_length; bytes += bytes < 20 ? 1 : 7) {
        start_world();
        script.deaths = bytes % 5 == 0 ? 4 : 1;
        script.die_after = bytes;
        CHECK(converse_once(script, AUTH, 0, NULL) == PAM_SUCCESS);
        CHECK(conversations == script.deaths + 1 && open_sockets == 0);
        CHECK(bytes == 0 || begins[0][RESTARTS_AT] == 0);
        CHECK(begins[script.deaths][RESTARTS_AT] == script.deaths);
        begins[script.deaths][RESTARTS_AT] = 0;
        CHECK(bytes == 0 || memcmp(begins[0], begins[script.deaths], sizeof begins[0]) == 0); // the same conversation
        CHECK(calls[GETPWNAM] == 1 && calls[GETRANDOM] == 1);
    }
}

static void *start_later(void *script) {
    nanosleep(&(struct timespec){0, 300000000}, NULL);
    start_daemon(script);
    return NULL;
}

static void a_daemon_that_is_away_is_waited_for(void) {
    struct script script = asking(GRANTED);
    pthread_t thread;
    start_world();
    pthread_create(&thread, NULL, start_later, &script);
    CHECK(call_module(AUTH, 0, NULL, NULL) == PAM_SUCCESS); // the socket was missing
    pthread_join(thread, NULL);
    CHECK(begins[0][RESTARTS_AT] >= 3);
    stop_daemon();
}

static void waiting_ends_and_typing_does_not_count(void) {
    struct script script = asking(GRANTED);
    start_world();
    CHECK(call_module(AUTH, 0, "timeout=1", NULL) == PAM_AUTHINFO_UNAVAIL && strstr(journal, "stays away") != NULL);
    start_world();
    CHECK(call_module(CLOSE_SESSION, 0, "timeout=1", NULL) == PAM_SESSION_ERR);
    start_world();
    world.prompt_milliseconds = 1200;
    CHECK(converse_once(script, AUTH, 0, "timeout=1") == PAM_SUCCESS);
    script.silent = true;
    start_world();
    CHECK(converse_once(script, AUTH, 0, "timeout=1") == PAM_AUTHINFO_UNAVAIL && strstr(journal, "waiting") != NULL);
    script.silent = false;
    script.deaths = 1000;
    script.die_after = 3;
    start_world();
    CHECK(converse_once(script, AUTH, 0, "timeout=2") == PAM_AUTHINFO_UNAVAIL && conversations > 8 && conversations < 20);
}

void test_restarts(void) {
    a_daemon_that_dies_anywhere_is_found_again();
    a_daemon_that_is_away_is_waited_for();
    waiting_ends_and_typing_does_not_count();
}
