/* What the status of a resource, its modifiers and its dates allow. */
#ifndef FHIR_STATUS_H
#define FHIR_STATUS_H

#include "bundle.h"

/* Judges a resource whose members, code and time are read: sets use, why, past, suspected
 * and considered. `as_of`: what is dated later is not used. */
void status_judge(struct resource *resource, int32_t as_of);

/* The clinical time of a resource, by the elements that its type has; sets
 * administrative. */
struct when status_when(struct resource *resource);

#endif
