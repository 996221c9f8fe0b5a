/* Joining a trial.
 *
 * In data: fitness. In code: when a trial is due, what joining means, and whether there
 * is an alteration that a matched trial could be about. The matching of registered trials
 * comes with its own catalogue; these three options say what kind of trial to look for.
 */
#include <poise/ask.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);

enum {
    SAY_DUE,
    SAY_NOT_DUE,
    SAY_CHANCE_DECIDES,
    SAY_EARLY,
    SAY_ALTERATION,
    SAY_NO_ALTERATION,
    SAY_SEQUENCE,
    SAY_BEFORE_EXCLUDED
};

static const poise_sentence sentences[] = {
    [SAY_DUE] = {"A change of treatment is due: the time to look for a trial",
                 "clinical notes 9"},
    [SAY_NOT_DUE] = {"No change of treatment is due; ask again at the next one",
                     "clinical notes 9"},
    [SAY_CHANCE_DECIDES] =
        {"Chance decides between the new and the usual treatment; you may "
         "get the usual one. Extra biopsies, visits and travel",
         "clinical notes 9"},
    [SAY_EARLY] = {"Tumours shrink in 10 to 20 of 100; visits are weekly at first",
                   "clinical notes 9"},
    [SAY_ALTERATION] = {"The tumour has an alteration that trials are about", "ESCAT"},
    [SAY_NO_ALTERATION] = {"No alteration was found among those that trials are about",
                           "ESCAT"},
    [SAY_SEQUENCE] =
        {"Sequence the tumour first: without its alterations no trial can be matched",
         "ESCAT"},
    [SAY_BEFORE_EXCLUDED] =
        {"Look before a standard drug that would close the door: prior "
         "conjugate, prior PD-1, prior oral degrader",
         "clinical notes 9"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "trials",
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

enum { IS_PHASE_3 = 1, IS_EARLY = 2, IS_MATCHED = 4 };

/* The three options differ in their tags only by phase. */
static const poise_kind kinds[] = {
    {"phase3", IS_PHASE_3, 0},
    {"early_phase", IS_EARLY, 0},
    {"biomarker", IS_MATCHED, 0},
};

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    return poise_sort_options(host, setup, kinds, sizeof kinds / sizeof *kinds, self);
}

static void destroy(void *self)
{
    (void)self;
}

/* Alterations that trials are about, with the value that counts. */
static const struct {
    uint32_t fact;
    uint32_t value;
} alterations[] = {
    {POISE_FACT_ESR1, POISE_ESR1_MUTATED},   {POISE_FACT_PIK3CA, POISE_PIK3CA_MUTATED},
    {POISE_FACT_AKT1, POISE_AKT1_MUTATED},   {POISE_FACT_PTEN, POISE_PTEN_ALTERED},
    {POISE_FACT_ERBB2, POISE_ERBB2_MUTATED}, {POISE_FACT_GBRCA, POISE_YES},
    {POISE_FACT_PALB2, POISE_PALB2_MUTATED}, {POISE_FACT_SBRCA, POISE_SBRCA_MUTATED},
    {POISE_FACT_NTRK, POISE_NTRK_FUSION},    {POISE_FACT_RET, POISE_RET_FUSION},
    {POISE_FACT_MSI_H, POISE_YES},
};

/* Cites the first alteration that is there; else the first that is not known. */
static uint32_t find_alteration(const poise_host *host, const poise_patient *patient,
                                uint32_t *cited)
{
    uint32_t found = POISE_NO;
    *cited = POISE_FACT_NONE;
    for (size_t i = 0; i < sizeof alterations / sizeof *alterations; i++) {
        uint32_t one = poise_is(host, patient, alterations[i].fact, alterations[i].value);
        if (one == POISE_YES) {
            *cited = alterations[i].fact;
            return POISE_YES;
        }
        if (one == POISE_UNSURE && found == POISE_NO) {
            *cited = alterations[i].fact;
            found = POISE_UNSURE;
        }
    }
    return found;
}

static void weigh_match(const poise_host *host, const poise_patient *patient,
                        poise_verdict *verdict)
{
    uint32_t cited;
    uint32_t found = find_alteration(host, patient, &cited);
    if (found == POISE_YES) {
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_ALTERATION, cited,
                  POISE_FACT_NONE);
        return;
    }
    poise_say(host, verdict, POISE_NOTE_AGAINST,
              found == POISE_NO ? SAY_NO_ALTERATION : SAY_SEQUENCE,
              found == POISE_NO ? POISE_FACT_ESR1 : cited,
              found == POISE_NO ? POISE_FACT_PIK3CA : POISE_FACT_NONE);
    host->answer(verdict, found == POISE_NO ? POISE_ANSWER_NOT_ELIGIBLE
                                            : POISE_ANSWER_CANNOT_TELL);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const poise_kinds *trials = self;
    const poise_host *host = trials->host;
    uint32_t kind = trials->of[option];
    uint32_t due = poise_is(host, patient, POISE_FACT_PROGRESSED, POISE_YES);
    if (due == POISE_NO) {
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_NOT_DUE, POISE_FACT_PROGRESSED,
                  POISE_FACT_NONE);
        host->standing(verdict, POISE_STANDING_LATER, SAY_NOT_DUE);
    } else {
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_DUE, POISE_FACT_PROGRESSED,
                  POISE_FACT_NONE);
    }
    if ((kind & IS_PHASE_3) != 0)
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_CHANCE_DECIDES, POISE_FACT_NONE,
                  POISE_FACT_NONE);
    if ((kind & IS_EARLY) != 0)
        poise_say(host, verdict, POISE_NOTE_INFO, SAY_EARLY, POISE_FACT_NONE,
                  POISE_FACT_NONE);
    if ((kind & IS_MATCHED) != 0)
        weigh_match(host, patient, verdict);
    poise_say(host, verdict, POISE_NOTE_INFO, SAY_BEFORE_EXCLUDED, POISE_FACT_NONE,
              POISE_FACT_NONE);
    return POISE_OK;
}
