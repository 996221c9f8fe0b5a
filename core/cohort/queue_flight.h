/* Messages on their way into a stream: many at once, a bounded number, each kept until
 * the server says that it is stored.
 *
 * libnats has asynchronous publishing of its own; it answers in a thread of its own and
 * forgets what it had sent when the connection breaks. Here one thread does all of it: a
 * message whose answer does not come is sent again, and its id keeps it from being stored
 * twice. */
#ifndef COHORT_QUEUE_FLIGHT_H
#define COHORT_QUEUE_FLIGHT_H

#include "queue_link.h"

enum queue_landing {
    LANDED,
    LANDED_BEFORE, /* one with this id was stored already */
    LANDED_NOT     /* the server refuses it for good; `reason` says why */
};

/* What became of a message, named by the number that was given with it. */
typedef void queue_landed(void *context, uint32_t number, enum queue_landing landing,
                          const char *reason);

/* Called now and then while the flight waits. False gives up. */
typedef bool queue_tend(void *context);

struct queue_flight;

struct queue_flight_plan {
    struct queue_link *link;
    const char *stream; /* that most of them go to */
    uint32_t room;      /* messages on their way at once */
    const char *what;   /* is sent; for sentences */
    void *context;
    queue_landed *landed;
    queue_tend *tend;
};

/* POISE_OK, POISE_E_MEMORY or POISE_E_QUEUE; the last was said. */
int32_t queue_flight_open(const struct queue_flight_plan *plan,
                          struct queue_flight **out);
/* NULL is allowed. What is on its way is forgotten. */
void queue_flight_close(struct queue_flight *flight);

/* What a message says; its id is the header Nats-Msg-Id. */
struct queue_parcel {
    const char *subject;
    const struct digest *id;
    const char *bytes;
    size_t length;
    uint64_t line;      /* 0: none */
    uint64_t sequence;  /* 0: none */
    int32_t as_of;      /* DATE_UNKNOWN: none */
    const char *reason; /* NULL: none */
};

/* Sends a message, when there is room: until then it waits. POISE_OK; POISE_E_TOO_BIG
 * when the server takes none of this length; POISE_E_MEMORY; POISE_E_QUEUE when the
 * waiting was given up. */
int32_t queue_flight_send(struct queue_flight *flight, const struct queue_parcel *parcel,
                          uint32_t number);

/* Waits until everything has landed. POISE_OK or POISE_E_QUEUE. */
int32_t queue_flight_land(struct queue_flight *flight);

#endif
