/* Medicines for a biomarker that belong to no other modality.
 *
 * In data: for whom, never, standing. In code: doses of PARP inhibitors by kidney and by
 * interacting medicines, and how much a marker alone is worth. */
#include <poise/ask.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);

enum {
    SAY_OLAPARIB_KIDNEY,
    SAY_OLAPARIB_NO_KIDNEY,
    SAY_OLAPARIB_CYP3A,
    SAY_CLEARANCE_FIRST,
    SAY_TALAZOPARIB_30_59,
    SAY_TALAZOPARIB_15_29,
    SAY_TALAZOPARIB_NO_KIDNEY,
    SAY_EARLIER_IS_BETTER,
    SAY_TMB_ALONE,
    SAY_TMB_TISSUE,
    SAY_FEW_PERSONS
};

static const poise_sentence sentences[] = {
    [SAY_OLAPARIB_KIDNEY] = {"Olaparib 200 mg twice a day: clearance {1} mL/min",
                             "label: 31 to 50 mL/min"},
    [SAY_OLAPARIB_NO_KIDNEY] =
        {"Clearance {1} mL/min: olaparib is not recommended at 30 or less", "label"},
    [SAY_OLAPARIB_CYP3A] = {"Olaparib 100 mg twice a day with a strong CYP3A inhibitor",
                            "label"},
    [SAY_CLEARANCE_FIRST] = {"The dose follows from the creatinine clearance, and with a "
                             "low one there is none: measure it first",
                             "label"},
    [SAY_TALAZOPARIB_30_59] = {"Talazoparib 0.75 mg a day: clearance {1} mL/min",
                               "label: 30 to 59 mL/min"},
    [SAY_TALAZOPARIB_15_29] = {"Talazoparib 0.5 mg a day: clearance {1} mL/min",
                               "label: 15 to 29 mL/min"},
    [SAY_TALAZOPARIB_NO_KIDNEY] =
        {"Clearance {1} mL/min: no dose of talazoparib is known below 15", "label"},
    [SAY_EARLIER_IS_BETTER] = {"Earlier use serves better than as a last line",
                               "NCCN v6.2026; OlympiAD"},
    [SAY_TMB_ALONE] = {"A high mutational burden alone: the tumour shrank in 21 of 100",
                       "TAPUR breast cohort"},
    [SAY_TMB_TISSUE] =
        {"Measure the mutational burden in tissue: blood tests are unreliable "
         "for it",
         "clinical notes 1"},
    [SAY_FEW_PERSONS] = {"Very few persons with breast cancer were studied",
                         "basket trials"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "targeted",
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
    IS_OLAPARIB = 1,
    IS_TALAZOPARIB = 2,
    IS_IMMUNE = 4,
    IS_AGNOSTIC = 8,
    IS_PARP = 16
};

static const poise_kind kinds[] = {
    {"olaparib", IS_OLAPARIB, 0}, {"talazoparib", IS_TALAZOPARIB, 0},
    {"io", IS_IMMUNE, 0},         {"tumour_agnostic", IS_AGNOSTIC, 0},
    {"parp", IS_PARP, 0},
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    return poise_sort_options(host, setup, kinds, sizeof kinds / sizeof *kinds, self);
}

static void destroy(void *self)
{
    (void)self;
}

/* Whether there is a dose at all depends on the kidney. True when it is known. */
static uint32_t know_kidney(const poise_host *host, const poise_patient *patient,
                            poise_verdict *verdict, double *clearance)
{
    if (host->number(patient, POISE_FACT_CREATININE_CLEARANCE, clearance) == POISE_OK)
        return POISE_YES;
    poise_say(host, verdict, POISE_NOTE_CHECK, SAY_CLEARANCE_FIRST,
              POISE_FACT_CREATININE_CLEARANCE, POISE_FACT_NONE);
    return POISE_NO;
}

static void dose_olaparib(const poise_host *host, const poise_patient *patient,
                          poise_verdict *verdict)
{
    double clearance;
    if (poise_has(host, patient, POISE_FACT_COMEDICATION,
                  POISE_COMEDICATION_STRONG_CYP3A_INHIBITOR) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_DOSE, SAY_OLAPARIB_CYP3A,
                  POISE_FACT_COMEDICATION, POISE_FACT_NONE);
    if (know_kidney(host, patient, verdict, &clearance) != POISE_YES || clearance > 50)
        return;
    if (clearance > 30) {
        poise_say_numbers(host, verdict, POISE_NOTE_DOSE, SAY_OLAPARIB_KIDNEY,
                          POISE_FACT_CREATININE_CLEARANCE, clearance, 0);
        return;
    }
    poise_say_numbers(host, verdict, POISE_NOTE_AGAINST, SAY_OLAPARIB_NO_KIDNEY,
                      POISE_FACT_CREATININE_CLEARANCE, clearance, 0);
    host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
}

static void dose_talazoparib(const poise_host *host, const poise_patient *patient,
                             poise_verdict *verdict)
{
    double clearance;
    if (know_kidney(host, patient, verdict, &clearance) != POISE_YES || clearance >= 60)
        return;
    if (clearance >= 15) {
        poise_say_numbers(host, verdict, POISE_NOTE_DOSE,
                          clearance >= 30 ? SAY_TALAZOPARIB_30_59 : SAY_TALAZOPARIB_15_29,
                          POISE_FACT_CREATININE_CLEARANCE, clearance, 0);
        return;
    }
    poise_say_numbers(host, verdict, POISE_NOTE_CAUTION, SAY_TALAZOPARIB_NO_KIDNEY,
                      POISE_FACT_CREATININE_CLEARANCE, clearance, 0);
    host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
}

static void weigh_marker(const poise_host *host, const poise_patient *patient,
                         poise_verdict *verdict)
{
    if (poise_is(host, patient, POISE_FACT_MSI_H, POISE_YES) == POISE_YES)
        return;
    poise_say(host, verdict, POISE_NOTE_INFO, SAY_TMB_ALONE, POISE_FACT_TMB,
              POISE_FACT_MSI_H);
    poise_say(host, verdict, POISE_NOTE_CHECK, SAY_TMB_TISSUE, POISE_FACT_TMB,
              POISE_FACT_NONE);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_kinds *targeted = self;
    const poise_host *host = targeted->host;
    uint32_t kind = targeted->of[option];
    if ((kind & IS_PARP) != 0)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_EARLIER_IS_BETTER,
                  POISE_FACT_NONE, POISE_FACT_NONE);
    if ((kind & IS_OLAPARIB) != 0)
        dose_olaparib(host, patient, verdict);
    if ((kind & IS_TALAZOPARIB) != 0)
        dose_talazoparib(host, patient, verdict);
    if ((kind & IS_IMMUNE) != 0)
        weigh_marker(host, patient, verdict);
    if ((kind & IS_AGNOSTIC) != 0)
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_FEW_PERSONS, POISE_FACT_NONE,
                  POISE_FACT_NONE);
    return POISE_OK;
}
