/* Shared by lines.c and lines_sum.c only. */
#ifndef FHIR_LINES_INSIDE_H
#define FHIR_LINES_INSIDE_H

#include "lines.h"

/* Bone agents and radiotherapy go beside a line and make none. */
bool lines_is_treatment(const struct lines_drug *drug);

/* Ovarian suppression alone goes along with other treatment. */
bool lines_is_ofs(const uint64_t members[2]);

/* DATE_UNKNOWN if there is none. */
int32_t lines_worse_between(const struct lines_request *request, int32_t from,
                            int32_t to);

/* Counts and months, of drugs that were put into courses. */
void lines_sum(const struct lines_request *request, struct lines *out);

#endif
