/* One person of a cohort as a row of a table. */
#include "base/problem.h"
#include "report/cohort_record.h"
#include "small.h"

/* Cells of a row, told by the commas that are not in quotes. */
static int cells_of(const char *row)
{
    int cells = 1;
    bool quoted = false;
    for (; *row != '\0' && *row != '\n'; row++) {
        quoted = quoted != (*row == '"');
        cells += *row == ',' && !quoted;
    }
    return cells;
}

static void put_row(const char *facts, const char *id, struct text *out)
{
    static const char *const two[] = {"", "for = \"her2 = positive\"", NULL};
    struct small small;
    small_open(&small, two, "", facts);
    struct record named = *small.answer.record;
    named.id = id;
    small.answer.record = &named;
    cohort_csv(&small.answer, 4, out);
    small_close(&small);
}

static void a_row_has_a_cell_for_each_column(void)
{
    struct text head = {0};
    struct text row = {0};
    cohort_csv_head(&head);
    put_row("her2 = positive", "p1", &row);
    CU_ASSERT_EQUAL(cells_of(head.bytes), 21);
    CU_ASSERT_EQUAL(cells_of(row.bytes), 21);
    small_same(&row, "4,p1,a,0.65,b,0.65,,,,,2,0,0,,,,,,,,\n");
    text_free(&head);
}

static void odd_bytes_stay_in_their_cell_and_row(void)
{
    struct text row = {0};
    put_row("her2 = positive", "a,\"b\"\nc\x01", &row);
    CU_ASSERT_EQUAL(cells_of(row.bytes), 21);
    CU_ASSERT_PTR_EQUAL(strstr(row.bytes, "4,\"a,\"\"b\"\"\\nc\\u0001\",a,"), row.bytes);
    text_free(&row);
}

static void a_refusal_fills_the_last_cells_only(void)
{
    const struct problem second = {.reason = "two"};
    const struct problem first = {&second, POISE_E_FACT_NAME, NULL, 0, "one"};
    const struct problems problems = {.first = &first, .count = 2};
    const struct cohort_refusal refusal = {9, NULL, &problems};
    struct text row = {0};
    cohort_csv_refusal(&refusal, &row);
    CU_ASSERT_EQUAL(cells_of(row.bytes), 21);
    small_same(&row, "9,,,,,,,,,,,,,,,,,,,E_FACT_NAME,one; two\n");
}

UNIT_SUITE(cohort_csv) = {
    UNIT_TEST(a_row_has_a_cell_for_each_column),
    UNIT_TEST(odd_bytes_stay_in_their_cell_and_row),
    UNIT_TEST(a_refusal_fills_the_last_cells_only),
    UNIT_END,
};
