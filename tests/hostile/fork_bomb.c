/* It multiplies.
 *
 * expect: E_PLUGIN_FENCE
 * only: isolated */
#include <unistd.h>

#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    while (fork() >= 0)
        ;
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
