/* An effect of 1200 thousandths.
 *
 * expect: effects
 * says: outside 0 to 1000 */
#include "bad.h"

static int32_t burden(void *self, const poise_patient *patient, uint32_t option,
                      poise_effects *effects)
{
    const poise_effect much = {1200, 1100, 1300, SAY_MORE};
    (void)patient;
    (void)option;
    return host_of(self)->effect(effects, POISE_DIMENSION_TIME, &much);
}

static void spoil(poise_plugin *plugin)
{
    plugin->burden = burden;
}
