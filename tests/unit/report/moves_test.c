/* What came, went and moved between two answers. */
#include "report/moves.h"

#include "small.h"

static const char *const members[] = {
    /* a: falls behind with ECOG 2 */
    "caution = ({ when = \"ecog >= 2\"; because = \"Frail\"; });",
    /* b: always the same */
    "logistics = { route = \"PO\"; visits = 1; };",
    /* c: only for HER2 positive */
    "for = \"her2 = positive\";",
    /* d: never for HER2 positive */
    "never = ({ when = \"her2 = positive\"; because = \"Not here\"; });",
    /* e: waits for the creatinine clearance */
    "needs = ({ when = \"creatinine_clearance >= 30 mL/min\"; because = \"Kidneys\"; });",
    NULL};

static const char flags[] =
    "flags = ({ code = \"x:her2\"; severity = \"note\";"
    "            when = \"her2 = positive\"; text = \"HER2\"; });";

/* The moves from one person to another: "id:before>after" with ranks in the role, 0 for
 * not in the list. */
static void expect(const char *before, const char *after, const char *moves)
{
    struct small small;
    struct answer then;
    struct text told = {0};
    small_open(&small, members, flags, before);
    small_assess(&small, after, &then);
    struct moves found = moves_between(small.fixture.arena, &small.answer, &then);
    for (uint32_t i = 0; i < found.count; i++) {
        const struct move *move = &found.items[i];
        text_format(&told, "%s%s:%u>%u", i == 0 ? "" : " ", move->after->option->id,
                    move->before->rank_in_role, move->after->rank_in_role);
        CU_ASSERT_PTR_EQUAL(move->before->option, move->after->option);
    }
    small_same(&told, moves);
    small_close(&small);
}

static void the_same_answer_moves_nothing(void)
{
    expect("ecog = 0; her2 = zero", "ecog = 0; her2 = zero", "");
    expect("ecog = 0; her2 = zero", "ecog = 1; her2 = zero; age = 60", "");
}

static void what_is_newly_listed_comes_first_then_what_left(void)
{
    /* Before: a, b, d are equal but for visits, so b (1 visit) is ahead of a and d. */
    expect("ecog = 0; her2 = zero", "ecog = 0; her2 = positive", "c:0>3 d:3>0");
}

static void a_lower_balance_is_a_move_and_so_is_the_place_it_frees(void)
{
    expect("ecog = 0; her2 = zero", "ecog = 2; her2 = zero", "d:3>2 a:2>3");
}

static void what_can_be_told_at_last_moves_without_being_listed(void)
{
    expect("ecog = 0; her2 = zero", "ecog = 0; her2 = zero; creatinine_clearance = 20",
           "e:0>0");
    expect("ecog = 0; her2 = zero", "ecog = 0; her2 = zero; creatinine_clearance = 90",
           "e:0>4");
}

static void another_target_is_another_option(void)
{
    struct small small;
    struct answer then;
    small_open(&small, members, flags, "ecog = 0; her2 = zero");
    small_assess(&small, "ecog = 2; her2 = zero", &then);
    then.outcomes[0].target = "another lesion";
    struct moves found = moves_between(small.fixture.arena, &small.answer, &then);
    CU_ASSERT_EQUAL(found.count, 1); /* d alone: a has no counterpart */
    small_close(&small);
}

static void flags_are_raised_or_not(void)
{
    struct small small;
    small_open(&small, members, flags, "her2 = positive");
    CU_ASSERT_TRUE(flag_is_raised(&small.answer, "x:her2"));
    CU_ASSERT_FALSE(flag_is_raised(&small.answer, "x:her"));
    small_close(&small);
}

UNIT_SUITE(moves) = {
    UNIT_TEST(the_same_answer_moves_nothing),
    UNIT_TEST(what_is_newly_listed_comes_first_then_what_left),
    UNIT_TEST(a_lower_balance_is_a_move_and_so_is_the_place_it_frees),
    UNIT_TEST(what_can_be_told_at_last_moves_without_being_listed),
    UNIT_TEST(another_target_is_another_option),
    UNIT_TEST(flags_are_raised_or_not),
    UNIT_END,
};
