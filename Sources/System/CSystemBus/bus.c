#define _GNU_SOURCE
#include "CSystemBus.h"

#include <errno.h>
#include <string.h>
#include <systemd/sd-bus.h>
#include <time.h>

#define SERVICE "org.freedesktop.login1"
#define ROOT "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"
#define SESSION "org.freedesktop.login1.Session"

enum { PATIENCE_MICROSECONDS = 3000000, OPENING_MICROSECONDS = 2000000 };

static sd_bus *native(struct system_bus *bus)
{
    return (sd_bus *)bus;
}

static uint64_t microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* Until the bus has let it in: whoever calls before that waits for it far longer than for an answer. */
static int enter(sd_bus *bus)
{
    uint64_t end = microseconds() + OPENING_MICROSECONDS;
    int ready;
    while ((ready = sd_bus_is_ready(bus)) == 0) {
        int done = sd_bus_process(bus, NULL);
        if (done < 0)
            return done;
        uint64_t now = microseconds();
        if (now >= end)
            return -ETIMEDOUT;
        done = done > 0 ? 0 : sd_bus_wait(bus, end - now);
        if (done < 0 && done != -EINTR)
            return done;
    }
    return ready < 0 ? ready : 0;
}

int system_bus_open(struct system_bus **bus)
{
    sd_bus *opened = NULL;
    int result = sd_bus_open_system(&opened);
    if (result < 0)
        return result;
    result = sd_bus_set_method_call_timeout(opened, PATIENCE_MICROSECONDS);
    if (result >= 0)
        result = enter(opened);
    if (result < 0) {
        sd_bus_close_unref(opened);
        return result;
    }
    *bus = (struct system_bus *)opened;
    return 0;
}

void system_bus_close(struct system_bus *bus)
{
    sd_bus_close_unref(native(bus));
}

static int read_user(sd_bus *bus, const char *path, uint32_t *user)
{
    sd_bus_message *reply = NULL;
    const char *object;
    int result = sd_bus_get_property(bus, SERVICE, path, SESSION, "User", NULL, &reply, "(uo)");
    if (result >= 0)
        result = sd_bus_message_read(reply, "(uo)", user, &object);
    sd_bus_message_unref(reply);
    return result;
}

static int read_id(sd_bus *bus, const char *path, char *id)
{
    sd_bus_message *reply = NULL;
    const char *text = NULL;
    int result = sd_bus_get_property(bus, SERVICE, path, SESSION, "Id", NULL, &reply, "s");
    if (result >= 0)
        result = sd_bus_message_read(reply, "s", &text);
    if (result >= 0) {
        size_t length = strlen(text);
        result = length < SYSTEM_BUS_ID_MAX ? 0 : -ENAMETOOLONG;
        if (result == 0)
            memcpy(id, text, length + 1);
    }
    sd_bus_message_unref(reply);
    return result;
}

int system_bus_session_of(struct system_bus *bus, uint32_t process, struct system_bus_session *session)
{
    sd_bus_message *reply = NULL;
    const char *path = NULL;
    int result = sd_bus_call_method(native(bus), SERVICE, ROOT, MANAGER, "GetSessionByPID", NULL, &reply, "u", process);
    if (result >= 0)
        result = sd_bus_message_read(reply, "o", &path);
    if (result >= 0)
        result = read_id(native(bus), path, session->id);
    if (result >= 0)
        result = read_user(native(bus), path, &session->user);
    if (result >= 0)
        result = sd_bus_get_property_trivial(native(bus), SERVICE, path, SESSION, "Leader", NULL, 'u', &session->leader);
    sd_bus_message_unref(reply);
    return result < 0 ? result : 0;
}

int system_bus_terminate(struct system_bus *bus, const char *id)
{
    int result = sd_bus_call_method(native(bus), SERVICE, ROOT, MANAGER, "TerminateSession", NULL, NULL, "s", id);
    return result < 0 ? result : 0;
}
