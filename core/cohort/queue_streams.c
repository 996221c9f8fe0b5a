/* The streams of a queue and the consumer of its workers: made when they are not there,
 * looked at when they are. */
#include <string.h>

#include <poise/status.h>

#include "queue_link.h"

/* What a stream gets that is not there yet. */
struct plan {
    const char *name;
    const char *subjects[2];
    int subject_count;
    jsRetentionPolicy retention;
    int64_t max_bytes;
    int64_t max_age_s;
    bool dedupes; /* ids must be known for longer than a record can be on its way */
};

enum {
    RECORDS_BYTES = 1 << 30, /* then `poise submit` waits for the workers */
    KEPT_S = 30 * 86400 /* answers and dead letters; health data does not stay for ever */
};

static const int64_t second = INT64_C(1000000000);

static int32_t complain(const struct queue_link *link, const char *what,
                        natsStatus status, jsErrCode code)
{
    if (code == JSNotEnabledErr || code == JSNotEnabledForAccountErr ||
        status == NATS_NO_RESPONDERS)
        queue_say(link->voice, "%s: the server runs without JetStream; start it with -js",
                  what);
    else
        queue_say(link->voice, "%s: %s (JetStream error %d)", what,
                  natsStatus_GetText(status), (int)code);
    return POISE_E_QUEUE;
}

/* -------------------- streams */

static natsStatus make(struct queue_link *link, const struct plan *plan, jsErrCode *code)
{
    const char *subjects[2] = {plan->subjects[0], plan->subjects[1]};
    jsStreamConfig config;
    jsStreamConfig_Init(&config);
    config.Name = plan->name;
    config.Subjects = subjects;
    config.SubjectsLen = plan->subject_count;
    config.Retention = plan->retention;
    config.Storage = js_FileStorage;
    config.Discard = js_DiscardNew;
    config.MaxBytes = plan->max_bytes;
    config.MaxAge = plan->max_age_s * second;
    config.Duplicates = QUEUE_DEDUPE_S * second;
    natsStatus status = js_AddStream(NULL, link->js, &config, NULL, code);
    /* Another worker was quicker. */
    return *code == JSStreamNameExistErr ? NATS_OK : status;
}

static bool has_subject(const jsStreamConfig *config, const char *subject)
{
    for (int i = 0; i < config->SubjectsLen; i++)
        if (strcmp(config->Subjects[i], subject) == 0)
            return true;
    return false;
}

/* A stream that somebody else made. */
static int32_t look_at(const struct queue_link *link, const struct plan *plan,
                       const jsStreamConfig *config)
{
    for (int i = 0; i < plan->subject_count; i++) {
        if (has_subject(config, plan->subjects[i]))
            continue;
        queue_say(link->voice,
                  "the stream %s is there but does not hold the subject %s: add it, or "
                  "choose another --stream",
                  plan->name, plan->subjects[i]);
        return POISE_E_QUEUE;
    }
    if (!plan->dedupes || config->Duplicates > QUEUE_LEASE_S * QUEUE_TRIES * second)
        return POISE_OK;
    queue_say(link->voice,
              "the stream %s knows ids for %lld s only, and a record may come back "
              "later: set its duplicates window to at least %d s",
              plan->name, (long long)(config->Duplicates / second),
              QUEUE_LEASE_S * QUEUE_TRIES + 1);
    return POISE_E_QUEUE;
}

static int32_t ensure(struct queue_link *link, const struct plan *plan)
{
    jsStreamInfo *info = NULL;
    jsErrCode code = 0;
    natsStatus status = js_GetStreamInfo(&info, link->js, plan->name, NULL, &code);
    int32_t result = POISE_OK;
    if (status == NATS_OK) {
        result = look_at(link, plan, info->Config);
        jsStreamInfo_Destroy(info);
        return result;
    }
    if (status == NATS_NOT_FOUND)
        status = make(link, plan, &code);
    return status == NATS_OK ? POISE_OK : complain(link, plan->name, status, code);
}

/* A record is gone once it is acknowledged (work queue). Nothing old makes room for
 * something new: a full stream refuses, and who sends waits. */
int32_t queue_streams_ensure(struct queue_link *link)
{
    const struct queue_names *names = &link->names;
    const struct plan plans[] = {
        {names->records,
         {names->records_subject, NULL},
         1,
         js_WorkQueuePolicy,
         RECORDS_BYTES,
         0,
         false},
        {names->results,
         {names->results_subject, NULL},
         1,
         js_LimitsPolicy,
         -1,
         KEPT_S,
         true},
        {names->dead,
         {names->dead_subject, names->suspects_subject},
         2,
         js_LimitsPolicy,
         -1,
         KEPT_S,
         true},
    };
    int32_t status = POISE_OK;
    for (size_t i = 0; status == POISE_OK && i < sizeof plans / sizeof *plans; i++)
        status = ensure(link, &plans[i]);
    return status;
}

/* -------------------- the consumer */

/* No limit of deliveries on the server: it would leave a record in the stream that nobody
 * is given again. queue_suspect.c counts instead. */
static natsStatus make_consumer(struct queue_link *link, jsConsumerInfo **info,
                                jsErrCode *code)
{
    jsConsumerConfig config;
    jsConsumerConfig_Init(&config);
    config.Durable = QUEUE_CONSUMER;
    config.AckPolicy = js_AckExplicit;
    config.AckWait = QUEUE_LEASE_S * second;
    config.MaxAckPending = QUEUE_BATCH * 256;
    config.MaxDeliver = -1;
    return js_AddConsumer(info, link->js, link->names.records, &config, NULL, code);
}

static int32_t look_at_consumer(const struct queue_link *link,
                                const jsConsumerConfig *config, int jobs)
{
    if (config->AckPolicy != js_AckExplicit || config->MaxDeliver > 0) {
        queue_say(link->voice,
                  "the consumer " QUEUE_CONSUMER " of %s must acknowledge explicitly and "
                  "deliver without limit: delete it, and a worker makes it anew",
                  link->names.records);
        return POISE_E_QUEUE;
    }
    if (config->MaxAckPending > (int64_t)jobs * QUEUE_BATCH || config->MaxAckPending < 0)
        return POISE_OK;
    queue_say(link->voice,
              "the consumer " QUEUE_CONSUMER " of %s lets %lld records be in hand, and "
              "%d threads take %d: raise its MaxAckPending, or lower --jobs",
              link->names.records, (long long)config->MaxAckPending, jobs,
              jobs * QUEUE_BATCH);
    return POISE_E_QUEUE;
}

int32_t queue_consumer_ensure(struct queue_link *link, int jobs, int64_t *lease_ms)
{
    jsConsumerInfo *info = NULL;
    jsErrCode code = 0;
    natsStatus status = js_GetConsumerInfo(&info, link->js, link->names.records,
                                           QUEUE_CONSUMER, NULL, &code);
    if (status == NATS_NOT_FOUND)
        status = make_consumer(link, &info, &code);
    if (status != NATS_OK)
        return complain(link, "the consumer of the workers", status, code);
    int32_t result = look_at_consumer(link, info->Config, jobs);
    *lease_ms = info->Config->AckWait / (second / 1000);
    jsConsumerInfo_Destroy(info);
    return result;
}

bool queue_is_empty(struct queue_link *link)
{
    jsConsumerInfo *info = NULL;
    if (js_GetConsumerInfo(&info, link->js, link->names.records, QUEUE_CONSUMER, NULL,
                           NULL) != NATS_OK)
        return false;
    bool empty = info->NumPending == 0 && info->NumAckPending == 0;
    jsConsumerInfo_Destroy(info);
    return empty;
}
