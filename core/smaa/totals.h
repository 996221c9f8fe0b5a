/* Totals of a block: the sum over criteria of weight times worth.
 *
 * A cell is summed or drawn. Summed are exact numbers, and normals whose worth is a
 * straight line that no draw leaves: given the weights, the sum of independent normals is
 * one normal, so that one number is drawn for all of them, with the same distribution of
 * totals. All others are drawn one by one. */
#ifndef SMAA_TOTALS_H
#define SMAA_TOTALS_H

#include <stdbool.h>
#include <stdint.h>

#include "problem.h"

struct arena;

struct smaa_cell {
    double *drawn; /* SMAA_BLOCK worths; NULL: it is summed */
    bool outside;  /* summed: it is a number outside the range, and clipped */
    double worth;  /* summed: its mean */
    double spread; /* summed: its standard deviation */
    struct smaa_drawing drawing;
};

struct smaa_totals {
    const struct smaa_problem *problem;
    struct smaa_cell *cells;     /* alternatives x criteria */
    struct smaa_stream *rest;    /* alternatives: of the summed normals */
    double **normals;            /* alternatives: their block; NULL: none is needed */
    struct smaa_stream **shared; /* criteria; NULL where not shared */
    double *rows;                /* of a shared criterion, measurements */
    bool varies;                 /* something is not exact */
    uint64_t clipped;            /* worths so far that were */
};

/* `fresh`: other draws than without. `each`: every cell that varies is drawn on its own.
 * False without memory. */
bool smaa_totals_make(struct arena *arena, const struct smaa_problem *problem, bool fresh,
                      bool each, struct smaa_totals *out);

/* Draws the worths of the next block; `count` of them are counted as clipped. */
void smaa_totals_next(struct smaa_totals *totals, uint32_t count);

/* Totals of the block under weights of each draw (criteria x SMAA_BLOCK) into
 * alternatives x SMAA_BLOCK. */
void smaa_totals_under(const struct smaa_totals *totals, const double *weights,
                       double *out);

/* The same under weights that are one for all draws. */
void smaa_totals_under_one(const struct smaa_totals *totals, const double *weights,
                           double *out);

#endif
