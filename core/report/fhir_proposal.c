/* What an option would be as requests: a draft MedicationRequest for each medicine, or
 * one draft ServiceRequest. No dose, no requester, never an order: that is a decision. */
#include <string.h>

#include "base/text.h"
#include "fhir_write.h"
#include "settings/catalogue.h"

static void put_instead(struct r4 *r4, const char *request)
{
    struct text text = {0};
    text_format(&text, "A proposal, no %s. %s", request, r4_advice());
    r4_note(r4, "note", text.bytes == NULL ? "" : text.bytes);
    r4->json.out->failed |= text.failed;
    text_free(&text);
}

static void put_head(struct r4 *r4, const char *words, const struct outcome *outcome)
{
    struct text text = {0};
    text_format(&text, "Proposal %u, draft: %s. It decides nothing.",
                (unsigned)outcome->rank, words);
    r4_narrative(r4, text.bytes == NULL ? "" : text.bytes);
    r4->json.out->failed |= text.failed;
    text_free(&text);
    json_string(&r4->json, "status", "draft");
    json_string(&r4->json, "intent", "proposal");
}

static void put_medicine(struct r4 *r4, const struct outcome *outcome, uint32_t index)
{
    const char *medicine = r4_medicine(r4, outcome->option->drugs.items[index]);
    r4_open(r4, (struct r4_id){R4_REQUEST, outcome->rank, index});
    put_head(r4, medicine, outcome);
    json_string(&r4->json, "priority", r4_priority(outcome));
    r4_words(r4, "medicationCodeableConcept", medicine);
    r4_subject(r4, "subject");
    r4_string(r4, "authoredOn", r4->day);
    if (outcome->option->setting != NULL)
        r4_note(r4, "reasonCode", outcome->option->setting);
    put_instead(r4, "prescription");
    if (r4_has_issue(r4, outcome)) {
        json_open(&r4->json, "detectedIssue", '[');
        r4_reference(r4, NULL, (struct r4_id){R4_ISSUE, r4_index(r4, outcome), 0});
        json_close(&r4->json, ']');
    }
    r4_close(r4);
}

static void put_service(struct r4 *r4, const struct outcome *outcome)
{
    const struct option *option = outcome->option;
    r4_open(r4, (struct r4_id){R4_REQUEST, outcome->rank, 0});
    put_head(r4, option->label, outcome);
    json_open(&r4->json, "category", '[');
    r4_concept(r4, NULL, "CodeSystem/roles", role_name(option->role), NULL);
    json_close(&r4->json, ']');
    json_string(&r4->json, "priority", r4_priority(outcome));
    r4_concept(r4, "code", "CodeSystem/options", option->id, option->label);
    r4_subject(r4, "subject");
    r4_string(r4, "authoredOn", r4->day);
    if (option->setting != NULL)
        r4_note(r4, "reasonCode", option->setting);
    if (outcome->target != NULL)
        r4_note(r4, "bodySite", outcome->target);
    put_instead(r4, "referral");
    r4_close(r4);
}

void r4_proposals(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        const struct outcome *outcome = answer->ranked[i];
        if (!r4_is_medicine(outcome))
            put_service(r4, outcome);
        for (uint32_t j = 0; r4_is_medicine(outcome) && j < r4_requests(outcome); j++)
            put_medicine(r4, outcome, j);
    }
}
