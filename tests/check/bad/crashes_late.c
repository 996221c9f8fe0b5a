/* It crashes after many calls, whoever it is about.
 *
 * expect: returns
 * says: the person alone is not enough */
#include "bad.h"

static uint32_t calls;

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    volatile uintptr_t nowhere = 64;
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    if (++calls > 800)
        *(volatile int *)nowhere = 1;
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
