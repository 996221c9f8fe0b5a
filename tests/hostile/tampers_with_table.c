/* It gives a harmless table and puts a crash into it afterwards. The host has its own
 * copy.
 *
 * expect: OK */
#include "hostile.h"

static poise_plugin *given;

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    crash();
    return POISE_OK;
}

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    given->eligibility = eligibility;
    given->id = "hormone";
    return harmless_create(host, setup, self);
}

static void spoil(poise_plugin *plugin)
{
    given = plugin;
    plugin->create = create;
}
