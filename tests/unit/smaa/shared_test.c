/* A shared baseline: its variance is in every option, and in no difference. */
#include "smaa/shared.h"

#include <math.h>

#include "base/arena.h"
#include "smaa/block.h"
#include "unit.h"

static const uint32_t of[] = {1, 2};
static const double effect[] = {0.4, -0.2};
static const double covariance[] = {0.09, 0.03, 0.03, 0.04};

static struct smaa_shared two(enum smaa_link link)
{
    return (struct smaa_shared){.link = link,
                                .mean = -0.5,
                                .sd = 0.3,
                                .count = 2,
                                .of = of,
                                .effect = effect,
                                .covariance = covariance};
}

static void baselines_and_effects_have_their_covariance(void)
{
    struct arena *arena = arena_new(4096);
    struct smaa_shared shared = two(SMAA_LINK_NONE);
    struct smaa_stream streams[3];
    double rows[3 * SMAA_BLOCK];
    double sums[3] = {0};
    double squares[3][3] = {{0}};
    static const double means[] = {-0.5, -0.1, -0.7};
    static const double expected[3][3] = {
        {0.09, 0.09, 0.09}, {0.09, 0.18, 0.12}, {0.09, 0.12, 0.13}};
    const char *fault;
    CU_ASSERT(smaa_shared_prepare(arena, &shared, &fault));
    CU_ASSERT_PTR_NULL(fault);
    smaa_shared_open(&shared, 1, 0, false, streams);
    double count = 600.0 * SMAA_BLOCK;
    for (int b = 0; b < 600; b++) {
        smaa_shared_draw(&shared, streams, rows, SMAA_BLOCK);
        for (int t = 0; t < SMAA_BLOCK; t++)
            for (int i = 0; i < 3; i++) {
                double x = rows[i * SMAA_BLOCK + t] - means[i];
                sums[i] += x / count;
                for (int j = 0; j < 3; j++)
                    squares[i][j] += x * (rows[j * SMAA_BLOCK + t] - means[j]) / count;
            }
    }
    for (int i = 0; i < 3; i++) {
        CU_ASSERT_DOUBLE_EQUAL(sums[i], 0, 5 * sqrt(0.18 / count));
        for (int j = 0; j < 3; j++)
            CU_ASSERT_DOUBLE_EQUAL(squares[i][j], expected[i][j], 0.004);
    }
    arena_free(arena);
}

static void the_link_is_undone(void)
{
    struct arena *arena = arena_new(4096);
    struct smaa_shared plain = two(SMAA_LINK_NONE);
    struct smaa_shared logit = two(SMAA_LINK_LOGIT);
    struct smaa_shared logs = two(SMAA_LINK_LOG);
    struct smaa_shared *all[] = {&plain, &logit, &logs};
    double rows[3][3 * SMAA_BLOCK];
    const char *fault;
    for (int i = 0; i < 3; i++) {
        struct smaa_stream streams[3];
        smaa_shared_prepare(arena, all[i], &fault);
        smaa_shared_open(all[i], 1, 0, false, streams);
        smaa_shared_draw(all[i], streams, rows[i], SMAA_BLOCK);
    }
    for (int t = 0; t < 3 * SMAA_BLOCK; t++) {
        CU_ASSERT_DOUBLE_EQUAL(rows[1][t], 1 / (1 + exp(-rows[0][t])), 1e-15);
        CU_ASSERT_DOUBLE_EQUAL(rows[2][t], exp(rows[0][t]), 1e-14);
    }
    arena_free(arena);
}

static const char *fault_of(const double *matrix)
{
    struct arena *arena = arena_new(4096);
    struct smaa_shared shared = two(SMAA_LINK_NONE);
    const char *fault = "not asked";
    shared.covariance = matrix;
    CU_ASSERT(smaa_shared_prepare(arena, &shared, &fault));
    arena_free(arena);
    return fault;
}

static void singular_is_fine_and_impossible_is_not(void)
{
    static const double singular[] = {1, 2, 2, 4};
    static const double none[] = {0, 0, 0, 0};
    static const double half[] = {0, 0, 0, 4};
    static const double skew[] = {1, 0.5, 0.4, 1};
    static const double impossible[] = {1, 2, 2, 1};
    static const double hidden[] = {0, 0.5, 0.5, 1};
    static const double negative[] = {-1, 0, 0, 1};
    CU_ASSERT_PTR_NULL(fault_of(singular));
    CU_ASSERT_PTR_NULL(fault_of(none));
    CU_ASSERT_PTR_NULL(fault_of(half));
    CU_ASSERT_PTR_NOT_NULL(fault_of(skew));
    CU_ASSERT_PTR_NOT_NULL(fault_of(impossible));
    CU_ASSERT_PTR_NOT_NULL(fault_of(hidden));
    CU_ASSERT_PTR_NOT_NULL(fault_of(negative));
}

UNIT_SUITE(shared) = {
    UNIT_TEST(baselines_and_effects_have_their_covariance),
    UNIT_TEST(the_link_is_undone),
    UNIT_TEST(singular_is_fine_and_impossible_is_not),
    UNIT_END,
};
