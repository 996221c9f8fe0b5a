/* Plans: what goes together, what does not, and what to mind. */
#include "weigh/plan.h"

#include <string.h>

#include "shelf.h"
#include "unit.h"

enum { ROOM = 40 };

/* A ranked list in the order of a shelf, ready for a plan. */
struct table {
    struct fixture fixture;
    const struct catalogue *catalogue;
    uint32_t count;
    struct outcome outcomes[ROOM];
    struct outcome *order[ROOM];
    struct plan plan;
};

static void lay(struct table *table, const char *const *members, const char *rest)
{
    memset(table, 0, sizeof *table);
    table->fixture = fixture_open();
    table->catalogue = shelf(&table->fixture, members, rest);
    table->count = table->catalogue->option_count;
    for (uint32_t i = 0; i < table->count; i++) {
        table->order[i] = &table->outcomes[i];
        table->outcomes[i] = (struct outcome){
            .option = &table->catalogue->options[i],
            .state = OUTCOME_ELIGIBLE,
            .urgency = table->catalogue->options[i].urgency,
            .level = table->catalogue->options[i].level,
        };
    }
}

static void goes_with(struct table *table, uint32_t option, uint16_t companion)
{
    struct outcome *outcome = &table->outcomes[option];
    outcome->with[outcome->with_count++] = companion;
}

/* Makes the plan: the ids of its steps, joined by spaces. */
static void expect(struct table *table, const char *steps)
{
    char joined[256] = "";
    plan_make(table->catalogue, table->order, table->count, &table->plan);
    for (uint32_t i = 0; i < table->plan.step_count; i++) {
        strcat(joined, i == 0 ? "" : " ");
        strcat(joined, table->plan.steps[i].option->id);
    }
    CU_ASSERT_STRING_EQUAL(joined, steps);
    fixture_close(&table->fixture);
}

#define DRUG    "role = \"systemic\";"
#define LOCAL   "role = \"local\";"
#define BONE    "role = \"bone\";"
#define SUPPORT "role = \"support\";"
#define TRIAL   "role = \"trial\";"

static void the_first_of_each_role_is_in_the_plan(void)
{
    const char *const list[] = {DRUG, DRUG, LOCAL, LOCAL, BONE, SUPPORT, NULL};
    struct table table;
    lay(&table, list, "");
    expect(&table, "a c e f");
}

static void joining_a_trial_is_a_decision_of_its_own(void)
{
    const char *const list[] = {DRUG, TRIAL, SUPPORT, NULL};
    struct table table;
    lay(&table, list, "");
    expect(&table, "a c");
}

static void every_urgent_action_is_in_the_plan(void)
{
    const char *const list[] = {LOCAL "urgency = \"emergency\";",
                                LOCAL "urgency = \"soon\";", LOCAL, DRUG, NULL};
    struct table table;
    lay(&table, list, "");
    expect(&table, "a b d");
}

static void what_excludes_an_earlier_step_gives_way_to_the_next(void)
{
    const char *const list[] = {DRUG "tags = [ \"x\" ];", LOCAL "tags = [ \"y\" ];",
                                LOCAL "tags = [ \"z\" ];", NULL};
    struct table table;
    lay(&table, list,
        "interactions = ({ a = [ \"y\" ]; b = [ \"x\" ]; excludes = true;"
        "                  text = \"Never x with y\"; });");
    expect(&table, "a c");
}

static void what_only_needs_minding_stays_and_is_noted(void)
{
    const char *const list[] = {DRUG "tags = [ \"x\" ];", LOCAL "tags = [ \"y\" ];", BONE,
                                NULL};
    struct table table;
    lay(&table, list,
        "interactions = ({ a = [ \"y\" ]; b = [ \"x\" ]; text = \"Hold x during y\"; "
        "});");
    expect(&table, "a b c");
    CU_ASSERT_EQUAL(table.plan.note_count, 1);
    CU_ASSERT_PTR_EQUAL(table.plan.notes[0].a, table.outcomes[0].option);
    CU_ASSERT_PTR_EQUAL(table.plan.notes[0].b, table.outcomes[1].option);
}

static void what_does_not_meet_is_not_noted(void)
{
    const char *const list[] = {DRUG "tags = [ \"x\" ];", DRUG "tags = [ \"y\" ];", BONE,
                                NULL};
    struct table table;
    lay(&table, list,
        "interactions = ({ a = [ \"y\" ]; b = [ \"x\" ]; text = \"Hold x during y\"; "
        "});");
    expect(&table, "a c");
    CU_ASSERT_EQUAL(table.plan.note_count, 0);
}

static void companions_follow_the_step_they_go_with(void)
{
    const char *const list[] = {DRUG, BONE, DRUG "addon = true;", BONE "addon = true;",
                                NULL};
    struct table table;
    lay(&table, list, "");
    goes_with(&table, 0, 2);
    goes_with(&table, 1, 3);
    expect(&table, "a c b d");
    CU_ASSERT_PTR_EQUAL(table.plan.steps[1].goes_with, table.outcomes[0].option);
    CU_ASSERT_PTR_EQUAL(table.plan.steps[3].goes_with, table.outcomes[1].option);
    CU_ASSERT_PTR_NULL(table.plan.steps[0].goes_with);
    CU_ASSERT_PTR_EQUAL(table.plan.steps[0].outcome, &table.outcomes[0]);
}

static void a_companion_of_two_steps_is_added_once(void)
{
    const char *const list[] = {DRUG, BONE, SUPPORT "addon = true;", NULL};
    struct table table;
    lay(&table, list, "");
    goes_with(&table, 0, 2);
    goes_with(&table, 1, 2);
    expect(&table, "a c b");
}

static void a_companion_that_is_excluded_stays_out(void)
{
    const char *const list[] = {DRUG "tags = [ \"x\" ];", LOCAL "tags = [ \"y\" ];",
                                NULL};
    struct table table;
    lay(&table, list,
        "interactions = ({ a = [ \"y\" ]; b = [ \"x\" ]; excludes = true;"
        "                  text = \"Never x with y\"; });");
    goes_with(&table, 0, 1);
    expect(&table, "a");
}

static void what_only_goes_with_something_is_not_chosen_for_its_role(void)
{
    const char *const list[] = {DRUG, BONE "addon = true;", BONE, NULL};
    struct table table;
    lay(&table, list, "");
    expect(&table, "a c");
}

static void what_has_its_place_later_is_not_planned_now(void)
{
    const char *const list[] = {DRUG "standing = { level = \"later\"; };", SUPPORT, NULL};
    struct table table;
    lay(&table, list, "");
    expect(&table, "b");
}

static void what_is_urgent_is_planned_even_if_it_is_usually_later(void)
{
    const char *const list[] = {
        LOCAL "urgency = \"soon\"; standing = { level = \"later\"; };", SUPPORT, NULL};
    struct table table;
    lay(&table, list, "");
    expect(&table, "a b");
}

static void a_plan_has_no_more_steps_than_there_is_room_for(void)
{
    const char *list[PLAN_LIMIT + 5] = {NULL};
    struct table table;
    for (int i = 0; i < PLAN_LIMIT + 4; i++)
        list[i] = LOCAL "urgency = \"soon\"; tags = [ \"x\" ];";
    lay(&table, list,
        "interactions = ({ a = [ \"x\" ]; b = [ \"x\" ]; text = \"Mind x\"; });");
    expect(&table, "a b c d e f g h i j k l m n o p");
    CU_ASSERT_EQUAL(table.plan.step_count, PLAN_LIMIT);
    CU_ASSERT_EQUAL(table.plan.note_count, 2 * PLAN_LIMIT);
}

static void nothing_recommended_makes_no_plan(void)
{
    const char *const list[] = {NULL};
    struct table table;
    lay(&table, list, "");
    expect(&table, "");
    CU_ASSERT_EQUAL(table.plan.note_count, 0);
}

UNIT_SUITE(plan) = {
    UNIT_TEST(the_first_of_each_role_is_in_the_plan),
    UNIT_TEST(joining_a_trial_is_a_decision_of_its_own),
    UNIT_TEST(every_urgent_action_is_in_the_plan),
    UNIT_TEST(what_excludes_an_earlier_step_gives_way_to_the_next),
    UNIT_TEST(what_only_needs_minding_stays_and_is_noted),
    UNIT_TEST(what_does_not_meet_is_not_noted),
    UNIT_TEST(companions_follow_the_step_they_go_with),
    UNIT_TEST(a_companion_of_two_steps_is_added_once),
    UNIT_TEST(a_companion_that_is_excluded_stays_out),
    UNIT_TEST(what_only_goes_with_something_is_not_chosen_for_its_role),
    UNIT_TEST(what_has_its_place_later_is_not_planned_now),
    UNIT_TEST(what_is_urgent_is_planned_even_if_it_is_usually_later),
    UNIT_TEST(a_plan_has_no_more_steps_than_there_is_room_for),
    UNIT_TEST(nothing_recommended_makes_no_plan),
    UNIT_END,
};
