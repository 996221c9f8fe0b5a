/* It forgets memory with every call: its own harm, until its limit is reached.
 *
 * expect: OK
 * only: isolated */
#include <stdlib.h>

#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    void *forgotten = malloc(1000);
    return forgotten == NULL ? POISE_E_MEMORY : POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
