/* Its table is of an older header and ends before `benefit`; what stands there is no
 * function. That is allowed: the catalogue's figures are used.
 *
 * expect: OK */
#include "hostile.h"

static int32_t not_a_benefit(void *self, const poise_patient *patient, uint32_t option,
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
    plugin->size = offsetof(poise_plugin, benefit);
    plugin->benefit = not_a_benefit;
    plugin->burden = not_a_benefit;
}
