/* acme: palliative radiotherapy of the spine as one department gives it, and what the
 * spinal cord has had before.
 *
 * The catalogue says for whom. What no criterion can say is a sum: earlier dose and this
 * course, both as the dose in fractions of 2 Gy that does the same to the cord (EQD2, for
 * cervical and thoracic cord, alpha/beta 2 Gy).
 *
 *   20 Gy in 5: 20 x (4 + 2) / (2 + 2) = 30 Gy;  8 Gy in 1: 8 x (8 + 2) / (2 + 2) = 20 Gy
 *
 * Limits: no myelopathy was reported up to a total of 120 Gy2 (BED), that is 60 Gy EQD2;
 * the risk appears small up to 135.5 Gy2, 67.75 Gy EQD2; both when no course was above
 * 98 Gy2 (49 Gy EQD2) and at least 6 months lie between: Nieder, Int J Radiat Oncol Biol
 * Phys 2006;66:1446-9. Others have gone higher (Doi, Strahlenther Onkol 2021;197:463-73);
 * this protocol does not.
 *
 * An example. Not reviewed by clinicians; not for use on people. */
#include <poise/ask.h>

#include <string.h>

static int32_t create(const poise_host *host, poise_setup *setup, void **self);
static void destroy(void *self);
static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals);
static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict);

enum { SAY_TOTAL, SAY_ASK_DOSE, SAY_DOSE_FIRST, SAY_EARLIER, SAY_TOGETHER, SAY_TOO_MUCH };

static const poise_sentence sentences[] = {
    [SAY_TOTAL] = {"With this course the cord has had {1} Gy (EQD2), of {2} Gy that need "
                   "no special decision",
                   "Nieder 2006"},
    [SAY_ASK_DOSE] = {"Earlier dose to the cord at this level is not recorded: ask for "
                      "every earlier course, also to breast, nodes and lung",
                      "department protocol"},
    [SAY_DOSE_FIRST] = {"This place was irradiated before: without that dose nothing can "
                        "be added",
                        "department protocol"},
    [SAY_EARLIER] = {"At least 6 months since the last course, and none above 49 Gy "
                     "(EQD2): the limits hold for nothing else",
                     "Nieder 2006"},
    [SAY_TOGETHER] = {"{1} Gy to the cord in all (EQD2), above {2} Gy: physicist, "
                      "radiation oncologist and the person decide together",
                      "Nieder 2006"},
    [SAY_TOO_MUCH] = {"{1} Gy to the cord in all (EQD2), above {2} Gy: the risk of "
                      "paralysis is no longer small",
                      "Nieder 2006"},
};

static const poise_plugin plugin = {
    .size = sizeof(poise_plugin),
    .abi_major = POISE_ABI_MAJOR,
    .abi_minor = POISE_ABI_MINOR,
    .sentence_count = sizeof sentences / sizeof *sentences,
    .id = "acme",
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

/* -------------------- the courses */

static const struct course {
    const char *option;
    int fractions;
    int gray; /* each */
} courses[] = {{"acme-spine-8gy-1", 1, 8}, {"acme-spine-20gy-5", 5, 4}};

/* The dose in fractions of 2 Gy that does the same to the cord. */
static double eqd2(const struct course *course)
{
    const double alpha_beta = 2;
    return course->fractions * course->gray * (course->gray + alpha_beta) /
           (2 + alpha_beta);
}

static const struct course *course_of(const char *option)
{
    for (size_t i = 0; i < sizeof courses / sizeof *courses; i++)
        if (strcmp(courses[i].option, option) == 0)
            return &courses[i];
    return NULL;
}

/* -------------------- an instance */

struct acme {
    const poise_host *host;
    double ask_above;   /* Gy: from here on people decide together */
    double most;        /* Gy: above it never */
    double *dose;       /* of each option, Gy EQD2 */
    uint32_t count;     /* of options */
    uint32_t cord_dose; /* the number of our own fact */
};

static int32_t read_courses(struct acme *acme, poise_setup *setup)
{
    const poise_host *host = acme->host;
    acme->count = host->option_count(setup);
    acme->dose = host->allocate(setup, (acme->count + 1) * sizeof *acme->dose);
    if (acme->dose == NULL)
        return POISE_E_MEMORY;
    for (uint32_t i = 0; i < acme->count; i++) {
        const struct course *course = course_of(host->option_id(setup, i));
        if (course == NULL) {
            host->fail(setup, "acme.cfg has an option whose dose the code does not know");
            return POISE_E_PLUGIN_CREATE;
        }
        acme->dose[i] = eqd2(course);
    }
    return POISE_OK;
}

static int32_t create(const poise_host *host, poise_setup *setup, void **self)
{
    struct acme *acme = host->allocate(setup, sizeof *acme);
    if (acme == NULL)
        return POISE_E_MEMORY;
    acme->host = host;
    *self = acme;
    int32_t status = host->setting(setup, "ask_above", &acme->ask_above);
    if (status == POISE_OK)
        status = host->setting(setup, "most", &acme->most);
    if (status == POISE_OK)
        status = host->fact(setup, "acme.cord_eqd2", &acme->cord_dose);
    return status == POISE_OK ? read_courses(acme, setup) : status;
}

static void destroy(void *self)
{
    (void)self; /* memory from host->allocate is the host's to free */
}

/* -------------------- what is answered */

static int32_t propose(void *self, const poise_patient *patient,
                       poise_proposals *proposals)
{
    static const char place[] = "painful vertebra";
    const struct acme *acme = self;
    const poise_text target = {place, sizeof place - 1, 0};
    int32_t status = POISE_OK;
    (void)patient;
    for (uint32_t i = 0; i < acme->count && status == POISE_OK; i++)
        status = acme->host->propose(proposals, i, &target);
    return status;
}

/* Unknown is never "no": nobody assumes a cord that had nothing. Where radiotherapy was
 * given before it cannot be told at all. */
static int32_t ask_for_dose(const struct acme *acme, const poise_patient *patient,
                            poise_verdict *verdict)
{
    const poise_host *host = acme->host;
    if (poise_is(host, patient, POISE_FACT_SITE_IRRADIATED, POISE_YES) != POISE_YES) {
        poise_say(host, verdict, POISE_NOTE_CHECK, SAY_ASK_DOSE, acme->cord_dose,
                  POISE_FACT_SITE_IRRADIATED);
        return POISE_OK;
    }
    poise_say(host, verdict, POISE_NOTE_AGAINST, SAY_DOSE_FIRST, acme->cord_dose,
              POISE_FACT_SITE_IRRADIATED);
    return host->answer(verdict, POISE_ANSWER_CANNOT_TELL);
}

static int32_t weigh_dose(const struct acme *acme, double earlier, double total,
                          poise_verdict *verdict)
{
    const poise_host *host = acme->host;
    if (total > acme->most) {
        poise_say_numbers(host, verdict, POISE_NOTE_AGAINST, SAY_TOO_MUCH,
                          acme->cord_dose, total, acme->most);
        return host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
    }
    if (earlier > 0)
        poise_say(host, verdict, POISE_NOTE_CHECK, SAY_EARLIER, acme->cord_dose,
                  POISE_FACT_NONE);
    if (total > acme->ask_above) {
        poise_say_numbers(host, verdict, POISE_NOTE_CAUTION, SAY_TOGETHER,
                          acme->cord_dose, total, acme->ask_above);
        return host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
    }
    poise_say_numbers(host, verdict, POISE_NOTE_REASON, SAY_TOTAL, acme->cord_dose, total,
                      acme->ask_above);
    return POISE_OK;
}

static int32_t eligibility(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    const struct acme *acme = self;
    double earlier;
    int32_t status = acme->host->number(patient, acme->cord_dose, &earlier);
    if (status == POISE_UNKNOWN || status == POISE_CONFLICT)
        return ask_for_dose(acme, patient, verdict);
    if (status != POISE_OK)
        return status;
    return weigh_dose(acme, earlier, earlier + acme->dose[option], verdict);
}
