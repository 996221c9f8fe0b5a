/* Who stands where: totals of a block of draws in, counts out.
 *
 * Ties are shared equally: of t options that tie from rank r on, each has 1/t of each of
 * these ranks. Two totals are tied when they differ by less than rounding can make. */
#ifndef SMAA_TALLY_H
#define SMAA_TALLY_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

struct smaa_tally {
    uint32_t alternatives, criteria;
    double *ranks;   /* alternatives x alternatives: rank r + 1 of option a */
    double *wins;    /* alternatives x alternatives: strictly above */
    double *firsts;  /* alternatives x criteria: sum of the weights where it is first */
    double *weights; /* criteria: sum of all weights */
    double *sums;    /* alternatives: of the totals less the first one */
    double *squares;
    double *origin; /* the first totals: what sums are taken from */
    uint64_t draws;
    int64_t *better; /* alternatives x SMAA_BLOCK: how many stand above */
    double *slack;   /* SMAA_BLOCK: what counts as equal */
    double *scratch; /* alternatives x alternatives: wins of the block at hand */
};

bool smaa_tally_make(struct arena *arena, uint32_t alternatives, uint32_t criteria,
                     struct smaa_tally *out);

/* totals: alternatives x SMAA_BLOCK; weights: criteria x SMAA_BLOCK. The first `count` of
 * each are used. */
void smaa_tally_add(struct smaa_tally *tally, const double *totals, const double *weights,
                    uint32_t count);

/* Adds to *sum the share of draws in which option a is first, ties shared. */
void smaa_tally_first(const double *totals, uint32_t alternatives, uint32_t a,
                      uint32_t count, double *sum);

#endif
