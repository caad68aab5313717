#ifndef HOLD_H
#define HOLD_H
#include <stddef.h>

#include "bare.h"

// Opens one conversation for each subject as far as its prompt, and prints "HELD n". With `say`, that is typed in all of
// them before the further prompts are waited for, and those that came are counted. Returns once standard input ends; the
// connections are left to the end of the process.
void hold_all(const struct protocol *protocol, const char *socket, const struct subject *subjects, size_t count,
    struct self self, const char *say);
#endif
