/* What is drawn: exact shares, evidence, certainty, and who competes. */
#include "weigh/fit_race.h"

#include "fit_scene.h"
#include "smaa/exact.h"

/* -------------------- one and two */

static void one_option_alone_is_always_first(void)
{
    struct scene scene;
    open_scene(&scene);
    add(&scene, "a");
    weigh(&scene, B, 600);
    weigh(&scene, POISE_DIMENSION_GUIDELINE, 400);
    const struct fit *fit = run(&scene);
    CU_ASSERT_PTR_NOT_NULL_FATAL(fit);
    CU_ASSERT_EQUAL(fit->count, 1);
    CU_ASSERT_EQUAL(fit->options[0].first, 1);
    CU_ASSERT_EQUAL(fit->options[0].expected_rank, 1);
    CU_ASSERT_EQUAL(fit->options[0].word, FIT_CLEAR);
    CU_ASSERT_EQUAL(fit->options[0].confidence, 1);
    CU_ASSERT_DOUBLE_EQUAL(fit->options[0].mean, 100, 1e-9);
    CU_ASSERT_PTR_NULL(scene.fits[ROLE_LOCAL]);
    close_scene(&scene);
}

static void twins_share_the_first_place(void)
{
    struct scene scene;
    open_scene(&scene);
    add(&scene, "a");
    add(&scene, "b");
    weigh(&scene, B, 1000);
    const struct fit *fit = run(&scene);
    for (int i = 0; i < 2; i++) {
        CU_ASSERT_EQUAL(fit->options[i].first, 0.5);
        CU_ASSERT_EQUAL(fit->options[i].expected_rank, 1.5);
        CU_ASSERT_EQUAL(fit->options[i].word, FIT_TOO_CLOSE);
        CU_ASSERT_EQUAL(fit->options[i].group, 0);
    }
    CU_ASSERT_STRING_EQUAL(fit->options[0].outcome->option->id, "a");
    close_scene(&scene);
}

/* Differences of worth in eleven dimensions, of which the site's is added to each. */
static double exact_share(const struct scene *scene, double *d, uint32_t count)
{
    const struct weights *w = &scene->weights;
    double site = 0;
    double left = 1;
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        if (dimensions[i].owner == OWNER_PERSON)
            continue;
        site += w->weight[i] / 1e6 *
                (scene->outcomes[0].worth[i] - scene->outcomes[1].worth[i]);
        left -= w->weight[i] / 1000.0;
    }
    for (uint32_t i = 0; i < count; i++)
        d[i] += site / left;
    return smaa_share_above(d, count);
}

static void make_pair(struct scene *scene)
{
    struct outcome *a = add(scene, "a");
    struct outcome *b = add(scene, "b");
    set(a, B, 600, 600, 600);
    set(a, S, 500, 500, 500);
    set(a, T, 870, 870, 870);
    set(b, B, 450, 450, 450);
    set(b, S, 800, 800, 800);
    set(b, T, 957, 957, 957);
    set(b, POISE_DIMENSION_GUIDELINE, 900, 900, 900);
    weigh(scene, POISE_DIMENSION_GUIDELINE, 330);
    weigh(scene, POISE_DIMENSION_CAUTION, 100);
}

static void without_goals_a_share_is_that_of_all_weights(void)
{
    struct scene scene;
    open_scene(&scene);
    make_pair(&scene);
    weigh(&scene, B, 570);
    scene.weights.origin = WEIGHTS_FROM_SITE;
    const struct fit *fit = run(&scene);
    double d[11] = {0.15, -0.3, 0, 0, -0.087};
    double share = exact_share(&scene, d, 11);
    CU_ASSERT_EQUAL(fit->goals, FIT_FREE);
    CU_ASSERT(share > 0.3 && share < 0.9);
    CU_ASSERT_DOUBLE_EQUAL(by_id(fit, "a")->first, share, error_of(share));
    close_scene(&scene);
}

static void an_order_alone_leaves_all_weights_in_that_order(void)
{
    struct scene scene;
    open_scene(&scene);
    make_pair(&scene);
    scene.goals.order_count = 3;
    scene.goals.order[0] = B;
    scene.goals.order[1] = S;
    scene.goals.order[2] = T;
    weigh(&scene, B, 348);
    weigh(&scene, S, 158);
    weigh(&scene, T, 64);
    const struct fit *fit = run(&scene);
    double d[3] = {0.15, -0.3, -0.087};
    smaa_running_means(d, 3);
    double share = exact_share(&scene, d, 3);
    CU_ASSERT_EQUAL(fit->goals, FIT_ORDER);
    CU_ASSERT_DOUBLE_EQUAL(by_id(fit, "a")->first, share, error_of(share));
    close_scene(&scene);
}

static void an_order_of_one_is_a_weight(void)
{
    struct scene scene;
    open_scene(&scene);
    make_pair(&scene);
    scene.goals.order_count = 1;
    scene.goals.order[0] = B;
    weigh(&scene, B, 570);
    const struct fit *fit = run(&scene);
    CU_ASSERT_EQUAL(by_id(fit, "a")->first, 1);
    CU_ASSERT_DOUBLE_EQUAL(by_id(fit, "a")->central[B], 0.57, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(by_id(fit, "a")->central[POISE_DIMENSION_GUIDELINE], 0.33,
                           1e-9);
    close_scene(&scene);
}

static void the_less_sure_the_wider(void)
{
    static const enum goals_certainty certainties[] = {CERTAINTY_SURE, CERTAINTY_USUAL,
                                                       CERTAINTY_UNSURE};
    double last = 0;
    for (int i = 0; i < 3; i++) {
        struct scene scene;
        open_scene(&scene);
        make_pair(&scene);
        scene.goals.certainty = certainties[i];
        weigh(&scene, B, 310);
        weigh(&scene, S, 240);
        weigh(&scene, T, 20);
        const struct fit *fit = run(&scene);
        double less = fmin(fit->options[0].first, fit->options[1].first);
        CU_ASSERT_EQUAL(fit->goals, FIT_SLIDERS);
        CU_ASSERT_DOUBLE_EQUAL(fit->sure, goals_play(&scene.goals), 0);
        CU_ASSERT(less > last);
        last = less;
        close_scene(&scene);
    }
}

/* -------------------- evidence */

static void an_interval_holds_95_of_100_draws_around_its_value(void)
{
    struct scene scene;
    open_scene(&scene);
    set(add(&scene, "a"), B, 400, 300, 700);
    weigh(&scene, B, 1000);
    const struct fit_option *a = run(&scene)->options;
    CU_ASSERT_DOUBLE_EQUAL(a->low, 30, 0.4);
    CU_ASSERT_DOUBLE_EQUAL(a->high, 70, 0.7);
    /* Two half normals: 0.4 of the difference of their standard deviations. */
    CU_ASSERT_DOUBLE_EQUAL(a->mean, 40 + 0.3989 * (30 - 10) / 1.96, 0.3);
    CU_ASSERT_EQUAL(a->unknown | a->graded, 0);
    close_scene(&scene);
}

static void what_is_not_known_may_be_worth_anything(void)
{
    struct scene scene;
    open_scene(&scene);
    set(add(&scene, "a"), B, 700, 700, 700);
    struct outcome *b = add(&scene, "b");
    set(b, B, 999, 999, 999);
    b->known &= ~(1u << B);
    weigh(&scene, B, 1000);
    const struct fit *fit = run(&scene);
    CU_ASSERT_DOUBLE_EQUAL(by_id(fit, "b")->first, 0.3, error_of(0.3));
    CU_ASSERT_EQUAL(by_id(fit, "b")->unknown, 1u << B);
    CU_ASSERT_EQUAL(by_id(fit, "a")->unknown, 0);
    close_scene(&scene);
}

static void a_grade_is_any_worth_nearest_to_it(void)
{
    struct scene scene;
    open_scene(&scene);
    struct outcome *some = add(&scene, "some");
    scene.options[0].toxicity[TOXICITY_ALOPECIA].reported = false;
    set(some, H, 500, 500, 500);
    weigh(&scene, H, 1000);
    const struct fit_option *option = run(&scene)->options;
    CU_ASSERT_DOUBLE_EQUAL(option->mean, 50, 0.3);
    CU_ASSERT(option->low > 25 && option->low < 35);
    CU_ASSERT(option->high > 65 && option->high < 75);
    CU_ASSERT_EQUAL(option->graded, 1u << H);
    close_scene(&scene);
}

static void worths_stay_in_their_range_and_it_is_told(void)
{
    struct scene scene;
    open_scene(&scene);
    set(add(&scene, "a"), B, 1000, 500, 1000);
    set(add(&scene, "b"), B, 500, 0, 1000);
    weigh(&scene, B, 1000);
    const struct fit *fit = run(&scene);
    /* Of b every twentieth; one dimension of eleven, one option of two. */
    CU_ASSERT_DOUBLE_EQUAL(fit->clipped, 0.05 / 22, 0.0003);
    for (uint32_t i = 0; i < 2; i++)
        CU_ASSERT(fit->options[i].low >= 0 && fit->options[i].high <= 100);
    close_scene(&scene);
}

/* -------------------- who competes */

static void what_the_list_keeps_apart_does_not_compete(void)
{
    struct scene scene;
    open_scene(&scene);
    for (int i = 0; i < 4; i++)
        set(add(&scene, (const char *const[]){"a", "b", "c", "d"}[i]), B, 300, 200, 400);
    scene.outcomes[0].urgency = POISE_URGENCY_SOON;
    scene.options[1].addon = true;
    scene.outcomes[2].level = LEVEL_LATER;
    scene.outcomes[3].limit = LIMIT_HAIR;
    weigh(&scene, B, 1000);
    CU_ASSERT_PTR_NULL(run(&scene));
    CU_ASSERT_PTR_NULL(fit_find(scene.fits, &scene.outcomes[0]));
    struct outcome *routine = add(&scene, "e");
    set(routine, B, 100, 100, 100);
    CU_ASSERT_EQUAL(run(&scene)->count, 1);
    CU_ASSERT_PTR_EQUAL(fit_find(scene.fits, routine)->outcome, routine);
    close_scene(&scene);
}

static void two_targets_of_one_option_have_draws_of_their_own(void)
{
    struct scene scene;
    open_scene(&scene);
    for (int i = 0; i < 2; i++) {
        struct outcome *outcome = add(&scene, "sbrt");
        outcome->target = i == 0 ? "L3" : "T8";
        set(outcome, B, 500, 300, 700);
    }
    weigh(&scene, B, 1000);
    const struct fit *fit = run(&scene);
    CU_ASSERT_DOUBLE_EQUAL(fit->options[0].first, 0.5, error_of(0.5));
    CU_ASSERT(fit->options[0].first < 1 && fit->options[0].wins[1] > 0.4);
    CU_ASSERT_EQUAL(fit->options[0].word, FIT_TOO_CLOSE);
    close_scene(&scene);
}

UNIT_SUITE(fit_race) = {
    UNIT_TEST(one_option_alone_is_always_first),
    UNIT_TEST(twins_share_the_first_place),
    UNIT_TEST(without_goals_a_share_is_that_of_all_weights),
    UNIT_TEST(an_order_alone_leaves_all_weights_in_that_order),
    UNIT_TEST(an_order_of_one_is_a_weight),
    UNIT_TEST(the_less_sure_the_wider),
    UNIT_TEST(an_interval_holds_95_of_100_draws_around_its_value),
    UNIT_TEST(what_is_not_known_may_be_worth_anything),
    UNIT_TEST(a_grade_is_any_worth_nearest_to_it),
    UNIT_TEST(worths_stay_in_their_range_and_it_is_told),
    UNIT_TEST(what_the_list_keeps_apart_does_not_compete),
    UNIT_TEST(two_targets_of_one_option_have_draws_of_their_own),
    UNIT_END,
};
