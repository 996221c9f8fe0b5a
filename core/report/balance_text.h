/* How a balance comes about, as a table: what each goal adds. */
#ifndef REPORT_BALANCE_TEXT_H
#define REPORT_BALANCE_TEXT_H

#include "sheet.h"

/* Weight, worth and what it adds, a line for each dimension that has a weight. */
void balance_text(struct sheet *sheet, const struct outcome *outcome);

/* Two balances side by side, with the difference. The titles say what they are. */
void balances_text(struct sheet *sheet, const struct outcome *a, const char *title_a,
                   const struct outcome *b, const char *title_b);

/* "+5.1": tenths of a hundredth of the balance, with a sign. */
void difference_write(int64_t millionths, struct text *out);

#endif
