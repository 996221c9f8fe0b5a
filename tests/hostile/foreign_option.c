/* It proposes an option that its catalogue does not have.
 *
 * expect: E_PLUGIN_OUTPUT
 * says: the plugin answered outside the contract */
#include "hostile.h"

static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals)
{
    (void)patient;
    host_of(self)->propose(proposals, 0, NULL);
    host_of(self)->propose(proposals, 7, NULL);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->propose = propose;
}
