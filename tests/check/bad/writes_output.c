/* It prints what it thinks.
 *
 * expect: returns
 * says: wrote to standard output */
#include <stdio.h>

#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    puts("thinking");
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
