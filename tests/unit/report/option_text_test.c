/* One option as text: why it stands here, what it costs, what to do first. */
#include "small.h"

/* Balance: .4 x .5 (gain not known) + .2 x 0 (hair is lost) + .1 x .25 (3 visits) + .2 +
 * .1 = 52.5: of 20 cells 10 and a half. */
static const char full[] =
    "label = \"The drug\"; plain = \"An infusion every week.\";"
    "for = \"her2 = zero and ecog <= 2\"; standing = { level = \"preferred\";"
    "  esmo = \"E\"; };"
    "never = ({ when = \"qtc >= 450 ms\"; because = \"QT too long\"; },"
    "         { when = \"lvef < 50 %\"; because = \"Weak heart\"; });"
    "weak = ({ when = \"ecog = 0\"; because = \"Few had ECOG 0\"; });"
    "logistics = { route = \"IV\"; visits = 3; hair = \"complete\"; };";

struct how {
    bool full, all;
};

static struct how how;

static void write_first(struct sheet *sheet)
{
    option_text(sheet, sheet->answer->outcomes, how.full);
}

static void expect(bool is_full, bool all, const char *facts, const char *page)
{
    const char *const members[] = {full, NULL};
    struct small small;
    small_open(&small, members, "", facts);
    how = (struct how){is_full, all};
    small_page(&small, &small_ascii, all, write_first, page);
    small_close(&small);
}

static void in_short_it_is_a_name_a_bar_and_a_figure(void)
{
    expect(false, false, "her2 = zero; ecog = 0",
           " 1 The drug                                             "
           "##########..........  53\n");
}

static void in_full_it_tells_what_speaks_for_it_and_against_it(void)
{
    expect(true, false, "her2 = zero; ecog = 0",
           " 1 The drug                                             "
           "##########..........  53\n"
           "    An infusion every week.\n"
           "    + First choice here (HER2 zero, ECOG 0) -- ESMO: E\n"
           "    - Hair is lost\n"
           "    ? first check QTcF, LVEF\n");
}

static void with_all_it_tells_every_reason(void)
{
    expect(true, true, "her2 = zero; ecog = 0",
           " 1 The drug                                             "
           "##########..........  53\n"
           "    An infusion every week.\n"
           "    + First choice here (HER2 zero, ECOG 0) -- ESMO: E\n"
           "    - Hair is lost\n"
           "    - Visits in 4 weeks: 3\n"
           "    ? Check QTcF: QT too long (QTcF not known)\n"
           "    ? Check LVEF: Weak heart (LVEF not known)\n"
           "    * Few had ECOG 0 (ECOG 0)\n");
}

static void what_is_known_need_not_be_checked(void)
{
    expect(true, false, "her2 = zero; ecog = 0; qtc = 420; lvef = 60",
           " 1 The drug                                             "
           "##########..........  53\n"
           "    An infusion every week.\n"
           "    + First choice here (HER2 zero, ECOG 0) -- ESMO: E\n"
           "    - Hair is lost\n");
}

static void a_target_stands_beside_the_name_and_companions_below(void)
{
    const char *const members[] = {"role = \"local\"; label = \"One fraction\";",
                                   "addon = true; label = \"Calcium\";", NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small.answer.outcomes[0].target = "L3";
    small.answer.outcomes[0].with_count = 1;
    small.answer.outcomes[0].with[0] = 1;
    how = (struct how){true, false};
    /* .2 (gain) + .1 (hair) + .05 (visits): halves where nothing is known; + .2 + .1. */
    small_page(&small, &small_ascii, false, write_first,
               " 2 One fraction, L3                                     "
               "#############.......  65\n"
               "    A tablet.\n"
               "    + First choice here\n"
               "    & with Calcium\n");
    small_close(&small);
}

static void what_is_given_elsewhere_says_where(void)
{
    static const char *const tags[] = {"x"};
    static const struct referral referral = {{1, tags}, "the next town", FIXED_UNKNOWN};
    const char *const members[] = {"tags = [ \"x\" ];", NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small.generation.site.referral_count = 1;
    small.generation.site.referrals = &referral;
    how = (struct how){true, false};
    small_page(&small, &small_ascii, false, write_first,
               " 1 Option a                                             "
               "#############.......  65\n"
               "    A tablet.\n"
               "    + First choice here\n"
               "    > given at the next town\n");
    small_close(&small);
}

static void write_needs(struct sheet *sheet)
{
    struct reasons reasons =
        reasons_of(sheet->arena, sheet->answer, sheet->answer->outcomes);
    reasons_text(sheet, &reasons, REASON_FOR, UINT32_MAX);
    reasons_text(sheet, &reasons, REASON_NEEDS, 1);
}

static void reasons_of_one_kind_are_told_up_to_a_number(void)
{
    const char *const members[] = {
        "needs = ({ when = \"ecog <= 2\"; because = \"Fit enough\"; },"
        "         { when = \"her2 = zero\"; because = \"Without HER2\"; });",
        NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small_page(&small, &small_ascii, false, write_needs,
               "    ? Fit enough (ECOG not known)\n");
    small_close(&small);
}

UNIT_SUITE(option_text) = {
    UNIT_TEST(in_short_it_is_a_name_a_bar_and_a_figure),
    UNIT_TEST(in_full_it_tells_what_speaks_for_it_and_against_it),
    UNIT_TEST(with_all_it_tells_every_reason),
    UNIT_TEST(what_is_known_need_not_be_checked),
    UNIT_TEST(a_target_stands_beside_the_name_and_companions_below),
    UNIT_TEST(what_is_given_elsewhere_says_where),
    UNIT_TEST(reasons_of_one_kind_are_told_up_to_a_number),
    UNIT_END,
};
