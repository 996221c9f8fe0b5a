/* Names of facts as people say them. */
#ifndef REPORT_LABEL_H
#define REPORT_LABEL_H

#include <stdint.h>

struct fact;
struct reading;
struct text;

/* "creatinine clearance", "HER2", "QTcF". */
void label_write(const struct fact *fact, struct text *out);

/* "HER2 low"; "HER2 not known". */
void fact_write_value(const struct fact *fact, const struct reading *reading,
                      struct text *out);

/* " [2026-03-02, metastasis biopsy]"; " [assumed]" or " [derived]" for what was not
 * stated; nothing where nothing is known. */
void fact_write_origin(const struct reading *reading, struct text *out);

#endif
