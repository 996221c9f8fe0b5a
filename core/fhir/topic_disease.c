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

/* Text such as "responding" is an answer as well. */
static void give(struct reader *reader, const struct result *result)
{
    struct ground ground = ground_of(result);
    give_choice(reader, POISE_FACT_PROGRESSED, is_worse(result) ? 1 : 0, result->when.day,
                &ground);
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
