/* It says the same 33 times.
 *
 * expect: text
 * facts: 0 */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    (void)patient;
    for (int i = 0; i < 33; i++)
        say(host, verdict, POISE_NOTE_INFO, SAY_MORE, POISE_FACT_NONE);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
