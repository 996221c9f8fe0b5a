/* It reads a fact that its manifest does not declare.
 *
 * expect: declared
 * facts: 0
 * says: "neutrophils" */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    double neutrophils;
    (void)verdict;
    host->number(patient, POISE_FACT_NEUTROPHILS, &neutrophils);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
