/* The primary cancer, other cancers, and whether the disease came back or was there from
 * the beginning. */
#include "reader.h"

static bool says(const struct resource *resource, int32_t word)
{
    return concept_says(resource->code.concept, CONCEPT_CANCER, word);
}

/* "Malignant neoplastic disease" with the text "Breast Cancer": the text decides. */
static bool is_breast_by_text(struct reader *reader, const struct resource *resource)
{
    struct json_value code = member_of(&resource->members, ELEMENT_CODE);
    const struct concept *text =
        codes_find_text(reader->codes, json_text(json_get(code, "text")));
    if (text == NULL)
        text = codes_find_text(reader->codes, resource->code.shown);
    return concept_says(text, CONCEPT_CANCER, WORD_CANCER_BREAST);
}

/* "Malignant neoplastic disease" of the breast, by the place. */
static bool is_breast_by_place(struct reader *reader, const struct resource *resource)
{
    struct coded place =
        coded_read_any(reader->codes, member_of(&resource->members, ELEMENT_BODY_SITE));
    return concept_is(place.concept, CONCEPT_BREAST_SIDE) ||
           concept_says(place.concept, CONCEPT_BODY, POISE_SITES_BREAST);
}

static bool is_earlier(const struct when *a, const struct when *b)
{
    return a->known && (!b->known || a->first < b->first);
}

static void take_primary(struct reader *reader, struct resource *resource)
{
    resource->told = true;
    if (reader->primary == NULL)
        reader->primary = resource;
    else if (resource->code.concept != reader->primary->code.concept ||
             when_after(&resource->when, &reader->primary->when))
        set_doubt(reader, resource,
                  "another breast cancer: which one a result belongs to is not told "
                  "apart");
    if (!resource->administrative && is_earlier(&resource->when, &reader->primary_when))
        reader->primary_when = resource->when;
}

static void read_one(struct reader *reader, struct resource *resource)
{
    if (says(resource, WORD_CANCER_UNSPECIFIED)) {
        if (is_breast_by_text(reader, resource)) {
            set_doubt(reader, resource, "taken for a breast cancer by its text alone");
            take_primary(reader, resource);
        } else if (is_breast_by_place(reader, resource)) {
            set_doubt(reader, resource, "taken for a breast cancer by its place alone");
            take_primary(reader, resource);
        } else {
            set_aside(reader, resource, "not used: it does not say which cancer");
        }
    } else if (says(resource, WORD_CANCER_IN_SITU)) {
        set_aside(reader, resource, "not used: in situ, not invasive");
    } else if (says(resource, WORD_CANCER_UNCERTAIN)) {
        set_aside(reader, resource, "not used: of uncertain behaviour");
    } else if (says(resource, WORD_CANCER_PERSONAL_HISTORY)) {
        set_aside(reader, resource, "not used: a history, not a cancer now");
    } else if (says(resource, WORD_CANCER_FAMILY_HISTORY)) {
        set_aside(reader, resource, "not used: it is about the family");
    } else if (!says(resource, WORD_CANCER_BREAST)) {
        set_doubt(reader, resource, "another cancer: not weighed");
    } else if (resource->suspected) {
        set_aside(reader, resource, "not used: suspected, not confirmed");
    } else {
        take_primary(reader, resource);
    }
}

static void read(struct reader *reader)
{
    for (struct resource *r = reader->conditions[CONCEPT_CANCER]; r != NULL;
         r = r->next_alike)
        read_one(reader, r);
}

const struct topic topic_cancer = {"cancer", read};
