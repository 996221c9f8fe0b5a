/* What stands in a receipt: what the answer was made from, and nothing of the person. */
#include "report/receipt.h"

#include <stdio.h>

#include "report/version.h"

#include "receipts.h"

static void it_names_all_that_the_answer_was_made_from(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct receipt receipt = receipt_of(&fixture, persons[0], NULL, NULL);
    const struct generation *generation = fixture.engine->generation;
    CU_ASSERT_STRING_EQUAL(receipt.lines[0].name, "receipt");
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "receipt"), "1");
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "poise"), POISE_VERSION);
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "abi"), POISE_ABI_TEXT);
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "generation"), "1");
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "as_of"), "2026-11-23");
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "goals"), "case");
    CU_ASSERT_EQUAL(receipt_lines(&receipt, "plugin"), generation->plugin_count);
    CU_ASSERT_EQUAL(receipt_lines(&receipt, "catalogue"),
                    generation->catalogue->file_count);
    char digest[DIGEST_LONG];
    char line[160];
    digest_format_long(&generation->plugins[0].digest, digest);
    snprintf(line, sizeof line, "%s %s %s OK", generation->plugins[0].id,
             generation->plugins[0].manifest.version, digest);
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "plugin"), line);
    digest_format_long(&generation->site.digest, digest);
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "site"), digest);
    fixture_close(&fixture);
}

static void it_has_a_place_for_every_recommendation(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        struct receipt receipt = receipt_of(&fixture, persons[p], NULL, &test_secret);
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        CU_ASSERT_EQUAL_FATAL(receipt_lines(&receipt, "place"), answer->ranked_count);
        for (uint32_t i = 0; i < answer->ranked_count; i++) {
            char option[DIGEST_TEXT];
            const char *value = receipt_line_at(&receipt, "place", i)->value;
            receipt_place(&test_secret, i + 1, answer->ranked[i]->option->id, option);
            CU_ASSERT_EQUAL(strncmp(value, option, strlen(option)), 0);
        }
    }
    fixture_close(&fixture);
}

static void without_a_secret_the_input_is_not_bound_and_it_says_so(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct receipt receipt = receipt_of(&fixture, persons[0], NULL, NULL);
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "input"),
                           "no site key: input not bound");
    CU_ASSERT_STRING_EQUAL(receipt_value(&receipt, "seal"), "none: the site has no key");
    CU_ASSERT_PTR_NULL(receipt_value(&receipt, "key"));
    for (uint32_t i = 0; i < receipt_lines(&receipt, "part"); i++)
        CU_ASSERT_NOT_EQUAL(
            strncmp(receipt_line_at(&receipt, "part", i)->value, "case ", 5), 0);
    fixture_close(&fixture);
}

static void with_a_secret_nothing_of_the_person_is_as_without(void)
{
    static const char *const names[] = {"input", "answer", "part", "place", "seal"};
    static const struct secret other = {{9}};
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct receipt plain = receipt_of(&fixture, persons[1], NULL, NULL);
    struct receipt keyed = receipt_of(&fixture, persons[1], NULL, &test_secret);
    struct receipt again = receipt_of(&fixture, persons[1], NULL, &other);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = receipt_value(&keyed, names[i]);
        CU_ASSERT_STRING_NOT_EQUAL(value, receipt_value(&plain, names[i]));
        CU_ASSERT_STRING_NOT_EQUAL(value, receipt_value(&again, names[i]));
    }
    fixture_close(&fixture);
}

static void the_same_answer_gives_the_same_receipt(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct text first = {0};
    struct text second = {0};
    struct receipt one = receipt_of(&fixture, persons[2], NULL, &test_secret);
    receipt_of(&fixture, persons[3], NULL, &test_secret); /* someone between */
    struct receipt two = receipt_of(&fixture, persons[2], NULL, &test_secret);
    receipt_text(&one, &first);
    receipt_text(&two, &second);
    CU_ASSERT_STRING_EQUAL(first.bytes, second.bytes);
    text_free(&first);
    text_free(&second);
    fixture_close(&fixture);
}

static void where_the_goals_were_read_says_nothing_about_the_answer(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct answer answer = *fixture_answer(&fixture, persons[0], "quality-first");
    struct goals moved = *answer.goals;
    struct receipt_source source = {.answer = &answer, .goals = "file"};
    struct receipt here;
    struct receipt there;
    CU_ASSERT_EQUAL(receipt_make(fixture.arena, &source, &here), POISE_OK);
    moved.origin = "/elsewhere/quality-first.ini";
    answer.goals = &moved;
    CU_ASSERT_EQUAL(receipt_make(fixture.arena, &source, &there), POISE_OK);
    CU_ASSERT_STRING_EQUAL(receipt_value(&here, "answer"),
                           receipt_value(&there, "answer"));
    fixture_close(&fixture);
}

static void goals_of_a_file_are_bound_by_the_secret(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct receipt plain = receipt_of(&fixture, persons[0], "keep-hair", NULL);
    struct receipt hair = receipt_of(&fixture, persons[0], "keep-hair", &test_secret);
    struct receipt home = receipt_of(&fixture, persons[0], "time-at-home", &test_secret);
    CU_ASSERT_STRING_EQUAL(receipt_value(&plain, "goals"), "file");
    CU_ASSERT_EQUAL(strncmp(receipt_value(&hair, "goals"), "file blake2b:", 13), 0);
    CU_ASSERT_STRING_NOT_EQUAL(receipt_value(&hair, "goals"),
                               receipt_value(&home, "goals"));
    fixture_close(&fixture);
}

static void any_other_fact_gives_another_answer_digest(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct receipt one = receipt_of(&fixture, "age = 60; er = positive", NULL, NULL);
    struct receipt two = receipt_of(&fixture, "age = 61; er = positive", NULL, NULL);
    CU_ASSERT_STRING_NOT_EQUAL(receipt_value(&one, "answer"),
                               receipt_value(&two, "answer"));
    CU_ASSERT_STRING_EQUAL(receipt_value(&one, "vocabulary"),
                           receipt_value(&two, "vocabulary"));
    CU_ASSERT_STRING_EQUAL(receipt_value(&one, "presets"),
                           receipt_value(&two, "presets"));
    fixture_close(&fixture);
}

/* Whatever allocation fails, the receipt is whole or there is none. */
static void without_memory_there_is_no_receipt(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, persons[0], NULL);
    struct receipt_source source = {.answer = answer, .goals = "case"};
    struct receipt receipt;
    int failed = 0;
    for (size_t limit = 64; limit < 40000; limit += 1000) {
        struct arena *arena = arena_new(64);
        arena_limit(arena, limit);
        failed += receipt_make(arena, &source, &receipt) == POISE_E_MEMORY;
        arena_free(arena);
    }
    CU_ASSERT_TRUE(failed > 3);
    fixture_close(&fixture);
}

UNIT_SUITE(receipt) = {
    UNIT_TEST(it_names_all_that_the_answer_was_made_from),
    UNIT_TEST(it_has_a_place_for_every_recommendation),
    UNIT_TEST(without_a_secret_the_input_is_not_bound_and_it_says_so),
    UNIT_TEST(with_a_secret_nothing_of_the_person_is_as_without),
    UNIT_TEST(the_same_answer_gives_the_same_receipt),
    UNIT_TEST(where_the_goals_were_read_says_nothing_about_the_answer),
    UNIT_TEST(goals_of_a_file_are_bound_by_the_secret),
    UNIT_TEST(any_other_fact_gives_another_answer_digest),
    UNIT_TEST(without_memory_there_is_no_receipt),
    UNIT_END,
};
