/* Weights drawn exactly, without a chain: the simplex, a forest of ratios in it, floors.
 *
 * Where every part has at most one row "at least f times part j", the region is itself a
 * simplex: with slack e_i = w_i - f w_j, all w follow from e >= 0, and the weights are
 * uniform when e_i is a uniform share of the simplex over the weight that a slack of 1
 * brings in all. Full orders are a case of it, and give the rank-order centroid as the
 * mean. Floors only: what they leave is shared out uniformly. */
#ifndef SMAA_CONE_H
#define SMAA_CONE_H

#include <stdbool.h>
#include <stdint.h>

#include "region.h"
#include "stream.h"

struct smaa_cone {
    uint32_t parts;
    uint32_t order[SMAA_CRITERIA_LIMIT]; /* a part after the one it leans on */
    uint32_t leans[SMAA_CRITERIA_LIMIT]; /* on which part; SMAA_NO_PART: on none */
    double factor[SMAA_CRITERIA_LIMIT];
    double scale[SMAA_CRITERIA_LIMIT]; /* of the slack */
    double floor[SMAA_CRITERIA_LIMIT];
    struct smaa_stream streams[SMAA_CRITERIA_LIMIT];
};

/* Rows, one a part at most (of several the heaviest) and none that leads back to itself.
 * Answers whether every row is in it. Bounds are not. */
bool smaa_cone_of_rows(const struct smaa_region *region, struct smaa_cone *cone);

/* The lower bounds; no row is in it. */
void smaa_cone_of_floors(const struct smaa_region *region, struct smaa_cone *cone);

/* The cone that is the whole region, ready for its corners; false when there is none. */
bool smaa_cone_exact(const struct smaa_region *region, struct smaa_cone *cone);

/* Corner number `corner` of a cone that is ready. */
void smaa_cone_corner(const struct smaa_cone *cone, uint32_t corner, double *parts);

/* Makes it ready, and stands at the first draw. */
void smaa_cone_open(struct smaa_cone *cone, uint64_t seed, enum smaa_use use);

/* The next `count` draws: part p of draw t at out[p * SMAA_BLOCK + t]. */
void smaa_cone_draw(struct smaa_cone *cone, double *out, size_t count);

#endif
