/* From a person who breaks a law to the smallest one who still does. */
#ifndef CHECK_SHRINK_H
#define CHECK_SHRINK_H

#include <stdbool.h>
#include <stdint.h>

struct record;

/* Does this person still break it? */
typedef bool still_breaks(void *context, const struct record *candidate);

/* Takes facts out of the record, first many at once, then one by one, as long as what is
 * left breaks it; then makes the values that are left simple. At most `trials` questions;
 * answers how many were asked. The record is changed in place. */
uint32_t shrink(struct record *record, still_breaks *breaks, void *context,
                uint32_t trials);

#endif
