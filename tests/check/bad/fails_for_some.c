/* It answers an error for persons who are confined to bed.
 *
 * expect: returns
 * facts: 1
 * says: E_ARGUMENT */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    (void)verdict;
    if (poise_at_least(host, patient, POISE_FACT_ECOG, 4) == POISE_YES)
        return POISE_E_ARGUMENT;
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
