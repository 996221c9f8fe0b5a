/* Every seventh call is answered otherwise.
 *
 * expect: repeat
 * says: asked twice in a row */
#include "bad.h"

static uint32_t calls;

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    (void)patient;
    if (++calls % 7 == 0)
        say(host, verdict, POISE_NOTE_CAUTION, SAY_CAUTION, POISE_FACT_NONE);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
