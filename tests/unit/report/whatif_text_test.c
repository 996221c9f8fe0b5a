/* Before and after, as text. */
#include "lines.h"
#include "persons.h"
#include "report/whatif.h"
#include "small.h"

static const char *const members[] = {
    "",
    "for = \"her2 = positive\"; logistics = { route = \"PO\"; hair = \"none\"; };",
    "never = ({ when = \"her2 = positive\"; because = \"Not here\"; });",
    "role = \"bone\";",
    "for = \"her2 = low\"; never = ({ when = \"age > 50\";"
    " because = \"Old\"; });",
    NULL};

static const char flags[] = "flags = ({ code = \"x:new\"; severity = \"note\";"
                            "            when = \"her2 = positive\"; text = \"N\"; },"
                            "          { code = \"x:old\"; severity = \"note\";"
                            "            when = \"her2 = zero\"; text = \"O\"; });";

static const char weighed[] =
    "\nWeighed by the goals of the request. Figures are of each option's own trial and\n"
    "not comparable between trials.\n";

static void expect(const char *supposed, bool all, const char *expected)
{
    struct small small;
    struct answer then;
    struct text out = {0};
    struct text page = {0};
    small_open(&small, members, flags, "her2 = zero; age = 60");
    small_assess(&small, supposed, &then);
    struct whatif whatif = {1, &supposed, &small.answer, &then};
    whatif_text(&whatif, &small_ascii, all, &out);
    text_format(&page, "%s%s", expected, weighed);
    small_same(&out, page.bytes);
    text_free(&page);
    small_close(&small);
}

static void what_came_went_and_moved_is_told_with_the_reason(void)
{
    /* b: .2 for a gain not known, .2 for the hair, .05, .2, .1: 75. a: 65. */
    expect("her2 = positive; age = 60", false,
           "What if her2 = positive; age = 60\n"
           "This person\n"
           "60 years\nhormone receptor unknown, HER2 positive\n"
           "As of 2026-11-23. For the conversation between this person and their "
           "oncologist;\n"
           "it decides nothing.\n"
           "\nFIRST OF EACH ROLE\n"
           "            now                               then\n"
           "  systemic  Option a                          Option b\n"
           "  local     none                              the same\n"
           "  bone      Option d                          the same\n"
           "  support   none                              the same\n"
           "  trial     none                              the same\n"
           "\nNEW IN THE LIST\n"
           "  + b, number 1, balance 75: First choice here (HER2 positive)\n"
           "\nNO LONGER IN THE LIST\n"
           "  x c, ruled out: Not here (HER2 positive)\n"
           "\nMOVED\n"
           "  > a: number 1 to 2 in its role, balance 65 to 65\n"
           "\nNEW FLAGS\n"
           "  ! N\n"
           "\nFLAGS THAT GO\n"
           "  * O\n");
}

static void a_balance_may_change_and_its_place_not(void)
{
    const char *const one[] = {
        "caution = ({ when = \"ecog >= 2\"; because = \"Frail\"; });", NULL};
    const char *supposed = "ecog = 2";
    struct small small;
    struct answer then;
    struct text out = {0};
    small_open(&small, one, "", "ecog = 0");
    small_assess(&small, supposed, &then);
    whatif_text(&(struct whatif){1, &supposed, &small.answer, &then}, &small_ascii, false,
                &out);
    /* One caution costs .4 of the tenth that cautions weigh. */
    CU_ASSERT_PTR_NOT_NULL(
        strstr(out.bytes, "\nMOVED\n"
                          "  > a: stays number 1 in its role, balance 65 to 61\n"));
    text_free(&out);
    small_close(&small);
}

static void nothing_changed_is_an_answer(void)
{
    expect("her2 = zero; age = 60", true,
           "What if her2 = zero; age = 60\n"
           "This person\n"
           "60 years\nhormone receptor unknown, HER2 zero\n"
           "As of 2026-11-23. For the conversation between this person and their "
           "oncologist;\n"
           "it decides nothing.\n"
           "\nFIRST OF EACH ROLE\n"
           "            now                               then\n"
           "  systemic  Option a                          the same\n"
           "  local     none                              the same\n"
           "  bone      Option d                          the same\n"
           "  support   none                              the same\n"
           "  trial     none                              the same\n"
           "\nNothing in the list would change.\n");
}

static void ways_of_not_being_in_the_list_are_told_with_all_only(void)
{
    static const char start[] =
        "What if her2 = low; age = 60\n"
        "This person\n"
        "60 years\nhormone receptor unknown, HER2 low\n"
        "As of 2026-11-23. For the conversation between this person and their "
        "oncologist;\n"
        "it decides nothing.\n"
        "\nFIRST OF EACH ROLE\n"
        "            now                               then\n"
        "  systemic  Option a                          the same\n"
        "  local     none                              the same\n"
        "  bone      Option d                          the same\n"
        "  support   none                              the same\n"
        "  trial     none                              the same\n";
    char page[800];
    snprintf(page, sizeof page, "%s\nFLAGS THAT GO\n  * O\n", start);
    expect("her2 = low; age = 60", false, page);
    snprintf(page, sizeof page,
             "%s\nELSEWHERE\n  * e: ruled out, was not applicable\n"
             "\nFLAGS THAT GO\n  * O\n",
             start);
    expect("her2 = low; age = 60", true, page);
}

static void every_supposition_fits_and_is_clean(void)
{
    static const int widths[] = {40, 80, 200};
    const char *supposed = "someone else";
    struct fixture fixture = fixture_open();
    struct session *second = NULL;
    fixture_engine(&fixture);
    CU_ASSERT_EQUAL_FATAL(session_open(fixture.engine, &second), POISE_OK);
    struct session *own = fixture.session;
    for (int p = 0; p < PERSONS; p++) {
        struct text unicode = {0};
        struct text ascii = {0};
        int width = widths[p % 3];
        const struct answer *before = fixture_answer(&fixture, persons[p], NULL);
        fixture.session = second;
        struct whatif whatif = {
            1, &supposed, before,
            fixture_answer(&fixture, persons[(p + 1) % PERSONS], NULL)};
        fixture.session = own;
        whatif_text(&whatif, &(struct style){width, false, true}, true, &unicode);
        whatif_text(&whatif, &(struct style){width, false, false}, true, &ascii);
        CU_ASSERT_TRUE(lines_fit(unicode.bytes, width));
        CU_ASSERT_TRUE(lines_fit(ascii.bytes, width));
        CU_ASSERT_TRUE(lines_are_ascii(ascii.bytes));
        text_free(&unicode);
        text_free(&ascii);
    }
    session_close(second);
    fixture_close(&fixture);
}

UNIT_SUITE(whatif_text) = {
    UNIT_TEST(what_came_went_and_moved_is_told_with_the_reason),
    UNIT_TEST(a_balance_may_change_and_its_place_not),
    UNIT_TEST(nothing_changed_is_an_answer),
    UNIT_TEST(ways_of_not_being_in_the_list_are_told_with_all_only),
    UNIT_TEST(every_supposition_fits_and_is_clean),
    UNIT_END,
};
