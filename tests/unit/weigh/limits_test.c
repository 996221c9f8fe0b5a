/* Hard limits: constraints, never traded. */
#include "weigh/limits.h"

#include "base/decimal.h"
#include "shelf.h"
#include "unit.h"

/* Goals with limits, as "max_visits = 2; no_infusions = yes". */
static struct goals goals_with(struct fixture *fixture, const char *limits)
{
    struct goals goals;
    char text[200];
    snprintf(text, sizeof text, "%s", limits);
    goals_clear(&goals);
    for (char *entry = strtok(text, ";"); entry != NULL; entry = strtok(NULL, ";")) {
        char name[40];
        char value[40];
        CU_ASSERT_EQUAL(sscanf(entry, " %39s = %39s", name, value), 2);
        goals_entry(&goals, name, value, "test", 0, &fixture->problems);
    }
    CU_ASSERT_EQUAL(fixture->problems.count, 0);
    return goals;
}

/* What the limits make of an option, for a person so far away. */
static struct outcome limited(const char *members, const char *limits, double km)
{
    struct fixture fixture = fixture_open();
    struct outcome outcome = {.option = shelf_one(&fixture, members),
                              .state = OUTCOME_ELIGIBLE};
    struct goals goals = goals_with(&fixture, limits);
    limits_apply(&outcome, &goals, km);
    fixture_close(&fixture);
    return outcome;
}

static void expect(const char *members, const char *limits, enum outcome_limit limit)
{
    struct outcome outcome = limited(members, limits, 70);
    CU_ASSERT_EQUAL(outcome.limit, limit);
    CU_ASSERT_FALSE(outcome.limit_unknown);
}

static void expect_cannot_check(const char *members, const char *limits, double km)
{
    struct outcome outcome = limited(members, limits, km);
    CU_ASSERT_EQUAL(outcome.limit, LIMIT_NONE);
    CU_ASSERT_TRUE(outcome.limit_unknown);
}

static const char infusion[] =
    "logistics = { route = \"IV\"; visits = 2.67; hair = \"complete\"; };"
    "evidence = { design = \"phase 3 RCT\"; severe = 72; };";
static const char tablet[] =
    "logistics = { route = \"PO\"; visits = 1; hair = \"none\"; };"
    "evidence = { design = \"phase 3 RCT\"; severe = 30; };";

static void without_limits_nothing_is_outside(void)
{
    expect(infusion, "", LIMIT_NONE);
    expect("", "", LIMIT_NONE);
}

static void each_limit_is_broken_by_what_is_more_than_it(void)
{
    expect(infusion, "max_visits = 2", LIMIT_VISITS);
    expect(infusion, "max_severe = 33", LIMIT_SEVERE);
    expect(infusion, "max_travel = 5", LIMIT_TRAVEL); /* 2.67 x 2 hours */
    expect(infusion, "max_hair_loss = partial", LIMIT_HAIR);
    expect(infusion, "no_infusions = yes", LIMIT_INFUSION);
}

static void what_is_just_allowed_is_allowed(void)
{
    expect(infusion, "max_visits = 2.67", LIMIT_NONE);
    expect(infusion, "max_severe = 72", LIMIT_NONE);
    expect(infusion, "max_travel = 5.34", LIMIT_NONE);
    expect("logistics = { route = \"IV\"; hair = \"partial\"; };",
           "max_hair_loss = partial", LIMIT_NONE);
    expect(tablet, "max_hair_loss = none", LIMIT_NONE);
    expect(tablet, "no_infusions = yes", LIMIT_NONE);
    expect(infusion, "no_infusions = no", LIMIT_NONE);
}

static void counted_hair_loss_is_held_against_the_limit(void)
{
    expect("logistics = { route = \"PO\"; hair = \"partial\"; };"
           "toxicity = ({ domain = \"alopecia\"; any = 51; });",
           "max_hair_loss = partial", LIMIT_HAIR);
    expect("logistics = { route = \"PO\"; hair = \"complete\"; };"
           "toxicity = ({ domain = \"alopecia\"; any = 49; });",
           "max_hair_loss = partial", LIMIT_NONE);
}

static void an_unknown_figure_breaks_no_limit_but_is_told(void)
{
    expect_cannot_check("", "max_visits = 2", 70);
    expect_cannot_check("", "max_severe = 33", 70);
    expect_cannot_check("", "max_hair_loss = none", 70);
    expect_cannot_check(infusion, "max_travel = 5", -1);
}

static void tablets_need_no_travel_even_from_an_unknown_distance(void)
{
    struct outcome outcome = limited(tablet, "max_travel = 0", -1);
    CU_ASSERT_EQUAL(outcome.limit, LIMIT_NONE);
    CU_ASSERT_FALSE(outcome.limit_unknown);
}

static void the_first_of_several_broken_limits_is_told(void)
{
    expect(infusion, "no_infusions = yes; max_severe = 33; max_visits = 2", LIMIT_VISITS);
    expect(infusion, "no_infusions = yes; max_severe = 33", LIMIT_SEVERE);
}

static void one_limit_may_be_broken_while_another_cannot_be_checked(void)
{
    struct outcome outcome = limited("logistics = { route = \"IV\"; visits = 4; };",
                                     "max_visits = 2; max_severe = 33", 70);
    CU_ASSERT_EQUAL(outcome.limit, LIMIT_VISITS);
    CU_ASSERT_TRUE(outcome.limit_unknown);
}

static void every_limit_has_words_of_its_own(void)
{
    CU_ASSERT_STRING_EQUAL(limit_text(LIMIT_NONE), "");
    for (int a = LIMIT_VISITS; a <= LIMIT_INFUSION; a++) {
        CU_ASSERT_NOT_EQUAL(limit_text((enum outcome_limit)a)[0], '\0');
        for (int b = a + 1; b <= LIMIT_INFUSION; b++)
            CU_ASSERT_STRING_NOT_EQUAL(limit_text((enum outcome_limit)a),
                                       limit_text((enum outcome_limit)b));
    }
}

UNIT_SUITE(limits) = {
    UNIT_TEST(without_limits_nothing_is_outside),
    UNIT_TEST(each_limit_is_broken_by_what_is_more_than_it),
    UNIT_TEST(what_is_just_allowed_is_allowed),
    UNIT_TEST(counted_hair_loss_is_held_against_the_limit),
    UNIT_TEST(an_unknown_figure_breaks_no_limit_but_is_told),
    UNIT_TEST(tablets_need_no_travel_even_from_an_unknown_distance),
    UNIT_TEST(the_first_of_several_broken_limits_is_told),
    UNIT_TEST(one_limit_may_be_broken_while_another_cannot_be_checked),
    UNIT_TEST(every_limit_has_words_of_its_own),
    UNIT_END,
};
