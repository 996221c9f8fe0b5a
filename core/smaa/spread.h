/* Quantiles of totals that lie between 0 and 1, without keeping them: counts in narrow
 * bins, linear inside a bin. */
#ifndef SMAA_SPREAD_H
#define SMAA_SPREAD_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

enum { SMAA_BINS = 4096 };

struct smaa_spread {
    uint32_t alternatives;
    uint32_t *counts; /* alternatives x SMAA_BINS */
    uint64_t draws;
};

/* False without memory. */
bool smaa_spread_make(struct arena *arena, uint32_t alternatives,
                      struct smaa_spread *out);

/* totals: alternatives x SMAA_BLOCK, of which the first `count` are used; what lies
 * outside 0 to 1 counts as the end. */
void smaa_spread_add(struct smaa_spread *spread, const double *totals, uint32_t count);

/* The total of option a that a share p of the draws stays below, to 1 / SMAA_BINS. */
double smaa_spread_quantile(const struct smaa_spread *spread, uint32_t a, double p);

#endif
