/* What goals mean: their weights, and what one more month is worth in everyday units. */
#ifndef REPORT_GOALS_REPORT_H
#define REPORT_GOALS_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "style.h"

struct goals;
struct text;
struct weights;

/* What goals and the weights that weights_make makes of them mean. */
void goals_text(const struct goals *goals, const struct weights *weights,
                const struct style *style, struct text *out);

/* Goals as a goals file that reads back as they are. */
void goals_write(const struct goals *goals, struct text *out);

/* {"schema": "poise-goals/1", "label", "weights", "one_more_month": [{dimension, amount,
 * unit}], "limits"}. */
void goals_json(const struct goals *goals, const struct weights *weights,
                struct text *out);

/* "4 more people in 100 with severe tiredness": what counts as much as one more month
 * without growth, from the third to the fourth. False, and nothing written, when it
 * cannot be told for a dimension. */
bool goals_equivalent(const struct weights *weights, uint32_t dimension,
                      struct text *out);

#endif
