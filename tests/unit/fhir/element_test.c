/* Members by their place, concepts, quantities, extensions. */
#include "fhir/element.h"

#include "ward.h"

struct bench {
    struct fixture fixture;
    const struct codes *codes;
    struct json_parser *parser;
    char *json;
};

/* Reads a text with single quotes. */
static struct json_value lay(struct bench *bench, const char *text)
{
    struct json_tape tape;
    *bench = (struct bench){.fixture = fixture_open(), .parser = json_parser_new()};
    bench->json = arena_string(bench->fixture.arena, text);
    for (char *at = bench->json; *at != '\0'; at++)
        *at = *at == '\'' ? '"' : *at;
    CU_ASSERT_EQUAL_FATAL(codes_load(bench->fixture.arena,
                                     fixture_tree(&bench->fixture, "conf/codes"),
                                     &bench->codes, &bench->fixture.problems),
                          POISE_OK);
    CU_ASSERT_EQUAL_FATAL(
        json_parse(bench->parser, bench->json, strlen(bench->json), false, &tape),
        JSON_FINE);
    return json_root(tape);
}

static void clear(struct bench *bench)
{
    json_parser_free(bench->parser);
    fixture_close(&bench->fixture);
}

static void members_are_found_by_their_place(void)
{
    struct bench b;
    struct members members = {0};
    struct json_value object =
        lay(&b, "{'zzz':1,'status':'final','_status':{},'valueQuantity':{'value':4},"
                "'issued':null}");
    CU_ASSERT_EQUAL(members_read(b.codes, object, &members), ELEMENT_NONE);
    CU_ASSERT_TRUE(json_text_is(member_of(&members, ELEMENT_STATUS), "final"));
    CU_ASSERT_TRUE(json_is(member_of(&members, ELEMENT_VALUE_QUANTITY), JSON_OBJECT));
    CU_ASSERT_FALSE(json_there(member_of(&members, ELEMENT_ISSUED)));
    CU_ASSERT_FALSE(json_there(member_of(&members, ELEMENT_CODE)));
    clear(&b);
}

static void every_member_has_a_place_of_its_own(void)
{
    struct bench b;
    lay(&b, "{}");
    for (int e = 1; e < ELEMENT_COUNT; e++) {
        struct members members = {0};
        struct json_tape tape;
        struct text json = {0};
        text_format(&json, "{\"%s\": 1}", element_name((enum element)e));
        CU_ASSERT_EQUAL_FATAL(json_parse(b.parser, json.bytes, json.length, false, &tape),
                              JSON_FINE);
        members_read(b.codes, json_root(tape), &members);
        for (int other = 1; other < ELEMENT_COUNT; other++)
            CU_ASSERT_EQUAL(members.at[other] != 0, other == e);
        text_free(&json);
    }
    clear(&b);
}

static void a_member_that_is_there_twice_is_told(void)
{
    struct bench b;
    struct members members = {0};
    struct json_value object = lay(&b, "{'status':'final','id':'a','status':'amended'}");
    CU_ASSERT_EQUAL(members_read(b.codes, object, &members), ELEMENT_STATUS);
    clear(&b);
}

static void the_first_code_that_is_known_counts(void)
{
    struct bench b;
    struct json_value concept =
        lay(&b, "{'coding':[{'system':'urn:local','code':'77','display':'Local'},"
                "{'system':'" LOINC "','code':'89247-1'}],'text':'How she is'}");
    struct coded coded = coded_read(b.codes, concept);
    CU_ASSERT_TRUE(concept_is(coded.concept, CONCEPT_ECOG));
    CU_ASSERT_TRUE(json_bytes_are(coded.code, "89247-1"));
    CU_ASSERT_TRUE(json_bytes_are(coded.shown, "How she is"));
    CU_ASSERT_FALSE(coded.from_text);
    CU_ASSERT_FALSE(coded.clash);
    clear(&b);
}

static void a_code_wins_over_its_display_and_the_clash_is_told(void)
{
    struct bench b;
    struct json_value concept = lay(&b, "{'coding':[{'system':'" LOINC
                                        "','code':'LA6577-6','display':'Positive'}]}");
    struct coded coded = coded_read(b.codes, concept);
    CU_ASSERT_TRUE(concept_says(coded.concept, CONCEPT_ANSWER, WORD_ANSWER_NEGATIVE));
    CU_ASSERT_TRUE(coded.clash);
    clear(&b);
}

static void two_codes_that_mean_two_things_clash(void)
{
    struct bench b;
    struct json_value concept =
        lay(&b, "{'coding':[{'system':'" LOINC "','code':'LA6577-6'},{'system':'" SCT
                "','code':'10828004'}]}");
    CU_ASSERT_TRUE(coded_read(b.codes, concept).clash);
    clear(&b);
}

static void a_text_is_the_last_resort_and_marked(void)
{
    struct bench b;
    struct json_value concept =
        lay(&b, "{'coding':[{'system':'urn:local','code':'7'}],'text':'Positive'}");
    struct coded coded = coded_read(b.codes, concept);
    CU_ASSERT_TRUE(concept_says(coded.concept, CONCEPT_ANSWER, WORD_ANSWER_POSITIVE));
    CU_ASSERT_TRUE(coded.from_text);
    clear(&b);
}

static void a_text_with_a_no_in_it_is_not_read(void)
{
    static const char *const texts[] = {"no evidence of breast cancer",
                                        "family history of breast cancer",
                                        "rule out breast cancer", "not positive"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct bench b;
        struct text json = {0};
        text_format(&json, "{'text':'%s'}", texts[i]);
        struct json_value concept = lay(&b, json.bytes);
        CU_ASSERT_PTR_NULL(coded_read(b.codes, concept).concept);
        text_free(&json);
        clear(&b);
    }
}

static void a_comparator_is_kept(void)
{
    struct bench b;
    struct json_value value =
        lay(&b, "{'value':1,'comparator':'<','unit':'percent','code':'%'}");
    struct quantity quantity = quantity_read(value);
    CU_ASSERT_TRUE(quantity.known);
    CU_ASSERT_EQUAL(quantity.comparator, BELOW);
    CU_ASSERT_TRUE(json_bytes_are(quantity.unit, "%"));
    clear(&b);
}

static void an_extension_is_found_by_the_end_of_its_url(void)
{
    struct bench b;
    struct json_value list =
        lay(&b, "[{'url':'http://x.org/aus-core-birthsex','valueCode':'M'},"
                "{'url':'http://x.org/us-core-birthsex','valueCode':'F'}]");
    struct json_value found = extension_find(list, "/us-core-birthsex");
    CU_ASSERT_TRUE(json_text_is(json_get(found, "valueCode"), "F"));
    CU_ASSERT_FALSE(json_there(extension_find(list, "us-core-birthsex")));
    clear(&b);
}

UNIT_SUITE(element) = {
    UNIT_TEST(members_are_found_by_their_place),
    UNIT_TEST(every_member_has_a_place_of_its_own),
    UNIT_TEST(a_member_that_is_there_twice_is_told),
    UNIT_TEST(the_first_code_that_is_known_counts),
    UNIT_TEST(a_code_wins_over_its_display_and_the_clash_is_told),
    UNIT_TEST(two_codes_that_mean_two_things_clash),
    UNIT_TEST(a_text_is_the_last_resort_and_marked),
    UNIT_TEST(a_text_with_a_no_in_it_is_not_read),
    UNIT_TEST(a_comparator_is_kept),
    UNIT_TEST(an_extension_is_found_by_the_end_of_its_url),
    UNIT_END,
};
