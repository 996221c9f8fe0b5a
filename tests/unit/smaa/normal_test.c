/* Normals by quantile: the inverse of the C library's erfc, to six standard deviations.
 */
#include "smaa/normal.h"

#include <math.h>

#include "smaa/block.h"
#include "smaa/stream.h"
#include "unit.h"

static void quantiles_undo_the_distribution_to_six_deviations(void)
{
    for (int i = -600; i <= 0; i++) {
        double z = i / 100.0;
        double p = 0.5 * erfc(-z / sqrt(2));
        CU_ASSERT_DOUBLE_EQUAL(smaa_normal_quantile(p), z, 1e-13 * (1 + z * z));
        if (z > -4)
            CU_ASSERT_DOUBLE_EQUAL(smaa_normal_quantile(1 - p), -z, 2e-11);
    }
    CU_ASSERT_DOUBLE_EQUAL(smaa_normal_quantile(0.975), 1.959963984540054, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(smaa_normal_quantile(1e-15), -7.941345326170998, 1e-12);
    CU_ASSERT_EQUAL(smaa_normal_quantile(0.5), 0);
}

static void a_block_is_the_quantiles_one_by_one(void)
{
    struct smaa_stream stream = smaa_stream_open(2, 2);
    double p[SMAA_BLOCK];
    double z[SMAA_BLOCK];
    for (int round = 0; round < 50; round++) {
        smaa_uniforms(&stream, p, SMAA_BLOCK);
        p[round] = 1e-14 * (round + 1);
        p[round + 100] = 1 - 0x1p-53 * (round + 1);
        for (int i = 0; i < SMAA_BLOCK; i++)
            z[i] = p[i];
        smaa_normals(z, SMAA_BLOCK);
        for (int i = 0; i < SMAA_BLOCK; i++)
            CU_ASSERT_EQUAL(z[i], smaa_normal_quantile(p[i]));
    }
}

static void tails_hold_as_much_as_they_should(void)
{
    struct smaa_stream stream = smaa_stream_open(3, 3);
    double z[SMAA_BLOCK];
    double beyond[5] = {0};
    double fourth = 0;
    int blocks = 8000;
    double count = (double)blocks * SMAA_BLOCK;
    for (int b = 0; b < blocks; b++) {
        smaa_uniforms(&stream, z, SMAA_BLOCK);
        smaa_normals(z, SMAA_BLOCK);
        for (int i = 0; i < SMAA_BLOCK; i++) {
            fourth += z[i] * z[i] * z[i] * z[i];
            for (int s = 0; s < 5; s++)
                beyond[s] += fabs(z[i]) > s;
        }
    }
    CU_ASSERT_DOUBLE_EQUAL(fourth / count, 3, 5 * sqrt(96 / count));
    for (int s = 1; s < 5; s++) {
        double p = erfc(s / sqrt(2));
        CU_ASSERT_DOUBLE_EQUAL(beyond[s] / count, p, 5 * sqrt(p / count));
    }
}

static void exponentials_have_mean_and_deviation_one(void)
{
    struct smaa_stream stream = smaa_stream_open(4, 4);
    double e[SMAA_BLOCK];
    double sum = 0;
    double square = 0;
    double count = 1000.0 * SMAA_BLOCK;
    for (int b = 0; b < 1000; b++) {
        smaa_uniforms(&stream, e, SMAA_BLOCK);
        smaa_exponentials(e, SMAA_BLOCK);
        for (int i = 0; i < SMAA_BLOCK; i++) {
            sum += e[i];
            square += e[i] * e[i];
        }
    }
    CU_ASSERT_DOUBLE_EQUAL(sum / count, 1, 5 / sqrt(count));
    CU_ASSERT_DOUBLE_EQUAL(square / count, 2, 5 * sqrt(20 / count));
}

UNIT_SUITE(normal) = {
    UNIT_TEST(quantiles_undo_the_distribution_to_six_deviations),
    UNIT_TEST(a_block_is_the_quantiles_one_by_one),
    UNIT_TEST(tails_hold_as_much_as_they_should),
    UNIT_TEST(exponentials_have_mean_and_deviation_one),
    UNIT_END,
};
