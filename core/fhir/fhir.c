/* One reading: collect the resources, read the results, then topic by topic. */
#include "fhir.h"

#include <string.h>

#include <poise/status.h>

#include "base/problem.h"
#include "reader.h"

/* What nobody spoke of is listed with the reason. */
static void tell_rest(struct reader *reader, struct resource *resource)
{
    if (resource->told)
        return;
    if (resource->why != NULL && resource->use == USE_NO) {
        set_aside(reader, resource, resource->why);
    } else if (resource->type == RESOURCE_OTHER) {
        set_aside(reader, resource,
                  "not used: no fact is read from this kind of resource");
    } else if (resource->type == RESOURCE_PATIENT) {
        return;
    } else if (resource->code.concept == NULL && resource->code.code.at != NULL) {
        set_aside(reader, resource,
                  reader_text(reader, "not used: the code ",
                              reader_copy(reader, resource->code.code), " (",
                              reader_copy(reader, resource->code.shown),
                              ") is not in the code map", NULL));
    } else if (resource->code.concept == NULL && resource->code.shown.at != NULL) {
        set_aside(reader, resource,
                  reader_text(reader, "not used: it has no code, only the text \"",
                              reader_copy(reader, resource->code.shown), "\"", NULL));
    } else {
        set_aside(reader, resource, "not used: no fact rests on it");
    }
}

/* The record is called as the Patient is, or as the others call him or her. */
static void name_record(struct reader *reader)
{
    const struct resource *patient = reader->bundle.patient;
    struct json_bytes name = patient == NULL ? reader->bundle.person : patient->id;
    if (patient == NULL && name.at != NULL && name.length > 8 &&
        memcmp(name.at, "Patient/", 8) == 0)
        name = (struct json_bytes){name.at + 8, name.length - 8};
    reader->record->id = reader_copy(reader, name);
}

int32_t fhir_read(struct arena *arena, const struct fhir_request *request,
                  struct json_value root, struct record **out, struct problems *problems)
{
    struct reader reader = {.arena = arena,
                            .request = request,
                            .codes = request->codes,
                            .problems = problems,
                            .primary_when = WHEN_UNKNOWN,
                            .distant_first = WHEN_UNKNOWN};
    reader.record = record_new(arena, request->vocabulary);
    if (reader.record == NULL)
        return problem_add(problems, POISE_E_MEMORY, request->file, 0, "out of memory");
    reader.record->file = request->file;
    int32_t status = bundle_read(&reader, root);
    if (status != POISE_OK)
        return status;
    name_record(&reader);
    results_read(&reader);
    for (const struct topic *const *topic = fhir_topics; *topic != NULL; topic++)
        (*topic)->read(&reader);
    for (struct resource *r = reader.bundle.first; r != NULL; r = r->next)
        tell_rest(&reader, r);
    if (reader.failed)
        return problem_add(problems, POISE_E_MEMORY, request->file, 0, "out of memory");
    *out = reader.record;
    return POISE_OK;
}
