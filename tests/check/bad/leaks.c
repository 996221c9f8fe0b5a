/* Every call keeps four kilobytes.
 *
 * expect: memory
 * says: it grew by */
#include <stdlib.h>

#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    volatile char *kept = malloc(4096);
    for (int i = 0; kept != NULL && i < 4096; i += 512)
        kept[i] = 1;
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
