/* A role is run as one decision problem (core/smaa), its results told by option. */
#include "fit.h"

#include <poise/status.h>

#include "base/arena.h"
#include "base/problem.h"
#include "dimension.h"
#include "fit_open.h"
#include "fit_race.h"
#include "settings/catalogue.h"
#include "smaa/draws.h"
#include "smaa/leader.h"
#include "smaa/smaa.h"
#include "weights.h"

/* What a fit is made from; options here are in the order of the race. */
struct findings {
    const struct fit_race *race;
    const struct weights *weights;
    const struct smaa_result *result;
    uint32_t order[SMAA_ALTERNATIVE_LIMIT]; /* by expected rank */
    uint32_t group[SMAA_ALTERNATIVE_LIMIT];
};

/* -------------------- one option */

static enum fit_word word_of(const struct findings *findings, uint32_t a)
{
    struct smaa_verdict verdict =
        smaa_verdict_of(&findings->race->problem, findings->result);
    if (findings->group[a] != 0)
        return FIT_LESS;
    return verdict.fit == SMAA_CLEAR_FIT  ? FIT_CLEAR
           : verdict.fit == SMAA_LEANS_TO ? FIT_LEANS
                                          : FIT_TOO_CLOSE;
}

/* The site's weights are the same in every reading. */
static void set_weights(const struct findings *findings, const double *person,
                        double *out)
{
    const struct fit_race *race = findings->race;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        out[d] = findings->weights->weight[d] / 1000.0;
    for (uint32_t k = 0; k < race->criteria; k++)
        out[race->dimension[k]] = race->fixed.left * person[k];
}

static void set_central(const struct findings *findings, uint32_t a,
                        struct fit_option *out)
{
    const struct fit_race *race = findings->race;
    out->has_central = findings->result->has_central[a];
    if (!out->has_central)
        return;
    set_weights(findings, findings->result->central + (size_t)a * race->criteria,
                out->central);
    out->confidence = findings->result->confidence[a];
}

/* `place` in the order of the fit. */
static bool set_option(struct arena *arena, const struct findings *findings,
                       uint32_t place, struct fit_option *out)
{
    const struct smaa_result *result = findings->result;
    uint32_t m = findings->race->count;
    uint32_t a = findings->order[place];
    double *ranks = arena_array(arena, m, sizeof *ranks);
    double *wins = arena_array(arena, m, sizeof *wins);
    if (ranks == NULL || wins == NULL)
        return false;
    for (uint32_t i = 0; i < m; i++) {
        ranks[i] = result->ranks[a * m + i];
        wins[i] = result->wins[a * m + findings->order[i]];
    }
    *out = (struct fit_option){
        .outcome = findings->race->options[a],
        .first = ranks[0],
        .expected_rank = result->expected_rank[a],
        .ranks = ranks,
        .wins = wins,
        .mean = 100 * result->mean[a],
        .low = 100 * result->low[a],
        .high = 100 * result->high[a],
        .unknown = findings->race->unknown[a],
        .graded = findings->race->graded[a],
        .word = word_of(findings, a),
        .group = findings->group[a],
    };
    set_central(findings, a, out);
    return true;
}

/* -------------------- rows */

static uint16_t sixteen_bits(double share)
{
    return (uint16_t)(share * UINT16_MAX + 0.5);
}

/* The site's dimensions do not vary. */
static void set_row(const struct findings *findings, const struct smaa_draws *draws,
                    uint32_t row, uint16_t *worth)
{
    const struct fit_race *race = findings->race;
    for (uint32_t place = 0; place < race->count; place++) {
        uint32_t a = findings->order[place];
        uint16_t *to = worth + place * POISE_DIMENSION_END;
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
            to[d] = sixteen_bits(race->options[a]->worth[d] / 1000.0);
        for (uint32_t k = 0; k < race->criteria; k++)
            to[race->dimension[k]] = sixteen_bits(smaa_draws_worth(draws, row, a, k));
    }
}

static bool set_rows(struct arena *arena, const struct findings *findings,
                     const struct smaa_draws *draws, struct fit *out)
{
    const struct fit_race *race = findings->race;
    size_t width = (size_t)race->count * POISE_DIMENSION_END;
    uint16_t *worth = arena_room(arena, FIT_ROWS * width, sizeof *worth);
    uint16_t *u = arena_array(arena, (size_t)FIT_ROWS * POISE_DIMENSION_END, sizeof *u);
    if (worth == NULL || u == NULL)
        return false;
    for (uint32_t row = 0; row < FIT_ROWS; row++) {
        set_row(findings, draws, row, worth + row * width);
        for (uint32_t k = 0; k < race->criteria; k++)
            u[row * POISE_DIMENSION_END + race->dimension[k]] =
                sixteen_bits(smaa_draws_slider(draws, row, k));
    }
    out->rows = FIT_ROWS;
    out->worth = worth;
    out->u = u;
    return true;
}

/* -------------------- a role */

static bool set_options(struct arena *arena, const struct findings *findings,
                        struct fit *out)
{
    uint32_t count = findings->race->count;
    struct fit_option *options = arena_array(arena, count, sizeof *options);
    bool made = options != NULL;
    for (uint32_t i = 0; i < count && made; i++)
        made = set_option(arena, findings, i, &options[i]);
    out->count = count;
    out->options = options;
    return made;
}

static struct fit *fit_of(struct arena *arena, struct arena *scratch,
                          struct findings *findings, const struct smaa_draws *draws)
{
    const struct fit_race *race = findings->race;
    struct fit *fit = arena_alloc(arena, sizeof *fit);
    if (fit == NULL)
        return NULL;
    smaa_order(&race->problem, findings->result, findings->order);
    smaa_groups(&race->problem, findings->result, findings->group);
    fit->role = race->role;
    fit->draws = (uint32_t)findings->result->draws;
    fit->seed = findings->result->seed;
    fit->goals = race->goals;
    fit->sure = race->sure;
    fit->clipped = findings->result->clipped;
    set_weights(findings, findings->result->mean_weights, fit->mean_weights);
    return set_options(arena, findings, fit) && set_rows(arena, findings, draws, fit) &&
                   fit_open_find(scratch, race, findings->result, findings->order, fit)
               ? fit
               : NULL;
}

uint32_t fit_suits(const struct fit *fit, const struct fit_option *option,
                   uint32_t *dimension, uint32_t most)
{
    double above[POISE_DIMENSION_END];
    uint32_t count = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END && option->has_central; d++) {
        above[d] = option->central[d] - fit->mean_weights[d];
        if (dimensions[d].owner != OWNER_PERSON || above[d] < 0.01)
            continue;
        uint32_t at = count < most ? count++ : most;
        for (; at > 0 && above[dimension[at - 1]] < above[d]; at--)
            if (at < most)
                dimension[at] = dimension[at - 1];
        if (at < most)
            dimension[at] = d;
    }
    return count;
}

const struct fit_option *fit_find(const struct fit *const *fits,
                                  const struct outcome *outcome)
{
    const struct fit *fit = fits[outcome->option->role];
    for (uint32_t i = 0; fit != NULL && i < fit->count; i++)
        if (fit->options[i].outcome == outcome)
            return &fit->options[i];
    return NULL;
}

/* Goals were checked when they were read: they cannot be in conflict here. */
static struct fit *run(struct arena *arena, struct arena *scratch,
                       const struct fit_question *question, struct fit_race *race)
{
    struct problems problems = {.arena = scratch};
    struct smaa_draws draws;
    struct smaa_result result;
    struct findings findings = {
        .race = race, .weights = question->weights, .result = &result};
    if (!smaa_draws_make(scratch, &race->problem, FIT_ROWS, &draws))
        return NULL;
    fit_race_rest(race);
    if (smaa_run(scratch, &race->problem, NULL, &result, &problems) != POISE_OK)
        return NULL;
    return fit_of(arena, scratch, &findings, &draws);
}

int32_t fit_roles(struct arena *arena, struct arena *scratch,
                  const struct fit_question *question, const struct fit **fits)
{
    for (enum role role = ROLE_SYSTEMIC; role < ROLE_COUNT; role++) {
        struct fit_race race;
        arena_reset(scratch);
        fits[role] = NULL;
        if (!fit_race_make(scratch, question, role, &race))
            return POISE_E_MEMORY;
        if (race.count == 0)
            continue;
        fits[role] = run(arena, scratch, question, &race);
        if (fits[role] == NULL)
            return POISE_E_MEMORY;
    }
    return POISE_OK;
}
