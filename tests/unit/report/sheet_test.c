/* What the parts of a page share. */
#include "report/sheet.h"

#include "small.h"

/* A sheet about one person, and what is written on it. */
struct desk {
    struct small small;
    struct text out;
    struct sheet sheet;
};

static void desk_open(struct desk *desk, const char *facts)
{
    const char *const members[] = {"", NULL};
    *desk = (struct desk){.out = {0}};
    small_open(&desk->small, members, "", facts);
    CU_ASSERT_TRUE_FATAL(
        sheet_open(&desk->sheet, &desk->small.answer, &small_style, false, &desk->out));
}

static void desk_expect(struct desk *desk, const char *page)
{
    sheet_close(&desk->sheet);
    small_same(&desk->out, page);
    small_close(&desk->small);
}

static void a_line_is_written_after_its_mark_and_freed(void)
{
    struct desk desk;
    struct text line = {0};
    desk_open(&desk, "age = 60");
    text_put(&line, "a line");
    sheet_say(&desk.sheet, 2, MARK_ASK, &line);
    CU_ASSERT_PTR_NULL(line.bytes);
    desk_expect(&desk, "  ? a line\n");
}

static void an_empty_line_is_no_line(void)
{
    struct desk desk;
    struct text line = {0};
    desk_open(&desk, "age = 60");
    sheet_say(&desk.sheet, 2, MARK_ASK, &line);
    desk_expect(&desk, "");
}

static void a_line_without_memory_is_remembered(void)
{
    struct desk desk;
    struct text line = {.failed = true};
    desk_open(&desk, "age = 60");
    sheet_say(&desk.sheet, 2, MARK_ASK, &line);
    CU_ASSERT_TRUE(desk.out.failed);
    desk.out.failed = false;
    desk_expect(&desk, "");
}

static void a_heading_is_written_once(void)
{
    struct desk desk;
    bool any = false;
    desk_open(&desk, "age = 60");
    sheet_heading(&desk.sheet, &any, "LIST");
    CU_ASSERT_TRUE(any);
    sheet_heading(&desk.sheet, &any, "LIST");
    desk_expect(&desk, "\nLIST\n");
}

static void facts_stand_in_parentheses_and_only_so_many(void)
{
    struct desk desk;
    struct cites cites = {0};
    desk_open(&desk, "her2 = zero [2026-03-02, biopsy]; ecog = 0");
    sheet_facts(&desk.sheet, &cites, 3, &desk.out);
    cites_add(&cites, POISE_FACT_HER2);
    cites_add(&cites, POISE_FACT_ECOG);
    cites_add(&cites, POISE_FACT_LVEF);
    sheet_facts(&desk.sheet, &cites, 2, &desk.out);
    sheet_facts(&desk.sheet, &cites, 0, &desk.out);
    sheet_facts(&desk.sheet, &cites, UINT32_MAX, &desk.out);
    desk_expect(&desk, " (HER2 zero [2026-03-02, biopsy]; ECOG 0)"
                       " (HER2 zero [2026-03-02, biopsy]; ECOG 0; LVEF not known)");
}

static void facts_of_one_biopsy_share_a_bracket(void)
{
    struct desk desk;
    struct cites cites = {0};
    desk_open(&desk,
              "er = positive [2026-03-02, biopsy]; her2 = zero [2026-03-02, biopsy];"
              "esr1 = mutated [2026-10-02, ctDNA]; ecog = 0; age = 60");
    cites_add(&cites, POISE_FACT_ER);
    cites_add(&cites, POISE_FACT_HER2);
    cites_add(&cites, POISE_FACT_ESR1);
    cites_add(&cites, POISE_FACT_ECOG);
    cites_add(&cites, POISE_FACT_AGE);
    sheet_facts(&desk.sheet, &cites, UINT32_MAX, &desk.out);
    desk_expect(&desk, " (ER positive, HER2 zero [2026-03-02, biopsy]; ESR1 mutated "
                       "[2026-10-02, ctDNA]; ECOG 0, age 60 years)");
}

static void the_same_source_on_another_day_has_its_own_bracket(void)
{
    struct desk desk;
    struct cites cites = {0};
    desk_open(&desk,
              "er = positive [2026-03-02, biopsy]; her2 = zero [2026-09-02, biopsy]");
    cites_add(&cites, POISE_FACT_ER);
    cites_add(&cites, POISE_FACT_HER2);
    sheet_facts(&desk.sheet, &cites, UINT32_MAX, &desk.out);
    desk_expect(&desk,
                " (ER positive [2026-03-02, biopsy]; HER2 zero [2026-09-02, biopsy])");
}

static void labels_are_joined_by_commas(void)
{
    struct desk desk;
    struct cites cites = {0};
    desk_open(&desk, "age = 60");
    cites_add(&cites, POISE_FACT_CREATININE_CLEARANCE);
    cites_add(&cites, POISE_FACT_DENTAL);
    sheet_labels(&desk.sheet, &cites, &desk.out);
    desk_expect(&desk, "creatinine clearance, teeth");
}

UNIT_SUITE(sheet) = {
    UNIT_TEST(a_line_is_written_after_its_mark_and_freed),
    UNIT_TEST(an_empty_line_is_no_line),
    UNIT_TEST(a_line_without_memory_is_remembered),
    UNIT_TEST(a_heading_is_written_once),
    UNIT_TEST(facts_stand_in_parentheses_and_only_so_many),
    UNIT_TEST(facts_of_one_biopsy_share_a_bracket),
    UNIT_TEST(the_same_source_on_another_day_has_its_own_bracket),
    UNIT_TEST(labels_are_joined_by_commas),
    UNIT_END,
};
