/* A file of records into the queue, a line a message. The id of a message follows from
 * its line and day, so that what is there already is not added again. */
#include <errno.h>
#include <string.h>

#include <poise/status.h>

#include "input.h"
#include "queue_entries.h"
#include "queue_flight.h"

enum { LINE_LIMIT = 64 << 20 /* libnats takes no more; the server takes less */ };

struct sender {
    const struct queue_submit *order;
    struct queue_submitted *out;
    struct queue_link link;
    struct queue_flight *flight;
};

static void landed(void *context, uint32_t number, enum queue_landing landing,
                   const char *reason)
{
    struct sender *sender = context;
    (void)number;
    if (landing == LANDED) {
        sender->out->added++;
    } else if (landing == LANDED_BEFORE) {
        sender->out->duplicates++;
    } else {
        queue_say(&sender->order->voice, "a record is not stored: %s", reason);
        sender->out->refused++;
    }
}

static bool tend(void *context)
{
    (void)context;
    return true;
}

static void refuse(struct sender *sender, uint64_t number)
{
    sender->out->refused++;
    queue_say(&sender->order->voice,
              "%s:%llu: the record is longer than the server takes; raise max_payload "
              "of nats-server",
              sender->order->file, (unsigned long long)number);
}

static bool is_blank(const char *line, size_t length)
{
    size_t i = 0;
    while (i < length && strchr(" \t\r", line[i]) != NULL && line[i] != '\0')
        i++;
    return i == length;
}

static int32_t send_line(struct sender *sender, const char *line, size_t length,
                         uint64_t number)
{
    struct digest id;
    if (is_blank(line, length))
        return POISE_OK;
    sender->out->records++;
    queue_record_id(line, length, sender->order->as_of, &id);
    struct queue_parcel parcel = {
        .subject = sender->link.names.records_subject,
        .id = &id,
        .bytes = line,
        .length = length,
        .line = number,
        .as_of = sender->order->as_of,
    };
    int32_t status = queue_flight_send(sender->flight, &parcel, 0);
    if (status != POISE_E_TOO_BIG)
        return status;
    refuse(sender, number);
    return POISE_OK;
}

static int32_t send_chunk(struct sender *sender, const struct chunk *chunk)
{
    const char *at = chunk->bytes;
    const char *end = at + chunk->length;
    int32_t status = POISE_OK;
    if (chunk->overlong) {
        sender->out->records++;
        refuse(sender, chunk->line);
        return POISE_OK;
    }
    for (uint64_t number = chunk->line; status == POISE_OK && at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop == NULL ? end : stop;
        status = send_line(sender, at, (size_t)(stop - at), number);
        at = stop + 1;
    }
    return status;
}

static int32_t cannot_read(const struct sender *sender)
{
    queue_say(&sender->order->voice, "%s: %s", sender->order->file, strerror(errno));
    return POISE_E_IO;
}

static int32_t send_file(struct sender *sender, struct input *input)
{
    struct chunk chunk = {0};
    int32_t status = input_next(input, &chunk);
    while (status == POISE_OK && chunk.length > 0) {
        status = send_chunk(sender, &chunk);
        if (status == POISE_OK)
            status = input_next(input, &chunk);
    }
    if (status == POISE_E_IO)
        status = cannot_read(sender);
    chunk_free(&chunk);
    return status;
}

static int32_t run(struct sender *sender, struct input *input)
{
    const struct queue_submit *order = sender->order;
    struct queue_flight_plan plan = {
        .link = &sender->link,
        .room = QUEUE_BATCH,
        .what = "adding records",
        .context = sender,
        .landed = landed,
        .tend = tend,
    };
    int32_t status = queue_link_open(&sender->link, &order->address, &order->voice);
    if (status == POISE_OK)
        status = queue_streams_ensure(&sender->link);
    if (status != POISE_OK)
        return status;
    plan.stream = sender->link.names.records;
    status = queue_flight_open(&plan, &sender->flight);
    if (status == POISE_OK)
        status = send_file(sender, input);
    /* What was sent before the file could not be read further counts as well. */
    if (status == POISE_OK || status == POISE_E_IO) {
        int32_t rest = queue_flight_land(sender->flight);
        status = status == POISE_OK ? rest : status;
    }
    return status;
}

int32_t queue_submit(const struct queue_submit *order, struct queue_submitted *out)
{
    static const struct input_part whole = {1, 1};
    struct sender sender = {.order = order, .out = out};
    struct input input;
    *out = (struct queue_submitted){0};
    if (input_open(order->file, &whole, LINE_LIMIT, &input) != POISE_OK)
        return cannot_read(&sender);
    int32_t status = POISE_E_MEMORY;
    if (nats_Open(-1) == NATS_OK) {
        status = run(&sender, &input);
        queue_flight_close(sender.flight);
        queue_link_close(&sender.link);
        nats_CloseAndWait(QUEUE_WAIT_MS);
    }
    if (status == POISE_E_MEMORY)
        queue_say(&order->voice, "out of memory");
    input_close(&input);
    return status;
}
