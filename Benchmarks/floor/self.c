#include "self.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct self this_process(void) {
    struct self self = {.pid = (uint32_t)getpid()};
    FILE *file = fopen("/proc/self/stat", "re");
    char line[1024] = "";
    if (file == NULL || fgets(line, sizeof line, file) == NULL) {
        err(71, "/proc/self/stat");
    }
    (void)fclose(file);
    const char *rest = strrchr(line, ')'); // the name before it may hold spaces; field 3 follows
    for (int field = 2; field < 22 && rest != NULL; field++) {
        rest = strchr(rest + 1, ' ');
    }
    self.start_ticks = rest == NULL ? 0 : strtoull(rest, NULL, 10);
    return self;
}
