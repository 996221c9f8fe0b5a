/* Whom the resources are about, and where their references lead. */
#include <string.h>

#include <poise/status.h>

#include "base/problem.h"
#include "base/text.h"
#include "bundle_inside.h"
#include "reader.h"

/* "Type/id" at the end of a reference. */
struct target {
    struct json_bytes type;
    struct json_bytes id;
};

static bool same(struct json_bytes a, struct json_bytes b)
{
    return a.at != NULL && b.at != NULL && a.length == b.length &&
           memcmp(a.at, b.at, a.length) == 0;
}

/* The part after the last `stop`, which is taken off. */
static struct json_bytes take_last(struct json_bytes *text, char stop)
{
    size_t at = text->length;
    while (at > 0 && text->at[at - 1] != stop)
        at--;
    struct json_bytes last = {text->at + at, text->length - at};
    text->length = at == 0 ? 0 : at - 1;
    return last;
}

static struct target target_of(struct json_bytes reference)
{
    static const char history[] = "/_history/";
    struct target target = {{NULL, 0}, {NULL, 0}};
    char *version = memmem(reference.at, reference.length, history, sizeof history - 1);
    if (version != NULL)
        reference.length = (size_t)(version - reference.at);
    target.id = take_last(&reference, '/');
    if (reference.length > 0)
        target.type = take_last(&reference, '/');
    return target;
}

/* A resource inside another, by "#id". */
static struct json_value contained(const struct resource *from, struct json_bytes id)
{
    struct json_value all = member_of(&from->members, ELEMENT_CONTAINED);
    for (struct json_member m = json_begin(all); json_more(&m); json_next(&m))
        if (same(json_text(json_get(m.value, "id")), id))
            return m.value;
    return (struct json_value){all.tape, 0};
}

struct json_value bundle_resolve(struct reader *reader, const struct resource *from,
                                 struct json_value reference, struct resource **out)
{
    struct json_bytes text = json_text(json_get(reference, "reference"));
    struct json_value none = {reference.tape, 0};
    *out = NULL;
    if (text.at == NULL || text.length == 0)
        return none;
    if (text.at[0] == '#')
        return contained(from, (struct json_bytes){text.at + 1, text.length - 1});
    struct target target = target_of(text);
    if (target.type.at == NULL || memchr(text.at, ':', text.length) != NULL)
        *out = bundle_by_url(reader, text);
    if (*out == NULL && target.type.at != NULL)
        *out = bundle_by_id(&reader->bundle, target.type, target.id);
    return *out == NULL ? none : (*out)->members.of;
}

/* The reference to the person, as text; {NULL, 0} if there is none. */
static struct json_bytes subject_of(const struct resource *resource)
{
    const struct members *members = &resource->members;
    struct json_value subject = members->at[ELEMENT_SUBJECT] != 0
                                    ? member_of(members, ELEMENT_SUBJECT)
                                    : member_of(members, ELEMENT_PATIENT);
    return json_text(json_get(subject, "reference"));
}

/* "urn:uuid:p1" and "Patient/p1" both end in the id. */
static bool names_patient(struct json_bytes reference, const struct resource *patient)
{
    if (same(reference, patient->full_url))
        return true;
    struct target target = target_of(reference);
    if (target.type.at != NULL)
        return json_bytes_are(target.type, "Patient") && same(target.id, patient->id);
    struct json_bytes tail = take_last(&reference, ':');
    return same(tail, patient->id);
}

static bool is_about(const struct bundle *bundle, struct json_bytes reference)
{
    if (reference.at == NULL || reference.length == 0 || reference.at[0] == '#')
        return true;
    if (bundle->patient != NULL)
        return names_patient(reference, bundle->patient);
    struct target a = target_of(reference);
    struct target b = target_of(bundle->person);
    bool patient = b.type.at == NULL && a.type.at != NULL &&
                   json_bytes_are(a.type, "Patient"); /* asked for by the bare id */
    return same(reference, bundle->person) ||
           (a.type.at != NULL && (patient || same(a.type, b.type)) && same(a.id, b.id));
}

static int32_t refuse_several(struct reader *reader, struct resource *const *two)
{
    struct json_bytes names[2];
    for (int i = 0; i < 2; i++)
        names[i] = two[i]->type == RESOURCE_PATIENT ? two[i]->id : subject_of(two[i]);
    return problem_add(reader->problems, POISE_E_FHIR_PATIENTS, reader->request->file, 0,
                       "it is about several persons, \"%.*s\" and \"%.*s\" among them",
                       (int)names[0].length, names[0].at == NULL ? "" : names[0].at,
                       (int)names[1].length, names[1].at == NULL ? "" : names[1].at);
}

/* Is this the Patient that was asked for, by "p1" or "Patient/p1"? */
static bool is_wanted(const struct resource *resource, const char *wanted)
{
    struct json_bytes text = {wanted, wanted == NULL ? 0 : strlen(wanted)};
    return wanted == NULL || same(resource->id, text) || names_patient(text, resource);
}

/* The one Patient; *found may stay NULL. */
static int32_t find_patient(struct reader *reader, struct resource **found)
{
    const char *wanted = reader->request->patient;
    *found = NULL;
    for (struct resource *r = reader->bundle.first; r != NULL; r = r->next) {
        if (r->type != RESOURCE_PATIENT || r->use == USE_NO)
            continue;
        if (!is_wanted(r, wanted)) {
            r->use = USE_NO;
            r->why = "not used: another person";
            continue;
        }
        if (*found != NULL)
            return refuse_several(reader, (struct resource *[]){*found, r});
        *found = r;
    }
    return POISE_OK;
}

/* Without a Patient: all that name somebody must name the same one. */
static int32_t find_subject(struct reader *reader)
{
    struct bundle *bundle = &reader->bundle;
    const char *wanted = reader->request->patient;
    struct resource *first = NULL;
    if (bundle->first == NULL)
        return problem_add(reader->problems, POISE_E_FHIR_NO_PATIENT,
                           reader->request->file, 0, "it holds no resource at all");
    if (wanted != NULL)
        bundle->person = (struct json_bytes){wanted, strlen(wanted)};
    for (struct resource *r = bundle->first; r != NULL; r = r->next) {
        struct json_bytes subject = subject_of(r);
        if (subject.at == NULL || subject.length == 0 || wanted != NULL)
            continue;
        if (first != NULL && !is_about(bundle, subject))
            return refuse_several(reader, (struct resource *[]){first, r});
        if (first == NULL)
            bundle->person = subject;
        first = first == NULL ? r : first;
    }
    return POISE_OK;
}

static int32_t judge_patient(struct reader *reader, const struct resource *patient)
{
    const struct members *members = &patient->members;
    struct json_value died = member_of(members, ELEMENT_DECEASED_BOOLEAN);
    struct json_value links = member_of(members, ELEMENT_LINK);
    if (json_is(died, JSON_TRUE) || members->at[ELEMENT_DECEASED_DATE_TIME] != 0)
        return problem_add(reader->problems, POISE_E_FHIR_DECEASED, reader->request->file,
                           0, "Patient/%.*s is recorded as deceased",
                           (int)patient->id.length,
                           patient->id.at == NULL ? "" : patient->id.at);
    for (struct json_member m = json_begin(links); json_more(&m); json_next(&m))
        if (json_text_is(json_get(m.value, "type"), "replaced-by")) {
            struct json_bytes other =
                json_text(json_get(json_get(m.value, "other"), "reference"));
            return problem_add(
                reader->problems, POISE_E_FHIR_REPLACED, reader->request->file, 0,
                "Patient/%.*s was replaced by %.*s", (int)patient->id.length,
                patient->id.at == NULL ? "" : patient->id.at, (int)other.length,
                other.at == NULL ? "?" : other.at);
        }
    return POISE_OK;
}

int32_t bundle_find_person(struct reader *reader)
{
    struct bundle *bundle = &reader->bundle;
    int32_t status = find_patient(reader, &bundle->patient);
    if (status == POISE_OK && bundle->patient != NULL)
        status = judge_patient(reader, bundle->patient);
    else if (status == POISE_OK)
        status = find_subject(reader);
    for (struct resource *r = bundle->first; r != NULL && status == POISE_OK; r = r->next)
        if (r->type != RESOURCE_PATIENT && r->use != USE_NO &&
            !is_about(bundle, subject_of(r))) {
            r->use = USE_NO;
            r->why = "not used: it is about somebody else";
        }
    return status;
}
