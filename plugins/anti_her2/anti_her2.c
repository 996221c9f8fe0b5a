/* Treatment against HER2.
 *
 * In data: lines, cautions, standing. In code: the heart (LVEF 40 to 49 is not the same
 * for every drug), a relapse so early that it counts as second line, a HER2-positive
 * metastasis after a HER2-negative primary, and the brain. */
#include <poise/ask.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);
static int32_t benefit(void *self, const poise_patient *patient, uint32_t option,
                       poise_effects *effects);

enum {
    SAY_HEART_FIRST,
    SAY_TDXD_HEART,
    SAY_EARLY_RELAPSE,
    SAY_NAIVE,
    SAY_BRAIN_REACHED,
    SAY_BRAIN_FIRST,
    SAY_KEEP_BLOCKING,
    SAY_AFTER_SAME_PAYLOAD
};

static const poise_sentence sentences[] = {
    [SAY_HEART_FIRST] =
        {"LVEF {1} %: heart-failure medicines and cardio-oncology before the "
         "first dose, echo every 6 to 8 weeks at first",
         "SAFE-HEaRt; ESC 2022"},
    [SAY_TDXD_HEART] = {"Trials of T-DXd asked for an LVEF of 50 % or more",
                        "DESTINY-Breast03 and -09 entry"},
    [SAY_EARLY_RELAPSE] =
        {"Relapse {1} months after adjuvant anti-HER2 treatment counts as "
         "second line",
         "NCCN v6.2026"},
    [SAY_NAIVE] =
        {"The metastasis is HER2-positive and has not met anti-HER2 treatment: the "
         "rules of the first line hold",
         "clinical notes, traps 8"},
    [SAY_BRAIN_REACHED] = {"It works on active brain metastases",
                           "HER2CLIMB; DESTINY-Breast12"},
    [SAY_BRAIN_FIRST] =
        {"Active brain metastases: decide on local treatment of the brain first",
         "clinical notes 5"},
    [SAY_KEEP_BLOCKING] = {"Keep blocking HER2 in every line and change the partner",
                           "ESMO living guideline"},
    [SAY_AFTER_SAME_PAYLOAD] =
        {"An antibody-drug conjugate came before: a second one of the "
         "same kind holds shorter",
         "real-world series"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "anti_her2",
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

enum {
    IS_TDXD = 1,
    IS_FIRST_LINE = 2,
    IS_SECOND_LINE = 4,
    REACHES_BRAIN = 8,
    HARMS_HEART = 16 /* contains an antibody against HER2 */
};

static const poise_kind kinds[] = {
    {"tdxd", IS_TDXD | HARMS_HEART, 0}, {"her2_1l", IS_FIRST_LINE, 0},
    {"her2_2l", IS_SECOND_LINE, 0},     {"cns", REACHES_BRAIN, 0},
    {"trastuzumab", HARMS_HEART, 0},    {"pertuzumab", HARMS_HEART, 0},
    {"margetuximab", HARMS_HEART, 0},   {"adc", HARMS_HEART, 0},
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    return poise_sort_options(host, setup, kinds, sizeof kinds / sizeof *kinds, self);
}

static void destroy(void *self)
{
    (void)self;
}

/* LVEF 40 to 49: permitted with care, but T-DXd was never studied there. */
static void weigh_heart(const poise_host *host, const poise_patient *patient,
                        uint32_t kind, poise_verdict *verdict)
{
    double lvef;
    if ((kind & HARMS_HEART) == 0 ||
        host->number(patient, POISE_FACT_LVEF, &lvef) != POISE_OK || lvef >= 50)
        return;
    poise_say_numbers(host, verdict, POISE_NOTE_CHECK, SAY_HEART_FIRST, POISE_FACT_LVEF,
                      lvef, 0);
    if ((kind & IS_TDXD) == 0)
        return;
    poise_say(host, verdict, POISE_NOTE_CAUTION, SAY_TDXD_HEART, POISE_FACT_LVEF,
              POISE_FACT_NONE);
    if (host->standing_now(verdict) > POISE_STANDING_SELECTED)
        host->standing(verdict, POISE_STANDING_SELECTED, SAY_TDXD_HEART);
}

static void explain_line(const poise_host *host, const poise_patient *patient,
                         uint32_t kind, poise_verdict *verdict)
{
    double months;
    if ((kind & IS_SECOND_LINE) != 0 &&
        host->number(patient, POISE_FACT_MONTHS_SINCE_ADJUVANT_ANTI_HER2, &months) ==
            POISE_OK &&
        months < 6)
        poise_say_numbers(host, verdict, POISE_NOTE_REASON, SAY_EARLY_RELAPSE,
                          POISE_FACT_MONTHS_SINCE_ADJUVANT_ANTI_HER2, months, 0);
    if ((kind & IS_FIRST_LINE) != 0 &&
        poise_is(host, patient, POISE_FACT_RECEPTOR_DISCORDANT, POISE_YES) == POISE_YES &&
        poise_has(host, patient, POISE_FACT_PRIOR_THERAPY, POISE_THERAPY_ANTI_HER2) ==
            POISE_NO)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_NAIVE,
                  POISE_FACT_RECEPTOR_DISCORDANT, POISE_FACT_PRIOR_THERAPY);
    if (poise_has(host, patient, POISE_FACT_PRIOR_THERAPY, POISE_THERAPY_ANTI_HER2) ==
        POISE_YES)
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_KEEP_BLOCKING,
                  POISE_FACT_PRIOR_THERAPY, POISE_FACT_NONE);
}

static void weigh_brain(const poise_host *host, const poise_patient *patient,
                        uint32_t kind, poise_verdict *verdict)
{
    if (poise_is(host, patient, POISE_FACT_BRAIN_METASTASES,
                 POISE_BRAIN_METASTASES_ACTIVE) != POISE_YES)
        return;
    if ((kind & REACHES_BRAIN) != 0)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_BRAIN_REACHED,
                  POISE_FACT_BRAIN_METASTASES, POISE_FACT_NONE);
    poise_say(host, verdict, POISE_NOTE_CHECK, SAY_BRAIN_FIRST,
              POISE_FACT_BRAIN_METASTASES, POISE_FACT_NONE);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_kinds *her2 = self;
    uint32_t kind = her2->of[option];
    weigh_heart(her2->host, patient, kind, verdict);
    explain_line(her2->host, patient, kind, verdict);
    weigh_brain(her2->host, patient, kind, verdict);
    return POISE_OK;
}

static int32_t benefit(void *self, const poise_patient *patient, uint32_t option,
                       poise_effects *effects)
{
    const poise_kinds *her2 = self;
    const poise_host *host = her2->host;
    if ((her2->of[option] & IS_TDXD) == 0)
        return POISE_OK;
    if (poise_has(host, patient, POISE_FACT_PRIOR_THERAPY, POISE_THERAPY_SG) ==
            POISE_YES ||
        poise_has(host, patient, POISE_FACT_PRIOR_THERAPY, POISE_THERAPY_DATODXD) ==
            POISE_YES)
        poise_scale_effect(host, effects, POISE_DIMENSION_BENEFIT, 50,
                           SAY_AFTER_SAME_PAYLOAD);
    return POISE_OK;
}
