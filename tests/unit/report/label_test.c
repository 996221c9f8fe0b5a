/* Names of facts as people say them, and facts with their origin. */
#include "report/label.h"

#include <string.h>

#include "fixture.h"
#include "unit.h"

static const struct fact *named(const struct fixture *fixture, const char *name)
{
    const struct fact *fact = fact_find(fixture->vocabulary, name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(fact);
    return fact;
}

static void expect_label(const char *name, const char *label)
{
    struct fixture fixture = fixture_open();
    struct text out = {0};
    label_write(named(&fixture, name), &out);
    CU_ASSERT_STRING_EQUAL(out.bytes, label);
    text_free(&out);
    fixture_close(&fixture);
}

/* How a fact of a case is told. */
static void expect_fact(const char *facts, const char *name, const char *told)
{
    struct fixture fixture = fixture_open();
    const struct record *record = fixture_derived(&fixture, facts);
    const struct fact *fact = named(&fixture, name);
    struct text out = {0};
    fact_write_value(fact, record_at(record, fact->number), &out);
    fact_write_origin(record_at(record, fact->number), &out);
    CU_ASSERT_STRING_EQUAL(out.bytes, told);
    text_free(&out);
    fixture_close(&fixture);
}

static void underscores_become_spaces(void)
{
    expect_label("age", "age");
    expect_label("creatinine_clearance", "creatinine clearance");
}

static void abbreviations_are_written_as_usual(void)
{
    expect_label("ecog", "ECOG");
    expect_label("her2", "HER2");
    expect_label("pik3ca", "PIK3CA");
    expect_label("gbrca1", "germline BRCA1");
    expect_label("line", "line of therapy");
    expect_label("distance_km", "distance");
    expect_label("comedication", "other medicines");
}

static void labels_are_unique(void)
{
    struct fixture fixture = fixture_open();
    uint32_t count = vocabulary_count(fixture.vocabulary);
    struct text labels = {0};
    CU_ASSERT_TRUE(count > 100);
    for (uint32_t i = 1; i < count; i++) {
        struct text label = {0};
        if (fact_at(fixture.vocabulary, i) == NULL)
            continue;
        text_put_char(&label, '\n');
        label_write(fact_at(fixture.vocabulary, i), &label);
        text_put_char(&label, '\n');
        CU_ASSERT_TRUE(labels.length == 0 || strstr(labels.bytes, label.bytes) == NULL);
        text_put(&labels, label.bytes);
        text_free(&label);
    }
    text_free(&labels);
    fixture_close(&fixture);
}

static void a_given_fact_tells_its_date_and_source(void)
{
    expect_fact("her2 = low [2026-03-02, metastasis biopsy]", "her2",
                "HER2 low [2026-03-02, metastasis biopsy]");
    expect_fact("her2 = low [2026-03-02]", "her2", "HER2 low [2026-03-02]");
    expect_fact("her2 = low [biopsy]", "her2", "HER2 low [biopsy]");
    expect_fact("her2 = low", "her2", "HER2 low");
}

static void numbers_have_their_unit_and_sets_their_members(void)
{
    expect_fact("creatinine_clearance = 48.5", "creatinine_clearance",
                "creatinine clearance 48.5 mL/min");
    expect_fact("ecog = 0", "ecog", "ECOG 0");
    expect_fact("sites = bone, liver", "sites", "sites bone, liver");
}

static void what_was_not_stated_says_so(void)
{
    expect_fact("age = 60", "her2", "HER2 not known");
    expect_fact("menopause = post", "pregnant", "pregnant no [derived]");
    expect_fact("age = 40", "maintenance", "maintenance no [assumed]");
}

static void never_having_had_a_treatment_is_no_number_of_months(void)
{
    expect_fact("months_since_adjuvant_endocrine = 999",
                "months_since_adjuvant_endocrine",
                "months since adjuvant endocrine none given");
    expect_fact("months_since_adjuvant_endocrine = 12", "months_since_adjuvant_endocrine",
                "months since adjuvant endocrine 12 months");
}

UNIT_SUITE(label) = {
    UNIT_TEST(underscores_become_spaces),
    UNIT_TEST(abbreviations_are_written_as_usual),
    UNIT_TEST(labels_are_unique),
    UNIT_TEST(a_given_fact_tells_its_date_and_source),
    UNIT_TEST(numbers_have_their_unit_and_sets_their_members),
    UNIT_TEST(what_was_not_stated_says_so),
    UNIT_TEST(never_having_had_a_treatment_is_no_number_of_months),
    UNIT_END,
};
