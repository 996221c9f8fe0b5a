/* Linear programs of a few variables: the dense simplex method with Bland's rule, which
 * cannot go in circles.
 *
 * Maximise gain . x under A x <= b, x >= 0. Made for weights: at most some tens of
 * variables, numbers of the order of 1, answers good to about 1e-10. */
#ifndef SMAA_SIMPLEX_H
#define SMAA_SIMPLEX_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

struct smaa_program {
    uint32_t rows, columns;
    const double *a; /* rows x columns */
    const double *b;
    const double *gain;
};

enum smaa_optimum { SMAA_SOLVED, SMAA_INFEASIBLE, SMAA_UNBOUNDED, SMAA_NO_MEMORY };

/* Fills in x and *best when it is solved. */
enum smaa_optimum smaa_maximise(struct arena *arena, const struct smaa_program *program,
                                double *x, double *best);

#endif
