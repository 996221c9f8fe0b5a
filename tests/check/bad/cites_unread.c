/* It cites a fact that nobody has read.
 *
 * expect: cited
 * facts: 0
 * says: cites "haemoglobin" */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    double age;
    host->number(patient, POISE_FACT_AGE, &age);
    say(host, verdict, POISE_NOTE_REASON, SAY_FOR, POISE_FACT_HAEMOGLOBIN);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
