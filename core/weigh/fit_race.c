/* From outcomes to distributions, from goals to statements. */
#include "fit_race.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "dimension.h"
#include "intake/goals.h"
#include "settings/catalogue.h"
#include "weights.h"

/* -------------------- who competes */

bool fit_competes(const struct outcome *outcome)
{
    return outcome_recommended(outcome) && outcome->urgency == POISE_URGENCY_ROUTINE &&
           !outcome->option->addon && outcome->level != LEVEL_LATER;
}

static const char *target_of(const struct outcome *outcome)
{
    return outcome->target == NULL ? "" : outcome->target;
}

static bool before(const struct outcome *a, const struct outcome *b)
{
    int ids = strcmp(a->option->id, b->option->id);
    return ids != 0 ? ids < 0 : strcmp(target_of(a), target_of(b)) < 0;
}

static void collect(const struct fit_question *question, struct fit_race *race)
{
    race->count = 0;
    for (uint32_t i = 0; i < question->count; i++) {
        const struct outcome *outcome = question->ranked[i];
        if (outcome->option->role != race->role || !fit_competes(outcome))
            continue;
        if (race->count == SMAA_ALTERNATIVE_LIMIT) {
            race->count = 0;
            return;
        }
        uint32_t at = race->count++;
        for (; at > 0 && before(outcome, race->options[at - 1]); at--)
            race->options[at] = race->options[at - 1];
        race->options[at] = outcome;
    }
}

/* FNV-1a of id and target, 28 bits of it: what the draws of an option go by. Two options
 * that share a key would only have their draws in common. */
static uint32_t key_of(const struct outcome *outcome)
{
    const char *const parts[] = {outcome->option->id, target_of(outcome)};
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (int i = 0; i < 2; i++) {
        for (const char *at = parts[i]; *at != '\0'; at++)
            hash = (hash ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
        hash = (hash ^ 0xff) * UINT64_C(0x100000001b3);
    }
    return (uint32_t)(hash >> 36) % ((UINT32_C(1) << 28) - 1);
}

/* -------------------- effects */

static double worth_of(uint32_t dimension, int32_t effect)
{
    return dimension_worth(dimension, effect) / 1000.0;
}

/* An interval holds 95 of 100, which are 1.96 standard deviations each way. */
static struct smaa_measure interval(uint32_t dimension, const poise_effect *effect)
{
    double value = worth_of(dimension, effect->value);
    double a = worth_of(dimension, effect->low);
    double b = worth_of(dimension, effect->high);
    return (struct smaa_measure){
        .distribution = SMAA_SPLIT,
        .a = value,
        .b = fmax(0, value - fmin(a, b)) / 1.96,
        .c = fmax(0, fmax(a, b) - value) / 1.96,
    };
}

/* Hair is told as none, some or all where nobody counted. */
static bool is_only_graded(const struct outcome *outcome, uint32_t dimension)
{
    return dimension == POISE_DIMENSION_HAIR &&
           (outcome->changed >> dimension & 1) == 0 &&
           !outcome->option->toxicity[TOXICITY_ALOPECIA].reported;
}

/* Any worth that is nearer to this grade than to the next, the grade most likely. */
static struct smaa_measure grade(double worth)
{
    enum { STEPS = 2 };
    double half = 0.5 / STEPS;
    return (struct smaa_measure){.distribution = SMAA_TRIANGULAR,
                                 .a = fmax(0, worth - half),
                                 .b = fmin(1, worth + half),
                                 .c = worth};
}

static struct smaa_measure measure_of(struct fit_race *race, uint32_t a, uint32_t d)
{
    const struct outcome *outcome = race->options[a];
    const poise_effect *effect = &outcome->effects[d];
    if ((outcome->known >> d & 1) == 0) {
        race->unknown[a] |= UINT32_C(1) << d;
        return (struct smaa_measure){.distribution = SMAA_MISSING};
    }
    if (is_only_graded(outcome, d)) {
        race->graded[a] |= UINT32_C(1) << d;
        return grade(worth_of(d, effect->value));
    }
    return interval(d, effect);
}

static void set_option(struct fit_race *race, const struct weights *weights, uint32_t a)
{
    const struct outcome *outcome = race->options[a];
    race->ids[a] = outcome->option->id;
    race->keys[a] = key_of(outcome);
    for (uint32_t k = 0; k < race->criteria; k++)
        race->measures[a * race->criteria + k] = measure_of(race, a, race->dimension[k]);
    race->fixed_totals[a] = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (dimensions[d].owner == OWNER_SITE)
            race->fixed_totals[a] += weights->weight[d] * outcome->worth[d] / 1e6;
}

/* -------------------- goals */

/* Every weight is possible, or every one in the order given, or those near the sliders.
 */
static void set_goals(struct fit_race *race, const struct fit_question *question)
{
    const struct goals *goals = question->goals;
    const struct weights *weights = question->weights;
    double points = 0;
    for (uint32_t k = 0; k < race->criteria; k++)
        points += race->points[k] = weights->weight[race->dimension[k]];
    race->sure = goals_play(goals);
    race->goals = FIT_SLIDERS;
    if (weights->origin == WEIGHTS_FROM_SITE || points <= 0)
        race->goals = FIT_FREE;
    else if (weights->origin == WEIGHTS_FROM_GOALS && goals->order_count > 0)
        race->goals = FIT_ORDER;
    for (uint32_t k = 0; k < race->criteria; k++)
        race->weighs[k] = race->goals == FIT_FREE || race->points[k] > 0;
}

static uint32_t criterion_of(const struct fit_race *race, uint32_t dimension)
{
    uint32_t k = 0;
    while (k + 1 < race->criteria && race->dimension[k] != dimension)
        k++;
    return k;
}

/* What is in the order counts at least as much as what follows; the rest is not
 * weighed. */
static bool say_order(struct fit_race *race, const struct goals *goals)
{
    bool said = true;
    for (uint32_t i = 0; i + 1 < goals->order_count && said; i++)
        said = smaa_say_ratio(&race->statements, criterion_of(race, goals->order[i]),
                              criterion_of(race, goals->order[i + 1]), 1, -1, NULL);
    for (uint32_t k = 0; k < race->criteria && said; k++)
        if (!race->weighs[k])
            said = smaa_say_interval(&race->statements, k, 0, 0, NULL);
    return said;
}

/* -------------------- the problem */

static void set_criteria(struct fit_race *race, const struct weights *weights)
{
    race->criteria = 0;
    race->fixed.left = 1;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (dimensions[d].owner == OWNER_SITE) {
            race->fixed.left -= weights->weight[d] / 1000.0;
            continue;
        }
        uint32_t k = race->criteria++;
        race->dimension[k] = d;
        race->names[k] = dimensions[d].name;
        race->values[k] = (struct smaa_value){
            .shape = SMAA_LINEAR, .clips = true, .worst = 0, .best = 1};
    }
}

static void set_problem(struct fit_race *race)
{
    race->sliders = (struct smaa_sliders){race->points, race->sure};
    race->fixed.totals = race->fixed_totals;
    race->problem = (struct smaa_problem){
        .alternatives = race->count,
        .criteria = race->criteria,
        .alternative_ids = race->ids,
        .criterion_ids = race->names,
        .values = race->values,
        .measures = race->measures,
        .preferences = &race->statements,
        .sliders = race->goals == FIT_SLIDERS ? &race->sliders : NULL,
        .fixed = &race->fixed,
        .keys = race->keys,
        .spreads = true,
        .draws = FIT_DRAWS,
        .seed = SMAA_SEED,
    };
}

bool fit_race_make(struct arena *arena, const struct fit_question *question,
                   enum role role, struct fit_race *out)
{
    memset(out, 0, sizeof *out);
    out->role = role;
    collect(question, out);
    if (out->count == 0)
        return true;
    set_criteria(out, question->weights);
    set_goals(out, question);
    out->statements.arena = arena;
    out->measures =
        arena_array(arena, (size_t)out->count * out->criteria, sizeof *out->measures);
    if (out->measures == NULL ||
        (out->goals == FIT_ORDER && !say_order(out, question->goals)))
        return false;
    for (uint32_t a = 0; a < out->count; a++)
        set_option(out, question->weights, a);
    set_problem(out);
    return true;
}

void fit_race_rest(struct fit_race *race)
{
    for (uint32_t i = 0; i < race->count * race->criteria; i++)
        if (!race->weighs[i % race->criteria])
            race->measures[i] = (struct smaa_measure){.distribution = SMAA_EXACT};
}
