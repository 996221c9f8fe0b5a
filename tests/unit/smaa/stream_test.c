/* Uniforms: published numbers, both ends, streams that do not know each other. */
#include "smaa/stream.h"

#include <math.h>

#include "unit.h"

/* The first results of xoshiro256++ from the state 1, 2, 3, 4. */
static void the_generator_is_the_published_one(void)
{
    static const uint64_t expected[] = {41943041u,
                                        58720359u,
                                        3588806011781223u,
                                        3591011842654386u,
                                        9228616714210784205u,
                                        9973669472204895162u};
    struct smaa_source source = {{1, 2, 3, 4}};
    for (int i = 0; i < 6; i++)
        CU_ASSERT_EQUAL(smaa_bits(&source), expected[i]);
}

static void the_lanes_are_four_such_generators(void)
{
    struct smaa_stream stream = smaa_stream_open(5, 6);
    struct smaa_source lanes[SMAA_LANES];
    double out[64];
    for (int l = 0; l < SMAA_LANES; l++)
        for (int w = 0; w < 4; w++)
            lanes[l].state[w] = stream.state[w][l];
    smaa_uniforms(&stream, out, 64);
    for (int i = 0; i < 64; i++)
        CU_ASSERT_EQUAL(out[i], smaa_uniform(&lanes[i % SMAA_LANES]));
}

static void how_many_are_drawn_at_a_time_changes_nothing(void)
{
    double once[64];
    double parts[64];
    struct smaa_stream a = smaa_stream_open(1, 1);
    struct smaa_stream b = smaa_stream_open(1, 1);
    smaa_uniforms(&a, once, 64);
    for (size_t i = 0; i < 64; i += 8)
        smaa_uniforms(&b, parts + i, 8);
    for (int i = 0; i < 64; i++)
        CU_ASSERT_EQUAL(once[i], parts[i]);
}

static void uniforms_lie_strictly_inside_and_spread_evenly(void)
{
    struct smaa_stream stream = smaa_stream_open(1, 1);
    static double out[256];
    double sum = 0;
    double square = 0;
    int low = 0;
    int counts[16] = {0};
    for (int i = 0; i < 4000; i++) {
        smaa_uniforms(&stream, out, 256);
        for (int j = 0; j < 256; j++) {
            low += out[j] <= 0 || out[j] >= 1;
            counts[(int)(out[j] * 16)]++;
            sum += out[j];
            square += out[j] * out[j];
        }
    }
    double chi = 0;
    for (int i = 0; i < 16; i++)
        chi += pow(counts[i] - 64000, 2) / 64000;
    CU_ASSERT_EQUAL(low, 0);
    CU_ASSERT(chi < 44);
    CU_ASSERT_DOUBLE_EQUAL(sum / 1024000, 0.5, 5 * sqrt(1.0 / 12 / 1024000));
    CU_ASSERT_DOUBLE_EQUAL(square / 1024000, 1.0 / 3, 5 * sqrt(4.0 / 45 / 1024000));
}

static void streams_of_other_names_are_uncorrelated(void)
{
    double worst = 0;
    for (uint32_t name = 1; name < 60; name++) {
        struct smaa_source a =
            smaa_source_open(1, smaa_stream_name(SMAA_USE_VALUES, 0, name));
        struct smaa_source b =
            smaa_source_open(1, smaa_stream_name(SMAA_USE_VALUES, name, 0));
        double sum = 0;
        for (int i = 0; i < 10000; i++)
            sum += (smaa_uniform(&a) - 0.5) * (smaa_uniform(&b) - 0.5) * 12;
        worst = fmax(worst, fabs(sum) / 100);
    }
    CU_ASSERT(worst < 4.5);
}

UNIT_SUITE(stream) = {
    UNIT_TEST(the_generator_is_the_published_one),
    UNIT_TEST(the_lanes_are_four_such_generators),
    UNIT_TEST(how_many_are_drawn_at_a_time_changes_nothing),
    UNIT_TEST(uniforms_lie_strictly_inside_and_spread_evenly),
    UNIT_TEST(streams_of_other_names_are_uncorrelated),
    UNIT_END,
};
