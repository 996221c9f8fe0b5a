/* Which status means what: one table a resource, as the published rules have it. */
#include "status.h"

#include <string.h>

struct rule {
    const char *word;
    enum use use;
    const char *why;
};

static const char in_error[] = "not used: entered in error";
static const char cancelled[] = "not used: cancelled";
static const char registered[] = "not used: registered, there is no result yet";
static const char preliminary[] = "its status is preliminary";
static const char unknown_status[] = "its status is unknown";
static const char not_done[] = "not used: it was not done";

static const struct rule observation[] = {{"final", USE_YES, NULL},
                                          {"amended", USE_YES, NULL},
                                          {"corrected", USE_YES, NULL},
                                          {"appended", USE_YES, NULL},
                                          {"preliminary", USE_DOUBT, preliminary},
                                          {"partial", USE_DOUBT, "its status is partial"},
                                          {"unknown", USE_DOUBT, unknown_status},
                                          {"registered", USE_NO, registered},
                                          {"cancelled", USE_NO, cancelled},
                                          {"entered-in-error", USE_NO, in_error},
                                          {NULL, USE_YES, NULL}};
static const struct rule request[] = {{"active", USE_YES, NULL},
                                      {"completed", USE_YES, NULL},
                                      {"stopped", USE_YES, NULL},
                                      {"on-hold", USE_YES, NULL},
                                      {"unknown", USE_DOUBT, unknown_status},
                                      {"draft", USE_DOUBT, "a draft: not yet ordered"},
                                      {"cancelled", USE_NO, cancelled},
                                      {"revoked", USE_NO, "not used: revoked"},
                                      {"entered-in-error", USE_NO, in_error},
                                      {NULL, USE_YES, NULL}};
static const struct rule statement[] = {
    {"active", USE_YES, NULL},
    {"completed", USE_YES, NULL},
    {"stopped", USE_YES, NULL},
    {"on-hold", USE_YES, NULL},
    {"intended", USE_DOUBT, "intended: not yet taken"},
    {"unknown", USE_DOUBT, unknown_status},
    {"not-taken", USE_NO, "not used: it was not taken"},
    {"entered-in-error", USE_NO, in_error},
    {NULL, USE_YES, NULL}};
static const struct rule done[] = {
    {"completed", USE_YES, NULL},
    {"in-progress", USE_YES, NULL},
    {"stopped", USE_YES, NULL},
    {"on-hold", USE_DOUBT, "it is on hold"},
    {"preparation", USE_DOUBT, "in preparation: not yet done"},
    {"unknown", USE_DOUBT, unknown_status},
    {"declined", USE_NO, not_done},
    {"cancelled", USE_NO, cancelled},
    {"not-done", USE_NO, not_done},
    {"entered-in-error", USE_NO, in_error},
    {NULL, USE_YES, NULL}};
static const struct rule answers[] = {
    {"completed", USE_YES, NULL},
    {"amended", USE_YES, NULL},
    {"in-progress", USE_DOUBT, "its status is in-progress"},
    {"stopped", USE_DOUBT, "its status is stopped"},
    {"entered-in-error", USE_NO, in_error},
    {NULL, USE_YES, NULL}};
static const struct rule goal[] = {
    {"cancelled", USE_NO, cancelled},
    {"rejected", USE_NO, "not used: the goal was rejected"},
    {"entered-in-error", USE_NO, in_error},
    {NULL, USE_YES, NULL}};

/* Without a table every status but an error is taken as it is. */
static const struct rule others[] = {{"entered-in-error", USE_NO, in_error},
                                     {NULL, USE_YES, NULL}};

/* The table of a type; `strict` if its status is required and closed. */
static const struct rule *rules_of(enum resource_type type, bool *strict)
{
    *strict = true;
    switch (type) {
    case RESOURCE_OBSERVATION:
    case RESOURCE_DIAGNOSTIC_REPORT:
        return observation;
    case RESOURCE_MEDICATION_REQUEST:
    case RESOURCE_SERVICE_REQUEST:
        return request;
    case RESOURCE_MEDICATION_STATEMENT:
        return statement;
    case RESOURCE_PROCEDURE:
    case RESOURCE_MEDICATION_ADMINISTRATION:
    case RESOURCE_MEDICATION_DISPENSE:
        return done;
    case RESOURCE_QUESTIONNAIRE_RESPONSE:
        return answers;
    default:
        *strict = false;
        return type == RESOURCE_GOAL ? goal : others;
    }
}

/* Strings of a tape are terminated: the first letters tell most apart at once. */
static bool is_word(struct json_bytes text, const char *word)
{
    return text.at[0] == word[0] && json_bytes_are(text, word);
}

/* Doubt and refusal only ever grow; the first reason of the worst stays. */
static void lower(struct resource *resource, enum use use, const char *why)
{
    if (use < resource->use) {
        resource->use = use;
        resource->why = why;
    }
}

static void judge_word(struct resource *resource, const struct rule *rules, bool strict,
                       struct json_bytes word)
{
    if (word.at == NULL) {
        if (strict)
            lower(resource, USE_DOUBT, "it has no status");
        return;
    }
    for (const struct rule *rule = rules; rule->word != NULL; rule++)
        if (is_word(word, rule->word)) {
            lower(resource, rule->use, rule->why);
            return;
        }
    if (strict)
        lower(resource, USE_DOUBT, "its status is none of FHIR");
}

static bool is_one_of(struct json_bytes word, const char *const *words)
{
    for (; word.at != NULL && *words != NULL; words++)
        if (is_word(word, *words))
            return true;
    return false;
}

static void judge_condition(struct resource *resource)
{
    static const char *const doubts[] = {"provisional", "differential", "unconfirmed",
                                         NULL};
    static const char *const over[] = {"inactive", "remission", "resolved", NULL};
    struct json_bytes verified =
        code_word(member_of(&resource->members, ELEMENT_VERIFICATION_STATUS));
    struct json_bytes clinical =
        code_word(member_of(&resource->members, ELEMENT_CLINICAL_STATUS));
    if (verified.at != NULL && json_bytes_are(verified, "refuted"))
        lower(resource, USE_NO, "not used: refuted");
    if (verified.at != NULL && json_bytes_are(verified, "entered-in-error"))
        lower(resource, USE_NO, in_error);
    resource->suspected = is_one_of(verified, doubts);
    if (resource->type == RESOURCE_CONDITION && verified.at == NULL)
        lower(resource, USE_DOUBT, "it does not say whether it is confirmed");
    else if (resource->type == RESOURCE_CONDITION && clinical.at == NULL)
        lower(resource, USE_DOUBT, "it does not say whether it is active");
    resource->past = is_one_of(clinical, over) ||
                     member_of(&resource->members, ELEMENT_ABATEMENT_DATE_TIME).at != 0 ||
                     member_of(&resource->members, ELEMENT_ABATEMENT_PERIOD).at != 0;
}

static void judge_modifiers(struct resource *resource)
{
    static const char *const plans[] = {"plan", "proposal", "option", "directive", NULL};
    const struct members *members = &resource->members;
    struct json_value modifiers = member_of(members, ELEMENT_MODIFIER_EXTENSION);
    if (json_is(member_of(members, ELEMENT_DO_NOT_PERFORM), JSON_TRUE))
        lower(resource, USE_NO, "not used: an instruction not to give it");
    if (json_there(json_first(modifiers)))
        lower(resource, USE_NO, "not used: an unknown modifier may reverse its meaning");
    if (json_there(member_of(members, ELEMENT_IMPLICIT_RULES)))
        lower(resource, USE_NO, "not used: it follows implicit rules that are unknown");
    resource->considered =
        is_one_of(json_text(member_of(members, ELEMENT_INTENT)), plans);
}

void status_judge(struct resource *resource, int32_t as_of)
{
    bool strict;
    const struct rule *rules = rules_of(resource->type, &strict);
    enum element element =
        resource->type == RESOURCE_GOAL ? ELEMENT_LIFECYCLE_STATUS : ELEMENT_STATUS;
    judge_word(resource, rules, strict,
               json_text(member_of(&resource->members, element)));
    if (resource->type == RESOURCE_CONDITION ||
        resource->type == RESOURCE_ALLERGY_INTOLERANCE)
        judge_condition(resource);
    judge_modifiers(resource);
    if (when_is_future(&resource->when, as_of))
        lower(resource, USE_NO, "not used: dated after the day of the decision");
}

struct when status_when(struct resource *resource)
{
    static const enum element moments[] = {
        ELEMENT_EFFECTIVE_DATE_TIME, ELEMENT_EFFECTIVE_INSTANT, ELEMENT_ONSET_DATE_TIME,
        ELEMENT_PERFORMED_DATE_TIME, ELEMENT_AUTHORED_ON,       ELEMENT_WHEN_HANDED_OVER};
    static const enum element periods[] = {ELEMENT_EFFECTIVE_PERIOD,
                                           ELEMENT_PERFORMED_PERIOD};
    const struct members *members = &resource->members;
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
        if (members->at[moments[i]] != 0)
            return when_read(member_of(members, moments[i]));
    /* A treatment is of the day on which it began, a result of its end. */
    bool from_start = resource->type == RESOURCE_MEDICATION_STATEMENT ||
                      resource->type == RESOURCE_MEDICATION_ADMINISTRATION;
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
        if (members->at[periods[i]] != 0)
            return from_start ? when_period_start(member_of(members, periods[i]))
                              : when_read_period(member_of(members, periods[i]));
    if (members->at[ELEMENT_ONSET_PERIOD] != 0)
        return when_period_start(member_of(members, ELEMENT_ONSET_PERIOD));
    if (members->at[ELEMENT_EFFECTIVE_TIMING] != 0)
        return when_read(
            json_first(json_get(member_of(members, ELEMENT_EFFECTIVE_TIMING), "event")));
    if (resource->type != RESOURCE_CONDITION)
        return when_read(member_of(members, ELEMENT_DATE_ASSERTED));
    struct json_value asserted =
        extension_find(member_of(members, ELEMENT_EXTENSION), "/condition-assertedDate");
    if (json_there(asserted))
        return when_read(json_get(asserted, "valueDateTime"));
    resource->administrative = true;
    return when_read(member_of(members, ELEMENT_RECORDED_DATE));
}
