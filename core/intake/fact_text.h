/* One fact as text: "low [2026-03-02, metastasis biopsy]", "12.1 g/dL", "bone, liver",
 * "?". */
#ifndef INTAKE_FACT_TEXT_H
#define INTAKE_FACT_TEXT_H

#include <stddef.h>
#include <stdint.h>

struct fact;
struct problems;
struct reading;
struct record;

/* Which fact of which record is stated, and where the input does so. */
struct fact_place {
    struct record *record;
    const struct fact *fact;
    const char *file; /* NULL if it is no file */
    int line;         /* 0 if it has none */
    struct problems *problems;
};

/* Reads a value without a bracket, "12.1 g/dL" or "bone, liver", into reading->datum and
 * states it in the record; "unknown" and "?" state that it is unknown. `reading` brings
 * date, line and source. POISE_OK or the status of the problem that was added. */
int32_t fact_text_value(const struct fact_place *place, const char *text, size_t length,
                        struct reading *reading);

/* Reads "2026-03-02, metastasis biopsy", either part alone: date and source. */
int32_t fact_text_origin(const struct fact_place *place, const char *text, size_t length,
                         struct reading *reading);

/* Reads a value with or without a bracket and states it in the record. POISE_OK, or the
 * status of the problem that was added. */
int32_t fact_text_give(struct record *record, const struct fact *fact, const char *text,
                       const char *file, int line, struct problems *problems);

#endif
