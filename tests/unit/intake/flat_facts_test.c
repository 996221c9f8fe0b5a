/* Facts as one JSON object: the vocabulary's names, values with date, source and unit. */
#include "intake/source.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/date.h"
#include "fixture.h"
#include "unit.h"

struct desk {
    struct fixture fixture;
    struct source_reader reader;
    struct record *record;
    struct goals goals;
};

static int32_t read_text(struct desk *desk, const char *text)
{
    struct source source = {.name = "p.json", .bytes = text, .length = strlen(text)};
    *desk = (struct desk){.fixture = fixture_open()};
    desk->reader = source_reader_open(desk->fixture.arena, desk->fixture.vocabulary,
                                      fixture_tree(&desk->fixture, "conf/codes"), 20000);
    return source_read(&desk->reader, desk->fixture.arena, &source, &desk->record,
                       &desk->goals, &desk->fixture.problems);
}

static void end(struct desk *desk)
{
    source_reader_close(&desk->reader);
    fixture_close(&desk->fixture);
}

static const struct reading *at(const struct desk *desk, uint32_t fact)
{
    return record_at(desk->record, fact);
}

static void values_of_every_kind_are_read(void)
{
    struct desk desk;
    CU_ASSERT_EQUAL_FATAL(
        read_text(&desk, "{\"id\": 17, \"title\": \"a person\", \"note\": \"free\",\n"
                         " \"facts\": {\"age\": 61, \"sites\": [\"bone\", \"liver\"],"
                         " \"frail\": false, \"qtc\": \"430 ms\", \"er\": \"pos\","
                         " \"prior_therapy\": \"letrozole, palbociclib\"}}"),
        POISE_OK);
    CU_ASSERT_STRING_EQUAL(desk.record->id, "17");
    CU_ASSERT_STRING_EQUAL(desk.record->title, "a person");
    CU_ASSERT_DOUBLE_EQUAL(at(&desk, POISE_FACT_AGE)->datum.number, 61, 0);
    CU_ASSERT_DOUBLE_EQUAL(at(&desk, POISE_FACT_QTC)->datum.number, 430, 0);
    CU_ASSERT_EQUAL(at(&desk, POISE_FACT_FRAIL)->datum.choice, 0);
    CU_ASSERT_EQUAL(at(&desk, POISE_FACT_ER)->datum.choice, POISE_ER_POSITIVE);
    CU_ASSERT(record_has(desk.record, POISE_FACT_SITES, POISE_SITES_LIVER));
    CU_ASSERT(record_has(desk.record, POISE_FACT_PRIOR_THERAPY, POISE_THERAPY_CDK46));
    CU_ASSERT(goals_empty(&desk.goals));
    end(&desk);
}

static void a_value_may_bring_its_date_source_and_unit(void)
{
    struct desk desk;
    int32_t day;
    date_parse("2026-03-02", 10, &day);
    CU_ASSERT_EQUAL_FATAL(
        read_text(&desk, "{\"facts\": {\"her2\": {\"value\": \"low\","
                         " \"date\": \"2026-03-02\", \"source\": \"biopsy\"},"
                         " \"haemoglobin\": {\"value\": 12.1, \"unit\": \"g/dL\"}}}"),
        POISE_OK);
    CU_ASSERT_EQUAL(at(&desk, POISE_FACT_HER2)->date, day);
    CU_ASSERT_STRING_EQUAL(at(&desk, POISE_FACT_HER2)->source, "biopsy");
    CU_ASSERT_DOUBLE_EQUAL(at(&desk, POISE_FACT_HAEMOGLOBIN)->datum.number, 121, 1e-9);
    end(&desk);
}

static void of_several_dated_values_the_newest_counts(void)
{
    struct desk desk;
    CU_ASSERT_EQUAL_FATAL(
        read_text(&desk,
                  "{\"facts\": {\"ecog\": [{\"value\": 2, \"date\": \"2026-03-02\"},"
                  " {\"value\": 1, \"date\": \"2026-01-10\"}]}}"),
        POISE_OK);
    CU_ASSERT_DOUBLE_EQUAL(at(&desk, POISE_FACT_ECOG)->datum.number, 2, 0);
    end(&desk);
}

static void null_is_unknown_and_an_empty_list_is_none(void)
{
    struct desk desk;
    CU_ASSERT_EQUAL_FATAL(read_text(&desk,
                                    "{\"facts\": {\"her2\": null, \"prior_therapy\": [],"
                                    " \"ecog\": {\"value\": null}}}"),
                          POISE_OK);
    CU_ASSERT_EQUAL(at(&desk, POISE_FACT_HER2)->trouble, TROUBLE_SAID_UNKNOWN);
    CU_ASSERT_EQUAL(at(&desk, POISE_FACT_ECOG)->trouble, TROUBLE_SAID_UNKNOWN);
    CU_ASSERT_EQUAL(at(&desk, POISE_FACT_PRIOR_THERAPY)->state, FACT_KNOWN);
    CU_ASSERT_EQUAL(at(&desk, POISE_FACT_PRIOR_THERAPY)->datum.members[0], 0);
    end(&desk);
}

static void goals_are_taken_as_a_case_file_takes_them(void)
{
    struct desk desk;
    CU_ASSERT_EQUAL_FATAL(
        read_text(&desk, "{\"facts\": {\"age\": 50}, \"goals\": {\"order\": [\"hair\","
                         " \"benefit\"], \"max_visits\": 2.5, \"no_infusions\": true}}"),
        POISE_OK);
    CU_ASSERT_EQUAL(desk.goals.order_count, 2);
    CU_ASSERT_EQUAL(desk.goals.max_visits, 2500);
    CU_ASSERT(desk.goals.no_infusions);
    end(&desk);
}

static void refused(const char *text, int32_t status, const char *words)
{
    struct desk desk;
    CU_ASSERT_EQUAL(read_text(&desk, text), status);
    CU_ASSERT(fixture_complains(&desk.fixture, words));
    CU_ASSERT_PTR_NULL(desk.record);
    end(&desk);
}

static void every_fault_is_named(void)
{
    refused("{\"facts\": {\"agee\": 61}}", POISE_E_FACT_NAME, "the nearest is \"age\"");
    refused("{\"facts\": {\"er\": \"posi\"}}", POISE_E_FACT_VALUE, "positive");
    refused("{\"facts\": {\"er\": [\"positive\"]}}", POISE_E_FACT_VALUE, "not a list");
    refused("{\"facts\": {\"ecog\": 1.5}}", POISE_E_FACT_VALUE, "whole number");
    refused("{\"facts\": {\"qtc\": {\"value\": 4, \"unit\": \"kg\"}}}", POISE_E_FACT_UNIT,
            "ms");
    refused("{\"facts\": {\"her2\": {\"value\": \"low\", \"date\": \"2026-13-02\"}}}",
            POISE_E_FACT_DATE, "2026-13-02");
    refused("{\"facts\": {\"her2\": {\"valeu\": \"low\"}}}", POISE_E_FACT_VALUE, "valeu");
    refused("{\"facts\": {\"age\": 1}, \"factz\": {}}", POISE_E_RECORD_FORM, "factz");
    refused("{\"facts\": {}, \"goals\": {\"hairs\": 3}}", POISE_E_GOAL, "hair");
    refused("{\"facts\": {\"age\": 61, \"age\": 62}}", POISE_E_JSON, "stands twice");
    refused("{\"facts\": {\"age\": 61,\n}}", POISE_E_JSON, "double quotes");
    refused("{\"fax\": 1}", POISE_E_RECORD_FORM, "neither");
}

const struct unit_test flat_facts_suite[] = {
    UNIT_TEST(values_of_every_kind_are_read),
    UNIT_TEST(a_value_may_bring_its_date_source_and_unit),
    UNIT_TEST(of_several_dated_values_the_newest_counts),
    UNIT_TEST(null_is_unknown_and_an_empty_list_is_none),
    UNIT_TEST(goals_are_taken_as_a_case_file_takes_them),
    UNIT_TEST(every_fault_is_named),
    UNIT_END,
};
