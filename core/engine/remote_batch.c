/* Many persons at once. */
#include <string.h>

#include "engine.h"
#include "record/record.h"
#include "remote_inside.h"
#include "settings/catalogue.h"

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
void remote_hear_pending(const struct remote *remote, struct remote_plugin *plugin)
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
            told[first++].status = worker_status(&plugin->worker, end);
        remote_renew(plugin);
        if (plugin->open && first < count)
            ask_from(plugin, first, count, at);
    }
    for (; plugin->pending && first < count; first++)
        told[first].status = plugin->open ? POISE_UNKNOWN : POISE_E_PLUGIN_WORKER;
    plugin->pending = false;
}

void remote_hear(struct remote *remote)
{
    for (uint32_t i = 0; i < remote->count; i++)
        if (remote->plugins[i] != NULL)
            remote_hear_pending(remote, remote->plugins[i]);
}

void remote_ahead(struct remote *remote, uint32_t batch, struct record *const *records,
                  uint32_t count)
{
    const struct criteria *criteria =
        remote->session->engine->generation->catalogue->criteria;
    remote->batches[batch].count = count;
    if (count == 0)
        return;
    remote_renew_lost(remote);
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
