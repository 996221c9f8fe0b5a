/* The bundle from inside: what its two files share. */
#ifndef FHIR_BUNDLE_INSIDE_H
#define FHIR_BUNDLE_INSIDE_H

#include "bundle.h"

/* By type and id; NULL. */
struct resource *bundle_by_id(struct bundle *bundle, struct json_bytes type,
                              struct json_bytes id);

/* By the fullUrl of its entry; NULL. */
struct resource *bundle_by_url(struct reader *reader, struct json_bytes url);

/* Finds whom the resources are about, and marks those about somebody else. POISE_OK, or
 * the status of the problem added. */
int32_t bundle_find_person(struct reader *reader);

#endif
