/* What is in the stream of answers, or of dead letters, when the run begins. It stays
 * there. */
#include <poise/status.h>

#include "queue_entries.h"
#include "queue_link.h"

struct reader {
    const struct queue_collect *order;
    struct queue_link link;
    natsSubscription *subscription;
    uint64_t last; /* sequence where it ends */
    uint64_t count;
};

static int32_t complain(const struct reader *reader, const char *stream, const char *why)
{
    queue_say(&reader->order->voice, "%s: %s", stream, why);
    return POISE_E_QUEUE;
}

static int32_t find_last(struct reader *reader, const char *stream, const char *subject)
{
    natsMsg *message = NULL;
    natsStatus status =
        js_GetLastMsg(&message, reader->link.js, stream, subject, NULL, NULL);
    if (status == NATS_OK)
        reader->last = natsMsg_GetSequence(message);
    natsMsg_Destroy(message);
    if (status == NATS_OK || status == NATS_NOT_FOUND)
        return POISE_OK;
    return complain(reader, stream, natsStatus_GetText(status));
}

/* An ordered consumer: libnats notices what is missing and asks for it again. */
static int32_t subscribe(struct reader *reader, const char *stream, const char *subject)
{
    jsSubOptions options;
    jsSubOptions_Init(&options);
    options.Stream = stream;
    options.Ordered = true;
    natsStatus status = js_SubscribeSync(&reader->subscription, reader->link.js, subject,
                                         NULL, &options, NULL);
    return status == NATS_OK ? POISE_OK
                             : complain(reader, stream, natsStatus_GetText(status));
}

static const char *header(natsMsg *message, const char *name)
{
    const char *value = NULL;
    return natsMsgHeader_Get(message, name, &value) == NATS_OK ? value : NULL;
}

static bool take(struct reader *reader, natsMsg *message)
{
    struct queue_letter letter = {
        .bytes = natsMsg_GetData(message),
        .length = (size_t)natsMsg_GetDataLength(message),
        .line = header(message, QUEUE_HEADER_LINE),
        .sequence = header(message, QUEUE_HEADER_SEQUENCE),
        .reason = header(message, QUEUE_HEADER_REASON),
    };
    reader->count++;
    return reader->order->take(reader->order->context, &letter);
}

static uint64_t sequence_of(natsMsg *message)
{
    jsMsgMetaData *data = NULL;
    if (natsMsg_GetMetaData(&data, message) != NATS_OK)
        return 0;
    uint64_t sequence = data->Sequence.Stream;
    jsMsgMetaData_Destroy(data);
    return sequence;
}

static int32_t read_all(struct reader *reader)
{
    uint64_t at = 0;
    while (at < reader->last) {
        natsMsg *message = NULL;
        natsStatus status =
            natsSubscription_NextMsg(&message, reader->subscription, QUEUE_WAIT_MS);
        if (status != NATS_OK) {
            if (!queue_link_pause(&reader->link, "reading the stream"))
                return POISE_E_QUEUE;
            continue;
        }
        queue_link_back(&reader->link);
        at = sequence_of(message);
        bool more = take(reader, message);
        natsMsg_Destroy(message);
        if (!more)
            return POISE_E_IO;
    }
    return POISE_OK;
}

static int32_t run(struct reader *reader)
{
    const struct queue_collect *order = reader->order;
    const struct queue_names *names = &reader->link.names;
    int32_t status = queue_link_open(&reader->link, &order->address, &order->voice);
    const char *stream = order->dead ? names->dead : names->results;
    const char *subject = order->dead ? names->dead_subject : names->results_subject;
    if (status == POISE_OK)
        status = queue_streams_ensure(&reader->link);
    if (status == POISE_OK)
        status = find_last(reader, stream, subject);
    if (status != POISE_OK || reader->last == 0)
        return status;
    status = subscribe(reader, stream, subject);
    return status == POISE_OK ? read_all(reader) : status;
}

int32_t queue_collect(const struct queue_collect *order, uint64_t *taken)
{
    struct reader reader = {.order = order};
    if (nats_Open(-1) != NATS_OK) {
        queue_say(&order->voice, "out of memory");
        return POISE_E_MEMORY;
    }
    int32_t status = run(&reader);
    natsSubscription_Destroy(reader.subscription);
    queue_link_close(&reader.link);
    nats_CloseAndWait(QUEUE_WAIT_MS);
    *taken = reader.count;
    return status;
}
