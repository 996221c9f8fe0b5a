/* It promises more than all that can be had. The effect is held to its range and the
 * answer says so.
 *
 * expect: OK
 * says: The plugin gave an effect outside its range; it was clipped */
#include "hostile.h"

static int32_t benefit(void *self, const poise_patient *patient, uint32_t option,
                       poise_effects *effects)
{
    static const poise_effect heaven = {9000, -9000, INT32_MAX, 0};
    (void)patient;
    (void)option;
    host_of(self)->effect(effects, POISE_DIMENSION_BENEFIT, &heaven);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->benefit = benefit;
}
