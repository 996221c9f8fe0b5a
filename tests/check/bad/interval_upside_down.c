/* The low end of an effect is above its value.
 *
 * expect: effects */
#include "bad.h"

static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects)
{
    const poise_effect turned = {300, 400, 500, SAY_MORE};
    (void)patient;
    (void)option;
    return host_of(self)->effect(effects, POISE_DIMENSION_TIME, &turned);
}

static void spoil(poise_plugin *plugin)
{
    plugin->burden = burden;
}
