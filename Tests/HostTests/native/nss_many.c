// A name service with a million users that exist by arithmetic: u000000 to u999999, uid 200000 and up, all in the
// one group "many" (gid 200000). Nothing is stored, so a lookup takes the same time for any number of accounts.
// The user "unavailable" stands for a name service that does not answer.
#include <errno.h>
#include <grp.h>
#include <nss.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_ID = 200000, USERS = 1000000, DIGITS = 6 };
static const char GROUP[] = "many";

// Strings carved from the caller's buffer.
struct room {
    char *next;
    size_t left;
};

static char *carve(struct room *room, const char *text) {
    size_t bytes = strlen(text) + 1;
    if (bytes > room->left) {
        return NULL;
    }
    char *copy = memcpy(room->next, text, bytes);
    room->next += bytes;
    room->left -= bytes;
    return copy;
}

static enum nss_status too_small(int *error) {
    *error = ERANGE;
    return NSS_STATUS_TRYAGAIN;
}

// The number in "u" and six digits; false for any other name.
static bool user_number(const char *name, unsigned *number) {
    if (name[0] != 'u' || strlen(name) != 1 + DIGITS || strspn(name + 1, "0123456789") != DIGITS) {
        return false;
    }
    *number = 0;
    for (const char *digit = name + 1; *digit != '\0'; digit++) {
        *number = *number * 10 + (unsigned)(*digit - '0');
    }
    return true;
}

static enum nss_status fill_user(unsigned number, struct passwd *user, struct room room, int *error) {
    char name[16];
    (void)snprintf(name, sizeof name, "u%06u", number);
    *user = (struct passwd){
        .pw_name = carve(&room, name),
        .pw_passwd = carve(&room, "*"),
        .pw_uid = FIRST_ID + number,
        .pw_gid = FIRST_ID,
        .pw_gecos = carve(&room, ""),
        .pw_dir = carve(&room, "/nonexistent"),
        .pw_shell = carve(&room, "/bin/sh"),
    };
    return user->pw_shell == NULL || user->pw_dir == NULL ? too_small(error) : NSS_STATUS_SUCCESS;
}

static enum nss_status fill_group(struct group *group, struct room room, int *error) {
    size_t padding = -(size_t)room.next % _Alignof(char *);
    if (room.left < padding + sizeof(char *)) {
        return too_small(error);
    }
    char **members = (char **)(void *)(room.next + padding);
    members[0] = NULL;
    room.next += padding + sizeof(char *);
    room.left -= padding + sizeof(char *);
    *group = (struct group){
        .gr_name = carve(&room, GROUP), .gr_passwd = carve(&room, "*"), .gr_gid = FIRST_ID, .gr_mem = members};
    return group->gr_name == NULL || group->gr_passwd == NULL ? too_small(error) : NSS_STATUS_SUCCESS;
}

enum nss_status _nss_many_getpwnam_r(const char *name, struct passwd *user, char *buffer, size_t bytes, int *error);
enum nss_status _nss_many_getpwuid_r(uid_t uid, struct passwd *user, char *buffer, size_t bytes, int *error);
enum nss_status _nss_many_getgrnam_r(const char *name, struct group *group, char *buffer, size_t bytes, int *error);
enum nss_status _nss_many_getgrgid_r(gid_t gid, struct group *group, char *buffer, size_t bytes, int *error);
enum nss_status _nss_many_initgroups_dyn(
    const char *name, gid_t skip, long *start, long *size, gid_t **groups, long limit, int *error);

enum nss_status _nss_many_getpwnam_r(const char *name, struct passwd *user, char *buffer, size_t bytes, int *error) {
    unsigned number = 0;
    if (strcmp(name, "unavailable") == 0) {
        *error = EAGAIN;
        return NSS_STATUS_TRYAGAIN;
    }
    if (!user_number(name, &number)) {
        return NSS_STATUS_NOTFOUND;
    }
    return fill_user(number, user, (struct room){buffer, bytes}, error);
}

enum nss_status _nss_many_getpwuid_r(uid_t uid, struct passwd *user, char *buffer, size_t bytes, int *error) {
    if (uid < FIRST_ID || uid >= FIRST_ID + USERS) {
        return NSS_STATUS_NOTFOUND;
    }
    return fill_user(uid - FIRST_ID, user, (struct room){buffer, bytes}, error);
}

enum nss_status _nss_many_getgrnam_r(const char *name, struct group *group, char *buffer, size_t bytes, int *error) {
    if (strcmp(name, GROUP) != 0) {
        return NSS_STATUS_NOTFOUND;
    }
    return fill_group(group, (struct room){buffer, bytes}, error);
}

enum nss_status _nss_many_getgrgid_r(gid_t gid, struct group *group, char *buffer, size_t bytes, int *error) {
    if (gid != FIRST_ID) {
        return NSS_STATUS_NOTFOUND;
    }
    return fill_group(group, (struct room){buffer, bytes}, error);
}

// No supplementary groups; without this function glibc would walk through all groups instead.
enum nss_status _nss_many_initgroups_dyn(
    const char *name, gid_t skip, long *start, long *size, gid_t **groups, long limit, int *error) {
    (void)name, (void)skip, (void)start, (void)size, (void)groups, (void)limit, (void)error;
    return NSS_STATUS_SUCCESS;
}
