/* Goals: importance, order, limits, and goals that cannot all hold. */
#include "intake/goals.h"

#include <string.h>

#include <poise/status.h>

#include "base/decimal.h"
#include "base/file.h"
#include "base/name.h"
#include "fixture.h"
#include "unit.h"

/* Reads a goals file; the problems are the fixture's. */
static int32_t read_goals(struct fixture *fixture, const char *text, struct goals *goals)
{
    char copy[2048];
    size_t length = strlen(text);
    CU_ASSERT_FATAL(length < sizeof copy);
    memcpy(copy, text, length + 1);
    struct file_bytes bytes = {copy, length};
    return goals_read(fixture->arena, "my.ini", &bytes, goals, &fixture->problems);
}

/* The goals of a text without a problem. */
static struct goals goals_of(const char *text)
{
    struct fixture fixture = fixture_open();
    struct goals goals;
    CU_ASSERT_EQUAL(read_goals(&fixture, text, &goals), POISE_OK);
    CU_ASSERT_EQUAL(fixture.problems.count, 0);
    fixture_close(&fixture);
    goals.origin = goals.label = goals.wish = NULL; /* gone with the fixture */
    return goals;
}

/* One problem with this status, line and reason. */
static void refuse(const char *text, int32_t status, int line, const char *reason)
{
    struct fixture fixture = fixture_open();
    struct goals goals;
    CU_ASSERT_EQUAL(read_goals(&fixture, text, &goals), status);
    CU_ASSERT_EQUAL_FATAL(fixture.problems.count, 1);
    CU_ASSERT_EQUAL(fixture.problems.first->status, status);
    CU_ASSERT_EQUAL(fixture.problems.first->line, line);
    CU_ASSERT_STRING_EQUAL(fixture.problems.first->file, "my.ini");
    CU_ASSERT_STRING_EQUAL(fixture.problems.first->reason, reason);
    fixture_close(&fixture);
}

/* -------------------- importance */

static void importance_is_held_in_thousandths(void)
{
    struct goals goals = goals_of("[goals]\nbenefit = 10\nsymptoms = 1.8\nhair = 0\n");
    CU_ASSERT_TRUE(goals.has_importance);
    CU_ASSERT_EQUAL(goals.importance[POISE_DIMENSION_BENEFIT], 10000);
    CU_ASSERT_EQUAL(goals.importance[POISE_DIMENSION_SYMPTOMS], 1800);
    CU_ASSERT_EQUAL(goals.importance[POISE_DIMENSION_HAIR], 0);
    CU_ASSERT_EQUAL(goals.importance[POISE_DIMENSION_TIME], FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(goals.order_count, 0);
}

static void every_dimension_of_the_person_has_a_name(void)
{
    struct goals goals = goals_of("benefit = 1\nsymptoms = 2\nserious_risk = 3\n"
                                  "hair = 4\ntime = 5\ntravel = 6\nroute = 7\n"
                                  "monitoring = 8\ncomplexity = 9\nnerves = 10\n"
                                  "bowel = 0.5\n");
    const int32_t expected[] = {1000, 2000, 3000, 4000,  5000, 6000,
                                7000, 8000, 9000, 10000, 500};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        CU_ASSERT_EQUAL(goals.importance[i], expected[i]);
}

static void the_dimensions_of_the_site_are_not_goals(void)
{
    refuse("guideline = 5\n", POISE_E_GOAL, 1, "no goal is called \"guideline\"");
    refuse("order = hair, caution\n", POISE_E_GOAL, 1,
           "order: no goal is called \"caution\"");
}

static void importance_is_from_0_to_10(void)
{
    refuse("hair = 10.1\n", POISE_E_GOAL, 1,
           "hair is a number from 0 to 10, not \"10.1\"");
    refuse("\nhair = -1\n", POISE_E_GOAL, 2, "hair is a number from 0 to 10, not \"-1\"");
    refuse("[goals]\nhair = much\n", POISE_E_GOAL, 2,
           "hair is a number from 0 to 10, not \"much\"");
    refuse("[goals]\nhair =\n", POISE_E_GOAL, 2,
           "hair is a number from 0 to 10, not \"\"");
}

static void one_goal_with_two_numbers_is_a_contradiction(void)
{
    refuse("hair = 3\ntime = 1\nhair = 4\n", POISE_E_GOALS_CONFLICT, 3,
           "the same goal is given two numbers");
    CU_ASSERT_EQUAL(goals_of("hair = 3\nhair = 3.0\n").importance[POISE_DIMENSION_HAIR],
                    3000);
}

/* -------------------- order */

static void an_order_names_the_most_important_first(void)
{
    struct goals goals = goals_of("order = hair, benefit,time\n");
    CU_ASSERT_EQUAL_FATAL(goals.order_count, 3);
    CU_ASSERT_EQUAL(goals.order[0], POISE_DIMENSION_HAIR);
    CU_ASSERT_EQUAL(goals.order[1], POISE_DIMENSION_BENEFIT);
    CU_ASSERT_EQUAL(goals.order[2], POISE_DIMENSION_TIME);
    CU_ASSERT_FALSE(goals.has_importance);
}

static void an_order_may_be_written_with_greater_than(void)
{
    struct goals goals = goals_of("order = nerves > bowel > travel\n");
    CU_ASSERT_EQUAL_FATAL(goals.order_count, 3);
    CU_ASSERT_EQUAL(goals.order[0], POISE_DIMENSION_NERVES);
    CU_ASSERT_EQUAL(goals.order[2], POISE_DIMENSION_TRAVEL);
}

static void an_order_may_name_every_goal(void)
{
    struct goals goals =
        goals_of("order = benefit, symptoms, serious_risk, hair, time, travel, route,\n"
                 "        monitoring, complexity, nerves, bowel\n");
    CU_ASSERT_EQUAL_FATAL(goals.order_count, 11);
    CU_ASSERT_EQUAL(goals.order[10], POISE_DIMENSION_BOWEL);
}

static void an_order_names_goals_only(void)
{
    refuse("order = hair, money\n", POISE_E_GOAL, 1,
           "order: no goal is called \"money\"");
    refuse("order = hair, max_visits\n", POISE_E_GOAL, 1,
           "order: no goal is called \"max_visits\"");
    refuse("order = hair time\n", POISE_E_GOAL, 1,
           "order: no goal is called \"hair time\"");
}

static void an_order_that_contradicts_itself_is_refused(void)
{
    refuse("order = hair, time, hair\n", POISE_E_GOALS_CONFLICT, 1,
           "a goal stands twice in the order");
    refuse("order = hair\norder = time\n", POISE_E_GOALS_CONFLICT, 2,
           "the order of goals is given twice");
}

static void an_order_and_numbers_contradict_each_other(void)
{
    refuse("order = hair\nbenefit = 5\n", POISE_E_GOALS_CONFLICT, 2,
           "goals are given both as an order and as numbers");
    refuse("benefit = 5\norder = hair, time\n", POISE_E_GOALS_CONFLICT, 2,
           "goals are given both as numbers and as an order");
}

/* -------------------- limits */

static void limits_are_read_beside_importance(void)
{
    struct goals goals = goals_of("hair = 5\n"
                                  "max_visits = 2\n"
                                  "max_severe = 33 %\n"
                                  "max_travel = 4.5\n"
                                  "max_hair_loss = partial\n"
                                  "no_infusions = yes\n");
    CU_ASSERT_EQUAL(goals.max_visits, 2000);
    CU_ASSERT_EQUAL(goals.max_severe, 33000);
    CU_ASSERT_EQUAL(goals.max_travel, 4500);
    CU_ASSERT_EQUAL(goals.max_hair, 500);
    CU_ASSERT_TRUE(goals.no_infusions);
    CU_ASSERT_TRUE(goals.has_importance);
}

static void a_limit_of_nothing_is_a_limit(void)
{
    struct goals goals = goals_of("max_visits = 0\nmax_severe = 0%\nmax_travel = 0\n"
                                  "max_hair_loss = none\n");
    CU_ASSERT_EQUAL(goals.max_visits, 0);
    CU_ASSERT_EQUAL(goals.max_severe, 0);
    CU_ASSERT_EQUAL(goals.max_travel, 0);
    CU_ASSERT_EQUAL(goals.max_hair, 0);
    CU_ASSERT_FALSE(goals_empty(&goals));
}

static void limits_have_ranges(void)
{
    refuse("max_visits = 29\n", POISE_E_GOAL, 1,
           "max_visits is a number from 0 to 28, not \"29\"");
    refuse("max_severe = 101 %\n", POISE_E_GOAL, 1,
           "max_severe is a number from 0 to 100, not \"101 %\"");
    refuse("max_travel = 401\n", POISE_E_GOAL, 1,
           "max_travel is a number from 0 to 400, not \"401\"");
    refuse("max_travel = 4 hours\n", POISE_E_GOAL, 1,
           "max_travel is a number from 0 to 400, not \"4 hours\"");
    refuse("max_hair_loss = some\n", POISE_E_GOAL, 1,
           "max_hair_loss is \"none\" or \"partial\", not \"some\"");
    refuse("no_infusions = perhaps\n", POISE_E_GOAL, 1,
           "no_infusions is \"yes\" or \"no\", not \"perhaps\"");
}

/* -------------------- empty */

static void cleared_goals_say_nothing(void)
{
    struct goals goals;
    memset(&goals, 0x5a, sizeof goals);
    goals_clear(&goals);
    CU_ASSERT_TRUE(goals_empty(&goals));
    CU_ASSERT_PTR_NULL(goals.label);
    CU_ASSERT_PTR_NULL(goals.origin);
    CU_ASSERT_EQUAL(goals.importance[POISE_DIMENSION_BENEFIT], FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(goals.max_severe, FIXED_UNKNOWN);
}

static void any_goal_at_all_is_not_empty(void)
{
    const char *const texts[] = {"hair = 0",
                                 "order = hair",
                                 "max_visits = 28",
                                 "max_severe = 5",
                                 "max_travel = 1",
                                 "no_infusions = yes",
                                 "max_hair_loss = partial"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct goals goals = goals_of(texts[i]);
        CU_ASSERT_FALSE(goals_empty(&goals));
    }
    struct goals nothing = goals_of("no_infusions = no\n");
    CU_ASSERT_TRUE(goals_empty(&nothing));
}

static void importance_and_order_are_not_limits(void)
{
    const char *const limits[] = {"max_visits = 28", "max_severe = 0", "max_travel = 1",
                                  "max_hair_loss = none", "no_infusions = yes"};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct goals goals = goals_of(limits[i]);
        CU_ASSERT_TRUE(goals_limit(&goals));
    }
    struct goals important = goals_of("hair = 10\nno_infusions = no\n");
    CU_ASSERT_FALSE(goals_limit(&important));
    struct goals ordered = goals_of("order = hair, time\n");
    CU_ASSERT_FALSE(goals_limit(&ordered));
}

/* -------------------- one entry */

static void an_entry_that_is_no_goal_is_left_to_the_caller(void)
{
    struct fixture fixture = fixture_open();
    struct goals goals;
    goals_clear(&goals);
    CU_ASSERT_FALSE(goals_entry(&goals, "wishes", "home", "f", 1, &fixture.problems));
    CU_ASSERT_FALSE(goals_entry(&goals, "hai", "5", "f", 1, &fixture.problems));
    CU_ASSERT_EQUAL(fixture.problems.count, 0);
    CU_ASSERT_TRUE(goals_empty(&goals));
    fixture_close(&fixture);
}

static void an_entry_with_a_bad_value_is_a_goal_all_the_same(void)
{
    struct fixture fixture = fixture_open();
    struct goals goals;
    goals_clear(&goals);
    CU_ASSERT_TRUE(goals_entry(&goals, "hair", "x", "f", 4, &fixture.problems));
    CU_ASSERT_EQUAL_FATAL(fixture.problems.count, 1);
    CU_ASSERT_EQUAL(fixture.problems.first->line, 4);
    CU_ASSERT_TRUE(goals_empty(&goals));
    fixture_close(&fixture);
}

/* What goals_unknown says of a name. */
static const char *nearest_to(struct fixture *fixture, const char *name)
{
    goals_unknown(name, "f", 1, &fixture->problems);
    return fixture->problems.last->reason;
}

static void the_nearest_goal_is_offered(void)
{
    static const char *const typed[][2] = {{"beneft", "benefit"},
                                           {"max_visit", "max_visits"},
                                           {"no_infusion", "no_infusions"},
                                           {"odrer", "order"}};
    struct fixture fixture = fixture_open();
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        CU_ASSERT_PTR_NOT_NULL(strstr(nearest_to(&fixture, typed[i][0]), typed[i][1]));
    CU_ASSERT_STRING_EQUAL(nearest_to(&fixture, "guideline"),
                           "no goal is called \"guideline\"");
    fixture_close(&fixture);
}

/* -------------------- a file */

static void a_preset_carries_its_label_and_its_wish(void)
{
    struct fixture fixture = fixture_open();
    struct goals goals;
    CU_ASSERT_EQUAL(read_goals(&fixture,
                               "; Tablets count most.\n"
                               "[meta]\nlabel = Tablets only\nwish = oral_only\n"
                               "[goals]\nroute = 2\n",
                               &goals),
                    POISE_OK);
    CU_ASSERT_STRING_EQUAL(goals.label, "Tablets only");
    CU_ASSERT_STRING_EQUAL(goals.wish, "oral_only");
    CU_ASSERT_STRING_EQUAL(goals.origin, "my.ini");
    CU_ASSERT_EQUAL(goals.importance[POISE_DIMENSION_ROUTE], 2000);
    fixture_close(&fixture);
}

static void a_label_may_stand_before_any_section(void)
{
    struct fixture fixture = fixture_open();
    struct goals goals;
    CU_ASSERT_EQUAL(read_goals(&fixture, "label = Home\ntravel = 9\n", &goals), POISE_OK);
    CU_ASSERT_STRING_EQUAL(goals.label, "Home");
    fixture_close(&fixture);
}

static void what_a_goals_file_does_not_know_is_refused(void)
{
    refuse("[meta]\nauthor = me\n", POISE_E_GOAL, 2,
           "[meta] takes label and wish, not \"author\"");
    refuse("[person]\nage = 62\n", POISE_E_SECTION, 2,
           "a goals file has the sections [meta] and [goals], not [person]");
    refuse("[goals]\nbeneft = 5\n", POISE_E_GOAL, 2,
           "no goal is called \"beneft\"; the nearest is \"benefit\"");
    refuse("[goals]\nxyzzy = 5\n", POISE_E_GOAL, 2, "no goal is called \"xyzzy\"");
}

static void every_problem_is_reported_in_one_run(void)
{
    const int lines[] = {2, 3, 5, 6};
    struct fixture fixture = fixture_open();
    struct goals goals;
    CU_ASSERT_NOT_EQUAL(read_goals(&fixture,
                                   "[goals]\nhair = 11\nbeneft = 5\ntime = 5\n"
                                   "order = hair\nmax_visits = many\n",
                                   &goals),
                        POISE_OK);
    CU_ASSERT_EQUAL_FATAL(fixture.problems.count, 4);
    const struct problem *problem = fixture.problems.first;
    for (size_t i = 0; i < 4; i++, problem = problem->next)
        CU_ASSERT_EQUAL(problem->line, lines[i]);
    fixture_close(&fixture);
}

static void a_file_without_a_goal_is_refused(void)
{
    refuse("", POISE_E_GOAL, 0, "the file states no goal");
    refuse("# nothing yet\n[goals]\n", POISE_E_GOAL, 0, "the file states no goal");
}

static void a_file_that_is_no_text_is_refused(void)
{
    refuse("hair = 5\nlabel = caf\xe9\n", POISE_E_TEXT, 0,
           "this is not a text file in UTF-8");
    refuse("{\"hair\" 5}\n", POISE_E_SYNTAX, 1, "\"{\"hair\" 5}\" is not `name = value`");
}

static void windows_files_are_read(void)
{
    struct goals goals =
        goals_of("\xef\xbb\xbf[goals]\r\norder = hair,\r\n  time\r\nmax_visits = 2\r\n");
    CU_ASSERT_EQUAL(goals.order_count, 2);
    CU_ASSERT_EQUAL(goals.max_visits, 2000);
}

UNIT_SUITE(goals) = {
    UNIT_TEST(importance_is_held_in_thousandths),
    UNIT_TEST(every_dimension_of_the_person_has_a_name),
    UNIT_TEST(the_dimensions_of_the_site_are_not_goals),
    UNIT_TEST(importance_is_from_0_to_10),
    UNIT_TEST(one_goal_with_two_numbers_is_a_contradiction),
    UNIT_TEST(an_order_names_the_most_important_first),
    UNIT_TEST(an_order_may_be_written_with_greater_than),
    UNIT_TEST(an_order_may_name_every_goal),
    UNIT_TEST(an_order_names_goals_only),
    UNIT_TEST(an_order_that_contradicts_itself_is_refused),
    UNIT_TEST(an_order_and_numbers_contradict_each_other),
    UNIT_TEST(limits_are_read_beside_importance),
    UNIT_TEST(a_limit_of_nothing_is_a_limit),
    UNIT_TEST(limits_have_ranges),
    UNIT_TEST(cleared_goals_say_nothing),
    UNIT_TEST(any_goal_at_all_is_not_empty),
    UNIT_TEST(importance_and_order_are_not_limits),
    UNIT_TEST(an_entry_that_is_no_goal_is_left_to_the_caller),
    UNIT_TEST(an_entry_with_a_bad_value_is_a_goal_all_the_same),
    UNIT_TEST(the_nearest_goal_is_offered),
    UNIT_TEST(a_preset_carries_its_label_and_its_wish),
    UNIT_TEST(a_label_may_stand_before_any_section),
    UNIT_TEST(what_a_goals_file_does_not_know_is_refused),
    UNIT_TEST(every_problem_is_reported_in_one_run),
    UNIT_TEST(a_file_without_a_goal_is_refused),
    UNIT_TEST(a_file_that_is_no_text_is_refused),
    UNIT_TEST(windows_files_are_read),
    UNIT_END,
};
