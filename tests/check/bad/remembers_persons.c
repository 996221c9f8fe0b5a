/* What it says of a person depends on the one before.
 *
 * expect: repeat
 * says: in another process */
#include "bad.h"

static double last_age;
static double age_before;

static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals)
{
    double age = 0;
    host_of(self)->number(patient, POISE_FACT_AGE, &age);
    if (age < last_age || age > last_age) {
        age_before = last_age;
        last_age = age;
    }
    return host_of(self)->propose(proposals, 0, NULL);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    (void)patient;
    if (age_before >= 60)
        say(host, verdict, POISE_NOTE_CAUTION, SAY_CAUTION, POISE_FACT_NONE);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->propose = propose;
    plugin->eligibility = eligibility;
}
