/* Age, sex, menopause, pregnancy. The person of the ward is a woman born 1965-01-01. */
#include "ward.h"

/* Another Patient is no good here: these replace the ward's by asking for it. */
static void ages_and_sexes(const char *patient, const char *age, const char *sex)
{
    struct ward ward = {.fixture = fixture_open(), .parser = json_parser_new()};
    const struct codes *codes = NULL;
    struct json_tape tape;
    char *json = arena_string(ward.fixture.arena, patient);
    for (char *at = json; *at != '\0'; at++)
        *at = *at == '\'' ? '"' : *at;
    CU_ASSERT_EQUAL_FATAL(codes_load(ward.fixture.arena,
                                     fixture_tree(&ward.fixture, "conf/codes"), &codes,
                                     &ward.fixture.problems),
                          POISE_OK);
    CU_ASSERT_EQUAL_FATAL(json_parse(ward.parser, json, strlen(json), false, &tape),
                          JSON_FINE);
    struct fhir_request request = {.vocabulary = ward.fixture.vocabulary, .codes = codes};
    CU_ASSERT_TRUE(date_parse("2026-11-23", 10, &request.as_of));
    CU_ASSERT_EQUAL_FATAL(fhir_read(ward.fixture.arena, &request, json_root(tape),
                                    &ward.record, &ward.fixture.problems),
                          POISE_OK);
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "age"), age);
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "sex"), sex);
    ward_close(&ward);
}

#define PATIENT(rest) "{'resourceType':'Patient','id':'p'" rest "}"
#define AT_BIRTH(sex)                                                                    \
    ",'extension':[{'url':'http://hl7.org/fhir/us/core/StructureDefinition/"             \
    "us-core-birthsex','valueCode':'" sex "'}]"
#define GENDER(sex) ",'gender':'" sex "'"
#define BORN(date)  ",'birthDate':'" date "'"

static void the_age_is_of_the_day_of_the_decision(void)
{
    ages_and_sexes(PATIENT(BORN("1965-11-23")), "61 years", "?");
    ages_and_sexes(PATIENT(BORN("1965-11-24")), "60 years", "?");
    ages_and_sexes(PATIENT(BORN("1999-12-31")), "26 years", "?");
    ages_and_sexes(PATIENT(BORN("1965")), "60 years", "?"); /* 60 or 61 */
    ages_and_sexes(PATIENT(BORN("2030-01-01")), "?", "?");
    ages_and_sexes(PATIENT(",'_birthDate':{'extension':[]}"), "?", "?");
}

static void sex_at_birth_comes_first_and_a_difference_is_a_conflict(void)
{
    ages_and_sexes(PATIENT(GENDER("male")), "?", "male");
    ages_and_sexes(PATIENT(AT_BIRTH("F")), "?", "female");
    ages_and_sexes(PATIENT(AT_BIRTH("F") GENDER("other")), "?", "female");
    ages_and_sexes(PATIENT(AT_BIRTH("UNK") GENDER("female")), "?", "female");
    ages_and_sexes(PATIENT(AT_BIRTH("M") GENDER("female")), "?", "conflict");
    ages_and_sexes(PATIENT(GENDER("unknown")), "?", "?");
}

#define MENOPAUSE(answer)                                                                \
    "{'resourceType':'Observation','id':'m','status':'final','code':" CODING(            \
        SCT, "161712005") ",'effectiveDateTime':'2026-10-01'," answer "}"

static void menopause_is_read_where_it_is_stated(void)
{
    WARD_SAYS(MENOPAUSE("'valueCodeableConcept':" CODING(SCT, "307429007")), "menopause",
              "post [2026-10-01]");
    WARD_SAYS(MENOPAUSE("'valueCodeableConcept':{'coding':[{'system':'http://terminology."
                        "hl7.org/CodeSystem/v3-NullFlavor','code':'ASKU'}]}"),
              "menopause", "?");
}

static void pregnancy_is_read_and_a_test_is_not(void)
{
    WARD_SAYS(RESULT("g", "82810-3", "2026-11-20", CODED("LA26683-5")), "pregnant",
              "no [2026-11-20]");
    WARD_SAYS(RESULT("g", "82810-3", "2026-11-20", CODED("LA4489-6")), "pregnant", "?");
    WARD_SAYS(RESULT("g", "2106-3", "2026-11-20", NEGATIVE), "pregnant", "?");
    WARD_SAYS("{'resourceType':'Condition','id':'c'," ACTIVE "," CONFIRMED
              ",'code':" CODING(SCT, "77386006") ",'onsetDateTime':'2026-09-01'}",
              "pregnant", "yes [2026-09-01]");
}

UNIT_SUITE(topic_person) = {
    UNIT_TEST(the_age_is_of_the_day_of_the_decision),
    UNIT_TEST(sex_at_birth_comes_first_and_a_difference_is_a_conflict),
    UNIT_TEST(menopause_is_read_where_it_is_stated),
    UNIT_TEST(pregnancy_is_read_and_a_test_is_not),
    UNIT_END,
};
