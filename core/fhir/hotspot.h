/* Changes of a protein that are known to activate it: a pure look-up. Elsewhere a variant
 * needs a stated significance. */
#ifndef FHIR_HOTSPOT_H
#define FHIR_HOTSPOT_H

#include <stdbool.h>

#include "base/json_read.h"

/* Is a change in HGVS ("NP_006209.2:p.(His1047Arg)", "p.H1047R", "H1047R") one that is
 * known to activate this gene (WORD_GENE_...)? */
bool hotspot_is(int gene, struct json_bytes change);

/* Does it cut the protein short ("p.Arg130Ter", "R130*", "p.Lys267fs")? */
bool hotspot_truncates(struct json_bytes change);

#endif
