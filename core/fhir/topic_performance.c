/* How the person is: ECOG, Karnofsky, pain. */
#include "reader.h"

enum { ECOG_WORST = 4, PAIN_WORST = 10 };

/* The number that a result gives as value, as a coded answer or as interpretation. */
static bool score_of(const struct result *result, double *out)
{
    if (result->kind == VALUE_NUMBER && result->quantity.comparator == EXACTLY) {
        *out = result->quantity.value;
        return true;
    }
    const struct concept *answer =
        result->kind == VALUE_CODED
            ? result->answer.concept
            : (result->kind == VALUE_NONE ? result->interpretation.concept : NULL);
    if (concept_is(answer, CONCEPT_SCORE) && answer->count == 1)
        *out = answer->argument[0];
    return concept_is(answer, CONCEPT_SCORE) && answer->count == 1;
}

static bool is_within(const struct result *result, double high)
{
    double score;
    return score_of(result, &score) && score >= 0 && score <= high;
}

/* 5 is death, -1 and 9 stand for "not known" in real data. */
static bool is_ecog(const struct result *result)
{
    double score = 0;
    return is_within(result, ECOG_WORST) && score_of(result, &score) &&
           !(score < (int)score) && !(score > (int)score);
}

static bool is_pain(const struct result *result)
{
    return is_within(result, PAIN_WORST);
}

static bool same_score(const struct result *a, const struct result *b)
{
    double left = 0;
    double right = 0;
    return score_of(a, &left) && score_of(b, &right) && !(left < right) &&
           !(left > right);
}

static void give_score(struct reader *reader, uint32_t fact, const struct result *result)
{
    struct ground ground = ground_of(result);
    double score = 0;
    score_of(result, &score);
    if (score < (int)score || score > (int)score)
        set_doubt(reader, result->resource, "not a whole number: rounded");
    give_number(reader, fact, (int)(score + 0.5), result->when.day, &ground);
}

static void read_scores(struct reader *reader, enum concept_kind question, uint32_t fact,
                        result_counts *counts, const char *refusal)
{
    struct choice choice = result_choose(reader, question, counts, same_score);
    if (choice.newest != NULL)
        give_score(reader, fact, choice.newest);
    if (choice.tie != NULL)
        give_score(reader, fact, choice.tie);
    set_rest_aside(reader, question, counts, refusal);
}

static void read(struct reader *reader)
{
    read_scores(reader, CONCEPT_ECOG, POISE_FACT_ECOG, is_ecog,
                "not used: ECOG is a whole number from 0 to 4 (5 is death)");
    read_scores(reader, CONCEPT_PAIN, POISE_FACT_BONE_PAIN, is_pain,
                "not used: pain is a number from 0 to 10");
    for (const struct result *r = results_of(reader, CONCEPT_KARNOFSKY); r != NULL;
         r = r->next)
        set_aside(reader, r->resource,
                  "not used: a Karnofsky score is not converted; state `ecog`");
}

const struct topic topic_performance = {"performance", read};
