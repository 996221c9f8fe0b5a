/* It takes all memory that there is, and writes into it.
 *
 * expect: E_PLUGIN_CRASH
 * not: sanitized
 * only: isolated */
#include <stdlib.h>
#include <string.h>

#include "hostile.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const size_t bite = (size_t)16 << 20;
    unsigned char *taken = malloc(bite);
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    while (taken != NULL) {
        memset(taken, 1, bite);
        taken = malloc(bite);
    }
    abort(); /* as much code does when there is no more */
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
