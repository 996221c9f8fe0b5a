/* A person out of a few resources, written with single quotes:
 *
 *     struct ward ward = ward_open(RESULT("er", "16112-5", "2026-03-02", POSITIVE));
 *     CU_ASSERT_STRING_EQUAL(ward_says(&ward, "er"), "positive [2026-03-02]");
 *     ward_close(&ward);
 *
 * The day is 2026-11-23; the person is a woman born 1965-01-01. */
#ifndef WARD_H
#define WARD_H

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/date.h"
#include "base/json_read.h"
#include "fhir/codes.h"
#include "fhir/fhir.h"
#include "fixture.h"
#include "unit.h"

#define SCT                  "http://snomed.info/sct"
#define LOINC                "http://loinc.org"
#define CODING(system, code) "{'coding':[{'system':'" system "','code':'" code "'}]}"

#define RESULT(id, loinc, date, rest)                                                    \
    "{'resourceType':'Observation','id':'" id "','status':'final','code':" CODING(       \
        LOINC, loinc) ",'subject':{'reference':'Patient/p'},'effectiveDateTime':'" date  \
                      "'," rest "}"
#define POSITIVE    "'valueCodeableConcept':" CODING(LOINC, "LA6576-8")
#define NEGATIVE    "'valueCodeableConcept':" CODING(LOINC, "LA6577-6")
#define CODED(code) "'valueCodeableConcept':" CODING(LOINC, code)
#define QUANTITY(value, unit)                                                            \
    "'valueQuantity':{'value':" value ",'unit':'" unit                                   \
    "','system':'http://unitsofmeasure.org','code':'" unit "'}"
#define TEXT(text) "'valueString':'" text "'"

#define RXNORM(code) CODING("http://www.nlm.nih.gov/research/umls/rxnorm", code)
#define STATEMENT(id, status, rxnorm, start, end)                                        \
    "{'resourceType':'MedicationStatement','id':'" id "','status':'" status              \
    "','subject':{'reference':'Patient/p'},'medicationCodeableConcept':" RXNORM(         \
        rxnorm) ",'effectivePeriod':{'start':'" start "'" end "}}"
#define UNTIL(end) ",'end':'" end "'"

/* Metastatic to the liver, found on this day, twelve years after the primary. */
#define LIVER(date)                                                                                                             \
    "{'resourceType':'Condition','id':'liver','clinicalStatus':" CODING(                                                        \
        "http://terminology.hl7.org/CodeSystem/condition-clinical",                                                             \
        "active") ",'verificationStatus':" CODING("http://terminology.hl7.org/"                                                 \
                                                  "CodeSystem/condition-ver-status",                                            \
                                                  "confirmed") ",'code':" CODING(SCT,                                           \
                                                                                 "94381"                                        \
                                                                                 "002") ",'subject':{'reference':'Patient/p'}," \
                                                                                        "'onsetDateTime':'" date                \
                                                                                        "'}"

struct ward {
    struct fixture fixture;
    struct json_parser *parser;
    struct record *record;
    struct text said;
};

static inline struct ward ward_open(const char *resources)
{
    struct ward ward = {.fixture = fixture_open(), .parser = json_parser_new()};
    const struct codes *codes = NULL;
    struct json_tape tape;
    struct text json = {0};
    text_put(&json, "[{'resourceType':'Patient','id':'p','gender':'female',"
                    "'birthDate':'1965-01-01'},");
    text_put(&json, resources);
    text_put(&json, "]");
    for (size_t i = 0; i < json.length; i++)
        if (json.bytes[i] == '\'')
            json.bytes[i] = '"';
    CU_ASSERT_EQUAL_FATAL(codes_load(ward.fixture.arena,
                                     fixture_tree(&ward.fixture, "conf/codes"), &codes,
                                     &ward.fixture.problems),
                          POISE_OK);
    CU_ASSERT_EQUAL_FATAL(json_parse(ward.parser, json.bytes, json.length, false, &tape),
                          JSON_FINE);
    struct fhir_request request = {
        .vocabulary = ward.fixture.vocabulary, .codes = codes, .file = "ward.json"};
    CU_ASSERT_TRUE(date_parse("2026-11-23", 10, &request.as_of));
    CU_ASSERT_EQUAL_FATAL(fhir_read(ward.fixture.arena, &request, json_root(tape),
                                    &ward.record, &ward.fixture.problems),
                          POISE_OK);
    text_free(&json);
    return ward;
}

static inline void ward_close(struct ward *ward)
{
    text_free(&ward->said);
    json_parser_free(ward->parser);
    fixture_close(&ward->fixture);
}

/* "positive [2026-03-02]"; "?" unknown, "conflict" if it is one. */
static inline const char *ward_says(struct ward *ward, const char *name)
{
    const struct fact *fact = fact_find(ward->fixture.vocabulary, name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(fact);
    const struct reading *reading = record_at(ward->record, fact->number);
    if (reading->trouble == TROUBLE_CONFLICT)
        return "conflict";
    if (reading->state == FACT_UNKNOWN)
        return "?";
    char date[11];
    text_clear(&ward->said);
    datum_write(fact, &reading->datum, &ward->said);
    if (reading->date != DATE_UNKNOWN) {
        date_format(reading->date, date);
        text_format(&ward->said, " [%s]", date);
    }
    return ward->said.bytes;
}

/* Is this piece set aside, used or not, with these words? */
static inline bool ward_aside(const struct ward *ward, const char *reference, bool used,
                              const char *words)
{
    for (const struct aside *a = ward->record->asides; a != NULL; a = a->next)
        if (a->used == used && strcmp(a->reference, reference) == 0 &&
            strstr(a->text, words) != NULL)
            return true;
    return false;
}

/* One fact of one record. */
#define WARD_SAYS(resources, name, expected)                                             \
    do {                                                                                 \
        struct ward ward_ = ward_open(resources);                                        \
        CU_ASSERT_STRING_EQUAL(ward_says(&ward_, name), expected);                       \
        ward_close(&ward_);                                                              \
    } while (0)

#endif
