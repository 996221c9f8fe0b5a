/* What a record believes of what it is told. */
#include "record/record.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "held.h"

/* A fact, as a record holds it after it was told these facts in this order. */
static void expect_told(const char *facts, const char *name, const char *expected)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_record(&fixture, facts);
    CU_ASSERT_PTR_NOT_NULL_FATAL(record);
    expect_fact(record, name, expected);
    fixture_close(&fixture);
}

/* -------------------- stating facts */

static void a_new_record_knows_nothing(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = record_new(fixture.arena, fixture.vocabulary);
    CU_ASSERT_EQUAL(record->count, vocabulary_count(fixture.vocabulary));
    for (uint32_t i = 0; i < record->count; i++) {
        CU_ASSERT_FALSE(record_knows(record, i));
        CU_ASSERT_EQUAL(record_at(record, i)->date, DATE_UNKNOWN);
        CU_ASSERT_EQUAL(record_at(record, i)->origin, ORIGIN_NONE);
        CU_ASSERT_EQUAL(record_at(record, i)->trouble, TROUBLE_NONE);
    }
    CU_ASSERT_STRING_EQUAL(record->id, "");
    CU_ASSERT_STRING_EQUAL(record->title, "");
    CU_ASSERT_PTR_NULL(record->remarks);
    fixture_close(&fixture);
}

static void a_stated_fact_keeps_its_date_source_and_line(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        fixture_record(&fixture, "age = 60; her2 = low [2026-03-02, metastasis biopsy]");
    const struct reading *her2 = reading_of(record, "her2");
    CU_ASSERT_EQUAL(her2->state, FACT_KNOWN);
    CU_ASSERT_EQUAL(her2->origin, ORIGIN_GIVEN);
    CU_ASSERT_EQUAL(her2->datum.choice, POISE_HER2_LOW);
    CU_ASSERT_EQUAL(her2->date, day("2026-03-02"));
    CU_ASSERT_STRING_EQUAL(her2->source, "metastasis biopsy");
    CU_ASSERT_EQUAL(her2->line, 3);
    CU_ASSERT_FALSE(record_knows(record, POISE_FACT_ER));
    fixture_close(&fixture);
}

static void a_number_that_is_no_fact_is_refused(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = record_new(fixture.arena, fixture.vocabulary);
    const struct reading reading = {.date = DATE_UNKNOWN};
    CU_ASSERT_EQUAL(record_give(record, 0, &reading), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(record_give(record, record->count, &reading), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(record_give(record, UINT32_MAX, &reading), POISE_E_ARGUMENT);
    fixture_close(&fixture);
}

static void only_the_record_says_whether_a_fact_was_given(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = record_new(fixture.arena, fixture.vocabulary);
    const struct reading claims = {.datum.choice = POISE_YES,
                                   .state = FACT_UNKNOWN,
                                   .origin = ORIGIN_ASSUMED,
                                   .trouble = TROUBLE_STALE,
                                   .date = DATE_UNKNOWN};
    CU_ASSERT_EQUAL(record_give(record, POISE_FACT_FRAIL, &claims), POISE_OK);
    const struct reading *frail = reading_of(record, "frail");
    CU_ASSERT_EQUAL(frail->state, FACT_KNOWN);
    CU_ASSERT_EQUAL(frail->origin, ORIGIN_GIVEN);
    CU_ASSERT_EQUAL(frail->trouble, TROUBLE_NONE);
    fixture_close(&fixture);
}

/* -------------------- two values for one fact */

static void the_later_date_wins_in_either_order(void)
{
    expect_told("her2 = zero [2024-01-01]; her2 = low [2026-03-02]", "her2", "low");
    expect_told("her2 = low [2026-03-02]; her2 = zero [2024-01-01]", "her2", "low");
    expect_told("her2 = low [2026-03]; her2 = zero [2026-03-02]", "her2", "zero");
}

static void the_value_that_is_not_used_is_remarked(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        fixture_record(&fixture, "her2 = zero [2024-01-01]; her2 = low [2026-03-02]; "
                                 "qtc = 450 [2026-03-02]; qtc = 430 [2025-01-31]");
    expect_remarks(record, "her2 = zero [2024-01-01]: a newer value is used\n"
                           "qtc = 430 ms [2025-01-31]: a newer value is used\n");
    CU_ASSERT_EQUAL(record->remarks->fact, POISE_FACT_HER2);
    CU_ASSERT_EQUAL(record->remarks->trouble, TROUBLE_SUPERSEDED);
    CU_ASSERT_PTR_EQUAL(record->last_remark, record->remarks->next);
    fixture_close(&fixture);
}

static void values_that_no_date_can_order_are_in_conflict(void)
{
    expect_told("her2 = zero; her2 = low", "her2", "? conflict");
    expect_told("her2 = zero [2026-03-02]; her2 = low", "her2", "? conflict");
    expect_told("her2 = zero; her2 = low [2026-03-02]", "her2", "? conflict");
    expect_told("her2 = zero [2026-03-02]; her2 = low [2026-03-02]", "her2",
                "? conflict");
    expect_told("age = 60; age = 61", "age", "? conflict");
    expect_told("frail = yes; frail = no", "frail", "? conflict");
}

static void both_sides_of_a_conflict_are_shown(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_record(&fixture, "her2 = zero [2026-03-02]; "
                                                     "her2 = low; her2 = positive");
    expect_remarks(
        record, "her2 = zero [2026-03-02]: contradicts the next value; neither is used\n"
                "her2 = low: contradicts the value before; neither is used\n"
                "her2 = positive: one more value for a fact in conflict\n");
    for (const struct remark *r = record->remarks; r != NULL; r = r->next)
        CU_ASSERT_EQUAL(r->trouble, TROUBLE_CONFLICT);
    fixture_close(&fixture);
}

static void a_majority_does_not_settle_a_conflict(void)
{
    expect_told("her2 = zero; her2 = low; her2 = low; her2 = low", "her2", "? conflict");
}

static void the_same_value_twice_is_no_conflict(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_record(
        &fixture, "her2 = low; her2 = low [2026-03-02]; her2 = low [2024-01-01]");
    expect_fact(record, "her2", "low");
    CU_ASSERT_EQUAL(reading_of(record, "her2")->date, day("2026-03-02"));
    expect_remarks(record, "");
    fixture_close(&fixture);
}

static void a_set_is_the_same_in_any_order_but_not_in_part(void)
{
    expect_told("sites = bone, liver; sites = liver, bone, bone", "sites", "bone, liver");
    expect_told("sites = bone, liver; sites = bone", "sites", "? conflict");
    expect_told("sites = none; sites = none", "sites", "none");
}

/* -------------------- what cannot be */

static void the_ends_of_a_range_are_plausible(void)
{
    expect_told("age = 16", "age", "16 years");
    expect_told("age = 120", "age", "120 years");
    expect_told("qtc = 249.9", "qtc", "? implausible");
    expect_told("qtc = 700.1", "qtc", "? implausible");
    expect_told("bone_density_t = -8", "bone_density_t", "-8");
    expect_told("bone_density_t = -8.1", "bone_density_t", "? implausible");
}

static void a_value_is_judged_in_the_unit_of_its_fact(void)
{
    expect_told("haemoglobin = 12.1 g/dL", "haemoglobin", "121 g/L");
    expect_told("haemoglobin = 12.1", "haemoglobin", "? implausible");
}

static void an_implausible_value_is_remarked_with_its_range(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        fixture_record(&fixture, "age = 500 [2026-03-02]; tmb = -1; ecog = 5");
    expect_remarks(
        record,
        "age = 500 years [2026-03-02]: outside 16 to 120 years, so it is not used\n"
        "tmb = -1 mut/Mb: outside 0 to 1000 mut/Mb, so it is not used\n"
        "ecog = 5: outside 0 to 4, so it is not used\n");
    CU_ASSERT_EQUAL(record->remarks->trouble, TROUBLE_IMPLAUSIBLE);
    fixture_close(&fixture);
}

static void an_implausible_value_does_not_touch_a_plausible_one(void)
{
    expect_told("age = 60; age = 600", "age", "60 years");
    expect_told("age = 600; age = 60", "age", "60 years");
    expect_told("age = 60 [2020-01-01]; age = 600 [2026-01-01]", "age", "60 years");
}

static void a_fact_without_a_range_takes_any_number(void)
{
    struct fixture fixture = fixture_open();
    const struct fact weight = {
        .type = FACT_NUMBER, .name = "acme.weight", .unit = "kg", .meaning = "Weight"};
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &weight), POISE_OK);
    expect_fact(fixture_record(&fixture, "acme.weight = -12345"), "acme.weight",
                "-12345 kg");
    fixture_close(&fixture);
}

static void what_is_no_number_is_implausible(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = record_new(fixture.arena, fixture.vocabulary);
    struct reading reading = {.datum.number = 0, .date = DATE_UNKNOWN};
    reading.datum.number /= reading.datum.number;
    CU_ASSERT_EQUAL(record_give(record, POISE_FACT_QTC, &reading), POISE_OK);
    expect_fact(record, "qtc", "? implausible");
    fixture_close(&fixture);
}

static void said_to_be_unknown_is_a_statement(void)
{
    expect_told("her2 = unknown", "her2", "? said_unknown");
    expect_told("her2 = ?", "her2", "? said_unknown");
    expect_told("dental = unknown", "dental", "unknown"); /* a value of this fact */
}

/* -------------------- copies */

static void a_copy_has_what_was_given_and_nothing_that_followed(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_derived(&fixture, "er = low; pr = ?; age = 60; "
                                                      "age = 61; line = 1; ecog = 9");
    record->id = "p-1";
    record->title = "a person";
    struct record *copy = record_copy(fixture.arena, record);
    expect_fact(record, "hormone_receptor", "positive");
    expect_fact(record, "maintenance", "no");
    expect_fact(copy, "er", "low");
    expect_fact(copy, "hormone_receptor", "?");
    expect_fact(copy, "maintenance", "?");
    expect_fact(copy, "prior_therapy", "?");
    expect_fact(copy, "pr", "? said_unknown");
    expect_fact(copy, "age", "? conflict");
    expect_fact(copy, "ecog", "? implausible");
    CU_ASSERT_STRING_EQUAL(copy->id, "p-1");
    CU_ASSERT_STRING_EQUAL(copy->title, "a person");
    CU_ASSERT_STRING_EQUAL(copy->file, "test");
    expect_remarks(copy, "");
    fixture_close(&fixture);
}

static void a_copy_goes_its_own_way(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_record(&fixture, "er = low");
    struct record *copy = record_copy(fixture.arena, record);
    record_say_unknown(copy, POISE_FACT_PR);
    expect_fact(record, "pr", "?");
    expect_fact(copy, "pr", "? said_unknown");
    fixture_close(&fixture);
}

/* -------------------- contradictions */

static void a_contradicted_fact_is_shown_and_what_followed_is_forgotten(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_derived(&fixture, "er = low; bone_pain = 3");
    const union datum follows = {.number = 0};
    CU_ASSERT_EQUAL(record_contradict(record, POISE_FACT_BONE_PAIN, &follows), POISE_OK);
    expect_fact(record, "bone_pain", "? conflict");
    expect_fact(record, "er", "low");
    expect_fact(record, "hormone_receptor", "?");
    expect_fact(record, "maintenance", "?");
    CU_ASSERT_EQUAL(reading_of(record, "maintenance")->date, DATE_UNKNOWN);
    expect_remarks(record,
                   "bone_pain = 3: from other facts follows 0; neither is used\n");
    CU_ASSERT_EQUAL(record->remarks->trouble, TROUBLE_CONTRADICTED);
    fixture_close(&fixture);
}

static void a_copy_tries_a_contradiction_anew(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_derived(&fixture, "sex = male; pregnant = yes");
    expect_fact(record, "pregnant", "? conflict");
    struct record *copy = record_copy(fixture.arena, record);
    expect_fact(copy, "pregnant", "yes");
    copy->readings[POISE_FACT_SEX] = (struct reading){.date = DATE_UNKNOWN};
    CU_ASSERT_EQUAL(record_derive(copy, fixture.derivations), POISE_OK);
    expect_fact(copy, "pregnant", "yes");
    fixture_close(&fixture);
}

static void a_stated_value_counts_more_than_a_stated_unknown(void)
{
    expect_told("her2 = low; her2 = ?", "her2", "low");
    expect_told("her2 = ?; her2 = low", "her2", "low");
}

/* -------------------- writing and comparing */

static void values_are_written_as_in_a_case_file(void)
{
    expect_told("qtc = 420", "qtc", "420 ms");
    expect_told("calcium_corrected = 2.35", "calcium_corrected", "2.35 mmol/L");
    expect_told("ecog = 1", "ecog", "1");
    expect_told("frail = true", "frail", "yes");
    expect_told("er = pos", "er", "positive");
    expect_told("sites = liver, bone", "sites", "bone, liver");
    expect_told("sites = none", "sites", "none");
}

static void classes_that_a_drug_implies_are_known_but_not_written(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        fixture_record(&fixture, "prior_therapy = letrozole, endocrine, chemo");
    const struct reading *prior = reading_of(record, "prior_therapy");
    expect_fact(record, "prior_therapy", "chemo, letrozole");
    CU_ASSERT_TRUE(member_has(prior->datum.members, POISE_THERAPY_AI));
    CU_ASSERT_TRUE(member_has(prior->datum.members, POISE_THERAPY_ENDOCRINE));
    fixture_close(&fixture);
}

static void values_are_equal_when_they_mean_the_same(void)
{
    struct fixture fixture = fixture_open();
    const struct fact *qtc = fact_at(fixture.vocabulary, POISE_FACT_QTC);
    const struct fact *prior = fact_at(fixture.vocabulary, POISE_FACT_PRIOR_THERAPY);
    const struct fact *er = fact_at(fixture.vocabulary, POISE_FACT_ER);
    union datum a = {.number = 420};
    union datum b = {.number = 420.5};
    CU_ASSERT_FALSE(datum_equal(qtc, &a, &b));
    b.number = 420;
    CU_ASSERT_TRUE(datum_equal(qtc, &a, &b));
    a = (union datum){.members = {1, 0}};
    b = (union datum){.members = {1, 1}};
    CU_ASSERT_FALSE(datum_equal(prior, &a, &b)); /* differ past the 64th member */
    b.members[1] = 0;
    CU_ASSERT_TRUE(datum_equal(prior, &a, &b));
    a = (union datum){.members = {0, 1}}; /* choice 0, whatever stands behind it */
    b = (union datum){.choice = 0};
    CU_ASSERT_TRUE(datum_equal(er, &a, &b));
    fixture_close(&fixture);
}

static void every_trouble_has_a_name(void)
{
    CU_ASSERT_STRING_EQUAL(trouble_name(TROUBLE_NONE), "");
    CU_ASSERT_STRING_EQUAL(trouble_name(TROUBLE_FUTURE), "future");
    CU_ASSERT_STRING_EQUAL(trouble_name(TROUBLE_STALE), "stale");
    CU_ASSERT_STRING_EQUAL(trouble_name(TROUBLE_SUPERSEDED), "superseded");
}

/* -------------------- memory */

static void without_memory_there_is_no_record_and_no_copy(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_record(&fixture, "er = low");
    for (size_t limit = 16; limit < 2000; limit += 64) {
        struct arena *small = arena_new(256);
        arena_limit(small, limit);
        CU_ASSERT_PTR_NULL(record_new(small, fixture.vocabulary));
        CU_ASSERT_PTR_NULL(record_copy(small, record));
        arena_free(small);
    }
    fixture_close(&fixture);
}

static void a_remark_that_finds_no_memory_is_told_and_its_value_not_used(void)
{
    struct fixture fixture = fixture_open();
    int32_t fresh_days[FACT_LIMIT] = {0};
    const struct reading old = {.datum.choice = POISE_HER2_ZERO, .date = 10};
    const struct reading other = {.datum.choice = POISE_HER2_LOW, .date = 10};
    const struct reading age = {.datum.number = 500, .date = DATE_UNKNOWN};
    const struct reading er = {.datum.choice = POISE_ER_LOW, .date = 20};
    struct record *record = record_new(fixture.arena, fixture.vocabulary);
    CU_ASSERT_EQUAL(record_give(record, POISE_FACT_HER2, &old), POISE_OK);
    CU_ASSERT_EQUAL(record_give(record, POISE_FACT_ER, &er), POISE_OK);
    arena_limit(fixture.arena, arena_used(fixture.arena) + 1);
    CU_ASSERT_EQUAL(record_give(record, POISE_FACT_HER2, &other), POISE_E_MEMORY);
    CU_ASSERT_EQUAL(record_give(record, POISE_FACT_AGE, &age), POISE_E_MEMORY);
    CU_ASSERT_EQUAL(record_audit(record, 15, fresh_days), POISE_E_MEMORY);
    arena_limit(fixture.arena, 0);
    expect_fact(record, "her2", "? conflict");
    expect_fact(record, "age", "? implausible");
    expect_fact(record, "er", "? future");
    expect_remarks(record, "");
    fixture_close(&fixture);
}

static void a_remark_is_kept_whole_or_not_at_all(void)
{
    struct fixture fixture = fixture_open();
    const struct reading age = {.datum.number = 500, .date = DATE_UNKNOWN};
    struct record *record = record_new(fixture.arena, fixture.vocabulary);
    int32_t status = POISE_E_MEMORY;
    for (size_t more = 16; status != POISE_OK && more < 1024; more += 16) {
        arena_limit(fixture.arena, arena_used(fixture.arena) + more);
        status = record_give(record, POISE_FACT_AGE, &age);
        CU_ASSERT_EQUAL(record->remarks != NULL, status == POISE_OK);
    }
    CU_ASSERT_EQUAL(status, POISE_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(record->remarks->text, "age = 500 years: outside"));
    arena_limit(fixture.arena, 0);
    fixture_close(&fixture);
}

static void an_implausible_value_does_not_lift_a_conflict(void)
{
    expect_told("age = 60; age = 61; age = 500", "age", "? conflict");
    expect_told("age = 60; age = 61; age = 500; age = 62", "age", "? conflict");
}

static void the_order_of_statements_does_not_decide(void)
{
    expect_told("her2 = positive [2026-03-01]; her2 = low [2026-01-01]; "
                "her2 = zero [2026-01-01]",
                "her2", "positive");
    expect_told("her2 = low [2026-01-01]; her2 = zero [2026-01-01]; "
                "her2 = positive [2026-03-01]",
                "her2", "positive");
}

static void saying_unknown_does_not_lift_a_conflict(void)
{
    expect_told("her2 = low; her2 = zero; her2 = ?; her2 = positive", "her2",
                "? conflict");
}

static void a_conflict_may_be_no_pair_of_values(void)
{
    struct fixture fixture = fixture_open();
    const struct reading yes = {.datum.choice = 1, .date = DATE_UNKNOWN};
    struct record *record = record_new(fixture.arena, fixture.vocabulary);
    CU_ASSERT_EQUAL(record_give(record, POISE_FACT_ON_CDK46, &yes), POISE_OK);
    CU_ASSERT_EQUAL(record_say_conflict(record, POISE_FACT_ON_CDK46, "two at once"),
                    POISE_OK);
    expect_fact(record, "on_cdk46", "? conflict");
    CU_ASSERT_STRING_EQUAL(record->remarks->text, "on_cdk46: two at once");
    CU_ASSERT_EQUAL(record_say_conflict(record, 0, "x"), POISE_E_ARGUMENT);
    fixture_close(&fixture);
}

UNIT_SUITE(record) = {
    UNIT_TEST(a_new_record_knows_nothing),
    UNIT_TEST(a_stated_fact_keeps_its_date_source_and_line),
    UNIT_TEST(a_number_that_is_no_fact_is_refused),
    UNIT_TEST(only_the_record_says_whether_a_fact_was_given),
    UNIT_TEST(the_later_date_wins_in_either_order),
    UNIT_TEST(the_value_that_is_not_used_is_remarked),
    UNIT_TEST(values_that_no_date_can_order_are_in_conflict),
    UNIT_TEST(both_sides_of_a_conflict_are_shown),
    UNIT_TEST(a_majority_does_not_settle_a_conflict),
    UNIT_TEST(the_same_value_twice_is_no_conflict),
    UNIT_TEST(a_set_is_the_same_in_any_order_but_not_in_part),
    UNIT_TEST(the_ends_of_a_range_are_plausible),
    UNIT_TEST(a_value_is_judged_in_the_unit_of_its_fact),
    UNIT_TEST(an_implausible_value_is_remarked_with_its_range),
    UNIT_TEST(an_implausible_value_does_not_touch_a_plausible_one),
    UNIT_TEST(a_fact_without_a_range_takes_any_number),
    UNIT_TEST(what_is_no_number_is_implausible),
    UNIT_TEST(said_to_be_unknown_is_a_statement),
    UNIT_TEST(a_copy_has_what_was_given_and_nothing_that_followed),
    UNIT_TEST(a_copy_goes_its_own_way),
    UNIT_TEST(a_contradicted_fact_is_shown_and_what_followed_is_forgotten),
    UNIT_TEST(a_copy_tries_a_contradiction_anew),
    UNIT_TEST(a_stated_value_counts_more_than_a_stated_unknown),
    UNIT_TEST(values_are_written_as_in_a_case_file),
    UNIT_TEST(classes_that_a_drug_implies_are_known_but_not_written),
    UNIT_TEST(values_are_equal_when_they_mean_the_same),
    UNIT_TEST(every_trouble_has_a_name),
    UNIT_TEST(without_memory_there_is_no_record_and_no_copy),
    UNIT_TEST(a_remark_that_finds_no_memory_is_told_and_its_value_not_used),
    UNIT_TEST(a_remark_is_kept_whole_or_not_at_all),
    UNIT_TEST(an_implausible_value_does_not_lift_a_conflict),
    UNIT_TEST(the_order_of_statements_does_not_decide),
    UNIT_TEST(saying_unknown_does_not_lift_a_conflict),
    UNIT_TEST(a_conflict_may_be_no_pair_of_values),
    UNIT_END,
};
