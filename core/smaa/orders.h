/* Partial orders drawn exactly: every full order that agrees with them holds an equal
 * part of the simplex, so one is picked uniformly and sorted weights are given out along
 * it. The orders are counted over sets of parts, so this is for few of them. */
#ifndef SMAA_ORDERS_H
#define SMAA_ORDERS_H

#include <stdbool.h>
#include <stdint.h>

#include "region.h"
#include "stream.h"

struct arena;

enum { SMAA_ORDERS_LIMIT = 12 };

struct smaa_orders {
    uint32_t parts;
    uint32_t above[SMAA_ORDERS_LIMIT]; /* which must come before, as bits */
    double *ways;                      /* to go on, by the set that was placed */
    struct smaa_stream streams[SMAA_ORDERS_LIMIT];
    struct smaa_source source;
};

/* For regions whose parts are single criteria, at most SMAA_ORDERS_LIMIT: rows with a
 * factor of at least 1 are taken as "at least as much". False without memory. */
bool smaa_orders_make(struct arena *arena, const struct smaa_region *region,
                      struct smaa_orders *orders);

void smaa_orders_open(struct smaa_orders *orders, uint64_t seed, enum smaa_use use);

/* As smaa_cone_draw. */
void smaa_orders_draw(struct smaa_orders *orders, double *out, size_t count);

/* How many full orders agree. */
double smaa_orders_count(const struct smaa_orders *orders);

/* The mean weights: the average of the rank-order centroids of all of them. */
void smaa_orders_centroid(const struct smaa_orders *orders, double *weights);

/* Rank-order centroid of n weights: w_k = (1/n) sum of 1/j for j = k..n. */
void smaa_centroid(double *weights, uint32_t n);

#endif
