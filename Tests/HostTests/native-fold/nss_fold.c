// A name service as directories have it, beside "files": ALICE and alice@corp find the line of alice in /etc/passwd and
// /etc/shadow, under the name that stands there. alice@alias finds it too, but under the name that was asked for.
#include <ctype.h>
#include <errno.h>
#include <nss.h>
#include <pwd.h>
#include <shadow.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 64 };
static const char DOMAIN[] = "@corp";
static const char ALIAS[] = "@alias";

static bool ends_with(const char *name, const char *end) {
    size_t length = strlen(name), tail = strlen(end);
    return length > tail && strcmp(name + length - tail, end) == 0;
}

// Writes the name as "files" knows it; false if that is the name itself, which "files" has answered for.
static bool fold(const char *name, char folded[NAME_SIZE]) {
    size_t length = strlen(name);
    if (length >= NAME_SIZE) {
        return false;
    }
    for (size_t index = 0; index <= length; index++) {
        folded[index] = (char)tolower((unsigned char)name[index]);
    }
    if (ends_with(folded, DOMAIN)) {
        folded[length - strlen(DOMAIN)] = '\0';
    } else if (ends_with(folded, ALIAS)) {
        folded[length - strlen(ALIAS)] = '\0';
    }
    return strcmp(name, folded) != 0;
}

static enum nss_status outcome(int status, int *error) {
    switch (status) {
    case 0: return NSS_STATUS_SUCCESS;
    case ENOENT: return NSS_STATUS_NOTFOUND;
    case ERANGE: *error = ERANGE; return NSS_STATUS_TRYAGAIN;
    default: *error = status; return NSS_STATUS_UNAVAIL;
    }
}

enum nss_status _nss_fold_getpwnam_r(const char *name, struct passwd *user, char *buffer, size_t bytes, int *error);
enum nss_status _nss_fold_getpwuid_r(uid_t uid, struct passwd *user, char *buffer, size_t bytes, int *error);
enum nss_status _nss_fold_getspnam_r(const char *name, struct spwd *shadow, char *buffer, size_t bytes, int *error);

enum nss_status _nss_fold_getpwnam_r(const char *name, struct passwd *user, char *buffer, size_t bytes, int *error) {
    char folded[NAME_SIZE];
    size_t name_bytes = strlen(name) + 1;
    if (!fold(name, folded)) {
        return NSS_STATUS_NOTFOUND;
    }
    if (bytes <= name_bytes) {
        return outcome(ERANGE, error);
    }
    FILE *file = fopen("/etc/passwd", "re");
    if (file == NULL) {
        return outcome(errno, error);
    }
    char *asked = memcpy(buffer, name, name_bytes);
    struct passwd *found = NULL;
    int status = 0;
    do {
        status = fgetpwent_r(file, user, buffer + name_bytes, bytes - name_bytes, &found);
    } while (status == 0 && strcmp(found->pw_name, folded) != 0);
    (void)fclose(file);
    if (status == 0 && ends_with(name, ALIAS)) {
        user->pw_name = asked;
    }
    return outcome(status, error);
}

// The numbers are for "files" alone.
enum nss_status _nss_fold_getpwuid_r(uid_t uid, struct passwd *user, char *buffer, size_t bytes, int *error) {
    (void)uid, (void)user, (void)buffer, (void)bytes, (void)error;
    return NSS_STATUS_NOTFOUND;
}

enum nss_status _nss_fold_getspnam_r(const char *name, struct spwd *shadow, char *buffer, size_t bytes, int *error) {
    char folded[NAME_SIZE];
    if (!fold(name, folded)) {
        return NSS_STATUS_NOTFOUND;
    }
    FILE *file = fopen("/etc/shadow", "re");
    if (file == NULL) {
        return outcome(errno, error);
    }
    struct spwd *found = NULL;
    int status = 0;
    do {
        status = fgetspent_r(file, shadow, buffer, bytes, &found);
    } while (status == 0 && strcmp(found->sp_namp, folded) != 0);
    (void)fclose(file);
    return outcome(status, error);
}
