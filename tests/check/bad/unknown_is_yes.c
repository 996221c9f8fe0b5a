/* The heart is required, decides, and may be unknown without a word.
 *
 * expect: unknown
 * facts: 0
 * says: the required fact "lvef" */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    double lvef;
    if (host->number(patient, POISE_FACT_LVEF, &lvef) == POISE_OK && lvef < 50) {
        say(host, verdict, POISE_NOTE_CAUTION, SAY_CAUTION, POISE_FACT_LVEF);
        host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
    }
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
