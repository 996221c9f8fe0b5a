/* What it read for one option is kept in a global for the next.
 *
 * expect: instances
 * says: in turn */
#include "bad.h"

static double shared_age;

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    if (option == 0 && host->number(patient, POISE_FACT_AGE, &shared_age) != POISE_OK)
        shared_age = 0;
    if (option == 1 && shared_age >= 60)
        say(host, verdict, POISE_NOTE_CAUTION, SAY_CAUTION, POISE_FACT_NONE);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
