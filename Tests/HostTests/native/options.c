#include "options.h"

#include <err.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char USAGE[] =
    "usage: pamdrive --confdir DIR (--codes FILE | --secrets FILE) [option …]     FILE may be - for standard input\n"
    "  --codes FILE      lines \"user code [code …]\": one code for each prompt in turn, then an empty answer\n"
    "  --secrets FILE    CSV user,secret,algorithm,digits,period with a header: the code is computed when asked for\n"
    "  --first N, --count N   only N accounts after the first N (count 0: all)\n"
    "  --service NAME    PAM service (bench)         --rhost, --tty, --ruser TEXT   PAM items\n"
    "  --auth-info TEXT  SSH_AUTH_INFO_0, as sshd has it in the PAM environment\n"
    "  --through PHASE   auth (as is), account, session: how far each login goes\n"
    "  --processes N, --threads N   logins at once, all released together (1 process)\n"
    "  --fresh           every login in a new process, as sshd and sudo do it (not with --once or --threads)\n"
    "  --repeat N        goes N times through the accounts   --warm-up N   leaves the first N out of the report\n"
    "  --once            race: all members submit the one code of each account together, one round an account\n"
    "  --delay MS        time spent at each prompt            --step-offset N  code of the step N from now (may be < 0)\n"
    "  --answer-all      the last code again at every further prompt (as is: an empty answer, which ends it)\n"
    "  --ruid N, --euid N   real and effective uid of the client (sudo: --ruid 1000)\n"
    "  --results FILE    one line a login: user, result, prompts, microseconds in all, and of pam_authenticate\n"
    "  --show            prints prompts and messages on standard error\n"
    "Prints one line of JSON. Exit code 0 unless it could not run; what PAM answered does not count.\n";

enum letter { CONFDIR = 256, CODES, SECRETS, FIRST, COUNT, SERVICE, RHOST, TTY, RUSER, THROUGH, PROCESSES, THREADS,
    REPEAT, WARM_UP, ONCE, DELAY, STEP_OFFSET, ANSWER_ALL, RUID, EUID, RESULTS, SHOW, FRESH,
    AUTH_INFO };

static const struct option LONG[] = {
    {"confdir", required_argument, NULL, CONFDIR}, {"codes", required_argument, NULL, CODES},
    {"secrets", required_argument, NULL, SECRETS}, {"first", required_argument, NULL, FIRST},
    {"count", required_argument, NULL, COUNT}, {"service", required_argument, NULL, SERVICE},
    {"rhost", required_argument, NULL, RHOST}, {"tty", required_argument, NULL, TTY},
    {"ruser", required_argument, NULL, RUSER}, {"through", required_argument, NULL, THROUGH},
    {"processes", required_argument, NULL, PROCESSES}, {"threads", required_argument, NULL, THREADS},
    {"repeat", required_argument, NULL, REPEAT}, {"warm-up", required_argument, NULL, WARM_UP},
    {"once", no_argument, NULL, ONCE}, {"delay", required_argument, NULL, DELAY},
    {"step-offset", required_argument, NULL, STEP_OFFSET}, {"answer-all", no_argument, NULL, ANSWER_ALL},
    {"ruid", required_argument, NULL, RUID}, {"euid", required_argument, NULL, EUID},
    {"results", required_argument, NULL, RESULTS}, {"show", no_argument, NULL, SHOW},
    {"fresh", no_argument, NULL, FRESH}, {"auth-info", required_argument, NULL, AUTH_INFO}, {0}};

// The accounts' file as the options named it, read once all of them are known.
struct source {
    const char *codes;
    const char *secrets;
    size_t first;
    size_t count;
};

static _Noreturn void usage(void) {
    (void)fputs(USAGE, stderr);
    exit(64);
}

static long number(const char *text, long lowest) {
    char *end = NULL;
    long value = strtol(text, &end, 10);
    if (*text == '\0' || *end != '\0' || value < lowest) {
        usage();
    }
    return value;
}

static enum last_phase phase(const char *text) {
    static const char *const NAMES[] = {"auth", "account", "session"};
    for (int index = 0; index < 3; index++) {
        if (strcmp(text, NAMES[index]) == 0) {
            return (enum last_phase)index;
        }
    }
    usage();
}

static void take(struct options *options, struct source *source, int letter) {
    struct login_plan *plan = &options->plan;
    switch (letter) {
    case CONFDIR: plan->confdir = optarg; break;
    case CODES: source->codes = optarg; break;
    case SECRETS: source->secrets = optarg; break;
    case FIRST: source->first = (size_t)number(optarg, 0); break;
    case COUNT: source->count = (size_t)number(optarg, 0); break;
    case SERVICE: plan->service = optarg; break;
    case RHOST: plan->rhost = optarg; break;
    case TTY: plan->tty = optarg; break;
    case RUSER: plan->ruser = optarg; break;
    case AUTH_INFO: plan->auth_info = optarg; break;
    case THROUGH: plan->last = phase(optarg); break;
    case PROCESSES: options->crowd = (struct crowd){(uint32_t)number(optarg, 1), false}; break;
    case THREADS: options->crowd = (struct crowd){(uint32_t)number(optarg, 1), true}; break;
    case REPEAT: options->repeat = (size_t)number(optarg, 1); break;
    case WARM_UP: options->warm_up = (size_t)number(optarg, 0); break;
    case FRESH: options->fresh = true; break;
    case ONCE: options->once = true; break;
    case DELAY: plan->delay_milliseconds = (unsigned)number(optarg, 0); break;
    case STEP_OFFSET: plan->step_offset = number(optarg, -1000000); break;
    case ANSWER_ALL: plan->answer_all = true; break;
    case RUID: options->real_uid = (uid_t)number(optarg, 0); break;
    case EUID: options->effective_uid = (uid_t)number(optarg, 0); break;
    case RESULTS: options->results = optarg; break;
    case SHOW: plan->show = true; break;
    default: usage();
    }
}

struct options options_parse(int count, char **words) {
    struct options options = {.plan = {.service = "bench"}, .crowd = {.members = 1}, .repeat = 1};
    struct source source = {0};
    for (int letter = 0; (letter = getopt_long(count, words, "", LONG, NULL)) != -1;) {
        take(&options, &source, letter);
    }
    bool one_source = (source.codes == NULL) != (source.secrets == NULL);
    bool odd_fresh = options.fresh && (options.once || options.crowd.threads);
    if (optind != count || options.plan.confdir == NULL || !one_source || odd_fresh) {
        usage();
    }
    options.accounts = source.codes != NULL ? accounts_read_codes(source.codes, source.first, source.count)
                                            : accounts_read_secrets(source.secrets, source.first, source.count);
    if (options.accounts.count == 0) {
        errx(65, "no accounts");
    }
    return options;
}
