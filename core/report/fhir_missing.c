/* What is missing, as data that a client can look for: the facts to find out next, those
 * that undetermined options wait for, and those that must be known before a treatment. */
#include <string.h>

#include <poise/facts.h>

#include "base/text.h"
#include "fhir_write.h"
#include "label.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

struct missing {
    uint32_t count;
    uint16_t facts[FACT_LIMIT]; /* in the order in which they are worth asking for */
    bool seen[FACT_LIMIT];
};

static void add(struct missing *missing, uint32_t fact)
{
    if (!missing->seen[fact])
        missing->facts[missing->count++] = (uint16_t)fact;
    missing->seen[fact] = true;
}

static void add_all(const struct r4 *r4, struct missing *missing,
                    const struct cites *cites)
{
    for (uint32_t i = 0; i < cites->count; i++)
        if (record_at(r4->answer->record, cites->facts[i])->state != FACT_KNOWN)
            add(missing, cites->facts[i]);
}

static bool says_missing(const struct raised_flag *flag)
{
    return flag->severity != SEVERITY_NOTE && !r4_is_warning(flag);
}

static struct missing missing_of(const struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    struct missing missing = {0};
    for (uint32_t i = 0; i < answer->ask_count; i++)
        add(&missing, answer->asks[i].fact->number);
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        if (answer->outcomes[i].state != OUTCOME_UNDETERMINED)
            continue;
        struct cites needs = answer_needs(answer, &answer->outcomes[i]);
        add_all(r4, &missing, &needs);
    }
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (says_missing(&answer->flags[i]))
            add_all(r4, &missing, &answer->flags[i].facts);
    return missing;
}

bool r4_is_missing(const struct r4 *r4)
{
    return missing_of(r4).count > 0;
}

/* -------------------- where a record would hold it */

/* Lists of sites and yes/no questions of health are conditions; the rest is observed. */
static const char *type_of(const struct fact *fact)
{
    if (fact->number == POISE_FACT_AGE || fact->number == POISE_FACT_SEX)
        return "Patient";
    if (fact->type == FACT_THERAPY || fact->number == POISE_FACT_COMEDICATION)
        return "MedicationStatement";
    bool condition = fact->type == FACT_SET || fact->type == FACT_BOOL;
    bool of_body = fact->section == SECTION_SPREAD || fact->section == SECTION_HEALTH;
    return condition && of_body && fact->loinc[0] == '\0' ? "Condition" : "Observation";
}

static void put_filter(struct r4 *r4, const struct fact *fact, const char *label)
{
    json_open(&r4->json, "codeFilter", '[');
    json_open(&r4->json, NULL, '{');
    json_string(&r4->json, "path", "code");
    json_open(&r4->json, "code", '[');
    if (fact->loinc[0] != '\0')
        r4_coding(r4, NULL, "http://loinc.org", fact->loinc, NULL);
    r4_coding(r4, NULL, "CodeSystem/facts", fact->name, label);
    json_close(&r4->json, ']');
    json_close(&r4->json, '}');
    json_close(&r4->json, ']');
}

/* -------------------- why it matters */

static const struct ask *ask_of(const struct answer *answer, uint32_t fact)
{
    for (uint32_t i = 0; i < answer->ask_count; i++)
        if (answer->asks[i].fact->number == fact)
            return &answer->asks[i];
    return NULL;
}

static bool names(const struct cites *cites, uint32_t fact)
{
    for (uint32_t i = 0; i < cites->count; i++)
        if (cites->facts[i] == fact)
            return true;
    return false;
}

static void put_waiting(const struct r4 *r4, struct r4_list *parts, uint32_t fact)
{
    const struct answer *answer = r4->answer;
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        if (outcome->state != OUTCOME_UNDETERMINED)
            continue;
        struct cites needs = answer_needs(answer, outcome);
        if (names(&needs, fact))
            r4_part_code(parts, "waits", outcome->option->id);
    }
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (says_missing(&answer->flags[i]) && names(&answer->flags[i].facts, fact))
            r4_part_string(parts, "because", answer->flags[i].text);
}

/* {fact, label, changes-first, settles, if-first.., waits.., because..} */
static void put_extension(struct r4 *r4, const struct fact *fact, const char *label)
{
    const struct ask *ask = ask_of(r4->answer, fact->number);
    struct r4_list list = {r4, "extension", false};
    struct r4_list parts = {r4, "extension", false};
    r4_extension(&list, "missing");
    r4_part_code(&parts, "fact", fact->name);
    r4_part_string(&parts, "label", label);
    r4_part_string(&parts, "meaning", fact->meaning);
    if (ask != NULL) {
        r4_part_bool(&parts, "changes-first", ask->changes_first);
        r4_part_int(&parts, "settles", ask->settles);
    }
    for (uint32_t i = 0; ask != NULL && i < ask->change_count; i++) {
        struct text text = {0};
        const struct option *first = ask->changes[i].first;
        text_format(&text, "%s: %s", ask->changes[i].value,
                    first == NULL ? "no systemic option" : first->id);
        r4_part_string(&parts, "first-if", text.bytes);
        r4->json.out->failed |= text.failed;
        text_free(&text);
    }
    put_waiting(r4, &parts, fact->number);
    r4_extension_end(r4, &parts);
    r4_list_end(&list);
}

static void put_requirement(struct r4 *r4, const struct fact *fact)
{
    const char *type = type_of(fact);
    const char *label = r4_label(r4, fact);
    put_extension(r4, fact, label);
    json_string(&r4->json, "type", type);
    if (strcmp(type, "Patient") == 0) {
        json_open(&r4->json, "mustSupport", '[');
        json_string(&r4->json, NULL,
                    fact->number == POISE_FACT_AGE ? "birthDate" : "gender");
        json_close(&r4->json, ']');
    } else if (strcmp(type, "MedicationStatement") != 0) {
        put_filter(r4, fact, label);
    }
}

void r4_requirements(struct r4 *r4)
{
    struct missing missing = missing_of(r4);
    struct r4_list list = {r4, "dataRequirement", false};
    for (uint32_t i = 0; i < missing.count; i++) {
        r4_item(&list);
        put_requirement(r4, fact_at(r4->answer->record->vocabulary, missing.facts[i]));
        json_close(&r4->json, '}');
    }
    r4_list_end(&list);
}
