/* Nothing is wrong with it.
 *
 * expect: none
 * says: All laws hold */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    double lvef;
    if (host->number(patient, POISE_FACT_LVEF, &lvef) != POISE_OK) {
        say(host, verdict, POISE_NOTE_CHECK, SAY_CHECK, POISE_FACT_LVEF);
    } else if (lvef < 40) {
        say(host, verdict, POISE_NOTE_AGAINST, SAY_AGAINST, POISE_FACT_LVEF);
        host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
    } else if (lvef < 50) {
        say(host, verdict, POISE_NOTE_CAUTION, SAY_CAUTION, POISE_FACT_LVEF);
    }
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
