/* It reports an error instead of a verdict.
 *
 * expect: E_PLUGIN_FAILED
 * says: the plugin reported an error for this person */
#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)patient;
    (void)option;
    host_of(self)->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
    return POISE_E_INTERNAL;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
