#ifndef GATE_H
#define GATE_H
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

// A barrier that works between processes as well as threads, in shared memory; zero bytes are a closed gate.
// It serves one crossing: for a race of many rounds there is one gate for each.
struct gate {
    _Atomic uint32_t arrived;
    _Atomic uint32_t open;
};

// Waits until `crowd` members have arrived, then lets all go at once. Ends the program after 60 s.
void gate_pass(struct gate *gate, uint32_t crowd);

// Memory that forked children share, zeroed. Ends the program where there is none.
void *shared_memory(size_t bytes);
#endif
