// What the module knows of a login, as the fields of the begin frame, in the order of their tags.
#include "shim.h"
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/random.h>

static void add_number(struct conversation *c, int tag, uint64_t number, size_t width) {
    uint8_t value[8];
    put_big_endian(value, number, width);
    add_field(c, tag, value, width, width);
}

static void add_text(struct conversation *c, int tag, const char *text, size_t bound) {
    add_field(c, tag, text, text != NULL ? strlen(text) : 0, bound);
}

// Returns a PAM item, "" if it is not set. One that libpam does not give is a fault.
const char *item(struct conversation *c, int number) {
    const void *value = NULL;
    if (pam_get_item(c->pamh, number, &value) != PAM_SUCCESS)
        c->fault = "a PAM item cannot be read";
    return value != NULL ? value : "";
}

// Adds what the name service says of `name`, or of `uid` where that is NULL, and returns the uid found.
static uid_t add_user(struct conversation *c, int tag, const char *name, uid_t uid) {
    struct passwd entry, *found = NULL;
    int count = MOST_GROUPS;
    errno = EIO; // a failing NSS module may leave it alone, and 0 would read as "no such user"
    int error = name != NULL ? getpwnam_r(name, &entry, c->names, sizeof c->names, &found)
                             : getpwuid_r(uid, &entry, c->names, sizeof c->names, &found);
    if (found != NULL && getgrouplist(entry.pw_name, entry.pw_gid, c->groups, &count) < 0)
        error = ENOMEM;
    if (count > MOST_GROUPS)
        c->fault = "a user is in more than 4,096 groups";
    add_number(c, tag, error != 0 ? 0 : found == NULL ? 1 : 2, 1);
    if (error != 0 || found == NULL)
        return uid;
    add_text(c, ++tag, entry.pw_name, 256);
    if (name != NULL)
        add_number(c, ++tag, entry.pw_uid, 4);
    for (int i = 0; i < count; i++)
        put_big_endian((uint8_t *)&c->groups[i], c->groups[i], 4);
    add_field(c, ++tag, c->groups, (size_t)count * 4, sizeof c->groups);
    return entry.pw_uid;
}

// Reads as much of a file of /proc as fits, and puts a NUL behind it; one that cannot be read is empty.
static char *read_proc(struct conversation *c, const char *path) {
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t count = descriptor < 0 ? 0 : read(descriptor, c->proc, sizeof c->proc - 1);
    close(descriptor);
    c->proc_length = count > 0 ? (size_t)count : 0;
    c->proc[c->proc_length] = '\0';
    return c->proc;
}

// Adds this process and its ancestors; for root the parent alone, since root's services are in no login session.
// What of one cannot be read is 0, and its ancestors are left out.
static void add_processes(struct conversation *c) {
    char path[32];
    uint8_t list[9 * 12];
    size_t length = 0, most = getuid() == 0 ? 2 * 12 : sizeof list;
    for (pid_t pid = getpid(), parent = 0; pid > 0 && length < most; length += 12, pid = parent, parent = 0) {
        unsigned long long start_time = 0;
        snprintf(path, sizeof path, "/proc/%d/stat", pid);
        const char *rest = strrchr(read_proc(c, path), ')'); // the name before it may hold anything
        sscanf(rest != NULL ? rest : "", ") %*c %d %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s"
            " %*s %llu", &parent, &start_time);
        put_big_endian(list + length, (uint64_t)pid, 4);
        put_big_endian(list + length + 4, start_time, 8);
    }
    add_field(c, 0x13, list, 12, 12);
    add_field(c, 0x14, list + 12, length - 12, sizeof list - 12);
}

static void add_session(struct conversation *c) {
    char *path = NULL, *end;
    unsigned int audit_session = UINT32_MAX;
    sscanf(read_proc(c, "/proc/self/sessionid"), "%u", &audit_session);
    if (audit_session != UINT32_MAX)
        add_number(c, 0x15, audit_session, 4);
    for (char *line = read_proc(c, "/proc/self/cgroup"); (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        line += strcspn(line, ":");
        if (strncmp(line, "::/", 3) == 0 || strncmp(line, ":name=systemd:/", 15) == 0)
            path = strchr(line, '/'); // "0::" comes last
    }
    add_text(c, 0x16, path, 512);
}

// Fills the begin frame, or sets `fault`. A conversation that is started over sends the same again.
void collect_facts(struct conversation *c) {
    bool silent = (unsigned)c->flags & PAM_SILENT, no_null = (unsigned)c->flags & PAM_DISALLOW_NULL_AUTHTOK;
    const char *service = item(c, PAM_SERVICE);
    uint8_t id[16];
    uid_t real = getuid();
    c->begin_length = HEADER;
    if (getrandom(id, sizeof id, 0) != sizeof id)
        c->fault = "there are no random bytes";
    add_field(c, 0x01, id, sizeof id, sizeof id);
    add_number(c, 0x02, 0, 1);
    add_number(c, 0x03, c->phase, 1);
    add_number(c, 0x04, (unsigned)c->after_first_factor | (silent ? 2u : 0) | (no_null ? 4u : 0), 4);
    add_text(c, 0x05, service, 64);
    add_text(c, 0x06, item(c, PAM_USER), 256);
    uid_t uid = add_user(c, 0x07, item(c, PAM_USER), (uid_t)-1);
    add_number(c, 0x0B, real, 4);
    add_number(c, 0x0C, geteuid(), 4);
    if (real != 0 && real != uid)
        add_user(c, 0x0D, NULL, real);
    add_text(c, 0x10, item(c, PAM_RUSER), 256);
    add_text(c, 0x11, item(c, PAM_RHOST), 256);
    add_text(c, 0x12, item(c, PAM_TTY), 256);
    add_processes(c);
    if (real != 0 || c->phase >= OPEN_SESSION) // before that a service of root's is in nobody's login session
        add_session(c);
    if (c->phase == AUTH) {
        add_text(c, 0x17, pam_getenv(c->pamh, "SSH_AUTH_INFO_0"), 4096);
        add_text(c, 0x18, pam_getenv(c->pamh, "SSH_CONNECTION"), 256);
    }
    add_field(c, 0x19, c->token, c->token != NULL ? TOKEN : 0, TOKEN);
    if (real != 0 && (strcmp(service, "sudo") == 0 || strcmp(service, "sudo-i") == 0)) {
        read_proc(c, "/proc/self/cmdline"); // PAM does not say whom sudo acts as
        add_field(c, 0x1A, c->proc, c->proc_length < COMMAND_BOUND ? c->proc_length : COMMAND_BOUND, COMMAND_BOUND);
    }
    put_header(c->begin, BEGIN, c->begin_length - HEADER);
}
