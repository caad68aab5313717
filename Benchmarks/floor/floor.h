#ifndef FLOOR_H
#define FLOOR_H
// The floor: the least that a second factor judged in another process can cost. Two round trips of 128 bytes each way
// over a Unix socket, one HMAC-SHA1, no disk, no name service, nothing checked and nothing parsed.
#include <stdint.h>

enum { FLOOR_MESSAGE = 128 };

struct floor_message {
    char text[FLOOR_MESSAGE];
};

_Static_assert(sizeof(struct floor_message) == FLOOR_MESSAGE, "the messages are 128 bytes");

// A connection to the daemon, or -1.
int floor_connect(const char *path);

// One round trip: what is sent is overwritten by the reply. 0, or -1 where the connection was lost.
int floor_exchange(int connection, struct floor_message *message);
#endif
