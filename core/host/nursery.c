/* Requests come as packets over a socket pair; memory files come with them. */
#include "nursery.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct nursery {
    int socket;
    pid_t pid;
    atomic_uint last; /* worker number given out */
};

struct order {
    uint32_t worker;
    uint32_t plugin;
    uint32_t end; /* not 0: ends the worker */
};

/* -------------------- inside the nursery */

struct child {
    uint32_t worker; /* 0: a free place */
    pid_t pid;
    struct channel channel;
};

struct keeper {
    const struct nursery_work *work;
    int socket;
    int deaths;
    pid_t self;
    struct child children[NURSERY_WORKERS];
};

/* Crashes must look like crashes, and nothing of the host may be written to. */
static void become_plain(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGPIPE};
    sigset_t none;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int i = STDIN_FILENO; nowhere >= 0 && i <= STDERR_FILENO; i++)
        dup2(nowhere, i);
    if (nowhere > STDERR_FILENO)
        close(nowhere);
}

static void run_worker(const struct keeper *keeper, const struct order *order,
                       const int files[2])
{
    struct channel channel;
    close(keeper->socket);
    close(keeper->deaths);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == keeper->self && channel_map(&channel, files[0])) {
        close(files[0]);
        channel.file = -1;
        become_plain();
        keeper->work->run(keeper->work->context, order->plugin, &channel, files[1]);
    }
    _exit(1);
}

static void tell_death(struct child *child, int how)
{
    child->channel.head->how = how;
    channel_write(&child->channel.head->died, 1);
    channel_ring(&child->channel.head->bell);
    channel_close(&child->channel);
    child->worker = 0;
}

static struct child *find_child(struct keeper *keeper, uint32_t worker)
{
    for (uint32_t i = 0; i < NURSERY_WORKERS; i++)
        if (keeper->children[i].worker == worker)
            return &keeper->children[i];
    return NULL;
}

/* The files belong to the nursery from here on. */
static void hatch(struct keeper *keeper, const struct order *order, const int files[2])
{
    struct child *child = find_child(keeper, 0);
    if (child != NULL && channel_map(&child->channel, files[0])) {
        child->worker = order->worker;
        child->pid = fork();
        if (child->pid == 0)
            run_worker(keeper, order, files);
        if (child->pid < 0)
            tell_death(child, 0);
    } else {
        close(files[0]);
    }
    close(files[1]);
}

static void reap(struct keeper *keeper)
{
    struct signalfd_siginfo information;
    int how;
    pid_t pid;
    if (read(keeper->deaths, &information, sizeof information) < 0)
        return;
    while ((pid = waitpid(-1, &how, WNOHANG)) > 0)
        for (uint32_t i = 0; i < NURSERY_WORKERS; i++)
            if (keeper->children[i].worker != 0 && keeper->children[i].pid == pid)
                tell_death(&keeper->children[i], how);
}

/* Takes one packet; false at the end of the host. */
static bool take_order(struct keeper *keeper)
{
    struct order order;
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(2 * sizeof(int))];
    } control;
    struct iovec bytes = {&order, sizeof order};
    struct msghdr message = {.msg_iov = &bytes,
                             .msg_iovlen = 1,
                             .msg_control = &control,
                             .msg_controllen = sizeof control};
    ssize_t got = recvmsg(keeper->socket, &message, MSG_CMSG_CLOEXEC);
    if (got <= 0)
        return got < 0 && errno == EINTR;
    const struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    int files[2];
    if (got == sizeof order && order.end != 0) {
        struct child *child = find_child(keeper, order.worker);
        if (child != NULL)
            kill(child->pid, SIGKILL);
    } else if (got == sizeof order && head != NULL) {
        memcpy(files, CMSG_DATA(head), sizeof files);
        hatch(keeper, &order, files);
    }
    return true;
}

static void end_all(struct keeper *keeper)
{
    for (uint32_t i = 0; i < NURSERY_WORKERS; i++)
        if (keeper->children[i].worker != 0)
            kill(keeper->children[i].pid, SIGKILL);
    while (wait(NULL) > 0 || errno == EINTR)
        ;
    _exit(0);
}

static void keep(struct keeper *keeper)
{
    sigset_t deaths;
    sigemptyset(&deaths);
    sigaddset(&deaths, SIGCHLD);
    sigprocmask(SIG_BLOCK, &deaths, NULL);
    signal(SIGINT, SIG_IGN); /* of the host's terminal; the host decides */
    keeper->self = getpid();
    keeper->deaths = signalfd(-1, &deaths, SFD_CLOEXEC);
    struct pollfd wanted[] = {{.fd = keeper->socket, .events = POLLIN},
                              {.fd = keeper->deaths, .events = POLLIN}};
    while (poll(wanted, 2, -1) >= 0 || errno == EINTR) {
        if (wanted[1].revents != 0)
            reap(keeper);
        if (wanted[0].revents != 0 && !take_order(keeper))
            break;
    }
    end_all(keeper);
}

/* -------------------- in the host */

/* Nothing of the host stays open but what workers need. */
static void close_others(const struct nursery_work *work, int socket)
{
    int last = (int)sysconf(_SC_OPEN_MAX);
    for (int file = STDERR_FILENO + 1; file < last; file++) {
        bool needed = file == socket;
        for (uint32_t i = 0; i < work->file_count; i++)
            needed = needed || file == work->files[i];
        if (!needed)
            close(file);
    }
}

static void become_nursery(const struct nursery_work *work, int socket)
{
    struct keeper *keeper = calloc(1, sizeof *keeper);
    if (keeper == NULL)
        _exit(1);
    keeper->work = work;
    keeper->socket = socket;
    close_others(work, socket);
    keep(keeper);
}

struct nursery *nursery_start(const struct nursery_work *work)
{
    struct nursery *nursery = calloc(1, sizeof *nursery);
    int ends[2];
    if (nursery == NULL ||
        socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        free(nursery);
        return NULL;
    }
    nursery->pid = fork();
    if (nursery->pid == 0) {
        close(ends[0]);
        become_nursery(work, ends[1]);
    }
    close(ends[1]);
    nursery->socket = ends[0];
    if (nursery->pid > 0)
        return nursery;
    close(ends[0]);
    free(nursery);
    return NULL;
}

void nursery_stop(struct nursery *nursery)
{
    if (nursery == NULL)
        return;
    close(nursery->socket);
    while (waitpid(nursery->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    free(nursery);
}

static bool send_order(struct nursery *nursery, const struct order *order,
                       const int *files)
{
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(2 * sizeof(int))];
    } control = {.room = {0}};
    struct order copy = *order;
    struct iovec bytes = {&copy, sizeof copy};
    struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
    if (files != NULL) {
        message.msg_control = &control;
        message.msg_controllen = sizeof control;
        control.head.cmsg_level = SOL_SOCKET;
        control.head.cmsg_type = SCM_RIGHTS;
        control.head.cmsg_len = CMSG_LEN(2 * sizeof(int));
        memcpy(CMSG_DATA(&control.head), files, 2 * sizeof(int));
    }
    return sendmsg(nursery->socket, &message, MSG_NOSIGNAL) == sizeof copy;
}

uint32_t nursery_hatch(struct nursery *nursery, uint32_t plugin,
                       const struct channel *channel, int persons)
{
    uint32_t worker = atomic_fetch_add(&nursery->last, 1) + 1;
    const int files[2] = {channel->file, persons};
    const struct order order = {.worker = worker, .plugin = plugin};
    return send_order(nursery, &order, files) ? worker : 0;
}

void nursery_end(struct nursery *nursery, uint32_t worker)
{
    const struct order order = {.worker = worker, .end = 1};
    send_order(nursery, &order, NULL);
}
