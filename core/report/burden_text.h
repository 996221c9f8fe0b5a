/* What an option costs, in words. */
#ifndef REPORT_BURDEN_TEXT_H
#define REPORT_BURDEN_TEXT_H

#include <stdint.h>

struct outcome;
struct text;

/* One sentence about one dimension of burden, with figures where there are any. */
void burden_write(const struct outcome *outcome, uint32_t dimension, struct text *out);

/* A figure of thousandths with so many decimals; "?" if it is not known. */
void figure_write(struct text *out, int32_t figure, int decimals);

#endif
