/* It rounds upwards from now on, for everyone.
 *
 * expect: E_PLUGIN_ENVIRONMENT
 * says: the plugin changed the rounding mode or the locale */
#include <fenv.h>

#include "hostile.h"

static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)effects;
    fesetround(FE_UPWARD);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->burden = burden;
}
