/* The host's end. Requests go as packets over a socket pair, memory files with them; ends
 * are read from the board. */
#include "nursery.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "keeper.h"

struct nursery {
    int socket;
    pid_t pid;
    struct notice *board;
    atomic_uint last; /* where to look for a free place */
};

static bool open_board(struct nursery *nursery)
{
    void *board = mmap(NULL, BOARD_BYTES, PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    nursery->board = board == MAP_FAILED ? NULL : board;
    return nursery->board != NULL;
}

static void discard(struct nursery *nursery)
{
    if (nursery->board != NULL)
        munmap(nursery->board, BOARD_BYTES);
    free(nursery);
}

struct nursery *nursery_start(const struct nursery_work *work)
{
    struct nursery *nursery = calloc(1, sizeof *nursery);
    pid_t host = getpid();
    int ends[2];
    if (nursery == NULL)
        return NULL;
    if (!open_board(nursery) ||
        socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        discard(nursery);
        return NULL;
    }
    nursery->pid = fork();
    if (nursery->pid == 0) {
        close(ends[0]);
        keeper_run(work, nursery->board, ends[1], host);
    }
    close(ends[1]);
    nursery->socket = ends[0];
    madvise(nursery->board, BOARD_BYTES, MADV_DONTFORK);
    if (nursery->pid > 0)
        return nursery;
    close(ends[0]);
    discard(nursery);
    return NULL;
}

/* Shut down, not only closed: a child of the host may hold the descriptor too. */
void nursery_stop(struct nursery *nursery)
{
    if (nursery == NULL)
        return;
    shutdown(nursery->socket, SHUT_RDWR);
    close(nursery->socket);
    while (waitpid(nursery->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    discard(nursery);
}

static bool send_order(struct nursery *nursery, struct order order, const int *files)
{
    union control control = {.room = {0}};
    struct iovec bytes = {&order, sizeof order};
    struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
    if (files != NULL) {
        message.msg_control = &control;
        message.msg_controllen = sizeof control;
        control.head.cmsg_level = SOL_SOCKET;
        control.head.cmsg_type = SCM_RIGHTS;
        control.head.cmsg_len = CMSG_LEN(2 * sizeof(int));
        memcpy(CMSG_DATA(&control.head), files, 2 * sizeof(int));
    }
    ssize_t sent;
    do
        sent = sendmsg(nursery->socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == sizeof order;
}

/* Answers a place plus one; 0 when all are taken. */
static uint32_t take_place(struct nursery *nursery)
{
    uint32_t from = atomic_fetch_add(&nursery->last, 1);
    for (uint32_t i = 0; i < NURSERY_WORKERS; i++) {
        uint32_t place = (from + i) % NURSERY_WORKERS;
        unsigned state = PLACE_FREE;
        if (atomic_compare_exchange_strong(&nursery->board[place].state, &state,
                                           PLACE_TAKEN))
            return place + 1;
    }
    return 0;
}

uint32_t nursery_hatch(struct nursery *nursery, uint32_t plugin,
                       const struct channel *channel, int persons)
{
    const int files[2] = {channel->file, persons};
    uint32_t worker = take_place(nursery);
    if (worker == 0)
        return 0;
    if (send_order(nursery, (struct order){.place = worker - 1, .plugin = plugin}, files))
        return worker;
    atomic_store(&nursery->board[worker - 1].state, PLACE_FREE);
    return 0;
}

bool nursery_ended(const struct nursery *nursery, uint32_t worker, int *how)
{
    const struct notice *notice = &nursery->board[worker - 1];
    if (atomic_load(&notice->state) != PLACE_ENDED)
        return false;
    if (how != NULL)
        *how = atomic_load(&notice->how);
    return true;
}

void nursery_end(struct nursery *nursery, uint32_t worker)
{
    send_order(nursery, (struct order){.place = worker - 1, .end = 1}, NULL);
}

/* The order to end goes first: the place is not given to another before it is read. */
void nursery_leave(struct nursery *nursery, uint32_t worker)
{
    struct notice *notice = &nursery->board[worker - 1];
    unsigned state = PLACE_TAKEN;
    if (!nursery_ended(nursery, worker, NULL))
        nursery_end(nursery, worker);
    if (!atomic_compare_exchange_strong(&notice->state, &state, PLACE_LEFT))
        atomic_store(&notice->state, PLACE_FREE);
}

bool nursery_lives(const struct nursery *nursery)
{
    struct pollfd wanted = {.fd = nursery->socket};
    return poll(&wanted, 1, 0) <= 0;
}
