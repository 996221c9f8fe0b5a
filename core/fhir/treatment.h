/* Treatment on record: medicines and radiotherapy collected, then put into lines. */
#ifndef FHIR_TREATMENT_H
#define FHIR_TREATMENT_H

#include "lines.h"
#include "reader.h"

struct treatment {
    struct lines_drug *drugs;
    struct resource **resources; /* of each drug, by its `order` */
    uint32_t count;
    uint32_t room;
    bool incomplete; /* something was given that may belong here: no set is whole */
    bool uncounted;  /* a cancer medicine without a name here: no line can be counted */
};

/* Adds what a resource tells; its basis is the resource. Sets reader->failed without
 * memory. `drug` needs members, start, end, now, intent and stop. */
void treatment_add(struct reader *reader, struct treatment *treatment,
                   struct resource *resource, enum element element,
                   const struct lines_drug *drug);

/* Every MedicationRequest, -Statement, -Administration and -Dispense. */
void drug_collect(struct reader *reader, struct treatment *treatment);

/* Radiotherapy and surgery; what of it is a fact by itself is given at once. */
void local_collect(struct reader *reader, struct treatment *treatment);

/* The intent and the reason of an end that a resource states. */
enum lines_intent treatment_intent(struct reader *reader,
                                   const struct resource *resource);
enum lines_stop treatment_stop(struct reader *reader, const struct resource *resource);

/* What the diagnoses that a resource names as its reason say of its purpose. */
enum treatment_reason {
    REASON_UNSAID,
    REASON_METASTASIS,
    REASON_BREAST,
    REASON_OTHER,  /* another disease */
    REASON_UNKNOWN /* one that is not in the code map */
};
enum treatment_reason treatment_reason(struct reader *reader,
                                       const struct resource *resource);

/* The days that a time leaves possible. */
struct lines_span span_of(const struct when *when);

#endif
