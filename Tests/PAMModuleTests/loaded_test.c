// The module as programs meet it: loaded and unloaded by the real libpam, and by many threads at once.
#include <dirent.h>
#include <pthread.h>
#include <pwd.h>
#include <security/pam_appl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { THREADS = 8, LOGINS = 50, ROUNDS = 200 };

static char folder[] = "/tmp/pam-loaded-tests.XXXXXX", module_path[4096], socket_path[64], user[128];
static int listener;
static atomic_uint passes, failures, conversations;

static void check(bool holds, const char *what) {
    if (holds)
        passes++;
    else
        fprintf(stderr, "failed: %s\n", what), failures++;
}

// Asks once in the auth phase, and grants with a token; later phases must bring the token of the phase before.
static void *converse(void *argument) {
    int connection = (int)(intptr_t)argument;
    conversations++;
    static const uint8_t ask[] = {'S', 'P', 1, 0x12, 0, 0, 0, 6, 1, 'c', 'o', 'd', 'e', ':'};
    uint8_t begin[65536], answer[1024], finish[25] = {'S', 'P', 1, 0x13, 0, 0, 0, 17, 0};
    ssize_t length = recv(connection, begin, sizeof begin, 0);
    uint8_t phase = begin[8 + 26]; // after conversation, restarts and the head of its field
    memset(finish + 9, phase, 16);
    if (phase == 1) {
        send(connection, ask, sizeof ask, MSG_NOSIGNAL);
        length = recv(connection, answer, sizeof answer, 0);
        finish[8] = length == 14 && memcmp(answer + 8, "492039", 6) == 0 ? 0 : 2;
    } else {
        for (int i = 0; i < 16; i++)
            finish[8] |= begin[length - 16 + i] == (phase == 2 ? 1 : 2) ? 0 : 2;
    }
    send(connection, finish, sizeof finish, MSG_NOSIGNAL);
    close(connection);
    return NULL;
}

static void *serve(void *unused) {
    pthread_attr_t detached;
    pthread_attr_init(&detached);
    pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
    for (int connection; (connection = accept(listener, NULL, NULL)) >= 0;) {
        pthread_t thread;
        pthread_create(&thread, &detached, converse, (void *)(intptr_t)connection);
    }
    return unused;
}

static int answer(int count, const struct pam_message **messages, struct pam_response **responses, void *code) {
    (void)messages;
    *responses = calloc((size_t)count, sizeof **responses);
    (*responses)[0].resp = strdup(code);
    return PAM_SUCCESS;
}

static void log_in(void) {
    const struct pam_conv conversation = {answer, (char[]){"492039"}};
    const void *name = NULL;
    pam_handle_t *handle = NULL;
    check(pam_start_confdir("sallyport-test", user, &conversation, folder, &handle) == PAM_SUCCESS, "pam_start");
    check(pam_authenticate(handle, 0) == PAM_SUCCESS, "pam_authenticate");
    check(pam_setcred(handle, PAM_ESTABLISH_CRED) == PAM_SUCCESS, "pam_setcred");
    check(pam_acct_mgmt(handle, 0) == PAM_SUCCESS, "pam_acct_mgmt");
    check(pam_open_session(handle, 0) == PAM_SUCCESS, "pam_open_session");
    check(pam_close_session(handle, 0) == PAM_SUCCESS, "pam_close_session");
    check(pam_chauthtok(handle, 0) != PAM_SUCCESS, "alone on a password line nothing can be changed");
    check(pam_get_item(handle, PAM_USER, &name) == PAM_SUCCESS && strcmp(name, user) == 0, "PAM_USER is unchanged");
    check(pam_end(handle, PAM_SUCCESS) == PAM_SUCCESS, "pam_end");
}

// What pam_chauthtok of a stack returns, and how often the daemon was asked.
static int change_password(const char *service, char *code, unsigned *asked) {
    const struct pam_conv conversation = {answer, code};
    pam_handle_t *handle = NULL;
    unsigned before = conversations;
    check(pam_start_confdir(service, user, &conversation, folder, &handle) == PAM_SUCCESS, "pam_start");
    int result = pam_chauthtok(handle, 0);
    check(pam_end(handle, result) == PAM_SUCCESS, "pam_end");
    *asked = conversations - before;
    return result;
}

// libpam walks a password stack twice. The first pass asks, once; a refusal there ends it before anything is written.
static void password_lines(void) {
    char right[] = "492039", wrong[] = "000000";
    unsigned asked;
    check(change_password("password-below", right, &asked) == PAM_SUCCESS && asked == 1, "a right code below");
    check(change_password("password-above", right, &asked) == PAM_SUCCESS && asked == 1, "a right code above");
    check(change_password("password-below", wrong, &asked) == PAM_AUTH_ERR && asked == 1, "a wrong code below");
    check(change_password("password-above", wrong, &asked) == PAM_AUTH_ERR && asked == 1, "a wrong code above");
    check(change_password("password-unproven", right, &asked) != PAM_SUCCESS && asked == 0, "not asked below a refusal");
}

static void *log_in_often(void *unused) {
    for (int i = 0; i < LOGINS; i++)
        log_in();
    return unused;
}

static unsigned count_descriptors(void) {
    unsigned count = 0;
    DIR *directory = opendir("/proc/self/fd");
    while (readdir(directory) != NULL)
        count++;
    closedir(directory);
    return count;
}

static bool is_mapped(const char *name) {
    char line[4096];
    bool found = false;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (fgets(line, sizeof line, maps) != NULL)
        found |= strstr(line, name) != NULL;
    fclose(maps);
    return found;
}

// The stacks, a line each; %M stands for the module.
static const char *const stacks[][2] = {
    {"sallyport-test", "auth %M\naccount %M\nsession %M\npassword %M\n"},
    {"password-below", "password [success=1 default=ignore] pam_permit.so\npassword requisite pam_deny.so\n"
        "password required pam_permit.so\npassword %M\n"},
    {"password-above", "password %M\npassword required pam_permit.so\n"},
    {"password-unproven", "password [success=1 default=ignore] pam_deny.so\npassword requisite pam_deny.so\n"
        "password required pam_permit.so\npassword %M\n"}};
enum { STACKS = sizeof stacks / sizeof *stacks };

static void path_of(size_t stack, char *path, size_t size) { snprintf(path, size, "%s/%s", folder, stacks[stack][0]); }

static void write_stack(size_t stack) {
    char path[128];
    path_of(stack, path, sizeof path);
    FILE *config = fopen(path, "w");
    for (const char *at = stacks[stack][1]; *at != '\0'; at++) {
        if (strncmp(at, "%M", 2) == 0)
            fprintf(config, "requisite %s socket=%s after=first-factor", module_path, socket_path), at++;
        else
            fputc(*at, config);
    }
    fclose(config);
}

static void set_up(const char *module) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    check(mkdtemp(folder) != NULL && realpath(module, module_path) != NULL, "a folder and the module");
    snprintf(socket_path, sizeof socket_path, "%s/verify.sock", folder);
    snprintf(user, sizeof user, "%s", getpwuid(getuid())->pw_name);
    for (size_t stack = 0; stack < STACKS; stack++)
        write_stack(stack);
    memcpy(address.sun_path, socket_path, sizeof socket_path);
    listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    check(bind(listener, (struct sockaddr *)&address, sizeof address) == 0 && listen(listener, 64) == 0, "a socket");
}

int main(int count, char **arguments) {
    pthread_t server, threads[THREADS];
    if (count != 2)
        return 64;
    set_up(arguments[1]);
    pthread_create(&server, NULL, serve, NULL);
    log_in(); // what libc opens once is open now
    password_lines();
    usleep(50000);
    unsigned descriptors = count_descriptors();
    for (int i = 0; i < ROUNDS; i++)
        log_in();
    check(!is_mapped("pam_sallyport.so"), "unloaded after each login");
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, log_in_often, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    usleep(50000);
    check(count_descriptors() == descriptors, "no descriptor is left behind");
    shutdown(listener, SHUT_RDWR);
    pthread_join(server, NULL);
    close(listener);
    unlink(socket_path);
    for (size_t stack = 0; stack < STACKS; stack++) {
        char path[128];
        path_of(stack, path, sizeof path);
        unlink(path);
    }
    rmdir(folder);
    printf("%u passed, %u failed\n", passes, failures);
    return failures != 0;
}
