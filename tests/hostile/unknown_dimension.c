/* It weighs on something that nobody weighs.
 *
 * expect: E_PLUGIN_OUTPUT
 * says: the plugin answered outside the contract */
#include "hostile.h"

static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects)
{
    static const poise_effect effect = {500, 500, 500, 0};
    (void)patient;
    (void)option;
    host_of(self)->effect(effects, POISE_DIMENSION_END, &effect);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->burden = burden;
}
