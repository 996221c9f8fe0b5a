/* What each goal adds, as a table whose parts add up to the whole. */
#include "report/balance_text.h"

#include "lines.h"
#include "persons.h"
#include "small.h"

/* Six months of life in the trial: .632; half of the hair, one visit. */
static const char known[] =
    "evidence = { trial = \"T\"; design = \"phase 3 RCT\";"
    "  os = { hr = [ 0.5, 0.4, 0.6 ]; months = [ 26, 20 ]; }; };"
    "logistics = { route = \"PO\"; visits = 1; hair = \"partial\"; };";
static const char not_known[] = "logistics = { route = \"PO\"; hair = \"none\"; };";

static void put_first(struct sheet *sheet)
{
    balance_text(sheet, sheet->answer->outcomes);
}

static void put_both(struct sheet *sheet)
{
    balances_text(sheet, &sheet->answer->outcomes[0], "one", &sheet->answer->outcomes[1],
                  "two");
}

static void each_line_is_weight_worth_and_what_it_adds(void)
{
    const char *const members[] = {known, NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small_page(&small, &small_ascii, false, put_first,
               "\nBALANCE\n"
               "                     weight  how good         adds\n"
               "  time gained        40.0 %  #######.....     25.3\n"
               "  hair               20.0 %  ######......     10.0\n"
               "  visits             10.0 %  #########...      7.5\n"
               "  guidelines         20.0 %  ############     20.0\n"
               "  cautions           10.0 %  ############     10.0\n"
               "  balance                                     72.8\n");
    small_close(&small);
}

static void what_was_not_measured_is_marked(void)
{
    const char *const members[] = {not_known, NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small_page(&small, &small_ascii, false, put_first,
               "\nBALANCE\n"
               "                     weight  how good         adds\n"
               "  time gained        40.0 %  ######......?    20.0\n"
               "  hair               20.0 %  ############     20.0\n"
               "  visits             10.0 %  ######......?     5.0\n"
               "  guidelines         20.0 %  ############     20.0\n"
               "  cautions           10.0 %  ############     10.0\n"
               "  balance                                     75.0\n"
               "  ? not measured: the middle of its class or of the range is taken\n");
    small_close(&small);
}

static void two_balances_stand_side_by_side(void)
{
    const char *const members[] = {known, not_known, NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small_page(&small, &small_ascii, false, put_both,
               "\nBALANCE\n"
               "                     weight  one            two           difference\n"
               "  time gained        40.0 %  #######.....   ######......?    +5.3\n"
               "  hair               20.0 %  ######......   ############    -10.0\n"
               "  visits             10.0 %  #########...   ######......?    +2.5\n"
               "  guidelines         20.0 %  ############   ############      0.0\n"
               "  cautions           10.0 %  ############   ############      0.0\n"
               "  balance                            72.8           75.0     -2.2\n"
               "  ? not measured: the middle of its class or of the range is taken\n");
    small_close(&small);
}

static void a_difference_has_its_sign_and_one_decimal(void)
{
    const struct {
        int64_t millionths;
        const char *text;
    } cases[] = {{51000, "+5.1"},  {51499, "+5.1"}, {51500, "+5.2"},
                 {-51500, "-5.2"}, {0, "0.0"},      {-1000000, "-100.0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text out = {0};
        difference_write(cases[i].millionths, &out);
        small_same(&out, cases[i].text);
    }
}

/* -------------------- sums */

/* The figure at the end of a line, in tenths. */
static int tenths_at_end(const char *line)
{
    const char *at = line + line_length(line);
    while (at[-1] != ' ')
        at--;
    bool negative = *at == '-';
    int tenths = 0;
    for (at += *at == '-' || *at == '+'; *at != '\n'; at++)
        tenths = *at == '.' ? tenths : tenths * 10 + (*at - '0');
    return negative ? -tenths : tenths;
}

/* Do the printed parts add up to the printed whole? */
static bool adds_up(const char *page)
{
    int sum = 0;
    int lines = 0;
    const char *at = line_next(strstr(page, "BALANCE\n")); /* the titles */
    for (at = line_next(at); strncmp(at, "  balance", 9) != 0; at = line_next(at)) {
        sum += tenths_at_end(at);
        lines++;
    }
    return lines > 0 && sum == tenths_at_end(at);
}

static void expect_sums(const struct answer *answer)
{
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        struct text one = {0};
        struct text two = {0};
        struct sheet sheet;
        CU_ASSERT_TRUE_FATAL(sheet_open(&sheet, answer, &small_ascii, false, &one));
        balance_text(&sheet, answer->ranked[i]);
        sheet.page.out = &two;
        balances_text(&sheet, answer->ranked[i], "a", answer->ranked[0], "b");
        sheet_close(&sheet);
        CU_ASSERT_TRUE(adds_up(one.bytes));
        CU_ASSERT_TRUE(adds_up(two.bytes));
        text_free(&one);
        text_free(&two);
    }
}

static void printed_parts_add_up_to_the_printed_whole_for_everyone(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct presets *presets = &fixture.engine->presets;
    for (int p = 0; p < PERSONS; p++) {
        const char *goals = presets->items[(uint32_t)p % presets->count].name;
        expect_sums(fixture_answer(&fixture, persons[p], NULL));
        expect_sums(fixture_answer(&fixture, persons[p], goals));
    }
    fixture_close(&fixture);
}

static void awkward_remainders_are_never_lost(void)
{
    /* Thirteen parts, each of which must be rounded: .077 x .008 and so on. */
    const char *const members[] = {"", NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    struct outcome *outcome = small.answer.outcomes;
    for (int32_t worth = 1; worth < 1000; worth += 7) {
        struct text out = {0};
        struct sheet sheet;
        int32_t balance = 0;
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
            small.answer.weights.weight[d] = d < 12 ? 77 : 76; /* 12 x 77 + 76 = 1000 */
            outcome->worth[d] = worth;
            balance += small.answer.weights.weight[d] * worth;
        }
        outcome->balance = balance;
        CU_ASSERT_TRUE_FATAL(
            sheet_open(&sheet, &small.answer, &small_ascii, false, &out));
        balance_text(&sheet, outcome);
        sheet_close(&sheet);
        CU_ASSERT_TRUE(adds_up(out.bytes));
        text_free(&out);
    }
    small_close(&small);
}

UNIT_SUITE(balance_text) = {
    UNIT_TEST(each_line_is_weight_worth_and_what_it_adds),
    UNIT_TEST(what_was_not_measured_is_marked),
    UNIT_TEST(two_balances_stand_side_by_side),
    UNIT_TEST(a_difference_has_its_sign_and_one_decimal),
    UNIT_TEST(printed_parts_add_up_to_the_printed_whole_for_everyone),
    UNIT_TEST(awkward_remainders_are_never_lost),
    UNIT_END,
};
