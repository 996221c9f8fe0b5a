/* Collecting the resources of one person. */
#include "bundle.h"

#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/problem.h"
#include "bundle_inside.h"
#include "codes_inside.h"
#include "reader.h"
#include "status.h"

enum { NESTING = 4, SHELVES_AT_FIRST = 64 };

static const char *const type_names[] = {
    "",
#define POISE_RESOURCE(upper, name) #name,
#include "resources.def"
};

const char *resource_type_name(enum resource_type type)
{
    return type_names[type];
}

static enum resource_type type_find(struct json_bytes name)
{
    static const uint8_t lengths[] = {
        0,
#define POISE_RESOURCE(upper, name) sizeof #name - 1,
#include "resources.def"
    };
    for (int i = 1; name.at != NULL && i < RESOURCE_TYPE_COUNT; i++)
        if (lengths[i] == name.length && bytes_same(name.at, type_names[i], name.length))
            return (enum resource_type)i;
    return RESOURCE_OTHER;
}

static int32_t refuse(struct reader *reader, int32_t status, const char *reason)
{
    return problem_add(reader->problems, status, reader->request->file, 0, "%s", reason);
}

/* Reads the members that every resource has. */
static void describe(struct reader *reader, struct resource *resource)
{
    const struct members *members = &resource->members;
    enum element code = members->at[ELEMENT_MEDICATION_CODEABLE_CONCEPT] != 0
                            ? ELEMENT_MEDICATION_CODEABLE_CONCEPT
                            : ELEMENT_CODE;
    resource->id = json_text(member_of(members, ELEMENT_ID));
    if (resource->type == RESOURCE_OTHER || resource->type == RESOURCE_PATIENT)
        return;
    if (members->at[code] != 0)
        resource->code = coded_read(reader->codes, member_of(members, code));
    resource->when = status_when(resource);
    status_judge(resource, reader->request->as_of);
}

/* There a MedicationOrder was one, and a Condition had a patient, not a subject. */
static bool is_of_dstu2(const struct resource *resource)
{
    const struct members *members = &resource->members;
    return resource->type == RESOURCE_MEDICATION_ORDER ||
           (resource->type == RESOURCE_CONDITION &&
            (members->at[ELEMENT_PATIENT] != 0 ||
             members->at[ELEMENT_DATE_RECORDED] != 0));
}

static int32_t collect(struct reader *reader, struct json_value value,
                       struct json_bytes full_url, int depth);

static int32_t collect_entries(struct reader *reader, struct json_value entries,
                               int depth)
{
    int32_t status = POISE_OK;
    for (struct json_member m = json_begin(entries); json_more(&m) && status == POISE_OK;
         json_next(&m)) {
        struct json_value resource = json_get(m.value, "resource");
        struct json_value url = json_get(m.value, "fullUrl");
        if (json_there(resource))
            status = collect(reader, resource, json_text(url), depth);
    }
    return status;
}

/* One resource, or what a Bundle holds. */
static int32_t collect(struct reader *reader, struct json_value value,
                       struct json_bytes full_url, int depth)
{
    struct bundle *bundle = &reader->bundle;
    struct resource *resource = arena_alloc(reader->arena, sizeof *resource);
    if (resource == NULL)
        return refuse(reader, POISE_E_MEMORY, "out of memory");
    members_read(reader->codes, value, &resource->members);
    resource->type_name = json_text(member_of(&resource->members, ELEMENT_RESOURCE_TYPE));
    if (resource->type_name.at == NULL && depth == 0)
        return refuse(reader, POISE_E_FHIR_SHAPE, "a resource has no resourceType");
    if (json_text_is(member_of(&resource->members, ELEMENT_RESOURCE_TYPE), "Bundle"))
        return depth == NESTING
                   ? refuse(reader, POISE_E_FHIR_SHAPE, "Bundles in Bundles in Bundles")
                   : collect_entries(reader, member_of(&resource->members, ELEMENT_ENTRY),
                                     depth + 1);
    resource->type = type_find(resource->type_name);
    if (is_of_dstu2(resource))
        return refuse(reader, POISE_E_FHIR_VERSION,
                      "its resources have the shape of FHIR DSTU2");
    resource->full_url = full_url;
    resource->use = USE_YES;
    resource->when = WHEN_UNKNOWN;
    describe(reader, resource);
    if (bundle->last == NULL)
        bundle->first = resource;
    else
        bundle->last->next = resource;
    bundle->last = resource;
    bundle->count++;
    return POISE_OK;
}

static int32_t collect_root(struct reader *reader, struct json_value root)
{
    struct json_bytes none = {NULL, 0};
    int32_t status = POISE_OK;
    if (json_is(root, JSON_OBJECT))
        return collect(reader, root, none, 0);
    if (!json_is(root, JSON_ARRAY))
        return refuse(reader, POISE_E_FHIR_SHAPE,
                      "this is neither an object nor an array");
    for (struct json_member m = json_begin(root); json_more(&m) && status == POISE_OK;
         json_next(&m))
        status = collect(reader, m.value, none, 1);
    return status;
}

static bool shelves_make(struct reader *reader)
{
    struct bundle *bundle = &reader->bundle;
    uint32_t slots = SHELVES_AT_FIRST;
    while (slots < 4 * bundle->count)
        slots *= 2;
    bundle->shelves = arena_array(reader->arena, slots, sizeof *bundle->shelves);
    bundle->mask = slots - 1;
    return bundle->shelves != NULL;
}

/* How two with one id are told apart: the version, else the time of the last change. */
static bool is_newer_version(const struct resource *a, const struct resource *b)
{
    struct json_value meta[2] = {member_of(&a->members, ELEMENT_META),
                                 member_of(&b->members, ELEMENT_META)};
    struct quantity version[2];
    struct when updated[2];
    for (int i = 0; i < 2; i++) {
        version[i] = quantity_from_text(json_text(json_get(meta[i], "versionId")));
        updated[i] = when_read(json_get(meta[i], "lastUpdated"));
    }
    if (version[0].known && version[1].known)
        return version[0].value > version[1].value;
    return when_after(&updated[0], &updated[1]);
}

/* Of two with the same type and id the newer stays. */
static void settle_versions(struct reader *reader, struct shelf *shelf,
                            struct resource *resource)
{
    struct resource *older = shelf->resource;
    if (is_newer_version(resource, older))
        shelf->resource = resource;
    else
        older = resource;
    older->use = USE_NO;
    set_aside(reader, older, "not used: the same id came in a newer version, or again");
}

static void shelve(struct reader *reader, struct resource *resource,
                   struct json_bytes key, bool by_url)
{
    struct bundle *bundle = &reader->bundle;
    if (key.at == NULL || key.length == 0 || resource->type_name.at == NULL)
        return;
    uint64_t hash = bytes_hash(key.at, key.length);
    for (size_t i = hash & bundle->mask;; i = (i + 1) & bundle->mask) {
        struct shelf *shelf = &bundle->shelves[i];
        if (shelf->resource == NULL) {
            *shelf = (struct shelf){hash, resource, by_url};
            return;
        }
        struct resource *held = shelf->resource;
        struct json_bytes other = by_url ? held->full_url : held->id;
        if (shelf->hash != hash || shelf->by_url != by_url ||
            other.length != key.length || memcmp(other.at, key.at, key.length) != 0)
            continue;
        if (by_url)
            return;
        if (held->type_name.length == resource->type_name.length &&
            memcmp(held->type_name.at, resource->type_name.at, held->type_name.length) ==
                0) {
            settle_versions(reader, shelf, resource);
            return;
        }
    }
}

static int32_t shelve_all(struct reader *reader)
{
    if (!shelves_make(reader))
        return refuse(reader, POISE_E_MEMORY, "out of memory");
    for (struct resource *r = reader->bundle.first; r != NULL; r = r->next)
        shelve(reader, r, r->id, false);
    return POISE_OK;
}

struct resource *bundle_by_id(struct bundle *bundle, struct json_bytes type,
                              struct json_bytes id)
{
    uint64_t hash = bytes_hash(id.at, id.length);
    for (size_t i = hash & bundle->mask;; i = (i + 1) & bundle->mask) {
        struct resource *held = bundle->shelves[i].resource;
        if (held == NULL)
            return NULL;
        if (bundle->shelves[i].hash == hash && !bundle->shelves[i].by_url &&
            held->id.length == id.length && memcmp(held->id.at, id.at, id.length) == 0 &&
            held->type_name.length == type.length &&
            memcmp(held->type_name.at, type.at, type.length) == 0)
            return held;
    }
}

struct resource *bundle_by_url(struct reader *reader, struct json_bytes url)
{
    struct bundle *bundle = &reader->bundle;
    if (!bundle->urls_shelved)
        for (struct resource *r = bundle->first; r != NULL; r = r->next)
            shelve(reader, r, r->full_url, true);
    bundle->urls_shelved = true;
    uint64_t hash = bytes_hash(url.at, url.length);
    for (size_t i = hash & bundle->mask;; i = (i + 1) & bundle->mask) {
        struct resource *held = bundle->shelves[i].resource;
        if (held == NULL)
            return NULL;
        if (bundle->shelves[i].hash == hash && bundle->shelves[i].by_url &&
            held->full_url.length == url.length &&
            memcmp(held->full_url.at, url.at, url.length) == 0)
            return held;
    }
}

/* Links the usable ones by their type, Conditions by what they are. */
static void sort(struct reader *reader)
{
    struct bundle *bundle = &reader->bundle;
    struct resource **ends[RESOURCE_TYPE_COUNT];
    struct resource **condition_ends[CONCEPT_COUNT];
    for (int i = 0; i < RESOURCE_TYPE_COUNT; i++)
        ends[i] = &bundle->of_type[i];
    for (int i = 0; i < CONCEPT_COUNT; i++)
        condition_ends[i] = &reader->conditions[i];
    for (struct resource *r = bundle->first; r != NULL; r = r->next) {
        if (r->use == USE_NO || r->type == RESOURCE_OTHER)
            continue;
        int kind = r->code.concept == NULL ? CONCEPT_NOTHING : r->code.concept->kind;
        struct resource ***end =
            r->type == RESOURCE_CONDITION ? &condition_ends[kind] : &ends[r->type];
        **end = r;
        *end = &r->next_alike;
    }
}

int32_t bundle_read(struct reader *reader, struct json_value root)
{
    int32_t status = collect_root(reader, root);
    if (status == POISE_OK)
        status = shelve_all(reader);
    if (status == POISE_OK)
        status = bundle_find_person(reader);
    if (status == POISE_OK)
        sort(reader);
    return status;
}
