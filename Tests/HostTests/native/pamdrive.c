// Logs in through PAM as fast, as often and as much at once as asked for; `pamdrive --help` tells how.
#include <err.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <security/pam_appl.h>

#include "options.h"

struct run {
    const struct options *options;
    struct gate *start;
    struct round *rounds;
    struct sample *samples;
    size_t logins;
};

static const struct account *account_of(const struct run *run, size_t login) {
    const struct accounts *accounts = &run->options->accounts;
    return &accounts->list[login % accounts->count];
}

static void log_in(const struct run *run, size_t login) {
    run->samples[login] = login_run(&run->options->plan, account_of(run, login), (struct seat){0});
}

static void log_in_afresh(const struct run *run, size_t login) {
    pid_t child = fork();
    if (child < 0) {
        err(71, "fork");
    }
    if (child == 0) {
        log_in(run, login);
        _exit(0);
    }
    (void)waitpid(child, NULL, 0);
}

// Every member takes the logins whose number leaves its index over, so that N accounts for N members are one each.
static void log_in_share(uint32_t index, void *context) {
    const struct run *run = context;
    uint32_t members = run->options->crowd.members;
    gate_pass(run->start, members);
    for (size_t login = index; login < run->logins; login += members) {
        (run->options->fresh ? log_in_afresh : log_in)(run, login);
    }
}

// Every member logs in as every account; in each round they wait for each other twice, at the start and at the prompt.
static void race_all(uint32_t index, void *context) {
    const struct run *run = context;
    uint32_t members = run->options->crowd.members;
    for (size_t round = 0; round < run->logins / members; round++) {
        struct seat seat = {&run->rounds[round], members};
        gate_pass(&seat.round->start, members);
        run->samples[round * members + index] = login_run(&run->options->plan, account_of(run, round), seat);
    }
}

static void write_results(const struct run *run) {
    FILE *file = fopen(run->options->results, "we");
    if (file == NULL) {
        err(73, "%s", run->options->results);
    }
    for (size_t login = 0; login < run->logins; login++) {
        const struct sample *sample = &run->samples[login];
        size_t turn = run->options->once ? login / run->options->crowd.members : login;
        const char *result = sample->ended != 0 ? pam_result_name(sample->result) : "unfinished";
        (void)fprintf(file, "%s\t%s\t%u\t%.1f\t%.1f\n", account_of(run, turn)->user, result, sample->prompts,
            (double)(sample->ended - sample->began) / 1e3, (double)(sample->judged - sample->judged_from) / 1e3);
    }
    if (fclose(file) != 0) {
        err(74, "%s", run->options->results);
    }
}

static void report(const struct run *run) {
    const struct options *options = run->options;
    if (options->results != NULL) {
        write_results(run);
    }
    uint32_t members = options->crowd.members;
    char *histogram = options->once ? race_histogram(run->samples, run->logins / members, members, PAM_SUCCESS) : NULL;
    tally_print(run->samples, run->logins, options->warm_up, pam_result_name, histogram != NULL ? histogram : "");
    free(histogram);
}

// What every server has done long before it calls PAM, done once before the processes part.
static void warm_up(const struct account *account) {
    const char *user = account->user;
    if (account->has_totp) {
        char code[TOTP_CODE_SIZE];
        totp_code(&account->totp, 0, code);
    }
    gid_t groups[64];
    int count = 64;
    const struct passwd *entry = getpwnam(user);
    (void)getgrouplist(user, entry != NULL ? entry->pw_gid : 0, groups, &count);
}

static void become(uid_t real, uid_t effective) {
    if (effective != 0 && (setgroups(0, NULL) != 0 || setresgid(effective, effective, effective) != 0)) {
        err(77, "setresgid");
    }
    if ((real != 0 || effective != 0) && setresuid(real, effective, effective) != 0) {
        err(77, "setresuid");
    }
}

int main(int count, char **words) {
    struct options options = options_parse(count, words);
    size_t turns = options.accounts.count * options.repeat;
    size_t logins = turns * (options.once ? options.crowd.members : 1);
    struct run run = {&options, shared_memory(sizeof *run.start), shared_memory(turns * sizeof *run.rounds),
        shared_memory(logins * sizeof *run.samples), logins};
    warm_up(&options.accounts.list[0]);
    become(options.real_uid, options.effective_uid);
    uint32_t bad = crowd_run(options.crowd, options.once ? race_all : log_in_share, &run);
    report(&run);
    if (bad > 0) {
        errx(70, "%u of the processes ended badly", bad);
    }
    return 0;
}
