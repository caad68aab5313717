// Takes and forgets what programs log: without a /dev/log, syslog() writes to the console, 1 to 2 ms a line.
//   logsink SOCKET     serves until it is ended
#include <err.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

int main(int count, char **words) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (count != 2 || strlen(words[1]) >= sizeof address.sun_path) {
        errx(64, "usage: logsink SOCKET");
    }
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s", words[1]);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)umask(0);
    int sink = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (sink < 0 || bind(sink, (const struct sockaddr *)&address, sizeof address) != 0) {
        err(71, "%s", words[1]);
    }
    char line[1];
    while (recv(sink, line, sizeof line, 0) >= 0) {
    }
    err(71, "recv");
}
