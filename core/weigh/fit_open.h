/* What is open between the options of a role: where the doubt between the first two lies,
 * and which answer of the person would settle most. The inside of a fit. */
#ifndef WEIGH_FIT_OPEN_H
#define WEIGH_FIT_OPEN_H

#include "fit_race.h"

struct arena;
struct smaa_result;

/* Fills in `doubt` and `trade` of a fit. `order` holds the options of the race by
 * expected rank. False without memory. */
bool fit_open_find(struct arena *scratch, const struct fit_race *race,
                   const struct smaa_result *result, const uint32_t *order,
                   struct fit *out);

#endif
