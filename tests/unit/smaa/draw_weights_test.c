/* Every way of drawing weights: means, covariances and corners against exact ones, and
 * one way against another. */
#include "smaa/draw_weights.h"

#include <poise/status.h>

#include "smaa/exact.h"
#include "small_problem.h"

enum { COUNT = 400 * SMAA_BLOCK };

static void draw_weights(void *from, double *out)
{
    smaa_weights_draw(from, out, SMAA_BLOCK);
}

static void draw_walk(void *from, double *out)
{
    smaa_walk_draw(from, out, SMAA_BLOCK);
}

static const char *measure(struct small *small, struct small_moments *moments)
{
    struct smaa_weights *weights = arena_alloc(small->arena, sizeof *weights);
    CU_ASSERT_EQUAL(small_region(small), POISE_OK);
    CU_ASSERT(smaa_weights_make(small->arena, &small->region, 1, weights));
    small_measure(moments, draw_weights, weights, small->problem.criteria, COUNT);
    return smaa_way_name(weights);
}

/* Free weights: variance 1/18 at n = 3, and a quarter of them has w1 above a half.
 * Uniforms over their sum would have .032 and a sixth. */
static void free_weights_do_not_starve_the_corners(void)
{
    struct small small;
    struct small_moments moments;
    static const double corners[] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    double block[16 * SMAA_BLOCK];
    int above = 0;
    small_open(&small, 1, 3);
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "exact");
    small_expect_simplex(&moments, corners, 3, COUNT);
    CU_ASSERT_DOUBLE_EQUAL(moments.covariance[0][0], 1.0 / 18, 0.001);
    struct smaa_weights *weights = arena_alloc(small.arena, sizeof *weights);
    smaa_weights_make(small.arena, &small.region, 2, weights);
    for (int b = 0; b < 400; b++) {
        smaa_weights_draw(weights, block, SMAA_BLOCK);
        for (int t = 0; t < SMAA_BLOCK; t++)
            above += block[t] > 0.5;
    }
    CU_ASSERT_DOUBLE_EQUAL((double)above / COUNT, 0.25, 5 * sqrt(0.1875 / COUNT));
    small_close(&small);
}

static void a_full_order_has_the_rank_order_centroid(void)
{
    struct small small;
    struct small_moments moments;
    double roc[5];
    static const double corners[] = {1,      0,      0,      0, .5,  .5,  0,   0,
                                     1. / 3, 1. / 3, 1. / 3, 0, .25, .25, .25, .25};
    small_open(&small, 1, 4);
    small_order(&small, "ABCD");
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "exact");
    small_expect_simplex(&moments, corners, 4, COUNT);
    smaa_centroid(roc, 4);
    for (int k = 0; k < 4; k++)
        CU_ASSERT_DOUBLE_EQUAL(moments.mean[k], roc[k], 0.002);
    CU_ASSERT_DOUBLE_EQUAL(roc[0], .5208, 5e-5);
    CU_ASSERT_DOUBLE_EQUAL(roc[3], .0625, 5e-5);
    smaa_centroid(roc, 5);
    CU_ASSERT_DOUBLE_EQUAL(roc[1], .2567, 5e-5);
    small_close(&small);
}

/* n = 4 with A >= {B, C} >= D: .5208 .2083 .2083 .0625 */
static void a_partial_order_averages_its_full_orders(void)
{
    struct small small;
    struct small_moments moments;
    struct smaa_orders orders;
    double mean[4];
    static const double expected[] = {.5208333, .2083333, .2083333, .0625};
    small_open(&small, 1, 4);
    small_order(&small, "ABD");
    small_order(&small, "ACD");
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "exact");
    CU_ASSERT(smaa_orders_make(small.arena, &small.region, &orders));
    CU_ASSERT_EQUAL(smaa_orders_count(&orders), 2);
    smaa_orders_centroid(&orders, mean);
    for (int k = 0; k < 4; k++) {
        CU_ASSERT_DOUBLE_EQUAL(mean[k], expected[k], 1e-6);
        CU_ASSERT_DOUBLE_EQUAL(moments.mean[k], expected[k], 0.002);
    }
    small_close(&small);
}

static void floors_leave_the_rest_to_a_free_choice(void)
{
    struct small small;
    struct small_moments moments;
    static const double corners[] = {.6, .3, .1, .2, .7, .1, .2, .3, .5};
    small_open(&small, 1, 3);
    smaa_say_interval(&small.said, 0, .2, 1, NULL);
    smaa_say_interval(&small.said, 1, .3, 1, NULL);
    smaa_say_interval(&small.said, 2, .1, 1, NULL);
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "exact");
    small_expect_simplex(&moments, corners, 3, COUNT);
    small_close(&small);
}

/* w_A = 2 w_B: an edge from (2/3, 1/3, 0) to (0, 0, 1), uniform along it. */
static void an_exact_ratio_leaves_one_dimension_less(void)
{
    struct small small;
    struct small_moments moments;
    small_open(&small, 1, 3);
    smaa_say_ratio(&small.said, 0, 1, 2, 2, NULL);
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "exact");
    CU_ASSERT_DOUBLE_EQUAL(moments.mean[0], 1.0 / 3, 0.004);
    CU_ASSERT_DOUBLE_EQUAL(moments.mean[2], 0.5, 0.005);
    CU_ASSERT_DOUBLE_EQUAL(moments.covariance[2][2], 1.0 / 12, 0.001);
    CU_ASSERT(moments.most[0] <= 2.0 / 3);
    small_close(&small);
}

/* Corners of {A >= .5 B, A <= 3 B}: (0,0,1), (1/3,2/3,0), (3/4,1/4,0). */
static void two_sided_ratios_keep_their_polygon(void)
{
    struct small small;
    struct small_moments moments;
    static const double corners[] = {0, 0, 1, 1. / 3, 2. / 3, 0, .75, .25, 0};
    small_open(&small, 1, 3);
    smaa_say_ratio(&small.said, 0, 1, 0.5, 3, NULL);
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "rejection");
    small_expect_simplex(&moments, corners, 3, COUNT);
    small_close(&small);
}

/* A >= 2 B, B >= 3 C alone is a simplex with corners (1,0,0), (2/3,1/3,0), (.6,.3,.1). */
static void one_sided_ratios_along_a_line_are_exact(void)
{
    struct small small;
    struct small_moments moments;
    static const double corners[] = {1, 0, 0, 2. / 3, 1. / 3, 0, .6, .3, .1};
    small_open(&small, 1, 3);
    smaa_say_ratio(&small.said, 0, 1, 2, -1, NULL);
    smaa_say_ratio(&small.said, 1, 2, 3, -1, NULL);
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "exact");
    small_expect_simplex(&moments, corners, 3, COUNT);
    small_close(&small);
}

/* -------------------- hit-and-run */

static void walk(struct small *small, struct small_moments *moments, uint32_t count)
{
    struct smaa_walk made;
    CU_ASSERT_EQUAL(small_region(small), POISE_OK);
    CU_ASSERT(smaa_walk_make(small->arena, &small->region, &made));
    smaa_walk_open(&made, 1, SMAA_USE_WEIGHTS);
    small_measure(moments, draw_walk, &made, small->problem.criteria, count);
}

static void a_walk_reproduces_full_orders(void)
{
    for (uint32_t n = 2; n <= 6; n++) {
        struct small small;
        struct small_moments moments;
        double corners[36] = {0};
        uint32_t count = 200 * SMAA_BLOCK;
        char letters[8] = "ABCDEF";
        letters[n] = '\0';
        small_open(&small, 1, n);
        small_order(&small, letters);
        walk(&small, &moments, count);
        for (uint32_t p = 0; p < n; p++)
            for (uint32_t i = 0; i <= p; i++)
                corners[p * n + i] = 1.0 / (p + 1);
        small_expect_simplex(&moments, corners, n, count / 4);
        small_close(&small);
    }
}

static void a_walk_is_thinned_by_its_dimension(void)
{
    static const uint32_t n[] = {4, 6, 8, 10};
    static const uint32_t thinning[] = {10, 56, 179, 420};
    for (int i = 0; i < 4; i++) {
        struct small small;
        struct smaa_walk made;
        small_open(&small, 1, n[i]);
        small_region(&small);
        CU_ASSERT(smaa_walk_make(small.arena, &small.region, &made));
        CU_ASSERT_EQUAL(made.dimensions, n[i] - 1);
        CU_ASSERT_EQUAL(made.thinning, thinning[i]);
        small_close(&small);
    }
}

static void a_walk_reproduces_a_ratio_polygon(void)
{
    struct small small;
    struct small_moments moments;
    static const double corners[] = {0, 0, 1, 1. / 3, 2. / 3, 0, .75, .25, 0};
    small_open(&small, 1, 3);
    smaa_say_ratio(&small.said, 0, 1, 0.5, 3, NULL);
    walk(&small, &moments, COUNT);
    small_expect_simplex(&moments, corners, 3, COUNT / 4);
    small_close(&small);
}

/* A thin long region that rejection gives up: every bound holds in every draw. */
static void a_thin_region_is_walked_and_never_left(void)
{
    struct small small;
    struct small_moments moments;
    small_open(&small, 1, 5);
    for (uint32_t k = 0; k < 4; k++)
        smaa_say_ratio(&small.said, k, k + 1, 1, 1.02, NULL);
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "hit-and-run");
    for (uint32_t k = 0; k < 4; k++)
        CU_ASSERT(moments.mean[k] > moments.mean[k + 1]);
    CU_ASSERT_DOUBLE_EQUAL(moments.mean[2], 0.2, 0.002);
    small_close(&small);
}

/* Bounds that leave a segment, and a point. */
static void degenerate_sets_are_drawn_from(void)
{
    struct small small;
    struct small_moments moments;
    small_open(&small, 1, 3);
    smaa_say_interval(&small.said, 0, 0.4, 0.4, NULL);
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "hit-and-run");
    CU_ASSERT_DOUBLE_EQUAL(moments.least[0], 0.4, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(moments.most[0], 0.4, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(moments.covariance[1][1], 0.36 / 12, 0.0006);
    small_close(&small);
    small_open(&small, 1, 3);
    smaa_say_interval(&small.said, 0, 0.5, 1, NULL);
    smaa_say_interval(&small.said, 1, 0.3, 1, NULL);
    smaa_say_interval(&small.said, 2, 0.2, 1, NULL);
    CU_ASSERT_STRING_EQUAL(measure(&small, &moments), "exact");
    CU_ASSERT_DOUBLE_EQUAL(moments.most[1], 0.3, 1e-9);
    small_close(&small);
}

/* Bounds, an order and a ratio together: whatever way is chosen, a walk agrees. */
static void rejection_and_walk_agree_on_mixed_statements(void)
{
    struct small small;
    struct small_moments chosen;
    struct small_moments walked;
    small_open(&small, 1, 4);
    small_order(&small, "ABC");
    smaa_say_ratio(&small.said, 0, 3, 0.8, 4, NULL);
    smaa_say_interval(&small.said, 2, 0.05, 0.3, NULL);
    smaa_say_interval(&small.said, 0, 0, 0.5, NULL);
    CU_ASSERT_STRING_EQUAL(measure(&small, &chosen), "rejection");
    walk(&small, &walked, COUNT);
    for (int k = 0; k < 4; k++) {
        CU_ASSERT_DOUBLE_EQUAL(chosen.mean[k], walked.mean[k], 0.003);
        CU_ASSERT_DOUBLE_EQUAL(chosen.covariance[k][k], walked.covariance[k][k],
                               0.06 * chosen.covariance[k][k]);
        CU_ASSERT_DOUBLE_EQUAL(chosen.least[k], walked.least[k], 0.03);
    }
    small_close(&small);
}

/* -------------------- sliders */

static void slider_error_keeps_every_ratio_within_phi(void)
{
    static const double points[] = {100, 60, 0, 20};
    struct smaa_sliders sliders = {points, 1.5};
    struct arena *arena = arena_new(1 << 16);
    struct smaa_weights *weights = arena_alloc(arena, sizeof *weights);
    double block[4 * SMAA_BLOCK];
    double least = HUGE_VAL;
    double most = 0;
    smaa_weights_of_sliders(&sliders, 4, 1, weights);
    for (int b = 0; b < 40; b++) {
        smaa_weights_draw(weights, block, SMAA_BLOCK);
        for (int t = 0; t < SMAA_BLOCK; t++) {
            double ratio = block[t] / block[SMAA_BLOCK + t];
            least = fmin(least, ratio);
            most = fmax(most, ratio);
            CU_ASSERT_EQUAL(block[2 * SMAA_BLOCK + t], 0);
            CU_ASSERT_DOUBLE_EQUAL(
                block[t] + block[SMAA_BLOCK + t] + block[3 * SMAA_BLOCK + t], 1, 1e-14);
        }
    }
    CU_ASSERT(least >= 100 / 60.0 / 1.5 && least < 1.2);
    CU_ASSERT(most <= 100 / 60.0 * 1.5 && most > 2.3);
    sliders.phi = 1;
    smaa_weights_of_sliders(&sliders, 4, 1, weights);
    smaa_weights_draw(weights, block, SMAA_BLOCK);
    CU_ASSERT_DOUBLE_EQUAL(block[9], 100 / 180.0, 1e-15);
    arena_free(arena);
}

/* The page weighs one draw at a time; to the bit it is the same. */
static void sliders_by_the_block_are_those_of_one_draw_at_a_time(void)
{
    static const double points[] = {100, 60, 0, 20};
    struct smaa_sliders sliders = {points, 1.25};
    struct arena *arena = arena_new(1 << 16);
    struct smaa_weights *weights = arena_alloc(arena, sizeof *weights);
    double block[4 * SMAA_BLOCK];
    double uniforms[4][SMAA_BLOCK];
    smaa_weights_of_sliders(&sliders, 4, 9, weights);
    for (uint32_t k = 0; k < 4; k++) {
        struct smaa_stream stream = weights->cone.streams[k];
        smaa_uniforms(&stream, uniforms[k], SMAA_BLOCK);
    }
    smaa_weights_draw(weights, block, SMAA_BLOCK);
    for (int t = 0; t < SMAA_BLOCK; t++) {
        double u[4] = {uniforms[0][t], uniforms[1][t], uniforms[2][t], uniforms[3][t]};
        double w[4];
        smaa_slider_weights(&sliders, u, 4, w);
        for (int k = 0; k < 4; k++)
            CU_ASSERT_EQUAL(block[k * SMAA_BLOCK + t], w[k]);
    }
    arena_free(arena);
}

UNIT_SUITE(draw_weights) = {
    UNIT_TEST(free_weights_do_not_starve_the_corners),
    UNIT_TEST(a_full_order_has_the_rank_order_centroid),
    UNIT_TEST(a_partial_order_averages_its_full_orders),
    UNIT_TEST(floors_leave_the_rest_to_a_free_choice),
    UNIT_TEST(an_exact_ratio_leaves_one_dimension_less),
    UNIT_TEST(two_sided_ratios_keep_their_polygon),
    UNIT_TEST(one_sided_ratios_along_a_line_are_exact),
    UNIT_TEST(a_walk_reproduces_full_orders),
    UNIT_TEST(a_walk_is_thinned_by_its_dimension),
    UNIT_TEST(a_walk_reproduces_a_ratio_polygon),
    UNIT_TEST(a_thin_region_is_walked_and_never_left),
    UNIT_TEST(degenerate_sets_are_drawn_from),
    UNIT_TEST(rejection_and_walk_agree_on_mixed_statements),
    UNIT_TEST(slider_error_keeps_every_ratio_within_phi),
    UNIT_TEST(sliders_by_the_block_are_those_of_one_draw_at_a_time),
    UNIT_END,
};
