/* A criterion whose options were compared with one control: one draw of the control on
 * the scale of the link, jointly normal effects relative to it, then back.
 *
 * Drawing the control anew for every option would understate how sure a difference is. */
#ifndef SMAA_SHARED_H
#define SMAA_SHARED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stream.h"

struct arena;

enum smaa_link { SMAA_LINK_NONE, SMAA_LINK_LOG, SMAA_LINK_LOGIT };

struct smaa_shared {
    enum smaa_link link;
    double mean, sd;          /* of the baseline, on the scale of the link */
    uint32_t baseline;        /* the alternative that is the baseline */
    uint32_t count;           /* relative effects */
    const uint32_t *of;       /* whose they are */
    const double *effect;     /* their means */
    const double *covariance; /* count x count */
    double *root;             /* lower Cholesky root, by smaa_shared_prepare */
};

/* Fills in the root; false without memory. *fault is NULL, or what is wrong with the
 * covariance. Singular ones are fine. */
bool smaa_shared_prepare(struct arena *arena, struct smaa_shared *shared,
                         const char **fault);

/* The streams: the baseline, then one for each effect. */
void smaa_shared_open(const struct smaa_shared *shared, uint64_t seed, uint32_t criterion,
                      bool fresh, struct smaa_stream *streams);

/* The next `count` draws of all: row 0 the baseline, row 1 + i effect i, each SMAA_BLOCK
 * apart, as measurements (the link is undone). */
void smaa_shared_draw(const struct smaa_shared *shared, struct smaa_stream *streams,
                      double *rows, size_t count);

#endif
