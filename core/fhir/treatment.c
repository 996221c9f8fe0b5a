/* What was given, in lines, and the facts that follow. */
#include "treatment.h"

#include <poise/status.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "tissue.h"

enum { ROOM_AT_FIRST = 16 };

static bool make_room(struct reader *reader, struct treatment *treatment)
{
    if (treatment->count < treatment->room)
        return true;
    uint32_t room = treatment->room == 0 ? ROOM_AT_FIRST : 2 * treatment->room;
    struct lines_drug *drugs = arena_array(reader->arena, room, sizeof *drugs);
    struct resource **resources = arena_array(reader->arena, room, sizeof *resources);
    if (drugs == NULL || resources == NULL) {
        reader->failed = true;
        return false;
    }
    if (treatment->count > 0) {
        memcpy(drugs, treatment->drugs, treatment->count * sizeof *drugs);
        memcpy(resources, treatment->resources, treatment->count * sizeof *resources);
    }
    treatment->drugs = drugs;
    treatment->resources = resources;
    treatment->room = room;
    return true;
}

void treatment_add(struct reader *reader, struct treatment *treatment,
                   struct resource *resource, enum element element,
                   const struct lines_drug *drug)
{
    struct basis *basis = arena_alloc(reader->arena, sizeof *basis);
    if (basis == NULL || !make_room(reader, treatment)) {
        reader->failed = true;
        return;
    }
    *basis =
        (struct basis){NULL, resource_reference(reader, resource), element_name(element)};
    treatment->drugs[treatment->count] = *drug;
    treatment->drugs[treatment->count].basis = basis;
    treatment->resources[treatment->count++] = resource;
    resource->told = true;
}

enum lines_intent treatment_intent(struct reader *reader, const struct resource *resource)
{
    struct json_value intent = extension_find(
        member_of(&resource->members, ELEMENT_EXTENSION), "/mcode-procedure-intent");
    if (!json_there(intent))
        intent = extension_find(member_of(&resource->members, ELEMENT_EXTENSION),
                                "/mcode-treatment-intent");
    struct coded coded =
        coded_read(reader->codes, json_get(intent, "valueCodeableConcept"));
    if (concept_says(coded.concept, CONCEPT_INTENT, WORD_INTENT_CURATIVE))
        return INTENT_EARLY;
    return concept_says(coded.concept, CONCEPT_INTENT, WORD_INTENT_PALLIATIVE)
               ? INTENT_PALLIATIVE
               : INTENT_UNKNOWN;
}

enum lines_stop treatment_stop(struct reader *reader, const struct resource *resource)
{
    struct json_value reason = member_of(&resource->members, ELEMENT_STATUS_REASON);
    struct json_value ended =
        extension_find(member_of(&resource->members, ELEMENT_EXTENSION),
                       "/mcode-treatment-termination-reason");
    if (!json_there(reason))
        reason = json_get(ended, "valueCodeableConcept");
    struct coded coded = json_is(reason, JSON_ARRAY)
                             ? coded_read_any(reader->codes, reason)
                             : coded_read(reader->codes, reason);
    if (!concept_is(coded.concept, CONCEPT_ENDED_FOR) || coded.concept->count == 0)
        return STOP_UNSAID;
    switch (coded.concept->argument[0]) {
    case WORD_ENDED_FOR_NO_RESPONSE:
        return STOP_NO_RESPONSE;
    case WORD_ENDED_FOR_NOT_TOLERATED:
        return STOP_NOT_TOLERATED;
    case WORD_ENDED_FOR_COST:
        return STOP_FINANCIAL;
    case WORD_ENDED_FOR_REFUSED:
        return STOP_REFUSED;
    case WORD_ENDED_FOR_COMPLETED:
        return STOP_UNSAID;
    default:
        return STOP_OTHER;
    }
}

/* A place that proves distant disease. */
static bool is_distant(const struct concept *concept)
{
    static const int32_t vague[] = {
        WORD_METASTASIS_REGIONAL_NODES, WORD_METASTASIS_UNSTATED_NODES,
        WORD_METASTASIS_ANYWHERE, WORD_METASTASIS_LOCAL, WORD_METASTASIS_FROM};
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++)
        if (concept_says(concept, CONCEPT_METASTASIS, vague[i]))
            return false;
    return concept_is(concept, CONCEPT_METASTASIS);
}

static enum treatment_reason reason_of(const struct coded *reason)
{
    const struct concept *concept = reason->concept;
    if (is_distant(concept))
        return REASON_METASTASIS;
    if (concept_is(concept, CONCEPT_METASTASIS) ||
        concept_says(concept, CONCEPT_CANCER, WORD_CANCER_BREAST) ||
        concept_says(concept, CONCEPT_CANCER, WORD_CANCER_UNSPECIFIED))
        return REASON_BREAST;
    if (concept_is(concept, CONCEPT_CANCER) || concept_is(concept, CONCEPT_ILLNESS))
        return REASON_OTHER;
    return reason->shown.at == NULL && reason->code.at == NULL ? REASON_UNSAID
                                                               : REASON_UNKNOWN;
}

/* Of several reasons the one that says most. */
static enum treatment_reason weightier(enum treatment_reason a, enum treatment_reason b)
{
    return a == REASON_UNSAID || (b != REASON_UNSAID && b < a) ? b : a;
}

enum treatment_reason treatment_reason(struct reader *reader,
                                       const struct resource *resource)
{
    enum treatment_reason found = REASON_UNSAID;
    struct json_value codes = member_of(&resource->members, ELEMENT_REASON_CODE);
    struct json_value references =
        member_of(&resource->members, ELEMENT_REASON_REFERENCE);
    for (struct json_member m = json_begin(codes); json_more(&m); json_next(&m)) {
        struct coded reason = coded_read(reader->codes, m.value);
        found = weightier(found, reason_of(&reason));
    }
    for (struct json_member m = json_begin(references); json_more(&m); json_next(&m)) {
        struct resource *target = NULL;
        struct json_value object = bundle_resolve(reader, resource, m.value, &target);
        struct coded reason = coded_read(reader->codes, json_get(object, "code"));
        found = weightier(found, reason_of(&reason));
    }
    return found;
}

/* The disease-status series: on which days it was found worse, and on which not. */
static uint32_t read_statuses(struct reader *reader, struct lines_status **out)
{
    uint32_t count = 0;
    for (const struct result *r = results_of(reader, CONCEPT_DISEASE_STATUS); r != NULL;
         r = r->next)
        count++;
    *out = arena_array(reader->arena, count == 0 ? 1 : count, sizeof **out);
    if (*out == NULL) {
        reader->failed = true;
        return 0;
    }
    count = 0;
    for (const struct result *r = results_of(reader, CONCEPT_DISEASE_STATUS); r != NULL;
         r = r->next)
        if (concept_is(r->answer.concept, CONCEPT_DISEASE_IS) && r->when.known &&
            !concept_says(r->answer.concept, CONCEPT_DISEASE_IS,
                          WORD_DISEASE_IS_UNDETERMINED))
            (*out)[count++] = (struct lines_status){
                r->when.day, concept_says(r->answer.concept, CONCEPT_DISEASE_IS,
                                          WORD_DISEASE_IS_WORSE)};
    return count;
}

/* All that a fact rests on: the drugs of one setting, or those with a member. */
static const struct ground *grounds_of(struct reader *reader,
                                       const struct treatment *treatment,
                                       enum lines_setting setting, uint32_t member,
                                       int32_t *day)
{
    struct ground *grounds =
        arena_array(reader->arena, treatment->count, sizeof *grounds);
    uint32_t count = 0;
    *day = DATE_UNKNOWN;
    for (uint32_t i = 0; grounds != NULL && i < treatment->count; i++) {
        const struct lines_drug *drug = &treatment->drugs[i];
        if (drug->setting != setting ||
            (member < POISE_THERAPY_END && !member_has(drug->members, member)))
            continue;
        struct resource *resource = treatment->resources[drug->order];
        enum element element =
            resource->type == RESOURCE_PROCEDURE ? ELEMENT_CODE
            : json_there(
                  member_of(&resource->members, ELEMENT_MEDICATION_CODEABLE_CONCEPT))
                ? ELEMENT_MEDICATION_CODEABLE_CONCEPT
                : ELEMENT_MEDICATION_REFERENCE;
        grounds[count] = ground_in(resource, element);
        if (count > 0)
            grounds[count - 1].next = &grounds[count];
        count++;
        int32_t last = drug->end.last != DATE_UNKNOWN && drug->now == NOW_ENDED
                           ? drug->end.last
                           : drug->start.first;
        if (last > *day)
            *day = last;
    }
    reader->failed = reader->failed || grounds == NULL;
    return count == 0 ? NULL : grounds;
}

static void give_counts(struct reader *reader, const struct treatment *treatment,
                        const struct lines *lines)
{
    int32_t day;
    const struct ground *ground =
        grounds_of(reader, treatment, DRUG_METASTATIC, POISE_THERAPY_END, &day);
    if (ground == NULL)
        return;
    give_members(reader, POISE_FACT_PRIOR_THERAPY, lines->prior, day, ground);
    if (!lines->line_known || treatment->uncounted)
        return;
    give_number(reader, POISE_FACT_LINE, lines->count + 1.0, day, ground);
    give_number(reader, POISE_FACT_ENDOCRINE_LINES, lines->endocrine_lines, day, ground);
    give_number(reader, POISE_FACT_CHEMO_LINES, lines->chemo_lines, day, ground);
}

static void give_adjuvant(struct reader *reader, const struct treatment *treatment,
                          const struct lines *lines)
{
    int32_t day;
    const struct ground *ground =
        grounds_of(reader, treatment, DRUG_EARLY, POISE_THERAPY_END, &day);
    if (ground != NULL)
        give_members(reader, POISE_FACT_ADJUVANT_THERAPY, lines->adjuvant, day, ground);
}

static void give_month(struct reader *reader, const struct treatment *treatment,
                       enum lines_setting setting, uint32_t member, uint32_t fact,
                       double months)
{
    int32_t day;
    if (months < 0)
        return;
    const struct ground *ground = grounds_of(reader, treatment, setting, member, &day);
    if (ground != NULL)
        give_number(reader, fact, months, day, ground);
}

static void give_months(struct reader *reader, const struct treatment *treatment,
                        const struct lines_months *months)
{
    give_month(reader, treatment, DRUG_EARLY, POISE_THERAPY_ENDOCRINE,
               POISE_FACT_MONTHS_SINCE_ADJUVANT_ENDOCRINE, months->since_endocrine);
    give_month(reader, treatment, DRUG_EARLY, POISE_THERAPY_ENDOCRINE,
               POISE_FACT_ADJUVANT_ENDOCRINE_MONTHS, months->endocrine);
    give_month(reader, treatment, DRUG_EARLY, POISE_THERAPY_CHEMO,
               POISE_FACT_MONTHS_SINCE_ADJUVANT_CHEMO, months->since_chemo);
    give_month(reader, treatment, DRUG_EARLY, POISE_THERAPY_ANTI_HER2,
               POISE_FACT_MONTHS_SINCE_ADJUVANT_ANTI_HER2, months->since_anti_her2);
    give_month(reader, treatment, DRUG_EARLY, POISE_THERAPY_CDK46,
               POISE_FACT_MONTHS_SINCE_ADJUVANT_CDK46, months->since_cdk46);
    give_month(reader, treatment, DRUG_METASTATIC, POISE_THERAPY_CDK46,
               POISE_FACT_CDK46_MONTHS, months->cdk46);
}

/* Unsure must stay unknown: the vocabulary would assume "no". */
static void give_on_cdk46(struct reader *reader, const struct treatment *treatment,
                          const struct lines *lines)
{
    static const char both[] = "two CDK4/6 inhibitors at the same time: which is taken?";
    bool any = false;
    for (uint32_t i = 0; i < treatment->count; i++) {
        const struct lines_drug *drug = &treatment->drugs[i];
        struct resource *resource = treatment->resources[drug->order];
        struct ground ground = ground_in(resource, ELEMENT_NONE);
        if (!member_has(drug->members, POISE_THERAPY_CDK46))
            continue;
        any = true;
        if (lines->two_cdk46)
            set_doubt(reader, resource, both);
        else if (lines->on_cdk46 == LINES_YES && drug->now == NOW_CURRENT)
            give_choice(reader, POISE_FACT_ON_CDK46, 1, drug->start.first, &ground);
        else if (lines->on_cdk46 == LINES_NO)
            give_choice(reader, POISE_FACT_ON_CDK46, 0, drug->start.first, &ground);
    }
    if (lines->two_cdk46)
        tissue_say_conflict(reader, POISE_FACT_ON_CDK46, both);
    else if (any && lines->on_cdk46 == LINES_UNSURE)
        record_say_unknown(reader->record, POISE_FACT_ON_CDK46);
}

static void give_all(struct reader *reader, const struct treatment *treatment,
                     const struct lines *lines)
{
    bool prior = lines->prior_known && !lines->two_cdk46 && !treatment->incomplete;
    bool adjuvant = lines->adjuvant_known && !treatment->incomplete;
    if (!prior)
        record_say_unknown(reader->record, POISE_FACT_PRIOR_THERAPY);
    else if (lines->metastatic)
        give_counts(reader, treatment, lines);
    if (!adjuvant)
        record_say_unknown(reader->record, POISE_FACT_ADJUVANT_THERAPY);
    else if (lines->early)
        give_adjuvant(reader, treatment, lines);
    give_months(reader, treatment, &lines->months);
    give_on_cdk46(reader, treatment, lines);
}

/* The first day of distant disease; no later than that if another metastasis has no
 * date. */
static struct lines_span metastatic_since(const struct reader *reader)
{
    struct lines_span since = span_of(&reader->distant_first);
    for (const struct resource *r = reader->conditions[CONCEPT_METASTASIS]; r != NULL;
         r = r->next_alike)
        if (!r->suspected && (!r->when.known || r->administrative) &&
            !concept_says(r->code.concept, CONCEPT_METASTASIS,
                          WORD_METASTASIS_REGIONAL_NODES))
            since.first = DATE_UNKNOWN;
    return since;
}

static void read_topic(struct reader *reader)
{
    struct treatment treatment = {0};
    struct lines lines;
    struct lines_status *seen;
    drug_collect(reader, &treatment);
    local_collect(reader, &treatment);
    const struct reading *setting = record_at(reader->record, POISE_FACT_SETTING);
    struct lines_request request = {.drugs = treatment.drugs,
                                    .count = treatment.count,
                                    .metastatic = metastatic_since(reader),
                                    .de_novo =
                                        setting->state == FACT_KNOWN &&
                                        setting->datum.choice == POISE_SETTING_DE_NOVO};
    request.seen_count = read_statuses(reader, &seen);
    request.seen = seen;
    if (treatment.incomplete) {
        record_say_unknown(reader->record, POISE_FACT_PRIOR_THERAPY);
        record_say_unknown(reader->record, POISE_FACT_ADJUVANT_THERAPY);
    }
    if (reader->failed || treatment.count == 0)
        return;
    if (lines_find(reader->arena, &request, &lines) != POISE_OK) {
        reader->failed = true;
        return;
    }
    reader->record->courses = lines.courses;
    give_all(reader, &treatment, &lines);
}

const struct topic topic_treatment = {"treatment", read_topic};
