/* The vocabulary as a list. */
#include "json_check.h"
#include "lines.h"
#include "report/lists.h"
#include "small.h"

static const struct fact *named(const struct fixture *fixture, const char *name)
{
    const struct fact *fact = fact_find(fixture->vocabulary, name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(fact);
    return fact;
}

static void expect(const char *name, const char *page)
{
    struct fixture fixture = fixture_open();
    struct text out = {0};
    fact_text(named(&fixture, name), &small_style, &out);
    small_same(&out, page);
    fixture_close(&fixture);
}

static void a_number_tells_its_range_code_and_freshness(void)
{
    expect("qtc", "qtc\n"
                  "  QT interval corrected by Fridericia\n"
                  "  range: 250 to 700 ms\n"
                  "  section: health\n"
                  "  LOINC: 76634-5\n"
                  "  fresh for: 90 days, then it is reported as stale\n");
}

static void a_choice_tells_its_values(void)
{
    expect("sex", "sex\n"
                  "  Sex for drug labels\n"
                  "  values: female, male\n"
                  "  section: person\n");
}

static void what_follows_from_others_tells_how(void)
{
    expect("menopause",
           "menopause\n"
           "  Confirmed by oestradiol/FSH, not by periods alone (chemo amenorrhoea and\n"
           "  tamoxifen mislead); na for men\n"
           "  values: pre, peri, post, na\n"
           "  section: person\n"
           "  follows from: na when sex = male\n");
}

static void all_facts_are_listed_by_section(void)
{
    static const char *const sections[] = {"person", "cancer",   "biomarkers", "history",
                                           "spread", "symptoms", "health",     "goals"};
    struct fixture fixture = fixture_open();
    struct text out = {0};
    facts_text(fixture.vocabulary, &small_style, &out);
    const char *at = out.bytes;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        at = line_with(at, sections[i]);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    }
    for (uint32_t i = 1; i < vocabulary_count(fixture.vocabulary); i++) {
        char start[80];
        if (fact_at(fixture.vocabulary, i) == NULL)
            continue;
        snprintf(start, sizeof start, "  %s ", fact_at(fixture.vocabulary, i)->name);
        CU_ASSERT_TRUE(strlen(start) > 33 || line_with(out.bytes, start) != NULL);
    }
    CU_ASSERT_TRUE(lines_fit(out.bytes, 80));
    text_free(&out);
    fixture_close(&fixture);
}

static void lists_fit_any_page(void)
{
    static const int widths[] = {40, 80, 200};
    struct fixture fixture = fixture_open();
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct style style = {widths[i], false, false};
        struct text out = {0};
        facts_text(fixture.vocabulary, &style, &out);
        CU_ASSERT_TRUE(lines_fit(out.bytes, widths[i]));
        CU_ASSERT_TRUE(lines_are_ascii(out.bytes));
        text_clear(&out);
        for (uint32_t n = 1; n < vocabulary_count(fixture.vocabulary); n++)
            if (fact_at(fixture.vocabulary, n) != NULL)
                fact_text(fact_at(fixture.vocabulary, n), &style, &out);
        CU_ASSERT_TRUE(lines_fit(out.bytes, widths[i]));
        text_free(&out);
    }
    fixture_close(&fixture);
}

static void one_fact_as_json_has_every_key(void)
{
    struct fixture fixture = fixture_open();
    struct text out = {0};
    facts_json(fixture.vocabulary, named(&fixture, "qtc"), &out);
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    CU_ASSERT_TRUE(json_is(out.bytes, "schema", "\"poise/1\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "facts"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.name", "\"qtc\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.unit", "\"ms\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.low", "250"));
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.high", "700"));
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.fresh_days", "90"));
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.loinc", "\"76634-5\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.formula", "null"));
    text_free(&out);
    fixture_close(&fixture);
}

static void a_choice_as_json_lists_its_values(void)
{
    struct fixture fixture = fixture_open();
    struct text out = {0};
    facts_json(fixture.vocabulary, named(&fixture, "her2"), &out);
    CU_ASSERT_EQUAL(json_count(out.bytes, "facts.0.values"), 5);
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.values.0", "\"positive\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "facts.0.loinc", "\"48676-1\""));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "facts.0.unit"));
    text_free(&out);
    fixture_close(&fixture);
}

static void all_facts_are_strict_json(void)
{
    struct fixture fixture = fixture_open();
    struct text out = {0};
    int count = 0;
    facts_json(fixture.vocabulary, NULL, &out);
    for (uint32_t i = 1; i < vocabulary_count(fixture.vocabulary); i++)
        count += fact_at(fixture.vocabulary, i) != NULL;
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    CU_ASSERT_EQUAL(json_count(out.bytes, "facts"), count);
    text_free(&out);
    fixture_close(&fixture);
}

UNIT_SUITE(fact_list) = {
    UNIT_TEST(a_number_tells_its_range_code_and_freshness),
    UNIT_TEST(a_choice_tells_its_values),
    UNIT_TEST(what_follows_from_others_tells_how),
    UNIT_TEST(all_facts_are_listed_by_section),
    UNIT_TEST(lists_fit_any_page),
    UNIT_TEST(one_fact_as_json_has_every_key),
    UNIT_TEST(a_choice_as_json_lists_its_values),
    UNIT_TEST(all_facts_are_strict_json),
    UNIT_END,
};
