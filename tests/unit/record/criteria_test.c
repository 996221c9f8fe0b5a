/* Truth of criteria, and which facts decided. */
#include "record/criteria.h"

#include <string.h>

#include "fixture.h"
#include "unit.h"

/* The truth of a criterion for a case in short. */
static enum truth truth_of(const char *criterion, const char *facts)
{
    struct fixture fixture = fixture_open();
    struct criteria *criteria = criteria_new(fixture.arena, fixture.vocabulary);
    struct criterion_error error = {0};
    uint16_t number = 0;
    CU_ASSERT_EQUAL(criterion_compile(criteria, criterion, &number, &error), POISE_OK);
    struct record *record = fixture_derived(&fixture, facts);
    enum truth truth = criterion_truth(criteria, number, record);
    uint8_t table[512] = {0};
    criteria_evaluate(criteria, record, table);
    CU_ASSERT_EQUAL(table[number], truth); /* both ways of evaluating agree */
    fixture_close(&fixture);
    return truth;
}

static void a_stated_fact_gives_a_firm_answer(void)
{
    CU_ASSERT_EQUAL(truth_of("her2 = low", "her2 = low"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("her2 = low", "her2 = zero"), FALSE_FIRM);
    CU_ASSERT_EQUAL(truth_of("her2 in (low, ultralow)", "her2 = ultralow"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("her2 != low", "her2 = zero"), TRUE_FIRM);
}

static void numbers_are_compared_in_the_unit_of_the_fact(void)
{
    CU_ASSERT_EQUAL(truth_of("qtc >= 450 ms", "qtc = 450"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("qtc > 450", "qtc = 450 ms"), FALSE_FIRM);
    CU_ASSERT_EQUAL(truth_of("qtc < 450 ms", "qtc = 449.9"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("qtc <= 449", "qtc = 450"), FALSE_FIRM);
}

static void unknown_is_never_no(void)
{
    CU_ASSERT_EQUAL(truth_of("her2 = low", "age = 60"), UNKNOWN);
    CU_ASSERT_EQUAL(truth_of("not her2 = low", "age = 60"), UNKNOWN);
    CU_ASSERT_EQUAL(truth_of("her2 = low or age > 50", "age = 60"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("her2 = low and age > 70", "age = 60"), FALSE_FIRM);
    CU_ASSERT_EQUAL(truth_of("her2 = low and age > 50", "age = 60"), UNKNOWN);
}

static void a_set_has_its_members_and_none(void)
{
    CU_ASSERT_EQUAL(truth_of("sites has bone", "sites = liver, bone"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("sites has lung", "sites = liver, bone"), FALSE_FIRM);
    CU_ASSERT_EQUAL(truth_of("sites = none", "sites = none"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("sites has bone", "age = 60"), UNKNOWN);
}

static void a_drug_implies_its_classes(void)
{
    CU_ASSERT_EQUAL(truth_of("prior_therapy has cdk46", "prior_therapy = ribociclib"),
                    TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("prior_therapy has chemo", "prior_therapy = ribociclib"),
                    FALSE_FIRM);
}

static void known_asks_for_the_fact_itself(void)
{
    CU_ASSERT_EQUAL(truth_of("known(her2)", "her2 = low"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("known(her2)", "age = 60"), FALSE_FIRM);
}

static void what_rests_on_an_assumption_is_never_firm(void)
{
    /* pregnant is assumed no for a man or after menopause only by derivation; maintenance
     * is assumed "no" when nothing is said. */
    CU_ASSERT_EQUAL(truth_of("maintenance = yes", "age = 60"), FALSE_ASSUMED);
    CU_ASSERT_EQUAL(truth_of("not maintenance = yes", "age = 60"), TRUE_ASSUMED);
    CU_ASSERT_EQUAL(truth_of("not maintenance = yes and age > 50", "age = 60"),
                    TRUE_ASSUMED);
    CU_ASSERT_EQUAL(truth_of("maintenance = yes or age > 50", "age = 60"), TRUE_FIRM);
}

/* The facts that a criterion cites, joined by commas. */
static void expect_cites(const char *criterion, const char *facts, const char *names)
{
    struct fixture fixture = fixture_open();
    struct criteria *criteria = criteria_new(fixture.arena, fixture.vocabulary);
    struct criterion_error error = {0};
    uint16_t number = 0;
    uint8_t table[512] = {0};
    struct cites cites = {0};
    char joined[256] = "";
    CU_ASSERT_EQUAL(criterion_compile(criteria, criterion, &number, &error), POISE_OK);
    criteria_evaluate(criteria, fixture_derived(&fixture, facts), table);
    criterion_cite(criteria, number, table, &cites);
    for (uint32_t i = 0; i < cites.count; i++) {
        strcat(joined, i == 0 ? "" : ",");
        strcat(joined, fact_at(fixture.vocabulary, cites.facts[i])->name);
    }
    CU_ASSERT_STRING_EQUAL(joined, names);
    fixture_close(&fixture);
}

static void the_deciding_leaf_is_cited_and_no_other(void)
{
    expect_cites("age > 70 and her2 = low", "age = 60; her2 = low", "age");
    expect_cites("age > 50 or her2 = low", "age = 60; her2 = low", "age");
    expect_cites("age > 50 and her2 = low", "age = 60; her2 = low", "age,her2");
    expect_cites("age > 50 and her2 = low", "age = 60", "her2"); /* what would settle it */
}

UNIT_SUITE(criteria) = {
    UNIT_TEST(a_stated_fact_gives_a_firm_answer),
    UNIT_TEST(numbers_are_compared_in_the_unit_of_the_fact),
    UNIT_TEST(unknown_is_never_no),
    UNIT_TEST(a_set_has_its_members_and_none),
    UNIT_TEST(a_drug_implies_its_classes),
    UNIT_TEST(known_asks_for_the_fact_itself),
    UNIT_TEST(what_rests_on_an_assumption_is_never_firm),
    UNIT_TEST(the_deciding_leaf_is_cited_and_no_other),
    UNIT_END,
};
