// Runs the tests of the module against a world of their own, and counts.
#include "test.h"

unsigned failures, passes;

void check(bool holds, const char *what, const char *file, int line) {
    if (holds)
        passes++;
    else
        fprintf(stderr, "%s:%d: failed: %s\n", file, line, what), failures++;
}

int main(void) {
    start_daemon(&(struct script){0}); // makes the folder of the socket
    stop_daemon();
    void (*const tests[])(void) = {test_frames, test_facts, test_arguments, test_console, test_paths,
        test_conversations, test_restarts, test_faults};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        tests[i]();
    forget_data();
    printf("%u passed, %u failed\n", passes, failures);
    return failures != 0;
}
