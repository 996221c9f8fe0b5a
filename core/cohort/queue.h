/* A queue beyond one machine: NATS JetStream carries records to workers and answers back.
 *
 * Three streams, named after one word S that the site chooses:
 *     S          subject S.records: one message a record, gone once it is answered
 *     S-results  subject S.results: one message a record of the answer
 *     S-dead     subject S.dead: records without an answer, with the reason
 *
 * A record is delivered at least once and its answer is kept exactly once: answers carry
 * an id that follows from record, day and generation, and a second one with the same id
 * is not stored. A record is acknowledged only after the server has said that its answer
 * is stored.
 *
 * This header and queue.c know no NATS. The rest, queue_*.c, is a module of its own that
 * the program loads when a verb needs it: libnats brings OpenSSL with it, which would
 * make every `poise rank` start later. */
#ifndef COHORT_QUEUE_H
#define COHORT_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"

struct text;

enum {
    QUEUE_BATCH = 256,  /* records that a thread of a worker takes at once */
    QUEUE_TRIES = 5,    /* deliveries without an answer that a record may cost */
    QUEUE_LEASE_S = 60, /* after which a record in hand is given to another worker */
    QUEUE_STREAM_LIMIT = 32
};

/* Headers of messages. */
#define QUEUE_HEADER_LINE     "Poise-Line"     /* number of the line, from 1 */
#define QUEUE_HEADER_AS_OF    "Poise-As-Of"    /* the day to answer for */
#define QUEUE_HEADER_SEQUENCE "Poise-Sequence" /* of the record in its stream */
#define QUEUE_HEADER_REASON   "Poise-Reason"   /* why it is a dead letter */

/* Where the queue is. */
struct queue_address {
    const char *url;         /* one or more, with commas; may hold a password or token */
    const char *stream;      /* S */
    const char *credentials; /* a file of NATS credentials; NULL: none */
    bool insecure;           /* plain text to other machines is wanted */
};

/* What follows from the URLs. */
struct queue_safety {
    bool tls;        /* for all connections */
    bool loopback;   /* all servers are on this machine */
    const char *why; /* with a status other than POISE_OK: one sentence */
};

/* Looks at the address before anything is opened: records are health data, so plain text
 * leaves this machine only when `insecure` says so. POISE_OK or POISE_E_ARGUMENT. */
int32_t queue_address_check(const struct queue_address *address,
                            struct queue_safety *out);

/* The host of the first of some URLs, without the brackets of IPv6; not terminated, its
 * length goes to *length. */
const char *queue_url_host(const char *url, size_t *length);

/* Names a record for the queue: the same bytes for the same day are one record. */
void queue_record_id(const char *line, size_t length, int32_t as_of, struct digest *out);

/* Names its answer by a generation. */
void queue_answer_id(const struct digest *record, const struct digest *generation,
                     struct digest *out);

/* -------------------- what the module offers */

/* Takes one sentence for the person who runs it. [any thread] */
struct queue_voice {
    void *context;
    void (*say)(void *context, const char *sentence);
};

/* Who answers. `open` is called in each thread of a worker and gives it a self. */
struct queue_answerer {
    void *context;
    int32_t (*open)(void *context, void **self);
    void (*close)(void *self);
    /* Appends one record with its newline. POISE_OK; POISE_E_MEMORY ends the worker;
     * with any other status the record is a dead letter, and what was appended is the
     * reason, in one line. JSON_PADDING bytes after the line are readable. */
    int32_t (*answer)(void *self, const char *line, size_t length, uint64_t number,
                      int32_t as_of, struct text *out);
};

struct queue_work {
    struct queue_address address;
    struct queue_voice voice;
    struct queue_answerer answerer;
    struct digest generation;
    int32_t as_of;    /* for records that do not say; DATE_UNKNOWN: today */
    int jobs;         /* threads, each with QUEUE_BATCH records in hand */
    bool until_empty; /* ends when every record is answered */
};

struct queue_worked {
    uint64_t answered; /* records whose answer is stored */
    uint64_t repeated; /* of these: it had been stored before */
    uint64_t dead;     /* records that became dead letters */
};

struct queue_submit {
    struct queue_address address;
    struct queue_voice voice;
    const char *file; /* "-": standard input */
    int32_t as_of;
};

struct queue_submitted {
    uint64_t records; /* lines that say something */
    uint64_t added;
    uint64_t duplicates; /* were there already */
    uint64_t refused;    /* too large for the server; each was said */
};

/* One message that was collected. What is not said is NULL. */
struct queue_letter {
    const char *bytes;
    size_t length;
    const char *line;
    const char *sequence; /* of the record in its stream */
    const char *reason;   /* of a dead letter */
};

struct queue_collect {
    struct queue_address address;
    struct queue_voice voice;
    bool dead; /* the dead letters instead of the answers */
    void *context;
    /* False ends the run. */
    bool (*take)(void *context, const struct queue_letter *letter);
};

/* Each answers POISE_OK, or another status after it has said why. */
struct queue_doors {
    /* Ends on SIGTERM and SIGINT, after what was fetched is answered, stored and
     * acknowledged. Blocks both signals. */
    int32_t (*work)(const struct queue_work *order, struct queue_worked *out);
    int32_t (*submit)(const struct queue_submit *order, struct queue_submitted *out);
    int32_t (*collect)(const struct queue_collect *order, uint64_t *taken);
};

/* The one symbol of the module. */
typedef const struct queue_doors *queue_entry(void);
#define QUEUE_ENTRY "poise_queue"

#endif
