/* Fence, load, fence, greet, serve. Nothing here returns to the host but through the
 * channel. */
#include "attend.h"

#include <string.h>

#include "base/arena.h"
#include "consult.h"
#include "greeting.h"
#include "host/sandbox.h"
#include "intake/goals.h"
#include "persons.h"
#include "record/vocabulary.h"
#include "session.h"
#include "settings/catalogue.h"

struct attendant {
    const struct engine *engine;
    struct channel *channel;
    struct session *session;
    struct instance *instance;
    struct persons persons;
    struct answer answer;
    struct goals goals; /* none */
};

static void greet(struct attendant *attendant)
{
    struct transcript transcript = {.bytes = attendant->channel->replies,
                                    .size = CHANNEL_SINGLE};
    greeting_write(&transcript, attendant->instance);
    struct channel_head *head = attendant->channel->head;
    channel_write(&head->used, (uint32_t)transcript.at);
    channel_write(&head->greeted, 1);
    channel_ring(&head->bell);
}

/* -------------------- one person */

/* The first word of what is said about a person is its length. */
static bool attend_person(struct attendant *attendant, uint32_t place,
                          struct transcript *transcript)
{
    struct session *session = attendant->session;
    struct answer *answer = &attendant->answer;
    struct record record = persons_record(&attendant->persons, place,
                                          attendant->engine->generation->vocabulary);
    struct asking asking;
    size_t start = transcript->at;
    uint32_t length = 0;
    arena_reset(session->request);
    *answer = (struct answer){.engine = attendant->engine,
                              .record = &record,
                              .goals = &attendant->goals,
                              .truth = persons_truth(&attendant->persons, place)};
    if (!asking_open(&asking, session, session->request, answer))
        return false;
    transcript_write(transcript, &length, sizeof length);
    asking.transcript = transcript;
    consult(&asking, attendant->instance);
    length = (uint32_t)(transcript->at - start);
    if (!transcript->failed)
        memcpy(transcript->bytes + start, &length, sizeof length);
    return !transcript->failed;
}

/* Answers as many of the persons asked about as there is room for. */
static void attend_request(struct attendant *attendant)
{
    struct channel_head *head = attendant->channel->head;
    const struct channel_request request = head->request;
    struct transcript transcript = {.bytes = attendant->channel->replies + request.offset,
                                    .size = request.size};
    for (uint32_t i = 0; i < request.count; i++) {
        if (!attend_person(attendant, request.first + i, &transcript))
            break;
        channel_write(&head->used, (uint32_t)transcript.at);
        channel_write(&head->done, i + 1);
    }
}

static void serve(struct attendant *attendant)
{
    struct channel_head *head = attendant->channel->head;
    uselocale(attendant->session->c);
    for (uint32_t told = 0;; told++) {
        channel_sleep(&head->asked, told, -1);
        attend_request(attendant);
        channel_write(&head->told, told + 1);
        channel_ring(&head->bell);
    }
}

/* -------------------- the start */

/* The process is the plugin's own: its copy of the plugin may change. */
static bool load(struct attendant *attendant, struct plugin *plugin)
{
    struct session *session = attendant->session;
    plugin_load(plugin, session->arena);
    plugin->isolated = false;
    instance_open(attendant->instance, attendant->engine->generation, plugin,
                  session->arena);
    plugin->isolated = true;
    return attendant->instance->status == POISE_OK;
}

static void refuse(struct attendant *attendant, const struct plugin *plugin)
{
    *attendant->instance = (struct instance){.plugin = plugin,
                                             .status = POISE_E_PLUGIN_WORKER,
                                             .reason = "the fences of the worker process "
                                                       "could not be put up"};
    greet(attendant);
}

void attend(const void *context, uint32_t number, struct channel *channel, int persons)
{
    const struct engine *engine = context;
    const struct generation *generation = engine->generation;
    const struct sandbox_limits limits = {generation->site.memory_mb, 3600};
    struct plugin plugin = generation->plugins[number];
    struct attendant attendant = {.engine = engine, .channel = channel};
    if (session_new(engine, &attendant.session) != POISE_OK)
        return;
    attendant.instance = &attendant.session->instances[number];
    if (!persons_map(&attendant.persons, persons,
                     vocabulary_count(generation->vocabulary),
                     criteria_count(generation->catalogue->criteria)) ||
        !sandbox_enter(&limits)) {
        refuse(&attendant, &plugin);
        return;
    }
    bool ready = load(&attendant, &plugin);
    if (ready && !sandbox_close()) {
        refuse(&attendant, &plugin);
        return;
    }
    greet(&attendant);
    if (ready)
        serve(&attendant);
}
