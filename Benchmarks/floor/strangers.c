// What somebody who has proven nothing can learn by a clock: conversations before the first factor, for people of several
// classes, one of each in every round, in an order that is drawn anew.
//   strangers SOCKET ADDRESS ROUNDS CLASS …      CLASS is PREFIX:FIRST:COUNT: the users PREFIX and six digits, in turn
// Each comes from ADDRESS and types a wrong code until the end. Prints one line a round: for each class in the order of the
// command line the nanoseconds from begin to the first prompt, and those from the first answer to the verdict. Ends the
// program where somebody is asked more or less often than the first one was, or is not refused.
#include <err.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bare.h"
#include "self.h"
#include "tally.h"

enum { MOST_CLASSES = 8, MOST_PROMPTS = 16 };

struct class {
    struct subject *people;
    size_t count;
};

struct times {
    uint64_t prompt;
    uint64_t verdict;
};

static struct subject look_up(const char *name, const struct visit *visit) {
    const struct passwd *entry = getpwnam(name);
    struct subject subject = {.user = name, .visit = visit, .is_known = entry != NULL};
    if (entry != NULL) {
        subject.uid = entry->pw_uid;
        subject.gid = entry->pw_gid;
    }
    return subject;
}

static struct class read_class(const char *text, const struct visit *visit) {
    char prefix[8];
    size_t first = 0;
    struct class class = {0};
    if (sscanf(text, "%7[a-z]:%zu:%zu", prefix, &first, &class.count) != 3 || class.count == 0) {
        errx(64, "%s: not PREFIX:FIRST:COUNT", text);
    }
    class.people = calloc(class.count, sizeof *class.people);
    for (size_t index = 0; index < class.count; index++) {
        char *name = NULL;
        if (class.people == NULL || asprintf(&name, "%s%06zu", prefix, first + index) < 0) {
            err(71, "people");
        }
        class.people[index] = look_up(name, visit);
    }
    return class;
}

// How often somebody is asked must tell nothing either.
static void expect_as_before(int prompts) {
    static int before;
    if (before == 0) {
        before = prompts;
    }
    if (prompts != before) {
        errx(70, "%d prompts, and %d before", prompts, before);
    }
}

static struct times converse(const char *socket, const struct subject *subject, struct self self) {
    const struct protocol *protocol = &sallyport_protocol;
    uint64_t began = now_nanoseconds();
    int connection = protocol->open(socket, subject, self);
    if (connection < 0) {
        errx(70, "%s: no prompt", subject->user);
    }
    uint64_t prompted = now_nanoseconds();
    int prompts = 1;
    enum bare_result result = BARE_ASKED;
    for (; prompts < MOST_PROMPTS && result == BARE_ASKED; prompts++) {
        result = protocol->type(connection, "000000") ? protocol->follow(connection) : BARE_LOST;
    }
    uint64_t ended = now_nanoseconds();
    (void)close(connection);
    if (result != BARE_REFUSED) {
        errx(70, "%s: not refused, but %d", subject->user, (int)result);
    }
    expect_as_before(prompts);
    return (struct times){prompted - began, ended - prompted};
}

static void shuffle(size_t *order, size_t count) {
    for (size_t left = count; left > 1; left--) {
        size_t other = (size_t)random() % left;
        size_t last = order[left - 1];
        order[left - 1] = order[other];
        order[other] = last;
    }
}

int main(int count, char **words) {
    if (count < 5 || count - 4 > MOST_CLASSES) {
        errx(64, "usage: strangers SOCKET ADDRESS ROUNDS PREFIX:FIRST:COUNT …");
    }
    const struct visit visit = {.host = words[2], .before_first_factor = true};
    size_t class_count = (size_t)count - 4;
    struct class classes[MOST_CLASSES];
    size_t order[MOST_CLASSES];
    for (size_t index = 0; index < class_count; index++) {
        classes[index] = read_class(words[4 + index], &visit);
        order[index] = index;
    }
    struct self self = this_process();
    size_t rounds = strtoul(words[3], NULL, 10);
    for (size_t round = 0; round < rounds; round++) {
        struct times times[MOST_CLASSES];
        shuffle(order, class_count);
        for (size_t place = 0; place < class_count; place++) {
            const struct class *class = &classes[order[place]];
            times[order[place]] = converse(words[1], &class->people[round % class->count], self);
        }
        for (size_t index = 0; index < class_count; index++) {
            printf("%llu %llu ", (unsigned long long)times[index].prompt, (unsigned long long)times[index].verdict);
        }
        printf("\n");
    }
    return 0;
}
