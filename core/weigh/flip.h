/* What would turn a ranking round, in closed form: the model is a weighted sum, so every
 * answer here is a crossing of straight lines.
 *
 * All of it compares options under one set of weights. The site's share stays as it is;
 * the person's part P of the weights is what moves. Within it the other weights keep
 * their proportions when one is varied. Balances, worths and weights are fractions of 1
 * here. */
#ifndef WEIGH_FLIP_H
#define WEIGH_FLIP_H

#include <stdbool.h>
#include <stdint.h>

#include "outcome.h"
#include "weights.h"

/* The share of the person's part that a dimension must have for two options to tie: false
 * if there is none from 0 to 1, or if they are alike in it. */
bool flip_weight(const struct weights *weights, const struct outcome *a,
                 const struct outcome *b, uint32_t dimension, double *share);

/* A share as points of a slider, when the others stand where they stand: `others` is the
 * sum of their points. Infinite for a share of 1. */
double flip_points(double share, double others);

/* The share of the person's part that a dimension has now. */
double flip_share(const struct weights *weights, uint32_t dimension);

/* From one share of a dimension to another, one option is first. */
struct flip_segment {
    double from, to;
    uint32_t first; /* index among the options */
};

/* Which option is first along the whole slider of a dimension: the upper envelope of
 * their lines, from 0 to 1. Of equal ones the earlier. Answers how many segments there
 * are; at most `count` are written, and never more than `count` exist. */
uint32_t flip_line(const struct weights *weights, const struct outcome *const *options,
                   uint32_t count, uint32_t dimension, struct flip_segment *out);

/* The weights nearest to the present ones at which two options tie, among the goals of
 * the person that have a weight. */
struct flip_tie {
    bool exists;
    double distance; /* Euclidean, between weights that add up to 1 with the site's */
    double weight[POISE_DIMENSION_END];
};

struct flip_tie flip_tie(const struct weights *weights, const struct outcome *a,
                         const struct outcome *b);

/* The worth that `behind` would need in a dimension to tie with `ahead`: false if even
 * the best would not do, or the dimension has no weight. */
bool flip_evidence(const struct weights *weights, const struct outcome *ahead,
                   const struct outcome *behind, uint32_t dimension, double *worth);

/* The months that stand for a worth of the benefit: the inverse of 1 - exp(-m / 6). */
double flip_months(double worth);

/* One bar of a tornado: what the difference of two balances becomes when one effect of
 * one of them moves over its interval. */
struct flip_swing {
    uint32_t dimension;
    bool of_b;        /* an effect of the second option */
    double low, high; /* the difference, a - b; low <= high */
    bool turns;       /* it crosses zero */
};

/* The bars, longest first. Answers how many of at most 2 x POISE_DIMENSION_END. */
uint32_t flip_tornado(const struct weights *weights, const struct outcome *a,
                      const struct outcome *b, struct flip_swing *out);

enum flip_dominance {
    DOMINANCE_NONE,
    DOMINANCE_ORDER,     /* for all weights in the same order of importance */
    DOMINANCE_EVERYWHERE /* nowhere worse and somewhere better */
};

/* Does `a` dominate `b`? */
enum flip_dominance flip_dominance(const struct weights *weights, const struct outcome *a,
                                   const struct outcome *b);

#endif
