/* Radiotherapy.
 *
 * In data: for which lesion, never, caution. In code: how many fractions a situation
 * deserves, the cord, a second course to the same place, and few or many lesions in the
 * brain. Each proposal names its target. */
#include <poise/ask.h>
#include <stdbool.h>
#include <string.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);

enum {
    SAY_ONE_VISIT,
    SAY_MORE_VISITS,
    SAY_AFTER_SURGERY,
    SAY_CORD_FIRST,
    SAY_CORD_SHORT,
    SAY_CORD_LONG,
    SAY_SURGEON_FIRST,
    SAY_SECOND_COURSE,
    SAY_FEW_LESIONS,
    SAY_TEN_LESIONS,
    SAY_SPARE_MEMORY,
    SAY_COUNT_LESIONS,
    SAY_OLIGO
};

static const poise_sentence sentences[] = {
    [SAY_ONE_VISIT] =
        {"One visit relieves pain as often as ten; more often repeated later",
         "RTOG 97-14; Chow 2012; ASTRO 2024"},
    [SAY_MORE_VISITS] =
        {"More visits without more relief, which weighs for someone frail, far "
         "away or with little time",
         "RTOG 97-14; ASTRO 2024"},
    [SAY_AFTER_SURGERY] =
        {"After an operation several fractions are usual, two to four weeks "
         "later",
         "ASTRO bone guideline 2024"},
    [SAY_CORD_FIRST] =
        {"The spinal cord comes first: nothing elective until it is settled",
         "clinical notes 10"},
    [SAY_CORD_SHORT] = {"Life expectancy {1} months: 8 Gy once", "SCORAD III"},
    [SAY_CORD_LONG] = {"20 Gy in 5 or 30 Gy in 10; 8 Gy once if time is short",
                       "SCORAD III; clinical notes 10"},
    [SAY_SURGEON_FIRST] =
        {"The spinal surgeon sees the person first: unstable spine, single "
         "level or unknown histology",
         "Patchell 2005"},
    [SAY_SECOND_COURSE] =
        {"At least 4 weeks after the first course; near the cord the total "
         "dose (BED2 120 Gy at most) needs physics review",
         "SC.20"},
    [SAY_FEW_LESIONS] = {"{1} lesions: radiosurgery spares memory and costs no survival",
                         "N0574; EORTC 22952"},
    [SAY_TEN_LESIONS] = {"{1} lesions: up to ten can be treated by radiosurgery",
                         "JLGK0901"},
    [SAY_SPARE_MEMORY] =
        {"With {1} lesions whole-brain treatment costs memory without need",
         "N0574; NRG CC001"},
    [SAY_COUNT_LESIONS] =
        {"The number of lesions decides between radiosurgery and whole-brain "
         "treatment: MRI",
         "clinical notes 8"},
    [SAY_OLIGO] =
        {"Only after the tumour board, best in a trial: no gain was shown in breast "
         "cancer",
         "NRG-BR002"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "radiation",
    .version = "1.0.0",
    .sentences = sentences,
    .create = create,
    .destroy = destroy,
    .propose = propose,
    .eligibility = eligibility,
};

const poise_plugin *poise_plugin_entry(uint32_t host_abi_major, uint32_t host_abi_minor)
{
    (void)host_abi_major;
    (void)host_abi_minor;
    return &plugin;
}

enum {
    IS_BONE = 1,
    IS_SINGLE = 2,
    IS_COURSE = 4, /* five or ten fractions for pain */
    IS_CORD = 8,
    IS_AGAIN = 16,
    IS_BRAIN = 32,
    IS_RADIOSURGERY = 64,
    IS_WHOLE_BRAIN = 128,
    IS_OLIGO = 256,
    IS_BREAST = 512,
    IS_SPINE = 1024
};

struct radiation {
    poise_kinds *kinds;
    uint32_t count;
    uint32_t reserved;
    double far_km;
};

static const poise_kind kinds[] = {
    {"rt_bone", IS_BONE, 0},     {"rt_spine", IS_CORD, 0},    {"cns", IS_BRAIN, 0},
    {"srs", IS_RADIOSURGERY, 0}, {"wbrt", IS_WHOLE_BRAIN, 0}, {"oligo", IS_OLIGO, 0},
    {"local", IS_BREAST, 0},     {"sbrt", IS_SPINE, 0},
};

/* Options that differ in nothing but their schedule are told apart by id. */
static uint32_t kind_by_id(const char *id)
{
    static const struct {
        const char *id;
        uint32_t kind;
    } ids[] = {{"rt-bone-8gy-x1", IS_SINGLE},
               {"rt-bone-20gy-5", IS_COURSE},
               {"rt-bone-30gy-10", IS_COURSE},
               {"rt-bone-reirradiation", IS_AGAIN}};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (strcmp(ids[i].id, id) == 0)
            return ids[i].kind;
    return 0;
}

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    struct radiation *radiation = host->allocate(setup, sizeof *radiation);
    void *sorted = NULL;
    if (radiation == NULL)
        return POISE_E_MEMORY;
    int32_t status =
        poise_sort_options(host, setup, kinds, sizeof kinds / sizeof *kinds, &sorted);
    if (status != POISE_OK)
        return status;
    radiation->kinds = sorted;
    radiation->count = host->option_count(setup);
    for (uint32_t i = 0; i < radiation->count; i++)
        radiation->kinds->of[i] |= kind_by_id(host->option_id(setup, i));
    *self = radiation;
    return host->setting(setup, "far_km", &radiation->far_km);
}

static void destroy(void *self)
{
    (void)self;
}

/* -------------------- targets */

static const char *target_of(uint32_t kind)
{
    if ((kind & IS_CORD) != 0)
        return "spinal cord";
    if ((kind & IS_BRAIN) != 0)
        return "brain";
    if ((kind & IS_OLIGO) != 0)
        return "every metastasis";
    if ((kind & IS_BREAST) != 0)
        return "breast or chest wall";
    return (kind & IS_SPINE) != 0 ? "spine" : "painful bone";
}

static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals)
{
    const struct radiation *radiation = self;
    (void)patient;
    for (uint32_t i = 0; i < radiation->count; i++) {
        const char *name = target_of(radiation->kinds->of[i]);
        poise_text target = {name, (uint32_t)strlen(name), 0};
        int32_t status = radiation->kinds->host->propose(proposals, i, &target);
        if (status != POISE_OK)
            return status;
    }
    return POISE_OK;
}

/* -------------------- bone */

/* Would many visits be a heavy price? Cites the fact that says so. */
static uint32_t visits_weigh(const struct radiation *radiation,
                             const poise_patient *patient)
{
    const poise_host *host = radiation->kinds->host;
    if (poise_is(host, patient, POISE_FACT_FRAIL, POISE_YES) == POISE_YES)
        return POISE_FACT_FRAIL;
    if (poise_at_least(host, patient, POISE_FACT_ECOG, 3) == POISE_YES)
        return POISE_FACT_ECOG;
    if (poise_at_least(host, patient, POISE_FACT_DISTANCE_KM, radiation->far_km) ==
        POISE_YES)
        return POISE_FACT_DISTANCE_KM;
    if (poise_at_least(host, patient, POISE_FACT_LIFE_EXPECTANCY_MONTHS, 3) == POISE_NO)
        return POISE_FACT_LIFE_EXPECTANCY_MONTHS;
    return POISE_FACT_NONE;
}

/* With a cord at risk no other bone is treated first. */
static bool cord_at_risk(const poise_host *host, const poise_patient *patient,
                         poise_verdict *verdict)
{
    const uint32_t at_risk =
        1u << POISE_CORD_COMPRESSION_SUSPECTED | 1u << POISE_CORD_COMPRESSION_CONFIRMED;
    if (poise_is_in(host, patient, POISE_FACT_CORD_COMPRESSION, at_risk) != POISE_YES)
        return false;
    poise_say(host, verdict, POISE_NOTE_CAUTION, SAY_CORD_FIRST,
              POISE_FACT_CORD_COMPRESSION, POISE_FACT_NONE);
    if (host->standing_now(verdict) > POISE_STANDING_LATER)
        host->standing(verdict, POISE_STANDING_LATER, SAY_CORD_FIRST);
    return true;
}

static void weigh_fractions(const struct radiation *radiation,
                            const poise_patient *patient, uint32_t kind,
                            poise_verdict *verdict)
{
    const poise_host *host = radiation->kinds->host;
    if (cord_at_risk(host, patient, verdict))
        return;
    if ((kind & IS_SINGLE) != 0)
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_ONE_VISIT, POISE_FACT_BONE_PAIN,
                  POISE_FACT_NONE);
    if ((kind & IS_COURSE) == 0)
        return;
    if (poise_is(host, patient, POISE_FACT_AFTER_ORTHOPAEDIC_SURGERY, POISE_YES) ==
        POISE_YES) {
        poise_say(host, verdict, POISE_NOTE_REASON, SAY_AFTER_SURGERY,
                  POISE_FACT_AFTER_ORTHOPAEDIC_SURGERY, POISE_FACT_NONE);
        return;
    }
    uint32_t because = visits_weigh(radiation, patient);
    if (because == POISE_FACT_NONE)
        return;
    poise_say(host, verdict, POISE_NOTE_INFO, SAY_MORE_VISITS, because, POISE_FACT_NONE);
    if (host->standing_now(verdict) > POISE_STANDING_LATER)
        host->standing(verdict, POISE_STANDING_LATER, SAY_MORE_VISITS);
}

static void weigh_cord(const poise_host *host, const poise_patient *patient,
                       poise_verdict *verdict)
{
    double months;
    if (host->number(patient, POISE_FACT_LIFE_EXPECTANCY_MONTHS, &months) == POISE_OK &&
        months < 3)
        poise_say_numbers(host, verdict, POISE_NOTE_DOSE, SAY_CORD_SHORT,
                          POISE_FACT_LIFE_EXPECTANCY_MONTHS, months, 0);
    else
        poise_say(host, verdict, POISE_NOTE_DOSE, SAY_CORD_LONG,
                  POISE_FACT_LIFE_EXPECTANCY_MONTHS, POISE_FACT_NONE);
    poise_say(host, verdict, POISE_NOTE_CHECK, SAY_SURGEON_FIRST,
              POISE_FACT_SPINE_UNSTABLE, POISE_FACT_NONE);
}

/* -------------------- brain */

static void weigh_lesions(const poise_host *host, const poise_patient *patient,
                          uint32_t kind, poise_verdict *verdict)
{
    double lesions;
    if (poise_is(host, patient, POISE_FACT_LEPTOMENINGEAL,
                 POISE_LEPTOMENINGEAL_PRESENT) == POISE_YES)
        return;
    if (host->number(patient, POISE_FACT_BRAIN_COUNT, &lesions) != POISE_OK) {
        if ((kind & IS_WHOLE_BRAIN) == 0)
            return;
        poise_say(host, verdict, POISE_NOTE_AGAINST, SAY_COUNT_LESIONS,
                  POISE_FACT_BRAIN_COUNT, POISE_FACT_LEPTOMENINGEAL);
        host->answer(verdict, POISE_ANSWER_CANNOT_TELL);
        return;
    }
    if ((kind & IS_RADIOSURGERY) != 0)
        poise_say_numbers(host, verdict, POISE_NOTE_REASON,
                          lesions <= 4 ? SAY_FEW_LESIONS : SAY_TEN_LESIONS,
                          POISE_FACT_BRAIN_COUNT, lesions, 0);
    if ((kind & IS_WHOLE_BRAIN) == 0 || lesions > 4)
        return;
    poise_say_numbers(host, verdict, POISE_NOTE_CAUTION, SAY_SPARE_MEMORY,
                      POISE_FACT_BRAIN_COUNT, lesions, 0);
    if (host->standing_now(verdict) > POISE_STANDING_LATER)
        host->standing(verdict, POISE_STANDING_LATER, SAY_SPARE_MEMORY);
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const struct radiation *radiation = self;
    const poise_host *host = radiation->kinds->host;
    uint32_t kind = radiation->kinds->of[option];
    if ((kind & IS_BONE) != 0)
        weigh_fractions(radiation, patient, kind, verdict);
    if ((kind & IS_CORD) != 0)
        weigh_cord(host, patient, verdict);
    if ((kind & IS_AGAIN) != 0)
        poise_say(host, verdict, POISE_NOTE_CHECK, SAY_SECOND_COURSE,
                  POISE_FACT_SITE_IRRADIATED, POISE_FACT_NONE);
    if ((kind & IS_BRAIN) != 0)
        weigh_lesions(host, patient, kind, verdict);
    if ((kind & IS_OLIGO) != 0) {
        poise_say(host, verdict, POISE_NOTE_CAUTION, SAY_OLIGO,
                  POISE_FACT_METASTASIS_COUNT, POISE_FACT_NONE);
        host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
    }
    return POISE_OK;
}
