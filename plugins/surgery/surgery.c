/* Operations and procedures.
 *
 * In metastatic disease surgery is not commonly used: it does not lengthen life. This
 * plugin says so, and knows the exceptions: an emergency of spine or bone, a large brain
 * metastasis, a tumour that bleeds, is open or hurts, fluid around the lung, ovaries that
 * must rest. */
#include <poise/ask.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);

enum {
    SAY_NO_LONGER_LIFE,
    SAY_LOCAL_CONTROL,
    SAY_EXCEPTIONS,
    SAY_SEE_PALLIATIVE,
    SAY_RELIEF,
    SAY_FIX_FIRST,
    SAY_FREE_CORD,
    SAY_CORD_TIME,
    SAY_CORD_SHORT,
    SAY_LARGE_LESION,
    SAY_TUMOUR_BOARD,
    SAY_PERMANENT,
    SAY_GERMLINE,
    SAY_BREATHE
};

static const poise_sentence sentences[] = {
    [SAY_NO_LONGER_LIFE] =
        {"Removing the primary does not lengthen life: E2108 HR 1.11, Tata "
         "1.04, JCOG1017 0.86 (not significant); MF07-01 0.66 with unequal "
         "arms",
         "E2108; Tata; JCOG1017; MF07-01"},
    [SAY_LOCAL_CONTROL] =
        {"It makes growth in the breast less likely (at 3 years 16 against 40 "
         "in 100), which a person may value after the tumour board",
         "E2108"},
    [SAY_EXCEPTIONS] =
        {"Not commonly used; the exceptions are bleeding, an open or infected "
         "wound, pain, and skin about to break",
         "clinical notes 8"},
    [SAY_SEE_PALLIATIVE] = {"There is a local problem: see the palliative operation",
                            "clinical notes 8"},
    [SAY_RELIEF] = {"It relieves what the tumour does in the breast", "clinical notes 8"},
    [SAY_FIX_FIRST] =
        {"The bone is held first; radiotherapy follows when the wound has healed",
         "Mirels score; ASTRO bone guideline 2024"},
    [SAY_FREE_CORD] =
        {"After the operation 84 of 100 could walk, against 57 with radiotherapy "
         "alone",
         "Patchell 2005"},
    [SAY_CORD_TIME] = {"Single level or unstable, paralysed for less than 48 hours, life "
                       "expectancy of 3 months or more: the surgeon decides today",
                       "Patchell 2005 entry"},
    [SAY_CORD_SHORT] = {"Life expectancy {1} months: radiotherapy usually serves better",
                        "Patchell 2005 entry"},
    [SAY_LARGE_LESION] =
        {"A lesion of {1} cm presses on the brain; afterwards radiosurgery to "
         "the cavity",
         "Patchell 1990; clinical notes 8"},
    [SAY_TUMOUR_BOARD] = {"Only in rare cases, after the tumour board",
                          "clinical notes 8"},
    [SAY_PERMANENT] = {"Permanent: no monthly injections, and no more children",
                       "clinical notes 4"},
    [SAY_GERMLINE] =
        {"With an inherited BRCA change it also lowers the risk of ovarian cancer",
         "guidelines"},
    [SAY_BREATHE] = {"A catheter at home relieves breathlessness as well as talc",
                     "TIME2"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "surgery",
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
    IS_PRIMARY = 1,
    IS_BREAST = 2,
    IS_FIXATION = 4,
    IS_SPINE = 8,
    IS_BRAIN = 16,
    IS_OLIGO = 32,
    IS_OVARIES = 64,
    IS_PLEURA = 128
};

static const poise_kind kinds[] = {
    {"primary", IS_PRIMARY, 0},
    {"local", IS_BREAST, 0},
    {"orthopaedic", IS_FIXATION, 0},
    {"rt_spine", IS_SPINE, 0},
    {"cns", IS_BRAIN, 0},
    {"oligo", IS_OLIGO, 0},
    {"oophorectomy", IS_OVARIES, 0},
    {"pleura", IS_PLEURA, 0},
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    return poise_sort_options(host, setup, kinds, sizeof kinds / sizeof *kinds, self);
}

static void destroy(void *self)
{
    (void)self;
}

static void explain_primary(const poise_host *host, const poise_patient *patient,
                            poise_verdict *verdict)
{
    const uint32_t problems = 1u << POISE_BREAST_LOCAL_FUNGATING |
                              1u << POISE_BREAST_LOCAL_BLEEDING |
                              1u << POISE_BREAST_LOCAL_PAIN;
    poise_say(host, verdict, POISE_NOTE_AGAINST, SAY_NO_LONGER_LIFE, POISE_FACT_SETTING,
              POISE_FACT_NONE);
    poise_say(host, verdict, POISE_NOTE_AGAINST, SAY_LOCAL_CONTROL, POISE_FACT_NONE,
              POISE_FACT_NONE);
    if (poise_is_in(host, patient, POISE_FACT_BREAST_LOCAL, problems) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_AGAINST, SAY_SEE_PALLIATIVE,
                  POISE_FACT_BREAST_LOCAL, POISE_FACT_NONE);
    else
        poise_say(host, verdict, POISE_NOTE_AGAINST, SAY_EXCEPTIONS,
                  POISE_FACT_BREAST_LOCAL, POISE_FACT_NONE);
    host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
}

static void weigh_spine(const poise_host *host, const poise_patient *patient,
                        poise_verdict *verdict)
{
    double months;
    poise_say(host, verdict, POISE_NOTE_REASON, SAY_FREE_CORD,
              POISE_FACT_CORD_COMPRESSION, POISE_FACT_SPINE_UNSTABLE);
    if (host->number(patient, POISE_FACT_LIFE_EXPECTANCY_MONTHS, &months) == POISE_OK &&
        months < 3) {
        poise_say_numbers(host, verdict, POISE_NOTE_CAUTION, SAY_CORD_SHORT,
                          POISE_FACT_LIFE_EXPECTANCY_MONTHS, months, 0);
        host->standing(verdict, POISE_STANDING_SELECTED, SAY_CORD_SHORT);
    }
    poise_say(host, verdict, POISE_NOTE_CHECK, SAY_CORD_TIME, POISE_FACT_SPINE_UNSTABLE,
              POISE_FACT_LIFE_EXPECTANCY_MONTHS);
    host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
}

static void weigh_brain(const poise_host *host, const poise_patient *patient,
                        poise_verdict *verdict)
{
    double size;
    if (host->number(patient, POISE_FACT_BRAIN_LARGEST_CM, &size) == POISE_OK)
        poise_say_numbers(host, verdict, POISE_NOTE_REASON, SAY_LARGE_LESION,
                          POISE_FACT_BRAIN_LARGEST_CM, size, 0);
}

static void weigh_ovaries(const poise_host *host, const poise_patient *patient,
                          poise_verdict *verdict)
{
    poise_say(host, verdict, POISE_NOTE_INFO, SAY_PERMANENT, POISE_FACT_FERTILITY_WISH,
              POISE_FACT_NONE);
    if (poise_is(host, patient, POISE_FACT_GBRCA, POISE_YES) == POISE_YES)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_GERMLINE, POISE_FACT_GBRCA,
                  POISE_FACT_NONE);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_kinds *surgery = self;
    const poise_host *host = surgery->host;
    uint32_t kind = surgery->of[option];
    if ((kind & IS_PRIMARY) != 0)
        explain_primary(host, patient, verdict);
    if ((kind & IS_BREAST) != 0)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_RELIEF, POISE_FACT_BREAST_LOCAL,
                  POISE_FACT_NONE);
    if ((kind & IS_FIXATION) != 0)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_FIX_FIRST, POISE_FACT_FRACTURE,
                  POISE_FACT_NONE);
    if ((kind & IS_SPINE) != 0)
        weigh_spine(host, patient, verdict);
    if ((kind & IS_BRAIN) != 0)
        weigh_brain(host, patient, verdict);
    if ((kind & IS_OLIGO) != 0) {
        poise_say(host, verdict, POISE_NOTE_CAUTION, SAY_TUMOUR_BOARD,
                  POISE_FACT_METASTASIS_COUNT, POISE_FACT_NONE);
        host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
    }
    if ((kind & IS_OVARIES) != 0)
        weigh_ovaries(host, patient, verdict);
    if ((kind & IS_PLEURA) != 0)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_BREATHE,
                  POISE_FACT_PLEURAL_EFFUSION, POISE_FACT_NONE);
    return POISE_OK;
}
