/* Starting workers, and asking them about one person. */
#include "remote.h"

#include <signal.h>
#include <string.h>

#include "base/arena.h"
#include "greeting.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "remote_inside.h"
#include "settings/catalogue.h"

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

int32_t worker_status(const struct worker *worker, enum worker_end end)
{
    if (end == WORKER_LATE)
        return POISE_E_PLUGIN_HANG;
    if (end == WORKER_NONE)
        return POISE_E_PLUGIN_WORKER;
    return worker_signal(worker) == SIGSYS ? POISE_E_PLUGIN_FENCE : POISE_E_PLUGIN_CRASH;
}

void remote_renew(struct remote_plugin *plugin)
{
    struct transcript transcript = greeting_of(plugin);
    plugin->open =
        worker_again(&plugin->worker) && greeting_status(&transcript) == POISE_OK;
}

void remote_renew_lost(struct remote *remote)
{
    for (uint32_t i = 0; i < remote->count; i++)
        if (remote->plugins[i] != NULL && !remote->plugins[i]->open &&
            remote->session->instances[i].status == POISE_OK)
            remote_renew(remote->plugins[i]);
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
    remote_renew_lost(remote);
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
        remote_hear_pending(remote, plugin);
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
        told->status = worker_status(&plugin->worker, end);
        remote_renew(plugin);
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
        remote_renew(plugin);
    }
}
