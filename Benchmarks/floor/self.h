#ifndef SELF_H
#define SELF_H
#include "bare.h"

// The calling process, as the verify protocol names it.
struct self this_process(void);
#endif
