/* Truth of criteria, and which facts decided. */
#include "record/criteria.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

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

static void known_is_not_content_with_an_assumption_or_a_conflict(void)
{
    CU_ASSERT_EQUAL(truth_of("known(maintenance)", "age = 60"), FALSE_FIRM);
    CU_ASSERT_EQUAL(truth_of("known(maintenance)", "maintenance = no"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("known(hormone_receptor)", "er = low"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("known(her2)", "her2 = low; her2 = zero"), FALSE_FIRM);
    CU_ASSERT_EQUAL(truth_of("known(her2)", "her2 = ?"), FALSE_FIRM);
}

static void yes_holds_for_everybody(void)
{
    CU_ASSERT_EQUAL(truth_of("yes", "age = 60"), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("not yes", "age = 60"), FALSE_FIRM);
}

static void what_cannot_be_used_is_unknown(void)
{
    CU_ASSERT_EQUAL(truth_of("her2 = low", "her2 = low; her2 = zero"), UNKNOWN);
    CU_ASSERT_EQUAL(truth_of("her2 = low", "her2 = ?"), UNKNOWN);
    CU_ASSERT_EQUAL(truth_of("age > 25", "age = 500"), UNKNOWN);
    CU_ASSERT_EQUAL(truth_of("sites = none", "sites = ?"), UNKNOWN);
}

static void members_past_the_sixty_fourth_are_told_apart(void)
{
    static const char facts[] = "prior_therapy = trastuzumab";
    CU_ASSERT_EQUAL(truth_of("prior_therapy has trastuzumab", facts), TRUE_FIRM);
    CU_ASSERT_EQUAL(truth_of("prior_therapy has pam", facts), FALSE_FIRM);
    CU_ASSERT_EQUAL(truth_of("prior_therapy = none", facts), FALSE_FIRM);
    CU_ASSERT_EQUAL(truth_of("prior_therapy has ai", "prior_therapy = tdxd"), FALSE_FIRM);
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
    expect_cites("age > 50 and her2 = low", "age = 60",
                 "her2"); /* what would settle it */
}

static void a_negation_is_decided_by_what_it_negates(void)
{
    expect_cites("not (age > 50 or her2 = low)", "age = 60", "age");
    expect_cites("not (age > 70 and her2 = low)", "age = 60; her2 = low", "age");
    expect_cites("not her2 = low", "age = 60", "her2");
}

static void a_stated_fact_is_cited_before_an_assumed_one(void)
{
    expect_cites("maintenance = no or age > 50", "age = 60", "age");
    expect_cites("maintenance = yes and age > 70", "age = 60", "age");
    expect_cites("maintenance = no or age > 70", "age = 60", "maintenance");
}

static void each_fact_is_cited_once_in_the_order_of_the_criterion(void)
{
    expect_cites("qtc < 450 and age > 50 and qtc > 400", "age = 60; qtc = 420",
                 "qtc,age");
    expect_cites("known(her2) and yes", "her2 = low", "her2");
    expect_cites("yes", "age = 60", "");
}

static void facts_are_cited_as_far_as_there_is_room(void)
{
    struct cites cites = {0};
    const uint32_t room = sizeof cites.facts / sizeof *cites.facts;
    cites_add(&cites, 0); /* no fact */
    CU_ASSERT_EQUAL(cites.count, 0);
    for (uint32_t fact = 1; fact <= room + 5; fact++) {
        cites_add(&cites, fact);
        cites_add(&cites, fact);
    }
    CU_ASSERT_EQUAL(cites.count, room);
    CU_ASSERT_EQUAL(cites.facts[room - 1], room);
}

/* -------------------- looking into criteria */

static struct criteria *pool_of(struct fixture *fixture, const char *criterion,
                                uint16_t *number)
{
    struct criterion_error error;
    struct criteria *criteria = criteria_new(fixture->arena, fixture->vocabulary);
    CU_ASSERT_EQUAL(criterion_compile(criteria, criterion, number, &error), POISE_OK);
    return criteria;
}

static void every_fact_that_can_matter_is_read(void)
{
    struct fixture fixture = fixture_open();
    bool reads[FACT_LIMIT] = {false};
    uint16_t number;
    struct criteria *criteria =
        pool_of(&fixture, "not (age > 25 and known(her2)) or sites has bone and ecog = 1",
                &number);
    criterion_reads(criteria, number, reads);
    uint32_t count = 0;
    for (uint32_t i = 1; i < FACT_LIMIT; i++)
        count += reads[i];
    CU_ASSERT_EQUAL(count, 4);
    CU_ASSERT_TRUE(reads[POISE_FACT_AGE] && reads[POISE_FACT_HER2] &&
                   reads[POISE_FACT_SITES] && reads[POISE_FACT_ECOG]);
    fixture_close(&fixture);
}

static void a_criterion_can_be_taken_apart(void)
{
    struct fixture fixture = fixture_open();
    uint16_t number;
    struct criteria *criteria =
        pool_of(&fixture, "age > 25 and not (her2 = low or er = low)", &number);
    struct criterion_parts all = criterion_parts(criteria, number);
    CU_ASSERT_EQUAL(all.join, JOIN_AND);
    CU_ASSERT_EQUAL_FATAL(all.count, 2);
    struct criterion_parts age = criterion_parts(criteria, all.parts[0]);
    CU_ASSERT_EQUAL(age.join, JOIN_NONE);
    CU_ASSERT_EQUAL(age.count, 0);
    CU_ASSERT_EQUAL(age.fact, POISE_FACT_AGE);
    struct criterion_parts negated = criterion_parts(criteria, all.parts[1]);
    CU_ASSERT_EQUAL(negated.join, JOIN_NOT);
    CU_ASSERT_EQUAL_FATAL(negated.count, 1);
    struct criterion_parts either = criterion_parts(criteria, negated.parts[0]);
    CU_ASSERT_EQUAL(either.join, JOIN_OR);
    CU_ASSERT_EQUAL(either.count, 2);
    CU_ASSERT_EQUAL(criterion_parts(criteria, CRITERION_ALWAYS).fact, POISE_FACT_NONE);
    fixture_close(&fixture);
}

static void thresholds_ascend_each_once(void)
{
    struct fixture fixture = fixture_open();
    uint16_t number;
    double at[8];
    struct criteria *criteria = pool_of(
        &fixture,
        "age > 70 or age <= 50 or age >= 70 or age < 16 or age = 60 or qtc > 450 ms "
        "or known(age)",
        &number);
    CU_ASSERT_EQUAL_FATAL(criteria_thresholds(criteria, POISE_FACT_AGE, at, 8), 4);
    CU_ASSERT_EQUAL(at[0], 16);
    CU_ASSERT_EQUAL(at[1], 50);
    CU_ASSERT_EQUAL(at[2], 60);
    CU_ASSERT_EQUAL(at[3], 70);
    CU_ASSERT_EQUAL(criteria_thresholds(criteria, POISE_FACT_QTC, at, 8), 1);
    CU_ASSERT_EQUAL(at[0], 450);
    CU_ASSERT_EQUAL(criteria_thresholds(criteria, POISE_FACT_HER2, at, 8), 0);
    CU_ASSERT_EQUAL(criteria_thresholds(criteria, POISE_FACT_AGE, at, 2), 2);
    CU_ASSERT_TRUE(at[0] < at[1]);
    CU_ASSERT_EQUAL(criteria_thresholds(criteria, POISE_FACT_AGE, at, 0), 0);
    fixture_close(&fixture);
}

/* -------------------- criteria of any shape */

static const char any_case[] = "age = 60; sites = bone; er = low";

/* Questions to that case, with their truth. */
static const struct {
    const char *text;
    enum truth truth;
} questions[] = {
    {"age > 50 years", TRUE_FIRM},
    {"age > 70", FALSE_FIRM},
    {"sites has bone", TRUE_FIRM},
    {"sites = none", FALSE_FIRM},
    {"her2 = low", UNKNOWN},
    {"qtc >= 450 ms", UNKNOWN},
    {"maintenance = no", TRUE_ASSUMED},
    {"stage = early", FALSE_ASSUMED},
    {"hormone_receptor = positive", TRUE_FIRM},
    {"yes", TRUE_FIRM},
};

static uint64_t dice = 11;

static uint32_t roll(uint32_t sides)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(dice >> 33) % sides;
}

/* Writes a criterion of any shape and answers what its truth must be. */
static enum truth put_any(struct text *out, int depth)
{
    uint32_t shape = depth == 0 ? 0 : roll(4);
    if (shape == 0) {
        uint32_t i = roll(sizeof questions / sizeof *questions);
        text_put(out, questions[i].text);
        return questions[i].truth;
    }
    if (shape == 1) {
        text_put(out, "not (");
        enum truth inside = put_any(out, depth - 1);
        text_put(out, ")");
        return (enum truth)(TRUE_FIRM - inside);
    }
    bool both = shape == 2;
    uint32_t parts = 2 + roll(2);
    enum truth result = both ? TRUE_FIRM : FALSE_FIRM;
    for (uint32_t i = 0; i < parts; i++) {
        text_put(out, i == 0 ? "(" : both ? ") and (" : ") or (");
        enum truth part = put_any(out, depth - 1);
        result = (both ? part < result : part > result) ? part : result;
    }
    text_put(out, ")");
    return result;
}

struct any {
    struct fixture fixture;
    struct criteria *criteria;
    struct record *record;
    uint16_t number;
    enum truth expected;
};

static struct any any_criterion(void)
{
    struct any any = {.fixture = fixture_open()};
    struct text text = {0};
    any.expected = put_any(&text, 4);
    any.criteria = pool_of(&any.fixture, text.bytes, &any.number);
    any.record = fixture_derived(&any.fixture, any_case);
    text_free(&text);
    return any;
}

static void and_is_the_least_or_the_most_and_not_the_mirror(void)
{
    for (int i = 0; i < 300; i++) {
        struct any any = any_criterion();
        uint8_t table[2048];
        CU_ASSERT_FATAL(criteria_count(any.criteria) <= sizeof table);
        criteria_evaluate(any.criteria, any.record, table);
        CU_ASSERT_EQUAL(table[any.number], any.expected);
        CU_ASSERT_EQUAL(criterion_truth(any.criteria, any.number, any.record),
                        any.expected);
        fixture_close(&any.fixture);
    }
}

static void the_normal_form_reads_as_the_same_criterion(void)
{
    for (int i = 0; i < 300; i++) {
        struct any any = any_criterion();
        struct text normal = {0};
        struct criterion_error error = {0};
        uint16_t again = 0;
        criterion_write(any.criteria, any.number, &normal);
        CU_ASSERT_EQUAL(criterion_compile(any.criteria, normal.bytes, &again, &error),
                        POISE_OK);
        CU_ASSERT_EQUAL(again, any.number);
        text_free(&normal);
        fixture_close(&any.fixture);
    }
}

static bool is_cited(const struct cites *cites, uint32_t fact)
{
    for (uint32_t i = 0; i < cites->count; i++)
        if (cites->facts[i] == fact)
            return true;
    return false;
}

static void the_cited_facts_alone_decide_the_same(void)
{
    for (int i = 0; i < 300; i++) {
        struct any any = any_criterion();
        uint8_t table[2048];
        struct cites cites = {0};
        criteria_evaluate(any.criteria, any.record, table);
        criterion_cite(any.criteria, any.number, table, &cites);
        for (uint32_t f = 1; f < any.record->count; f++) {
            if (!is_cited(&cites, f))
                any.record->readings[f] = (struct reading){.state = FACT_UNKNOWN};
            else if (any.expected == UNKNOWN)
                CU_ASSERT_FALSE(record_knows(any.record, f));
        }
        CU_ASSERT_EQUAL(criterion_truth(any.criteria, any.number, any.record),
                        any.expected);
        CU_ASSERT_TRUE(any.expected != UNKNOWN || cites.count > 0);
        fixture_close(&any.fixture);
    }
}

UNIT_SUITE(criteria) = {
    UNIT_TEST(a_stated_fact_gives_a_firm_answer),
    UNIT_TEST(numbers_are_compared_in_the_unit_of_the_fact),
    UNIT_TEST(unknown_is_never_no),
    UNIT_TEST(a_set_has_its_members_and_none),
    UNIT_TEST(a_drug_implies_its_classes),
    UNIT_TEST(known_asks_for_the_fact_itself),
    UNIT_TEST(what_rests_on_an_assumption_is_never_firm),
    UNIT_TEST(known_is_not_content_with_an_assumption_or_a_conflict),
    UNIT_TEST(yes_holds_for_everybody),
    UNIT_TEST(what_cannot_be_used_is_unknown),
    UNIT_TEST(members_past_the_sixty_fourth_are_told_apart),
    UNIT_TEST(the_deciding_leaf_is_cited_and_no_other),
    UNIT_TEST(a_negation_is_decided_by_what_it_negates),
    UNIT_TEST(a_stated_fact_is_cited_before_an_assumed_one),
    UNIT_TEST(each_fact_is_cited_once_in_the_order_of_the_criterion),
    UNIT_TEST(facts_are_cited_as_far_as_there_is_room),
    UNIT_TEST(every_fact_that_can_matter_is_read),
    UNIT_TEST(a_criterion_can_be_taken_apart),
    UNIT_TEST(thresholds_ascend_each_once),
    UNIT_TEST(and_is_the_least_or_the_most_and_not_the_mirror),
    UNIT_TEST(the_normal_form_reads_as_the_same_criterion),
    UNIT_TEST(the_cited_facts_alone_decide_the_same),
    UNIT_END,
};
