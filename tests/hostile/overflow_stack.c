/* It calls itself until the stack is used up.
 *
 * expect: E_PLUGIN_CRASH */
#include "hostile.h"

static uint32_t deeper(volatile uint32_t *above)
{
    volatile uint32_t here[1024] = {*above + 1};
    uint32_t below = here[0] == 0 ? 0 : deeper(here);
    return below + here[1023];
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    volatile uint32_t top = option;
    (void)self;
    (void)patient;
    (void)verdict;
    return deeper(&top) == 0 ? POISE_OK : POISE_UNKNOWN;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
