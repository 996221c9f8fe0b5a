/* RequestGroup: the options in their order, one action each, with what speaks for and
 * against, what it costs, and the evidence. A draft, a proposal, never an order. */
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "fhir_narrative.h"
#include "fhir_write.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"

static const unsigned told_kinds =
    1u << REASON_FOR | 1u << REASON_DOUBT | 1u << REASON_BURDEN | 1u << REASON_CAUTION |
    1u << REASON_CHECK | 1u << REASON_DOSE | 1u << REASON_INFO;

/* -------------------- extensions */

static void put_placement(struct r4 *r4, struct r4_list *list,
                          const struct outcome *outcome)
{
    struct r4_list parts = {r4, "extension", false};
    r4_extension(list, "placement");
    r4_part_int(&parts, "rank", outcome->rank);
    r4_part_int(&parts, "rank-in-role", outcome->rank_in_role);
    r4_part_code(&parts, "role", role_name(outcome->option->role));
    r4_part_fixed(&parts, "balance", outcome->balance, 6);
    r4_part_code(&parts, "verdict",
                 outcome->state == OUTCOME_ELIGIBLE ? "eligible" : "caution");
    r4_part_bool(&parts, "needs-person", outcome->answer == POISE_ANSWER_NEEDS_PERSON);
    r4_part_code(&parts, "standing", level_name(outcome->level));
    r4_part_string(&parts, "plugin", outcome->plugin);
    r4_part_string(&parts, "target", outcome->target);
    r4_extension_end(r4, &parts);
}

/* The contributions add up to the balance exactly. */
static void put_contributions(struct r4 *r4, struct r4_list *list,
                              const struct outcome *outcome)
{
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        int32_t weight = r4->answer->weights.weight[i];
        struct r4_list parts = {r4, "extension", false};
        if (weight == 0)
            continue;
        r4_extension(list, "contribution");
        r4_part_code(&parts, "criterion", dimensions[i].name);
        r4_part_fixed(&parts, "weight", weight, 3);
        r4_part_fixed(&parts, "value", outcome->worth[i], 3);
        r4_part_fixed(&parts, "contribution", (int64_t)weight * outcome->worth[i], 6);
        r4_part_bool(&parts, "known", (outcome->known >> i & 1) != 0);
        r4_extension_end(r4, &parts);
    }
}

static void put_reasons(struct r4 *r4, struct r4_list *list,
                        const struct reasons *reasons)
{
    const struct vocabulary *vocabulary = r4->answer->record->vocabulary;
    for (uint32_t i = 0; i < reasons->count; i++) {
        const struct reason *reason = &reasons->items[i];
        struct r4_list parts = {r4, "extension", false};
        r4_extension(list, "reason");
        r4_part_code(&parts, "kind", reason_kind_name(reason->kind));
        r4_part_string(&parts, "text", reason->text);
        r4_part_code(&parts, "criterion", reason->criterion);
        for (uint32_t j = 0; j < reason->facts.count; j++)
            r4_part_code(&parts, "fact",
                         fact_at(vocabulary, reason->facts.facts[j])->name);
        r4_part_string(&parts, "source", reason->source);
        r4_extension_end(r4, &parts);
    }
}

/* -------------------- evidence */

static void put_artifact(struct r4_list *list, const char *label, const char *display,
                         const char *citation)
{
    if (display == NULL && citation == NULL)
        return;
    r4_item(list);
    json_string(&list->r4->json, "type", "justification");
    r4_string(list->r4, "label", label);
    r4_string(list->r4, "display", display);
    r4_string(list->r4, "citation", citation);
    json_close(&list->r4->json, '}');
}

static void put_figure(struct text *out, const char *name, const char *figure)
{
    if (figure != NULL)
        text_format(out, "; %s: %s", name, figure);
}

/* "phase 3 RCT, n = 270, against fulvestrant; progression-free: 5.0 against 2.1 months,
 * HR 0.57" */
static void put_trial(struct r4 *r4, struct r4_list *list,
                      const struct evidence *evidence)
{
    struct text text = {0};
    if (evidence->trial == NULL && evidence->citation == NULL)
        return;
    text_put(&text, evidence->design == NULL ? "design not known" : evidence->design);
    if (evidence->n != FIXED_UNKNOWN)
        text_format(&text, ", n = %d", (int)evidence->n);
    if (evidence->comparator != NULL)
        text_format(&text, ", against %s", evidence->comparator);
    if (evidence->population != NULL)
        text_format(&text, ", in: %s", evidence->population);
    put_figure(&text, "progression-free", endpoint_text(r4->arena, &evidence->pfs));
    put_figure(&text, "survival", endpoint_text(r4->arena, &evidence->os));
    put_artifact(list, evidence->trial, text.bytes, evidence->citation);
    r4->json.out->failed |= text.failed;
    text_free(&text);
}

static void put_documentation(struct r4 *r4, const struct option *option)
{
    struct r4_list list = {r4, "documentation", false};
    char grade[12];
    put_trial(r4, &list, &option->evidence);
    put_artifact(&list, "ESMO", option->esmo, NULL);
    put_artifact(&list, "NCCN", option->nccn, NULL);
    if (option->mcbs != FIXED_UNKNOWN) {
        snprintf(grade, sizeof grade, "%d", (int)option->mcbs);
        put_artifact(&list, "ESMO-MCBS v1.1", grade, NULL);
    }
    r4_list_end(&list);
}

/* -------------------- conditions */

/* The criterion stands in an extension: an expression of R4 is for languages that a
 * client can evaluate, and this one only Poise can. */
static void put_condition(struct r4_list *list, const char *kind, const char *words,
                          const char *criterion)
{
    struct r4 *r4 = list->r4;
    struct r4_list extensions = {r4, "extension", false};
    struct r4_list parts = {r4, "extension", false};
    r4_item(list);
    r4_extension(&extensions, "criterion");
    r4_part_string(&parts, "text", words);
    r4_part_string(&parts, "criterion", criterion);
    r4_extension_end(r4, &parts);
    r4_list_end(&extensions);
    json_string(&r4->json, "kind", kind);
    json_close(&r4->json, '}');
}

/* "known(dpyd) and known(lvef)". */
static void put_check(struct r4_list *list, const struct reason *reason)
{
    const struct vocabulary *vocabulary = list->r4->answer->record->vocabulary;
    struct text text = {0};
    for (uint32_t i = 0; i < reason->facts.count; i++)
        text_format(&text, "%sknown(%s)", i == 0 ? "" : " and ",
                    fact_at(vocabulary, reason->facts.facts[i])->name);
    if (text.length > 0)
        put_condition(list, "start", reason->text, text.bytes);
    list->r4->json.out->failed |= text.failed;
    text_free(&text);
}

/* For whom it is meant, and what must be known before it starts. */
static void put_conditions(struct r4 *r4, const struct outcome *outcome,
                           const struct reasons *reasons)
{
    const struct catalogue *catalogue = r4->answer->engine->generation->catalogue;
    const struct option *option = outcome->option;
    struct r4_list list = {r4, "condition", false};
    struct text text = {0};
    criterion_write(catalogue->criteria, option->applies, &text);
    if (text.length > 0)
        put_condition(&list, "applicability", option->setting, text.bytes);
    r4->json.out->failed |= text.failed;
    text_free(&text);
    for (uint32_t i = 0; i < reasons->count; i++)
        if (reasons->items[i].kind == REASON_CHECK)
            put_check(&list, &reasons->items[i]);
    r4_list_end(&list);
}

/* -------------------- actions */

static void put_action_id(struct r4 *r4, const char *key, uint32_t rank)
{
    char id[32];
    snprintf(id, sizeof id, "option-%u", (unsigned)rank);
    json_string(&r4->json, key, id);
}

/* What goes with it and is itself proposed. */
static void put_related(struct r4 *r4, const struct outcome *outcome)
{
    const struct catalogue *catalogue = r4->answer->engine->generation->catalogue;
    struct r4_list list = {r4, "relatedAction", false};
    for (uint32_t i = 0; i < outcome->with_count; i++) {
        const char *id = catalogue->options[outcome->with[i]].id;
        const struct outcome *other = answer_find(r4->answer, id);
        if (other == NULL || other->rank == 0)
            continue;
        r4_item(&list);
        put_action_id(r4, "actionId", other->rank);
        json_string(&r4->json, "relationship", "concurrent");
        json_close(&r4->json, '}');
    }
    r4_list_end(&list);
}

/* Either the one request, or an action for each medicine of the combination. */
static void put_requests(struct r4 *r4, const struct outcome *outcome)
{
    uint32_t count = r4_requests(outcome);
    if (count == 1) {
        r4_reference(r4, "resource", (struct r4_id){R4_REQUEST, outcome->rank, 0});
        return;
    }
    json_string(&r4->json, "groupingBehavior", "logical-group");
    json_string(&r4->json, "selectionBehavior", "all");
    json_open(&r4->json, "action", '[');
    for (uint32_t i = 0; i < count; i++) {
        json_open(&r4->json, NULL, '{');
        r4_string(r4, "title", r4_medicine(r4, outcome->option->drugs.items[i]));
        r4_reference(r4, "resource", (struct r4_id){R4_REQUEST, outcome->rank, i});
        json_close(&r4->json, '}');
    }
    json_close(&r4->json, ']');
}

static void put_action(struct r4 *r4, const struct outcome *outcome)
{
    const struct reasons *reasons = r4_reasons(r4, outcome);
    const struct option *option = outcome->option;
    struct r4_list extensions = {r4, "extension", false};
    char rank[16];
    snprintf(rank, sizeof rank, "%u", (unsigned)outcome->rank);
    json_open(&r4->json, NULL, '{');
    put_action_id(r4, "id", outcome->rank);
    put_placement(r4, &extensions, outcome);
    put_contributions(r4, &extensions, outcome);
    put_reasons(r4, &extensions, reasons);
    r4_list_end(&extensions);
    json_string(&r4->json, "prefix", rank);
    r4_string(r4, "title", option->label);
    r4_string(r4, "description", option->plain);
    r4_string(r4, "textEquivalent", r4_sentences(r4, reasons, told_kinds));
    json_string(&r4->json, "priority", r4_priority(outcome));
    json_open(&r4->json, "code", '[');
    r4_concept(r4, NULL, "CodeSystem/options", option->id, option->label);
    json_close(&r4->json, ']');
    put_documentation(r4, option);
    put_conditions(r4, outcome, reasons);
    put_related(r4, outcome);
    put_requests(r4, outcome);
    json_close(&r4->json, '}');
}

static void put_narrative(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    struct text body = {0};
    xhtml_element(&body, "p", r4_advice());
    r4_put_emergencies(r4, &body);
    text_put(&body, "<ol>");
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        const struct outcome *outcome = answer->ranked[i];
        text_put(&body, "<li>");
        xhtml_put(&body, outcome->option->label);
        text_format(&body, " (%s, balance ", role_name(outcome->option->role));
        text_put_rounded(&body, outcome->balance, 4, 0);
        text_put(&body, " of 100)</li>");
    }
    text_put(&body, "</ol>");
    r4_narrative_xhtml(r4, &body);
}

void r4_group(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    r4_open(r4, (struct r4_id){R4_GROUP, 0, 0});
    put_narrative(r4);
    json_string(&r4->json, "status", "draft");
    json_string(&r4->json, "intent", "proposal");
    json_string(&r4->json, "priority",
                r4_is_emergency(answer) ? "stat" : r4_priority(answer->ranked[0]));
    r4_words(r4, "code", "Options for metastatic breast cancer, in order");
    r4_subject(r4, "subject");
    r4_string(r4, "authoredOn", r4->day);
    r4_reference(r4, "author", (struct r4_id){R4_SOFTWARE, 0, 0});
    r4_notes(r4);
    json_open(&r4->json, "action", '[');
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        put_action(r4, answer->ranked[i]);
    json_close(&r4->json, ']');
    r4_close(r4);
}
