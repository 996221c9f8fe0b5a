/* It reads a number as the locale writes it.
 *
 * expect: repeat
 * says: in another locale */
#include <stdlib.h>

#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    (void)patient;
    if (strtod("0.5", NULL) < 0.4)
        say(host, verdict, POISE_NOTE_CAUTION, SAY_CAUTION, POISE_FACT_NONE);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
