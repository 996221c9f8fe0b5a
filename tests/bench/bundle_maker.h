/* mCODE bundles of persons who do not exist: one line of JSON each, about 58 KB and forty
 * resources, with the narrative, metadata and identifiers that real senders add. */
#ifndef BUNDLE_MAKER_H
#define BUNDLE_MAKER_H

#include <stdint.h>

struct text;

/* Appends the bundle of person number `number`, without a newline. */
void bundle_make(uint64_t number, struct text *out);

#endif
