/* It has judged its option and crashes over the burden.
 *
 * expect: E_PLUGIN_CRASH */
#include "hostile.h"

static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)effects;
    crash();
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->burden = burden;
}
