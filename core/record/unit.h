/* Units: one a fact, and the others that records really carry. */
#ifndef RECORD_UNIT_H
#define RECORD_UNIT_H

#include <stdbool.h>
#include <stddef.h>

struct fact;

/* Turns a value in `unit` into the unit of the fact. No unit means the fact's own. False
 * when the unit does not fit the fact; *value is then untouched. */
bool unit_convert(const struct fact *fact, const char *unit, size_t length,
                  double *value);

#endif
