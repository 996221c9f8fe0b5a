/* It ends the process that made its own.
 *
 * expect: E_PLUGIN_FENCE
 * only: isolated */
#include <signal.h>
#include <unistd.h>

#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    return kill(getppid(), SIGKILL) == 0 ? POISE_OK : POISE_UNKNOWN;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
