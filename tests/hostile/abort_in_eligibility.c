/* It finds a reason to abort the whole program.
 *
 * expect: E_PLUGIN_CRASH */
#include <stdlib.h>

#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    abort();
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
