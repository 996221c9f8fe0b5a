/* The answer to a plain decision problem. */
#ifndef REPORT_SMAA_REPORT_H
#define REPORT_SMAA_REPORT_H

#include "style.h"

struct smaa_problem;
struct smaa_result;
struct text;

/* {"schema": "poise-smaa/1", "draws", "seed", "mean_weights", "rank_acceptability",
 * "central_weights", "confidence_factor", "pairwise_win", "value_mean", "value_sd",
 * "clipped_share"} */
void smaa_json(const struct smaa_problem *problem, const struct smaa_result *result,
               struct text *out);

/* The same for a terminal, shares as whole "in 100". */
void smaa_text(const struct smaa_problem *problem, const struct smaa_result *result,
               const struct style *style, struct text *out);

#endif
