/* Places of persons: two batches for those asked about ahead, one more for the person in
 * hand. Replies about the one stand first in a channel, those about the batches behind.
 * */
#include "remote.h"

#include <signal.h>
#include <string.h>

#include "base/arena.h"
#include "greeting.h"
#include "host/worker.h"
#include "persons.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

/* What was told about one person: bytes in the channel, or why there are none. There was
 * no room for it when the status is POISE_UNKNOWN: then the person is asked about
 * alone. */
struct told {
    int32_t status;
    uint32_t offset;
    uint32_t size;
};

struct remote_plugin {
    struct worker worker;
    bool open;
    int32_t failed; /* in this request: it is not asked again, nor for a what-if */
    bool pending;   /* a batch was asked about and has not been heard */
    uint32_t batch; /* which */
    struct told single;
    struct told ahead[2 * PERSONS_BATCH]; /* by place */
};

/* Persons asked about ahead. */
struct batch {
    uint32_t count;
    const struct record *records[PERSONS_BATCH];
};

struct remote {
    struct session *session;
    struct persons persons;
    uint32_t count;
    struct remote_plugin **plugins; /* by plugin number; NULL: not isolated */
    struct batch batches[2];
    uint32_t place; /* of the record last posted */
};

/* -------------------- opening */

static int32_t load_status(const struct worker *worker, enum worker_end end)
{
    if (end == WORKER_LATE)
        return POISE_E_PLUGIN_LOAD_HANG;
    if (end == WORKER_NONE)
        return POISE_E_PLUGIN_WORKER;
    return worker_signal(worker) == SIGSYS ? POISE_E_PLUGIN_FENCE
                                           : POISE_E_PLUGIN_LOAD_CRASH;
}

/* Says it as for a plugin that is loaded in this process. */
static void refuse(struct instance *instance, struct arena *arena, int32_t status,
                   int signal_number)
{
    struct plugin plugin = {.id = instance->plugin->id};
    plugin_refuse(&plugin, arena, status, "%s%s%s", instance->plugin->path,
                  signal_number == 0 ? "" : ", ",
                  signal_number == 0 ? "" : strsignal(signal_number));
    instance->status = plugin.status;
    instance->reason = plugin.reason;
}

static struct transcript greeting_of(const struct remote_plugin *plugin)
{
    return (struct transcript){
        .bytes = plugin->worker.channel.replies, .size = CHANNEL_SINGLE, .reading = true};
}

static void greet(struct remote_plugin *plugin, struct instance *instance,
                  struct arena *arena)
{
    enum worker_end end = worker_greeting(&plugin->worker);
    struct transcript transcript = greeting_of(plugin);
    if (end == WORKER_TOLD)
        greeting_read(&transcript, arena, instance);
    else
        refuse(instance, arena, load_status(&plugin->worker, end),
               end == WORKER_DIED ? worker_signal(&plugin->worker) : 0);
    plugin->open = instance->status == POISE_OK;
}

static struct remote_plugin *start(struct remote *remote, uint32_t number)
{
    const struct engine *engine = remote->session->engine;
    struct remote_plugin *plugin = arena_alloc(remote->session->arena, sizeof *plugin);
    if (plugin == NULL)
        return NULL;
    plugin->worker = (struct worker){
        .nursery = engine->nursery,
        .plugin = number,
        .persons = remote->persons.readable,
        .deadline_ms = engine->generation->site.deadline_ms,
    };
    plugin->open = worker_open(&plugin->worker);
    return plugin;
}

static bool needs_worker(const struct instance *instance)
{
    return instance->plugin->isolated && instance->status == POISE_OK;
}

/* All are started before the first is waited for. */
static bool open_plugins(struct remote *remote)
{
    struct session *session = remote->session;
    for (uint32_t i = 0; i < remote->count; i++) {
        if (!needs_worker(&session->instances[i]))
            continue;
        remote->plugins[i] = start(remote, i);
        if (remote->plugins[i] == NULL)
            return false;
    }
    for (uint32_t i = 0; i < remote->count; i++) {
        struct instance *instance = &session->instances[i];
        struct remote_plugin *plugin = remote->plugins[i];
        if (plugin != NULL && plugin->open)
            greet(plugin, instance, session->arena);
        else if (plugin != NULL)
            refuse(instance, session->arena, POISE_E_PLUGIN_WORKER, 0);
    }
    return true;
}

int32_t remote_open(struct session *session, struct remote **out)
{
    const struct generation *generation = session->engine->generation;
    *out = NULL;
    if (session->engine->nursery == NULL)
        return POISE_OK;
    struct remote *remote = arena_alloc(session->arena, sizeof *remote);
    struct remote_plugin **plugins =
        arena_array(session->arena, generation->plugin_count, sizeof(void *));
    if (remote == NULL || plugins == NULL ||
        !persons_make(&remote->persons, vocabulary_count(generation->vocabulary),
                      criteria_count(generation->catalogue->criteria)))
        return POISE_E_MEMORY;
    remote->session = session;
    remote->plugins = plugins;
    remote->count = generation->plugin_count;
    *out = remote;
    return open_plugins(remote) ? POISE_OK : POISE_E_MEMORY;
}

void remote_close(struct remote *remote)
{
    if (remote == NULL)
        return;
    for (uint32_t i = 0; i < remote->count; i++)
        if (remote->plugins[i] != NULL)
            worker_close(&remote->plugins[i]->worker);
    persons_close(&remote->persons);
}

/* -------------------- what went wrong */

static int32_t status_of(const struct worker *worker, enum worker_end end)
{
    if (end == WORKER_LATE)
        return POISE_E_PLUGIN_HANG;
    if (end == WORKER_NONE)
        return POISE_E_PLUGIN_WORKER;
    return worker_signal(worker) == SIGSYS ? POISE_E_PLUGIN_FENCE : POISE_E_PLUGIN_CRASH;
}

/* A new process in the place of the old one, whose sentences are known. */
static void renew(struct remote_plugin *plugin)
{
    struct transcript transcript = greeting_of(plugin);
    plugin->open =
        worker_again(&plugin->worker) && greeting_status(&transcript) == POISE_OK;
}

/* What was once in use and has no process is tried again with each request. */
static void renew_lost(struct remote *remote)
{
    for (uint32_t i = 0; i < remote->count; i++)
        if (remote->plugins[i] != NULL && !remote->plugins[i]->open &&
            remote->session->instances[i].status == POISE_OK)
            renew(remote->plugins[i]);
}

/* -------------------- a batch */

static uint32_t replies_start(uint32_t batch)
{
    return CHANNEL_SINGLE + batch * (CHANNEL_BATCH / 2);
}

/* Notes where the answers of this round stand; answers where the next may begin. */
static uint32_t note_told(struct remote_plugin *plugin, uint32_t first, uint32_t done,
                          uint32_t at)
{
    const unsigned char *replies = plugin->worker.channel.replies;
    uint32_t end = replies_start(plugin->batch + 1);
    struct told *told = &plugin->ahead[plugin->batch * PERSONS_BATCH + first];
    for (uint32_t i = 0; i < done; i++) {
        uint32_t length = 0;
        if (end - at >= sizeof length)
            memcpy(&length, replies + at, sizeof length);
        bool fits = length >= sizeof length && length <= end - at;
        told[i] =
            (struct told){fits ? POISE_OK : POISE_E_PLUGIN_OUTPUT, at, fits ? length : 0};
        at += fits ? length : 0;
    }
    return at;
}

static void ask_from(struct remote_plugin *plugin, uint32_t first, uint32_t count,
                     uint32_t at)
{
    const struct channel_request request = {plugin->batch * PERSONS_BATCH + first,
                                            count - first, at,
                                            replies_start(plugin->batch + 1) - at};
    worker_ask(&plugin->worker, &request);
}

/* Hears all persons of a batch, however many workers that costs. What there was no room
 * for is asked about later. */
static void hear_pending(const struct remote *remote, struct remote_plugin *plugin)
{
    uint32_t count = remote->batches[plugin->batch].count;
    struct told *told = &plugin->ahead[plugin->batch * PERSONS_BATCH];
    uint32_t at = replies_start(plugin->batch);
    uint32_t first = 0;
    while (plugin->pending && plugin->open && first < count) {
        enum worker_end end = worker_wait(&plugin->worker);
        uint32_t done = worker_done(&plugin->worker);
        at = note_told(plugin, first, done, at);
        first += done;
        if (end == WORKER_TOLD)
            break;
        if (first < count)
            told[first++].status = status_of(&plugin->worker, end);
        renew(plugin);
        if (plugin->open && first < count)
            ask_from(plugin, first, count, at);
    }
    for (; plugin->pending && first < count; first++)
        told[first].status = plugin->open ? POISE_UNKNOWN : POISE_E_PLUGIN_WORKER;
    plugin->pending = false;
}

/* -------------------- one person */

static bool stands_at(const struct remote *remote, uint32_t place,
                      const struct record *record)
{
    if (place >= PERSONS_SINGLE)
        return false;
    const struct batch *batch = &remote->batches[place / PERSONS_BATCH];
    return place % PERSONS_BATCH < batch->count &&
           batch->records[place % PERSONS_BATCH] == record;
}

/* Most often the one after the last, or the last once more. */
static uint32_t place_of(const struct remote *remote, const struct record *record)
{
    for (uint32_t place = remote->place; place <= remote->place + 1; place++)
        if (stands_at(remote, place, record))
            return place;
    for (uint32_t b = 0; b < 2; b++)
        for (uint32_t i = 0; i < remote->batches[b].count; i++)
            if (remote->batches[b].records[i] == record)
                return b * PERSONS_BATCH + i;
    return PERSONS_SINGLE;
}

const uint8_t *remote_truth(const struct remote *remote, const struct record *record)
{
    uint32_t place = remote == NULL ? PERSONS_SINGLE : place_of(remote, record);
    return place == PERSONS_SINGLE ? NULL : persons_truth(&remote->persons, place);
}

/* What is known ahead; NULL when the plugin must be asked about this person alone. */
static struct told *told_ahead(struct remote_plugin *plugin, uint32_t place)
{
    bool alone = place == PERSONS_SINGLE || plugin->ahead[place].status == POISE_UNKNOWN;
    return alone ? NULL : &plugin->ahead[place];
}

void remote_begin(struct remote *remote)
{
    if (remote == NULL)
        return;
    renew_lost(remote);
    for (uint32_t i = 0; i < remote->count; i++)
        if (remote->plugins[i] != NULL)
            remote->plugins[i]->failed = POISE_OK;
}

static bool can_ask(const struct remote_plugin *plugin)
{
    return plugin != NULL && plugin->open && plugin->failed == POISE_OK;
}

void remote_post(struct remote *remote, const struct record *record, const uint8_t *truth)
{
    static const struct channel_request single = {PERSONS_SINGLE, 1, 0, CHANNEL_SINGLE};
    bool put = false;
    if (remote == NULL)
        return;
    remote->place = place_of(remote, record);
    for (uint32_t i = 0; i < remote->count; i++) {
        struct remote_plugin *plugin = remote->plugins[i];
        if (!can_ask(plugin) || told_ahead(plugin, remote->place) != NULL)
            continue;
        hear_pending(remote, plugin);
        if (!plugin->open)
            continue;
        if (!put)
            memcpy(persons_put(&remote->persons, PERSONS_SINGLE, record), truth,
                   remote->persons.criteria);
        put = true;
        worker_ask(&plugin->worker, &single);
    }
}

/* Waits for the person in hand. */
static const struct told *hear_single(struct remote_plugin *plugin)
{
    struct told *told = &plugin->single;
    *told = (struct told){.status = POISE_E_PLUGIN_WORKER};
    if (!plugin->open)
        return told;
    enum worker_end end = worker_wait(&plugin->worker);
    if (end != WORKER_TOLD) {
        told->status = status_of(&plugin->worker, end);
        renew(plugin);
    } else {
        told->status =
            worker_done(&plugin->worker) == 1 ? POISE_OK : POISE_E_PLUGIN_OUTPUT;
        told->size = CHANNEL_SINGLE;
    }
    return told;
}

void remote_consult(struct remote *remote, struct asking *asking, uint32_t number)
{
    struct remote_plugin *plugin = remote->plugins[number];
    struct instance *instance = &remote->session->instances[number];
    const struct told *told = told_ahead(plugin, remote->place);
    if (told == NULL && plugin->failed == POISE_OK)
        told = hear_single(plugin);
    if (plugin->failed == POISE_OK)
        plugin->failed = told->status;
    if (plugin->failed != POISE_OK) {
        consult_silent(asking->answer, instance->plugin->id, plugin->failed, NULL);
        return;
    }
    uint32_t length;
    struct transcript transcript = {.bytes =
                                        plugin->worker.channel.replies + told->offset,
                                    .size = told->size,
                                    .reading = true};
    transcript_read(&transcript, &length, sizeof length);
    consult_played(asking, instance, &transcript);
    if (transcript.failed) {
        plugin->failed = POISE_E_PLUGIN_OUTPUT;
        renew(plugin);
    }
}

/* -------------------- batches */

void remote_hear(struct remote *remote)
{
    for (uint32_t i = 0; i < remote->count; i++)
        if (remote->plugins[i] != NULL)
            hear_pending(remote, remote->plugins[i]);
}

void remote_ahead(struct remote *remote, uint32_t batch, struct record *const *records,
                  uint32_t count)
{
    const struct criteria *criteria =
        remote->session->engine->generation->catalogue->criteria;
    remote->batches[batch].count = count;
    if (count == 0)
        return;
    renew_lost(remote);
    for (uint32_t i = 0; i < count; i++) {
        criteria_evaluate(
            criteria, records[i],
            persons_put(&remote->persons, batch * PERSONS_BATCH + i, records[i]));
        remote->batches[batch].records[i] = records[i];
    }
    for (uint32_t i = 0; i < remote->count; i++) {
        struct remote_plugin *plugin = remote->plugins[i];
        if (plugin == NULL)
            continue;
        plugin->batch = batch;
        plugin->pending = true;
        if (plugin->open)
            ask_from(plugin, 0, count, replies_start(batch));
    }
}
