/* A record written as a case file reads as the same record. */
#include "check/case_text.h"

#include <string.h>

#include "base/file.h"
#include "check/people.h"
#include "fixture.h"
#include "intake/case_file.h"
#include "unit.h"

static struct record *read_back(struct fixture *fixture, const struct vocabulary *words,
                                const struct text *text)
{
    struct file_bytes bytes = {text->bytes, text->length};
    struct record *record = NULL;
    struct goals goals;
    CU_ASSERT_EQUAL(case_read(fixture->arena, words, "case.ini", &bytes, &record, &goals,
                              &fixture->problems),
                    POISE_OK);
    return record;
}

static void sections_dates_and_unknowns_are_written(void)
{
    struct fixture fixture = fixture_open();
    struct record *record =
        fixture_record(&fixture, "age=61; er=positive [2026-03-02]; frail=unknown");
    struct text text = {0};
    case_write(record, "a title", &text);
    CU_ASSERT_STRING_EQUAL(text.bytes, "[meta]\ntitle = a title\n\n"
                                       "[person]\nage = 61 years\nfrail = unknown\n\n"
                                       "[cancer]\ner = positive [2026-03-02]\n");
    text_free(&text);
    fixture_close(&fixture);
}

static void generated_persons_read_back_as_they_were(void)
{
    struct fixture fixture = fixture_open();
    struct people *people = NULL;
    fixture_engine(&fixture);
    const struct vocabulary *words = fixture.engine->generation->vocabulary;
    people_open(fixture.arena, fixture.engine->generation, 3, &people);
    for (uint32_t i = 0; i < 50; i++) {
        struct text text = {0};
        const struct record *person = people_make(people, fixture.arena, i);
        case_write(person, "generated", &text);
        const struct record *read = read_back(&fixture, words, &text);
        for (uint32_t fact = 1; read != NULL && fact < person->count; fact++) {
            const struct reading *a = record_at(person, fact);
            const struct reading *b = record_at(read, fact);
            CU_ASSERT_EQUAL(a->origin, b->origin);
            if (a->origin == ORIGIN_GIVEN && b->origin == ORIGIN_GIVEN)
                CU_ASSERT_TRUE(datum_equal(fact_at(words, fact), &a->datum, &b->datum));
            CU_ASSERT_EQUAL(a->date, b->date);
        }
        text_free(&text);
    }
    fixture_close(&fixture);
}

static void a_value_called_unknown_is_not_mistaken_for_not_knowing(void)
{
    struct fixture fixture = fixture_open();
    struct record *record = fixture_record(&fixture, "age=61");
    struct text text = {0};
    record_say_unknown(record, POISE_FACT_DENTAL);
    case_write(record, "t", &text);
    CU_ASSERT_PTR_NULL(strstr(text.bytes, "dental"));
    text_free(&text);
    fixture_close(&fixture);
}

UNIT_SUITE(case_text) = {
    UNIT_TEST(sections_dates_and_unknowns_are_written),
    UNIT_TEST(generated_persons_read_back_as_they_were),
    UNIT_TEST(a_value_called_unknown_is_not_mistaken_for_not_knowing),
    UNIT_END,
};
