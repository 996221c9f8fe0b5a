/* A second instance behaves otherwise than the first.
 *
 * expect: instances
 * says: two instances */
#include "bad.h"

static uint32_t instances;

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    instances++;
    return good_create(host, setup, self);
}

static void destroy(void *self)
{
    (void)self;
    instances--;
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    (void)patient;
    if (instances > 1)
        say(host, verdict, POISE_NOTE_CAUTION, SAY_CAUTION, POISE_FACT_NONE);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->create = create;
    plugin->destroy = destroy;
    plugin->eligibility = eligibility;
}
