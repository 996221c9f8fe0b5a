/* Shared memory between the host and one worker, and waiting on it.
 *
 * The first page holds the words that both sides look at; behind it stand replies. The
 * host believes nothing it reads here: a worker can write anything at any time. */
#ifndef HOST_CHANNEL_H
#define HOST_CHANNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CHANNEL_HEAD = 4096,
    CHANNEL_SINGLE = 512 << 10, /* a greeting, or replies about one person */
    CHANNEL_BATCH = 8 << 20     /* replies about many; pages are used as they fill */
};

/* What the host asks: persons first to first + count - 1, answers from `offset` on. */
struct channel_request {
    uint32_t first;
    uint32_t count;
    uint32_t offset;
    uint32_t size;
};

/* The first page. `bell` is the word the host waits on: whoever reports adds to it. */
struct channel_head {
    uint32_t asked; /* requests so far; the worker waits on it */
    uint32_t told;  /* requests that are answered to the end */
    uint32_t done;  /* persons answered of the request in hand */
    uint32_t used;  /* bytes of replies of the request in hand */
    uint32_t bell;
    uint32_t greeted; /* the worker is ready, or has said why not */
    struct channel_request request;
};

struct channel {
    struct channel_head *head;
    unsigned char *replies; /* CHANNEL_SINGLE + CHANNEL_BATCH bytes */
    int file;               /* the memory file; -1 once it is closed */
};

/* Makes new memory, or maps that of a file. False with everything undone. What is mapped
 * does not pass to a child process: a worker must not find the channels of others. */
bool channel_make(struct channel *channel);
bool channel_map(struct channel *channel, int file);
void channel_close(struct channel *channel);

/* Both sides read the words with these: the other side may write at any time. */
uint32_t channel_read(const uint32_t *word);
void channel_write(uint32_t *word, uint32_t value);

/* Adds one to a word and wakes who waits on it. */
void channel_ring(uint32_t *word);

/* Sleeps while a word has this value, at most `timeout_ms` (-1: for ever), however often
 * it is woken in vain. False when time is up. */
bool channel_sleep(const uint32_t *word, uint32_t value, int timeout_ms);

#endif
