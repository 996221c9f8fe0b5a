/* Value functions: both ways, both sides outside. */
#include "smaa/value.h"

#include <math.h>

#include "unit.h"

static const double months[] = {0, 6, 12, 24};
static const double worth[] = {0, 0.45, 0.75, 1};
static const double below[] = {-10, -5, 5};
static const double falling[] = {2, 0.5, -1};

static double at(const struct smaa_value *value, double x, bool clipped)
{
    bool outside = false;
    double v = smaa_value_of(value, x, &outside);
    double copy = x;
    CU_ASSERT_EQUAL(outside, clipped);
    CU_ASSERT_EQUAL(smaa_value_all(value, &copy, 1), clipped ? 1u : 0u);
    CU_ASSERT_EQUAL(copy, v);
    CU_ASSERT_PTR_NULL(smaa_value_fault(value));
    return v;
}

static void lines_go_either_way(void)
{
    struct smaa_value up = {SMAA_LINEAR, true, 0.28, 0.63, 0, NULL, NULL};
    struct smaa_value down = {SMAA_LINEAR, false, 60, 0, 0, NULL, NULL};
    CU_ASSERT_EQUAL(at(&up, 0.28, false), 0);
    CU_ASSERT_EQUAL(at(&up, 0.63, false), 1);
    CU_ASSERT_EQUAL(at(&up, 0.1, true), 0);
    CU_ASSERT_EQUAL(at(&up, 0.7, true), 1);
    CU_ASSERT_EQUAL(at(&down, 30, false), 0.5);
    CU_ASSERT_EQUAL(at(&down, 75, false), -0.25);
    CU_ASSERT_EQUAL(at(&down, -30, false), 1.5);
}

static void pieces_meet_at_their_points(void)
{
    struct smaa_value value = {SMAA_PIECES, true, 0, 0, 4, months, worth};
    for (int i = 0; i < 4; i++)
        CU_ASSERT_EQUAL(at(&value, months[i], false), worth[i]);
    CU_ASSERT_DOUBLE_EQUAL(at(&value, 9, false), 0.6, 1e-15);
    CU_ASSERT_EQUAL(at(&value, -1, true), 0);
    CU_ASSERT_EQUAL(at(&value, 30, true), 1);
    value.clips = false;
    CU_ASSERT_DOUBLE_EQUAL(at(&value, -6, false), -0.45, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(at(&value, 36, false), 1.25, 1e-15);
}

static void pieces_may_fall_and_be_negative(void)
{
    struct smaa_value value = {SMAA_PIECES, false, 0, 0, 3, below, falling};
    CU_ASSERT_DOUBLE_EQUAL(at(&value, -7.5, false), 1.25, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(at(&value, 0, false), -0.25, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(at(&value, -20, false), 5, 1e-14);
    value.clips = true;
    CU_ASSERT_EQUAL(at(&value, -20, true), 2);
    CU_ASSERT_EQUAL(at(&value, 20, true), -1);
}

static void identity_is_the_number_itself(void)
{
    struct smaa_value value = {.shape = SMAA_IDENTITY, .clips = true};
    CU_ASSERT_EQUAL(at(&value, -3.5, false), -3.5);
}

static void what_is_no_function_is_a_fault(void)
{
    static const double up_and_down[] = {0, 0.5, 0.2, 1};
    static const double twice[] = {0, 6, 6, 24};
    struct smaa_value flat = {SMAA_LINEAR, true, 2, 2, 0, NULL, NULL};
    struct smaa_value bent = {SMAA_PIECES, true, 0, 0, 4, months, up_and_down};
    struct smaa_value steep = {SMAA_PIECES, true, 0, 0, 4, twice, worth};
    struct smaa_value single = {SMAA_PIECES, true, 0, 0, 1, months, worth};
    CU_ASSERT_STRING_EQUAL(smaa_value_fault(&flat), "worst and best are the same");
    CU_ASSERT_STRING_EQUAL(smaa_value_fault(&bent), "the points are not monotone in v");
    CU_ASSERT_PTR_NOT_NULL(smaa_value_fault(&steep));
    CU_ASSERT_PTR_NOT_NULL(smaa_value_fault(&single));
}

UNIT_SUITE(value) = {
    UNIT_TEST(lines_go_either_way),
    UNIT_TEST(pieces_meet_at_their_points),
    UNIT_TEST(pieces_may_fall_and_be_negative),
    UNIT_TEST(identity_is_the_number_itself),
    UNIT_TEST(what_is_no_function_is_a_fault),
    UNIT_END,
};
