/* What a measurement is worth: 0 the worst of the range, 1 the best.
 *
 * Ranges belong to the criterion, never to the options that happen to be compared. */
#ifndef SMAA_VALUE_H
#define SMAA_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum smaa_shape { SMAA_LINEAR, SMAA_PIECES, SMAA_IDENTITY };

struct smaa_value {
    enum smaa_shape shape;
    bool clips;         /* outside the range: its end; else the line goes on */
    double worst, best; /* linear */
    uint32_t count;     /* pieces: points, x ascending, v monotone either way */
    const double *x;
    const double *v;
};

/* NULL, or what is wrong: "worst and best are the same". */
const char *smaa_value_fault(const struct smaa_value *value);

/* The worth of one measurement; *outside is raised when it was clipped. */
double smaa_value_of(const struct smaa_value *value, double x, bool *outside);

/* In place; answers how many were clipped. */
uint64_t smaa_value_all(const struct smaa_value *value, double *x, size_t count);

#endif
