/* Made-up options in one role, whose answer is known, and goals. */
#ifndef FIT_SCENE_H
#define FIT_SCENE_H

#include <math.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "intake/goals.h"
#include "settings/catalogue.h"
#include "unit.h"
#include "weigh/dimension.h"
#include "weigh/fit.h"
#include "weigh/weights.h"

enum { MOST = 8, B = POISE_DIMENSION_BENEFIT, S = POISE_DIMENSION_SYMPTOMS };
enum { T = POISE_DIMENSION_TIME, H = POISE_DIMENSION_HAIR };

/* A few options in one role, and the goals. */
struct scene {
    struct arena *arena;
    struct arena *scratch;
    uint32_t count;
    struct option options[MOST];
    struct outcome outcomes[MOST];
    struct outcome *ranked[MOST];
    struct goals goals;
    struct weights weights;
    const struct fit *fits[ROLE_COUNT];
};

static inline void open_scene(struct scene *scene)
{
    memset(scene, 0, sizeof *scene);
    scene->arena = arena_new(1 << 16);
    scene->scratch = arena_new(1 << 16);
    goals_clear(&scene->goals);
    scene->weights.origin = WEIGHTS_FROM_GOALS;
}

static inline void close_scene(struct scene *scene)
{
    arena_free(scene->arena);
    arena_free(scene->scratch);
}

/* An option that is the best there is in everything, known exactly. */
static inline struct outcome *add(struct scene *scene, const char *id)
{
    uint32_t i = scene->count++;
    struct outcome *outcome = &scene->outcomes[i];
    scene->options[i].id = id;
    scene->options[i].toxicity[TOXICITY_ALOPECIA].reported = true;
    outcome->option = &scene->options[i];
    outcome->state = OUTCOME_ELIGIBLE;
    outcome->known = (1u << POISE_DIMENSION_END) - 1;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int32_t effect = dimensions[d].side == SIDE_BENEFIT ? 1000 : 0;
        outcome->effects[d] = (poise_effect){effect, effect, effect, 0};
    }
    scene->ranked[i] = outcome;
    return outcome;
}

/* Sets the worth, thousandths, with an interval. */
static inline void set(struct outcome *outcome, uint32_t dimension, int32_t value,
                       int32_t low, int32_t high)
{
    bool gain = dimensions[dimension].side == SIDE_BENEFIT;
    outcome->effects[dimension] =
        gain ? (poise_effect){value, low, high, 0}
             : (poise_effect){1000 - value, 1000 - high, 1000 - low, 0};
}

static inline void weigh(struct scene *scene, uint32_t dimension, int32_t weight)
{
    scene->weights.weight[dimension] = weight;
}

static inline const struct fit *run(struct scene *scene)
{
    struct fit_question question = {scene->ranked, scene->count, &scene->goals,
                                    &scene->weights};
    for (uint32_t i = 0; i < scene->count; i++)
        outcome_weigh(&scene->outcomes[i], &scene->weights);
    CU_ASSERT_EQUAL_FATAL(fit_roles(scene->arena, scene->scratch, &question, scene->fits),
                          POISE_OK);
    return scene->fits[ROLE_SYSTEMIC];
}

static inline const struct fit_option *by_id(const struct fit *fit, const char *id)
{
    for (uint32_t i = 0; i < fit->count; i++)
        if (strcmp(fit->options[i].outcome->option->id, id) == 0)
            return &fit->options[i];
    return NULL;
}

/* Three that take turns: one brings time, one spares, one is between and not well
 * known. */
static inline void add_three(struct scene *scene)
{
    struct outcome *strong = add(scene, "strong");
    struct outcome *gentle = add(scene, "gentle");
    struct outcome *middle = add(scene, "middle");
    set(strong, B, 800, 600, 900);
    set(strong, S, 300, 200, 450);
    set(gentle, B, 300, 200, 500);
    set(gentle, S, 900, 850, 950);
    set(middle, B, 550, 100, 950);
    set(middle, S, 600, 300, 900);
}

/* Six standard errors of 100,000 draws. */
static inline double error_of(double share)
{
    return 6 * sqrt(share * (1 - share) / FIT_DRAWS);
}

#endif
