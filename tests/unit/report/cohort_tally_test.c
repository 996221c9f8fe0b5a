/* Counting: what two threads counted adds up to what one would have. */
#include "report/cohort_tally.h"

#include "base/problem.h"
#include "report/cohort_record.h"
#include "small.h"

static const char *const three[] = {"", "for = \"her2 = positive\"",
                                    "role = \"bone\"; for = \"ecog = 1\"", NULL};

static void count(struct tally *tally, struct small *small, const char *facts)
{
    struct answer answer;
    small_assess(small, facts, &answer);
    tally_answer(tally, &answer, true);
}

static void every_person_counts_once_in_each_list(void)
{
    struct small small;
    small_open(&small, three, "", "age = 60");
    struct tally *tally = tally_new(&small.generation);
    count(tally, &small, "her2 = positive; line = 2; ecog = 1");
    count(tally, &small, "er = positive; her2 = low; line = 9");
    count(tally, &small, "age = 60");
    CU_ASSERT_EQUAL(tally->answered, 3);
    CU_ASSERT_EQUAL(tally->subtypes[SUBTYPE_HER2_POSITIVE], 1);
    CU_ASSERT_EQUAL(tally->subtypes[SUBTYPE_HR_HER2_NEGATIVE], 1);
    CU_ASSERT_EQUAL(tally->subtypes[SUBTYPE_NOT_KNOWN], 1);
    CU_ASSERT_EQUAL(tally->lines[2], 1);
    CU_ASSERT_EQUAL(tally->lines[TALLY_LINES], 1);
    CU_ASSERT_EQUAL(tally->lines[0], 1);
    CU_ASSERT_EQUAL(tally->first[0][SUBTYPE_HER2_POSITIVE], 1);
    CU_ASSERT_EQUAL(tally->recommended[0], 3);
    CU_ASSERT_EQUAL(tally->recommended[1], 1);
    CU_ASSERT_EQUAL(tally->none[ROLE_BONE], 2);
    CU_ASSERT_EQUAL(tally->alone, 2);
    CU_ASSERT_EQUAL(tally->missing[POISE_FACT_HER2], 1);
    /* Of bone and local options only what is known to apply is spoken of. */
    CU_ASSERT_EQUAL(tally->missing[POISE_FACT_ECOG], 0);
    tally_free(tally);
    small_close(&small);
}

static void refuse(struct tally *tally, int32_t status, uint64_t line)
{
    const struct problem problem = {.status = status, .reason = "x"};
    const struct problems problems = {.first = &problem, .count = 1};
    tally_refusal(tally, &(struct cohort_refusal){line, NULL, &problems});
}

static void parts_add_up_to_the_same_page(void)
{
    static const struct style style = {80, false, true};
    static const char *const people[] = {"her2 = positive; ecog = 1", "er = negative",
                                         "er = positive; her2 = zero", "ecog = 1"};
    struct small small;
    struct text one = {0};
    struct text two = {0};
    small_open(&small, three, "", "age = 60");
    struct tally *all = tally_new(&small.generation);
    struct tally *parts[] = {tally_new(&small.generation), tally_new(&small.generation)};
    for (int i = 0; i < 4; i++) {
        count(all, &small, people[i]);
        count(parts[i % 2], &small, people[i]);
        refuse(all, i == 0 ? POISE_E_JSON : POISE_E_TEXT, 10 + (uint64_t)i);
        refuse(parts[i % 2], i == 0 ? POISE_E_JSON : POISE_E_TEXT, 10 + (uint64_t)i);
    }
    tally_add(parts[1], parts[0]);
    tally_text(all, &style, 20780, true, &one);
    tally_text(parts[1], &style, 20780, true, &two);
    CU_ASSERT_PTR_NOT_NULL(strstr(one.bytes, "Cohort of 8: 4 answered, 4 not"));
    CU_ASSERT_PTR_NOT_NULL(strstr(one.bytes, "the first in line 10"));
    small_same(&two, one.bytes);
    text_free(&one);
    tally_free(all);
    tally_free(parts[0]);
    tally_free(parts[1]);
    small_close(&small);
}

UNIT_SUITE(cohort_tally) = {
    UNIT_TEST(every_person_counts_once_in_each_list),
    UNIT_TEST(parts_add_up_to_the_same_page),
    UNIT_END,
};
