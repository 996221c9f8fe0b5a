/* A person's record out of FHIR R4 resources. */
#ifndef FHIR_FHIR_H
#define FHIR_FHIR_H

#include <stdint.h>

#include "base/json_read.h"

struct arena;
struct codes;
struct problems;
struct record;
struct vocabulary;

/* What is read, and for when. */
struct fhir_request {
    const struct vocabulary *vocabulary;
    const struct codes *codes; /* what codes mean */
    const char *file;          /* for problems and the record */
    const char *patient;       /* which of several; NULL: the only one */
    int32_t as_of;             /* the day of the decision: ages, what is still to come */
};

/* Reads a Bundle of any type, an array of resources, or one resource. POISE_OK and a
 * record, or the status of the problem added: no patient, several patients, a record that
 * was replaced, a person who has died, another version of FHIR. The record holds no
 * pointer into the document. Thread: any, with its own arena. */
int32_t fhir_read(struct arena *arena, const struct fhir_request *request,
                  struct json_value root, struct record **out, struct problems *problems);

#endif
