// A name service for users that no file of the host has, as a directory is one, which a test can break. Everything is
// in the folder FOLDER: `users` has lines of passwd(5); `state` has a word and a number, and is read at each question;
// `asked` gets one byte for each question that root's programs ask. The word is what it says from the question on that
// has the number: "serving", "emptied" (it knows nobody), "unavailable", or "again" (no answer now).
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <nss.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "/run/test-directory/"

// How many questions there were, this one included.
static long long count_question(void) {
    struct stat status = {0};
    int file = open(FOLDER "asked", O_WRONLY | O_APPEND | O_CLOEXEC);
    if (file < 0) {
        return LLONG_MAX;
    }
    bool is_counted = write(file, ".", 1) == 1 && fstat(file, &status) == 0;
    (void)close(file);
    return is_counted ? (long long)status.st_size : LLONG_MAX;
}

// What to say before any line is read; success: whatever the lines say.
static enum nss_status mood(int *error) {
    char word[32] = "unavailable";
    long long from = 0;
    FILE *file = fopen(FOLDER "state", "re");
    if (file != NULL) {
        if (fscanf(file, "%31s %lld", word, &from) != 2) {
            from = 0;
        }
        (void)fclose(file);
    }
    if (count_question() < from || strcmp(word, "serving") == 0) {
        return NSS_STATUS_SUCCESS;
    }
    if (strcmp(word, "emptied") == 0) {
        *error = ENOENT;
        return NSS_STATUS_NOTFOUND;
    }
    bool is_busy = strcmp(word, "again") == 0;
    *error = is_busy ? EAGAIN : EIO;
    return is_busy ? NSS_STATUS_TRYAGAIN : NSS_STATUS_UNAVAIL;
}

// By name, or by number where that is NULL.
static enum nss_status find(const char *name, uid_t uid, struct passwd *user, char *buffer, size_t bytes, int *error) {
    enum nss_status said = mood(error);
    if (said != NSS_STATUS_SUCCESS) {
        return said;
    }
    FILE *file = fopen(FOLDER "users", "re");
    if (file == NULL) {
        *error = errno;
        return NSS_STATUS_UNAVAIL;
    }
    struct passwd *found = NULL;
    int status = 0;
    do {
        status = fgetpwent_r(file, user, buffer, bytes, &found);
    } while (status == 0 && (name != NULL ? strcmp(found->pw_name, name) != 0 : found->pw_uid != uid));
    (void)fclose(file);
    switch (status) {
    case 0: return NSS_STATUS_SUCCESS;
    case ENOENT: *error = ENOENT; return NSS_STATUS_NOTFOUND;
    case ERANGE: *error = ERANGE; return NSS_STATUS_TRYAGAIN;
    default: *error = status; return NSS_STATUS_UNAVAIL;
    }
}

enum nss_status _nss_directory_getpwnam_r(const char *name, struct passwd *user, char *buffer, size_t bytes, int *error);
enum nss_status _nss_directory_getpwuid_r(uid_t uid, struct passwd *user, char *buffer, size_t bytes, int *error);

enum nss_status _nss_directory_getpwnam_r(const char *name, struct passwd *user, char *buffer, size_t bytes, int *error) {
    return find(name, 0, user, buffer, bytes, error);
}

enum nss_status _nss_directory_getpwuid_r(uid_t uid, struct passwd *user, char *buffer, size_t bytes, int *error) {
    return find(NULL, uid, user, buffer, bytes, error);
}
