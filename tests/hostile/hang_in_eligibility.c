/* It never answers.
 *
 * expect: E_PLUGIN_HANG
 * only: isolated */
#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    volatile uint32_t forever = 1;
    while (forever != 0)
        forever = 1;
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
