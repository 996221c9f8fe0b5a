/* Weights drawn uniformly from a region, by the best way there is for it: exactly where
 * the region is a simplex or a partial order, by rejection from such a one where enough
 * is accepted, else by hit-and-run. Or from sliders and how sure a person is of them. */
#ifndef SMAA_DRAW_WEIGHTS_H
#define SMAA_DRAW_WEIGHTS_H

#include <stdbool.h>
#include <stdint.h>

#include "cone.h"
#include "orders.h"
#include "region.h"
#include "walk.h"

struct arena;

enum smaa_way { SMAA_BY_CONE, SMAA_BY_ORDERS, SMAA_BY_WALK, SMAA_BY_SLIDERS };

/* Points 0 to 100 (any scale), and the factor by which the ratio of two may be off:
 * 1 not at all, 1.25 "sure", 1.5 "usual", 2 "unsure". A slider at 0 drops its criterion.
 * This is a statement about error on the log scale, not a uniform choice. */
struct smaa_sliders {
    const double *points;
    double phi;
};

struct smaa_weights {
    uint32_t criteria;
    enum smaa_way way;
    bool rejects; /* what is proposed is checked against the region */
    const struct smaa_region *region;
    struct smaa_cone cone;
    struct smaa_orders orders;
    struct smaa_walk walk;
    struct smaa_sliders sliders;
    double *proposed; /* parts x SMAA_BLOCK */
    uint32_t next;    /* of the proposed */
};

/* Chooses the way and stands at the first draw. False without memory. */
bool smaa_weights_make(struct arena *arena, const struct smaa_region *region,
                       uint64_t seed, struct smaa_weights *out);

/* The same from sliders; at least one is above 0. */
void smaa_weights_of_sliders(const struct smaa_sliders *sliders, uint32_t criteria,
                             uint64_t seed, struct smaa_weights *out);

/* The next `count` draws, a multiple of SMAA_CHAINS: criterion k of draw t at
 * out[k * SMAA_BLOCK + t]. */
void smaa_weights_draw(struct smaa_weights *weights, double *out, size_t count);

/* Weights from sliders and uniforms u, each `count` criteria: w_k in proportion to
 * points_k phi^(u_k - 1/2). The page computes the same. */
void smaa_slider_weights(const struct smaa_sliders *sliders, const double *u,
                         uint32_t count, double *weights);

/* "exact", "rejection", "hit-and-run" or "sliders". */
const char *smaa_way_name(const struct smaa_weights *weights);

#endif
