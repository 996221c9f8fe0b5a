/* Fetch, answer, send, wait until all is stored, acknowledge: in this order, so that
 * whatever dies in between, no record is lost and no answer is stored twice. */
#include "queue_lane.h"

#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/date.h"
#include "base/json_read.h"
#include "queue_suspect.h"

enum {
    FETCH_MS = 1000,
    FETCH_LAST_MS = 50, /* where an empty queue is the end */
    GIVE_UP_MS = 30000  /* for what is still on its way when the lane has to stop */
};

/* What is known of a message in hand. */
struct queue_record {
    natsMsg *message; /* NULL: acknowledged or left to others */
    uint64_t sequence;
    bool came_back;
    bool stored; /* its answer or dead letter is */
    bool is_dead;
};

/* -------------------- while waiting */

/* Tells the server that the batch is still being worked on, long before its lease ends.
 * */
static void keep_lease(struct queue_lane *lane)
{
    int64_t now = queue_now_ms();
    if (now - lane->tended_ms < lane->lease_ms / 3)
        return;
    lane->tended_ms = now;
    for (uint32_t i = 0; i < lane->in_hand; i++)
        if (lane->records[i].message != NULL)
            (void)natsMsg_InProgress(lane->records[i].message, NULL);
}

static bool tend(void *context)
{
    struct queue_lane *lane = context;
    keep_lease(lane);
    if (!atomic_load(lane->stop))
        return true;
    int64_t now = queue_now_ms();
    if (lane->stopped_ms == 0)
        lane->stopped_ms = now;
    if (now - lane->stopped_ms < GIVE_UP_MS)
        return true;
    queue_say(&lane->order->voice, "answers could not be stored before the end; their "
                                   "records will be given to another worker");
    return false;
}

static void landed(void *context, uint32_t number, enum queue_landing landing,
                   const char *reason)
{
    struct queue_lane *lane = context;
    struct queue_record *record = &lane->records[number];
    if (landing == LANDED_NOT) {
        queue_say(&lane->order->voice,
                  "record %llu: the server does not store its answer: %s; it will be "
                  "tried again",
                  (unsigned long long)record->sequence, reason);
        return;
    }
    record->stored = true;
    if (record->is_dead)
        lane->worked.dead++;
    else
        lane->worked.answered++;
    if (landing == LANDED_BEFORE && !record->is_dead)
        lane->worked.repeated++;
}

/* -------------------- one record */

static uint64_t number_in(natsMsg *message, const char *header)
{
    const char *value = NULL;
    return natsMsgHeader_Get(message, header, &value) == NATS_OK
               ? strtoull(value, NULL, 10)
               : 0;
}

static int32_t day_of(const struct queue_lane *lane, natsMsg *message)
{
    const char *value = NULL;
    int32_t day;
    if (natsMsgHeader_Get(message, QUEUE_HEADER_AS_OF, &value) == NATS_OK &&
        date_parse(value, strlen(value), &day))
        return day;
    return lane->order->as_of == DATE_UNKNOWN ? date_today() : lane->order->as_of;
}

static void put_ids(const struct queue_lane *lane, natsMsg *message, int32_t day,
                    struct digest *out)
{
    struct digest record;
    queue_record_id(natsMsg_GetData(message), (size_t)natsMsg_GetDataLength(message), day,
                    &record);
    queue_answer_id(&record, &lane->order->generation, out);
}

/* Sends the record itself, with the reason, to the dead letters. */
static int32_t bury(struct queue_lane *lane, uint32_t index, const char *reason)
{
    struct queue_record *record = &lane->records[index];
    natsMsg *message = record->message;
    int32_t day = day_of(lane, message);
    struct digest id;
    put_ids(lane, message, day, &id);
    record->is_dead = true;
    struct queue_parcel parcel = {
        .subject = lane->link.names.dead_subject,
        .id = &id,
        .bytes = natsMsg_GetData(message),
        .length = (size_t)natsMsg_GetDataLength(message),
        .line = number_in(message, QUEUE_HEADER_LINE),
        .sequence = record->sequence,
        .as_of = day,
        .reason = reason,
    };
    return queue_flight_send(lane->flight, &parcel, index);
}

/* The answer to a record, or the reason why there is none, into lane->answer. */
static int32_t ask(struct queue_lane *lane, natsMsg *message, int32_t day)
{
    static const char padding[JSON_PADDING];
    size_t length = (size_t)natsMsg_GetDataLength(message);
    text_clear(&lane->line);
    text_clear(&lane->answer);
    text_put_n(&lane->line, natsMsg_GetData(message), length);
    text_put_n(&lane->line, padding, sizeof padding);
    if (lane->line.failed)
        return POISE_E_MEMORY;
    int32_t status = lane->order->answerer.answer(
        lane->answerer, lane->line.bytes, length, number_in(message, QUEUE_HEADER_LINE),
        day, &lane->answer);
    if (lane->answer.length > 0 && lane->answer.bytes[lane->answer.length - 1] == '\n')
        lane->answer.bytes[--lane->answer.length] = '\0';
    return lane->answer.failed ? POISE_E_MEMORY : status;
}

static int32_t handle(struct queue_lane *lane, uint32_t index)
{
    struct queue_record *record = &lane->records[index];
    int32_t day = day_of(lane, record->message);
    struct digest id;
    int32_t status = ask(lane, record->message, day);
    keep_lease(lane);
    if (status == POISE_E_MEMORY)
        return status;
    if (status != POISE_OK)
        return bury(lane, index, lane->answer.bytes);
    if (lane->answer.length == 0)
        return bury(lane, index, "the record is empty");
    put_ids(lane, record->message, day, &id);
    struct queue_parcel parcel = {
        .subject = lane->link.names.results_subject,
        .id = &id,
        .bytes = lane->answer.bytes,
        .length = lane->answer.length,
        .line = number_in(record->message, QUEUE_HEADER_LINE),
        .sequence = record->sequence,
        .as_of = day,
    };
    status = queue_flight_send(lane->flight, &parcel, index);
    return status == POISE_E_TOO_BIG
               ? bury(lane, index, "its answer is larger than the server takes")
               : status;
}

/* -------------------- acknowledging */

/* What was stored is done; what was not comes back when its lease ends. */
static void acknowledge(struct queue_lane *lane, uint32_t index, bool wait)
{
    struct queue_record *record = &lane->records[index];
    if (record->message != NULL && record->stored) {
        if (wait)
            (void)natsMsg_AckSync(record->message, NULL, NULL);
        else
            (void)natsMsg_Ack(record->message, NULL);
    }
    record->message = NULL;
}

/* -------------------- suspects */

/* With a note, so that it is known if it kills again. */
static int32_t try_suspect(struct queue_lane *lane, uint32_t index)
{
    const uint64_t sequence = lane->records[index].sequence;
    int tries = 0;
    if (queue_suspect_note(&lane->link, sequence, &tries) != POISE_OK) {
        lane->records[index].message = NULL; /* the server is away: it comes back */
        return POISE_OK;
    }
    int32_t status =
        tries < QUEUE_TRIES - 1
            ? handle(lane, index)
            : bury(lane, index,
                   "workers died, or did not answer in time, each time they had it");
    if (status == POISE_OK)
        status = queue_flight_land(lane->flight);
    if (status != POISE_OK)
        return status;
    acknowledge(lane, index, true);
    queue_suspect_clear(&lane->link, sequence);
    return POISE_OK;
}

/* A record that came back: alone in the whole worker, or what another thread has in hand
 * would seem to have killed it. */
static int32_t handle_suspect(struct queue_lane *lane, uint32_t index)
{
    enum { MOMENT_MS = 5 };
    while (pthread_mutex_trylock(lane->alone) != 0) {
        keep_lease(lane);
        nats_Sleep(MOMENT_MS);
    }
    int32_t status = try_suspect(lane, index);
    (void)pthread_mutex_unlock(lane->alone);
    return status;
}

/* -------------------- a batch */

static void look_at(struct queue_lane *lane)
{
    lane->in_hand = (uint32_t)lane->batch.Count;
    lane->tended_ms = queue_now_ms();
    for (uint32_t i = 0; i < lane->in_hand; i++) {
        jsMsgMetaData *data = NULL;
        struct queue_record *record = &lane->records[i];
        *record = (struct queue_record){.message = lane->batch.Msgs[i]};
        if (natsMsg_GetMetaData(&data, record->message) != NATS_OK)
            continue;
        record->sequence = data->Sequence.Stream;
        record->came_back = data->NumDelivered > 1;
        jsMsgMetaData_Destroy(data);
    }
}

/* Those that are here for the first time together, then each of the others alone. */
static int32_t work_batch(struct queue_lane *lane)
{
    int32_t status = POISE_OK;
    look_at(lane);
    for (uint32_t i = 0; status == POISE_OK && i < lane->in_hand; i++)
        if (!lane->records[i].came_back)
            status = handle(lane, i);
    if (status == POISE_OK)
        status = queue_flight_land(lane->flight);
    for (uint32_t i = 0; status == POISE_OK && i < lane->in_hand; i++)
        if (!lane->records[i].came_back)
            acknowledge(lane, i, false);
    for (uint32_t i = 0; status == POISE_OK && i < lane->in_hand; i++)
        if (lane->records[i].came_back)
            status = handle_suspect(lane, i);
    lane->in_hand = 0;
    return status;
}

static natsStatus fetch(struct queue_lane *lane)
{
    return natsSubscription_Fetch(&lane->batch, lane->subscription, QUEUE_BATCH,
                                  lane->order->until_empty ? FETCH_LAST_MS : FETCH_MS,
                                  NULL);
}

static bool is_finished(struct queue_lane *lane)
{
    return atomic_load(lane->stop) ||
           (lane->order->until_empty && queue_is_empty(&lane->link));
}

/* Fetches and works once. *idle: there was nothing to fetch. */
static int32_t serve_once(struct queue_lane *lane, bool *idle)
{
    natsStatus fetched = fetch(lane);
    *idle = fetched == NATS_TIMEOUT && queue_link_is_up(&lane->link);
    if (fetched != NATS_OK && !*idle)
        return queue_link_pause(&lane->link, "fetching records") ? POISE_OK
                                                                 : POISE_E_QUEUE;
    queue_link_back(&lane->link);
    if (*idle)
        return POISE_OK;
    int32_t status = work_batch(lane);
    natsMsgList_Destroy(&lane->batch);
    return status;
}

static int32_t serve(struct queue_lane *lane)
{
    int32_t status = POISE_OK;
    bool idle = false;
    while (status == POISE_OK && !(idle ? is_finished(lane) : atomic_load(lane->stop)))
        status = serve_once(lane, &idle);
    return status;
}

/* -------------------- beginning and end */

static int32_t subscribe(struct queue_lane *lane)
{
    jsSubOptions options;
    jsSubOptions_Init(&options);
    options.Stream = lane->link.names.records;
    options.Consumer = QUEUE_CONSUMER;
    options.ManualAck = true;
    natsStatus status = js_PullSubscribe(&lane->subscription, lane->link.js, NULL,
                                         QUEUE_CONSUMER, NULL, &options, NULL);
    /* A batch may be larger than what libnats lets wait otherwise. */
    if (status == NATS_OK)
        status = natsSubscription_SetPendingLimits(lane->subscription, -1, -1);
    if (status == NATS_OK)
        return POISE_OK;
    queue_say(&lane->order->voice, "fetching records: %s", natsStatus_GetText(status));
    return POISE_E_QUEUE;
}

static int32_t begin(struct queue_lane *lane)
{
    const struct queue_work *order = lane->order;
    struct queue_flight_plan plan = {
        .link = &lane->link,
        .room = QUEUE_BATCH,
        .what = "storing answers",
        .context = lane,
        .landed = landed,
        .tend = tend,
    };
    int32_t status = queue_link_open(&lane->link, &order->address, &order->voice);
    if (status == POISE_OK)
        status = queue_streams_ensure(&lane->link);
    if (status == POISE_OK)
        status = queue_consumer_ensure(&lane->link, order->jobs, &lane->lease_ms);
    if (status != POISE_OK)
        return status;
    plan.stream = lane->link.names.results;
    status = queue_flight_open(&plan, &lane->flight);
    if (status == POISE_OK)
        status = subscribe(lane);
    if (status != POISE_OK)
        return status;
    lane->records = calloc(QUEUE_BATCH, sizeof *lane->records);
    if (lane->records == NULL)
        return POISE_E_MEMORY;
    return order->answerer.open(order->answerer.context, &lane->answerer);
}

/* The flush: acknowledgements are written without waiting for the server. */
static void end(struct queue_lane *lane)
{
    natsSubscription_Destroy(lane->subscription);
    if (lane->link.connection != NULL)
        (void)natsConnection_FlushTimeout(lane->link.connection, QUEUE_WAIT_MS);
    queue_flight_close(lane->flight);
    queue_link_close(&lane->link);
    if (lane->answerer != NULL)
        lane->order->answerer.close(lane->answerer);
    free(lane->records);
    text_free(&lane->line);
    text_free(&lane->answer);
    nats_ReleaseThreadMemory();
}

void *queue_lane_run(void *context)
{
    struct queue_lane *lane = context;
    lane->status = begin(lane);
    if (lane->status == POISE_OK)
        lane->status = serve(lane);
    if (lane->status == POISE_E_MEMORY)
        queue_say(&lane->order->voice, "out of memory");
    end(lane);
    atomic_store(&lane->done, true);
    return NULL;
}
