/* One fact as a person types it: values, units, sets, dates and sources. */
#include "intake/fact_text.h"

#include <string.h>

#include <poise/status.h>

#include "base/date.h"
#include "fixture.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "unit.h"

static const struct fact *fact_called(const struct fixture *fixture, const char *name)
{
    const struct fact *fact = fact_find(fixture->vocabulary, name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(fact);
    return fact;
}

/* The reading that a text gives to a fact; the record lives in the fixture. */
static const struct reading *give(struct fixture *fixture, const char *name,
                                  const char *text, int32_t *status)
{
    struct record *record = record_new(fixture->arena, fixture->vocabulary);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    const struct fact *fact = fact_called(fixture, name);
    *status = fact_text_give(record, fact, text, "case.ini", 7, &fixture->problems);
    return record_at(record, fact->number);
}

/* The text is taken and the value is written like this. */
static void expect(const char *name, const char *text, const char *written)
{
    struct fixture fixture = fixture_open();
    struct text out = {0};
    int32_t status;
    const struct reading *reading = give(&fixture, name, text, &status);
    CU_ASSERT_EQUAL(status, POISE_OK);
    CU_ASSERT_EQUAL(fixture.problems.count, 0);
    CU_ASSERT_EQUAL(reading->state, FACT_KNOWN);
    CU_ASSERT_EQUAL(reading->line, 7);
    datum_write(fact_called(&fixture, name), &reading->datum, &out);
    CU_ASSERT_STRING_EQUAL(out.bytes, written);
    text_free(&out);
    fixture_close(&fixture);
}

/* The text is refused with one problem at its place, and the fact stays unknown. */
static void refuse(const char *name, const char *text, int32_t expected,
                   const char *reason)
{
    struct fixture fixture = fixture_open();
    int32_t status;
    const struct reading *reading = give(&fixture, name, text, &status);
    CU_ASSERT_EQUAL(status, expected);
    CU_ASSERT_EQUAL(reading->state, FACT_UNKNOWN);
    CU_ASSERT_EQUAL_FATAL(fixture.problems.count, 1);
    CU_ASSERT_EQUAL(fixture.problems.first->status, expected);
    CU_ASSERT_STRING_EQUAL(fixture.problems.first->file, "case.ini");
    CU_ASSERT_EQUAL(fixture.problems.first->line, 7);
    CU_ASSERT_STRING_EQUAL(fixture.problems.first->reason, reason);
    fixture_close(&fixture);
}

/* -------------------- values */

static void a_value_is_taken_in_any_case_with_spaces_or_hyphens(void)
{
    expect("er", "positive", "positive");
    expect("er", "  Positive\t", "positive");
    expect("her2", "LOW", "low");
    expect("setting", "de novo", "de_novo");
    expect("setting", "De-Novo", "de_novo");
    expect("child_pugh", "B", "B");
    expect("child_pugh", "b", "B");
}

static void what_clinicians_type_is_taken(void)
{
    const char *const cases[][3] = {
        {"er", "pos", "positive"},
        {"er", "+", "positive"},
        {"er", "neg", "negative"},
        {"her2", "3+", "positive"},
        {"her2", "1+", "low"},
        {"frail", "true", "yes"},
        {"frail", "y", "yes"},
        {"frail", "1", "yes"},
        {"frail", "present", "yes"},
        {"frail", "false", "no"},
        {"frail", "n", "no"},
        {"frail", "0", "no"},
        {"frail", "absent", "no"},
        {"pik3ca", "wt", "wild_type"},
        {"pik3ca", "wild-type", "wild_type"},
        {"pik3ca", "negative", "wild_type"},
        {"pik3ca", "mut", "mutated"},
        {"pik3ca", "positive", "mutated"},
        {"gbrca1", "pathogenic", "mutated"},
        {"pten", "loss", "altered"},
        {"sex", "F", "female"},
        {"sex", "man", "male"},
        {"menopause", "postmenopausal", "post"},
        {"diabetes", "Type 2", "t2"},
        {"brain_metastases", "no", "none"},
        {"region", "Europe", "eu"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(cases[i][0], cases[i][1], cases[i][2]);
}

static void a_her2_score_that_says_too_little_is_refused(void)
{
    refuse("her2", "0", POISE_E_FACT_VALUE,
           "her2 has no value \"0\"; it takes positive, low, ultralow, zero, negative");
    refuse("her2", "2+", POISE_E_FACT_VALUE,
           "her2 has no value \"2+\"; it takes positive, low, ultralow, zero, negative");
}

static void a_slip_is_answered_with_the_nearest_value(void)
{
    refuse("er", "postive", POISE_E_FACT_VALUE,
           "er has no value \"postive\"; the nearest is \"positive\"");
    refuse("brain_metastases", "actvie", POISE_E_FACT_VALUE,
           "brain_metastases has no value \"actvie\"; the nearest is \"active\"");
    refuse("prior_therapy", "letrozol", POISE_E_FACT_VALUE,
           "prior_therapy has no value \"letrozol\"; the nearest is \"letrozole\"");
}

static void what_is_near_no_value_is_answered_with_the_list(void)
{
    refuse("er", "blue", POISE_E_FACT_VALUE,
           "er has no value \"blue\"; it takes positive, low, negative");
    refuse("frail", "maybe", POISE_E_FACT_VALUE,
           "frail has no value \"maybe\"; it takes no, yes");
}

static void nothing_is_not_a_value(void)
{
    const char *reason = "er has no value; write \"unknown\" if it is not known";
    refuse("er", "", POISE_E_FACT_VALUE, reason);
    refuse("er", " ", POISE_E_FACT_VALUE, reason);
    refuse("er", " \t ", POISE_E_FACT_VALUE, reason);
    refuse("er", "[2026-03-02, biopsy]", POISE_E_FACT_VALUE, reason);
}

static void a_value_longer_than_any_name_is_refused(void)
{
    char text[400];
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    struct fixture fixture = fixture_open();
    int32_t status;
    CU_ASSERT_EQUAL(give(&fixture, "er", text, &status)->state, FACT_UNKNOWN);
    CU_ASSERT_EQUAL(status, POISE_E_FACT_VALUE);
    CU_ASSERT_TRUE(fixture_complains(&fixture, "er has no value \"xxxx"));
    fixture_close(&fixture);
}

/* -------------------- unknown */

static void expect_unknown(const char *name, const char *text)
{
    struct fixture fixture = fixture_open();
    int32_t status;
    const struct reading *reading = give(&fixture, name, text, &status);
    CU_ASSERT_EQUAL(status, POISE_OK);
    CU_ASSERT_EQUAL(reading->state, FACT_UNKNOWN);
    CU_ASSERT_EQUAL(reading->trouble, TROUBLE_SAID_UNKNOWN);
    fixture_close(&fixture);
}

static void what_is_not_known_can_be_said(void)
{
    expect_unknown("er", "unknown");
    expect_unknown("er", "?");
    expect_unknown("age", " ? ");
    expect_unknown("sites", "unknown");
    expect_unknown("qtc", "unknown [2026-03-02, no ECG done]");
}

static void unknown_may_be_a_value_of_its_own(void)
{
    expect("dental", "unknown", "unknown"); /* nobody looked yet */
    expect_unknown("dental", "?");
}

/* -------------------- sets */

static void a_set_is_a_list_with_commas(void)
{
    expect("sites", "bone", "bone");
    expect("sites", "liver,bone", "bone, liver");
    expect("sites", "  Bone ,\tsoft tissue , liver", "bone, liver, soft_tissue");
    expect("sites", "bone, bone, liver", "bone, liver");
    expect("sites", "bone, liver,", "bone, liver");
    expect("sites", "bone,, liver", "bone, liver");
    expect("sites", "lymph nodes, leptomeningeal", "nodes, lepto");
}

static void an_empty_set_is_called_none(void)
{
    expect("sites", "none", "none");
    expect("comedication", "no", "none");
    expect("prior_therapy", "none", "none");
}

/* All members that a text puts into a therapy set, classes included. */
static void expect_members(const char *text, const char *members)
{
    struct fixture fixture = fixture_open();
    struct text out = {0};
    int32_t status;
    const struct reading *reading = give(&fixture, "prior_therapy", text, &status);
    const struct fact *fact = fact_called(&fixture, "prior_therapy");
    CU_ASSERT_EQUAL(status, POISE_OK);
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (member_has(reading->datum.members, fact->values[i].number))
            text_format(&out, "%s%s", out.length > 0 ? ", " : "", fact->values[i].name);
    CU_ASSERT_STRING_EQUAL(out.bytes, members);
    text_free(&out);
    fixture_close(&fixture);
}

static void a_drug_brings_its_classes(void)
{
    expect_members("ribociclib", "cdk46, ribociclib");
    expect_members("letrozole", "endocrine, ai, letrozole");
    expect_members("capecitabine", "chemo, capecitabine");
    expect_members("taxane", "chemo, taxane");
    expect_members("letrozole, taxane, ai", "endocrine, ai, chemo, taxane, letrozole");
}

static void trade_and_short_names_of_drugs_are_taken(void)
{
    expect_members("T-DXd", "anti_her2, adc, tdxd");
    expect_members("Trastuzumab Deruxtecan", "anti_her2, adc, tdxd");
    expect_members("T-DM1", "anti_her2, adc, tdm1");
    expect_members("CDK4/6", "cdk46");
    expect_members("5-FU", "chemo, fluorouracil");
    expect_members("aromatase inhibitor", "endocrine, ai");
}

static void every_wrong_member_is_named_and_nothing_is_taken(void)
{
    struct fixture fixture = fixture_open();
    int32_t status;
    const struct reading *reading = give(&fixture, "sites", "bne, liver, lnug", &status);
    CU_ASSERT_EQUAL(status, POISE_E_FACT_VALUE);
    CU_ASSERT_EQUAL(reading->state, FACT_UNKNOWN);
    CU_ASSERT_EQUAL(fixture.problems.count, 2);
    CU_ASSERT_TRUE(fixture_complains(
        &fixture, "sites has no value \"bne\"; the nearest is \"bone\""));
    CU_ASSERT_TRUE(fixture_complains(
        &fixture, "sites has no value \"lnug\"; the nearest is \"lung\""));
    fixture_close(&fixture);
}

static void none_is_not_a_member_among_others(void)
{
    struct fixture fixture = fixture_open();
    int32_t status;
    CU_ASSERT_EQUAL(give(&fixture, "sites", "bone, none", &status)->state, FACT_UNKNOWN);
    CU_ASSERT_EQUAL(status, POISE_E_FACT_VALUE);
    CU_ASSERT_TRUE(fixture_complains(&fixture, "sites has no value \"none\""));
    fixture_close(&fixture);
}

/* -------------------- numbers and units */

static void a_number_may_carry_its_unit(void)
{
    expect("age", "62", "62 years");
    expect("age", "62 years", "62 years");
    expect("age", "62years", "62 years");
    expect("age", "62 y", "62 years");
    expect("qtc", "420.5 ms", "420.5 ms");
    expect("creatinine_clearance", "55 ml/MIN", "55 mL/min");
    expect("bone_density_t", "-2.5", "-2.5");
    expect("bone_density_t", "+1.25", "1.25");
    expect("line", "2", "2");
}

static void other_units_are_converted(void)
{
    expect("haemoglobin", "12.1 g/dL", "121 g/L");
    expect("platelets", "150000 /uL", "150 10^9/L");
    expect("neutrophils", "1.5 K/uL", "1.5 10^9/L");
    expect("brain_largest_cm", "15 mm", "1.5 cm");
    expect("qtc", "0.42 s", "420 ms");
    expect("cdk46_months", "2 years", "24 months");
    expect("calcium_corrected", "10.02 mg/dL", "2.5 mmol/L");
    expect("fasting_glucose", "90.08 mg/dL", "5 mmol/L");
    expect("vitamin_d", "20 ng/mL", "49.92 nmol/L");
    expect("hba1c", "48 mmol/mol", "6.542 %");
    expect("distance_km", "100 mi", "160.9344 km");
}

static void a_unit_of_something_else_is_refused(void)
{
    refuse("age", "62 kg", POISE_E_FACT_UNIT, "age is in \"years\", not in \"kg\"");
    refuse("qtc", "420 min", POISE_E_FACT_UNIT, "qtc is in \"ms\", not in \"min\"");
    refuse("calcium_corrected", "2.5 g/dL", POISE_E_FACT_UNIT,
           "calcium_corrected is in \"mmol/L\", not in \"g/dL\"");
    refuse("lvef", "55 % or so", POISE_E_FACT_UNIT,
           "lvef is in \"%\", not in \"% or so\"");
    refuse("age", "1e2", POISE_E_FACT_UNIT, "age is in \"years\", not in \"e2\"");
}

static void what_is_no_number_is_refused(void)
{
    const char *const texts[] = {"sixty", "62-65", "6.2.0", "--62", ">= 62", "nan",
                                 "inf",   "-",     ".",     "+",    "yes",   "$62"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture = fixture_open();
        int32_t status;
        CU_ASSERT_EQUAL(give(&fixture, "age", texts[i], &status)->state, FACT_UNKNOWN);
        CU_ASSERT_EQUAL(status, POISE_E_FACT_VALUE);
        CU_ASSERT_TRUE(fixture_complains(&fixture, "age is a whole number, not \""));
        CU_ASSERT_TRUE(fixture_complains(&fixture, texts[i]));
        fixture_close(&fixture);
    }
}

static void a_number_of_too_many_digits_is_refused(void)
{
    refuse("qtc", "420.0000000000001", POISE_E_FACT_VALUE,
           "qtc is a number, not \"420.0000000000001\"");
}

static void a_whole_number_has_no_fraction(void)
{
    expect("ecog", "1.0", "1");
    refuse("ecog", "1.5", POISE_E_FACT_VALUE, "ecog is a whole number, not \"1.5\"");
    refuse("age", "62.25 years", POISE_E_FACT_VALUE,
           "age is a whole number, not \"62.25 years\"");
}

static void an_implausible_number_is_no_problem_but_is_not_used(void)
{
    struct fixture fixture = fixture_open();
    int32_t status;
    const struct reading *reading = give(&fixture, "age", "620", &status);
    CU_ASSERT_EQUAL(status, POISE_OK);
    CU_ASSERT_EQUAL(reading->state, FACT_UNKNOWN);
    CU_ASSERT_EQUAL(reading->trouble, TROUBLE_IMPLAUSIBLE);
    fixture_close(&fixture);
}

/* -------------------- dates and sources */

/* A date as text, "" for none; a source, NULL for none. */
static void expect_origin(const char *text, const char *date, const char *source)
{
    struct fixture fixture = fixture_open();
    char written[11] = "";
    int32_t status;
    const struct reading *reading = give(&fixture, "her2", text, &status);
    CU_ASSERT_EQUAL(status, POISE_OK);
    CU_ASSERT_EQUAL(reading->state, FACT_KNOWN);
    if (reading->date != DATE_UNKNOWN)
        date_format(reading->date, written);
    CU_ASSERT_STRING_EQUAL(written, date);
    CU_ASSERT_EQUAL(reading->source == NULL, source == NULL);
    if (reading->source != NULL && source != NULL)
        CU_ASSERT_STRING_EQUAL(reading->source, source);
    fixture_close(&fixture);
}

static void a_date_and_a_source_follow_in_brackets(void)
{
    expect_origin("low", "", NULL);
    expect_origin("low [2026-03-02, metastasis biopsy]", "2026-03-02",
                  "metastasis biopsy");
    expect_origin("low[2026-03-02]", "2026-03-02", NULL);
    expect_origin("low [  2026-03-02 ,  biopsy, liver  ]  ", "2026-03-02",
                  "biopsy, liver");
    expect_origin("low [pathology report]", "", "pathology report");
    expect_origin("low [B]", "", "B");
    expect_origin("low []", "", NULL);
}

static void a_month_or_a_year_is_a_date(void)
{
    expect_origin("low [2026-03]", "2026-03-01", NULL);
    expect_origin("low [2026, letter]", "2026-01-01", "letter");
    expect_origin("low [2028-02-29]", "2028-02-29", NULL);
}

static void what_is_no_calendar_date_is_refused(void)
{
    refuse("her2", "low [2026-02-29]", POISE_E_FACT_DATE,
           "her2: \"2026-02-29\" is not a date");
    refuse("her2", "low [2026-13-01, biopsy]", POISE_E_FACT_DATE,
           "her2: \"2026-13-01\" is not a date");
    refuse("her2", "low [02/03/2026]", POISE_E_FACT_DATE,
           "her2: \"02/03/2026\" is not a date");
    refuse("her2", "low [9/26]", POISE_E_FACT_DATE, "her2: \"9/26\" is not a date");
    refuse("her2", "low [2026-3-2]", POISE_E_FACT_DATE,
           "her2: \"2026-3-2\" is not a date");
    refuse("her2", "low [20260302]", POISE_E_FACT_DATE,
           "her2: \"20260302\" is not a date");
    refuse("her2", "low [2026-03-02T10:00]", POISE_E_FACT_DATE,
           "her2: \"2026-03-02T10:00\" is not a date");
}

static void brackets_that_do_not_close_are_refused(void)
{
    const char *reason = "her2: \"[\" has no \"]\" at the end";
    refuse("her2", "low [2026-03-02", POISE_E_SYNTAX, reason);
    refuse("her2", "low [", POISE_E_SYNTAX, reason);
    refuse("her2", "low [2026-03-02] biopsy", POISE_E_SYNTAX, reason);
    refuse("her2", "[2026-03-02] low", POISE_E_SYNTAX, reason);
}

static void a_number_and_a_set_take_brackets_too(void)
{
    expect("haemoglobin", "12.1 g/dL [2026-03-02, laboratory]", "121 g/L");
    expect("sites", "bone, liver [2026-03-02, CT, thorax and abdomen]", "bone, liver");
}

UNIT_SUITE(fact_text) = {
    UNIT_TEST(a_value_is_taken_in_any_case_with_spaces_or_hyphens),
    UNIT_TEST(what_clinicians_type_is_taken),
    UNIT_TEST(a_her2_score_that_says_too_little_is_refused),
    UNIT_TEST(a_slip_is_answered_with_the_nearest_value),
    UNIT_TEST(what_is_near_no_value_is_answered_with_the_list),
    UNIT_TEST(nothing_is_not_a_value),
    UNIT_TEST(a_value_longer_than_any_name_is_refused),
    UNIT_TEST(what_is_not_known_can_be_said),
    UNIT_TEST(unknown_may_be_a_value_of_its_own),
    UNIT_TEST(a_set_is_a_list_with_commas),
    UNIT_TEST(an_empty_set_is_called_none),
    UNIT_TEST(a_drug_brings_its_classes),
    UNIT_TEST(trade_and_short_names_of_drugs_are_taken),
    UNIT_TEST(every_wrong_member_is_named_and_nothing_is_taken),
    UNIT_TEST(none_is_not_a_member_among_others),
    UNIT_TEST(a_number_may_carry_its_unit),
    UNIT_TEST(other_units_are_converted),
    UNIT_TEST(a_unit_of_something_else_is_refused),
    UNIT_TEST(what_is_no_number_is_refused),
    UNIT_TEST(a_number_of_too_many_digits_is_refused),
    UNIT_TEST(a_whole_number_has_no_fraction),
    UNIT_TEST(an_implausible_number_is_no_problem_but_is_not_used),
    UNIT_TEST(a_date_and_a_source_follow_in_brackets),
    UNIT_TEST(a_month_or_a_year_is_a_date),
    UNIT_TEST(what_is_no_calendar_date_is_refused),
    UNIT_TEST(brackets_that_do_not_close_are_refused),
    UNIT_TEST(a_number_and_a_set_take_brackets_too),
    UNIT_END,
};
