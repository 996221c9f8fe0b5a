/* It names a sentence that its table does not have.
 *
 * expect: E_PLUGIN_OUTPUT
 * says: the plugin answered outside the contract */
#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    static const poise_note note = {POISE_NOTE_REASON, 1, {0, 0, 0, 0}, {0, 0}};
    (void)patient;
    (void)option;
    host_of(self)->note(verdict, &note);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
