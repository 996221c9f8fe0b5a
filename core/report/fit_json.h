/* How firm each place is, as JSON: a member of an answer where it was computed. */
#ifndef REPORT_FIT_JSON_H
#define REPORT_FIT_JSON_H

#include "weigh/fit.h"
#include "writer.h"

/* Writes the member "fits": the model and the options of every role; nothing where it was
 * not computed. Shares to a thousandth, ranks to a hundredth, balances as elsewhere of
 * 1. */
void fits_json(struct writer *writer);

/* Writes "first_share"; null where an outcome does not compete or nothing was
 * computed. */
void first_share_json(struct writer *writer, const struct outcome *outcome);

/* The seed of the draws; null where there were none. */
void seed_json(struct writer *writer);

#endif
