/* DetectedIssue: what speaks against a treatment for this person. High for what is ruled
 * out by a contraindication, moderate for a caution on what is proposed. */
#include "base/text.h"
#include "fhir_write.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

static unsigned kinds_of(const struct outcome *outcome)
{
    return outcome->state == OUTCOME_RULED_OUT ? 1u << REASON_AGAINST
                                               : 1u << REASON_CAUTION;
}

/* What stands in the input behind a reason: only what has a name there. */
static void put_details(struct r4 *r4, const struct reason *reason)
{
    struct r4_list list = {r4, "detail", false};
    for (uint32_t i = 0; i < reason->facts.count; i++) {
        const struct reading *reading =
            record_at(r4->answer->record, reason->facts.facts[i]);
        for (const struct basis *b = reading->basis; b != NULL; b = b->next) {
            r4_item(&list);
            r4_string(r4, "reference", b->reference);
            json_close(&r4->json, '}');
        }
    }
    r4_list_end(&list);
}

static void put_evidence(struct r4 *r4, const struct reasons *reasons, unsigned kinds)
{
    struct r4_list list = {r4, "evidence", false};
    for (uint32_t i = 0; i < reasons->count; i++) {
        if ((kinds >> reasons->items[i].kind & 1) == 0)
            continue;
        r4_item(&list);
        r4_note(r4, "code", reasons->items[i].text);
        put_details(r4, &reasons->items[i]);
        json_close(&r4->json, '}');
    }
    r4_list_end(&list);
}

static void put_implicated(struct r4 *r4, const struct outcome *outcome)
{
    const struct option *option = outcome->option;
    json_open(&r4->json, "implicated", '[');
    if (outcome->rank == 0)
        r4_logical(r4, NULL, "option", option->id, option->label);
    for (uint32_t i = 0; outcome->rank > 0 && i < r4_requests(outcome); i++)
        r4_reference(r4, NULL, (struct r4_id){R4_REQUEST, outcome->rank, i});
    json_close(&r4->json, ']');
}

static void put_code(struct r4 *r4)
{
    json_open(&r4->json, "code", '{');
    json_open(&r4->json, "coding", '[');
    r4_coding(r4, NULL, "http://terminology.hl7.org/CodeSystem/v3-ActCode", "COND",
              "Condition Alert");
    json_close(&r4->json, ']');
    json_close(&r4->json, '}');
}

static void put_issue(struct r4 *r4, const struct outcome *outcome)
{
    bool out = outcome->state == OUTCOME_RULED_OUT;
    unsigned kinds = kinds_of(outcome);
    const struct reasons *reasons = r4_reasons(r4, outcome);
    const char *sentences = r4_sentences(r4, reasons, kinds);
    struct text text = {0};
    text_format(&text, "%s%s: %s", out ? "Ruled out: " : "Caution with ",
                outcome->option->label, sentences);
    r4_open(r4, (struct r4_id){R4_ISSUE, r4_index(r4, outcome), 0});
    r4_narrative(r4, text.bytes == NULL ? "" : text.bytes);
    json_string(&r4->json, "status", "preliminary");
    put_code(r4);
    json_string(&r4->json, "severity", out ? "high" : "moderate");
    r4_subject(r4, "patient");
    r4_string(r4, "identifiedDateTime", r4->day);
    r4_reference(r4, "author", (struct r4_id){R4_SOFTWARE, 0, 0});
    put_implicated(r4, outcome);
    put_evidence(r4, reasons, kinds);
    r4_string(r4, "detail", text.bytes);
    r4->json.out->failed |= text.failed;
    text_free(&text);
    r4_close(r4);
}

void r4_issues(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        if (r4_has_issue(r4, &answer->outcomes[i]))
            put_issue(r4, &answer->outcomes[i]);
}
