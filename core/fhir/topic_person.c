/* The person: age, sex, menopause, pregnancy. */
#include <string.h>

#include "reader.h"

/* Whole years from one day to another. */
static int years_between(int32_t from, int32_t to)
{
    char a[11];
    char b[11];
    int years = 0;
    date_format(from, a);
    date_format(to, b);
    for (int i = 0; i < 4; i++)
        years = years * 10 + (b[i] - a[i]);
    return years - (strcmp(b + 4, a + 4) < 0);
}

static void read_age(struct reader *reader, struct resource *patient)
{
    enum { DAY = 86400 };
    struct when born = when_read(member_of(&patient->members, ELEMENT_BIRTH_DATE));
    struct ground ground = ground_in(patient, ELEMENT_BIRTH_DATE);
    int32_t as_of = reader->request->as_of;
    if (!born.known)
        return;
    if (born.day > as_of) {
        set_aside(reader, patient, "birthDate not used: after the day of the decision");
        return;
    }
    int least = years_between((int32_t)((born.last - (DAY - 1)) / DAY), as_of);
    int most = years_between(born.day, as_of);
    if (least != most)
        set_doubt(
            reader, patient,
            "birthDate is not a whole date: the lower of two possible ages is used");
    give_number(reader, POISE_FACT_AGE, least, DATE_UNKNOWN, &ground);
}

static bool sex_from(struct json_bytes word, uint32_t *sex)
{
    if (word.at == NULL)
        return false;
    if (json_bytes_are(word, "F") || json_bytes_are(word, "female"))
        *sex = POISE_SEX_FEMALE;
    else if (json_bytes_are(word, "M") || json_bytes_are(word, "male"))
        *sex = POISE_SEX_MALE;
    else
        return false;
    return true;
}

/* The word of an extension: a code, or the code of a concept. */
static struct json_bytes extension_word(const struct resource *patient, const char *url)
{
    struct json_value extension =
        extension_find(member_of(&patient->members, ELEMENT_EXTENSION), url);
    struct json_bytes word = json_text(json_get(extension, "valueCode"));
    if (word.at != NULL)
        return word;
    return code_word(json_get(extension, "valueCodeableConcept"));
}

/* The sex at birth decides. Where another one that is stated differs, both stand in the
 * record, which asks. */
static void read_sex(struct reader *reader, struct resource *patient)
{
    static const char *const urls[] = {"/us-core-birthsex", "/sex-for-clinical-use",
                                       "/patient-sexParameterForClinicalUse"};
    struct ground stated = ground_in(patient, ELEMENT_EXTENSION);
    struct ground recorded = ground_in(patient, ELEMENT_GENDER);
    uint32_t sex;
    uint32_t first = 0;
    bool any = false;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        if (!sex_from(extension_word(patient, urls[i]), &sex))
            continue;
        if (!any || sex != first)
            give_choice(reader, POISE_FACT_SEX, sex, DATE_UNKNOWN, &stated);
        first = any ? first : sex;
        any = true;
    }
    if (sex_from(json_text(member_of(&patient->members, ELEMENT_GENDER)), &sex) &&
        (!any || sex != first))
        give_choice(reader, POISE_FACT_SEX, sex, DATE_UNKNOWN, &recorded);
}

static bool says_menopause(const struct result *result)
{
    return concept_is(result->answer.concept, CONCEPT_MENOPAUSE_IS);
}

static bool says_pregnant(const struct result *result)
{
    return concept_is(result->answer.concept, CONCEPT_PREGNANT_IS);
}

static bool same_answer(const struct result *a, const struct result *b)
{
    return a->answer.concept->argument[0] == b->answer.concept->argument[0];
}

/* The newest answer to a question, and a contradiction of the same day. */
static void give_answer(struct reader *reader, uint32_t fact, enum concept_kind question,
                        result_counts *counts)
{
    struct choice choice = result_choose(reader, question, counts, same_answer);
    const struct result *given[2] = {choice.newest, choice.tie};
    for (int i = 0; i < 2 && given[i] != NULL; i++) {
        struct ground ground = ground_of(given[i]);
        give_choice(reader, fact, (uint32_t)given[i]->answer.concept->argument[0],
                    given[i]->when.day, &ground);
    }
    set_rest_aside(reader, question, counts,
                   "not used: its answer is not in the code map");
}

static void read_conditions(struct reader *reader, enum concept_kind kind, uint32_t fact)
{
    for (struct resource *r = reader->conditions[kind]; r != NULL; r = r->next_alike) {
        struct ground ground = ground_in(r, ELEMENT_CODE);
        if (r->past || r->suspected)
            set_aside(reader, r,
                      r->past ? "not used: it is over"
                              : "not used: suspected, not confirmed");
        else
            give_choice(reader, fact, (uint32_t)r->code.concept->argument[0], r->when.day,
                        &ground);
    }
}

static void read(struct reader *reader)
{
    struct resource *patient = reader->bundle.patient;
    if (patient != NULL && patient->use != USE_NO) {
        patient->told = true;
        read_age(reader, patient);
        read_sex(reader, patient);
    }
    give_answer(reader, POISE_FACT_MENOPAUSE, CONCEPT_MENOPAUSE, says_menopause);
    read_conditions(reader, CONCEPT_MENOPAUSE_IS, POISE_FACT_MENOPAUSE);
    give_answer(reader, POISE_FACT_PREGNANT, CONCEPT_PREGNANCY, says_pregnant);
    read_conditions(reader, CONCEPT_PREGNANT_IS, POISE_FACT_PREGNANT);
    for (const struct result *r = results_of(reader, CONCEPT_PREGNANCY_TEST); r != NULL;
         r = r->next)
        set_aside(reader, r->resource,
                  "not used: a pregnancy test; state `pregnant` if it is known");
}

const struct topic topic_person = {"person", read};
