/* Names of facts as people say them. */
#ifndef REPORT_LABEL_H
#define REPORT_LABEL_H

#include <stdint.h>

struct fact;
struct reading;
struct text;

/* "creatinine clearance", "HER2", "QTc". */
void label_write(const struct fact *fact, struct text *out);

/* "HER2 low [2026-03-02, metastasis biopsy]"; "assumed" or "derived" for what was
 * not stated; "HER2 not known". */
void fact_write(const struct fact *fact, const struct reading *reading, struct text *out);

#endif
