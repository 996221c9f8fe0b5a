/* What speaks against it makes it look better.
 *
 * expect: stricter
 * facts: 1
 * says: the balance higher */
#include "bad.h"

static uint32_t is_weak(void *self, const poise_patient *patient)
{
    return poise_at_least(host_of(self), patient, POISE_FACT_ECOG, 3);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_host *host = host_of(self);
    (void)option;
    if (is_weak(self, patient) != POISE_NO) {
        say(host, verdict, POISE_NOTE_CAUTION, SAY_CAUTION, POISE_FACT_ECOG);
        host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
    }
    return POISE_OK;
}

static int32_t benefit(void *self, const poise_patient *patient, uint32_t option,
                       poise_effects *effects)
{
    const poise_effect most = {1000, 1000, 1000, SAY_MORE};
    (void)option;
    if (is_weak(self, patient) != POISE_NO)
        host_of(self)->effect(effects, POISE_DIMENSION_BENEFIT, &most);
    return POISE_OK;
}

static void spoil(poise_plugin *plugin)
{
    plugin->eligibility = eligibility;
    plugin->benefit = benefit;
}
