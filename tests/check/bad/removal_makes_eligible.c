/* A weak heart rules out; a heart that nobody has looked at does not matter.
 *
 * expect: removal
 * facts: 1
 * says: when "lvef" is unknown */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    double lvef;
    if (host->number(patient, POISE_FACT_LVEF, &lvef) == POISE_OK && lvef < 50) {
        say(host, verdict, POISE_NOTE_AGAINST, SAY_AGAINST, POISE_FACT_LVEF);
        host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
    }
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
