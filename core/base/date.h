/* Calendar days, as a number of days since 1970-01-01. No time zones, no hours. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DATE_UNKNOWN INT32_MIN

/* Reads "2026-03-02"; also "2026-03" and "2026", which count as their first day. */
bool date_parse(const char *text, size_t length, int32_t *days);

/* Writes "2026-03-02" and a terminator, for days of the years 1 to 9999. */
void date_format(int32_t days, char out[11]);

/* Today in UTC. The only clock in Poise; everything else is told the day (--as-of). */
int32_t date_today(void);

#endif
