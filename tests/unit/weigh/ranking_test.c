/* The order of the list. */
#include "weigh/ranking.h"

#include <string.h>

#include "unit.h"

enum { ROOM = 16 };

/* A list in the making: options and what was found about each. */
struct list {
    uint32_t count;
    struct option options[ROOM];
    struct outcome outcomes[ROOM];
};

static struct outcome *add(struct list *list, const char *id, enum role role,
                           int32_t balance)
{
    struct option *option = &list->options[list->count];
    struct outcome *outcome = &list->outcomes[list->count++];
    *option = (struct option){.id = id, .role = role};
    *outcome =
        (struct outcome){.option = option, .state = OUTCOME_ELIGIBLE, .balance = balance};
    return outcome;
}

/* The ids of the list in order, joined by spaces. */
static const char *order_of(struct list *list, struct ranking_rules rules)
{
    static char joined[256];
    struct outcome *order[ROOM];
    uint32_t count = ranking_make(list->outcomes, list->count, &rules, order);
    joined[0] = '\0';
    for (uint32_t i = 0; i < count; i++) {
        strcat(joined, i == 0 ? "" : " ");
        strcat(joined, order[i]->option->id);
    }
    return joined;
}

static const struct ranking_rules usual = {false, false};

static void roles_come_in_their_fixed_order(void)
{
    struct list list = {0};
    add(&list, "trial", ROLE_TRIAL, 900000);
    add(&list, "support", ROLE_SUPPORT, 800000);
    add(&list, "bone", ROLE_BONE, 700000);
    add(&list, "local", ROLE_LOCAL, 600000);
    add(&list, "drug", ROLE_SYSTEMIC, 500000);
    CU_ASSERT_STRING_EQUAL(order_of(&list, usual), "drug local bone support trial");
}

static void trials_come_before_support_when_a_change_is_due(void)
{
    struct list list = {0};
    add(&list, "trial", ROLE_TRIAL, 100000);
    add(&list, "support", ROLE_SUPPORT, 800000);
    add(&list, "bone", ROLE_BONE, 100000);
    CU_ASSERT_STRING_EQUAL(order_of(&list, (struct ranking_rules){false, true}),
                           "bone trial support");
}

static void support_comes_first_when_it_is_the_goal(void)
{
    struct list list = {0};
    add(&list, "drug", ROLE_SYSTEMIC, 900000);
    add(&list, "support", ROLE_SUPPORT, 100000);
    CU_ASSERT_STRING_EQUAL(order_of(&list, (struct ranking_rules){true, true}),
                           "support drug");
}

static void what_cannot_wait_stands_above_everything(void)
{
    struct list list = {0};
    add(&list, "drug", ROLE_SYSTEMIC, 900000);
    add(&list, "soon", ROLE_BONE, 100000)->urgency = POISE_URGENCY_SOON;
    add(&list, "now", ROLE_LOCAL, 50000)->urgency = POISE_URGENCY_EMERGENCY;
    add(&list, "support", ROLE_SUPPORT, 990000);
    CU_ASSERT_STRING_EQUAL(order_of(&list, (struct ranking_rules){true, true}),
                           "now soon support drug");
}

static void inside_a_role_the_better_balance_is_first(void)
{
    struct list list = {0};
    add(&list, "c", ROLE_SYSTEMIC, 500000);
    add(&list, "a", ROLE_SYSTEMIC, 499999);
    add(&list, "b", ROLE_SYSTEMIC, 500001);
    CU_ASSERT_STRING_EQUAL(order_of(&list, usual), "b c a");
}

static void what_only_goes_with_a_treatment_comes_after_treatments(void)
{
    struct list list = {0};
    add(&list, "addon", ROLE_SYSTEMIC, 900000);
    list.options[0].addon = true;
    add(&list, "drug", ROLE_SYSTEMIC, 100000);
    CU_ASSERT_STRING_EQUAL(order_of(&list, usual), "drug addon");
}

static void equal_balances_are_ordered_by_id_as_bytes(void)
{
    struct list list = {0};
    add(&list, "b", ROLE_SYSTEMIC, 500000);
    add(&list, "a-2", ROLE_SYSTEMIC, 500000);
    add(&list, "a", ROLE_SYSTEMIC, 500000);
    add(&list, "B", ROLE_SYSTEMIC, 500000);
    CU_ASSERT_STRING_EQUAL(order_of(&list, usual), "B a a-2 b");
}

static void one_option_for_several_targets_is_ordered_by_target(void)
{
    struct list list = {0};
    struct outcome *order[2];
    add(&list, "trial", ROLE_TRIAL, 500000)->target = "NCT02";
    add(&list, "trial", ROLE_TRIAL, 500000)->target = "NCT01";
    CU_ASSERT_EQUAL(ranking_make(list.outcomes, 2, &usual, order), 2);
    CU_ASSERT_STRING_EQUAL(order[0]->target, "NCT01");
    CU_ASSERT_STRING_EQUAL(order[1]->target, "NCT02");
}

static void only_what_is_recommended_is_in_the_list(void)
{
    struct list list = {0};
    add(&list, "eligible", ROLE_SYSTEMIC, 300000);
    add(&list, "caution", ROLE_SYSTEMIC, 200000)->state = OUTCOME_CAUTION;
    add(&list, "limit", ROLE_SYSTEMIC, 900000)->limit = LIMIT_VISITS;
    add(&list, "unknown", ROLE_SYSTEMIC, 900000)->state = OUTCOME_UNDETERMINED;
    add(&list, "out", ROLE_SYSTEMIC, 900000)->state = OUTCOME_RULED_OUT;
    add(&list, "other", ROLE_SYSTEMIC, 900000)->state = OUTCOME_NOT_APPLICABLE;
    list.outcomes[4].rank = 7; /* of an earlier time */
    CU_ASSERT_STRING_EQUAL(order_of(&list, usual), "eligible caution");
    CU_ASSERT_EQUAL(list.outcomes[2].rank, 0);
    CU_ASSERT_EQUAL(list.outcomes[4].rank, 0);
    CU_ASSERT_EQUAL(list.outcomes[4].rank_in_role, 0);
}

static void ranks_count_through_the_list_and_anew_in_each_role(void)
{
    struct list list = {0};
    struct outcome *bone = add(&list, "bone", ROLE_BONE, 900000);
    struct outcome *second = add(&list, "second", ROLE_SYSTEMIC, 100000);
    struct outcome *first = add(&list, "first", ROLE_SYSTEMIC, 200000);
    order_of(&list, usual);
    CU_ASSERT_EQUAL(first->rank, 1);
    CU_ASSERT_EQUAL(first->rank_in_role, 1);
    CU_ASSERT_EQUAL(second->rank, 2);
    CU_ASSERT_EQUAL(second->rank_in_role, 2);
    CU_ASSERT_EQUAL(bone->rank, 3);
    CU_ASSERT_EQUAL(bone->rank_in_role, 1);
}

static void an_empty_list_has_no_order(void)
{
    struct list list = {0};
    CU_ASSERT_STRING_EQUAL(order_of(&list, usual), "");
}

/* -------------------- the order in which things come in */

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void add_in_order(struct list *list, const uint32_t *order)
{
    static const struct {
        const char *id;
        enum role role;
        int32_t balance;
    } all[] = {{"a", ROLE_SYSTEMIC, 500000}, {"b", ROLE_SYSTEMIC, 500000},
               {"c", ROLE_LOCAL, 300000},    {"d", ROLE_LOCAL, 700000},
               {"e", ROLE_BONE, 300000},     {"f", ROLE_SYSTEMIC, 900000},
               {"g", ROLE_SUPPORT, 500000},  {"h", ROLE_TRIAL, 500000}};
    for (uint32_t i = 0; i < 8; i++)
        add(list, all[order[i]].id, all[order[i]].role, all[order[i]].balance);
}

static void the_order_of_the_input_never_matters(void)
{
    uint32_t state = 20261123;
    uint32_t order[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    for (int round = 0; round < 200; round++) {
        struct list list = {0};
        for (uint32_t i = 7; i > 0; i--) {
            uint32_t j = next_random(&state) % (i + 1);
            uint32_t held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        add_in_order(&list, order);
        CU_ASSERT_STRING_EQUAL(order_of(&list, usual), "f a b d c e g h");
    }
}

UNIT_SUITE(ranking) = {
    UNIT_TEST(roles_come_in_their_fixed_order),
    UNIT_TEST(trials_come_before_support_when_a_change_is_due),
    UNIT_TEST(support_comes_first_when_it_is_the_goal),
    UNIT_TEST(what_cannot_wait_stands_above_everything),
    UNIT_TEST(inside_a_role_the_better_balance_is_first),
    UNIT_TEST(what_only_goes_with_a_treatment_comes_after_treatments),
    UNIT_TEST(equal_balances_are_ordered_by_id_as_bytes),
    UNIT_TEST(one_option_for_several_targets_is_ordered_by_target),
    UNIT_TEST(only_what_is_recommended_is_in_the_list),
    UNIT_TEST(ranks_count_through_the_list_and_anew_in_each_role),
    UNIT_TEST(an_empty_list_has_no_order),
    UNIT_TEST(the_order_of_the_input_never_matters),
    UNIT_END,
};
