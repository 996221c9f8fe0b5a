/* From goals to weights: thousandths that add up to 1000 exactly.
 *
 * A weight belongs to the whole range of its dimension. The site's share (guideline
 * standing, cautions) is fixed by its settings; the rest is the person's. In order of
 * precedence the person's share follows: importance or an order that was given; the
 * presets that the wishes name, averaged; the site's preset. */
#ifndef WEIGH_WEIGHTS_H
#define WEIGH_WEIGHTS_H

#include <stdbool.h>
#include <stdint.h>

#include <poise/facts.h>

struct goals;
struct record;
struct site;

/* Goals with a name, from conf/goals. */
struct preset {
    const char *name;          /* the file's name without ".ini" */
    const struct goals *goals; /* importance only */
    uint64_t wishes;           /* bits of the wishes that ask for it; 0 if none does */
};

struct presets {
    uint32_t count;
    const struct preset *items;
};

enum weights_origin { WEIGHTS_FROM_GOALS, WEIGHTS_FROM_WISHES, WEIGHTS_FROM_SITE };

struct weights {
    int32_t weight[POISE_DIMENSION_END];
    enum weights_origin origin;
    bool far; /* travel was given more weight because of the distance */
    uint32_t preset_count;
    const struct preset *presets[8]; /* that were used */
};

const struct preset *preset_find(const struct presets *presets, const char *name);

/* The weights for one person. `goals` may say nothing. */
void weights_make(const struct goals *goals, const struct presets *presets,
                  const struct site *site, const struct record *record,
                  struct weights *out);

/* Rank-order centroid: the centre of all weights that keep an order of n, for the k-th of
 * it (from 0): (1/n) SUM 1/j for j = k+1 to n. methods.md section 1.3. */
double centroid(uint32_t k, uint32_t n);

#endif
