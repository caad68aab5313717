// Logs in without PAM, straight at a daemon's socket: the floor's, or sallyportd's verify.sock.
//   bare (--floor | --sallyport) SOCKET --secrets FILE [--first N] [--count N] [--processes N] [--warm-up N]
//        [--step-offset N] [--hold] [--say TEXT] [--host ADDRESS] [--ssh-key LINE] [--remember]
// --hold opens one conversation for each account as far as its prompt, prints "HELD n", and keeps them all open until
// standard input ends. Otherwise it prints the same JSON as pamdrive. --say types TEXT at the prompt instead of a code,
// which is to bring a further one ("asked"): with --hold in all conversations at once, else it is the time from TEXT to
// that prompt which is told, and the conversation is left there. --ssh-key makes it a visit through sshd, with that line of
// SSH_AUTH_INFO_0; --remember has that key remembered with the code.
#include <err.h>
#include <getopt.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bare.h"
#include "crowd.h"
#include "gate.h"
#include "hold.h"
#include "self.h"
#include "tally.h"

struct run {
    const struct protocol *protocol;
    const char *socket;
    const char *secrets;
    struct crowd crowd;
    size_t first, count, warm_up;
    long step_offset;
    bool hold;
    bool remember;
    struct visit visit;
    const char *say;
    struct subject *subjects;
    struct gate *start;
    struct sample *samples;
};

static struct sample log_in(const struct run *run, const struct subject *subject, struct self self) {
    struct sample sample = {.began = now_nanoseconds(), .result = BARE_LOST};
    sample.judged_from = sample.began;
    int connection = run->protocol->open(run->socket, subject, self);
    if (connection >= 0) {
        char typed[2 + TOTP_CODE_SIZE] = "r ";
        char *code = typed + (run->remember ? 2 : 0);
        const struct totp *totp = &subject->account->totp;
        totp_code(totp, totp_step(totp) + (uint64_t)run->step_offset, code);
        sample.prompts = 1;
        sample.result = (int32_t)run->protocol->answer(connection, typed);
        (void)close(connection);
    }
    sample.judged = sample.ended = now_nanoseconds();
    return sample;
}

static struct sample say(const struct run *run, const struct subject *subject, struct self self) {
    struct sample sample = {.result = BARE_LOST, .prompts = 1};
    int connection = run->protocol->open(run->socket, subject, self);
    sample.began = sample.judged_from = now_nanoseconds();
    if (connection >= 0 && run->protocol->type(connection, run->say)) {
        sample.result = (int32_t)run->protocol->follow(connection);
    }
    sample.judged = sample.ended = now_nanoseconds();
    if (connection >= 0) {
        (void)close(connection);
    }
    return sample;
}

static void log_in_share(uint32_t index, void *context) {
    const struct run *run = context;
    struct self self = this_process();
    gate_pass(run->start, run->crowd.members);
    for (size_t login = index; login < run->count; login += run->crowd.members) {
        const struct subject *subject = &run->subjects[login];
        run->samples[login] = run->say == NULL ? log_in(run, subject, self) : say(run, subject, self);
    }
}

static struct subject *look_up(const struct accounts *accounts, const struct visit *visit) {
    struct subject *subjects = calloc(accounts->count, sizeof *subjects);
    if (subjects == NULL) {
        err(71, "subjects");
    }
    for (size_t index = 0; index < accounts->count; index++) {
        const struct passwd *entry = getpwnam(accounts->list[index].user);
        if (entry == NULL) {
            errx(67, "no user %s", accounts->list[index].user);
        }
        const struct account *account = &accounts->list[index];
        subjects[index] = (struct subject){account->user, account, visit, true, entry->pw_uid, entry->pw_gid};
    }
    return subjects;
}

static const char *name_of_result(int32_t result) {
    static const char *const NAMES[] = {"granted", "not asked", "refused", "unavailable", "lost", "asked"};
    return result >= BARE_GRANTED && result <= BARE_ASKED ? NAMES[result] : "another";
}

static void parse(struct run *run, int count, char **words) {
    static const struct option LONG[] = {{"floor", required_argument, NULL, 'f'},
        {"sallyport", required_argument, NULL, 's'}, {"secrets", required_argument, NULL, 'a'},
        {"first", required_argument, NULL, 'n'}, {"count", required_argument, NULL, 'c'},
        {"processes", required_argument, NULL, 'p'}, {"warm-up", required_argument, NULL, 'w'},
        {"step-offset", required_argument, NULL, 'o'}, {"hold", no_argument, NULL, 'h'},
        {"say", required_argument, NULL, 't'}, {"host", required_argument, NULL, 'r'},
        {"ssh-key", required_argument, NULL, 'k'}, {"remember", no_argument, NULL, 'm'}, {0}};
    for (int letter = 0; (letter = getopt_long(count, words, "", LONG, NULL)) != -1;) {
        switch (letter) {
        case 'f': run->protocol = &floor_protocol; run->socket = optarg; break;
        case 's': run->protocol = &sallyport_protocol; run->socket = optarg; break;
        case 'a': run->secrets = optarg; break;
        case 'n': run->first = strtoul(optarg, NULL, 10); break;
        case 'c': run->count = strtoul(optarg, NULL, 10); break;
        case 'p': run->crowd.members = (uint32_t)strtoul(optarg, NULL, 10); break;
        case 'w': run->warm_up = strtoul(optarg, NULL, 10); break;
        case 'o': run->step_offset = strtol(optarg, NULL, 10); break;
        case 'h': run->hold = true; break;
        case 't': run->say = optarg; break;
        case 'r': run->visit.host = optarg; break;
        case 'k': run->visit.ssh_key = optarg; break;
        case 'm': run->remember = true; break;
        default: exit(64);
        }
    }
    bool is_whole = run->protocol != NULL && run->secrets != NULL && run->crowd.members > 0 && optind == count;
    if (!is_whole || (run->say != NULL && run->protocol->type == NULL)) {
        errx(64, "usage: bare (--floor | --sallyport) SOCKET --secrets FILE [option …]; see bare.c");
    }
}

int main(int count, char **words) {
    struct run run = {.crowd = {.members = 1}};
    parse(&run, count, words);
    struct accounts accounts = accounts_read_secrets(run.secrets, run.first, run.count);
    run.count = accounts.count;
    if (run.count == 0) {
        errx(65, "%s: no accounts", run.secrets);
    }
    run.subjects = look_up(&accounts, &run.visit);
    if (run.hold) {
        hold_all(run.protocol, run.socket, run.subjects, run.count, this_process(), run.say);
        return 0;
    }
    run.start = shared_memory(sizeof *run.start);
    run.samples = shared_memory(run.count * sizeof *run.samples);
    uint32_t bad = crowd_run(run.crowd, log_in_share, &run);
    tally_print(run.samples, run.count, run.warm_up, name_of_result, "");
    return bad == 0 ? 0 : 70;
}
