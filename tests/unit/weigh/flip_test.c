/* What would turn a ranking: worked examples by hand, and the crossings held against the
 * sums themselves. */
#include "weigh/flip.h"

#include <math.h>
#include <string.h>

#include "unit.h"
#include "weigh/dimension.h"

/* T time without growth, H severe side effects, V days in the clinic: methods, section
 * 1.4. All of the weight is the person's, slider points 100, 60, 20. */
enum {
    T = POISE_DIMENSION_BENEFIT,
    H = POISE_DIMENSION_SYMPTOMS,
    V = POISE_DIMENSION_TIME
};

static struct weights example_weights(void)
{
    return (struct weights){.weight = {[T] = 556, [H] = 333, [V] = 111}};
}

static struct outcome option(int32_t t, int32_t h, int32_t v,
                             const struct weights *weights)
{
    struct outcome outcome = {.state = OUTCOME_ELIGIBLE};
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        outcome.effects[d].value = dimensions[d].side == SIDE_BURDEN ? 1000 : 0;
    outcome.effects[T].value = t;
    outcome.effects[H].value = 1000 - h;
    outcome.effects[V].value = 1000 - v;
    outcome_weigh(&outcome, weights);
    return outcome;
}

static void a_weight_flips_where_the_two_lines_cross(void)
{
    struct weights weights = example_weights();
    struct outcome p = option(600, 500, 870, &weights);
    struct outcome q = option(450, 800, 957, &weights);
    double share;
    CU_ASSERT_TRUE(flip_weight(&weights, &p, &q, T, &share));
    CU_ASSERT_DOUBLE_EQUAL(share, 0.6219, 0.001); /* 131.6 points: out of reach */
    CU_ASSERT_DOUBLE_EQUAL(flip_points(share, 80), 131.6, 0.5);
    CU_ASSERT_TRUE(flip_weight(&weights, &p, &q, H, &share));
    CU_ASSERT_DOUBLE_EQUAL(share, 0.2692, 0.001);
    CU_ASSERT_DOUBLE_EQUAL(flip_points(share, 120), 44, 0.3);
    CU_ASSERT_FALSE(flip_weight(&weights, &p, &q, V, &share));
    CU_ASSERT_TRUE(isinf(flip_points(1, 120)));
}

/* Balance with a share of one goal, the others in proportion: the definition. */
static double balance_at(const struct weights *weights, const struct outcome *outcome,
                         uint32_t dimension, double share)
{
    double part = 0;
    double others = 0;
    double sum = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        bool persons = dimensions[d].owner == OWNER_PERSON;
        part += persons ? weights->weight[d] : 0;
        others += persons && d != dimension ? weights->weight[d] : 0;
    }
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        bool persons = dimensions[d].owner == OWNER_PERSON;
        double weight = !persons ? weights->weight[d]
                        : d == dimension
                            ? part * share
                            : part * (1 - share) * weights->weight[d] / others;
        sum += weight * outcome->worth[d];
    }
    return sum / 1e6;
}

/* Numbers that are always the same. */
static uint32_t roll(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static struct weights some_weights(uint32_t *seed)
{
    struct weights weights = {
        .weight = {[POISE_DIMENSION_GUIDELINE] = 330, [POISE_DIMENSION_CAUTION] = 100}};
    int32_t left = 570;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (dimensions[d].owner != OWNER_PERSON)
            continue;
        int32_t take = (int32_t)roll(seed, (uint32_t)left / 2 + 1);
        weights.weight[d] = take;
        left -= take;
    }
    weights.weight[H] += left;
    return weights;
}

static struct outcome some_option(uint32_t *seed, const struct weights *weights)
{
    struct outcome outcome = {.state = OUTCOME_ELIGIBLE};
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int32_t value = (int32_t)roll(seed, 1001);
        outcome.effects[d] = (poise_effect){value, value * 9 / 10, value, 0};
    }
    outcome_weigh(&outcome, weights);
    return outcome;
}

static void at_a_flip_the_two_are_equal(void)
{
    uint32_t seed = 1;
    int found = 0;
    for (int i = 0; i < 500; i++) {
        struct weights weights = some_weights(&seed);
        struct outcome a = some_option(&seed, &weights);
        struct outcome b = some_option(&seed, &weights);
        double share;
        uint32_t d = roll(&seed, POISE_DIMENSION_GUIDELINE);
        if (!flip_weight(&weights, &a, &b, d, &share))
            continue;
        found++;
        CU_ASSERT_DOUBLE_EQUAL(balance_at(&weights, &a, d, share),
                               balance_at(&weights, &b, d, share), 1e-12);
    }
    CU_ASSERT_TRUE(found > 100);
}

static void along_a_slider_the_first_is_first(void)
{
    enum { OPTIONS = 7 };
    uint32_t seed = 2;
    for (int i = 0; i < 100; i++) {
        struct weights weights = some_weights(&seed);
        struct outcome outcomes[OPTIONS];
        const struct outcome *options[OPTIONS];
        struct flip_segment line[OPTIONS];
        uint32_t d = roll(&seed, POISE_DIMENSION_GUIDELINE);
        for (int k = 0; k < OPTIONS; k++) {
            outcomes[k] = some_option(&seed, &weights);
            options[k] = &outcomes[k];
        }
        uint32_t count = flip_line(&weights, options, OPTIONS, d, line);
        CU_ASSERT_TRUE_FATAL(count >= 1);
        CU_ASSERT_EQUAL(line[0].from, 0);
        CU_ASSERT_EQUAL(line[count - 1].to, 1);
        for (uint32_t s = 0; s < count; s++) {
            double middle = (line[s].from + line[s].to) / 2;
            double first = balance_at(&weights, options[line[s].first], d, middle);
            CU_ASSERT_TRUE(s == 0 || line[s].from == line[s - 1].to);
            for (int k = 0; k < OPTIONS; k++)
                CU_ASSERT_TRUE(balance_at(&weights, options[k], d, middle) <=
                               first + 1e-12);
        }
    }
}

static void the_nearest_tie_is_a_tie_and_near(void)
{
    struct weights weights = example_weights();
    struct outcome p = option(600, 500, 870, &weights);
    struct outcome q = option(450, 800, 957, &weights);
    struct flip_tie tie = flip_tie(&weights, &q, &p);
    double sum = 0;
    double difference = 0;
    CU_ASSERT_TRUE(tie.exists);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        sum += tie.weight[d];
        difference += tie.weight[d] * (q.worth[d] - p.worth[d]) / 1000.0;
        CU_ASSERT_TRUE(tie.weight[d] >= -1e-12);
    }
    CU_ASSERT_DOUBLE_EQUAL(sum, 1, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(difference, 0, 1e-12);
    CU_ASSERT_TRUE(tie.distance > 0 && tie.distance < 0.0827 + 0.002);
    CU_ASSERT_FALSE(flip_tie(&weights, &p, &p).exists);
}

static void ties_hold_for_any_weights(void)
{
    uint32_t seed = 3;
    for (int i = 0; i < 300; i++) {
        struct weights weights = some_weights(&seed);
        struct outcome a = some_option(&seed, &weights);
        struct outcome b = some_option(&seed, &weights);
        struct flip_tie tie = flip_tie(&weights, &a, &b);
        double difference = 0;
        if (!tie.exists)
            continue;
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
            difference += tie.weight[d] * (a.worth[d] - b.worth[d]);
        CU_ASSERT_DOUBLE_EQUAL(difference, 0, 1e-9);
        CU_ASSERT_DOUBLE_EQUAL(tie.weight[POISE_DIMENSION_GUIDELINE], 0.33, 1e-12);
    }
}

/* P would have to hold for 9.9 months instead of 9: worth .647 instead of .600. */
static void the_evidence_that_would_tie(void)
{
    struct weights weights = example_weights();
    struct outcome p = option(600, 500, 870, &weights);
    struct outcome q = option(450, 800, 957, &weights);
    double worth;
    CU_ASSERT_TRUE(flip_evidence(&weights, &q, &p, T, &worth));
    CU_ASSERT_DOUBLE_EQUAL(worth, 0.647, 0.001);
    CU_ASSERT_FALSE(flip_evidence(&weights, &q, &p, POISE_DIMENSION_HAIR, &worth));
    CU_ASSERT_DOUBLE_EQUAL(flip_months(1 - exp(-1.5)), 9, 1e-9);
    CU_ASSERT_TRUE(isinf(flip_months(1)));
}

static void a_tornado_is_sorted_and_says_what_turns(void)
{
    struct weights weights = example_weights();
    struct outcome p = option(600, 500, 870, &weights);
    struct outcome q = option(450, 800, 957, &weights);
    struct flip_swing swings[2 * POISE_DIMENSION_END];
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        p.effects[d].low = p.effects[d].high = p.effects[d].value;
        q.effects[d].low = q.effects[d].high = q.effects[d].value;
    }
    CU_ASSERT_EQUAL(flip_tornado(&weights, &q, &p, swings), 0);
    p.effects[T].low = 400; /* q - p: 0.0265 + 0.556 x 0.2 and - 0.556 x 0.1 */
    p.effects[T].high = 700;
    q.effects[V].low = 30;
    q.effects[V].high = 60;
    CU_ASSERT_EQUAL(flip_tornado(&weights, &q, &p, swings), 2);
    double now = (q.balance - p.balance) / 1e6;
    CU_ASSERT_EQUAL(swings[0].dimension, T);
    CU_ASSERT_TRUE(swings[0].of_b && swings[0].turns);
    CU_ASSERT_DOUBLE_EQUAL(swings[0].high, now + 0.556 * 0.2, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(swings[0].low, now - 0.556 * 0.1, 1e-9);
    CU_ASSERT_FALSE(swings[1].of_b || swings[1].turns);
}

static void dominance_everywhere_under_the_order_or_not_at_all(void)
{
    struct weights weights = example_weights();
    struct outcome best = option(700, 800, 900, &weights);
    struct outcome worse = option(700, 700, 900, &weights);
    struct outcome late = option(600, 850, 900, &weights);
    CU_ASSERT_EQUAL(flip_dominance(&weights, &best, &worse), DOMINANCE_EVERYWHERE);
    CU_ASSERT_EQUAL(flip_dominance(&weights, &worse, &best), DOMINANCE_NONE);
    /* .10 ahead in what counts most, .05 behind in the next: ahead in every mean */
    CU_ASSERT_EQUAL(flip_dominance(&weights, &best, &late), DOMINANCE_ORDER);
    CU_ASSERT_EQUAL(flip_dominance(&weights, &best, &best), DOMINANCE_NONE);
}

/* What dominates under an order is ahead for any weights in that order. */
static void under_an_order_means_for_all_weights_of_it(void)
{
    uint32_t seed = 4;
    int found = 0;
    for (int i = 0; i < 2000; i++) {
        struct weights weights = example_weights();
        struct outcome a = option((int32_t)roll(&seed, 1001), (int32_t)roll(&seed, 1001),
                                  (int32_t)roll(&seed, 1001), &weights);
        struct outcome b = option((int32_t)roll(&seed, 1001), (int32_t)roll(&seed, 1001),
                                  (int32_t)roll(&seed, 1001), &weights);
        if (flip_dominance(&weights, &a, &b) != DOMINANCE_ORDER)
            continue;
        found++;
        for (int t = 334; t <= 1000; t += 37) {
            int rest = 1000 - t;
            int h = rest / 2 + (rest - rest / 2 <= t ? rest / 4 : 0);
            h = h > t ? t : h;
            struct weights other = {.weight = {[T] = t, [H] = h, [V] = rest - h}};
            if (rest - h > h)
                continue;
            outcome_weigh(&a, &other);
            outcome_weigh(&b, &other);
            CU_ASSERT_TRUE(a.balance >= b.balance);
        }
    }
    CU_ASSERT_TRUE(found > 50);
}

UNIT_SUITE(flip) = {
    UNIT_TEST(a_weight_flips_where_the_two_lines_cross),
    UNIT_TEST(at_a_flip_the_two_are_equal),
    UNIT_TEST(along_a_slider_the_first_is_first),
    UNIT_TEST(the_nearest_tie_is_a_tie_and_near),
    UNIT_TEST(ties_hold_for_any_weights),
    UNIT_TEST(the_evidence_that_would_tie),
    UNIT_TEST(a_tornado_is_sorted_and_says_what_turns),
    UNIT_TEST(dominance_everywhere_under_the_order_or_not_at_all),
    UNIT_TEST(under_an_order_means_for_all_weights_of_it),
    UNIT_END,
};
