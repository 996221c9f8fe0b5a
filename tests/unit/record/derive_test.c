/* What follows, what is only assumed, and what is left alone. */
#include "record/derive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/date.h"
#include "fixture.h"
#include "record/criteria.h"
#include "unit.h"

static const struct fact *find(const struct fixture *fixture, const char *name)
{
    const struct fact *fact = fact_find(fixture->vocabulary, name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(fact);
    return fact;
}

/* A fact with where it comes from: "positive, derived", "no, assumed", "?, conflict". */
static void expect_fact(const struct fixture *fixture, const struct record *record,
                        const char *name, const char *expected)
{
    static const char *const origins[] = {"", "given", "derived", "assumed"};
    const struct fact *fact = find(fixture, name);
    const struct reading *reading = record_at(record, fact->number);
    struct text text = {0};
    if (reading->state == FACT_UNKNOWN) {
        text_format(&text, "?, %s", trouble_name((enum fact_trouble)reading->trouble));
    } else {
        datum_write(fact, &reading->datum, &text);
        text_format(&text, ", %s", origins[reading->origin]);
        if (reading->origin == ORIGIN_DERIVED && reading->state == FACT_ASSUMED)
            text_put(&text, " from an assumption");
    }
    CU_ASSERT_STRING_EQUAL(text.bytes, expected);
    text_free(&text);
}

static void expect(const char *facts, const char *name, const char *expected)
{
    struct fixture fixture = fixture_open();
    expect_fact(&fixture, fixture_derived(&fixture, facts), name, expected);
    fixture_close(&fixture);
}

/* -------------------- the formulas of the vocabulary */

static void every_formula_can_be_read(void)
{
    struct fixture fixture = fixture_open();
    struct problems problems = {.arena = fixture.arena};
    CU_ASSERT_PTR_NOT_NULL(derivations_new(fixture.arena, fixture.vocabulary, &problems));
    CU_ASSERT_EQUAL(problems.count, 0);
    fixture_close(&fixture);
}

static void every_number_that_a_formula_gives_is_plausible(void)
{
    struct fixture fixture = fixture_open();
    int checked = 0;
    for (uint32_t i = 1; i < vocabulary_count(fixture.vocabulary); i++) {
        const struct fact *fact = fact_at(fixture.vocabulary, i);
        if (fact == NULL || !fact_is_numeric(fact) || fact->formula[0] == '\0')
            continue;
        double value = strtod(fact->formula, NULL);
        CU_ASSERT_TRUE(value >= fact->low && value <= fact->high);
        checked++;
    }
    CU_ASSERT_TRUE(checked > 5);
    fixture_close(&fixture);
}

static void hormone_receptors_follow_from_both_receptors(void)
{
    static const char name[] = "hormone_receptor";
    expect("er = positive", name, "positive, derived");
    expect("er = low; pr = negative", name, "positive, derived");
    expect("pr = positive", name, "positive, derived");
    expect("er = negative; pr = positive", name, "positive, derived");
    expect("er = negative; pr = negative", name, "negative, derived");
    expect("er = negative", name, "?, ");
    expect("pr = negative", name, "?, ");
    expect("age = 60", name, "?, ");
}

static void a_germline_mutation_needs_both_genes_to_be_ruled_out(void)
{
    expect("gbrca1 = mutated", "gbrca", "yes, derived");
    expect("gbrca2 = mutated; gbrca1 = wild_type", "gbrca", "yes, derived");
    expect("gbrca1 = wild_type; gbrca2 = wild_type", "gbrca", "no, derived");
    expect("gbrca1 = wild_type", "gbrca", "?, ");
}

static void pregnancy_is_ruled_out_only_for_a_reason(void)
{
    expect("sex = male", "pregnant", "no, derived");
    expect("menopause = post", "pregnant", "no, derived");
    expect("age = 56", "pregnant", "no, derived");
    expect("age = 55; sex = female; menopause = pre", "pregnant", "?, ");
    expect("age = 40", "pregnant", "?, ");
}

static void a_first_line_has_nothing_before_it_unless_a_treatment_goes_on(void)
{
    static const char name[] = "prior_therapy";
    expect("line = 1", name, "none, assumed");
    expect("line = 1; maintenance = no", name, "none, assumed");
    expect("line = 1; maintenance = yes", name, "?, ");
    expect("line = 1; on_cdk46 = yes", name, "?, ");
    expect("line = 1; progressed = no", name, "?, ");
    expect("line = 2", name, "?, ");
    expect("line = 1; prior_therapy = ribociclib", name, "ribociclib, given");
}

static void nothing_given_before_makes_this_the_first_line(void)
{
    expect("prior_therapy = none", "line", "1, derived");
    expect("prior_therapy = none", "endocrine_lines", "0, derived");
    expect("prior_therapy = none", "chemo_lines", "0, derived");
    expect("prior_therapy = letrozole", "line", "?, ");
    expect("age = 60", "line", "?, ");
}

static void what_follows_from_an_assumption_says_so(void)
{
    expect("line = 1", "chemo_lines", "0, derived from an assumption");
    expect("age = 60", "maintenance", "no, assumed");
    expect("age = 60", "bone_pain", "0, assumed");
    expect("age = 60", "stage", "metastatic, assumed");
}

static void without_adjuvant_therapy_its_months_are_999(void)
{
    static const char *const months[] = {
        "months_since_adjuvant_endocrine", "months_since_adjuvant_chemo",
        "months_since_adjuvant_anti_her2", "months_since_adjuvant_cdk46"};
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        expect("setting = de_novo", months[i], "999 months, derived");
        expect("adjuvant_therapy = none", months[i], "999 months, derived");
        expect("setting = recurrent", months[i], "?, ");
        expect("adjuvant_therapy = letrozole, ribociclib, paclitaxel, trastuzumab",
               months[i], "?, ");
    }
    expect("adjuvant_therapy = letrozole", "months_since_adjuvant_chemo",
           "999 months, derived");
    expect("adjuvant_therapy = docetaxel", "months_since_adjuvant_endocrine",
           "999 months, derived");
}

static void endocrine_resistance_is_graded(void)
{
    static const char name[] = "endocrine_resistance";
    expect("months_since_adjuvant_endocrine = 0; adjuvant_endocrine_months = 23", name,
           "primary, derived");
    expect("months_since_adjuvant_endocrine = 0; adjuvant_endocrine_months = 24; "
           "endocrine_lines = 0",
           name, "secondary, derived");
    expect("months_since_adjuvant_endocrine = 11; endocrine_lines = 0", name,
           "secondary, derived");
    expect("months_since_adjuvant_endocrine = 12; endocrine_lines = 0", name,
           "none, derived");
    expect("months_since_adjuvant_endocrine = 999; endocrine_lines = 1; "
           "cdk46_months = 5; progressed = yes",
           name, "primary, derived");
    expect("months_since_adjuvant_endocrine = 999; endocrine_lines = 1; "
           "cdk46_months = 5",
           name, "primary, derived from an assumption");
    expect("months_since_adjuvant_endocrine = 999; endocrine_lines = 1; "
           "cdk46_months = 6",
           name, "secondary, derived");
    expect("months_since_adjuvant_endocrine = 999", name, "?, ");
}

static void immunotherapy_is_unsuitable_for_a_reason_or_clearly_suitable(void)
{
    static const char name[] = "immunotherapy_unsuitable";
    expect("autoimmune = severe", name, "yes, derived");
    expect("transplant = yes", name, "yes, derived");
    expect("prior_therapy = pembrolizumab", name, "yes, derived");
    expect("adjuvant_therapy = atezolizumab, paclitaxel; "
           "months_since_adjuvant_chemo = 11",
           name, "yes, derived");
    expect("autoimmune = none; transplant = no; prior_therapy = none; "
           "adjuvant_therapy = atezolizumab, paclitaxel; "
           "months_since_adjuvant_chemo = 12",
           name, "no, derived");
    expect("autoimmune = none; transplant = no; prior_therapy = none", name, "?, ");
}

/* -------------------- what is left alone */

static void a_stated_value_is_never_replaced(void)
{
    expect("maintenance = yes", "maintenance", "yes, given");
    expect("bone_pain = 7", "bone_pain", "7, given");
    expect("er = positive; pr = positive; hormone_receptor = positive",
           "hormone_receptor", "positive, given");
}

static void unknown_is_a_statement_that_is_left_alone(void)
{
    expect("maintenance = unknown", "maintenance", "?, said_unknown");
    expect("er = positive; hormone_receptor = ?", "hormone_receptor", "?, said_unknown");
    expect("er = ?; pr = negative", "hormone_receptor", "?, ");
}

static void what_could_not_be_used_is_not_filled_in(void)
{
    expect("bone_pain = 11", "bone_pain", "?, implausible");
    expect("bone_pain = 3; bone_pain = 4", "bone_pain", "?, conflict");
    expect("sex = male; pregnant = yes; pregnant = no", "pregnant", "?, conflict");
}

static void what_follows_has_neither_date_nor_source(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_derived(&fixture, "er = low [2026-03-02, biopsy]");
    const struct reading *derived = record_at(record, POISE_FACT_HORMONE_RECEPTOR);
    CU_ASSERT_EQUAL(derived->date, DATE_UNKNOWN);
    CU_ASSERT_PTR_NULL(derived->source);
    CU_ASSERT_EQUAL(derived->line, 0);
    fixture_close(&fixture);
}

/* -------------------- contradictions */

static void a_statement_against_what_follows_is_a_conflict(void)
{
    expect("sex = male; pregnant = yes", "pregnant", "?, conflict");
    expect("er = negative; pr = negative; hormone_receptor = positive",
           "hormone_receptor", "?, conflict");
    expect("prior_therapy = none; line = 3", "line", "?, conflict");
    expect("setting = de_novo; months_since_adjuvant_chemo = 12",
           "months_since_adjuvant_chemo", "?, conflict");
}

static void what_is_in_conflict_supports_nothing(void)
{
    static const char facts[] =
        "setting = de_novo; adjuvant_therapy = letrozole; "
        "months_since_adjuvant_endocrine = 6; endocrine_lines = 0";
    expect(facts, "adjuvant_therapy", "?, conflict");
    expect(facts, "setting", "de_novo, given");
    expect(facts, "months_since_adjuvant_endocrine", "6 months, given");
    expect(facts, "months_since_adjuvant_chemo", "?, ");
}

static void a_contradiction_is_remarked_once(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_derived(&fixture, "sex = male; pregnant = yes");
    CU_ASSERT_PTR_NOT_NULL_FATAL(record->remarks);
    CU_ASSERT_STRING_EQUAL(
        record->remarks->text,
        "pregnant = yes: from other facts follows no; neither is used");
    CU_ASSERT_EQUAL(record_derive(record, fixture.derivations), POISE_OK);
    CU_ASSERT_PTR_EQUAL(record->last_remark, record->remarks);
    fixture_close(&fixture);
}

static void an_assumption_contradicts_nobody(void)
{
    expect("line = 1; prior_therapy = letrozole", "prior_therapy", "letrozole, given");
    expect("visceral_crisis = yes", "visceral_crisis", "yes, given");
    /* that no crisis was reported is assumed, so this rests on an assumption */
    expect("er = positive; her2 = low; endocrine_lines = 0; pregnant = no; "
           "months_since_adjuvant_endocrine = 999; chemotherapy_open = yes",
           "chemotherapy_open", "yes, given");
}

/* -------------------- formulas of a test */

/* Gives a fact another formula. The vocabulary is this test's own and not constant. */
static void plant(const struct fixture *fixture, const char *name, const char *formula)
{
    struct fact *fact = (struct fact *)(uintptr_t)find(fixture, name);
    fact->formula = formula;
}

struct planting {
    const char *fact;
    const char *formula;
};

/* A fact after the formulas of some facts were replaced. */
static void expect_planted(const struct planting *plantings, const char *facts,
                           const char *name, const char *expected)
{
    struct fixture fixture = fixture_open();
    for (; plantings->fact != NULL; plantings++)
        plant(&fixture, plantings->fact, plantings->formula);
    fixture.derivations =
        derivations_new(fixture.arena, fixture.vocabulary, &fixture.problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(fixture.derivations);
    expect_fact(&fixture, fixture_derived(&fixture, facts), name, expected);
    fixture_close(&fixture);
}

static void the_first_alternative_that_holds_gives_the_value(void)
{
    static const struct planting frail[] = {
        {"frail", "yes when ecog >= 3; no when ecog <= 1; yes when age > 90"}, {0}};
    expect_planted(frail, "ecog = 3; age = 95", "frail", "yes, derived");
    expect_planted(frail, "ecog = 1; age = 95", "frail", "no, derived");
    expect_planted(frail, "ecog = 2; age = 95", "frail", "yes, derived");
    expect_planted(frail, "ecog = 2; age = 60", "frail", "?, ");
}

static void an_alternative_that_cannot_be_told_hides_those_behind_it(void)
{
    static const struct planting frail[] = {
        {"frail", "yes when ecog >= 3; no when age < 60; else yes"}, {0}};
    expect_planted(frail, "age = 50", "frail", "?, ");
    expect_planted(frail, "ecog = 1", "frail", "?, ");
    expect_planted(frail, "ecog = 1; age = 50", "frail", "no, derived");
    expect_planted(frail, "ecog = 1; age = 60", "frail", "yes, derived");
}

static void a_formula_may_have_many_alternatives(void)
{
    static const struct planting pain[] = {
        {"bone_pain", "7 when ecog=0; 6 when ecog=1; 5 when ecog=2; 4 when ecog=3; "
                      "3 when age=16; 2 when age=17; 1 when age=18; else 0"},
        {0}};
    expect_planted(pain, "ecog = 0", "bone_pain", "7, derived");
    expect_planted(pain, "ecog = 3", "bone_pain", "4, derived");
    expect_planted(pain, "ecog = 4; age = 16", "bone_pain", "3, derived");
    expect_planted(pain, "ecog = 4; age = 18", "bone_pain", "1, derived");
    expect_planted(pain, "ecog = 4; age = 19", "bone_pain", "0, derived");
}

static void an_assumption_may_need_a_reason(void)
{
    static const struct planting frail[] = {{"frail", "assume no when ecog = 0"}, {0}};
    expect_planted(frail, "ecog = 0", "frail", "no, assumed");
    expect_planted(frail, "ecog = 1", "frail", "?, ");
    expect_planted(frail, "age = 60", "frail", "?, ");
    expect_planted(frail, "ecog = 0; frail = yes", "frail", "yes, given");
}

static void a_long_chain_is_followed_to_its_end_against_the_numbers(void)
{
    static const struct planting chain[] = {
        {"frail", "yes when fertility_wish = yes"},
        {"fertility_wish", "yes when receptor_discordant = yes"},
        {"receptor_discordant", "yes when onj = yes"},
        {"onj", "yes when mds = yes"},
        {0}};
    expect_planted(chain, "mds = yes", "frail", "yes, derived");
    expect_planted(chain, "mds = no", "frail", "?, ");
}

static void a_circle_comes_to_an_end(void)
{
    static const struct planting circle[] = {{"frail", "yes when mds = yes; else no"},
                                             {"mds", "yes when frail = yes; else no"},
                                             {0}};
    expect_planted(circle, "age = 60", "frail", "?, ");
    expect_planted(circle, "mds = no", "frail", "no, derived");
}

static void a_formula_that_cannot_be_read_is_a_problem(void)
{
    static const struct {
        const char *fact;
        const char *formula;
        const char *words;
    } cases[] = {
        {"frail", "maybe", "formula of frail: its value does not fit"},
        {"frail", "", NULL},
        {"frail", "yes when", "formula of frail: its value does not fit"},
        {"frail", "yes when ecgo > 2", "the nearest is \"ecog\""},
        {"frail", "yes when ecog > 2; else", "formula of frail"},
        {"frail", "yes when ecog > 2; no when age <", "a number is missing at the end"},
        {"age", "sixty when frail = yes", "formula of age: its value does not fit"},
        {"sites", "bone when frail = yes", "formula of sites: its value does not fit"},
        {"sites", "none when frail = yes", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture = fixture_open();
        plant(&fixture, cases[i].fact, cases[i].formula);
        struct derivations *made =
            derivations_new(fixture.arena, fixture.vocabulary, &fixture.problems);
        CU_ASSERT_EQUAL(made == NULL, cases[i].words != NULL);
        if (cases[i].words != NULL) {
            CU_ASSERT_TRUE(fixture_complains(&fixture, cases[i].words));
            CU_ASSERT_EQUAL(fixture.problems.last->status, POISE_E_CRITERION);
        }
        fixture_close(&fixture);
    }
}

/* -------------------- what to find out */

/* The facts to find out for a fact, joined by commas. */
static void expect_needs(const char *facts, const char *name, const char *expected)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_derived(&fixture, facts);
    struct cites needs = {0};
    struct text text = {0};
    derivation_needs(fixture.derivations, record, find(&fixture, name)->number, &needs);
    for (uint32_t i = 0; i < needs.count; i++)
        text_format(&text, "%s%s", i == 0 ? "" : ",",
                    fact_at(fixture.vocabulary, needs.facts[i])->name);
    CU_ASSERT_STRING_EQUAL(text.bytes, expected);
    text_free(&text);
    fixture_close(&fixture);
}

static void what_only_follows_is_found_out_through_what_it_follows_from(void)
{
    expect_needs("age = 60", "hormone_receptor", "er,pr");
    expect_needs("er = negative", "hormone_receptor", "pr");
    expect_needs("sex = male; er = negative; endocrine_lines = 0", "chemotherapy_open",
                 "pr,her2,months_since_adjuvant_endocrine");
}

static void anything_else_is_found_out_itself(void)
{
    expect_needs("age = 60", "her2", "her2");
    expect_needs("age = 40", "pregnant", "pregnant");     /* may be asked as well */
    expect_needs("gbrca1 = wild_type", "gbrca", "gbrca"); /* one test for both */
    expect_needs("hormone_receptor = ?", "hormone_receptor", "hormone_receptor");
    expect_needs("er = low", "hormone_receptor", "hormone_receptor"); /* known */
}

/* -------------------- memory */

static void without_memory_there_are_no_derivations(void)
{
    struct fixture fixture = fixture_open();
    struct arena *whole = arena_new(256);
    CU_ASSERT_PTR_NOT_NULL(derivations_new(whole, fixture.vocabulary, &fixture.problems));
    size_t needed = arena_used(whole);
    for (size_t limit = 16; limit < needed; limit += 1024) {
        struct arena *small = arena_new(256);
        arena_limit(small, limit);
        CU_ASSERT_PTR_NULL(derivations_new(small, fixture.vocabulary, &fixture.problems));
        arena_free(small);
    }
    CU_ASSERT_EQUAL(fixture.problems.count, 0); /* no formula is to blame */
    arena_free(whole);
    fixture_close(&fixture);
}

static void a_contradiction_that_finds_no_memory_is_told_and_not_used(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_record(&fixture, "sex = male; pregnant = yes");
    arena_limit(fixture.arena, arena_used(fixture.arena) + 1);
    CU_ASSERT_EQUAL(record_derive(record, fixture.derivations), POISE_E_MEMORY);
    arena_limit(fixture.arena, 0);
    expect_fact(&fixture, record, "pregnant", "?, conflict");
    fixture_close(&fixture);
}

static void firmness_does_not_depend_on_the_order_of_the_formulas(void)
{
    /* 8 is assumed, 85 is firm; 94 stands behind both and 14 between them */
    static const struct planting rules[] = {
        {"fertility_wish", "yes"},
        {"mds", "yes when transplant = yes"},
        {"receptor_discordant", "yes when fertility_wish = yes or mds = yes"},
        {"corneal_disease", "yes when fertility_wish = yes or mds = yes"},
        {0}};
    expect_planted(rules, "transplant = yes", "corneal_disease", "yes, derived");
    expect_planted(rules, "transplant = yes", "receptor_discordant", "yes, derived");
}

static void a_formula_tells_which_facts_it_reads(void)
{
    struct fixture fixture = fixture_open();
    bool reads[FACT_LIMIT] = {false};
    derivation_reads(fixture.derivations, POISE_FACT_PREGNANT, reads);
    CU_ASSERT_TRUE(reads[POISE_FACT_SEX]);
    CU_ASSERT_TRUE(reads[POISE_FACT_MENOPAUSE]);
    CU_ASSERT_TRUE(reads[POISE_FACT_AGE]);
    CU_ASSERT_FALSE(reads[POISE_FACT_ER]);
    fixture_close(&fixture);
}

static void a_fact_without_a_formula_reads_nothing(void)
{
    struct fixture fixture = fixture_open();
    bool reads[FACT_LIMIT] = {false};
    derivation_reads(fixture.derivations, POISE_FACT_ER, reads);
    for (uint32_t i = 0; i < FACT_LIMIT; i++)
        CU_ASSERT_FALSE(reads[i]);
    fixture_close(&fixture);
}

UNIT_SUITE(derive) = {
    UNIT_TEST(a_formula_tells_which_facts_it_reads),
    UNIT_TEST(a_fact_without_a_formula_reads_nothing),
    UNIT_TEST(every_formula_can_be_read),
    UNIT_TEST(every_number_that_a_formula_gives_is_plausible),
    UNIT_TEST(hormone_receptors_follow_from_both_receptors),
    UNIT_TEST(a_germline_mutation_needs_both_genes_to_be_ruled_out),
    UNIT_TEST(pregnancy_is_ruled_out_only_for_a_reason),
    UNIT_TEST(a_first_line_has_nothing_before_it_unless_a_treatment_goes_on),
    UNIT_TEST(nothing_given_before_makes_this_the_first_line),
    UNIT_TEST(what_follows_from_an_assumption_says_so),
    UNIT_TEST(without_adjuvant_therapy_its_months_are_999),
    UNIT_TEST(endocrine_resistance_is_graded),
    UNIT_TEST(immunotherapy_is_unsuitable_for_a_reason_or_clearly_suitable),
    UNIT_TEST(a_stated_value_is_never_replaced),
    UNIT_TEST(unknown_is_a_statement_that_is_left_alone),
    UNIT_TEST(what_could_not_be_used_is_not_filled_in),
    UNIT_TEST(what_follows_has_neither_date_nor_source),
    UNIT_TEST(a_statement_against_what_follows_is_a_conflict),
    UNIT_TEST(what_is_in_conflict_supports_nothing),
    UNIT_TEST(a_contradiction_is_remarked_once),
    UNIT_TEST(an_assumption_contradicts_nobody),
    UNIT_TEST(the_first_alternative_that_holds_gives_the_value),
    UNIT_TEST(an_alternative_that_cannot_be_told_hides_those_behind_it),
    UNIT_TEST(a_formula_may_have_many_alternatives),
    UNIT_TEST(an_assumption_may_need_a_reason),
    UNIT_TEST(a_long_chain_is_followed_to_its_end_against_the_numbers),
    UNIT_TEST(a_circle_comes_to_an_end),
    UNIT_TEST(a_formula_that_cannot_be_read_is_a_problem),
    UNIT_TEST(what_only_follows_is_found_out_through_what_it_follows_from),
    UNIT_TEST(anything_else_is_found_out_itself),
    UNIT_TEST(without_memory_there_are_no_derivations),
    UNIT_TEST(a_contradiction_that_finds_no_memory_is_told_and_not_used),
    UNIT_TEST(firmness_does_not_depend_on_the_order_of_the_formulas),
    UNIT_END,
};
