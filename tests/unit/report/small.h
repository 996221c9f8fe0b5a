/* An answer from a few lines of catalogue and no plugins, so that every byte that is
 * written about it can be expected by hand.
 *
 * Weights are round: time gained 40 %, hair 20 %, visits 10 %, guidelines 20 %, cautions
 * 10 %. The day is 2026-11-23. */
#ifndef SMALL_H
#define SMALL_H

#include "base/decimal.h"
#include "engine/assess.h"
#include "engine/screen.h"
#include "report/sheet.h"
#include "unit.h"
#include "weigh/effects.h"
#include "weigh/limits.h"
#include "weigh/ranking.h"
#include "weigh/shelf.h"

struct small {
    struct fixture fixture;
    struct generation generation;
    struct engine engine;
    struct goals goals;
    struct answer answer;
};

static inline struct weights small_weights(void)
{
    return (struct weights){.weight = {[POISE_DIMENSION_BENEFIT] = 400,
                                       [POISE_DIMENSION_HAIR] = 200,
                                       [POISE_DIMENSION_TIME] = 100,
                                       [POISE_DIMENSION_GUIDELINE] = 200,
                                       [POISE_DIMENSION_CAUTION] = 100},
                            .origin = WEIGHTS_FROM_GOALS};
}

static inline void small_weigh(struct small *small, const struct answer *answer,
                               struct outcome *outcome, uint32_t index)
{
    const struct base_effects *base = &small->engine.effects[index];
    struct person_effects person = person_effects(answer->record);
    int32_t standing = level_standing(outcome->level);
    int32_t caution = caution_burden(outcome_cautions(outcome));
    memcpy(outcome->effects, base->now, sizeof outcome->effects);
    outcome->known =
        base->known | 1u << POISE_DIMENSION_GUIDELINE | 1u << POISE_DIMENSION_CAUTION;
    effects_personal(outcome->option, &person, -1, outcome->effects, &outcome->known);
    outcome->effects[POISE_DIMENSION_GUIDELINE].value = standing;
    outcome->effects[POISE_DIMENSION_CAUTION].value = caution;
    outcome_weigh(outcome, &answer->weights);
    limits_apply(outcome, answer->goals, person.km);
}

/* What the catalogue alone says about one person. */
static inline void small_assess(struct small *small, const char *facts,
                                struct answer *answer)
{
    struct arena *arena = small->fixture.arena;
    const struct catalogue *catalogue = small->generation.catalogue;
    uint8_t *truth = arena_alloc(arena, criteria_count(catalogue->criteria));
    *answer = (struct answer){.engine = &small->engine,
                              .record = fixture_derived(&small->fixture, facts),
                              .goals = &small->goals,
                              .as_of = 20780, /* 2026-11-23 */
                              .weights = small_weights(),
                              .truth = truth,
                              .outcome_count = catalogue->option_count};
    answer->outcomes =
        arena_array(arena, catalogue->option_count + 1, sizeof *answer->outcomes);
    answer->ranked =
        arena_array(arena, catalogue->option_count + 1, sizeof *answer->ranked);
    criteria_evaluate(catalogue->criteria, answer->record, truth);
    for (uint32_t i = 0; i < catalogue->option_count; i++) {
        struct outcome *outcome = &answer->outcomes[i];
        outcome->option = &catalogue->options[i];
        outcome->plugin = "test";
        outcome->urgency = outcome->option->urgency;
        outcome_screen(outcome, catalogue, truth);
        if (outcome->state >= OUTCOME_CAUTION)
            small_weigh(small, answer, outcome, i);
    }
    answer->ranked_count =
        ranking_make(answer->outcomes, answer->outcome_count,
                     &(struct ranking_rules){false, false}, answer->ranked);
    plan_make(catalogue, answer->ranked, answer->ranked_count, &answer->plan);
    CU_ASSERT_EQUAL(flags_raise(arena, answer), POISE_OK);
    CU_ASSERT_EQUAL(changes_find(arena, answer), POISE_OK);
}

/* Options "a", "b", ... (see shelf), what else the catalogue has, and the person. */
static inline void small_open(struct small *small, const char *const *members,
                              const char *rest, const char *facts)
{
    *small = (struct small){.fixture = fixture_open()};
    struct fixture *fixture = &small->fixture;
    small->generation.vocabulary = fixture->vocabulary;
    small->generation.derivations = fixture->derivations;
    small->generation.catalogue = shelf(fixture, members, rest);
    CU_ASSERT_EQUAL_FATAL(site_default(fixture->arena, fixture->vocabulary,
                                       fixture_tree(fixture, "conf"),
                                       &small->generation.site),
                          POISE_OK);
    small->engine = (struct engine){
        .arena = fixture->arena,
        .generation = &small->generation,
        .effects = effects_build(fixture->arena, small->generation.catalogue),
    };
    goals_clear(&small->goals);
    small_assess(small, facts, &small->answer);
}

static inline void small_close(struct small *small)
{
    fixture_close(&small->fixture);
}

/* -------------------- writing */

static const struct style small_style = {80, false, true};
static const struct style small_ascii = {80, false, false};

/* Compares, shows both when they differ, and frees. */
static inline void small_same(struct text *out, const char *expected)
{
    const char *written = out->bytes == NULL ? "" : out->bytes;
    CU_ASSERT_FALSE(out->failed);
    CU_ASSERT_STRING_EQUAL(written, expected);
    if (strcmp(written, expected) != 0)
        fprintf(stderr, "--- written:\n%s--- expected:\n%s", written, expected);
    text_free(out);
}

/* What a part of the page says about the answer. */
static inline void small_page(struct small *small, const struct style *style, bool all,
                              void (*part)(struct sheet *), const char *expected)
{
    struct text out = {0};
    struct sheet sheet;
    CU_ASSERT_TRUE_FATAL(sheet_open(&sheet, &small->answer, style, all, &out));
    part(&sheet);
    sheet_close(&sheet);
    small_same(&out, expected);
}

#endif
