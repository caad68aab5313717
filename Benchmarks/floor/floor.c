#include "floor.h"

#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int floor_connect(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection >= 0 && connect(connection, (const struct sockaddr *)&address, sizeof address) != 0) {
        (void)close(connection);
        connection = -1;
    }
    return connection;
}

int floor_exchange(int connection, struct floor_message *message) {
    if (send(connection, message, sizeof *message, MSG_NOSIGNAL) != (ssize_t)sizeof *message) {
        return -1;
    }
    return recv(connection, message, sizeof *message, MSG_WAITALL) == (ssize_t)sizeof *message ? 0 : -1;
}
