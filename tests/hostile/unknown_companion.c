/* It says that its option goes with one that no catalogue has.
 *
 * expect: E_PLUGIN_OUTPUT
 * says: the plugin answered outside the contract */
#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)patient;
    (void)option;
    host_of(self)->with(verdict, "snake-oil");
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
