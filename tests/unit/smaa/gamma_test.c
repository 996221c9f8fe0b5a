/* Moments of gammas and betas for shapes from one half to five hundred. */
#include "smaa/gamma.h"

#include <math.h>

#include "smaa/stream.h"
#include "unit.h"

static const double shapes[] = {0.5, 1, 2, 40, 500};
enum { COUNT = 100000 };

static void gammas_have_their_moments(void)
{
    for (int s = 0; s < 5; s++) {
        struct smaa_source source = smaa_source_open(1, (uint64_t)s);
        double shape = shapes[s];
        double sum = 0;
        double square = 0;
        for (int i = 0; i < COUNT; i++) {
            double off = smaa_gamma(&source, shape) - shape;
            sum += off;
            square += off * off;
        }
        double fourth = 3 * shape * shape + 6 * shape;
        CU_ASSERT_DOUBLE_EQUAL(sum / COUNT, 0, 5 * sqrt(shape / COUNT));
        CU_ASSERT_DOUBLE_EQUAL(square / COUNT, shape,
                               5 * sqrt((fourth - shape * shape) / COUNT));
    }
}

static void expect_beta(double a, double b, uint64_t name)
{
    struct smaa_source source = smaa_source_open(2, name);
    double mean = a / (a + b);
    double variance = a * b / ((a + b) * (a + b) * (a + b + 1));
    double sum = 0;
    double square = 0;
    for (int i = 0; i < COUNT / 2; i++) {
        double x = smaa_beta(&source, a, b);
        if (!(x >= 0 && x <= 1))
            CU_FAIL("a beta outside 0 to 1");
        sum += x - mean;
        square += (x - mean) * (x - mean);
    }
    CU_ASSERT_DOUBLE_EQUAL(2 * sum / COUNT, 0, 5 * sqrt(variance * 2 / COUNT));
    CU_ASSERT_DOUBLE_EQUAL(2 * square / COUNT, variance, 0.04 * variance);
}

static void betas_have_their_moments(void)
{
    for (uint64_t i = 0; i < 5; i++)
        for (uint64_t j = 0; j < 5; j++)
            expect_beta(shapes[i], shapes[j], i * 5 + j);
}

static void the_arcsine_law_is_exact_at_its_quartiles(void)
{
    struct smaa_source source = smaa_source_open(3, 1);
    int below = 0;
    for (int i = 0; i < COUNT; i++)
        below += smaa_beta(&source, 0.5, 0.5) < 0.5 - sqrt(0.125);
    CU_ASSERT_DOUBLE_EQUAL((double)below / COUNT, 0.25, 5 * sqrt(0.1875 / COUNT));
}

static void the_smallest_shapes_still_give_numbers(void)
{
    struct smaa_source source = smaa_source_open(4, 1);
    int ones = 0;
    for (int i = 0; i < 10000; i++) {
        double x = smaa_beta(&source, 0.001, 0.001);
        if (!(x >= 0 && x <= 1))
            CU_FAIL("a beta outside 0 to 1");
        ones += x > 0.5;
    }
    CU_ASSERT_DOUBLE_EQUAL(ones, 5000, 250);
}

UNIT_SUITE(gamma) = {
    UNIT_TEST(gammas_have_their_moments),
    UNIT_TEST(betas_have_their_moments),
    UNIT_TEST(the_arcsine_law_is_exact_at_its_quartiles),
    UNIT_TEST(the_smallest_shapes_still_give_numbers),
    UNIT_END,
};
