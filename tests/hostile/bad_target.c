/* It proposes for a lesion whose name is not UTF-8.
 *
 * expect: E_PLUGIN_OUTPUT
 * says: the plugin answered outside the contract */
#include "hostile.h"

static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals)
{
    static const poise_text lesion = {"L3 \xff", 4, 0};
    (void)patient;
    host_of(self)->propose(proposals, 0, &lesion);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->propose = propose;
}
