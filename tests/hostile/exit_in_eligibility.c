/* It ends the program that asks it.
 *
 * expect: E_PLUGIN_CRASH
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
    _exit(0);
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
