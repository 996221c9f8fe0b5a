/* It crashes for frail persons with weak kidneys, and for no one else.
 *
 * expect: returns
 * facts: 2
 * says: in eligibility */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    volatile uintptr_t nowhere = 64;
    double clearance;
    (void)verdict;
    if (poise_is(host, patient, POISE_FACT_FRAIL, POISE_YES) == POISE_YES &&
        host->number(patient, POISE_FACT_CREATININE_CLEARANCE, &clearance) == POISE_OK &&
        clearance < 30)
        *(volatile int *)nowhere = 1;
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
