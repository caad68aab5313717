// A daemon of a few lines, on a thread: it reads a begin, sends what the script says, reads answers in between.
#include "test.h"
#include <dirent.h>
#include <pthread.h>
#include <sys/socket.h>

atomic_int conversations;
uint8_t begins[70][9000], answered[1024];
size_t answered_length;

static struct script script;
static int listener = -1;
static pthread_t thread;
static char folder[] = "/tmp/pam-module-tests.XXXXXX", path[64], argument[80];
const char *socket_argument = argument;

static bool read_all(int descriptor, uint8_t *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = recv(descriptor, bytes, length, 0);
        if (count <= 0)
            return false;
        bytes += count;
        length -= (size_t)count;
    }
    return true;
}

static bool read_frame(int descriptor, uint8_t *frame, size_t *length) {
    if (!read_all(descriptor, frame, HEADER))
        return false;
    size_t body = (size_t)frame[6] << 8 | frame[7];
    *length = HEADER + body;
    return read_all(descriptor, frame + HEADER, body);
}

// Sends both parts, with a frame of the module between them; false if it is to die before the end.
static bool play(int connection, size_t die_after) {
    const uint8_t *parts[] = {script.before, script.after};
    size_t lengths[] = {script.before_length, script.after_length};
    for (size_t part = 0; part < 2; part++) {
        size_t sent = lengths[part] < die_after ? lengths[part] : die_after;
        send(connection, parts[part], sent, MSG_NOSIGNAL);
        die_after -= sent;
        if (die_after == 0 || (part == 0 && lengths[0] > 0 && !read_frame(connection, answered, &answered_length)))
            return false;
    }
    return true;
}

static void converse(int connection, int number) {
    size_t length, die_after = number < script.deaths ? script.die_after : SIZE_MAX;
    if (die_after == 0 || !read_frame(connection, begins[number % 70], &length))
        return;
    if (script.silent || play(connection, die_after))
        recv(connection, &(char){0}, 1, 0); // until the module hangs up
}

static void *serve(void *unused) {
    int connection;
    while ((connection = accept(listener, NULL, NULL)) >= 0) {
        converse(connection, conversations++);
        close(connection);
    }
    return unused;
}

void start_daemon(const struct script *new_script) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (path[0] == '\0') {
        DEMAND(mkdtemp(folder) != NULL);
        snprintf(path, sizeof path, "%s/verify.sock", folder);
        snprintf(argument, sizeof argument, "socket=%s", path);
    }
    script = *new_script;
    conversations = 0;
    memset(begins, 0, sizeof begins);
    answered_length = 0;
    memset(answered, 0, sizeof answered);
    memcpy(address.sun_path, path, sizeof path);
    listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    DEMAND(bind(listener, (struct sockaddr *)&address, sizeof address) == 0);
    DEMAND(listen(listener, 64) == 0);
    DEMAND(pthread_create(&thread, NULL, serve, NULL) == 0);
}

void stop_daemon(void) {
    shutdown(listener, SHUT_RDWR);
    pthread_join(thread, NULL);
    close(listener);
    unlink(path);
}

__attribute__((destructor)) static void remove_folder(void) { rmdir(folder); }

size_t read_golden(const char *name, uint8_t *bytes, size_t size) {
    char file[512], line[1024];
    size_t length = 0;
    snprintf(file, sizeof file, GOLDEN "/%s", name);
    FILE *stream = fopen(file, "r");
    DEMAND(stream != NULL);
    while (stream != NULL && fgets(line, sizeof line, stream) != NULL) {
        unsigned value;
        int used = 0;
        for (char *at = line; *line != '#' && length < size && sscanf(at, " %2x%n", &value, &used) == 1; at += used)
            bytes[length++] = (uint8_t)value;
    }
    if (stream != NULL)
        fclose(stream);
    return length;
}

size_t list_golden(const char *prefix, char names[][64], size_t size) {
    DIR *directory = opendir(GOLDEN);
    size_t count = 0;
    for (struct dirent *entry; directory != NULL && (entry = readdir(directory)) != NULL;)
        if (strncmp(entry->d_name, prefix, strlen(prefix)) == 0 && count < size)
            snprintf(names[count++], 64, "%.63s", entry->d_name);
    if (directory != NULL)
        closedir(directory);
    return count;
}
