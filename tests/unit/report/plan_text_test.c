/* The plan as text. */
#include "small.h"

static void steps_stand_in_order_with_what_they_go_with(void)
{
    const char *const members[] = {"label = \"Denosumab\"; role = \"bone\";",
                                   "label = \"Calcium\"; role = \"bone\"; addon = true;",
                                   NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small.answer.outcomes[0].with_count = 1;
    small.answer.outcomes[0].with[0] = 1;
    plan_make(small.generation.catalogue, small.answer.ranked, small.answer.ranked_count,
              &small.answer.plan);
    small_page(&small, &small_style, false, plan_text,
               "\nA PLAN THAT GOES TOGETHER\n"
               "  + Denosumab\n"
               "  + Calcium (goes with a)\n");
    small_close(&small);
}

static void what_to_mind_where_two_things_meet_follows(void)
{
    const char *const members[] = {"tags = [ \"x\" ];",
                                   "role = \"local\"; tags = [ \"y\" ];", NULL};
    struct small small;
    small_open(&small, members,
               "interactions = ({ a = [ \"y\" ]; b = [ \"x\" ]; text = \"Hold x\"; });",
               "age = 60");
    small_page(&small, &small_style, false, plan_text,
               "\nA PLAN THAT GOES TOGETHER\n"
               "  + Option a\n"
               "  + Option b\n"
               "  ! Hold x (a with b)\n");
    small_close(&small);
}

static void without_steps_there_is_no_plan(void)
{
    const char *const members[] = {"for = \"age < 18\";", NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small_page(&small, &small_style, false, plan_text, "");
    small_close(&small);
}

UNIT_SUITE(plan_text) = {
    UNIT_TEST(steps_stand_in_order_with_what_they_go_with),
    UNIT_TEST(what_to_mind_where_two_things_meet_follows),
    UNIT_TEST(without_steps_there_is_no_plan),
    UNIT_END,
};
