/* What is computed: multiples of the upper limit of normal, creatinine clearance,
 * corrected calcium, body mass index. Each says that it was computed, and from what. */
#include <math.h>

#include "base/date.h"
#include "base/text.h"
#include "lab.h"

enum { SAME_TIME = 7, SAME_WEIGHT = 365 };

static const struct lab creatinine = {CONCEPT_CREATININE, LAB_CREATININE, WORSE_HIGH, 0.1,
                                      15};
static const struct lab gfr = {CONCEPT_EGFR, LAB_GFR, WORSE_LOW, 3, 200};
static const struct lab clearance = {CONCEPT_CREATININE_CLEARANCE, LAB_CLEARANCE,
                                     WORSE_LOW, 3, 250};
static const struct lab weight = {CONCEPT_WEIGHT, LAB_WEIGHT, WORSE_EITHER, 25, 300};
static const struct lab height = {CONCEPT_HEIGHT, LAB_HEIGHT, WORSE_EITHER, 100, 220};
static const struct lab bmi = {CONCEPT_BMI, LAB_BMI, WORSE_EITHER, 10, 80};
static const struct lab calcium = {CONCEPT_CALCIUM, LAB_CALCIUM, WORSE_HIGH, 1, 5};
static const struct lab corrected = {CONCEPT_CALCIUM_CORRECTED, LAB_CALCIUM, WORSE_HIGH,
                                     1, 5};
static const struct lab albumin = {CONCEPT_ALBUMIN, LAB_ALBUMIN, WORSE_LOW, 10, 65};
static const struct lab bilirubin = {CONCEPT_BILIRUBIN, LAB_BILIRUBIN, WORSE_HIGH, 0.1,
                                     50};
static const struct lab ast = {CONCEPT_AST, LAB_ENZYME, WORSE_HIGH, 1, 5000};
static const struct lab alt = {CONCEPT_ALT, LAB_ENZYME, WORSE_HIGH, 1, 5000};
static const struct lab alp = {CONCEPT_ALP, LAB_ENZYME, WORSE_HIGH, 5, 3000};

static double rounded(double value, double steps)
{
    return round(value * steps) / steps;
}

static void give(struct reader *reader, uint32_t fact, double value,
                 const struct lab_value *found, const struct ground *more)
{
    struct ground ground = ground_of(found->result);
    ground.next = more;
    give_number(reader, fact, value, found->result->when.day, &ground);
}

/* The upper limit that the laboratory states, in the unit of the table; 0 if it does not.
 * A range for something else than the normal (a treatment goal) has a type that says so.
 * */
static double upper_limit(const struct lab *lab, const struct result *result)
{
    struct json_value ranges = json_get(result->object, "referenceRange");
    for (struct json_member m = json_begin(ranges); json_more(&m); json_next(&m)) {
        struct json_bytes type = code_word(json_get(m.value, "type"));
        struct quantity high = quantity_read(json_get(m.value, "high"));
        struct json_bytes unit = high.unit.length > 0 ? high.unit : result->quantity.unit;
        bool normal = type.at == NULL || json_bytes_are(type, "normal");
        if (normal && high.known && high.value > 0 &&
            lab_convert(lab->quantity, unit, &high.value))
            return high.value;
    }
    return 0;
}

/* As a multiple of the upper limit; below 0 if it cannot be told. */
static double multiple(struct reader *reader, const struct lab *lab,
                       const struct lab_value *found)
{
    if (found->result == NULL)
        return -1;
    double limit = upper_limit(lab, found->result);
    if (limit <= 0) {
        set_aside(reader, found->result->resource,
                  "without the upper limit of normal of its laboratory it cannot be "
                  "compared");
        return -1;
    }
    return rounded(found->value / limit, 100);
}

static void give_multiple(struct reader *reader, const struct lab *lab, uint32_t fact)
{
    struct lab_value found = lab_newest(reader, lab);
    double times = multiple(reader, lab, &found);
    if (times >= 0)
        give(reader, fact, times, &found, NULL);
}

/* The higher of AST and ALT of one time, else the newer one. */
static void give_transaminases(struct reader *reader)
{
    struct lab_value values[] = {lab_newest(reader, &ast), lab_newest(reader, &alt)};
    double times[] = {multiple(reader, &ast, &values[0]),
                      multiple(reader, &alt, &values[1])};
    int pick = times[0] >= 0 ? 0 : 1;
    if (times[pick] < 0)
        return;
    if (times[1 - pick] >= 0) {
        const struct result *other = values[1 - pick].result;
        bool together = lab_days_apart(values[0].result, values[1].result) <= SAME_TIME;
        if (together ? times[1 - pick] > times[pick]
                     : result_newer(other, values[pick].result))
            pick = 1 - pick;
        set_aside(reader, values[1 - pick].result->resource,
                  "of AST and ALT the higher one, or the newer one, is used");
    }
    give(reader, POISE_FACT_AST_ULN, times[pick], &values[pick], NULL);
}

static bool is_estimated(const struct lab_value *found)
{
    return concept_says(found->result->question.concept, CONCEPT_CREATININE_CLEARANCE,
                        WORD_CREATININE_CLEARANCE_ESTIMATED);
}

/* Creatinine that cannot stand beside the filtration rate of the same day. */
static bool contradicts(const struct lab_value *serum, const struct lab_value *rate,
                        double computed)
{
    if (rate->result == NULL || lab_days_apart(serum->result, rate->result) > SAME_TIME)
        return false;
    return computed * 2.5 < rate->value || computed > rate->value * 2.5;
}

static const char *say_computed(struct reader *reader, double age, double kg,
                                double serum)
{
    struct text text = {0};
    text_put(&text, "creatinine clearance was computed by Cockcroft-Gault from age ");
    text_put_number(&text, age);
    text_put(&text, ", weight ");
    text_put_number(&text, rounded(kg, 10));
    text_put(&text, " kg and creatinine ");
    text_put_number(&text, rounded(serum, 100));
    text_put(&text, " mg/dL");
    const char *said = text.failed ? "computed by Cockcroft-Gault"
                                   : reader_text(reader, text.bytes, NULL);
    text_free(&text);
    return said;
}

/* Cockcroft-Gault, where all that it needs is on record. */
static void compute_clearance(struct reader *reader, const struct lab_value *serum,
                              const struct lab_value *kg, const struct lab_value *rate)
{
    const struct reading *age = record_at(reader->record, POISE_FACT_AGE);
    const struct reading *sex = record_at(reader->record, POISE_FACT_SEX);
    if (serum->result == NULL)
        return;
    if (kg->result == NULL || age->state == FACT_UNKNOWN || sex->state == FACT_UNKNOWN ||
        lab_days_apart(serum->result, kg->result) > SAME_WEIGHT) {
        set_aside(reader, serum->result->resource,
                  "creatinine clearance needs age, sex and a weight of the same year");
        return;
    }
    double computed = (140 - age->datum.number) * kg->value / (72 * serum->value);
    computed *= sex->datum.choice == POISE_SEX_FEMALE ? 0.85 : 1;
    if (contradicts(serum, rate, computed)) {
        set_aside(
            reader, serum->result->resource,
            "creatinine and the filtration rate of the same time exclude each other: "
            "verify both");
        return;
    }
    struct ground second = ground_of(kg->result);
    give(reader, POISE_FACT_CREATININE_CLEARANCE, rounded(computed, 1), serum, &second);
    set_doubt(reader, serum->result->resource,
              say_computed(reader, age->datum.number, kg->value, serum->value));
}

static void read_kidney(struct reader *reader, const struct lab_value *kg)
{
    struct lab_value stated = lab_newest(reader, &clearance);
    struct lab_value serum = lab_newest(reader, &creatinine);
    struct lab_value rate = lab_newest(reader, &gfr);
    if (stated.result == NULL) {
        compute_clearance(reader, &serum, kg, &rate);
    } else {
        give(reader, POISE_FACT_CREATININE_CLEARANCE, stated.value, &stated, NULL);
        if (!is_estimated(&stated))
            set_doubt(reader, stated.result->resource,
                      "measured, not by Cockcroft-Gault");
        if (serum.result != NULL)
            set_aside(reader, serum.result->resource,
                      "the creatinine clearance itself is on record");
    }
    if (rate.result != NULL)
        set_aside(reader, rate.result->resource,
                  "a filtration rate for a standard body is no creatinine clearance");
}

/* mmol/L: calcium + 0.02 x (40 - albumin in g/L). */
static void read_calcium(struct reader *reader)
{
    struct lab_value stated = lab_newest(reader, &corrected);
    struct lab_value total = lab_newest(reader, &calcium);
    struct lab_value protein = lab_newest(reader, &albumin);
    bool both = total.result != NULL && protein.result != NULL &&
                lab_days_apart(total.result, protein.result) <= SAME_TIME;
    if (stated.result != NULL) {
        give(reader, POISE_FACT_CALCIUM_CORRECTED, rounded(stated.value, 1000), &stated,
             NULL);
    } else if (both) {
        struct ground second = ground_of(protein.result);
        give(reader, POISE_FACT_CALCIUM_CORRECTED,
             rounded(total.value + 0.02 * (40 - protein.value), 100), &total, &second);
        set_doubt(reader, total.result->resource,
                  "corrected for the albumin of the same week: calcium + 0.02 x (40 - "
                  "albumin)");
        return;
    }
    if (total.result != NULL)
        set_aside(reader, total.result->resource,
                  stated.result != NULL ? "the corrected calcium itself is on record"
                                        : "cannot be corrected: no albumin of the same "
                                          "week");
    if (protein.result != NULL)
        set_aside(reader, protein.result->resource, "no fact asks for albumin alone");
}

static void read_body(struct reader *reader, const struct lab_value *kg)
{
    struct lab_value index = lab_newest(reader, &bmi);
    struct lab_value tall = lab_newest(reader, &height);
    if (index.result != NULL) {
        give(reader, POISE_FACT_BMI, index.value, &index, NULL);
    } else if (kg->result != NULL && tall.result != NULL) {
        struct ground second = ground_of(tall.result);
        double metres = tall.value / 100;
        give(reader, POISE_FACT_BMI, rounded(kg->value / (metres * metres), 10), kg,
             &second);
        set_doubt(reader, kg->result->resource,
                  "body mass index was computed from weight "
                  "and height");
    }
    if (kg->result != NULL && !kg->result->resource->told)
        set_aside(reader, kg->result->resource, "no fact asks for the weight alone");
    if (tall.result != NULL && !tall.result->resource->told)
        set_aside(reader, tall.result->resource, "no fact asks for the height alone");
}

void lab_compute(struct reader *reader)
{
    struct lab_value kg = lab_newest(reader, &weight);
    give_multiple(reader, &bilirubin, POISE_FACT_BILIRUBIN_ULN);
    give_transaminases(reader);
    give_multiple(reader, &alp, POISE_FACT_ALP_ULN);
    read_kidney(reader, &kg);
    read_calcium(reader);
    read_body(reader, &kg);
}
