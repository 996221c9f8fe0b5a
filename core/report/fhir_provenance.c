/* Provenance: which piece of the input each claim rests on. One for the whole answer, one
 * for each option that is proposed or contraindicated, one for each warning. A value that
 * follows from others leads to those. Assumptions have no source, and are named so. */
#include <stdio.h>

#include "base/text.h"
#include "fhir_write.h"
#include "label.h"
#include "record/derive.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

/* -------------------- which facts */

struct support {
    bool facts[FACT_LIMIT];
};

static void add(struct support *support, const struct cites *cites)
{
    for (uint32_t i = 0; i < cites->count; i++)
        support->facts[cites->facts[i]] = true;
}

/* Adds what known facts follow from, until nothing more comes. */
static void close_over(const struct r4 *r4, struct support *support)
{
    const struct record *record = r4->answer->record;
    bool done[FACT_LIMIT] = {false};
    bool again = true;
    while (again) {
        again = false;
        for (uint32_t i = 1; i < record->count; i++) {
            const struct reading *reading = record_at(record, i);
            bool follows =
                reading->origin == ORIGIN_DERIVED || reading->origin == ORIGIN_ASSUMED;
            if (!support->facts[i] || done[i] || !follows)
                continue;
            done[i] = again = true;
            derivation_reads(r4->answer->engine->generation->derivations, i,
                             support->facts);
        }
    }
}

/* -------------------- entities */

static const char *words_of(struct r4 *r4, uint32_t fact, struct text *text)
{
    const struct reading *reading = record_at(r4->answer->record, fact);
    text_clear(text);
    fact_write_value(fact_at(r4->answer->record->vocabulary, fact), reading, text);
    fact_write_origin(reading, text);
    r4->json.out->failed |= text->failed;
    return text->bytes == NULL ? "" : text->bytes;
}

static void put_support(struct r4_list *list, const char *fact, const char *path)
{
    struct r4_list extensions = {list->r4, "extension", false};
    struct r4_list parts = {list->r4, "extension", false};
    r4_extension(&extensions, "support");
    r4_part_code(&parts, "fact", fact);
    r4_part_string(&parts, "path", path);
    r4_extension_end(list->r4, &parts);
    r4_list_end(&extensions);
}

static void put_basis(struct r4_list *list, const char *fact, const struct basis *basis,
                      const char *words)
{
    struct r4 *r4 = list->r4;
    r4_item(list);
    put_support(list, fact, basis->path);
    json_string(&r4->json, "role", "source");
    json_open(&r4->json, "what", '{');
    r4_string(r4, "reference", basis->reference);
    r4_string(r4, "display", words);
    json_close(&r4->json, '}');
    json_close(&r4->json, '}');
}

/* Of an input whose pieces have no names: the fact itself. */
static void put_fact(struct r4_list *list, const char *fact, const char *words)
{
    r4_item(list);
    put_support(list, fact, NULL);
    json_string(&list->r4->json, "role", "source");
    r4_logical(list->r4, "what", "fact", fact, words);
    json_close(&list->r4->json, '}');
}

static void put_entities(struct r4_list *list, const struct support *support)
{
    struct r4 *r4 = list->r4;
    const struct record *record = r4->answer->record;
    struct text text = {0};
    for (uint32_t i = 1; i < record->count; i++) {
        if (!support->facts[i] || !record_knows(record, i))
            continue;
        const char *fact = fact_at(record->vocabulary, i)->name;
        const char *words = words_of(r4, i, &text);
        const struct basis *basis = record_at(record, i)->basis;
        if (basis == NULL)
            put_fact(list, fact, words);
        for (; basis != NULL; basis = basis->next)
            put_basis(list, fact, basis, words);
    }
    text_free(&text);
}

static void put_courses(struct r4_list *list)
{
    const struct record *record = list->r4->answer->record;
    for (const struct course *c = record->courses; c != NULL; c = c->next)
        for (const struct basis *b = c->basis; b != NULL; b = b->next)
            put_basis(list, "prior_therapy", b, c->why);
}

/* -------------------- the resource */

static void put_agent(struct r4 *r4)
{
    json_open(&r4->json, "agent", '[');
    json_open(&r4->json, NULL, '{');
    r4_concept(r4, "type",
               "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
               "assembler", "Software, without a person's judgement");
    r4_reference(r4, "who", (struct r4_id){R4_SOFTWARE, 0, 0});
    json_close(&r4->json, '}');
    json_close(&r4->json, ']');
}

/* After the targets; `support` is closed over here. */
static void put_rest(struct r4 *r4, struct support *support, bool whole)
{
    struct r4_list entities = {r4, "entity", false};
    close_over(r4, support);
    r4_string(r4, "occurredDateTime", r4->day);
    r4_instant(r4, "recorded");
    put_agent(r4);
    put_entities(&entities, support);
    if (whole)
        put_courses(&entities);
    r4_list_end(&entities);
    r4_close(r4);
}

static void put_all(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    struct support support = {{false}};
    for (uint32_t i = 1; i < answer->record->count; i++)
        support.facts[i] = answer->used[i];
    r4_open(r4, (struct r4_id){R4_SOURCES_ALL, 0, 0});
    r4_narrative(r4, "What the answer as a whole rests on.");
    json_open(&r4->json, "target", '[');
    r4_reference(r4, NULL, (struct r4_id){R4_GUIDANCE, 0, 0});
    if (answer->ranked_count > 0)
        r4_reference(r4, NULL, (struct r4_id){R4_GROUP, 0, 0});
    if (r4_has_messages(r4))
        r4_reference(r4, NULL, (struct r4_id){R4_MESSAGES, 0, 0});
    json_close(&r4->json, ']');
    put_rest(r4, &support, true);
}

/* -------------------- one option */

/* The action inside the group, by FHIR's own extension for it. */
static void put_action(struct r4 *r4, const struct outcome *outcome)
{
    struct r4_list extensions = {r4, "extension", false};
    char action[32];
    snprintf(action, sizeof action, "option-%u", (unsigned)outcome->rank);
    json_open(&r4->json, NULL, '{');
    r4_item(&extensions);
    json_string(&r4->json, "url",
                "http://hl7.org/fhir/StructureDefinition/targetElement");
    json_string(&r4->json, "valueUri", action);
    json_close(&r4->json, '}');
    r4_list_end(&extensions);
    r4_put_reference(r4, (struct r4_id){R4_GROUP, 0, 0});
    json_close(&r4->json, '}');
}

static void put_targets(struct r4 *r4, const struct outcome *outcome)
{
    json_open(&r4->json, "target", '[');
    if (outcome->rank > 0) {
        put_action(r4, outcome);
        for (uint32_t i = 0; i < r4_requests(outcome); i++)
            r4_reference(r4, NULL, (struct r4_id){R4_REQUEST, outcome->rank, i});
    }
    if (r4_has_issue(r4, outcome))
        r4_reference(r4, NULL, (struct r4_id){R4_ISSUE, r4_index(r4, outcome), 0});
    if (r4_has_risk(outcome))
        r4_reference(r4, NULL, (struct r4_id){R4_RISK, outcome->rank, 0});
    json_close(&r4->json, ']');
}

static void put_option(struct r4 *r4, const struct outcome *outcome)
{
    const struct catalogue *catalogue = r4->answer->engine->generation->catalogue;
    const struct reasons *reasons = r4_reasons(r4, outcome);
    struct support support = {{false}};
    struct cites situation = {0};
    struct text text = {0};
    criterion_cite(catalogue->criteria, outcome->option->applies, r4->answer->truth,
                   &situation);
    add(&support, &situation);
    for (uint32_t i = 0; i < reasons->count; i++)
        add(&support, &reasons->items[i].facts);
    text_format(&text, "What is said of %s rests on these.", outcome->option->label);
    r4_open(r4, (struct r4_id){R4_SOURCES_OPTION, r4_index(r4, outcome), 0});
    r4_narrative(r4, text.bytes == NULL ? "" : text.bytes);
    r4->json.out->failed |= text.failed;
    text_free(&text);
    put_targets(r4, outcome);
    put_rest(r4, &support, false);
}

static void put_flag(struct r4 *r4, uint32_t index)
{
    struct support support = {{false}};
    add(&support, &r4->answer->flags[index].facts);
    r4_open(r4, (struct r4_id){R4_SOURCES_ALERT, index, 0});
    r4_narrative(r4, "What the warning rests on.");
    json_open(&r4->json, "target", '[');
    r4_reference(r4, NULL, (struct r4_id){R4_ALERT, index, 0});
    json_close(&r4->json, ']');
    put_rest(r4, &support, false);
}

void r4_provenance(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    put_all(r4);
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (r4_is_warning(&answer->flags[i]))
            put_flag(r4, i);
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        if (outcome->rank > 0 || r4_has_issue(r4, outcome))
            put_option(r4, outcome);
    }
}
