/* What is known of one option on one criterion: a distribution. */
#ifndef SMAA_MEASURE_H
#define SMAA_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stream.h"

enum smaa_distribution {
    SMAA_NOT_GIVEN, /* it stands with its criterion, or nowhere */
    SMAA_EXACT,     /* a */
    SMAA_NORMAL,    /* mean a, standard deviation b */
    SMAA_LOGNORMAL, /* of the logarithm: mean a, standard deviation b */
    SMAA_LOGIT_NORMAL,
    SMAA_BETA,       /* shapes a and b */
    SMAA_GAMMA,      /* shape a, scale b */
    SMAA_UNIFORM,    /* from a to b */
    SMAA_TRIANGULAR, /* from a to b, peak c */
    SMAA_SPLIT,      /* two half normals: median a, standard deviation b below, c above */
    SMAA_MISSING     /* nothing is known: its *value* is uniform from 0 to 1 */
};

struct smaa_measure {
    enum smaa_distribution distribution;
    double a, b, c;
};

/* NULL, or what is wrong with the parameters: "the standard deviation is below zero". A
 * spread of zero is allowed, and is the exact number. */
const char *smaa_measure_fault(const struct smaa_measure *measure);

/* Where the draws of one measure have come to. */
struct smaa_drawing {
    union {
        struct smaa_stream stream;
        struct smaa_source source;
    } at;
};

struct smaa_drawing smaa_drawing_open(const struct smaa_measure *measure, uint64_t seed,
                                      uint64_t name);

/* The next `count` draws, at most SMAA_BLOCK and a multiple of SMAA_LANES: the same
 * numbers however many are asked for at a time. */
void smaa_measure_draw(const struct smaa_measure *measure, struct smaa_drawing *drawing,
                       double *out, size_t count);

/* The mean of the distribution: an exact formula, but for logit-normal (its median). */
double smaa_measure_center(const struct smaa_measure *measure);

#endif
