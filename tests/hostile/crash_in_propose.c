/* It crashes while it proposes, after the first proposal.
 *
 * expect: E_PLUGIN_CRASH */
#include "hostile.h"

static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals)
{
    (void)patient;
    host_of(self)->propose(proposals, 0, NULL);
    crash();
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->propose = propose;
}
