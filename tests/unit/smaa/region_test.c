/* Regions: parts, rows, start points, and who is to blame when nothing is left. */
#include "smaa/region.h"

#include <poise/status.h>

#include "base/text.h"
#include "smaa/inside.h"
#include "small_problem.h"

static void equalities_make_one_part(void)
{
    struct small small;
    small_open(&small, 1, 3);
    smaa_say_ratio(&small.said, 0, 1, 3, 3, NULL);
    CU_ASSERT_EQUAL(small_region(&small), POISE_OK);
    CU_ASSERT_EQUAL(small.region.parts, 2);
    CU_ASSERT_DOUBLE_EQUAL(small.region.share[0], 0.75, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(small.region.share[1], 0.25, 1e-14);
    CU_ASSERT_EQUAL(small.region.row_count, 0);
    CU_ASSERT_DOUBLE_EQUAL(small.region.low_ratio[0 * 3 + 1], 3, 1e-13);
    small_close(&small);
}

static void what_follows_from_others_is_left_out(void)
{
    struct small small;
    small_open(&small, 1, 4);
    small_order(&small, "ABCD");
    smaa_say_ratio(&small.said, 0, 3, 1, -1, NULL);
    smaa_say_ratio(&small.said, 0, 2, 0.5, -1, NULL);
    smaa_say_interval(&small.said, 1, 0, 1.5, NULL);
    CU_ASSERT_EQUAL(small_region(&small), POISE_OK);
    CU_ASSERT_EQUAL(small.region.row_count, 3);
    CU_ASSERT_FALSE(small.region.bounded);
    small_close(&small);
}

static void zeros_drop_out_and_take_others_along(void)
{
    struct small small;
    small_open(&small, 1, 3);
    smaa_say_ratio(&small.said, 0, 1, -1, 0, NULL);
    smaa_say_ratio(&small.said, 0, 2, 2, -1, NULL);
    CU_ASSERT_EQUAL(small_region(&small), POISE_OK);
    CU_ASSERT_EQUAL(small.region.parts, 1);
    CU_ASSERT_EQUAL(small.region.part[0], SMAA_NO_PART);
    CU_ASSERT_EQUAL(small.region.part[2], SMAA_NO_PART);
    small_close(&small);
}

static void bounds_without_room_are_ties(void)
{
    struct small small;
    small_open(&small, 1, 3);
    smaa_say_interval(&small.said, 0, 0.25, 0.25, NULL);
    CU_ASSERT_EQUAL(small_region(&small), POISE_OK);
    CU_ASSERT_EQUAL(small.region.tie_count, 2);
    CU_ASSERT_DOUBLE_EQUAL(small.region.start[0], 0.25, 1e-9);
    CU_ASSERT(small.region.start[1] > 0.1);
    small_close(&small);
}

/* -------------------- conflicts */

static void expect_conflict(struct small *small, const char *const *named, int count)
{
    CU_ASSERT_EQUAL(small_run(small), POISE_E_GOALS_CONFLICT);
    CU_ASSERT_EQUAL(small->problems.count, 1);
    if (small->problems.first == NULL)
        return;
    const char *said = small->problems.first->reason;
    int found = 0;
    for (const char *at = strstr(said, "(s"); at != NULL; at = strstr(at + 1, "(s"))
        found++;
    CU_ASSERT_EQUAL(found, count);
    for (int i = 0; i < count; i++)
        CU_ASSERT_PTR_NOT_NULL(strstr(said, named[i]));
    small_close(small);
}

static void a_cycle_is_named_and_nothing_else(void)
{
    struct small small;
    static const char *const named[] = {
        "\"A\" counts at least 2 times as much as \"B\" (s1)",
        "\"B\" counts at least as much as \"C\" (s2)",
        "\"C\" counts at least as much as \"A\" (s3)"};
    small_open(&small, 2, 4);
    smaa_say_ratio(&small.said, 3, 1, 1, -1, "s0");
    smaa_say_ratio(&small.said, 0, 1, 2, -1, "s1");
    smaa_say_ratio(&small.said, 1, 2, 1, -1, "s2");
    smaa_say_ratio(&small.said, 2, 0, 1, -1, "s3");
    expect_conflict(&small, named, 3);
}

static void bounds_that_contradict_are_named(void)
{
    struct small small;
    static const char *const named[] = {"\"A\" weighs at least 0.5 (s1)",
                                        "\"B\" counts at least 2 times as much as \"A\" "
                                        "(s2)"};
    small_open(&small, 2, 3);
    smaa_say_interval(&small.said, 2, 0, 0.9, "s0");
    smaa_say_interval(&small.said, 0, 0.5, 1, "s1");
    smaa_say_ratio(&small.said, 1, 0, 2, -1, "s2");
    expect_conflict(&small, named, 2);
}

static void a_weight_of_zero_can_contradict_too(void)
{
    struct small small;
    static const char *const named[] = {"\"A\" weighs at most 0 (s1)",
                                        "\"A\" weighs at least 0.1 (s2)"};
    small_open(&small, 2, 3);
    smaa_say_ratio(&small.said, 0, 1, -1, 0, "s1");
    smaa_say_interval(&small.said, 0, 0.1, 1, "s2");
    expect_conflict(&small, named, 2);
}

/* -------------------- any statements */

static double uniform(struct smaa_source *source, double low, double high)
{
    return low + (high - low) * smaa_uniform(source);
}

static void say_something(struct small *small, struct smaa_source *source, uint32_t n,
                          bool bounds)
{
    uint32_t i = (uint32_t)(smaa_bits(source) % n);
    uint32_t j = (uint32_t)(smaa_bits(source) % n);
    double lo = uniform(source, 0, 1.5);
    switch (smaa_bits(source) % (bounds ? 6 : 3)) {
    case 0:
        smaa_say_ratio(&small->said, i, j, 1, -1, "s");
        break;
    case 1:
        smaa_say_ratio(&small->said, i, j, lo, lo + uniform(source, 0, 2), "s");
        break;
    case 2:
        if (smaa_bits(source) % 4 == 0)
            smaa_say_ratio(&small->said, i, j, lo, lo, "s");
        break;
    case 3:
        smaa_say_interval(&small->said, i, 0.3 * lo, 1, "s");
        break;
    case 4:
        smaa_say_interval(&small->said, i, 0, 0.2 + 0.3 * lo, "s");
        break;
    default:
        smaa_say_interval(&small->said, i, 0.1, smaa_bits(source) % 3 ? 0.5 : 0.1, "s");
    }
}

/* The point must satisfy what was said, with room unless it is an equality. */
static void expect_inside(const struct small *small)
{
    const struct smaa_region *region = &small->region;
    double w[16];
    double sum = 0;
    for (uint32_t i = 0; i < region->criteria; i++) {
        w[i] = region->part[i] == SMAA_NO_PART
                   ? 0
                   : region->share[i] * region->start[region->part[i]];
        sum += w[i];
    }
    CU_ASSERT_DOUBLE_EQUAL(sum, 1, 1e-9);
    for (uint32_t s = 0; s < small->said.count; s++) {
        const struct smaa_statement *it = &small->said.items[s];
        double slack = it->saying == SMAA_TIMES      ? w[it->i] - it->number * w[it->j]
                       : it->saying == SMAA_AT_LEAST ? w[it->i] - it->number
                                                     : it->number - w[it->i];
        CU_ASSERT(slack > -1e-7);
    }
    if (region->tie_count == 0)
        CU_ASSERT(smaa_inside_by(region, region->start) > 0);
}

static void any_statements_give_a_point_inside_or_a_named_conflict(void)
{
    struct smaa_source source = smaa_source_open(1, 1);
    int found = 0;
    int conflicts = 0;
    for (int round = 0; round < 6000; round++) {
        struct small small;
        uint32_t n = 2 + (uint32_t)(smaa_bits(&source) % 7);
        small_open(&small, 1, n);
        uint32_t count = (uint32_t)(smaa_bits(&source) % (n + 3));
        for (uint32_t s = 0; s < count; s++)
            say_something(&small, &source, n, round % 2 == 0);
        int32_t status = small_region(&small);
        CU_ASSERT(status == POISE_OK || status == POISE_E_GOALS_CONFLICT);
        if (status == POISE_OK) {
            found++;
            expect_inside(&small);
        } else {
            conflicts++;
            CU_ASSERT_EQUAL(small.problems.count, 1);
            CU_ASSERT_PTR_NOT_NULL(strstr(small.problems.first->reason, "(s)"));
        }
        small_close(&small);
    }
    CU_ASSERT(found > 1000);
    CU_ASSERT(conflicts > 500);
}

UNIT_SUITE(region) = {
    UNIT_TEST(equalities_make_one_part),
    UNIT_TEST(what_follows_from_others_is_left_out),
    UNIT_TEST(zeros_drop_out_and_take_others_along),
    UNIT_TEST(bounds_without_room_are_ties),
    UNIT_TEST(a_cycle_is_named_and_nothing_else),
    UNIT_TEST(bounds_that_contradict_are_named),
    UNIT_TEST(a_weight_of_zero_can_contradict_too),
    UNIT_TEST(any_statements_give_a_point_inside_or_a_named_conflict),
    UNIT_END,
};
