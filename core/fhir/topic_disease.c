/* Does the disease grow now? The newest disease status; a marker alone is none. */
#include "reader.h"

static bool is_status(const struct result *result)
{
    return concept_is(result->answer.concept, CONCEPT_DISEASE_IS) &&
           !concept_says(result->answer.concept, CONCEPT_DISEASE_IS,
                         WORD_DISEASE_IS_METASTATIC) &&
           !concept_says(result->answer.concept, CONCEPT_DISEASE_IS,
                         WORD_DISEASE_IS_UNDETERMINED);
}

static bool is_worse(const struct result *result)
{
    return concept_says(result->answer.concept, CONCEPT_DISEASE_IS,
                        WORD_DISEASE_IS_WORSE);
}

static bool same_status(const struct result *a, const struct result *b)
{
    return is_worse(a) == is_worse(b);
}

/* The day on which the primary was said to have come back; unknown if it was not. */
static struct when relapse(const struct reader *reader)
{
    struct when never = WHEN_UNKNOWN;
    if (reader->primary == NULL)
        return never;
    const struct members *members = &reader->primary->members;
    struct json_bytes status = code_word(member_of(members, ELEMENT_CLINICAL_STATUS));
    if (status.at == NULL ||
        (!json_bytes_are(status, "relapse") && !json_bytes_are(status, "recurrence")))
        return never;
    struct when recorded = when_read(member_of(members, ELEMENT_RECORDED_DATE));
    return recorded.known ? recorded : reader->primary->when;
}

/* Is it about a cancer that is not here, or not of the breast? A loose Observation brings
 * none along. */
static bool is_of_another(struct reader *reader, const struct result *result)
{
    struct json_value focus =
        json_first(member_of(&result->resource->members, ELEMENT_FOCUS));
    struct resource *cancer = NULL;
    if (!json_there(focus) || reader->bundle.patient == NULL)
        return false;
    bundle_resolve(reader, result->resource, focus, &cancer);
    if (cancer == NULL || cancer->type != RESOURCE_CONDITION)
        return true;
    return cancer != reader->primary &&
           concept_is(cancer->code.concept, CONCEPT_CANCER) &&
           !concept_says(cancer->code.concept, CONCEPT_CANCER, WORD_CANCER_BREAST);
}

static void give(struct reader *reader, const struct result *result)
{
    struct ground ground = ground_of(result);
    struct when back = relapse(reader);
    if (is_of_another(reader, result))
        set_aside(reader, result->resource,
                  "not used: it is about another cancer, or one that is not here");
    else if (back.known && !is_worse(result) && !when_after(&result->when, &back))
        set_aside(reader, result->resource,
                  "not used: the cancer came back after it, or nobody knows when");
    else
        give_choice(reader, POISE_FACT_PROGRESSED, is_worse(result) ? 1 : 0,
                    result->when.day, &ground);
}

static void read(struct reader *reader)
{
    struct choice choice =
        result_choose(reader, CONCEPT_DISEASE_STATUS, is_status, same_status);
    if (choice.newest != NULL)
        give(reader, choice.newest);
    if (choice.tie != NULL)
        give(reader, choice.tie);
    set_rest_aside(reader, CONCEPT_DISEASE_STATUS, is_status,
                   "not used: it does not say whether the disease grows");
}

const struct topic topic_disease = {"disease", read};
