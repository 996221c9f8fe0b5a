/* What the files of the queue module share: the connection, the streams, sentences. */
#ifndef COHORT_QUEUE_LINK_H
#define COHORT_QUEUE_LINK_H

#include <nats/nats.h>

#include "queue.h"

enum {
    QUEUE_NAME_SIZE = QUEUE_STREAM_LIMIT + 48,
    QUEUE_WAIT_MS = 5000,  /* for an answer of the server to a request */
    QUEUE_PAUSE_MS = 250,  /* between two tries while the server is away */
    QUEUE_DEDUPE_S = 86400 /* how long the server knows an id again */
};

/* Streams and subjects of one S. */
struct queue_names {
    char records[QUEUE_NAME_SIZE]; /* the stream S itself */
    char results[QUEUE_NAME_SIZE];
    char dead[QUEUE_NAME_SIZE];
    char records_subject[QUEUE_NAME_SIZE];
    char results_subject[QUEUE_NAME_SIZE];
    char dead_subject[QUEUE_NAME_SIZE];
    char suspects_subject[QUEUE_NAME_SIZE]; /* S.suspect.*, kept in the stream `dead` */
};

/* The durable consumer that all workers of a stream share. */
#define QUEUE_CONSUMER "poise"

/* A connection. One thread uses it. Start with {0}; close accepts that. */
struct queue_link {
    const struct queue_address *address;
    const struct queue_voice *voice;
    natsOptions *options;
    natsConnection *connection;
    jsCtx *js;
    struct queue_names names;
    bool away; /* it was said that the server does not answer */
};

/* Says one sentence. */
__attribute__((format(printf, 2, 3))) void queue_say(const struct queue_voice *voice,
                                                     const char *format, ...);

/* Connects, or says why not. POISE_OK, POISE_E_ARGUMENT, POISE_E_QUEUE. */
int32_t queue_link_open(struct queue_link *link, const struct queue_address *address,
                        const struct queue_voice *voice);
void queue_link_close(struct queue_link *link);

/* Is it connected now? libnats connects again by itself. */
bool queue_link_is_up(const struct queue_link *link);

/* The server does not answer: says so once and waits a little. False when the connection
 * is closed for good, which is said too. */
bool queue_link_pause(struct queue_link *link, const char *what);

/* It answers: says so when the opposite was said before. */
void queue_link_back(struct queue_link *link);

/* Makes the streams that are not there. What is wrong with one that is, is said. */
int32_t queue_streams_ensure(struct queue_link *link);

/* Makes the consumer if it is not there and tells its lease; `jobs` threads of this
 * worker need their part of what may be in hand at once. */
int32_t queue_consumer_ensure(struct queue_link *link, int jobs, int64_t *lease_ms);

/* Is every record answered and acknowledged? */
bool queue_is_empty(struct queue_link *link);

/* Milliseconds of a clock that only goes forward. */
int64_t queue_now_ms(void);

#endif
