/* It ends the process for persons who are confined to bed.
 *
 * expect: returns
 * facts: 1
 * says: ended the process with code 0 */
#include <stdlib.h>

#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    (void)verdict;
    if (poise_at_least(host, patient, POISE_FACT_ECOG, 4) == POISE_YES)
        exit(0);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
