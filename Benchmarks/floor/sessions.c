// Tells sallyportd of login sessions, as the module does for root's services: one conversation opens one, another closes it.
//   sessions SOCKET USER COUNT [--close]
// Opens COUNT sessions of USER. The daemon takes for two processes what differs in pid or start time, and asks nobody about
// them before something is due: so they are all led by this process, with start times that are counted from its own. Prints
// "OPEN n", or with --close, which closes each before the next is opened, a line for each with the nanoseconds of both, and
// those of closing what is closed already: a conversation in which the daemon has nothing to do.
#include <err.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bare.h"
#include "self.h"
#include "tally.h"

enum { OPEN_SESSION = 3, CLOSE_SESSION = 4 };

static uint64_t tell(const char *socket, struct subject subject, struct self self, unsigned char phase) {
    const struct visit visit = {.host = "198.51.100.7", .phase = phase};
    subject.visit = &visit;
    uint64_t began = now_nanoseconds();
    enum bare_result result = sallyport_unasked(socket, &subject, self);
    uint64_t ended = now_nanoseconds();
    if (result != BARE_GRANTED) {
        errx(70, "phase %d: not granted, but %d", phase, (int)result);
    }
    return ended - began;
}

int main(int count, char **words) {
    bool closes = count == 5 && strcmp(words[4], "--close") == 0;
    if (count != 4 && !closes) {
        errx(64, "usage: sessions SOCKET USER COUNT [--close]");
    }
    const struct passwd *entry = getpwnam(words[2]);
    if (entry == NULL) {
        errx(67, "no user %s", words[2]);
    }
    const struct subject subject = {.user = words[2], .is_known = true, .uid = entry->pw_uid, .gid = entry->pw_gid};
    struct self self = this_process();
    size_t wanted = strtoul(words[3], NULL, 10);
    for (size_t index = 0; index < wanted; index++, self.start_ticks++) {
        uint64_t opening = tell(words[1], subject, self, OPEN_SESSION);
        if (closes) {
            uint64_t closing = tell(words[1], subject, self, CLOSE_SESSION);
            uint64_t nothing = tell(words[1], subject, self, CLOSE_SESSION);
            printf("%llu %llu %llu\n", (unsigned long long)opening, (unsigned long long)closing, (unsigned long long)nothing);
        }
    }
    if (!closes) {
        printf("OPEN %zu\n", wanted);
    }
    return 0;
}
