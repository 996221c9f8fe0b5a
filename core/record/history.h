/* The days of a record: when something was found out, began or ended. */
#ifndef RECORD_HISTORY_H
#define RECORD_HISTORY_H

#include <stdint.h>

struct record;

enum { HISTORY_LIMIT = 64 };

/* Writes the different days up to `as_of` on which a value is dated, replaced ones
 * included, or a course of treatment begins or ends; first to last. Of more than
 * HISTORY_LIMIT the last ones. Answers how many. */
uint32_t history_days(const struct record *record, int32_t as_of,
                      int32_t days[HISTORY_LIMIT]);

/* The last of them; DATE_UNKNOWN if nothing is dated. */
int32_t history_last(const struct record *record, int32_t as_of);

#endif
