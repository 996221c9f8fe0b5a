/* Other illnesses: Conditions, and the comorbidities that mCODE states as present or
 * absent. */
#include <string.h>

#include "reader.h"

/* Which fact an illness answers: when it is there, when it is over, and when it is stated
 * to be absent. NOTHING: the fact needs more than is said. */
enum { NOTHING = -1 };

static const struct illness {
    int32_t word;
    uint32_t fact;
    int32_t now;
    int32_t past;
    int32_t absent;
    const char *why; /* for NOTHING */
} illnesses[] = {
    {WORD_ILLNESS_HEART_FAILURE, POISE_FACT_HEART_FAILURE, 1, NOTHING, 0,
     "not used: heart failure that is over; whether it is symptomatic now is not said"},
    {WORD_ILLNESS_HYPERTENSION, POISE_FACT_HYPERTENSION, NOTHING, NOTHING,
     POISE_HYPERTENSION_NONE,
     "high blood pressure: whether it is controlled is not said"},
    {WORD_ILLNESS_DIABETES_1, POISE_FACT_DIABETES, POISE_DIABETES_T1, NOTHING, NOTHING,
     "not used: diabetes that is over"},
    {WORD_ILLNESS_DIABETES_2, POISE_FACT_DIABETES, POISE_DIABETES_T2, NOTHING, NOTHING,
     "not used: diabetes that is over"},
    {WORD_ILLNESS_VTE, POISE_FACT_VTE, POISE_VTE_ACTIVE, POISE_VTE_HISTORY,
     POISE_VTE_NONE, ""},
    {WORD_ILLNESS_ILD, POISE_FACT_ILD, POISE_ILD_ACTIVE, POISE_ILD_HISTORY,
     POISE_ILD_NONE, ""},
    {WORD_ILLNESS_NEUROPATHY, POISE_FACT_NEUROPATHY, NOTHING, NOTHING, 0,
     "neuropathy: its grade is not said"},
};

static const struct illness *illness_of(const struct concept *concept)
{
    for (size_t i = 0; i < sizeof illnesses / sizeof *illnesses; i++)
        if (concept_says(concept, CONCEPT_ILLNESS, illnesses[i].word))
            return &illnesses[i];
    return NULL;
}

static void give(struct reader *reader, const struct illness *illness, int32_t value,
                 const struct ground *ground, int32_t day)
{
    const struct fact *fact = fact_at(reader->request->vocabulary, illness->fact);
    if (value == NOTHING)
        set_doubt(reader, ground->resource, illness->why);
    else if (fact_is_numeric(fact))
        give_number(reader, illness->fact, value, day, ground);
    else
        give_choice(reader, illness->fact, (uint32_t)value, day, ground);
}

static void read_condition(struct reader *reader, struct resource *resource)
{
    const struct illness *illness = illness_of(resource->code.concept);
    struct ground ground = ground_in(resource, ELEMENT_CODE);
    if (resource->suspected)
        set_aside(reader, resource, "not used: suspected, not confirmed");
    else if (illness == NULL)
        set_aside(reader, resource,
                  reader_text(reader, "not used: no fact asks for it: ",
                              reader_copy(reader, resource->code.shown), NULL));
    else
        give(reader, illness, resource->past ? illness->past : illness->now, &ground,
             resource->when.day);
}

/* The illness that an extension names, by concept or by reference. */
static struct coded named(struct reader *reader, const struct resource *resource,
                          struct json_value extension)
{
    struct json_value concept = json_get(extension, "valueCodeableConcept");
    struct resource *target;
    if (!json_there(concept)) {
        struct json_value reference = json_get(extension, "valueReference");
        concept = json_get(bundle_resolve(reader, resource, reference, &target), "code");
    }
    return coded_read(reader->codes, concept);
}

/* mCODE's only way to say that an illness is not there. */
static void read_comorbidities(struct reader *reader, const struct result *result)
{
    struct json_value extensions =
        member_of(&result->resource->members, ELEMENT_EXTENSION);
    struct ground ground = ground_in(result->resource, ELEMENT_EXTENSION);
    result->resource->told = true;
    for (struct json_member m = json_begin(extensions); json_more(&m); json_next(&m)) {
        struct json_bytes url = json_text(json_get(m.value, "url"));
        struct coded coded = named(reader, result->resource, m.value);
        const struct illness *illness = illness_of(coded.concept);
        bool absent = url.at != NULL && memmem(url.at, url.length, "absent", 6) != NULL;
        if (illness != NULL)
            give(reader, illness, absent ? illness->absent : illness->now, &ground,
                 result->when.day);
        else if (coded.shown.at != NULL)
            set_aside(reader, result->resource,
                      reader_text(reader,
                                  "not used: no fact asks for it: ", absent ? "no " : "",
                                  reader_copy(reader, coded.shown), NULL));
    }
}

static void read(struct reader *reader)
{
    for (struct resource *r = reader->conditions[CONCEPT_ILLNESS]; r != NULL;
         r = r->next_alike)
        read_condition(reader, r);
    for (const struct result *r = results_of(reader, CONCEPT_COMORBIDITIES); r != NULL;
         r = r->next)
        read_comorbidities(reader, r);
}

const struct topic topic_health = {"health", read};
