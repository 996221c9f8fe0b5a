/* Chemotherapy, antibody-drug conjugates and immunotherapy.
 *
 * In data: lines, contraindications, standing. In code: what is left of a lifetime of
 * anthracycline, doses that follow from kidney, liver and DPD, conjugates after
 * conjugates, visceral crisis, and the HER2-positive person whose heart rules anti-HER2
 * drugs out. */
#include <poise/ask.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);
static int32_t benefit(void *self, const poise_patient *patient, uint32_t option,
                       poise_effects *effects);

enum {
    SAY_ANTHRACYCLINE_LEFT,
    SAY_ANTHRACYCLINE_LIMIT,
    SAY_ANTHRACYCLINE_COUNT,
    SAY_CAPECITABINE_KIDNEY,
    SAY_CAPECITABINE_DPD,
    SAY_ERIBULIN_A,
    SAY_ERIBULIN_B,
    SAY_ERIBULIN_KIDNEY,
    SAY_TAXANE_LIVER,
    SAY_CRISIS_FAST,
    SAY_HEART_TOO_WEAK,
    SAY_SAME_PAYLOAD,
    SAY_SAME_PAYLOAD_EXCLUDED,
    SAY_EU_LABEL,
    SAY_TWO_DIARRHOEAS
};

static const poise_sentence sentences[] = {
    [SAY_ANTHRACYCLINE_LEFT] =
        {"At most {1} mg/m2 of doxorubicin equivalent is left for life "
         "(limit {2})",
         "label: 450 to 550 mg/m2, 400 to 450 with chest radiotherapy, "
         "age or hypertension"},
    [SAY_ANTHRACYCLINE_LIMIT] =
        {"The lifetime limit here is {2} mg/m2 and {1} were given: a "
         "specialist must decide",
         "label: lower limit with chest radiotherapy, age or "
         "hypertension"},
    [SAY_ANTHRACYCLINE_COUNT] =
        {"Add up every anthracycline ever given, adjuvant doses too, "
         "before the first dose",
         "clinical notes 11"},
    [SAY_CAPECITABINE_KIDNEY] = {"Capecitabine at 75 % of the dose: clearance {1} mL/min",
                                 "label: 30 to 50 mL/min"},
    [SAY_CAPECITABINE_DPD] =
        {"Capecitabine starts at half the dose: partial DPD deficiency", "EMA 2020"},
    [SAY_ERIBULIN_A] = {"Eribulin 1.1 mg/m2: Child-Pugh A", "label"},
    [SAY_ERIBULIN_B] = {"Eribulin 0.7 mg/m2: Child-Pugh B", "label"},
    [SAY_ERIBULIN_KIDNEY] = {"Eribulin 1.1 mg/m2: clearance {1} mL/min",
                             "label: 15 to 49 mL/min"},
    [SAY_TAXANE_LIVER] =
        {"Start weekly doses lower and fit them to the liver: bilirubin {1} "
         "times normal",
         "clinical notes 2"},
    [SAY_CRISIS_FAST] = {"Visceral crisis: it works within days to weeks",
                         "ESO-ESMO ABC5"},
    [SAY_HEART_TOO_WEAK] =
        {"HER2-positive without anti-HER2 treatment, because the heart is "
         "too weak: a specialist must decide",
         "clinical notes, traps 25"},
    [SAY_SAME_PAYLOAD] = {"An antibody-drug conjugate with the same kind of payload came "
                          "before: the second holds 2 to 4 months in series",
                          "real-world series"},
    [SAY_SAME_PAYLOAD_EXCLUDED] =
        {"Its trial excluded persons who had a conjugate of this kind",
         "TROPION-Breast01 exclusion"},
    [SAY_EU_LABEL] =
        {"The EU licence asks that endocrine therapy is no longer suitable as the "
         "next line",
         "EMA label"},
    [SAY_TWO_DIARRHOEAS] =
        {"Diarrhoea may come from the immune system or from the chemotherapy, "
         "and the treatments differ",
         "label"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "chemotherapy",
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
    IS_ANTHRACYCLINE = 1,
    HAS_CAPECITABINE = 2,
    IS_ERIBULIN = 4,
    IS_TAXANE = 8,
    IS_CHEMO = 16,
    IS_TDXD = 32,
    IS_SG = 64,
    IS_DATO = 128,
    IS_FAST = 256, /* combinations and weekly paclitaxel */
    IS_ET_REPLACEMENT = 512,
    IS_IMMUNE = 1024
};

static const poise_kind kinds[] = {
    {"anthracycline", IS_ANTHRACYCLINE, 0},
    {"capecitabine", HAS_CAPECITABINE, 0},
    {"eribulin", IS_ERIBULIN, 0},
    {"taxane", IS_TAXANE, 0},
    {"chemo", IS_CHEMO, 0},
    {"tdxd", IS_TDXD, 0},
    {"sg", IS_SG, 0},
    {"datodxd", IS_DATO, 0},
    {"chemo_combo", IS_FAST, 0},
    {"platinum", IS_FAST, 0},
    {"her2ultralow", IS_ET_REPLACEMENT, 0},
    {"io", IS_IMMUNE, 0},
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    return poise_sort_options(host, setup, kinds, sizeof kinds / sizeof *kinds, self);
}

static void destroy(void *self)
{
    (void)self;
}

/* The lifetime limit is lower when chest radiotherapy, age or blood pressure have already
 * asked something of the heart. All three are read, because the note cites all three. */
static double anthracycline_limit(const poise_host *host, const poise_patient *patient)
{
    const uint32_t hypertension =
        1u << POISE_HYPERTENSION_CONTROLLED | 1u << POISE_HYPERTENSION_UNCONTROLLED;
    uint32_t chest =
        poise_has(host, patient, POISE_FACT_ADJUVANT_THERAPY, POISE_THERAPY_CHEST_RT);
    uint32_t old = poise_at_least(host, patient, POISE_FACT_AGE, 70);
    uint32_t pressure = poise_is_in(host, patient, POISE_FACT_HYPERTENSION, hypertension);
    return chest == POISE_YES || old == POISE_YES || pressure == POISE_YES ? 400 : 450;
}

static void weigh_anthracycline(const poise_host *host, const poise_patient *patient,
                                poise_verdict *verdict)
{
    poise_note note = {.kind = POISE_NOTE_DOSE,
                       .sentence = SAY_ANTHRACYCLINE_LEFT,
                       .facts = {POISE_FACT_DOXORUBICIN_EQUIVALENT, POISE_FACT_AGE,
                                 POISE_FACT_ADJUVANT_THERAPY, POISE_FACT_HYPERTENSION}};
    double given;
    double limit = anthracycline_limit(host, patient);
    if (host->number(patient, POISE_FACT_DOXORUBICIN_EQUIVALENT, &given) != POISE_OK) {
        poise_say(host, verdict, POISE_NOTE_CHECK, SAY_ANTHRACYCLINE_COUNT,
                  POISE_FACT_DOXORUBICIN_EQUIVALENT, POISE_FACT_NONE);
        return;
    }
    note.numbers[1] = (int32_t)(limit * 1000);
    note.numbers[0] = (int32_t)((limit - given) * 1000);
    if (given >= limit) {
        note.kind = POISE_NOTE_CAUTION;
        note.sentence = SAY_ANTHRACYCLINE_LIMIT;
        note.numbers[0] = (int32_t)(given * 1000);
        host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
    }
    host->note(verdict, &note);
}

static void dose_capecitabine(const poise_host *host, const poise_patient *patient,
                              poise_verdict *verdict)
{
    double clearance;
    if (host->number(patient, POISE_FACT_CREATININE_CLEARANCE, &clearance) == POISE_OK &&
        clearance >= 30 && clearance <= 50)
        poise_say_numbers(host, verdict, POISE_NOTE_DOSE, SAY_CAPECITABINE_KIDNEY,
                          POISE_FACT_CREATININE_CLEARANCE, clearance, 0);
    if (poise_is(host, patient, POISE_FACT_DPYD, POISE_DPYD_PARTIAL) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_DOSE, SAY_CAPECITABINE_DPD, POISE_FACT_DPYD,
                  POISE_FACT_NONE);
}

static void dose_eribulin(const poise_host *host, const poise_patient *patient,
                          poise_verdict *verdict)
{
    uint32_t liver;
    double clearance;
    if (host->choice(patient, POISE_FACT_CHILD_PUGH, &liver) == POISE_OK &&
        (liver == POISE_CHILD_PUGH_A || liver == POISE_CHILD_PUGH_B))
        poise_say(host, verdict, POISE_NOTE_DOSE,
                  liver == POISE_CHILD_PUGH_A ? SAY_ERIBULIN_A : SAY_ERIBULIN_B,
                  POISE_FACT_CHILD_PUGH, POISE_FACT_NONE);
    if (host->number(patient, POISE_FACT_CREATININE_CLEARANCE, &clearance) == POISE_OK &&
        clearance >= 15 && clearance < 50)
        poise_say_numbers(host, verdict, POISE_NOTE_DOSE, SAY_ERIBULIN_KIDNEY,
                          POISE_FACT_CREATININE_CLEARANCE, clearance, 0);
}

static void dose_taxane(const poise_host *host, const poise_patient *patient,
                        poise_verdict *verdict)
{
    double bilirubin;
    if (host->number(patient, POISE_FACT_BILIRUBIN_ULN, &bilirubin) == POISE_OK &&
        bilirubin > 1.5)
        poise_say_numbers(host, verdict, POISE_NOTE_DOSE, SAY_TAXANE_LIVER,
                          POISE_FACT_BILIRUBIN_ULN, bilirubin, 0);
}

/* Did a conjugate with a topoisomerase-1 payload come before? */
static uint32_t had_payload(const poise_host *host, const poise_patient *patient)
{
    static const uint32_t conjugates[] = {POISE_THERAPY_TDXD, POISE_THERAPY_SG,
                                          POISE_THERAPY_DATODXD};
    uint32_t had = POISE_NO;
    for (size_t i = 0; i < sizeof conjugates / sizeof *conjugates; i++) {
        uint32_t one = poise_has(host, patient, POISE_FACT_PRIOR_THERAPY, conjugates[i]);
        if (one == POISE_YES)
            return POISE_YES;
        if (one == POISE_UNSURE)
            had = POISE_UNSURE;
    }
    return had;
}

static void weigh_sequence(const poise_host *host, const poise_patient *patient,
                           uint32_t kind, poise_verdict *verdict)
{
    if (had_payload(host, patient) != POISE_YES)
        return;
    int32_t most = (kind & IS_DATO) != 0 ? POISE_STANDING_LATER : POISE_STANDING_SELECTED;
    uint32_t why = (kind & IS_DATO) != 0 ? SAY_SAME_PAYLOAD_EXCLUDED : SAY_SAME_PAYLOAD;
    poise_say(host, verdict, POISE_NOTE_INFO, SAY_SAME_PAYLOAD, POISE_FACT_PRIOR_THERAPY,
              POISE_FACT_NONE);
    if (host->standing_now(verdict) > most)
        host->standing(verdict, most, why);
}

static void weigh_situation(const poise_host *host, const poise_patient *patient,
                            uint32_t kind, poise_verdict *verdict)
{
    if ((kind & (IS_FAST | IS_TAXANE)) != 0 &&
        poise_is(host, patient, POISE_FACT_VISCERAL_CRISIS, POISE_YES) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_CRISIS_FAST,
                  POISE_FACT_VISCERAL_CRISIS, POISE_FACT_NONE);
    if ((kind & IS_CHEMO) != 0 &&
        poise_is(host, patient, POISE_FACT_HER2, POISE_HER2_POSITIVE) == POISE_YES) {
        poise_say(host, verdict, POISE_NOTE_CAUTION, SAY_HEART_TOO_WEAK, POISE_FACT_HER2,
                  POISE_FACT_LVEF);
        host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
    }
    if ((kind & IS_ET_REPLACEMENT) != 0 &&
        poise_is(host, patient, POISE_FACT_REGION, POISE_REGION_EU) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_EU_LABEL, POISE_FACT_REGION,
                  POISE_FACT_NONE);
    if ((kind & IS_IMMUNE) != 0 && (kind & IS_SG) != 0)
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_TWO_DIARRHOEAS, POISE_FACT_NONE,
                  POISE_FACT_NONE);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_kinds *chemotherapy = self;
    const poise_host *host = chemotherapy->host;
    uint32_t kind = chemotherapy->of[option];
    if ((kind & IS_ANTHRACYCLINE) != 0)
        weigh_anthracycline(host, patient, verdict);
    if ((kind & HAS_CAPECITABINE) != 0)
        dose_capecitabine(host, patient, verdict);
    if ((kind & IS_ERIBULIN) != 0)
        dose_eribulin(host, patient, verdict);
    if ((kind & IS_TAXANE) != 0)
        dose_taxane(host, patient, verdict);
    if ((kind & (IS_TDXD | IS_SG | IS_DATO)) != 0)
        weigh_sequence(host, patient, kind, verdict);
    weigh_situation(host, patient, kind, verdict);
    return POISE_OK;
}

static int32_t benefit(void *self, const poise_patient *patient, uint32_t option,
                       poise_effects *effects)
{
    const poise_kinds *chemotherapy = self;
    if ((chemotherapy->of[option] & (IS_TDXD | IS_SG | IS_DATO)) != 0 &&
        had_payload(chemotherapy->host, patient) == POISE_YES)
        poise_scale_effect(chemotherapy->host, effects, POISE_DIMENSION_BENEFIT, 50,
                           SAY_SAME_PAYLOAD);
    return POISE_OK;
}
