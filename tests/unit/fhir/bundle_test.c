/* Every container, one person, references, versions, and what is refused. */
#include "fhir/bundle.h"

#include "ward.h"

struct attempt {
    struct fixture fixture;
    struct record *record;
    int32_t status;
};

#define PERSON "{'resourceType':'Patient','id':'p','gender':'female'}"
#define ECOG(id, who, value)                                                             \
    "{'resourceType':'Observation','id':'" id "','status':'final','code':" CODING(       \
        LOINC, "89247-1") ",'subject':{'reference':'" who                                \
                          "'},'effectiveDateTime':'2026-11-01','valueInteger':" value    \
                          "}"
#define ENTRY(resource) "{'resource':" resource "}"

static struct attempt reading(const char *text, const char *patient)
{
    struct attempt out = {.fixture = fixture_open()};
    struct json_parser *parser = json_parser_new();
    const struct codes *codes = NULL;
    struct json_tape tape;
    char *json = arena_string(out.fixture.arena, text);
    for (char *at = json; *at != '\0'; at++)
        *at = *at == '\'' ? '"' : *at;
    CU_ASSERT_EQUAL_FATAL(codes_load(out.fixture.arena,
                                     fixture_tree(&out.fixture, "conf/codes"), &codes,
                                     &out.fixture.problems),
                          POISE_OK);
    CU_ASSERT_EQUAL_FATAL(json_parse(parser, json, strlen(json), false, &tape),
                          JSON_FINE);
    struct fhir_request request = {.vocabulary = out.fixture.vocabulary,
                                   .codes = codes,
                                   .file = "x.json",
                                   .patient = patient};
    CU_ASSERT_TRUE(date_parse("2026-11-23", 10, &request.as_of));
    out.status = fhir_read(out.fixture.arena, &request, json_root(tape), &out.record,
                           &out.fixture.problems);
    json_parser_free(parser);
    return out;
}

static bool knows_ecog(const char *text, const char *patient, double ecog)
{
    struct attempt out = reading(text, patient);
    const struct reading *held =
        out.record == NULL ? NULL : record_at(out.record, POISE_FACT_ECOG);
    bool known = held != NULL && held->state == FACT_KNOWN &&
                 !(held->datum.number < ecog) && !(held->datum.number > ecog);
    fixture_close(&out.fixture);
    return known;
}

static int32_t refusal(const char *text, const char *patient)
{
    struct attempt out = reading(text, patient);
    CU_ASSERT_EQUAL(out.status == POISE_OK, out.record != NULL);
    CU_ASSERT_EQUAL(out.status == POISE_OK, out.fixture.problems.count == 0);
    fixture_close(&out.fixture);
    return out.status;
}

static bool lists(const struct attempt *out, const char *reference, const char *words)
{
    for (const struct aside *a = out->record->asides; a != NULL; a = a->next)
        if (!a->used && strcmp(a->reference, reference) == 0 &&
            strstr(a->text, words) != NULL)
            return true;
    return false;
}

static void every_container_is_taken(void)
{
    static const char *const types[] = {"collection", "transaction", "searchset",
                                        "batch-response", "document"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct text text = {0};
        text_format(&text, "{'resourceType':'Bundle','type':'%s','entry':[%s,%s]}",
                    types[i], ENTRY(PERSON), ENTRY(ECOG("e", "Patient/p", "1")));
        CU_ASSERT_TRUE(knows_ecog(text.bytes, NULL, 1));
        text_free(&text);
    }
    CU_ASSERT_TRUE(knows_ecog("[" PERSON "," ECOG("e", "Patient/p", "2") "]", NULL, 2));
    CU_ASSERT_TRUE(knows_ecog(ECOG("e", "Patient/p", "3"), NULL, 3));
    CU_ASSERT_TRUE(knows_ecog("{'entry':[" ENTRY(PERSON) "," ENTRY(ECOG(
                                  "e", "Patient/p", "1")) "],'resourceType':'Bundle'}",
                              NULL, 1));
}

static void bundles_in_bundles_are_opened_but_not_for_ever(void)
{
    CU_ASSERT_TRUE(
        knows_ecog("{'resourceType':'Bundle','entry':[" ENTRY(PERSON) "," ENTRY(
                       "{'resourceType':'Bundle','entry':[" ENTRY(
                           ECOG("e", "Patient/p", "1")) "]}") "]}",
                   NULL, 1));
    struct text deep = {0};
    for (int i = 0; i < 9; i++)
        text_put(&deep, "{'resourceType':'Bundle','entry':[{'resource':");
    text_put(&deep, PERSON);
    for (int i = 0; i < 9; i++)
        text_put(&deep, "}]}");
    CU_ASSERT_EQUAL(refusal(deep.bytes, NULL), POISE_E_FHIR_SHAPE);
    text_free(&deep);
}

static void several_persons_are_refused_unless_one_is_asked_for(void)
{
    static const char two[] = "[" PERSON ",{'resourceType':'Patient','id':'q'}," ECOG(
        "a", "Patient/p", "1") "," ECOG("b", "Patient/q", "2") "]";
    CU_ASSERT_EQUAL(refusal(two, NULL), POISE_E_FHIR_PATIENTS);
    CU_ASSERT_TRUE(knows_ecog(two, "p", 1));
    CU_ASSERT_TRUE(knows_ecog(two, "Patient/q", 2));
    static const char unnamed[] =
        "[" ECOG("a", "Patient/p", "1") "," ECOG("b", "Patient/q", "2") "]";
    CU_ASSERT_EQUAL(refusal(unnamed, NULL), POISE_E_FHIR_PATIENTS);
    CU_ASSERT_TRUE(knows_ecog(unnamed, "q", 2));
}

static void what_is_about_somebody_else_is_listed_and_not_used(void)
{
    struct attempt out =
        reading("[" PERSON "," ECOG("other", "Patient/q", "4") "]", NULL);
    CU_ASSERT_EQUAL(record_at(out.record, POISE_FACT_ECOG)->state, FACT_UNKNOWN);
    CU_ASSERT_TRUE(lists(&out, "Observation/other", "somebody else"));
    fixture_close(&out.fixture);
}

static void the_person_is_named_in_many_ways(void)
{
    static const char *const names[] = {"Patient/p", "Patient/p/_history/3",
                                        "https://x.org/fhir/Patient/p", "urn:uuid:p",
                                        "p"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct text text = {0};
        text_format(&text,
                    "[" PERSON ",{'resourceType':'Observation','id':'e','status':'final',"
                    "'code':" CODING(LOINC, "89247-1") ",'subject':{'reference':'%s'},"
                                                       "'valueInteger':1}]",
                    names[i]);
        CU_ASSERT_TRUE(knows_ecog(text.bytes, NULL, 1));
        text_free(&text);
    }
    CU_ASSERT_TRUE(knows_ecog(
        "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:77','resource':" PERSON
        "}," ENTRY(ECOG("e", "urn:uuid:77", "1")) "]}",
        NULL, 1));
}

static void who_was_replaced_or_has_died_is_refused(void)
{
    CU_ASSERT_EQUAL(
        refusal("{'resourceType':'Patient','id':'p','deceasedBoolean':true}", NULL),
        POISE_E_FHIR_DECEASED);
    CU_ASSERT_EQUAL(refusal("{'resourceType':'Patient','id':'p',"
                            "'deceasedDateTime':'2020-01-01'}",
                            NULL),
                    POISE_E_FHIR_DECEASED);
    CU_ASSERT_EQUAL(
        refusal("{'resourceType':'Patient','id':'p','deceasedBoolean':false}", NULL),
        POISE_OK);
    CU_ASSERT_EQUAL(
        refusal("{'resourceType':'Patient','id':'p','link':[{'type':'replaced-by',"
                "'other':{'reference':'Patient/q'}}]}",
                NULL),
        POISE_E_FHIR_REPLACED);
}

static void other_versions_and_other_json_are_refused(void)
{
    CU_ASSERT_EQUAL(refusal("[{'resourceType':'MedicationOrder','id':'m'}]", NULL),
                    POISE_E_FHIR_VERSION);
    CU_ASSERT_EQUAL(refusal("{'resourceType':'Condition','id':'c',"
                            "'patient':{'reference':'Patient/p'}}",
                            NULL),
                    POISE_E_FHIR_VERSION);
    CU_ASSERT_EQUAL(refusal("{'hook':'order-sign'}", NULL), POISE_E_FHIR_SHAPE);
    CU_ASSERT_EQUAL(refusal("'text'", NULL), POISE_E_FHIR_SHAPE);
    CU_ASSERT_EQUAL(refusal("[]", NULL), POISE_E_FHIR_NO_PATIENT);
    CU_ASSERT_EQUAL(refusal("{'resourceType':'Bundle'}", NULL), POISE_E_FHIR_NO_PATIENT);
}

static void of_two_versions_the_newer_counts(void)
{
    static const char by_number[] =
        "[" PERSON ",{'resourceType':'Observation','id':'e','meta':{'versionId':'10'},"
        "'status':'final','code':" CODING(
            LOINC,
            "89247-1") ",'valueInteger':1},"
                       "{'resourceType':'Observation','id':'e','meta':{'versionId':'9'},"
                       "'status':'final','code':" CODING(LOINC,
                                                         "89247-1") ",'valueInteger':2}]";
    CU_ASSERT_TRUE(knows_ecog(by_number, NULL, 1));
    static const char by_time[] =
        "[" PERSON ",{'resourceType':'Observation','id':'e','meta':{'lastUpdated':"
        "'2026-01-01T00:00:00Z'},'status':'final','code':" CODING(
            LOINC,
            "89247-1") ",'valueInteger':1},"
                       "{'resourceType':'Observation','id':'e','meta':{'lastUpdated':"
                       "'2026-01-02T00:00:00Z'},'status':'final','code':" CODING(
                           LOINC, "89247-1") ",'valueInteger':2}]";
    CU_ASSERT_TRUE(knows_ecog(by_time, NULL, 2));
}

static void ids_are_opaque_and_resources_may_have_none(void)
{
    CU_ASSERT_TRUE(knows_ecog("[{'resourceType':'Patient','id':'p\xE2\x80\x91"
                              "1'}," ECOG("e",
                                          "Patient/p\xE2\x80\x91"
                                          "1",
                                          "1") "]",
                              NULL, 1));
    struct attempt out =
        reading("[" PERSON ",{'resourceType':'Encounter'},{'a':1}]", NULL);
    CU_ASSERT_EQUAL(out.status, POISE_OK);
    CU_ASSERT_TRUE(lists(&out, "Encounter/(no id)", "kind of resource"));
    CU_ASSERT_TRUE(lists(&out, "resource/(no id)", "not used"));
    fixture_close(&out.fixture);
}

UNIT_SUITE(bundle) = {
    UNIT_TEST(every_container_is_taken),
    UNIT_TEST(bundles_in_bundles_are_opened_but_not_for_ever),
    UNIT_TEST(several_persons_are_refused_unless_one_is_asked_for),
    UNIT_TEST(what_is_about_somebody_else_is_listed_and_not_used),
    UNIT_TEST(the_person_is_named_in_many_ways),
    UNIT_TEST(who_was_replaced_or_has_died_is_refused),
    UNIT_TEST(other_versions_and_other_json_are_refused),
    UNIT_TEST(of_two_versions_the_newer_counts),
    UNIT_TEST(ids_are_opaque_and_resources_may_have_none),
    UNIT_END,
};
