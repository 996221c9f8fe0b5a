/* Where the cancer has spread: a whitelist of codes, each a place. */
#include "base/arena.h"
#include "reader.h"

/* The sites found so far, and the pieces that each set rests on. */
struct spread {
    uint64_t sites[2];
    struct ground *grounds; /* in the order found */
    struct ground *last;
    struct when newest;
};

static bool says(const struct concept *concept, int32_t word)
{
    return concept_says(concept, CONCEPT_METASTASIS, word);
}

static void add_ground(struct reader *reader, struct spread *spread,
                       struct resource *resource, enum element element)
{
    struct ground *ground = arena_alloc(reader->arena, sizeof *ground);
    if (ground == NULL) {
        reader->failed = true;
        return;
    }
    *ground = ground_in(resource, element);
    if (spread->last == NULL)
        spread->grounds = ground;
    else
        spread->last->next = ground;
    spread->last = ground;
    if (when_after(&resource->when, &spread->newest))
        spread->newest = resource->when;
}

static void take_distant(struct reader *reader, struct resource *resource)
{
    if (reader->distant == NULL || when_after(&resource->when, &reader->distant->when))
        reader->distant = resource;
    if (resource->when.known && !resource->administrative &&
        (!reader->distant_first.known ||
         resource->when.first < reader->distant_first.first))
        reader->distant_first = resource->when;
}

/* The sites that a concept names. */
static bool add_sites(const struct concept *concept, uint64_t sites[2])
{
    bool any = false;
    for (uint32_t i = 0; concept != NULL && i < concept->count; i++)
        if (concept->argument[i] >= 0 &&
            concept->argument[i] <= (int32_t)POISE_SITES_ADRENAL) {
            member_add(sites, (uint32_t) concept->argument[i]);
            any = true;
        }
    return any;
}

/* A general code: the place is in bodySite, if anywhere. */
static bool add_body_sites(struct reader *reader, const struct resource *resource,
                           uint64_t sites[2])
{
    bool any = false;
    struct json_value places = member_of(&resource->members, ELEMENT_BODY_SITE);
    for (struct json_member m = json_begin(places); json_more(&m); json_next(&m)) {
        struct coded place = coded_read(reader->codes, m.value);
        if (concept_is(place.concept, CONCEPT_BODY) ||
            concept_is(place.concept, CONCEPT_METASTASIS))
            any = add_sites(place.concept, sites) || any;
    }
    return any;
}

/* What keeps a metastasis from being one now; NULL if nothing does. */
static const char *refusal(const struct resource *resource)
{
    const struct concept *concept = resource->code.concept;
    if (says(concept, WORD_METASTASIS_FROM))
        return "not used: it says where the cancer came from, not where it is";
    if (says(concept, WORD_METASTASIS_REGIONAL_NODES))
        return "not used: regional lymph nodes are not distant disease";
    if (says(concept, WORD_METASTASIS_UNSTATED_NODES))
        return "not used: it does not say whether the lymph nodes are regional or "
               "distant";
    if (resource->suspected)
        return "not used: suspected, not confirmed";
    return resource->past ? "not used as a site: it is over" : NULL;
}

static struct json_value related_to(const struct resource *resource)
{
    static const char *const urls[] = {"/condition-related",
                                       "/mcode-related-primary-cancer-condition"};
    struct json_value extensions = member_of(&resource->members, ELEMENT_EXTENSION);
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct json_value found = extension_find(extensions, urls[i]);
        if (json_there(found))
            return json_get(found, "valueReference");
    }
    return (struct json_value){extensions.tape, 0};
}

/* A metastasis of another cancer says nothing here. */
static bool is_of_another(struct reader *reader, const struct resource *resource)
{
    struct resource *primary;
    bundle_resolve(reader, resource, related_to(resource), &primary);
    return primary != NULL && primary->type == RESOURCE_CONDITION &&
           primary != reader->primary &&
           !concept_says(primary->code.concept, CONCEPT_CANCER, WORD_CANCER_BREAST) &&
           !concept_says(primary->code.concept, CONCEPT_CANCER, WORD_CANCER_UNSPECIFIED);
}

static void take_site(struct reader *reader, struct resource *resource,
                      struct spread *spread)
{
    const struct concept *concept = resource->code.concept;
    bool anywhere = says(concept, WORD_METASTASIS_ANYWHERE);
    bool any = anywhere ? add_body_sites(reader, resource, spread->sites)
                        : add_sites(concept, spread->sites);
    if (any)
        add_ground(reader, spread, resource, anywhere ? ELEMENT_BODY_SITE : ELEMENT_CODE);
    if (any && says(concept, WORD_METASTASIS_LOCAL))
        set_doubt(reader, resource, "it may be local: no proof of distant disease");
    else if (any || says(concept, WORD_METASTASIS_OTHER))
        take_distant(reader, resource);
    if (!any && anywhere)
        reader->vague = resource;
    if (!any && anywhere)
        set_aside(reader, resource, "not used: it does not say where the metastasis is");
    else if (!any)
        set_doubt(reader, resource, "distant disease in a place that no fact names");
    if (says(concept, WORD_METASTASIS_UNKNOWN_PRIMARY))
        set_doubt(reader, resource,
                  "its code says \"unknown primary\"; only the place is used");
}

/* Distant disease that is over was distant disease all the same. */
static void remember_past(struct reader *reader, struct resource *resource)
{
    uint64_t sites[2] = {0, 0};
    if (add_sites(resource->code.concept, sites) &&
        !says(resource->code.concept, WORD_METASTASIS_LOCAL))
        take_distant(reader, resource);
}

static void read_one(struct reader *reader, struct resource *resource,
                     struct spread *spread)
{
    const char *why = refusal(resource);
    struct ground ground = ground_in(resource, ELEMENT_CODE);
    if (is_of_another(reader, resource)) {
        set_aside(reader, resource, "not used: a metastasis of another cancer");
        return;
    }
    if (resource->suspected && says(resource->code.concept, WORD_METASTASIS_LEPTO))
        give_choice(reader, POISE_FACT_LEPTOMENINGEAL, POISE_LEPTOMENINGEAL_SUSPECTED,
                    resource->when.day, &ground);
    if (why != NULL) {
        if (resource->past && !resource->suspected)
            remember_past(reader, resource);
        set_aside(reader, resource, why);
        return;
    }
    take_site(reader, resource, spread);
    if (says(resource->code.concept, WORD_METASTASIS_LEPTO))
        give_choice(reader, POISE_FACT_LEPTOMENINGEAL, POISE_LEPTOMENINGEAL_PRESENT,
                    resource->when.day, &ground);
    if (says(resource->code.concept, WORD_METASTASIS_BRAIN))
        set_doubt(reader, resource,
                  "brain metastases: whether they are stable or active is not said");
}

static void read_fractures(struct reader *reader, struct spread *spread)
{
    for (struct resource *r = reader->conditions[CONCEPT_METASTATIC_FRACTURE]; r != NULL;
         r = r->next_alike) {
        struct ground ground = ground_in(r, ELEMENT_CODE);
        if (r->past || r->suspected) {
            set_aside(reader, r,
                      r->past ? "not used: it is over"
                              : "not used: suspected, not confirmed");
            continue;
        }
        member_add(spread->sites, POISE_SITES_BONE);
        add_ground(reader, spread, r, ELEMENT_CODE);
        take_distant(reader, r);
        give_choice(reader, POISE_FACT_FRACTURE, POISE_FRACTURE_PATHOLOGICAL, r->when.day,
                    &ground);
    }
}

/* "Site of distant metastasis": a place, or none. */
static void read_observed(struct reader *reader, struct spread *spread)
{
    for (const struct result *r = results_of(reader, CONCEPT_METASTATIC_SITES); r != NULL;
         r = r->next) {
        const struct concept *concept = r->answer.concept;
        bool any = (concept_is(concept, CONCEPT_BODY) ||
                    concept_is(concept, CONCEPT_METASTASIS)) &&
                   add_sites(concept, spread->sites);
        if (!any)
            continue;
        add_ground(reader, spread, r->resource, ELEMENT_VALUE_CODEABLE_CONCEPT);
        take_distant(reader, r->resource);
    }
}

static void read(struct reader *reader)
{
    struct spread spread = {.newest = WHEN_UNKNOWN};
    for (struct resource *r = reader->conditions[CONCEPT_METASTASIS]; r != NULL;
         r = r->next_alike)
        read_one(reader, r, &spread);
    read_fractures(reader, &spread);
    read_observed(reader, &spread);
    if (spread.grounds != NULL)
        give_members(reader, POISE_FACT_SITES, spread.sites, spread.newest.day,
                     spread.grounds);
}

const struct topic topic_metastases = {"metastases", read};
