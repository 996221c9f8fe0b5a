/* A target that is no text, for frail persons only.
 *
 * expect: text
 * facts: 1
 * says: a target */
#include "bad.h"

static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals)
{
    const poise_text target = {"\xc3(", 2, 0};
    if (poise_is(host_of(self), patient, POISE_FACT_FRAIL, POISE_YES) == POISE_YES)
        host_of(self)->propose(proposals, 0, &target);
    return host_of(self)->propose(proposals, 1, NULL);
}

static void spoil(poise_plugin *plugin)
{
    plugin->propose = propose;
}
