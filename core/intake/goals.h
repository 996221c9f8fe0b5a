/* What matters to the person: importance of each dimension, or their order, and hard
 * limits.
 *
 *     [goals]
 *     benefit = 10        ; importance 0 to 10, any dimension of the person
 *     symptoms = 6
 *     order = hair, benefit, time   ; instead of numbers: the most important first
 *     max_visits = 2                ; limits that are never traded away
 *     max_severe = 33 %
 *     max_travel = 4                ; hours in 4 weeks
 *     max_hair_loss = partial       ; none, partial
 *     no_infusions = yes
 *     certainty = usual             ; how sure of the numbers: sure, usual, unsure
 *
 * Importance belongs to the ranges of dimensions.def ("from no side effects to severe
 * ones all the time"), which is why the ranges never change. */
#ifndef INTAKE_GOALS_H
#define INTAKE_GOALS_H

#include <stdbool.h>
#include <stdint.h>

#include <poise/facts.h>

#include "base/decimal.h"

struct arena;
struct file_bytes;
struct problems;

/* How sure the person is of the numbers. */
enum goals_certainty { CERTAINTY_USUAL, CERTAINTY_SURE, CERTAINTY_UNSURE };

struct goals {
    const char *label;  /* of a preset; NULL if none */
    const char *wish;   /* the wishes that a preset answers; NULL if none */
    const char *origin; /* where they come from: a file; NULL if nobody gave any */
    bool has_importance;
    int32_t importance[POISE_DIMENSION_END]; /* thousandths of 0 to 10; FIXED_UNKNOWN: not
                                                said */
    uint32_t order_count;                    /* 0: no order was given */
    uint32_t order[POISE_DIMENSION_END];
    int32_t max_visits; /* in 4 weeks, thousandths; FIXED_UNKNOWN: no limit */
    int32_t max_severe; /* severe side effects in 100, thousandths */
    int32_t max_travel; /* hours in 4 weeks, thousandths */
    int32_t max_hair;   /* thousandths of the hair lost */
    bool no_infusions;
    enum goals_certainty certainty;
};

/* The factor within which each ratio of two numbers stays: 1.25, 1.5 or 2 (methods.md
 * section 2.3). */
double goals_play(const struct goals *goals);

/* "usual", "sure", "unsure". */
const char *certainty_name(enum goals_certainty certainty);

/* No importance, no order, no limits. */
void goals_clear(struct goals *goals);

/* Takes one entry of a [goals] section. False if the name is no goal. A problem is added
 * for a value that does not fit, and for two goals that cannot both hold. */
bool goals_entry(struct goals *goals, const char *name, const char *value,
                 const char *file, int line, struct problems *problems);

/* Adds the problem that no goal has this name, with the nearest one. */
void goals_unknown(const char *name, const char *file, int line,
                   struct problems *problems);

/* Reads a goals file. Adds problems; POISE_OK or the status of the first. */
int32_t goals_read(struct arena *arena, const char *file, const struct file_bytes *bytes,
                   struct goals *out, struct problems *problems);

/* True when some importance is above 0, or an order was given. */
bool goals_weigh(const struct goals *goals);

/* True when a hard limit was set. */
static inline bool goals_limit(const struct goals *goals)
{
    return goals->no_infusions || goals->max_visits != FIXED_UNKNOWN ||
           goals->max_severe != FIXED_UNKNOWN || goals->max_travel != FIXED_UNKNOWN ||
           goals->max_hair != FIXED_UNKNOWN;
}

/* True when nothing was said that changes a weight or sets a limit. */
bool goals_empty(const struct goals *goals);

#endif
