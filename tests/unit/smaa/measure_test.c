/* Distributions: their means and spreads, their faults. */
#include "smaa/measure.h"

#include <math.h>

#include "smaa/block.h"
#include "unit.h"

static void expect(struct smaa_measure measure, double mean, double sd)
{
    struct smaa_drawing drawing = smaa_drawing_open(&measure, 1, 1);
    double x[SMAA_BLOCK];
    double sum = 0;
    double square = 0;
    double count = 400.0 * SMAA_BLOCK;
    CU_ASSERT_PTR_NULL(smaa_measure_fault(&measure));
    for (int b = 0; b < 400; b++) {
        smaa_measure_draw(&measure, &drawing, x, SMAA_BLOCK);
        for (int i = 0; i < SMAA_BLOCK; i++) {
            sum += x[i] - mean;
            square += (x[i] - mean) * (x[i] - mean);
        }
    }
    CU_ASSERT_DOUBLE_EQUAL(sum / count, 0, 5 * sd / sqrt(count) + 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(sqrt(square / count), sd, 0.02 * sd + 1e-15);
}

static void each_has_its_mean_and_spread(void)
{
    expect((struct smaa_measure){SMAA_EXACT, 0.3, 0, 0}, 0.3, 0);
    expect((struct smaa_measure){SMAA_NORMAL, -2, 3, 0}, -2, 3);
    expect((struct smaa_measure){SMAA_NORMAL, -2, 0, 0}, -2, 0);
    double mean = exp(2 + 0.02);
    expect((struct smaa_measure){SMAA_LOGNORMAL, 2, 0.2, 0}, mean,
           mean * sqrt(exp(0.04) - 1));
    expect((struct smaa_measure){SMAA_BETA, 3, 7, 0}, 0.3, sqrt(0.21 / 11));
    expect((struct smaa_measure){SMAA_GAMMA, 4, 0.5, 0}, 2, 1);
    expect((struct smaa_measure){SMAA_UNIFORM, -1, 3, 0}, 1, 4 / sqrt(12));
    expect((struct smaa_measure){SMAA_TRIANGULAR, 0, 6, 3}, 3, sqrt(1.5));
    expect((struct smaa_measure){SMAA_TRIANGULAR, 0, 6, 0}, 2, sqrt(2));
    /* Half of each half normal: their mean 0.7979 sd, their square sd^2. */
    mean = 1 + 0.39894228 * (3 - 1);
    expect((struct smaa_measure){SMAA_SPLIT, 1, 1, 3}, mean,
           sqrt(5 - (mean - 1) * (mean - 1)));
    expect((struct smaa_measure){SMAA_MISSING, 0, 0, 0}, 0.5, 1 / sqrt(12));
}

static void a_logit_normal_is_the_logistic_of_a_normal(void)
{
    struct smaa_measure normal = {SMAA_NORMAL, -0.5, 0.8, 0};
    struct smaa_measure logit = {SMAA_LOGIT_NORMAL, -0.5, 0.8, 0};
    struct smaa_drawing a = smaa_drawing_open(&normal, 1, 1);
    struct smaa_drawing b = smaa_drawing_open(&logit, 1, 1);
    double x[SMAA_BLOCK];
    double y[SMAA_BLOCK];
    smaa_measure_draw(&normal, &a, x, SMAA_BLOCK);
    smaa_measure_draw(&logit, &b, y, SMAA_BLOCK);
    for (int i = 0; i < SMAA_BLOCK; i++)
        CU_ASSERT_DOUBLE_EQUAL(y[i], 1 / (1 + exp(-x[i])), 1e-15);
}

static void what_cannot_be_is_a_fault(void)
{
    static const struct smaa_measure bad[] = {
        {SMAA_NORMAL, 0, -1, 0}, {SMAA_BETA, 0, 1, 0},       {SMAA_GAMMA, 1, 0, 0},
        {SMAA_UNIFORM, 1, 0, 0}, {SMAA_TRIANGULAR, 0, 1, 2}, {SMAA_LOGNORMAL, 0, -1, 0},
        {SMAA_SPLIT, 0, 1, -1},  {SMAA_EXACT, NAN, 0, 0}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT_PTR_NOT_NULL(smaa_measure_fault(&bad[i]));
}

UNIT_SUITE(measure) = {
    UNIT_TEST(each_has_its_mean_and_spread),
    UNIT_TEST(a_logit_normal_is_the_logistic_of_a_normal),
    UNIT_TEST(what_cannot_be_is_a_fault),
    UNIT_END,
};
