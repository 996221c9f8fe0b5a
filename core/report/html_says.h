/* What is said of an option in everyday words: one sentence a dimension, with absolute
 * numbers of 100 people and both sides of each. */
#ifndef REPORT_HTML_SAYS_H
#define REPORT_HTML_SAYS_H

#include "html_page.h"

const char *says_of(struct html_page *page, const struct outcome *outcome,
                    uint32_t dimension);

/* How it is given: "Tablets at home." */
const char *says_route(struct html_page *page, const struct outcome *outcome);

/* "tiredness (40 of 100), nausea (20 of 100)": what is felt most often, at most three.
 * "" when nothing is reported. */
const char *says_often(struct html_page *page, const struct option *option);

const char *says_danger(struct html_page *page, const struct option *option);

/* The mean worth of the options of a role that are in the list, thousandths: the middle
 * against which reasons are told. */
int32_t middle_worth(const struct html_page *page, enum role role, uint32_t dimension);

/* What weight and worth make of an option against the middle of its role: millionths. */
int64_t lead_of(const struct html_page *page, const struct shown *shown,
                uint32_t dimension);

/* The longest side of any balance of a role, millionths: the scale of its pictures. */
int64_t widest_lead(const struct html_page *page, enum role role);

/* The dimensions that speak most for an option (sign 1) or against it (sign -1), at most
 * `room`. Answers how many. */
uint32_t leads_of(const struct html_page *page, const struct shown *shown, int sign,
                  uint32_t *out, uint32_t room);

#endif
