/* What needs no simulation: where the region of the weights is a simplex, the share of it
 * in which one option is above another has a closed form, and so has its centre.
 *
 * With corners c_p of the region, the lead of a over b is the sum of s_p (c_p . d), where
 * s is uniform on the plain simplex and d the differences of worth: it is enough to know
 * the plain simplex. */
#ifndef SMAA_EXACT_H
#define SMAA_EXACT_H

#include <stdbool.h>
#include <stdint.h>

#include "draws.h"
#include "region.h"

/* The share of the simplex where the sum of w_i d_i is above 0. Sums of positive terms
 * only: repeated and zero d are fine. */
double smaa_share_above(const double *d, uint32_t n);

/* The mean of w where the sum is above 0; false when it never is. At most
 * SMAA_CRITERIA_LIMIT of them. */
bool smaa_center_above(const double *d, uint32_t n, double *center);

/* d for a full order: the means of the first 1, 2, .. n of them, the most important
 * first. In place. */
void smaa_running_means(double *d, uint32_t n);

/* d for floors, `low` of each, adding up to less than 1. In place. */
void smaa_above_floors(double *d, const double *low, uint32_t n);

/* The corners of a region that is a simplex: parts x criteria. False when it is none. */
bool smaa_corners(const struct smaa_region *region, double *corners);

/* wins[a * alternatives + b]: the share of weights in which a is above b, averaged over
 * the draws of worths. Varies less than counting does. False without memory. */
bool smaa_pairwise(struct arena *arena, const struct smaa_draws *draws,
                   const double *corners, uint32_t corner_count, double *wins);

#endif
