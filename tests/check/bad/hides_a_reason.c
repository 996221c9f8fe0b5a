/* It rules out by performance status and says so of nothing.
 *
 * expect: hidden
 * facts: 1
 * says: "ecog" */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    double ecog;
    if (host->number(patient, POISE_FACT_ECOG, &ecog) != POISE_OK) {
        say(host, verdict, POISE_NOTE_CHECK, SAY_CHECK, POISE_FACT_NONE);
    } else if (ecog >= 3) {
        say(host, verdict, POISE_NOTE_AGAINST, SAY_AGAINST, POISE_FACT_NONE);
        host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
    }
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
