/* Protection of bones.
 *
 * In data: contraindications, standing. In code: the dose of zoledronic acid by
 * Cockcroft-Gault clearance, what to do below 30 mL/min, calcium and vitamin D before the
 * first dose, and what an emergency changes. */
#include <poise/ask.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);

enum {
    SAY_ZOLEDRONIC_DOSE,
    SAY_ZOLEDRONIC_CLEARANCE,
    SAY_ZOLEDRONIC_BELOW_30,
    SAY_DENOSUMAB_BELOW_30,
    SAY_DENOSUMAB_REBOUND,
    SAY_PAMIDRONATE_BELOW_30,
    SAY_IBANDRONATE_30_49,
    SAY_IBANDRONATE_BELOW_30,
    SAY_VITAMIN_D_FIRST,
    SAY_TEETH_FIRST,
    SAY_MONTHLY_FOR_PAIN,
    SAY_BESIDE
};

static const poise_sentence sentences[] = {
    [SAY_ZOLEDRONIC_DOSE] =
        {"Zoledronic acid {1} mg over 15 minutes: clearance {2} mL/min",
         "label: 4.0 mg above 60, 3.5 mg at 50 to 60, 3.3 mg at 40 to 49, "
         "3.0 mg at 30 to 39 mL/min"},
    [SAY_ZOLEDRONIC_CLEARANCE] =
        {"The dose follows from the creatinine clearance: measure it "
         "before each dose",
         "label"},
    [SAY_ZOLEDRONIC_BELOW_30] =
        {"Clearance {1} mL/min: fluids, and denosumab or calcitonin "
         "instead; a specialist must decide",
         "clinical notes 10"},
    [SAY_DENOSUMAB_BELOW_30] =
        {"Clearance {1} mL/min: replete vitamin D and calcium first, "
         "calcium again at day 7 to 14 and before each dose",
         "label"},
    [SAY_DENOSUMAB_REBOUND] =
        {"Never stop it without a bisphosphonate: vertebrae may break", "label"},
    [SAY_PAMIDRONATE_BELOW_30] =
        {"Clearance {1} mL/min: lower dose over 4 to 6 hours, or avoid", "label"},
    [SAY_IBANDRONATE_30_49] = {"Clearance {1} mL/min: every other day", "label"},
    [SAY_IBANDRONATE_BELOW_30] = {"Clearance {1} mL/min: once a week", "label"},
    [SAY_VITAMIN_D_FIRST] = {"Vitamin D {1} nmol/L: replete it before the first dose",
                             "label"},
    [SAY_TEETH_FIRST] = {"A dental check first; extractions must have healed", "label"},
    [SAY_MONTHLY_FOR_PAIN] = {"Pain {1} of 10: monthly doses in the first months",
                              "clinical notes 7"},
    [SAY_BESIDE] = {"It goes beside a bone agent or an aromatase inhibitor", "label"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "bone_health",
    .version = "1.0.0",
    .sentences = sentences,
    .create = create,
    .destroy = destroy,
    .eligibility = eligibility,
};

const poise_plugin *poise_plugin_entry(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    (void)host_abi_major;
    (void)host_abi_minor;
    return &plugin;
}

enum {
    IS_ZOLEDRONIC = 1,
    IS_DENOSUMAB = 2,
    IS_PAMIDRONATE = 4,
    IS_IBANDRONATE = 8,
    IS_EMERGENCY = 16,
    IS_AGENT = 32,
    IS_SUPPORT = 64
};

static const poise_kind kinds[] = {
    {"zoledronic acid", IS_ZOLEDRONIC, 0}, {"denosumab", IS_DENOSUMAB, 0},
    {"pamidronate", IS_PAMIDRONATE, 0},    {"ibandronate", IS_IBANDRONATE, 0},
    {"emergency", IS_EMERGENCY, 0},        {"bma", IS_AGENT, 0},
    {"bone_support", IS_SUPPORT, 0},
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    return poise_sort_options(host, setup, kinds, sizeof kinds / sizeof *kinds, self);
}

static void destroy(void *self)
{
    (void)self;
}

/* mg by clearance in mL/min; 0 where it is not given. */
static double zoledronic_dose(double clearance)
{
    if (clearance > 60)
        return 4.0;
    if (clearance >= 50)
        return 3.5;
    if (clearance >= 40)
        return 3.3;
    return clearance >= 30 ? 3.0 : 0;
}

static void dose_zoledronic(const poise_host *host, const poise_patient *patient,
                            poise_verdict *verdict)
{
    double clearance;
    if (host->number(patient, POISE_FACT_CREATININE_CLEARANCE, &clearance) != POISE_OK) {
        poise_say(host, verdict, POISE_NOTE_CHECK, SAY_ZOLEDRONIC_CLEARANCE,
                  POISE_FACT_CREATININE_CLEARANCE, POISE_FACT_NONE);
        return;
    }
    double dose = zoledronic_dose(clearance);
    if (dose > 0) {
        poise_say_numbers(host, verdict, POISE_NOTE_DOSE, SAY_ZOLEDRONIC_DOSE,
                          POISE_FACT_CREATININE_CLEARANCE, dose, clearance);
        return;
    }
    poise_say_numbers(host, verdict, POISE_NOTE_CAUTION, SAY_ZOLEDRONIC_BELOW_30,
                      POISE_FACT_CREATININE_CLEARANCE, clearance, 0);
    host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
}

/* What each agent asks for below 50 and below 30 mL/min. */
static void weigh_kidney(const poise_host *host, const poise_patient *patient,
                         uint32_t kind, poise_verdict *verdict)
{
    double clearance;
    if (host->number(patient, POISE_FACT_CREATININE_CLEARANCE, &clearance) != POISE_OK ||
        clearance >= 50)
        return;
    uint32_t sentence = 0;
    if ((kind & IS_IBANDRONATE) != 0)
        sentence = clearance >= 30 ? SAY_IBANDRONATE_30_49 : SAY_IBANDRONATE_BELOW_30;
    else if ((kind & IS_DENOSUMAB) != 0 && clearance < 30)
        sentence = SAY_DENOSUMAB_BELOW_30;
    else if ((kind & IS_PAMIDRONATE) != 0 && clearance < 30)
        sentence = SAY_PAMIDRONATE_BELOW_30;
    if (sentence != 0)
        poise_say_numbers(host, verdict, POISE_NOTE_DOSE, sentence,
                          POISE_FACT_CREATININE_CLEARANCE, clearance, 0);
}

static void weigh_preparation(const poise_host *host, const poise_patient *patient,
                              poise_verdict *verdict)
{
    double vitamin_d;
    uint32_t teeth;
    if (host->number(patient, POISE_FACT_VITAMIN_D, &vitamin_d) == POISE_OK &&
        vitamin_d < 50)
        poise_say_numbers(host, verdict, POISE_NOTE_CHECK, SAY_VITAMIN_D_FIRST,
                          POISE_FACT_VITAMIN_D, vitamin_d, 0);
    if (host->choice(patient, POISE_FACT_DENTAL, &teeth) != POISE_OK ||
        teeth == POISE_DENTAL_UNKNOWN)
        poise_say(host, verdict, POISE_NOTE_CHECK, SAY_TEETH_FIRST, POISE_FACT_DENTAL,
                  POISE_FACT_NONE);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_kinds *bone = self;
    const poise_host *host = bone->host;
    uint32_t kind = bone->of[option];
    double pain;
    if ((kind & IS_ZOLEDRONIC) != 0)
        dose_zoledronic(host, patient, verdict);
    weigh_kidney(host, patient, kind, verdict);
    if ((kind & IS_AGENT) != 0 && (kind & IS_EMERGENCY) == 0)
        weigh_preparation(host, patient, verdict);
    if ((kind & IS_DENOSUMAB) != 0)
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_DENOSUMAB_REBOUND, POISE_FACT_NONE,
                  POISE_FACT_NONE);
    if ((kind & IS_ZOLEDRONIC) != 0 && (kind & IS_EMERGENCY) == 0 &&
        host->number(patient, POISE_FACT_BONE_PAIN, &pain) == POISE_OK && pain >= 5)
        poise_say_numbers(host, verdict, POISE_NOTE_INFO, SAY_MONTHLY_FOR_PAIN,
                          POISE_FACT_BONE_PAIN, pain, 0);
    if ((kind & IS_SUPPORT) != 0)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_BESIDE, POISE_FACT_NONE,
                  POISE_FACT_NONE);
    return POISE_OK;
}
