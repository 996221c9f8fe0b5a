/* An answer as FHIR R4: a Bundle (type collection) that proposes and never orders. What a
 * client gets, resource by resource, is in docs/poise-fhir.5. */
#ifndef REPORT_FHIR_BUNDLE_H
#define REPORT_FHIR_BUNDLE_H

#include <stdbool.h>

#include "engine/answer.h"

struct text;

/* Writes one answer and a newline. `all`: options for other situations are named too.
 * out->failed is set without memory. The ids in it are made from its own content: the
 * same answer gives the same bytes. */
void answer_fhir(const struct answer *answer, bool all, struct text *out);

#endif
