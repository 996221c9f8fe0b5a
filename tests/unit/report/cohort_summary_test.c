/* Counts as a page. */
#include "report/cohort_tally.h"
#include "small.h"

static void put_page(const struct style *style, bool asked, struct text *out)
{
    static const char *const two[] = {"", "for = \"her2 = positive\"", NULL};
    struct small small;
    struct answer answer;
    small_open(&small, two, "", "age = 60");
    struct tally *tally = tally_new(&small.generation);
    for (int i = 0; i < 1200; i++) {
        small_assess(&small, i % 4 == 0 ? "her2 = positive" : "her2 = low", &answer);
        tally_answer(tally, &answer, true);
    }
    tally_text(tally, style, 20780, asked, out);
    tally_free(tally);
    small_close(&small);
}

static void the_most_frequent_come_first_with_their_share(void)
{
    struct text out = {0};
    put_page(&small_ascii, true, &out);
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, "Cohort of 1 200: 1 200 answered, 0 not\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(
        out.bytes, "  HER2 positive                       #####...............         "
                   "300   25.0 %\n"));
    const char *list = strstr(out.bytes, "RECOMMENDED, FIRST OR NOT");
    CU_ASSERT_PTR_NOT_NULL_FATAL(list);
    CU_ASSERT_TRUE(strstr(list, "\n  a ") < strstr(list, "\n  b "));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, "what is missing could change it"));
    CU_ASSERT_PTR_NULL(strstr(out.bytes, "NOT ANSWERED"));
    text_free(&out);
}

static void what_nobody_asked_is_not_counted(void)
{
    struct text out = {0};
    put_page(&small_style, false, &out);
    CU_ASSERT_PTR_NULL(strstr(out.bytes, "what is missing could change it"));
    text_free(&out);
}

static void no_line_is_wider_than_the_page(void)
{
    struct text out = {0};
    put_page(&small_style, true, &out);
    for (const char *at = out.bytes; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        CU_ASSERT_TRUE(utf8_columns(at, length) <= 80);
        at += length + (at[length] == '\n');
    }
    text_free(&out);
}

UNIT_SUITE(cohort_summary) = {
    UNIT_TEST(the_most_frequent_come_first_with_their_share),
    UNIT_TEST(what_nobody_asked_is_not_counted),
    UNIT_TEST(no_line_is_wider_than_the_page),
    UNIT_END,
};
