/* The inside of the nursery: the process that keeps the workers, and what it and the host
 * say to each other. */
#ifndef HOST_KEEPER_H
#define HOST_KEEPER_H

#include <stdatomic.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>

#include "nursery.h"

/* A notice goes from FREE to TAKEN by the host, from there to ENDED by the nursery and
 * back to FREE by the host; or to LEFT by the host, which no longer cares, and to FREE by
 * the nursery. */
enum { PLACE_FREE, PLACE_TAKEN, PLACE_ENDED, PLACE_LEFT };

struct notice {
    atomic_uint state;
    atomic_int how;
};

/* The board: a notice a worker. */
enum { BOARD_BYTES = NURSERY_WORKERS * sizeof(struct notice) };

struct order {
    uint32_t place;
    uint32_t plugin;
    uint32_t end; /* not 0: ends the worker */
};

/* The files that come with an order. */
union control {
    struct cmsghdr head;
    char room[CMSG_SPACE(2 * sizeof(int))];
};

/* Makes the calling process, just forked, a nursery. It takes orders from `socket` until
 * the host has ended, and does not return. */
_Noreturn void keeper_run(const struct nursery_work *work, struct notice *board,
                          int socket, pid_t host);

#endif
