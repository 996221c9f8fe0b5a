/* A fifth of a second for persons of 80.
 *
 * expect: time
 * says: eligibility took */
#include <time.h>

#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const struct timespec pause = {0, 200000000};
    (void)option;
    (void)verdict;
    if (poise_at_least(host_of(self), patient, POISE_FACT_AGE, 80) == POISE_YES)
        nanosleep(&pause, NULL);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
