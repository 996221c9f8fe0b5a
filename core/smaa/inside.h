/* A point inside a region, and the equalities that its bounds imply. */
#ifndef SMAA_INSIDE_H
#define SMAA_INSIDE_H

#include "region.h"

/* Fills in start, and ties where bounds leave no room: ratios alone by the mean of the
 * longest-path potentials, with bounds by linear programs. */
enum smaa_finding smaa_inside(struct arena *arena, struct smaa_region *region);

/* How far a point is inside: the smallest slack of rows and bounds. */
double smaa_inside_by(const struct smaa_region *region, const double *point);

#endif
