/* Laboratory and physiology: the values that are facts as they stand. */
#include "lab.h"

#include <stdlib.h>

#include "base/date.h"

static const struct lab_fact {
    struct lab lab;
    uint32_t fact;
} simple[] = {
    {{CONCEPT_NEUTROPHILS, LAB_CELLS, WORSE_LOW, 0, 50}, POISE_FACT_NEUTROPHILS},
    {{CONCEPT_PLATELETS, LAB_CELLS, WORSE_LOW, 0, 2000}, POISE_FACT_PLATELETS},
    {{CONCEPT_HAEMOGLOBIN, LAB_HAEMOGLOBIN, WORSE_LOW, 30, 220}, POISE_FACT_HAEMOGLOBIN},
    {{CONCEPT_HBA1C, LAB_HBA1C, WORSE_HIGH, 3, 20}, POISE_FACT_HBA1C},
    {{CONCEPT_FASTING_GLUCOSE, LAB_GLUCOSE, WORSE_HIGH, 1.1, 56},
     POISE_FACT_FASTING_GLUCOSE},
    {{CONCEPT_VITAMIN_D, LAB_VITAMIN_D, WORSE_LOW, 0, 500}, POISE_FACT_VITAMIN_D},
};

int32_t lab_days_apart(const struct result *a, const struct result *b)
{
    if (!a->when.known || !b->when.known)
        return INT32_MAX;
    return abs(a->when.day - b->when.day);
}

/* A bound counts as the value where it errs on the safe side: "> 60" for what is worse
 * when low. */
static bool bound_is_safe(enum lab_worse worse, enum comparator comparator)
{
    bool up = comparator == ABOVE || comparator == AT_LEAST;
    return comparator == EXACTLY || (worse == WORSE_LOW && up) ||
           (worse == WORSE_HIGH && !up);
}

/* Why a result cannot be used; NULL, and its value, if it can. */
static const char *unusable(struct reader *reader, const struct lab *lab,
                            const struct result *result, double *value)
{
    const struct quantity *quantity = &result->quantity;
    if (result->kind != VALUE_NUMBER)
        return result->kind == VALUE_ABSENT ? "no value: stated as absent"
                                            : "its value is no number";
    if (!bound_is_safe(lab->worse, quantity->comparator))
        return "only a bound: the number itself is needed";
    *value = quantity->value;
    if (!lab_convert(lab->quantity, quantity->unit, value))
        return quantity->unit.length == 0
                   ? "a number without a unit"
                   : reader_text(reader, "the unit \"",
                                 reader_copy(reader, quantity->unit), "\" does not fit",
                                 NULL);
    if (*value < lab->low || *value > lab->high)
        return "implausible in this unit: verify the value and its unit";
    return NULL;
}

static void tell_used(struct reader *reader, const struct result *result)
{
    if (result->quantity.comparator != EXACTLY)
        set_doubt(reader, result->resource,
                  "a bound, read as the value: the real one is "
                  "no worse");
}

struct lab_value lab_newest(struct reader *reader, const struct lab *lab)
{
    struct lab_value best = {NULL, 0};
    for (const struct result *r = results_of(reader, lab->question); r != NULL;
         r = r->next) {
        double value = 0;
        const char *why = unusable(reader, lab, r, &value);
        if (why != NULL) {
            set_aside(reader, r->resource, why);
            continue;
        }
        const struct result *older = r;
        if (best.result == NULL || result_newer(r, best.result)) {
            older = best.result;
            best = (struct lab_value){r, value};
        }
        if (older != NULL && older->resource != best.result->resource)
            set_aside(reader, older->resource, "a newer value is on record");
    }
    if (best.result != NULL)
        tell_used(reader, best.result);
    return best;
}

static void give(struct reader *reader, uint32_t fact, const struct lab_value *found)
{
    struct ground ground = ground_of(found->result);
    give_number(reader, fact, found->value, found->result->when.day, &ground);
}

static void read_simple(struct reader *reader)
{
    for (size_t i = 0; i < sizeof simple / sizeof *simple; i++) {
        struct lab_value found = lab_newest(reader, &simple[i].lab);
        if (found.result != NULL)
            give(reader, simple[i].fact, &found);
    }
}

/* A fraction is a per cent divided by 100; under "%" it is a mistake of somebody's. */
static const char *ejection_fraction(const struct result *result, double *value)
{
    const struct quantity *quantity = &result->quantity;
    bool bare = quantity->unit.length == 0 || json_bytes_are(quantity->unit, "1");
    *value = quantity->value;
    if (result->kind != VALUE_NUMBER)
        return "its value is no number";
    if (!bound_is_safe(WORSE_LOW, quantity->comparator))
        return "only a bound: the number itself is needed";
    if (!bare && !json_bytes_are(quantity->unit, "%"))
        return "the unit does not fit";
    if (bare && *value > 0 && *value <= 1)
        *value = *value * 100;
    return *value < 5 || *value > 90
               ? "implausible in this unit: verify the value and its "
                 "unit"
               : NULL;
}

static void read_lvef(struct reader *reader)
{
    struct lab_value best = {NULL, 0};
    for (const struct result *r = results_of(reader, CONCEPT_LVEF); r != NULL;
         r = r->next) {
        double value;
        const char *why = ejection_fraction(r, &value);
        if (why != NULL) {
            set_aside(reader, r->resource, why);
            continue;
        }
        const struct result *older = r;
        if (best.result == NULL || result_newer(r, best.result)) {
            older = best.result;
            best = (struct lab_value){r, value};
        }
        if (older != NULL)
            set_aside(reader, older->resource, "a newer value is on record");
    }
    if (best.result == NULL)
        return;
    give(reader, POISE_FACT_LVEF, &best);
    tell_used(reader, best.result);
    if (best.result->quantity.value <= 1)
        set_doubt(reader, best.result->resource, "a fraction, read as per cent");
}

static uint32_t formula_of(const struct result *result)
{
    const struct concept *concept = result->question.concept;
    return concept->count > 0 ? (uint32_t) concept->argument[0] : WORD_QTC_GENERIC;
}

/* Fridericia before the others of the same day; what is not corrected never. */
static void read_qtc(struct reader *reader)
{
    static const struct lab qtc = {CONCEPT_QTC, LAB_TIME, WORSE_HIGH, 250, 700};
    struct lab_value best = {NULL, 0};
    for (const struct result *r = results_of(reader, CONCEPT_QTC); r != NULL;
         r = r->next) {
        double value = 0;
        const char *why = formula_of(r) == WORD_QTC_UNCORRECTED
                              ? "QT without correction for the heart rate"
                              : unusable(reader, &qtc, r, &value);
        bool newer = best.result == NULL || result_newer(r, best.result);
        bool better = best.result != NULL && !result_newer(best.result, r) &&
                      formula_of(r) < formula_of(best.result);
        if (why != NULL) {
            set_aside(reader, r->resource, why);
            continue;
        }
        const struct result *passed = newer || better ? best.result : r;
        if (newer || better)
            best = (struct lab_value){r, value};
        if (passed != NULL)
            set_aside(reader, passed->resource,
                      "a newer value, or one by Fridericia, is on record");
    }
    if (best.result == NULL)
        return;
    give(reader, POISE_FACT_QTC, &best);
    if (formula_of(best.result) != WORD_QTC_FRIDERICIA)
        set_doubt(reader, best.result->resource,
                  formula_of(best.result) == WORD_QTC_BAZETT
                      ? "corrected by Bazett, not by Fridericia"
                      : "corrected by a formula that is not said");
}

/* The lowest of one examination: spine, hip, femur. */
static void read_t_score(struct reader *reader)
{
    static const struct lab t_score = {CONCEPT_T_SCORE, LAB_SCORE, WORSE_EITHER, -8, 6};
    enum { ONE_EXAMINATION = 30 };
    struct lab_value best = {NULL, 0};
    for (const struct result *r = results_of(reader, CONCEPT_T_SCORE); r != NULL;
         r = r->next) {
        double value = 0;
        const char *why = unusable(reader, &t_score, r, &value);
        if (why != NULL) {
            set_aside(reader, r->resource, why);
            continue;
        }
        bool together =
            best.result != NULL && lab_days_apart(r, best.result) <= ONE_EXAMINATION;
        bool take = best.result == NULL ||
                    (together ? value < best.value : result_newer(r, best.result));
        const struct result *passed = take ? best.result : r;
        if (take)
            best = (struct lab_value){r, value};
        if (passed != NULL)
            set_aside(reader, passed->resource,
                      together ? "another place of the skeleton "
                                 "has a lower T-score"
                               : "a newer value is on record");
    }
    if (best.result != NULL)
        give(reader, POISE_FACT_BONE_DENSITY_T, &best);
}

static void pass_over(struct reader *reader, enum concept_kind question, const char *why)
{
    for (const struct result *r = results_of(reader, question); r != NULL; r = r->next)
        if (!r->resource->told)
            set_aside(reader, r->resource, why);
}

static void read_topic(struct reader *reader)
{
    read_simple(reader);
    read_lvef(reader);
    read_qtc(reader);
    read_t_score(reader);
    lab_compute(reader);
    pass_over(reader, CONCEPT_Z_SCORE,
              "no T-score: bone density is asked for as T-score");
    pass_over(reader, CONCEPT_CALCIUM_IONISED,
              "ionised calcium: the corrected total is asked for");
    pass_over(reader, CONCEPT_OTHER_LAB, "no fact asks for it");
}

const struct topic topic_laboratory = {"laboratory", read_topic};
