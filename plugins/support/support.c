/* Care for symptoms, beside treatment or instead of it, and keeping what works.
 *
 * In data: when which comes first. In code: what calls for palliative care now, and what
 * does not count as growth of the whole. */
#include <poise/ask.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);

enum {
    SAY_WEAK,
    SAY_CRISIS,
    SAY_BRAIN,
    SAY_PAIN,
    SAY_LATE_LINE,
    SAY_FROM_DIAGNOSIS,
    SAY_A_REAL_CHOICE,
    SAY_YOUR_WISH,
    SAY_NOTHING_GREW,
    SAY_BRAIN_ALONE,
    SAY_ONE_SITE
};

static const poise_sentence sentences[] = {
    [SAY_WEAK] = {"ECOG {1}: symptoms weigh on every day", "clinical notes 11"},
    [SAY_CRISIS] = {"Visceral crisis", "clinical notes 11"},
    [SAY_BRAIN] = {"Metastases in the brain or its lining", "clinical notes 11"},
    [SAY_PAIN] = {"Pain {1} of 10", "clinical notes 11"},
    [SAY_LATE_LINE] = {"Line {1} of treatment: time to talk about what matters most",
                       "clinical notes 11"},
    [SAY_FROM_DIAGNOSIS] =
        {"From the diagnosis of metastatic disease on, beside any treatment",
         "Temel 2010; ASCO 2024"},
    [SAY_A_REAL_CHOICE] = {"Always a legitimate choice; it can be taken at any time",
                           "clinical notes 11"},
    [SAY_YOUR_WISH] = {"You wish no more anticancer treatment", NULL},
    [SAY_NOTHING_GREW] = {"Nothing has grown: the treatment works",
                          "clinical notes, traps 7"},
    [SAY_BRAIN_ALONE] =
        {"Treat the brain locally and keep the drug while the rest is under "
         "control",
         "ASCO-SNO-ASTRO"},
    [SAY_ONE_SITE] =
        {"One painful bone is treated where it is; it is not growth of the whole",
         "RTOG 97-14; ASTRO 2024"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "support",
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

enum { IS_BESIDE = 1, IS_ALONE = 2, IS_CURRENT = 4 };

static const poise_kind kinds[] = {
    {"beside", IS_BESIDE, 0},
    {"bsc", IS_ALONE, 0},
    {"current", IS_CURRENT, 0},
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    return poise_sort_options(host, setup, kinds, sizeof kinds / sizeof *kinds, self);
}

static void destroy(void *self)
{
    (void)self;
}

static void say_if_at_least(const poise_host *host, const poise_patient *patient,
                            poise_verdict *verdict, uint32_t fact, double limit,
                            uint32_t sentence)
{
    double value;
    if (host->number(patient, fact, &value) == POISE_OK && value >= limit)
        poise_say_numbers(host, verdict, POISE_NOTE_REASON, sentence, fact, value, 0);
}

static void weigh_beside(const poise_host *host, const poise_patient *patient,
                         poise_verdict *verdict)
{
    say_if_at_least(host, patient, verdict, POISE_FACT_ECOG, 2, SAY_WEAK);
    say_if_at_least(host, patient, verdict, POISE_FACT_BONE_PAIN, 5, SAY_PAIN);
    say_if_at_least(host, patient, verdict, POISE_FACT_LINE, 4, SAY_LATE_LINE);
    if (poise_is(host, patient, POISE_FACT_VISCERAL_CRISIS, POISE_YES) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_CRISIS,
                  POISE_FACT_VISCERAL_CRISIS, POISE_FACT_NONE);
    if (poise_is(host, patient, POISE_FACT_BRAIN_METASTASES,
                 POISE_BRAIN_METASTASES_ACTIVE) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_BRAIN,
                  POISE_FACT_BRAIN_METASTASES, POISE_FACT_NONE);
    poise_say(host, verdict, POISE_NOTE_REASON, SAY_FROM_DIAGNOSIS, POISE_FACT_NONE,
              POISE_FACT_NONE);
}

static void weigh_alone(const poise_host *host, const poise_patient *patient,
                        poise_verdict *verdict)
{
    if (poise_has(host, patient, POISE_FACT_WISHES, POISE_WISHES_NO_MORE_TREATMENT) ==
        POISE_YES)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_YOUR_WISH, POISE_FACT_WISHES,
                  POISE_FACT_NONE);
    poise_say(host, verdict, POISE_NOTE_REASON, SAY_A_REAL_CHOICE, POISE_FACT_NONE,
              POISE_FACT_NONE);
}

static void weigh_current(const poise_host *host, const poise_patient *patient,
                          poise_verdict *verdict)
{
    poise_say(host, verdict, POISE_NOTE_REASON, SAY_NOTHING_GREW, POISE_FACT_PROGRESSED,
              POISE_FACT_PRIOR_THERAPY);
    if (poise_is(host, patient, POISE_FACT_BRAIN_METASTASES,
                 POISE_BRAIN_METASTASES_ACTIVE) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_BRAIN_ALONE,
                  POISE_FACT_BRAIN_METASTASES, POISE_FACT_NONE);
    if (poise_at_least(host, patient, POISE_FACT_BONE_PAIN, 1) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_ONE_SITE, POISE_FACT_BONE_PAIN,
                  POISE_FACT_NONE);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_kinds *support = self;
    uint32_t kind = support->of[option];
    if ((kind & IS_BESIDE) != 0)
        weigh_beside(support->host, patient, verdict);
    if ((kind & IS_ALONE) != 0)
        weigh_alone(support->host, patient, verdict);
    if ((kind & IS_CURRENT) != 0)
        weigh_current(support->host, patient, verdict);
    return POISE_OK;
}
