/* Making and ending instances of plugins. */
#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "exchange.h"
#include "generation.h"
#include "guard.h"

struct creating {
    struct instance *instance;
    struct poise_setup setup;
    int32_t status;
};

static void create(void *context)
{
    struct creating *creating = context;
    creating->status = creating->instance->plugin->table.create(
        &host_functions, &creating->setup, &creating->instance->self);
}

static void refuse(struct instance *instance, int32_t status, const char *reason)
{
    instance->status = status;
    instance->reason = reason == NULL ? status_cause(status) : reason;
}

void instance_open(struct instance *instance, const struct generation *generation,
                   const struct plugin *plugin, struct arena *arena)
{
    *instance = (struct instance){
        .plugin = plugin,
        .status = plugin->status,
        .reason = plugin->reason,
    };
    if (plugin->status != POISE_OK || plugin->isolated)
        return;
    instance->proposes = plugin->table.propose != NULL;
    instance->sentence_count = plugin->table.sentence_count;
    instance->sentences = plugin->sentences;
    struct creating creating = {
        .instance = instance,
        .setup = {.arena = arena,
                  .plugin = plugin,
                  .catalogue = generation->catalogue,
                  .vocabulary = generation->vocabulary,
                  .site = &generation->site},
    };
    int signal_number = 0;
    if (!guard_call(create, &creating, &signal_number))
        refuse(instance, POISE_E_PLUGIN_LOAD_CRASH, NULL);
    else if (creating.status != POISE_OK)
        refuse(instance, POISE_E_PLUGIN_CREATE, creating.setup.failure);
}

static void destroy(void *context)
{
    struct instance *instance = context;
    instance->plugin->table.destroy(instance->self);
}

void instance_close(struct instance *instance)
{
    int signal_number = 0;
    if (instance->status == POISE_OK && !instance->plugin->isolated)
        guard_call(destroy, instance, &signal_number);
    instance->status = POISE_E_PLUGIN_DISABLED;
}
