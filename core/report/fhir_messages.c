/* OperationOutcome: everything that must be known about the evaluation itself. Values in
 * conflict, pieces of the input that were not used, modalities without an answer, options
 * that cannot be told, that are ruled out, or that break a limit of the person. */
#include "base/text.h"
#include "fhir_write.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "weigh/limits.h"

struct message {
    const char *severity;
    const char *code;
    const char *subject; /* an option, fact, plugin or piece of the input */
    const char *kind;    /* what the subject is */
    const char *text;
};

static void put_message(struct r4_list *list, const struct message *message)
{
    struct r4 *r4 = list->r4;
    struct r4_list extensions = {r4, "extension", false};
    struct r4_list parts = {r4, "extension", false};
    r4_item(list);
    r4_extension(&extensions, "about");
    r4_part_code(&parts, "kind", message->kind);
    r4_part_string(&parts, "name", message->subject);
    r4_extension_end(r4, &parts);
    r4_list_end(&extensions);
    json_string(&r4->json, "severity", message->severity);
    json_string(&r4->json, "code", message->code);
    r4_words(r4, "details", message->text);
    json_close(&r4->json, '}');
}

/* -------------------- the input */

static const char *trouble_code(enum fact_trouble trouble)
{
    switch (trouble) {
    case TROUBLE_CONFLICT:
    case TROUBLE_CONTRADICTED:
        return "conflict";
    case TROUBLE_IMPLAUSIBLE:
    case TROUBLE_FUTURE:
        return "value";
    default:
        return "informational";
    }
}

static void put_remarks(struct r4_list *list)
{
    const struct record *record = list->r4->answer->record;
    for (const struct remark *r = record->remarks; r != NULL; r = r->next) {
        const char *code = trouble_code(r->trouble);
        bool used = r->trouble == TROUBLE_STALE || r->trouble == TROUBLE_SUPERSEDED;
        put_message(list, &(struct message){used ? "information" : "warning", code,
                                            fact_at(record->vocabulary, r->fact)->name,
                                            "fact", r->text});
    }
}

static void put_asides(struct r4_list *list)
{
    for (const struct aside *a = list->r4->answer->record->asides; a != NULL; a = a->next)
        put_message(list,
                    &(struct message){"warning", "processing", a->reference,
                                      a->used ? "used-with-doubt" : "not-used", a->text});
}

/* -------------------- the evaluation */

static void put_silent(struct r4_list *list)
{
    const struct answer *answer = list->r4->answer;
    for (uint32_t i = 0; i < answer->silent_count; i++)
        put_message(list,
                    &(struct message){"error", "incomplete", answer->silent[i].plugin,
                                      "not-assessed", answer->silent[i].reason});
}

static void put_notes(struct r4_list *list)
{
    const struct answer *answer = list->r4->answer;
    for (uint32_t i = 0; i < answer->flag_count; i++) {
        const struct raised_flag *flag = &answer->flags[i];
        if (!r4_is_warning(flag))
            put_message(list,
                        &(struct message){
                            flag->severity == SEVERITY_NOTE ? "information" : "warning",
                            "informational", flag->code, "flag", flag->text});
    }
}

/* -------------------- options that are not proposed */

static const char *kind_of(const struct outcome *outcome)
{
    if (outcome_outside_limits(outcome))
        return "outside-limits";
    if (outcome->state == OUTCOME_UNDETERMINED)
        return "undetermined";
    return outcome->state == OUTCOME_RULED_OUT ? "ruled-out" : "not-applicable";
}

static void put_option(struct r4_list *list, const struct outcome *outcome)
{
    static const unsigned kinds = 1u << REASON_AGAINST | 1u << REASON_NEEDS;
    struct r4 *r4 = list->r4;
    const char *kind = kind_of(outcome);
    bool open = outcome->state == OUTCOME_UNDETERMINED;
    struct text text = {0};
    text_format(&text, "%s: %s", outcome->option->label,
                r4_sentences(r4, r4_reasons(r4, outcome), kinds));
    put_message(list,
                &(struct message){"information", open ? "required" : "business-rule",
                                  outcome->option->id, kind,
                                  text.bytes == NULL ? "" : text.bytes});
    r4->json.out->failed |= text.failed;
    text_free(&text);
}

void r4_messages(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    struct r4_list list = {r4, "issue", false};
    r4_open(r4, (struct r4_id){R4_MESSAGES, 0, 0});
    r4_narrative(r4,
                 "What must be known about this evaluation: what of the input was not "
                 "used, what was not assessed, and what is not proposed and why.");
    put_remarks(&list);
    put_asides(&list);
    put_silent(&list);
    put_notes(&list);
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        if (outcome_recommended(outcome) ||
            (outcome->state == OUTCOME_NOT_APPLICABLE && !r4->all))
            continue;
        put_option(&list, outcome);
    }
    r4_list_end(&list);
    r4_close(r4);
}
