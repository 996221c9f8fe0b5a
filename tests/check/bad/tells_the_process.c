/* It says which process it runs in.
 *
 * expect: repeat
 * says: in another process */
#include <unistd.h>

#include "bad.h"

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    (void)patient;
    poise_say_numbers(host, verdict, POISE_NOTE_INFO, SAY_MORE, POISE_FACT_NONE,
                      (double)getpid(), 0);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
}
