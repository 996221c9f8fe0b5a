/* How firm a place is: laws of shares, central weights, rows, memory. */
#include "fit_scene.h"

/* -------------------- goals */

static void central_weights_tell_what_goals_an_option_suits(void)
{
    struct scene scene;
    open_scene(&scene);
    add_three(&scene);
    weigh(&scene, B, 570);
    weigh(&scene, POISE_DIMENSION_GUIDELINE, 330);
    weigh(&scene, POISE_DIMENSION_CAUTION, 100);
    scene.weights.origin = WEIGHTS_FROM_SITE;
    const struct fit *fit = run(&scene);
    const struct fit_option *strong = by_id(fit, "strong");
    const struct fit_option *gentle = by_id(fit, "gentle");
    CU_ASSERT(strong->central[B] > 1.3 * gentle->central[B]);
    CU_ASSERT(gentle->central[S] > 1.3 * strong->central[S]);
    for (uint32_t i = 0; i < 3; i++) {
        double sum = 0;
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
            sum += fit->options[i].central[d];
        CU_ASSERT_DOUBLE_EQUAL(sum, 1, 1e-9);
        CU_ASSERT(fit->options[i].confidence > 0 && fit->options[i].confidence < 1);
    }
    close_scene(&scene);
}

static void who_never_leads_suits_no_goals(void)
{
    struct scene scene;
    open_scene(&scene);
    add(&scene, "better");
    struct outcome *worse = add(&scene, "worse");
    set(worse, B, 500, 500, 500);
    weigh(&scene, B, 1000);
    const struct fit_option *option = by_id(run(&scene), "worse");
    CU_ASSERT_FALSE(option->has_central);
    CU_ASSERT_EQUAL(option->first, 0);
    CU_ASSERT_EQUAL(option->confidence, 0);
    CU_ASSERT_EQUAL(option->word, FIT_LESS);
    close_scene(&scene);
}

/* -------------------- doubt */

static void what_is_open_between_the_first_two_is_told_by_where_it_lies(void)
{
    struct scene scene;
    open_scene(&scene);
    add_three(&scene);
    weigh(&scene, B, 500);
    weigh(&scene, S, 500);
    const struct fit *fit = run(&scene);
    const struct fit_doubt *doubt = &fit->doubt;
    CU_ASSERT_TRUE(doubt->any);
    CU_ASSERT_DOUBLE_EQUAL(doubt->goals + doubt->evidence + doubt->both, 1, 1e-9);
    CU_ASSERT_EQUAL(doubt->count, FIT_DOUBT_EFFECTS);
    for (uint32_t i = 0; i < doubt->count; i++) {
        CU_ASSERT(doubt->effects[i].outcome == fit->options[0].outcome ||
                  doubt->effects[i].outcome == fit->options[1].outcome);
        CU_ASSERT(i == 0 || doubt->effects[i].share <= doubt->effects[i - 1].share);
    }
    close_scene(&scene);
}

/* The only interval is the gain of the second: evidence is all that is open. */
static void the_one_figure_that_is_open_is_named(void)
{
    struct scene scene;
    open_scene(&scene);
    set(add(&scene, "first"), B, 600, 600, 600);
    set(add(&scene, "second"), B, 500, 100, 900);
    weigh(&scene, B, 1000);
    const struct fit *fit = run(&scene);
    CU_ASSERT_DOUBLE_EQUAL(fit->doubt.evidence, 1, 1e-9);
    CU_ASSERT_EQUAL_FATAL(fit->doubt.count, 1);
    CU_ASSERT_STRING_EQUAL(fit->doubt.effects[0].outcome->option->id, "second");
    CU_ASSERT_EQUAL(fit->doubt.effects[0].dimension, B);
    close_scene(&scene);
}

static void one_alone_leaves_nothing_open(void)
{
    struct scene scene;
    open_scene(&scene);
    set(add(&scene, "only"), B, 500, 100, 900);
    weigh(&scene, B, 1000);
    CU_ASSERT_FALSE(run(&scene)->doubt.any);
    close_scene(&scene);
}

/* Time or being spared is the one thing that is open. */
static void the_answer_that_settles_most_is_about_what_is_open(void)
{
    struct scene scene;
    open_scene(&scene);
    add_three(&scene);
    weigh(&scene, B, 500);
    weigh(&scene, S, 500);
    scene.weights.origin = WEIGHTS_FROM_SITE;
    const struct fit_trade *trade = &run(&scene)->trade;
    CU_ASSERT_TRUE(trade->any);
    CU_ASSERT_EQUAL(trade->a, B);
    CU_ASSERT_EQUAL(trade->b, S);
    CU_ASSERT(trade->drop > 0.05 && trade->drop < 1.6);
    close_scene(&scene);
}

static void who_leads_by_far_leaves_nothing_to_ask(void)
{
    struct scene scene;
    open_scene(&scene);
    add(&scene, "better");
    set(add(&scene, "worse"), B, 500, 500, 500);
    weigh(&scene, B, 500);
    weigh(&scene, S, 500);
    CU_ASSERT_FALSE(run(&scene)->trade.any);
    close_scene(&scene);
}

/* -------------------- laws */

static void expect_sums(const struct fit *fit)
{
    for (uint32_t i = 0; i < fit->count; i++) {
        const struct fit_option *option = &fit->options[i];
        double over_ranks = 0;
        double over_options = 0;
        double expected = fit->count;
        for (uint32_t j = 0; j < fit->count; j++) {
            over_ranks += option->ranks[j];
            over_options += fit->options[j].ranks[i];
            if (j == i)
                continue;
            expected -= option->wins[j];
            CU_ASSERT_DOUBLE_EQUAL(option->wins[j] + fit->options[j].wins[i], 1, 1e-12);
        }
        CU_ASSERT_DOUBLE_EQUAL(over_ranks, 1, 1e-12);
        CU_ASSERT_DOUBLE_EQUAL(over_options, 1, 1e-12);
        CU_ASSERT_DOUBLE_EQUAL(option->expected_rank, expected, 1e-9);
        CU_ASSERT(option->low <= option->mean && option->mean <= option->high);
        CU_ASSERT(i == 0 || option->expected_rank >= option[-1].expected_rank);
    }
}

static void shares_wins_and_ranks_agree(void)
{
    struct scene scene;
    open_scene(&scene);
    add_three(&scene);
    weigh(&scene, B, 500);
    weigh(&scene, S, 500);
    expect_sums(run(&scene));
    close_scene(&scene);
}

/* To the bit: the draws of an option are its own. */
static void an_option_that_is_worst_in_everything_changes_nothing(void)
{
    struct scene scene;
    open_scene(&scene);
    add_three(&scene);
    weigh(&scene, B, 500);
    weigh(&scene, S, 500);
    const struct fit *before = run(&scene);
    struct outcome *worst = add(&scene, "a"); /* the first by id */
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        set(worst, d, 0, 0, 0);
    const struct fit *after = run(&scene);
    CU_ASSERT_EQUAL_FATAL(after->count, 4);
    for (uint32_t i = 0; i < 3; i++) {
        const struct fit_option *was = &before->options[i];
        const struct fit_option *is = &after->options[i];
        CU_ASSERT_PTR_EQUAL(was->outcome, is->outcome);
        CU_ASSERT_EQUAL(was->first, is->first);
        CU_ASSERT_EQUAL(was->expected_rank, is->expected_rank);
        CU_ASSERT_EQUAL(was->low, is->low);
        CU_ASSERT_EQUAL(was->confidence, is->confidence);
    }
    CU_ASSERT_EQUAL(after->options[3].first, 0);
    close_scene(&scene);
}

static void the_order_in_which_options_come_changes_nothing(void)
{
    struct scene scene;
    open_scene(&scene);
    add_three(&scene);
    weigh(&scene, B, 500);
    weigh(&scene, S, 500);
    const struct fit *before = run(&scene);
    struct outcome *first = scene.ranked[0];
    scene.ranked[0] = scene.ranked[2];
    scene.ranked[2] = first;
    const struct fit *after = run(&scene);
    for (uint32_t i = 0; i < 3; i++) {
        CU_ASSERT_PTR_EQUAL(before->options[i].outcome, after->options[i].outcome);
        CU_ASSERT_EQUAL(before->options[i].first, after->options[i].first);
        CU_ASSERT_EQUAL(before->options[i].mean, after->options[i].mean);
    }
    CU_ASSERT_EQUAL(memcmp(before->worth, after->worth,
                           FIT_ROWS * 3 * POISE_DIMENSION_END * sizeof *before->worth),
                    0);
    close_scene(&scene);
}

static void better_evidence_never_makes_a_place_worse(void)
{
    double last = 0;
    for (int32_t gain = 300; gain <= 900; gain += 150) {
        struct scene scene;
        open_scene(&scene);
        add_three(&scene);
        set(&scene.outcomes[2], B, gain, gain - 200, gain + 100);
        weigh(&scene, B, 500);
        weigh(&scene, S, 500);
        double first = by_id(run(&scene), "middle")->first;
        CU_ASSERT(first > last);
        last = first;
        close_scene(&scene);
    }
}

/* -------------------- rows */

/* The page weighs again from what a row holds. */
static double total_of(const struct scene *scene, const struct fit *fit, uint32_t row,
                       uint32_t place)
{
    double w[POISE_DIMENSION_END];
    double sum = 0;
    double total = 0;
    const uint16_t *u = fit->u + (size_t)row * POISE_DIMENSION_END;
    const uint16_t *worth =
        fit->worth + ((size_t)row * fit->count + place) * POISE_DIMENSION_END;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        w[d] = scene->weights.weight[d] * pow(fit->sure, u[d] / 65535.0 - 0.5);
        sum += w[d];
    }
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        total += w[d] / sum * worth[d] / 65535.0;
    return 100 * total;
}

static void rows_are_readings(void)
{
    struct scene scene;
    open_scene(&scene);
    add_three(&scene);
    weigh(&scene, B, 500);
    weigh(&scene, S, 500);
    const struct fit *fit = run(&scene);
    CU_ASSERT_EQUAL(fit->rows, FIT_ROWS);
    double first[3] = {0};
    double mean[3] = {0};
    for (uint32_t row = 0; row < fit->rows; row++) {
        uint32_t best = 0;
        for (uint32_t i = 0; i < 3; i++) {
            mean[i] += total_of(&scene, fit, row, i) / fit->rows;
            if (total_of(&scene, fit, row, i) > total_of(&scene, fit, row, best))
                best = i;
        }
        first[best] += 1.0 / fit->rows;
    }
    for (uint32_t i = 0; i < 3; i++) {
        CU_ASSERT_DOUBLE_EQUAL(mean[i], fit->options[i].mean, 1.5);
        CU_ASSERT_DOUBLE_EQUAL(first[i], fit->options[i].first, 0.08);
    }
    close_scene(&scene);
}

static void rows_hold_every_dimension_at_its_place(void)
{
    struct scene scene;
    open_scene(&scene);
    struct outcome *a = add(&scene, "a");
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        set(a, d, (int32_t)(50 * (d + 1)), (int32_t)(50 * (d + 1)),
            (int32_t)(50 * (d + 1)));
    weigh(&scene, B, 1000);
    const struct fit *fit = run(&scene);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        CU_ASSERT_DOUBLE_EQUAL(fit->worth[d] / 65535.0, 0.05 * (d + 1), 1e-5);
    close_scene(&scene);
}

/* -------------------- memory */

static void without_memory_it_says_so(void)
{
    struct scene scene;
    open_scene(&scene);
    add_three(&scene);
    weigh(&scene, B, 1000);
    struct fit_question question = {scene.ranked, scene.count, &scene.goals,
                                    &scene.weights};
    for (int which = 0; which < 2; which++) {
        int32_t status = POISE_E_MEMORY;
        struct arena *limited = which == 0 ? scene.arena : scene.scratch;
        int steps = 0;
        for (size_t limit = 1 << 10; status != POISE_OK; limit += limit / 2, steps++) {
            arena_reset(limited);
            arena_limit(limited, limit);
            status = fit_roles(scene.arena, scene.scratch, &question, scene.fits);
            CU_ASSERT(status == POISE_OK || status == POISE_E_MEMORY);
        }
        CU_ASSERT(steps > 3);
        arena_limit(limited, 0);
    }
    close_scene(&scene);
}

UNIT_SUITE(fit) = {
    UNIT_TEST(central_weights_tell_what_goals_an_option_suits),
    UNIT_TEST(who_never_leads_suits_no_goals),
    UNIT_TEST(what_is_open_between_the_first_two_is_told_by_where_it_lies),
    UNIT_TEST(the_one_figure_that_is_open_is_named),
    UNIT_TEST(one_alone_leaves_nothing_open),
    UNIT_TEST(the_answer_that_settles_most_is_about_what_is_open),
    UNIT_TEST(who_leads_by_far_leaves_nothing_to_ask),
    UNIT_TEST(shares_wins_and_ranks_agree),
    UNIT_TEST(an_option_that_is_worst_in_everything_changes_nothing),
    UNIT_TEST(the_order_in_which_options_come_changes_nothing),
    UNIT_TEST(better_evidence_never_makes_a_place_worse),
    UNIT_TEST(rows_are_readings),
    UNIT_TEST(rows_hold_every_dimension_at_its_place),
    UNIT_TEST(without_memory_it_says_so),
    UNIT_END,
};
