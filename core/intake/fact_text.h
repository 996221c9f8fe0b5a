/* One fact as text: "low [2026-03-02, metastasis biopsy]", "12.1 g/dL", "bone, liver",
 * "?". */
#ifndef INTAKE_FACT_TEXT_H
#define INTAKE_FACT_TEXT_H

#include <stdint.h>

struct fact;
struct problems;
struct record;

/* Reads a value and states it in the record; "unknown" and "?" state that it is unknown.
 * POISE_OK, or the status of the problem that was added. */
int32_t fact_text_give(struct record *record, const struct fact *fact, const char *text,
                       const char *file, int line, struct problems *problems);

#endif
