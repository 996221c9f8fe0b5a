/* It writes over the verdict instead of calling the host.
 *
 * expect: E_PLUGIN_CRASH
 * not: sanitized
 * only: isolated */
#include <string.h>

#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    memset((void *)verdict, 0x5a, 400);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
