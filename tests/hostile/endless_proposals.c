/* It proposes its one option a million times.
 *
 * expect: E_PLUGIN_OUTPUT
 * says: the plugin answered outside the contract */
#include "hostile.h"

static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals)
{
    (void)patient;
    for (int i = 0; i < 1000000; i++)
        host_of(self)->propose(proposals, 0, NULL);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->propose = propose;
}
