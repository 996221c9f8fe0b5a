/* Hit-and-run: weights that no exact way can draw, as a chain inside their region.
 *
 * From a point, a direction; along it, the stretch that is inside; on it, a uniform
 * point. Every T-th is kept, T = ceil(d^3 ln(d + 1) / 4) in d dimensions (Tervonen et al.
 * 2013). Eight chains run side by side, so that they run as vector code. Points are kept
 * in coordinates of the region's own flat, so that they cannot drift off it. */
#ifndef SMAA_WALK_H
#define SMAA_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "region.h"
#include "stream.h"

struct arena;

enum { SMAA_CHAINS = 8 };

struct smaa_wall {
    uint32_t i, j;
    double at_i, at_j, b; /* at_i x_i + at_j x_j >= b */
};

struct smaa_walk {
    uint32_t parts;
    uint32_t dimensions; /* 0: one point */
    uint32_t thinning;
    const double *start;
    double *basis; /* dimensions x parts, orthonormal */
    uint32_t wall_count;
    struct smaa_wall *walls;
    double *at; /* dimensions x SMAA_CHAINS */
    double *x;  /* parts x SMAA_CHAINS */
    double *direction;
    struct smaa_stream stream;
    double *numbers; /* uniforms in hand, SMAA_BLOCK; then directions, SMAA_BLOCK */
    uint32_t next;
};

/* False without memory. */
bool smaa_walk_make(struct arena *arena, const struct smaa_region *region,
                    struct smaa_walk *walk);

/* All chains at the start, then on until they have forgotten it. */
void smaa_walk_open(struct smaa_walk *walk, uint64_t seed, enum smaa_use use);

/* As smaa_cone_draw; `count` is a multiple of SMAA_CHAINS. */
void smaa_walk_draw(struct smaa_walk *walk, double *out, size_t count);

#endif
