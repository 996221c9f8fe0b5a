/* Facts as JSON: every value with its date and where it came from. */
#include <string.h>

#include "json_check.h"
#include "report/writer.h"
#include "small.h"

static void write_fact(const char *facts, uint32_t fact, struct text *out)
{
    const char *const members[] = {"", NULL};
    struct small small;
    small_open(&small, members, "", facts);
    struct writer writer = {.json = {.out = out}, .answer = &small.answer};
    writer_fact(&writer, fact);
    small_close(&small);
}

static void expect(const char *facts, uint32_t fact, const char *json)
{
    struct text out = {0};
    write_fact(facts, fact, &out);
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    small_same(&out, json);
}

static void a_number_has_its_unit_date_and_source(void)
{
    expect("qtc = 420 [2026-11-02, ECG]", POISE_FACT_QTC,
           "{\"name\":\"qtc\",\"value\":420,\"unit\":\"ms\",\"date\":\"2026-11-02\","
           "\"source\":\"ECG\"}");
    expect("calcium_corrected = 2.35", POISE_FACT_CALCIUM_CORRECTED,
           "{\"name\":\"calcium_corrected\",\"value\":2.35,\"unit\":\"mmol/L\","
           "\"date\":null,\"source\":\"given\"}");
}

static void a_choice_is_its_name(void)
{
    expect("her2 = low [biopsy]", POISE_FACT_HER2,
           "{\"name\":\"her2\",\"value\":\"low\",\"date\":null,\"source\":\"biopsy\"}");
    expect("frail = yes", POISE_FACT_FRAIL,
           "{\"name\":\"frail\",\"value\":\"yes\",\"date\":null,\"source\":\"given\"}");
}

static void a_set_is_a_list(void)
{
    expect("sites = liver, bone", POISE_FACT_SITES,
           "{\"name\":\"sites\",\"value\":[\"bone\",\"liver\"],\"date\":null,"
           "\"source\":\"given\"}");
    expect("sites = none", POISE_FACT_SITES,
           "{\"name\":\"sites\",\"value\":[],\"date\":null,\"source\":\"given\"}");
}

static void unknown_is_null_and_never_no(void)
{
    expect("age = 60", POISE_FACT_FRAIL,
           "{\"name\":\"frail\",\"value\":null,\"date\":null,\"source\":\"unknown\"}");
    expect("frail = unknown", POISE_FACT_FRAIL,
           "{\"name\":\"frail\",\"value\":null,\"date\":null,\"source\":\"unknown\"}");
}

static void what_was_not_stated_says_how_it_came_about(void)
{
    expect("menopause = post", POISE_FACT_PREGNANT,
           "{\"name\":\"pregnant\",\"value\":\"no\",\"date\":null,"
           "\"source\":\"derived\"}");
    expect("age = 60", POISE_FACT_MAINTENANCE,
           "{\"name\":\"maintenance\",\"value\":\"no\",\"date\":null,"
           "\"source\":\"assumed\"}");
}

static void a_source_cannot_break_the_document(void)
{
    struct text out = {0};
    write_fact("her2 = low [the \"second\" \\ biopsy]", POISE_FACT_HER2, &out);
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    CU_ASSERT_TRUE(json_is(out.bytes, "source", "\"the \\\"second\\\" \\\\ biopsy\""));
    text_free(&out);
}

static void facts_are_listed_in_the_order_cited(void)
{
    const char *const members[] = {"", NULL};
    struct small small;
    struct text out = {0};
    struct cites cites = {0};
    small_open(&small, members, "", "ecog = 1; her2 = zero");
    struct writer writer = {.json = {.out = &out}, .answer = &small.answer};
    cites_add(&cites, POISE_FACT_HER2);
    cites_add(&cites, POISE_FACT_ECOG);
    cites_add(&cites, POISE_FACT_HER2);
    json_open(&writer.json, NULL, '{');
    writer_facts(&writer, "facts", &cites);
    json_close(&writer.json, '}');
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    CU_ASSERT_EQUAL(json_count(out.bytes, "facts"), 2);
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.name", "\"her2\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.1.name", "\"ecog\""));
    text_free(&out);
    small_close(&small);
}

UNIT_SUITE(fact_json) = {
    UNIT_TEST(a_number_has_its_unit_date_and_source),
    UNIT_TEST(a_choice_is_its_name),
    UNIT_TEST(a_set_is_a_list),
    UNIT_TEST(unknown_is_null_and_never_no),
    UNIT_TEST(what_was_not_stated_says_how_it_came_about),
    UNIT_TEST(a_source_cannot_break_the_document),
    UNIT_TEST(facts_are_listed_in_the_order_cited),
    UNIT_END,
};
