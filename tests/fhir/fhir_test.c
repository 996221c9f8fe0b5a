/* What Poise writes as FHIR, tried against the rules of R4 (book.h) and its own promises.
 *
 *     fhir_test rules FOLDER             the rules refuse what broken.txt says they must
 *     fhir_test answers FOLDER CASES...  the answers to every case of some folders
 *
 * Each case is answered twice: as its file has it, and as if every value had come from a
 * resource of its own, so that each claim must lead to the resources it rests on. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "book.h"
#include "fixture.h"
#include "report/fhir_bundle.h"

struct run {
    struct fixture fixture;
    struct book *book;
    struct json_parser *parser;
    const char *name; /* of the case */
    const struct answer *answer;
    unsigned cases, failures;
};

static void fail(struct run *run, const char *what, const char *more)
{
    run->failures++;
    printf("%s: %s: %s\n", run->name, what, more);
}

static void must(struct run *run, bool holds, const char *what, const char *more)
{
    if (!holds)
        fail(run, what, more);
}

/* -------------------- the rules */

static bool parse(struct run *run, const char *bytes, size_t length,
                  struct json_value *out)
{
    struct json_tape tape;
    if (json_parse(run->parser, bytes, length, false, &tape) != JSON_FINE)
        return false;
    *out = json_root(tape);
    return true;
}

static void try_broken(struct run *run, const char *expected, const char *json)
{
    struct text out = {0};
    struct json_value resource;
    run->cases++;
    run->name = json;
    if (!parse(run, json, strlen(json), &resource)) {
        fail(run, "no JSON", expected);
        return;
    }
    unsigned complaints = book_check(run->book, resource, &out);
    const char *said = out.bytes == NULL ? "nothing" : out.bytes;
    bool fine = strcmp(expected, "fine") == 0;
    if (fine ? complaints > 0 : strstr(said, expected) == NULL)
        printf("expected: %s\n", expected), fail(run, "said", said);
    text_free(&out);
}

static void run_rules(struct run *run, const char *folder)
{
    struct file_bytes bytes;
    struct arena *arena = run->fixture.arena;
    char *rest = NULL;
    const char *expected = NULL;
    if (file_read(arena, path_join(arena, folder, "broken.txt"), (size_t)1 << 20,
                  &bytes) != POISE_OK)
        abort();
    char *text = arena_copy(arena, bytes.bytes, bytes.length);
    for (char *line = strtok_r(text, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        if (*line == '#')
            continue;
        if (expected != NULL)
            try_broken(run, expected, line);
        expected = expected == NULL ? line : NULL;
    }
}

/* -------------------- looking */

#define EXTENSION "http://poise-engine.org/fhir/StructureDefinition/"

static bool text_is(struct json_value object, const char *key, const char *value)
{
    return json_text_is(json_get(object, key), value);
}

/* The next resource of a type; start with {.value.at = 0} from resources_of. */
static struct json_member resources_of(struct json_value bundle)
{
    return json_begin(json_get(bundle, "entry"));
}

static struct json_value first_of(struct json_value bundle, const char *type)
{
    for (struct json_member m = resources_of(bundle); json_more(&m); json_next(&m))
        if (text_is(json_get(m.value, "resource"), "resourceType", type))
            return json_get(m.value, "resource");
    return (struct json_value){bundle.tape, 0};
}

/* A part of a complex extension. */
static struct json_value part(struct json_value extension, const char *url,
                              const char *key)
{
    struct json_value list = json_get(extension, "extension");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m))
        if (text_is(m.value, "url", url))
            return json_get(m.value, key);
    return (struct json_value){extension.tape, 0};
}

static double number_of(struct json_value value)
{
    double number = NAN;
    return json_number_of(value, &number) ? number : NAN;
}

/* -------------------- what Poise promises */

/* Whatever asks for something is a draft, and a proposal where it can say so. */
static void nothing_is_an_order(struct run *run, struct json_value bundle)
{
    for (struct json_member m = resources_of(bundle); json_more(&m); json_next(&m)) {
        struct json_value resource = json_get(m.value, "resource");
        const char *type = json_text(json_get(resource, "resourceType")).at;
        bool alert = strcmp(type, "CommunicationRequest") == 0;
        if (strstr(type, "Request") == NULL)
            continue;
        must(run, text_is(resource, "status", "draft"), "no draft", type);
        must(run, alert || text_is(resource, "intent", "proposal"), "no proposal", type);
    }
}

static void every_emergency_is_an_alert(struct run *run, struct json_value bundle)
{
    uint32_t emergencies = 0;
    uint32_t alerts = 0;
    for (uint32_t i = 0; i < run->answer->flag_count; i++)
        emergencies += run->answer->flags[i].severity == SEVERITY_EMERGENCY;
    for (struct json_member m = resources_of(bundle); json_more(&m); json_next(&m)) {
        struct json_value resource = json_get(m.value, "resource");
        alerts += text_is(resource, "resourceType", "CommunicationRequest") &&
                  text_is(resource, "priority", "stat");
    }
    must(run, emergencies == alerts, "emergencies", "some are no alert");
}

static void the_advice_stands_first(struct run *run, struct json_value bundle)
{
    struct json_value guidance = first_of(bundle, "GuidanceResponse");
    struct json_value note = json_first(json_get(guidance, "note"));
    const char *text = json_text(json_get(note, "text")).at;
    must(run, text != NULL && strstr(text, "It advises; it never decides") != NULL,
         "the advice", text == NULL ? "missing" : text);
}

static void contributions_add_up(struct run *run, struct json_value action)
{
    double sum = 0;
    double balance = NAN;
    struct json_value list = json_get(action, "extension");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m)) {
        if (text_is(m.value, "url", EXTENSION "contribution"))
            sum += number_of(part(m.value, "contribution", "valueDecimal"));
        if (text_is(m.value, "url", EXTENSION "placement"))
            balance = number_of(part(m.value, "balance", "valueDecimal"));
    }
    must(run, fabs(sum - balance) < 1e-9, "contributions",
         json_text(json_get(action, "title")).at);
}

static void actions_stand_in_order(struct run *run, struct json_value bundle)
{
    struct json_value actions = json_get(first_of(bundle, "RequestGroup"), "action");
    uint32_t at = 0;
    for (struct json_member m = json_begin(actions); json_more(&m); json_next(&m)) {
        if (at >= run->answer->ranked_count)
            break;
        const char *label = run->answer->ranked[at++]->option->label;
        must(run, text_is(m.value, "title", label), "out of order", label);
        contributions_add_up(run, m.value);
    }
    must(run, at == run->answer->ranked_count, "actions", "are missing");
}

static uint32_t count_messages(struct json_value bundle, const char *kind)
{
    struct json_value outcome = first_of(bundle, "OperationOutcome");
    uint32_t count = 0;
    for (struct json_member m = json_begin(json_get(outcome, "issue")); json_more(&m);
         json_next(&m)) {
        struct json_value about = json_first(json_get(m.value, "extension"));
        count += json_text_is(part(about, "kind", "valueCode"), kind);
    }
    return count;
}

static uint32_t count_outcomes(const struct answer *answer, enum outcome_state state)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        count += answer->outcomes[i].state == state;
    return count;
}

static void what_is_not_proposed_is_named(struct run *run, struct json_value bundle)
{
    const struct answer *answer = run->answer;
    must(run,
         count_messages(bundle, "ruled-out") == count_outcomes(answer, OUTCOME_RULED_OUT),
         "ruled out", "some are not named");
    must(run,
         count_messages(bundle, "undetermined") ==
             count_outcomes(answer, OUTCOME_UNDETERMINED),
         "undetermined", "some are not named");
    must(run, count_messages(bundle, "not-assessed") == answer->silent_count,
         "not assessed", "some are not named");
}

static bool asks_for(struct json_value guidance, const char *fact)
{
    struct json_value list = json_get(guidance, "dataRequirement");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m))
        if (json_text_is(
                part(json_first(json_get(m.value, "extension")), "fact", "valueCode"),
                fact))
            return true;
    return false;
}

static void what_is_missing_is_asked_for(struct run *run, struct json_value bundle)
{
    const struct answer *answer = run->answer;
    struct json_value guidance = first_of(bundle, "GuidanceResponse");
    for (uint32_t i = 0; i < answer->ask_count; i++)
        must(run, asks_for(guidance, answer->asks[i].fact->name), "not asked for",
             answer->asks[i].fact->name);
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        if (answer->outcomes[i].state != OUTCOME_UNDETERMINED)
            continue;
        struct cites needs = answer_needs(answer, &answer->outcomes[i]);
        for (uint32_t j = 0; j < needs.count; j++) {
            uint32_t fact = needs.facts[j];
            must(run,
                 record_at(answer->record, fact)->state == FACT_KNOWN ||
                     asks_for(guidance, fact_at(answer->record->vocabulary, fact)->name),
                 "not asked for", fact_at(answer->record->vocabulary, fact)->name);
        }
    }
}

/* -------------------- claims lead to resources */

/* The Provenance whose target is an action of the group. */
static struct json_value sources_of(struct json_value bundle, const char *action)
{
    for (struct json_member m = resources_of(bundle); json_more(&m); json_next(&m)) {
        struct json_value resource = json_get(m.value, "resource");
        struct json_value target = json_first(json_get(resource, "target"));
        struct json_value element = json_first(json_get(target, "extension"));
        if (text_is(resource, "resourceType", "Provenance") &&
            text_is(element, "valueUri", action))
            return resource;
    }
    return (struct json_value){bundle.tape, 0};
}

static bool rests_on(struct json_value provenance, const char *fact,
                     const char *reference)
{
    struct json_value list = json_get(provenance, "entity");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m)) {
        struct json_value support = json_first(json_get(m.value, "extension"));
        if (json_text_is(part(support, "fact", "valueCode"), fact) &&
            (reference == NULL ||
             text_is(json_get(m.value, "what"), "reference", reference)))
            return true;
    }
    return false;
}

/* A stated fact leads to its own resource; one that follows from others stands there. */
static void claim_leads_to_its_sources(struct run *run, struct json_value provenance,
                                       struct json_value reason)
{
    const struct record *record = run->answer->record;
    struct json_value parts = json_get(reason, "extension");
    for (struct json_member m = json_begin(parts); json_more(&m); json_next(&m)) {
        if (!text_is(m.value, "url", "fact"))
            continue;
        const char *name = json_text(json_get(m.value, "valueCode")).at;
        const struct fact *fact = fact_find(record->vocabulary, name, strlen(name));
        const struct reading *reading = record_at(record, fact->number);
        if (reading->state == FACT_UNKNOWN)
            continue;
        const char *reference = reading->basis == NULL ? NULL : reading->basis->reference;
        must(run, rests_on(provenance, name, reference), "no source for", name);
    }
}

static void claims_lead_to_their_sources(struct run *run, struct json_value bundle)
{
    struct json_value actions = json_get(first_of(bundle, "RequestGroup"), "action");
    for (struct json_member a = json_begin(actions); json_more(&a); json_next(&a)) {
        const char *id = json_text(json_get(a.value, "id")).at;
        struct json_value provenance = sources_of(bundle, id);
        struct json_value list = json_get(a.value, "extension");
        must(run, provenance.at != 0, "no provenance", id);
        for (struct json_member m = json_begin(list); json_more(&m); json_next(&m))
            if (text_is(m.value, "url", EXTENSION "reason"))
                claim_leads_to_its_sources(run, provenance, m.value);
    }
}

/* -------------------- one answer */

static void ask(struct run *run, struct record *record)
{
    struct goals *goals = arena_alloc(run->fixture.arena, sizeof *goals);
    const struct site *site = &run->fixture.engine->generation->site;
    struct answer *answer = NULL;
    int32_t as_of = DATE_UNKNOWN;
    goals_clear(goals);
    date_parse("2026-11-23", 10, &as_of);
    if (record_audit(record, as_of, site->fresh_days) != POISE_OK ||
        session_assess(run->fixture.session, record, goals, as_of, REQUEST_ALL,
                       &answer) != POISE_OK)
        abort();
    run->answer = answer;
}

static void try_bundle(struct run *run, struct json_value bundle)
{
    struct text complaints = {0};
    if (book_check(run->book, bundle, &complaints) > 0)
        fail(run, "against the rules", complaints.bytes);
    text_free(&complaints);
    nothing_is_an_order(run, bundle);
    every_emergency_is_an_alert(run, bundle);
    the_advice_stands_first(run, bundle);
    actions_stand_in_order(run, bundle);
    what_is_not_proposed_is_named(run, bundle);
    what_is_missing_is_asked_for(run, bundle);
    claims_lead_to_their_sources(run, bundle);
}

static void try_answer(struct run *run, struct record *record, bool all)
{
    struct text out = {0};
    struct text again = {0};
    struct json_value bundle;
    run->cases++;
    run->name = record->file == NULL ? record->id : record->file;
    ask(run, record);
    answer_fhir(run->answer, all, &out);
    answer_fhir(run->answer, all, &again);
    must(run, !out.failed && !again.failed, "written", "without memory");
    must(run,
         out.length == again.length && memcmp(out.bytes, again.bytes, out.length) == 0,
         "the same answer", "other bytes");
    must(run, strchr(out.bytes, '\n') == out.bytes + out.length - 1, "a bundle",
         "takes more than one line");
    if (parse(run, out.bytes, out.length, &bundle))
        try_bundle(run, bundle);
    else
        fail(run, "no JSON", out.bytes);
    text_free(&out);
    text_free(&again);
}

/* As if each value had come from a resource of its own. */
static void give_bases(struct run *run, struct record *record)
{
    struct arena *arena = run->fixture.arena;
    for (uint32_t i = 1; i < record->count; i++) {
        if (record->readings[i].origin != ORIGIN_GIVEN)
            continue;
        struct basis *basis = arena_alloc(arena, sizeof *basis);
        char reference[64];
        snprintf(reference, sizeof reference, "%s-%u",
                 i == POISE_FACT_AGE ? "Patient/p" : "Observation/o", (unsigned)i);
        *basis = (struct basis){NULL, arena_string(arena, reference), "value"};
        record->readings[i].basis = basis;
    }
}

static void run_answers(struct run *run, const char *folder)
{
    struct record *records[FIXTURE_VIGNETTES];
    uint32_t count = fixture_vignettes(&run->fixture, folder, records);
    for (uint32_t i = 0; i < count; i++) {
        struct record *other = record_copy(run->fixture.arena, records[i]);
        give_bases(run, other);
        try_answer(run, records[i], i % 2 == 0);
        try_answer(run, other, i % 2 != 0);
    }
}

int main(int argc, char **argv)
{
    struct run run = {.fixture = fixture_open()};
    if (argc < 3)
        return 2;
    run.parser = json_parser_new();
    run.book = book_open(run.fixture.arena, path_join(run.fixture.arena, argv[2], "r4"));
    if (run.parser == NULL)
        abort();
    if (strcmp(argv[1], "rules") == 0) {
        run_rules(&run, argv[2]);
    } else {
        fixture_engine(&run.fixture);
        for (int i = 3; i < argc; i++)
            run_answers(&run, argv[i]);
    }
    printf("%u tried, %u failures\n", run.cases, run.failures);
    bool good = run.failures == 0 && run.cases > 40;
    json_parser_free(run.parser);
    fixture_close(&run.fixture);
    return good ? 0 : 1;
}
