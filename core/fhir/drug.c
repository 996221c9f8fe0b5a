/* Medicines on record: which, since when, until when, and whether they go on. */
#include "base/date.h"
#include "medicine.h"
#include "treatment.h"

enum { DAY_SECONDS = 86400, ADMINISTRATION_FRESH = 42 };

static const enum resource_type sources[] = {
    RESOURCE_MEDICATION_REQUEST, RESOURCE_MEDICATION_STATEMENT,
    RESOURCE_MEDICATION_ADMINISTRATION, RESOURCE_MEDICATION_DISPENSE};

static struct json_bytes status_of(const struct resource *resource)
{
    struct json_bytes word = json_text(member_of(&resource->members, ELEMENT_STATUS));
    return word.at == NULL ? (struct json_bytes){"", 0} : word;
}

static bool status_is(const struct resource *resource, const char *word)
{
    return json_bytes_are(status_of(resource), word);
}

static int32_t last_day(const struct when *when)
{
    int64_t last = when->last / DAY_SECONDS;
    return when->first == when->last || last < when->day ? when->day : (int32_t)last;
}

struct lines_span span_of(const struct when *when)
{
    if (!when->known)
        return (struct lines_span){DATE_UNKNOWN, DATE_UNKNOWN};
    return (struct lines_span){when->day, last_day(when)};
}

static void take_period(struct lines_drug *drug, struct json_value period)
{
    struct when start = when_period_start(period);
    struct when end = when_read(json_get(period, "end"));
    drug->start = span_of(&start);
    drug->end = span_of(&end);
}

static void take_moment(struct lines_drug *drug, const struct members *members,
                        enum element element)
{
    struct when when = when_read(member_of(members, element));
    if (when.known)
        drug->start = span_of(&when);
}

static void read_times(const struct resource *resource, struct lines_drug *drug)
{
    const struct members *members = &resource->members;
    struct json_value valid =
        json_get(member_of(members, ELEMENT_DISPENSE_REQUEST), "validityPeriod");
    switch (resource->type) {
    case RESOURCE_MEDICATION_REQUEST:
        take_period(drug, valid);
        if (drug->start.first == DATE_UNKNOWN)
            take_moment(drug, members, ELEMENT_AUTHORED_ON);
        break;
    case RESOURCE_MEDICATION_DISPENSE:
        take_moment(drug, members, ELEMENT_WHEN_PREPARED);
        take_moment(drug, members, ELEMENT_WHEN_HANDED_OVER);
        drug->end = drug->start;
        break;
    default:
        take_period(drug, member_of(members, ELEMENT_EFFECTIVE_PERIOD));
        take_moment(drug, members, ELEMENT_EFFECTIVE_DATE_TIME);
        if (resource->type == RESOURCE_MEDICATION_ADMINISTRATION &&
            drug->end.first == DATE_UNKNOWN)
            drug->end = drug->start;
        break;
    }
}

/* Does it go on? An "active" that nobody renewed for long is a perhaps. */
static enum lines_now now_of(const struct reader *reader, const struct resource *resource,
                             const struct lines_drug *drug)
{
    int32_t today = reader->request->as_of;
    bool active = status_is(resource, "active") || status_is(resource, "in-progress") ||
                  status_is(resource, "on-hold");
    bool dated = drug->start.first != DATE_UNKNOWN;
    bool over = drug->end.last != DATE_UNKNOWN && drug->end.last < today;
    bool single = resource->type == RESOURCE_MEDICATION_ADMINISTRATION ||
                  resource->type == RESOURCE_MEDICATION_DISPENSE;
    if (single && !status_is(resource, "in-progress"))
        return dated && today - drug->end.last <= ADMINISTRATION_FRESH ? NOW_PERHAPS
                                                                       : NOW_ENDED;
    if (!active || over)
        return NOW_ENDED;
    if (status_is(resource, "on-hold") || !dated ||
        (today - drug->start.first > LINES_STALE_DAYS && drug->end.last == DATE_UNKNOWN))
        return NOW_PERHAPS;
    return NOW_CURRENT;
}

/* Why a resource tells nothing of treatment given; NULL if it does. */
static const char *not_given(const struct resource *resource)
{
    if (resource->considered)
        return "a plan, a proposal or an option: nothing was given";
    if (status_is(resource, "draft") || status_is(resource, "intended") ||
        status_is(resource, "preparation"))
        return "not yet given";
    return NULL;
}

static const char *not_counted(struct reader *reader, const struct medicine *medicine)
{
    switch (medicine->kind) {
    case MEDICINE_SUPPORT:
        return "a medicine that no fact asks for";
    case MEDICINE_BESIDE:
        return reader_text(reader, reader_copy(reader, medicine->shown),
                           ": it may interact; state comedication if it is taken now",
                           NULL);
    case MEDICINE_CANCER:
        return reader_text(reader, "a cancer medicine that no fact names: ",
                           reader_copy(reader, medicine->shown), NULL);
    default:
        return reader_text(reader, "a medicine that is not in the code map: ",
                           reader_copy(reader, medicine->shown), NULL);
    }
}

static void say_doubts(struct reader *reader, struct resource *resource,
                       const struct medicine *medicine, const struct lines_drug *drug)
{
    if (medicine->from_text)
        set_doubt(reader, resource, "the medicine was read from its name");
    if (medicine->by_class)
        set_doubt(reader, resource, "this medicine is known here only by its class");
    if (medicine->unsaid_product)
        set_doubt(reader, resource,
                  "denosumab: whether it is the product for bone "
                  "metastases or for osteoporosis is not said");
    if (drug->now == NOW_PERHAPS && !status_is(resource, "completed"))
        set_doubt(reader, resource,
                  "stated as active long ago: whether it goes on is not "
                  "known");
    if (resource->type == RESOURCE_MEDICATION_REQUEST)
        set_doubt(reader, resource, "ordered: that it was given is not recorded here");
    if (drug->start.first == DATE_UNKNOWN)
        set_doubt(reader, resource, "when it began is not recorded");
}

static void read_medicine(struct reader *reader, struct treatment *treatment,
                          struct resource *resource)
{
    const char *why = not_given(resource);
    struct medicine medicine = medicine_of(reader, resource);
    enum treatment_reason reason = treatment_reason(reader, resource);
    if (why == NULL && reason == REASON_OTHER)
        why = "given for another disease";
    if (why == NULL && medicine.kind == MEDICINE_CANCER)
        treatment->uncounted = true;
    if (why == NULL && medicine.kind != MEDICINE_DRUG)
        why = not_counted(reader, &medicine);
    if (why == NULL && reason == REASON_UNKNOWN) {
        why =
            "given for a reason that is not in the code map: whether for this cancer is "
            "not said";
        treatment->incomplete = true;
    }
    if (why != NULL) {
        set_aside(reader, resource, why);
        return;
    }
    struct lines_drug drug = {.members = {medicine.members[0], medicine.members[1]},
                              .start = {DATE_UNKNOWN, DATE_UNKNOWN},
                              .end = {DATE_UNKNOWN, DATE_UNKNOWN},
                              .intent = reason == REASON_METASTASIS
                                            ? INTENT_PALLIATIVE
                                            : treatment_intent(reader, resource),
                              .stop = treatment_stop(reader, resource)};
    read_times(resource, &drug);
    drug.now = now_of(reader, resource, &drug);
    bool coded =
        json_there(member_of(&resource->members, ELEMENT_MEDICATION_CODEABLE_CONCEPT));
    treatment_add(reader, treatment, resource,
                  coded ? ELEMENT_MEDICATION_CODEABLE_CONCEPT
                        : ELEMENT_MEDICATION_REFERENCE,
                  &drug);
    say_doubts(reader, resource, &medicine, &drug);
}

void drug_collect(struct reader *reader, struct treatment *treatment)
{
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        for (struct resource *r = bundle_first(&reader->bundle, sources[i]); r != NULL;
             r = r->next_alike)
            read_medicine(reader, treatment, r);
}
