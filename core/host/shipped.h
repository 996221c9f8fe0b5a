/* The plugins that were built together with this Poise, by the digests of their files.
 *
 * The build lists them after it has linked them (plugins/list_shipped.c): they need no
 * signature, and must not be changed afterwards, not even stripped of their symbols. */
#ifndef HOST_SHIPPED_H
#define HOST_SHIPPED_H

#include <stdint.h>

#include "base/digest.h"

extern const struct digest shipped_plugins[];
extern const uint32_t shipped_count;

#endif
