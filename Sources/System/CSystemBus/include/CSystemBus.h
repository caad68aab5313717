/* The part of libsystemd's bus that SessionControl uses: its functions with open argument lists, as logind wants them. */
#ifndef CSYSTEMBUS_H
#define CSYSTEMBUS_H

#include <stdint.h>

enum { SYSTEM_BUS_ID_MAX = 64 };

/* A session as logind knows it. */
struct system_bus_session {
    char id[SYSTEM_BUS_ID_MAX];
    uint32_t user;
    uint32_t leader;
};

struct system_bus;

/* Every function that can fail returns -errno, and waits for at most a few seconds. */
int system_bus_open(struct system_bus **bus);
void system_bus_close(struct system_bus *bus);
/* Fills in the session of a process; fails where logind knows of none. */
int system_bus_session_of(struct system_bus *bus, uint32_t process, struct system_bus_session *session);
int system_bus_terminate(struct system_bus *bus, const char *id);

#endif
