/* What of an answer becomes which resource, and the words that several of them share. */
#include <string.h>

#include <poise/plugin.h>

#include "base/arena.h"
#include "base/text.h"
#include "fhir_write.h"
#include "label.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

const char *r4_advice(void)
{
    return "For the conversation between a person and their oncologist. It advises; it "
           "never decides. Nothing in it is an order.";
}

/* -------------------- the person */

/* Was it read from resources? Whatever they hold, a fact or a doubt names one of them. */
static bool is_of_resources(const struct record *record)
{
    for (uint32_t i = 1; i < record->count; i++)
        if (record->readings[i].basis != NULL)
            return true;
    return record->asides != NULL || record->courses != NULL;
}

static bool is_id(const char *id)
{
    size_t length =
        strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");
    return length > 0 && length <= 64 && id[length] == '\0';
}

void r4_subject(struct r4 *r4, const char *key)
{
    const struct record *record = r4->answer->record;
    bool named = record->id[strspn(record->id, " \t\r\n")] != '\0';
    bool patient = is_id(record->id) && is_of_resources(record);
    if (named && !patient) {
        r4_logical(r4, key, "case", record->id, record->id);
        return;
    }
    json_open(&r4->json, key, '{');
    if (patient) {
        struct text reference = {0};
        text_format(&reference, "Patient/%s", record->id);
        r4_string(r4, "reference", reference.bytes);
        r4->json.out->failed |= reference.failed;
        text_free(&reference);
    }
    json_string(&r4->json, "type", "Patient");
    r4_string(r4, "display", named ? record->id : "The person whom the input is about");
    json_close(&r4->json, '}');
}

/* -------------------- options */

/* What stands among the drugs of a catalogue and is none. */
static bool is_service(const char *drug)
{
    static const char *const services[] = {"radiotherapy", "surgery", "procedure",
                                           "supportive", "per protocol"};
    for (size_t i = 0; i < sizeof services / sizeof *services; i++)
        if (strcmp(services[i], drug) == 0)
            return true;
    return false;
}

bool r4_is_medicine(const struct outcome *outcome)
{
    const struct option *option = outcome->option;
    if (option->role == ROLE_LOCAL || option->role == ROLE_TRIAL)
        return false;
    for (uint32_t i = 0; i < option->drugs.count; i++)
        if (is_service(option->drugs.items[i]))
            return false;
    return option->drugs.count > 0;
}

uint32_t r4_requests(const struct outcome *outcome)
{
    return r4_is_medicine(outcome) ? outcome->option->drugs.count : 1;
}

const char *r4_priority(const struct outcome *outcome)
{
    if (outcome->urgency == POISE_URGENCY_EMERGENCY)
        return "stat";
    return outcome->urgency == POISE_URGENCY_SOON ? "urgent" : "routine";
}

uint32_t r4_index(const struct r4 *r4, const struct outcome *outcome)
{
    return (uint32_t)(outcome - r4->answer->outcomes);
}

const struct reasons *r4_reasons(struct r4 *r4, const struct outcome *outcome)
{
    struct reasons *reasons = &r4->reasons[r4_index(r4, outcome)];
    if (reasons->items == NULL)
        *reasons = reasons_of(r4->arena, r4->answer, outcome);
    r4->json.out->failed |= reasons->items == NULL;
    return reasons;
}

bool r4_has_reason(struct r4 *r4, const struct outcome *outcome, unsigned kinds)
{
    const struct reasons *reasons = r4_reasons(r4, outcome);
    for (uint32_t i = 0; i < reasons->count; i++)
        if ((kinds >> reasons->items[i].kind & 1) != 0)
            return true;
    return false;
}

bool r4_has_issue(struct r4 *r4, const struct outcome *outcome)
{
    if (outcome->state == OUTCOME_RULED_OUT)
        return outcome->marks.never_hold != 0;
    return outcome_recommended(outcome) &&
           r4_has_reason(r4, outcome, 1u << REASON_CAUTION);
}

bool r4_has_risk(const struct outcome *outcome)
{
    for (int d = 0; d < TOXICITY_COUNT; d++) {
        const struct toxicity *row = &outcome->option->toxicity[d];
        if (row->checked && (row->any >= 0 || row->severe >= 0))
            return outcome_recommended(outcome);
    }
    return false;
}

/* -------------------- flags */

bool r4_is_warning(const struct raised_flag *flag)
{
    static const char missing[] = "missing:";
    return flag->severity != SEVERITY_NOTE &&
           strncmp(flag->code, missing, strlen(missing)) != 0;
}

bool r4_has_messages(const struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    bool any = answer->record->remarks != NULL || answer->record->asides != NULL ||
               answer->silent_count > 0;
    for (uint32_t i = 0; i < answer->flag_count; i++)
        any |= !r4_is_warning(&answer->flags[i]);
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        any |= !outcome_recommended(outcome) &&
               (r4->all || outcome->state != OUTCOME_NOT_APPLICABLE);
    }
    return any;
}

/* -------------------- words */

static const char *keep(struct r4 *r4, struct text *text)
{
    const char *copy =
        text->failed ? NULL : arena_copy(r4->arena, text->bytes, text->length);
    if (copy == NULL && text->length > 0)
        r4->json.out->failed = true;
    text_free(text);
    return copy == NULL ? "" : copy;
}

const char *r4_sentences(struct r4 *r4, const struct reasons *reasons, unsigned kinds)
{
    struct text text = {0};
    for (uint32_t i = 0; i < reasons->count; i++) {
        const struct reason *reason = &reasons->items[i];
        if ((kinds >> reason->kind & 1) == 0)
            continue;
        text_put(&text, text.length == 0 ? "" : "\n");
        text_put(&text, reason->text);
        if (reason->source != NULL)
            text_format(&text, " (%s)", reason->source);
    }
    return keep(r4, &text);
}

const char *r4_label(struct r4 *r4, const struct fact *fact)
{
    struct text text = {0};
    label_write(fact, &text);
    return keep(r4, &text);
}

const char *r4_medicine(struct r4 *r4, const char *drug)
{
    struct text text = {0};
    for (const char *c = drug; *c != '\0'; c++) {
        if (*c == '|')
            text_put(&text, " or ");
        else if (*c == '+')
            text_put(&text, " + ");
        else
            text_put_char(&text, *c);
    }
    return keep(r4, &text);
}
