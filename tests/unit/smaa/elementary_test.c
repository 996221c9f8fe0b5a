/* The house logarithm and exponential against the C library's: within one unit in the
 * last place, and the same in every build. */
#include "smaa/elementary.h"

#include <math.h>

#include "smaa/stream.h"
#include "unit.h"

static double units_apart(double a, double b)
{
    return fabs(a - b) / (nextafter(fabs(b), HUGE_VAL) - fabs(b));
}

static void logarithms_are_within_a_unit(void)
{
    struct smaa_source source = smaa_source_open(1, 1);
    double worst = 0;
    for (int i = 0; i < 300000; i++) {
        double x = ldexp(smaa_uniform(&source), (int)(smaa_bits(&source) % 120) - 60);
        worst = fmax(worst, units_apart(smaa_log(x), log(x)));
    }
    for (int i = -2000; i < 2000; i++)
        worst = fmax(worst, units_apart(smaa_log(1 + i * 0x1p-40), log(1 + i * 0x1p-40)));
    CU_ASSERT(worst <= 1.0);
    CU_ASSERT_EQUAL(smaa_log(1), 0);
    CU_ASSERT_EQUAL(smaa_log(2), log(2));
}

static void exponentials_are_within_a_unit(void)
{
    struct smaa_source source = smaa_source_open(1, 2);
    double worst = 0;
    for (int i = 0; i < 300000; i++) {
        double x = (smaa_uniform(&source) - 0.5) * (i % 2 == 0 ? 2 : 1300);
        worst = fmax(worst, units_apart(smaa_exp(x), exp(x)));
    }
    CU_ASSERT(worst <= 1.0);
    CU_ASSERT_EQUAL(smaa_exp(0), 1);
    CU_ASSERT_EQUAL(smaa_exp(-1e9), smaa_exp(-700));
    CU_ASSERT_EQUAL(smaa_exp(1e9), smaa_exp(700));
}

/* A digest of bits: another compiler that rounds otherwise anywhere fails here. */
static void the_bits_are_the_same_in_every_build(void)
{
    struct smaa_source source = smaa_source_open(20261123, 3);
    uint64_t digest = 0;
    for (int i = 0; i < 10000; i++) {
        double u = smaa_uniform(&source);
        digest = digest * 31 + bits_of(smaa_log(u));
        digest = digest * 31 + bits_of(smaa_exp(20 * (u - 0.5)));
    }
    CU_ASSERT_EQUAL(digest, 0xc0279a652f6e2a2bu);
}

UNIT_SUITE(elementary) = {
    UNIT_TEST(logarithms_are_within_a_unit),
    UNIT_TEST(exponentials_are_within_a_unit),
    UNIT_TEST(the_bits_are_the_same_in_every_build),
    UNIT_END,
};
