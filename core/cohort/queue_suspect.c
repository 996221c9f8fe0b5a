/* Notes about suspects: one message a try, on a subject of their record's own. */
#include "queue_suspect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

static void put_subject(const struct queue_link *link, uint64_t sequence,
                        char out[QUEUE_NAME_SIZE])
{
    (void)snprintf(out, QUEUE_NAME_SIZE, "%s.suspect.%llu", link->address->stream,
                   (unsigned long long)sequence);
}

/* What the last note says. False when the server cannot be asked. */
static bool read_tries(struct queue_link *link, const char *subject, int *out)
{
    natsMsg *note = NULL;
    natsStatus status =
        js_GetLastMsg(&note, link->js, link->names.dead, subject, NULL, NULL);
    *out = 0;
    if (status == NATS_NOT_FOUND)
        return true;
    if (status != NATS_OK)
        return false;
    *out = (int)strtol(natsMsg_GetData(note), NULL, 10);
    natsMsg_Destroy(note);
    return true;
}

int32_t queue_suspect_note(struct queue_link *link, uint64_t sequence, int *tries)
{
    char subject[QUEUE_NAME_SIZE];
    char text[16];
    put_subject(link, sequence, subject);
    if (!read_tries(link, subject, tries))
        return POISE_E_QUEUE;
    int length = snprintf(text, sizeof text, "%d", *tries + 1);
    return js_Publish(NULL, link->js, subject, text, length, NULL, NULL) == NATS_OK
               ? POISE_OK
               : POISE_E_QUEUE;
}

void queue_suspect_clear(struct queue_link *link, uint64_t sequence)
{
    char subject[QUEUE_NAME_SIZE];
    jsOptions options;
    put_subject(link, sequence, subject);
    jsOptions_Init(&options);
    options.Stream.Purge.Subject = subject;
    /* A note that stays does no harm: sequences are not given twice. */
    (void)js_PurgeStream(link->js, link->names.dead, &options, NULL);
}
