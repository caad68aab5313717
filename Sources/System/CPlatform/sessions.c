#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/nsfs.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdalign.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <unistd.h>

int platform_open_process(int32_t process)
{
    int descriptor = (int)syscall(SYS_pidfd_open, process, 0); /* always close-on-exec */
    return descriptor < 0 ? -errno : descriptor;
}

int platform_signal_process(int descriptor, int signal)
{
    return syscall(SYS_pidfd_send_signal, descriptor, signal, NULL, 0) < 0 ? -errno : 0;
}

/* 1 or 0; 2 where the namespace around it is to be asked, which `space` is then. */
static int owns(int *space, const struct stat *own, uint32_t user)
{
    struct stat found;
    uid_t owner;
    if (fstat(*space, &found) < 0)
        return -errno;
    if (found.st_ino == own->st_ino && found.st_dev == own->st_dev)
        return 0;
    if (ioctl(*space, NS_GET_OWNER_UID, &owner) < 0)
        return -errno;
    if (owner == user)
        return 1;
    int around = ioctl(*space, NS_GET_PARENT);
    if (around < 0)
        return errno == EPERM ? 0 : -errno; /* none that is below this process's own */
    close(*space);
    *space = around;
    return 2;
}

int platform_owns_namespace_of(int folder, uint32_t user)
{
    struct stat own;
    if (stat("/proc/self/ns/user", &own) < 0)
        return -errno;
    int space = openat(folder, "ns/user", O_RDONLY | O_CLOEXEC);
    if (space < 0)
        return -errno;
    int result;
    do
        result = owns(&space, &own, user);
    while (result == 2); /* the kernel nests 32 of them */
    close(space);
    return result;
}

int platform_device_of(int descriptor, struct platform_device *device)
{
    struct stat found;
    if (fstat(descriptor, &found) < 0)
        return -errno;
    *device = (struct platform_device){
        .is_character = S_ISCHR(found.st_mode),
        .owner = found.st_uid,
        .major = major(found.st_rdev),
        .minor = minor(found.st_rdev),
        .accessed = found.st_atim.tv_sec,
    };
    return 0;
}

int platform_unread(int descriptor)
{
    int count = 0;
    return ioctl(descriptor, FIONREAD, &count) < 0 ? -errno : count;
}

struct diagnosis {
    const uint64_t *inodes;
    int64_t *ages;
    size_t count;
};

static const struct tcp_info *information(const struct inet_diag_msg *message, size_t length)
{
    size_t offset = NLMSG_ALIGN(sizeof *message);
    while (offset + sizeof(struct nlattr) <= length) {
        const struct nlattr *attribute = (const void *)((const char *)message + offset);
        if (attribute->nla_len < sizeof *attribute || attribute->nla_len > length - offset)
            return NULL;
        /* An old kernel has a shorter structure. */
        size_t least = offsetof(struct tcp_info, tcpi_last_data_recv) + sizeof(uint32_t);
        if (attribute->nla_type == INET_DIAG_INFO && attribute->nla_len - sizeof *attribute >= least)
            return (const void *)(attribute + 1);
        offset += (size_t)NLA_ALIGN(attribute->nla_len);
    }
    return NULL;
}

static void note(const struct diagnosis *diagnosis, const struct nlmsghdr *header)
{
    if (header->nlmsg_len < NLMSG_LENGTH(sizeof(struct inet_diag_msg)))
        return;
    const struct inet_diag_msg *message = NLMSG_DATA(header);
    const struct tcp_info *found = information(message, header->nlmsg_len - NLMSG_HDRLEN);
    for (size_t index = 0; found && index < diagnosis->count; index++)
        if (diagnosis->inodes[index] == message->idiag_inode)
            diagnosis->ages[index] = found->tcpi_last_data_recv;
}

/* 1 once the kernel has said everything, 0 while more comes. */
static int take(const struct diagnosis *diagnosis, const struct nlmsghdr *header, size_t left)
{
    for (; NLMSG_OK(header, left); header = NLMSG_NEXT(header, left)) {
        if (header->nlmsg_type == NLMSG_DONE)
            return 1;
        if (header->nlmsg_type == NLMSG_ERROR) {
            const struct nlmsgerr *failure = NLMSG_DATA(header);
            return header->nlmsg_len < NLMSG_LENGTH(sizeof *failure) || failure->error >= 0 ? -EBADMSG : failure->error;
        }
        if (header->nlmsg_type == SOCK_DIAG_BY_FAMILY)
            note(diagnosis, header);
    }
    return 0;
}

static int receive(int descriptor, const struct diagnosis *diagnosis)
{
    alignas(struct nlmsghdr) char bytes[32768];
    for (;;) {
        struct sockaddr_nl sender = {0};
        socklen_t size = sizeof sender;
        ssize_t got = recvfrom(descriptor, bytes, sizeof bytes, 0, (struct sockaddr *)&sender, &size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -errno;
        if (size != sizeof sender || sender.nl_pid != 0) /* not the kernel */
            continue;
        int result = take(diagnosis, (const void *)bytes, (size_t)got);
        if (result != 0)
            return result < 0 ? result : 0;
    }
}

static int ask(int descriptor, uint8_t family)
{
    struct {
        struct nlmsghdr header;
        struct inet_diag_req_v2 request;
    } question = {
        .header = {.nlmsg_len = sizeof question, .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP},
        .request = {
            .sdiag_family = family,
            .sdiag_protocol = IPPROTO_TCP,
            .idiag_ext = 1 << (INET_DIAG_INFO - 1),
            .idiag_states = 1 << TCP_ESTABLISHED | 1 << TCP_CLOSE_WAIT | 1 << TCP_FIN_WAIT1 | 1 << TCP_FIN_WAIT2,
        },
    };
    struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
    ssize_t sent = sendto(descriptor, &question, sizeof question, 0, (struct sockaddr *)&kernel, sizeof kernel);
    return sent < 0 ? -errno : 0;
}

int platform_connection_ages(int is_ipv6, const uint64_t *inodes, int64_t *ages, size_t count)
{
    struct diagnosis diagnosis = {.inodes = inodes, .ages = ages, .count = count};
    struct timeval limit = {.tv_sec = 2};
    int descriptor = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (descriptor < 0)
        return -errno;
    int result = setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) < 0 ? -errno : 0;
    if (result == 0)
        result = ask(descriptor, is_ipv6 ? AF_INET6 : AF_INET);
    if (result == 0)
        result = receive(descriptor, &diagnosis);
    close(descriptor);
    return result;
}
