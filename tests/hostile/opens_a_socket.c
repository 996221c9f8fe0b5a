/* It calls home.
 *
 * expect: E_PLUGIN_FENCE
 * only: isolated */
#include <sys/socket.h>

#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    return socket(AF_INET, SOCK_STREAM, 0) < 0 ? POISE_UNKNOWN : POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
