/* A wish rules out what fits.
 *
 * expect: wishes
 * facts: 1 */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    uint32_t wish = poise_has(host, patient, POISE_FACT_WISHES, POISE_WISHES_NO_CHEMO);
    if (wish == POISE_UNSURE)
        say(host, verdict, POISE_NOTE_CHECK, SAY_CHECK, POISE_FACT_WISHES);
    if (wish != POISE_YES)
        return POISE_OK;
    say(host, verdict, POISE_NOTE_AGAINST, SAY_AGAINST, POISE_FACT_WISHES);
    host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
