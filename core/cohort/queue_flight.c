/* Sending with a bounded number on the way. Each message asks for its answer at an
 * address that holds its slot and a round, so that a late answer to an earlier message is
 * known as such. */
#include "queue_flight.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/date.h"
#include "base/json_read.h"

enum {
    RESEND_MS = 5000, /* without an answer */
    TEND_MS = 100,
    ADDRESS_SIZE = 128
};

struct slot {
    natsMsg *message; /* NULL: free */
    uint32_t number;
    uint32_t round;
    int64_t due_ms; /* when to send it again */
    bool resent;
};

struct queue_flight {
    struct queue_flight_plan plan;
    struct json_parser *parser;
    natsInbox *inbox;
    natsSubscription *answers;
    uint64_t stored_before; /* last sequence when it began */
    uint32_t busy;
    uint32_t *free; /* indices of free slots: room - busy of them */
    struct slot slots[];
};

/* -------------------- opening */

/* To tell apart what an earlier run had stored from what this one sent twice. */
static natsStatus read_last(struct queue_flight *flight, const char *stream)
{
    jsStreamInfo *info = NULL;
    natsStatus status =
        js_GetStreamInfo(&info, flight->plan.link->js, stream, NULL, NULL);
    if (status != NATS_OK)
        return status;
    flight->stored_before = info->State.LastSeq;
    jsStreamInfo_Destroy(info);
    return NATS_OK;
}

static natsStatus listen(struct queue_flight *flight)
{
    char subject[ADDRESS_SIZE];
    natsConnection *connection = flight->plan.link->connection;
    natsStatus status = natsInbox_Create(&flight->inbox);
    if (status != NATS_OK)
        return status;
    (void)snprintf(subject, sizeof subject, "%s.*.*", flight->inbox);
    status = natsConnection_SubscribeSync(&flight->answers, connection, subject);
    return status == NATS_OK ? natsSubscription_SetPendingLimits(flight->answers, -1, -1)
                             : status;
}

int32_t queue_flight_open(const struct queue_flight_plan *plan, struct queue_flight **out)
{
    struct queue_flight *flight =
        calloc(1, sizeof *flight + plan->room * sizeof *flight->slots);
    *out = flight;
    if (flight == NULL)
        return POISE_E_MEMORY;
    flight->plan = *plan;
    flight->free = calloc(plan->room, sizeof *flight->free);
    flight->parser = json_parser_new();
    if (flight->free == NULL || flight->parser == NULL)
        return POISE_E_MEMORY;
    for (uint32_t i = 0; i < plan->room; i++)
        flight->free[i] = plan->room - 1 - i;
    if (listen(flight) == NATS_OK && read_last(flight, plan->stream) == NATS_OK)
        return POISE_OK;
    queue_say(plan->link->voice, "%s: the server does not answer", plan->what);
    return POISE_E_QUEUE;
}

void queue_flight_close(struct queue_flight *flight)
{
    if (flight == NULL)
        return;
    for (uint32_t i = 0; i < flight->plan.room; i++)
        natsMsg_Destroy(flight->slots[i].message);
    natsSubscription_Destroy(flight->answers);
    natsInbox_Destroy(flight->inbox);
    json_parser_free(flight->parser);
    free(flight->free);
    free(flight);
}

/* -------------------- answers */

/* What the server said: {"stream": S, "seq": 7, "duplicate": true} or {"error": {...}}.
 * */
struct verdict {
    bool again; /* no answer, or one that may be another later */
    bool duplicate;
    uint64_t sequence;
    char reason[160];
};

static void read_verdict(struct queue_flight *flight, natsMsg *answer,
                         struct verdict *out)
{
    struct json_tape tape;
    *out = (struct verdict){.again = true};
    if (natsMsg_IsNoResponders(answer) ||
        json_parse(flight->parser, natsMsg_GetData(answer),
                   (size_t)natsMsg_GetDataLength(answer), false, &tape) != JSON_FINE)
        return;
    struct json_value error = json_get(json_root(tape), "error");
    double number = 0;
    if (json_number_of(json_get(json_root(tape), "seq"), &number)) {
        out->again = false;
        out->sequence = (uint64_t)number;
        out->duplicate = json_is(json_get(json_root(tape), "duplicate"), JSON_TRUE);
    } else if (json_is(error, JSON_OBJECT)) {
        struct json_value text = json_get(error, "description");
        out->again = !json_number_of(json_get(error, "err_code"), &number) ||
                     number != JSStreamMessageExceedsMaximumErr;
        (void)snprintf(out->reason, sizeof out->reason, "%s",
                       json_is(text, JSON_STRING) ? json_text(text).at : "no reason");
    }
}

static void free_slot(struct queue_flight *flight, uint32_t index)
{
    natsMsg_Destroy(flight->slots[index].message);
    flight->slots[index].message = NULL;
    flight->slots[index].round++;
    flight->busy--;
    flight->free[flight->plan.room - flight->busy - 1] = index;
}

/* A message that was sent twice and is there already may well be our own first one. */
static enum queue_landing judge(const struct queue_flight *flight,
                                const struct slot *slot, const struct verdict *verdict)
{
    if (verdict->reason[0] != '\0')
        return LANDED_NOT;
    bool ours = slot->resent && verdict->sequence > flight->stored_before;
    return verdict->duplicate && !ours ? LANDED_BEFORE : LANDED;
}

/* The slot that an answer is about; NULL for a late one. */
static struct slot *slot_of(struct queue_flight *flight, natsMsg *answer)
{
    const char *address = natsMsg_GetSubject(answer) + strlen(flight->inbox);
    char *end = NULL;
    unsigned long index = strtoul(address + 1, &end, 10);
    if (*end != '.' || index >= flight->plan.room)
        return NULL;
    struct slot *slot = &flight->slots[index];
    unsigned long round = strtoul(end + 1, &end, 10);
    return slot->message != NULL && slot->round == round ? slot : NULL;
}

static void take_answer(struct queue_flight *flight, natsMsg *answer)
{
    struct slot *slot = slot_of(flight, answer);
    struct verdict verdict;
    if (slot == NULL)
        return;
    read_verdict(flight, answer, &verdict);
    if (verdict.again) {
        slot->due_ms = queue_now_ms() + QUEUE_PAUSE_MS;
        if (verdict.reason[0] != '\0' && !flight->plan.link->away) {
            queue_say(flight->plan.link->voice, "%s: the server says \"%s\"; waiting",
                      flight->plan.what, verdict.reason);
            flight->plan.link->away = true;
        }
        return;
    }
    uint32_t number = slot->number;
    enum queue_landing landing = judge(flight, slot, &verdict);
    free_slot(flight, (uint32_t)(slot - flight->slots));
    queue_link_back(flight->plan.link);
    flight->plan.landed(flight->plan.context, number, landing, verdict.reason);
}

/* -------------------- sending */

static void post(struct queue_flight *flight, struct slot *slot)
{
    natsStatus status =
        natsConnection_PublishMsg(flight->plan.link->connection, slot->message);
    slot->due_ms = queue_now_ms() + (status == NATS_OK ? RESEND_MS : QUEUE_PAUSE_MS);
}

static void resend_late(struct queue_flight *flight)
{
    int64_t now = queue_now_ms();
    for (uint32_t i = 0; i < flight->plan.room; i++) {
        struct slot *slot = &flight->slots[i];
        if (slot->message == NULL || slot->due_ms > now)
            continue;
        slot->resent = true;
        post(flight, slot);
    }
}

/* Takes the next answer, or does what is to be done while none comes. */
static int32_t wait_once(struct queue_flight *flight)
{
    natsMsg *answer = NULL;
    natsStatus status = natsSubscription_NextMsg(&answer, flight->answers, TEND_MS);
    if (status == NATS_OK) {
        take_answer(flight, answer);
        natsMsg_Destroy(answer);
        return POISE_OK;
    }
    if (!flight->plan.tend(flight->plan.context))
        return POISE_E_QUEUE;
    bool quiet = status == NATS_TIMEOUT && queue_link_is_up(flight->plan.link);
    if (!quiet && !queue_link_pause(flight->plan.link, flight->plan.what))
        return POISE_E_QUEUE;
    resend_late(flight);
    return POISE_OK;
}

static natsStatus put_number(natsMsg *message, const char *header, uint64_t value)
{
    char text[24];
    (void)snprintf(text, sizeof text, "%llu", (unsigned long long)value);
    return value == 0 ? NATS_OK : natsMsgHeader_Set(message, header, text);
}

static natsStatus put_headers(natsMsg *message, const struct queue_parcel *parcel)
{
    char id[DIGEST_LONG];
    char day[11];
    digest_format_long(parcel->id, id);
    natsStatus status = natsMsgHeader_Set(message, "Nats-Msg-Id", id);
    if (status == NATS_OK)
        status = put_number(message, QUEUE_HEADER_LINE, parcel->line);
    if (status == NATS_OK)
        status = put_number(message, QUEUE_HEADER_SEQUENCE, parcel->sequence);
    if (status == NATS_OK && parcel->as_of != DATE_UNKNOWN) {
        date_format(parcel->as_of, day);
        status = natsMsgHeader_Set(message, QUEUE_HEADER_AS_OF, day);
    }
    if (status == NATS_OK && parcel->reason != NULL)
        status = natsMsgHeader_Set(message, QUEUE_HEADER_REASON, parcel->reason);
    return status;
}

static bool is_too_big(struct queue_flight *flight, const struct queue_parcel *parcel)
{
    enum { HEADERS_LIMIT = 4096 };
    int64_t most = natsConnection_GetMaxPayload(flight->plan.link->connection);
    return most > 0 && parcel->length + HEADERS_LIMIT > (uint64_t)most;
}

int32_t queue_flight_send(struct queue_flight *flight, const struct queue_parcel *parcel,
                          uint32_t number)
{
    char reply[ADDRESS_SIZE];
    if (is_too_big(flight, parcel))
        return POISE_E_TOO_BIG;
    while (flight->busy == flight->plan.room)
        if (wait_once(flight) != POISE_OK)
            return POISE_E_QUEUE;
    uint32_t index = flight->free[flight->plan.room - flight->busy - 1];
    struct slot *slot = &flight->slots[index];
    (void)snprintf(reply, sizeof reply, "%s.%u.%u", flight->inbox, index, slot->round);
    if (natsMsg_Create(&slot->message, parcel->subject, reply, parcel->bytes,
                       (int)parcel->length) != NATS_OK)
        return POISE_E_MEMORY;
    slot->number = number;
    slot->resent = false;
    flight->busy++;
    if (put_headers(slot->message, parcel) != NATS_OK) {
        free_slot(flight, index);
        return POISE_E_MEMORY;
    }
    post(flight, slot);
    return POISE_OK;
}

int32_t queue_flight_land(struct queue_flight *flight)
{
    while (flight->busy > 0)
        if (wait_once(flight) != POISE_OK)
            return POISE_E_QUEUE;
    return POISE_OK;
}
