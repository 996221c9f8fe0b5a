/* What a run makes its answers from. */
#include "cohort/card.h"

#include "base/date.h"
#include "lines.h"

/* The card of a run over a file. */
static void make_card(struct fixture *fixture, const struct goals *goals,
                      enum cohort_form form, const char *input, struct text *out)
{
    struct cohort_order order = {
        .engine = fixture->engine, .goals = goals, .form = form, .asks = true};
    struct card_source source = {fixture->session, &order, input, {1, 1}};
    CU_ASSERT_TRUE(date_parse("2026-11-23", 10, &order.as_of));
    CU_ASSERT_EQUAL(card_write(fixture->arena, &source, out), POISE_OK);
}

static void it_names_everything_that_an_answer_is_made_from(void)
{
    static const char *const names[] = {
        "poise",  "abi",    "as_of", "site", "catalogue",  "vocabulary",  "presets",
        "plugin", "answer", "form",  "part", "input_size", "input_begins"};
    struct fixture fixture = fixture_open();
    struct text card = {0};
    fixture_engine(&fixture);
    make_card(&fixture, NULL, COHORT_BRIEF, lines_file(&fixture, "in", "{}\n"), &card);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CU_ASSERT_PTR_NOT_NULL(card_value(fixture.arena, card.bytes, names[i]));
    CU_ASSERT_STRING_EQUAL(card_value(fixture.arena, card.bytes, "as_of"), "2026-11-23");
    CU_ASSERT_STRING_EQUAL(card_value(fixture.arena, card.bytes, "part"), "1 of 1");
    CU_ASSERT_STRING_EQUAL(card_value(fixture.arena, card.bytes, "input_size"), "3");
    CU_ASSERT_PTR_NULL(card_value(fixture.arena, card.bytes, "input"));
    CU_ASSERT_PTR_NULL(card_value(fixture.arena, card.bytes, "finished"));
    text_free(&card);
    fixture_close(&fixture);
}

static void what_differs_is_named(void)
{
    struct fixture fixture = fixture_open();
    struct text first = {0};
    struct goals goals;
    struct text other = {0};
    fixture_engine(&fixture);
    const char *in = lines_file(&fixture, "in", "{}\n");
    make_card(&fixture, NULL, COHORT_BRIEF, in, &first);
    make_card(&fixture, NULL, COHORT_BRIEF, in, &other);
    CU_ASSERT_PTR_NULL(card_difference(fixture.arena, first.bytes, other.bytes));
    text_clear(&other);
    make_card(&fixture, NULL, COHORT_CSV, in, &other);
    CU_ASSERT_STRING_EQUAL(card_difference(fixture.arena, first.bytes, other.bytes),
                           "form");
    text_clear(&other);
    goals = *preset_find(&fixture.engine->presets, "quality-first")->goals;
    make_card(&fixture, &goals, COHORT_BRIEF, in, &other);
    CU_ASSERT_STRING_EQUAL(card_difference(fixture.arena, first.bytes, other.bytes),
                           "answer");
    text_clear(&other);
    make_card(&fixture, NULL, COHORT_BRIEF, lines_file(&fixture, "in2", "[]\n"), &other);
    CU_ASSERT_STRING_EQUAL(card_difference(fixture.arena, first.bytes, other.bytes),
                           "input_begins");
    text_free(&first);
    text_free(&other);
    fixture_close(&fixture);
}

static void of_what_cannot_be_looked_at_nothing_is_known(void)
{
    struct fixture fixture = fixture_open();
    struct text card = {0};
    fixture_engine(&fixture);
    make_card(&fixture, NULL, COHORT_BRIEF, "/dev/null", &card);
    CU_ASSERT_STRING_EQUAL(card_value(fixture.arena, card.bytes, "input_size"),
                           "not known");
    text_free(&card);
    fixture_close(&fixture);
}

UNIT_SUITE(card) = {
    UNIT_TEST(it_names_everything_that_an_answer_is_made_from),
    UNIT_TEST(what_differs_is_named),
    UNIT_TEST(of_what_cannot_be_looked_at_nothing_is_known),
    UNIT_END,
};
