#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 4096, LARGEST_SIZE = 1 << 20 };

/* Copies a text with its NUL; a text that does not fit is not cut. */
static int copy_text(char *to, size_t size, const char *from)
{
    size_t length = strlen(from);
    if (length >= size)
        return -ENAMETOOLONG;
    memcpy(to, from, length + 1);
    return 0;
}

static int copy_user(const struct passwd *found, struct platform_user *user)
{
    user->uid = found->pw_uid;
    user->gid = found->pw_gid;
    if (!found->pw_dir || copy_text(user->home, sizeof user->home, found->pw_dir) < 0)
        user->home[0] = '\0';
    int result = copy_text(user->name, sizeof user->name, found->pw_name);
    return result < 0 ? result : 1;
}

/* One look-up with a buffer of one size; -ERANGE asks for a larger one. */
static int find_user(const char *name, uint32_t uid, size_t size, struct platform_user *user)
{
    struct passwd entry;
    struct passwd *found = NULL;
    char *texts = malloc(size);
    if (!texts)
        return -ENOMEM;
    int error = name ? getpwnam_r(name, &entry, texts, size, &found) : getpwuid_r(uid, &entry, texts, size, &found);
    int result = found ? copy_user(found, user) : -error;
    free(texts);
    return result;
}

struct members {
    char *names;
    size_t capacity;
    size_t length;
};

/* Counts them all, and keeps those for which there is room. */
static void copy_members(const struct group *found, struct members *members)
{
    members->length = 0;
    for (char **member = found->gr_mem; member && *member; member++) {
        size_t length = strlen(*member) + 1;
        if (members->length + length <= members->capacity)
            memcpy(members->names + members->length, *member, length);
        members->length += length;
    }
}

static int find_group(const char *name, size_t size, uint32_t *gid, struct members *members)
{
    struct group entry;
    struct group *found = NULL;
    char *texts = malloc(size);
    if (!texts)
        return -ENOMEM;
    int error = getgrnam_r(name, &entry, texts, size, &found);
    if (found)
        *gid = found->gr_gid;
    if (found && members)
        copy_members(found, members);
    free(texts);
    return found ? 1 : -error;
}

static int look_up_user(const char *name, uint32_t uid, struct platform_user *user)
{
    int result = -ERANGE;
    for (size_t size = FIRST_SIZE; (result == -ERANGE && size <= LARGEST_SIZE) || result == -EINTR;) {
        result = find_user(name, uid, size, user);
        size *= result == -ERANGE ? 2 : 1;
    }
    return result;
}

int platform_user_named(const char *name, struct platform_user *user)
{
    return look_up_user(name, 0, user);
}

int platform_user_numbered(uint32_t uid, struct platform_user *user)
{
    return look_up_user(NULL, uid, user);
}

/* A group of ten thousand members needs more than a user does. */
static int look_up_group(const char *name, uint32_t *gid, struct members *members)
{
    int result = -ERANGE;
    for (size_t size = FIRST_SIZE; (result == -ERANGE && size <= 16 * LARGEST_SIZE) || result == -EINTR;) {
        result = find_group(name, size, gid, members);
        size *= result == -ERANGE ? 2 : 1;
    }
    return result;
}

int platform_group_named(const char *name, uint32_t *gid)
{
    return look_up_group(name, gid, NULL);
}

int platform_group_members(const char *name, uint32_t *gid, char *names, size_t capacity, size_t *length)
{
    struct members members = {.names = names, .capacity = capacity, .length = 0};
    int result = look_up_group(name, gid, &members);
    *length = members.length;
    return result;
}

ssize_t platform_groups_of(const char *name, uint32_t gid, uint32_t *groups, size_t capacity)
{
    int count = capacity > INT_MAX ? INT_MAX : (int)capacity;
    getgrouplist(name, gid, groups, &count);
    return count;
}
