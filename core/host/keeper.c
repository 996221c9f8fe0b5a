/* One thread, one loop: orders, deaths, and the end of the host. */
#include "keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

struct child {
    pid_t pid; /* 0: none */
    struct channel channel;
};

struct keeper {
    const struct nursery_work *work;
    struct notice *board;
    int socket;
    int deaths;
    int host; /* readable when the host has ended; -1: only its socket tells */
    pid_t self;
    struct child children[NURSERY_WORKERS];
};

static void run_worker(const struct keeper *keeper, const struct order *order,
                       const int files[2])
{
    struct channel channel;
    sigset_t none;
    sigemptyset(&none);
    close(keeper->socket);
    close(keeper->deaths);
    if (keeper->host >= 0)
        close(keeper->host);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == keeper->self && channel_map(&channel, files[0])) {
        close(files[0]);
        channel.file = -1;
        sigprocmask(SIG_SETMASK, &none, NULL);
        keeper->work->run(keeper->work->context, order->plugin, &channel, files[1]);
    }
    _exit(1);
}

/* Ringing comes last: who hears it finds the notice. */
static void tell_end(struct keeper *keeper, uint32_t place, int how)
{
    struct child *child = &keeper->children[place];
    struct notice *notice = &keeper->board[place];
    unsigned state = PLACE_TAKEN;
    child->pid = 0;
    atomic_store(&notice->how, how);
    if (!atomic_compare_exchange_strong(&notice->state, &state, PLACE_ENDED))
        atomic_store(&notice->state, PLACE_FREE);
    if (child->channel.head != NULL)
        channel_ring(&child->channel.head->bell);
    channel_close(&child->channel);
}

/* The nursery keeps no file: what it has, the next worker would have too. */
static void hatch(struct keeper *keeper, const struct order *order, const int files[2])
{
    struct child *child = &keeper->children[order->place];
    pid_t pid = channel_map(&child->channel, files[0]) ? fork() : -1;
    if (pid == 0)
        run_worker(keeper, order, files);
    child->channel.file = -1;
    child->pid = pid;
    close(files[0]);
    close(files[1]);
    if (pid < 0)
        tell_end(keeper, order->place, NURSERY_UNBORN);
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
            if (keeper->children[i].pid == pid)
                tell_end(keeper, i, how);
}

/* Takes the two files of a packet. Without descriptors to spare fewer may come. */
static bool take_files(struct msghdr *message, int files[2])
{
    const struct cmsghdr *head = CMSG_FIRSTHDR(message);
    if (head == NULL || head->cmsg_type != SCM_RIGHTS)
        return false;
    size_t count = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    memcpy(files, CMSG_DATA(head), (count < 2 ? count : 2) * sizeof(int));
    if (count == 1)
        close(files[0]);
    return count == 2;
}

/* Takes one packet; false at the end of the host. */
static bool take_order(struct keeper *keeper)
{
    struct order order;
    union control control;
    struct iovec bytes = {&order, sizeof order};
    struct msghdr message = {.msg_iov = &bytes,
                             .msg_iovlen = 1,
                             .msg_control = &control,
                             .msg_controllen = sizeof control};
    int files[2];
    ssize_t got = recvmsg(keeper->socket, &message, MSG_CMSG_CLOEXEC);
    if (got <= 0)
        return got < 0 && errno == EINTR;
    if (got != sizeof order || order.place >= NURSERY_WORKERS)
        return false;
    if (order.end != 0) {
        if (keeper->children[order.place].pid > 0)
            kill(keeper->children[order.place].pid, SIGKILL);
    } else if (take_files(&message, files)) {
        hatch(keeper, &order, files);
    } else {
        tell_end(keeper, order.place, NURSERY_UNBORN);
    }
    return true;
}

static void end_all(struct keeper *keeper)
{
    for (uint32_t i = 0; i < NURSERY_WORKERS; i++)
        if (keeper->children[i].pid > 0)
            kill(keeper->children[i].pid, SIGKILL);
    while (wait(NULL) > 0 || errno == EINTR)
        ;
    _exit(0);
}

static void keep(struct keeper *keeper)
{
    struct pollfd wanted[] = {{.fd = keeper->socket, .events = POLLIN},
                              {.fd = keeper->deaths, .events = POLLIN},
                              {.fd = keeper->host, .events = POLLIN}};
    for (;;) {
        if (poll(wanted, 3, -1) < 0) {
            if (errno == EINTR)
                continue;
            break;
        }
        if (wanted[1].revents != 0)
            reap(keeper);
        if (wanted[2].revents != 0 || (wanted[0].revents != 0 && !take_order(keeper)))
            break;
    }
    end_all(keeper);
}

/* -------------------- becoming the nursery */

/* The first descriptor from `from` on that workers or the nursery need; -1: none. */
static int next_needed(const struct nursery_work *work, int socket, int from)
{
    int next = socket >= from ? socket : -1;
    for (uint32_t i = 0; i < work->file_count; i++)
        if (work->files[i] >= from && (next < 0 || work->files[i] < next))
            next = work->files[i];
    return next;
}

/* Nothing of the host stays open but what workers need. */
static bool close_others(const struct nursery_work *work, int socket)
{
    int from = STDERR_FILENO + 1;
    int next;
    bool ok = true;
    for (; (next = next_needed(work, socket, from)) >= 0; from = next + 1)
        ok = ok &&
             (next == from || close_range((unsigned)from, (unsigned)next - 1, 0) == 0);
    return ok && close_range((unsigned)from, UINT_MAX, 0) == 0;
}

/* Crashes must look like crashes, deaths of children be told, and what ends the host's
 * terminal or service is for the host to decide. Output goes nowhere. */
static bool become_plain(void)
{
    static const int plain[] = {SIGSEGV, SIGBUS,  SIGFPE, SIGILL,
                                SIGABRT, SIGPIPE, SIGCHLD};
    static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        signal(plain[i], SIG_DFL);
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        signal(ignored[i], SIG_IGN);
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    bool ok = nowhere >= 0;
    for (int i = STDIN_FILENO; ok && i <= STDERR_FILENO; i++)
        ok = dup2(nowhere, i) == i;
    if (nowhere > STDERR_FILENO)
        close(nowhere);
    return ok;
}

static bool watch_deaths(struct keeper *keeper)
{
    sigset_t deaths;
    sigemptyset(&deaths);
    sigaddset(&deaths, SIGCHLD);
    keeper->self = getpid();
    keeper->deaths = signalfd(-1, &deaths, SFD_CLOEXEC);
    return keeper->deaths >= 0 && sigprocmask(SIG_BLOCK, &deaths, NULL) == 0;
}

void keeper_run(const struct nursery_work *work, struct notice *board, int socket,
                pid_t host)
{
    struct keeper *keeper = calloc(1, sizeof *keeper);
    bool ok = keeper != NULL && close_others(work, socket) && become_plain() &&
              madvise(board, BOARD_BYTES, MADV_DONTFORK) == 0 && watch_deaths(keeper);
    if (!ok)
        _exit(1);
    keeper->work = work;
    keeper->board = board;
    keeper->socket = socket;
    keeper->host = pidfd_open(host, 0);
    if (getppid() == host)
        keep(keeper);
    _exit(0);
}
