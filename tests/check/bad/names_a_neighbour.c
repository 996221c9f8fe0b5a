/* It goes with an option that another plugin offers, or does not.
 *
 * expect: repeat
 * says: without other plugins */
#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    (void)patient;
    host->with(verdict, "capecitabine");
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
