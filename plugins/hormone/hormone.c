/* Endocrine therapy, and what is given with it.
 *
 * In data (conf/catalogue/hormone.cfg): for whom, never, caution, standing. In code:
 * menopause that is not proven, what endocrine resistance (ESO-ESMO) means for a single
 * drug, how a past CDK4/6 inhibitor shrinks what older trials promised, and the ESR1
 * switch that needs six months of treatment before it. */
#include <poise/ask.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);
static int32_t benefit(void *self, const poise_patient *patient, uint32_t option,
                       poise_effects *effects);

enum {
    SAY_PROVE_MENOPAUSE,
    SAY_PRIMARY_RESISTANCE,
    SAY_FULVESTRANT_PARTNER,
    SAY_AI_STILL_POSSIBLE,
    SAY_DUAL_MUTATION,
    SAY_SWITCH_TOO_EARLY,
    SAY_SWITCH_NEEDS_MONTHS,
    SAY_LITTLE_AFTER_CDK46,
    SAY_HALF_AFTER_CDK46,
    SAY_MAN_AI
};

static const poise_sentence sentences[] = {
    [SAY_PROVE_MENOPAUSE] =
        {"Prove menopause by oestradiol and FSH: missing periods after "
         "chemotherapy or on tamoxifen are not menopause, and this "
         "treatment can stimulate ovaries that work",
         "clinical notes 4"},
    [SAY_PRIMARY_RESISTANCE] =
        {"Primary endocrine resistance: one endocrine drug alone has "
         "little to give",
         "ESO-ESMO ABC5"},
    [SAY_FULVESTRANT_PARTNER] = {"The cancer came back on or soon after an aromatase "
                                 "inhibitor, so fulvestrant is the partner",
                                 "ESMO living guideline"},
    [SAY_AI_STILL_POSSIBLE] = {"The cancer came back on tamoxifen, not on an aromatase "
                               "inhibitor, which is therefore still open",
                               "ESO-ESMO ABC5"},
    [SAY_DUAL_MUTATION] =
        {"ESR1 and PIK3CA are both mutated: no order of drugs is proven",
         "clinical notes 4"},
    [SAY_SWITCH_TOO_EARLY] =
        {"The switch was studied after at least 6 months on the CDK4/6 "
         "inhibitor; here it is {1}",
         "SERENA-6 entry"},
    [SAY_SWITCH_NEEDS_MONTHS] =
        {"The switch was studied after at least 6 months on the CDK4/6 "
         "inhibitor: find out since when",
         "SERENA-6 entry"},
    [SAY_LITTLE_AFTER_CDK46] =
        {"After a CDK4/6 inhibitor it held 2 to 5 months in control arms",
         "EMERALD, VERITAC-2, VIKTORIA-1 control arms"},
    [SAY_HALF_AFTER_CDK46] =
        {"Its trial was done before CDK4/6 inhibitors; after them it holds "
         "shorter",
         "evERA control arm: 5.5 months"},
    [SAY_MAN_AI] = {"In men the aromatase inhibitor needs a GnRH agonist beside it",
                    "ABC; ASCO male guideline"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "hormone",
    .version = "1.0.0",
    .sentences = sentences,
    .create = create,
    .destroy = destroy,
    .eligibility = eligibility,
    .benefit = benefit,
};

const poise_plugin *poise_plugin_entry(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    (void)host_abi_major;
    (void)host_abi_minor;
    return &plugin;
}

/* What kind of option it is, as bits. */
enum {
    IS_AI = 1,
    IS_FULVESTRANT = 2,
    IS_DEGRADER = 4,
    IS_SINGLE = 8,
    IS_CDK46 = 16,
    IS_SWITCH = 32,
    IS_EVEROLIMUS = 64,
    IS_PATHWAY = 128, /* aimed at ESR1, PIK3CA, AKT1 or PTEN */
    IS_ADDON = 256
};

static const poise_kind kinds[] = {
    {"ai", IS_AI, 0},
    {"fulvestrant", IS_FULVESTRANT, 0},
    {"oral_serd", IS_DEGRADER | IS_PATHWAY, 0},
    {"et_mono", IS_SINGLE, 0},
    {"cdk46", IS_CDK46, 0},
    {"cdk46_switch", IS_SWITCH, 0},
    {"everolimus", IS_EVEROLIMUS, 0},
    {"addon", IS_ADDON, 0},
    {"pi3k", IS_PATHWAY, 0},
    {"akt", IS_PATHWAY, 0},
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    return poise_sort_options(host, setup, kinds, sizeof kinds / sizeof *kinds, self);
}

static void destroy(void *self)
{
    (void)self;
}

/* An aromatase inhibitor, fulvestrant or degrader in a woman whose ovaries may still
 * work. */
static void check_menopause(const poise_host *host, const poise_patient *patient,
                            poise_verdict *verdict)
{
    uint32_t value;
    uint32_t male = poise_is(host, patient, POISE_FACT_SEX, POISE_SEX_MALE);
    if (male != POISE_YES &&
        host->choice(patient, POISE_FACT_MENOPAUSE, &value) != POISE_OK)
        poise_say(host, verdict, POISE_NOTE_CHECK, SAY_PROVE_MENOPAUSE,
                  POISE_FACT_MENOPAUSE, POISE_FACT_SEX);
}

static void weigh_resistance(const poise_host *host, const poise_patient *patient,
                             uint32_t kind, poise_verdict *verdict)
{
    if ((kind & IS_SINGLE) != 0 &&
        poise_is(host, patient, POISE_FACT_ENDOCRINE_RESISTANCE,
                 POISE_ENDOCRINE_RESISTANCE_PRIMARY) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_CAUTION, SAY_PRIMARY_RESISTANCE,
                  POISE_FACT_ENDOCRINE_RESISTANCE, POISE_FACT_NONE);
    uint32_t recent =
        poise_at_least(host, patient, POISE_FACT_MONTHS_SINCE_ADJUVANT_ENDOCRINE, 12);
    if ((kind & IS_CDK46) == 0 || recent != POISE_NO)
        return;
    uint32_t ai = poise_has(host, patient, POISE_FACT_ADJUVANT_THERAPY, POISE_THERAPY_AI);
    if ((kind & IS_FULVESTRANT) != 0 && ai == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_FULVESTRANT_PARTNER,
                  POISE_FACT_MONTHS_SINCE_ADJUVANT_ENDOCRINE,
                  POISE_FACT_ADJUVANT_THERAPY);
    if ((kind & IS_AI) != 0 && ai == POISE_NO)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_AI_STILL_POSSIBLE,
                  POISE_FACT_MONTHS_SINCE_ADJUVANT_ENDOCRINE,
                  POISE_FACT_ADJUVANT_THERAPY);
}

static void weigh_mutations(const poise_host *host, const poise_patient *patient,
                            poise_verdict *verdict)
{
    if (poise_is(host, patient, POISE_FACT_ESR1, POISE_ESR1_MUTATED) == POISE_YES &&
        poise_is(host, patient, POISE_FACT_PIK3CA, POISE_PIK3CA_MUTATED) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_DUAL_MUTATION, POISE_FACT_ESR1,
                  POISE_FACT_PIK3CA);
}

static void weigh_switch(const poise_host *host, const poise_patient *patient,
                         poise_verdict *verdict)
{
    double months;
    if (host->number(patient, POISE_FACT_CDK46_MONTHS, &months) != POISE_OK) {
        poise_say(host, verdict, POISE_NOTE_CHECK, SAY_SWITCH_NEEDS_MONTHS,
                  POISE_FACT_CDK46_MONTHS, POISE_FACT_NONE);
    } else if (months < 6) {
        poise_say_numbers(host, verdict, POISE_NOTE_AGAINST, SAY_SWITCH_TOO_EARLY,
                          POISE_FACT_CDK46_MONTHS, months, 0);
        host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
    }
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_kinds *hormone = self;
    const poise_host *host = hormone->host;
    uint32_t kind = hormone->of[option];
    if ((kind & IS_ADDON) != 0)
        return POISE_OK;
    if ((kind & (IS_AI | IS_FULVESTRANT | IS_DEGRADER)) != 0)
        check_menopause(host, patient, verdict);
    if ((kind & IS_AI) != 0 &&
        poise_is(host, patient, POISE_FACT_SEX, POISE_SEX_MALE) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_MAN_AI, POISE_FACT_SEX,
                  POISE_FACT_NONE);
    weigh_resistance(host, patient, kind, verdict);
    if ((kind & IS_PATHWAY) != 0)
        weigh_mutations(host, patient, verdict);
    if ((kind & IS_SWITCH) != 0)
        weigh_switch(host, patient, verdict);
    return POISE_OK;
}

/* What trials from before the CDK4/6 inhibitors promised is not what comes after them. */
static int32_t benefit(void *self, const poise_patient *patient, uint32_t option,
                       poise_effects *effects)
{
    const poise_kinds *hormone = self;
    const poise_host *host = hormone->host;
    uint32_t kind = hormone->of[option];
    if ((kind & (IS_SINGLE | IS_EVEROLIMUS)) == 0 ||
        poise_has(host, patient, POISE_FACT_PRIOR_THERAPY, POISE_THERAPY_CDK46) !=
            POISE_YES)
        return POISE_OK;
    if ((kind & IS_SINGLE) != 0)
        poise_scale_effect(host, effects, POISE_DIMENSION_BENEFIT, 25,
                           SAY_LITTLE_AFTER_CDK46);
    else
        poise_scale_effect(host, effects, POISE_DIMENSION_BENEFIT, 50,
                           SAY_HALF_AFTER_CDK46);
    return POISE_OK;
}
