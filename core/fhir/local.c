/* Radiotherapy and surgery. Which place is the one in question today is in no record, so
 * whether it was irradiated is never given; nor does an empty list mean "none". */
#include "base/date.h"
#include "treatment.h"

enum { SURGERY_DAYS = 28 };

/* Is it the breast or the chest wall? */
static bool is_chest(struct reader *reader, const struct resource *resource)
{
    struct json_value sites = member_of(&resource->members, ELEMENT_BODY_SITE);
    for (struct json_member m = json_begin(sites); json_more(&m); json_next(&m)) {
        struct coded site = coded_read(reader->codes, m.value);
        if (concept_is(site.concept, CONCEPT_BREAST_SIDE) ||
            concept_is(site.concept, CONCEPT_CHEST_WALL) ||
            concept_says(site.concept, CONCEPT_BODY, POISE_SITES_BREAST))
            return true;
    }
    return false;
}

static void read_radiotherapy(struct reader *reader, struct treatment *treatment,
                              struct resource *resource)
{
    const struct members *members = &resource->members;
    enum treatment_reason reason = treatment_reason(reader, resource);
    record_say_unknown(reader->record, POISE_FACT_SITE_IRRADIATED);
    if (reason == REASON_OTHER || reason == REASON_UNKNOWN) {
        set_aside(reader, resource,
                  "radiotherapy for another disease, or one that is not in the code map");
        return;
    }
    if (!is_chest(reader, resource)) {
        set_aside(reader, resource,
                  "radiotherapy: whether it was to the site in question "
                  "today is not said");
        return;
    }
    struct when moment = when_read(member_of(members, ELEMENT_PERFORMED_DATE_TIME));
    struct json_value period = member_of(members, ELEMENT_PERFORMED_PERIOD);
    struct when start = json_there(period) ? when_period_start(period) : moment;
    struct when end = json_there(period) ? when_read(json_get(period, "end")) : moment;
    struct lines_drug course = {.start = span_of(&start),
                                .end = span_of(&end),
                                .intent = reason == REASON_METASTASIS
                                              ? INTENT_PALLIATIVE
                                              : treatment_intent(reader, resource)};
    therapy_closure(POISE_THERAPY_CHEST_RT, course.members);
    treatment_add(reader, treatment, resource, ELEMENT_CODE, &course);
    resource->told = true;
}

/* Major, and so near that it still matters? */
static void read_surgery(struct reader *reader, struct resource *resource)
{
    const struct concept *what = resource->code.concept;
    bool major = !concept_says(what, CONCEPT_SURGERY, WORD_SURGERY_MINOR) &&
                 !concept_says(what, CONCEPT_SURGERY, WORD_SURGERY_ABLATION);
    struct ground ground = ground_in(resource, ELEMENT_CODE);
    struct lines_span day = span_of(&resource->when);
    bool near =
        day.first != DATE_UNKNOWN && reader->request->as_of - day.last <= SURGERY_DAYS;
    if (major && near)
        give_choice(reader, POISE_FACT_MAJOR_SURGERY_28D, 1, resource->when.day, &ground);
    else
        set_aside(reader, resource,
                  major ? "surgery of more than four weeks ago, or "
                          "without a date"
                        : "a small procedure: no major surgery");
}

void local_collect(struct reader *reader, struct treatment *treatment)
{
    for (struct resource *r = bundle_first(&reader->bundle, RESOURCE_PROCEDURE);
         r != NULL; r = r->next_alike) {
        if (concept_is(r->code.concept, CONCEPT_RADIOTHERAPY))
            read_radiotherapy(reader, treatment, r);
        else if (concept_is(r->code.concept, CONCEPT_SURGERY))
            read_surgery(reader, r);
        else if (concept_is(r->code.concept, CONCEPT_BIOPSY))
            set_aside(reader, r, "a biopsy is a test, no treatment");
    }
}
