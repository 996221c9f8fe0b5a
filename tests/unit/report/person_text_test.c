/* Who an answer is about, in three lines. */
#include "small.h"

static const char advice[] =
    "As of 2026-11-23. For the conversation between this person and their oncologist;\n"
    "it decides nothing.\n";

static void expect_as(const struct style *style, const char *facts, const char *lines)
{
    const char *const members[] = {"", NULL};
    struct small small;
    char page[400];
    small_open(&small, members, "", facts);
    snprintf(page, sizeof page, "%s%s", lines, advice);
    small_page(&small, style, false, person_text, page);
    small_close(&small);
}

static void expect(const char *facts, const char *lines)
{
    expect_as(&small_style, facts, lines);
}

static void person_and_cancer_have_a_line_each(void)
{
    expect("age = 62; sex = female; menopause = post; er = positive; pr = positive;"
           "her2 = zero; line = 1; sites = bone; ecog = 0",
           "This person\n"
           "62 years \xc2\xb7 woman \xc2\xb7 after menopause \xc2\xb7 ECOG 0\n"
           "HR+, HER2 zero \xc2\xb7 line 1 \xc2\xb7 bone\n");
    expect("age = 41; sex = female; menopause = pre; er = negative; pr = negative;"
           "her2 = low",
           "This person\n"
           "41 years \xc2\xb7 woman \xc2\xb7 before menopause\nHR-, HER2 low\n");
    expect("sex = male; er = positive; her2 = positive",
           "This person\nman\nHR+, HER2 positive\n");
}

static void unknown_receptors_are_said_to_be_unknown(void)
{
    expect("age = 60", "This person\n"
                       "60 years\nhormone receptor unknown, HER2 unknown\n");
    expect("er = negative", "This person\nhormone receptor unknown, HER2 unknown\n");
}

static void a_case_has_its_id_and_title(void)
{
    expect("er = positive; her2 = zero;[meta];id = v001;title = Bone and nodes",
           "v001: Bone and nodes\nHR+, HER2 zero\n");
    expect("er = positive; her2 = zero;[meta];id = v001", "v001\nHR+, HER2 zero\n");
    expect("er = positive; her2 = zero;[meta];title = Bone and nodes",
           "Bone and nodes\nHR+, HER2 zero\n");
}

static void parts_are_joined_by_commas_in_ascii(void)
{
    expect_as(&small_ascii, "age = 62; er = positive; her2 = zero; ecog = 1",
              "This person\n62 years, ECOG 1\nHR+, HER2 zero\n");
}

UNIT_SUITE(person_text) = {
    UNIT_TEST(person_and_cancer_have_a_line_each),
    UNIT_TEST(unknown_receptors_are_said_to_be_unknown),
    UNIT_TEST(a_case_has_its_id_and_title),
    UNIT_TEST(parts_are_joined_by_commas_in_ascii),
    UNIT_END,
};
