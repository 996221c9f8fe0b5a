/* It reads a fact that its manifest does not declare, and does not even mind the status.
 *
 * expect: E_FACT_UNDECLARED
 * says: the plugin read a fact that its manifest does not declare */
#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    double ecog = 4;
    (void)option;
    host->number(patient, POISE_FACT_ECOG, &ecog);
    if (ecog >= 4)
        host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
