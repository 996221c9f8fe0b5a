/* Two receipts held against each other: what changed, and the first difference. */
#include "report/replay.h"

#include "json_check.h"
#include "receipts.h"

struct compared {
    struct fixture fixture;
    struct receipt then;
    struct receipt now;
    struct replay replay;
};

static void compared_open(struct compared *compared, const char *then, const char *now,
                          const struct secret *secret)
{
    *compared = (struct compared){.fixture = fixture_open()};
    fixture_engine(&compared->fixture);
    compared->then = receipt_of(&compared->fixture, then, NULL, secret);
    compared->now = receipt_of(&compared->fixture, now, NULL, secret);
}

static const struct replay *compare(struct compared *compared,
                                    const struct secret *secret)
{
    CU_ASSERT_EQUAL_FATAL(replay_compare(compared->fixture.arena, &compared->then,
                                         &compared->now,
                                         compared->fixture.engine->generation->catalogue,
                                         secret, &compared->replay),
                          POISE_OK);
    return &compared->replay;
}

static const struct replay_change *change_of(const struct replay *replay,
                                             const char *what)
{
    for (uint32_t i = 0; i < replay->change_count; i++)
        if (strcmp(replay->changes[i].what, what) == 0)
            return &replay->changes[i];
    return NULL;
}

static void the_same_answer_is_the_same(void)
{
    struct compared compared;
    compared_open(&compared, persons[0], persons[0], &test_secret);
    const struct replay *replay = compare(&compared, &test_secret);
    CU_ASSERT_TRUE(replay->same);
    CU_ASSERT_EQUAL(replay->input, INPUT_SAME);
    CU_ASSERT_EQUAL(replay->change_count, 0);
    CU_ASSERT_PTR_NULL(replay->first.text);
    fixture_close(&compared.fixture);
}

static void each_thing_that_changed_is_named(void)
{
    static const struct {
        const char *name, *value, *what;
    } lines[] = {{"poise", "0.0.9", "poise"},
                 {"abi", "0.9", "plugin ABI"},
                 {"as_of", "2026-03-01", "day"},
                 {"site", "defaults", "site"},
                 {"goals", "preset keep-hair", "goals"},
                 {"presets", "blake2b:00", "goals presets"},
                 {"vocabulary", "blake2b:00", "vocabulary"},
                 {"plugin", "anti_her2 0.9.0 blake2b:00 OK", "plugin anti_her2"},
                 {"catalogue", "common blake2b:00", "catalogue common"},
                 {"input", "blake2b:00", "input"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct compared compared;
        compared_open(&compared, persons[0], persons[0], &test_secret);
        receipt_set(&compared.then, lines[i].name, lines[i].value);
        const struct replay *replay = compare(&compared, &test_secret);
        CU_ASSERT_TRUE(replay->same);
        CU_ASSERT_EQUAL(replay->change_count, 1);
        CU_ASSERT_PTR_NOT_NULL(change_of(replay, lines[i].what));
        fixture_close(&compared.fixture);
    }
}

static void a_plugin_that_came_or_went_is_named(void)
{
    struct compared compared;
    compared_open(&compared, persons[0], persons[0], NULL);
    receipt_set(&compared.then, "plugin", "acme 1.0.0 blake2b:00 OK");
    const struct replay *replay = compare(&compared, NULL);
    const struct replay_change *went = change_of(replay, "plugin acme");
    const struct replay_change *came = change_of(replay, "plugin anti_her2");
    CU_ASSERT_EQUAL(replay->change_count, 2);
    CU_ASSERT_PTR_NOT_NULL_FATAL(went);
    CU_ASSERT_PTR_NOT_NULL_FATAL(came);
    CU_ASSERT_PTR_NULL(went->is);
    CU_ASSERT_STRING_EQUAL(went->was, "1.0.0 blake2b:00 OK");
    CU_ASSERT_PTR_NULL(came->was);
    fixture_close(&compared.fixture);
}

static void of_two_plugins_with_one_id_each_has_its_partner(void)
{
    static struct receipt_line then[] = {{"plugin", "a 1 blake2b:01 OK"},
                                         {"plugin", "a 1 blake2b:02 OK"}};
    static struct receipt_line now[] = {{"plugin", "a 1 blake2b:01 OK"},
                                        {"plugin", "a 1 blake2b:03 OK"}};
    struct compared compared;
    compared_open(&compared, persons[4], persons[4], NULL);
    struct receipt_line lines[2][64];
    for (int i = 0; i < 2; i++) {
        struct receipt *receipt = i == 0 ? &compared.then : &compared.now;
        uint32_t count = 0;
        for (uint32_t j = 0; j < receipt->count; j++)
            if (strcmp(receipt->lines[j].name, "plugin") != 0)
                lines[i][count++] = receipt->lines[j];
        memcpy(lines[i] + count, i == 0 ? then : now, sizeof then);
        *receipt = (struct receipt){count + 2, lines[i]};
    }
    const struct replay *replay = compare(&compared, NULL);
    CU_ASSERT_EQUAL_FATAL(replay->change_count, 1);
    CU_ASSERT_STRING_EQUAL(replay->changes[0].was, "1 blake2b:02 OK");
    CU_ASSERT_STRING_EQUAL(replay->changes[0].is, "1 blake2b:03 OK");
    fixture_close(&compared.fixture);
}

/* -------------------- the first difference */

static void the_first_difference_is_an_option_at_a_place(void)
{
    struct compared compared;
    compared_open(&compared, persons[0], persons[2], &test_secret);
    const struct answer *then = fixture_answer(&compared.fixture, persons[0], NULL);
    char first[64];
    snprintf(first, sizeof first, "%s", then->ranked[0]->option->id);
    const struct answer *now = fixture_answer(&compared.fixture, persons[2], NULL);
    const struct replay *replay = compare(&compared, &test_secret);
    CU_ASSERT_FALSE(replay->same);
    CU_ASSERT_EQUAL(replay->input, INPUT_OTHER);
    CU_ASSERT_EQUAL(replay->first.place, 1);
    CU_ASSERT_STRING_EQUAL(replay->first.was, first);
    CU_ASSERT_STRING_EQUAL(replay->first.is, now->ranked[0]->option->id);
    CU_ASSERT_PTR_NOT_NULL(strstr(replay->first.text, "place 1: "));
    CU_ASSERT_PTR_NOT_NULL(strstr(replay->first.text, first));
    fixture_close(&compared.fixture);
}

static void an_option_that_no_catalogue_has_is_told_as_such(void)
{
    struct compared compared;
    compared_open(&compared, persons[0], persons[0], NULL);
    receipt_set(&compared.then, "answer", "blake2b:00");
    receipt_set(&compared.then, "place", "blake2b:00 blake2b:00");
    const struct replay *replay = compare(&compared, NULL);
    CU_ASSERT_EQUAL(replay->first.place, 1);
    CU_ASSERT_PTR_NULL(replay->first.was);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(replay->first.text, "an option that is in no catalogue now then"));
    fixture_close(&compared.fixture);
}

static void the_same_order_with_other_figures_is_told_as_such(void)
{
    struct compared compared;
    char place[2 * DIGEST_TEXT];
    compared_open(&compared, persons[0], persons[0], NULL);
    snprintf(place, sizeof place, "%.24s blake2b:00",
             receipt_value(&compared.then, "place"));
    receipt_set(&compared.then, "answer", "blake2b:00");
    receipt_set(&compared.then, "place", place);
    const struct replay *replay = compare(&compared, NULL);
    CU_ASSERT_EQUAL(replay->first.place, 1);
    CU_ASSERT_STRING_EQUAL(replay->first.was, replay->first.is);
    CU_ASSERT_PTR_NOT_NULL(strstr(replay->first.text, "the same options at every place"));
    fixture_close(&compared.fixture);
}

static void a_list_that_became_shorter_or_longer_is_told_as_such(void)
{
    struct compared compared;
    compared_open(&compared, persons[0], persons[0], NULL);
    uint32_t places = receipt_lines(&compared.then, "place");
    receipt_set(&compared.then, "answer", "blake2b:00");
    struct receipt whole = compared.then;
    for (uint32_t i = 0; i < whole.count; i++)
        if (receipt_line_at(&whole, "place", places - 1) == &whole.lines[i])
            whole.lines[i].name = "part"; /* one place fewer */
    CU_ASSERT_PTR_NOT_NULL(
        strstr(compare(&compared, NULL)->first.text, "nothing then, "));
    struct receipt longer = compared.then;
    compared.then = compared.now;
    compared.now = longer;
    const struct replay *replay = compare(&compared, NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(replay->first.text, "then, nothing now"));
    CU_ASSERT_EQUAL(replay->first.place, places);
    fixture_close(&compared.fixture);
}

static void a_part_that_differs_is_named(void)
{
    struct compared compared;
    compared_open(&compared, persons[0], persons[0], &test_secret);
    receipt_set(&compared.then, "answer", "blake2b:00");
    receipt_set(&compared.then, "part", "case blake2b:00");
    const struct replay *replay = compare(&compared, &test_secret);
    CU_ASSERT_STRING_EQUAL(replay->first.part, "case");
    CU_ASSERT_EQUAL(replay->first.place, 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(replay->first.text, "what is known about the person"));
    fixture_close(&compared.fixture);
}

/* -------------------- told */

static void expect_told(const struct replay *replay, const char *words)
{
    static const struct style style = {80, false, true};
    struct text out = {0};
    replay_text(replay, &style, &out);
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, words));
    text_free(&out);
}

static void the_text_says_what_is_the_same_and_what_is_not(void)
{
    struct compared compared;
    compared_open(&compared, persons[0], persons[0], &test_secret);
    expect_told(compare(&compared, &test_secret), "THE SAME ANSWER, byte for byte\n");
    expect_told(compare(&compared, &test_secret), "SINCE\n  nothing\n");
    receipt_set(&compared.then, "poise", "0.0.9");
    expect_told(compare(&compared, &test_secret), "poise: 0.0.9 then, 0.1.0 now\n");
    receipt_set(&compared.then, "input", "blake2b:00");
    expect_told(compare(&compared, &test_secret), "from another case file\n");
    receipt_set(&compared.then, "answer", "blake2b:00");
    expect_told(compare(&compared, &test_secret), "ANOTHER ANSWER");
    expect_told(compare(&compared, &test_secret), "FIRST DIFFERENCE\n");
    fixture_close(&compared.fixture);
}

static void a_difference_that_nothing_explains_is_our_fault_or_another_case(void)
{
    struct compared compared;
    compared_open(&compared, persons[0], persons[0], NULL);
    receipt_set(&compared.then, "answer", "blake2b:00");
    expect_told(compare(&compared, NULL), "most likely the case is another");
    fixture_close(&compared.fixture);
    compared_open(&compared, persons[0], persons[0], &test_secret);
    receipt_set(&compared.then, "answer", "blake2b:00");
    expect_told(compare(&compared, &test_secret), "Poise itself is at fault");
    fixture_close(&compared.fixture);
}

static void json_says_the_same(void)
{
    struct compared compared;
    struct text out = {0};
    compared_open(&compared, persons[0], persons[2], &test_secret);
    replay_json(compare(&compared, &test_secret), &out);
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    CU_ASSERT_TRUE(json_is(out.bytes, "same", "false"));
    CU_ASSERT_TRUE(json_is(out.bytes, "seal", "\"holds\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "input", "\"other\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "changed"), 1);
    CU_ASSERT_TRUE(json_is(out.bytes, "changed.0.what", "\"input\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "first_difference.place", "1"));
    text_clear(&out);
    compared.now = compared.then;
    replay_json(compare(&compared, &test_secret), &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "first_difference", "null"));
    text_free(&out);
    fixture_close(&compared.fixture);
}

UNIT_SUITE(replay) = {
    UNIT_TEST(the_same_answer_is_the_same),
    UNIT_TEST(each_thing_that_changed_is_named),
    UNIT_TEST(a_plugin_that_came_or_went_is_named),
    UNIT_TEST(of_two_plugins_with_one_id_each_has_its_partner),
    UNIT_TEST(the_first_difference_is_an_option_at_a_place),
    UNIT_TEST(an_option_that_no_catalogue_has_is_told_as_such),
    UNIT_TEST(the_same_order_with_other_figures_is_told_as_such),
    UNIT_TEST(a_list_that_became_shorter_or_longer_is_told_as_such),
    UNIT_TEST(a_part_that_differs_is_named),
    UNIT_TEST(the_text_says_what_is_the_same_and_what_is_not),
    UNIT_TEST(a_difference_that_nothing_explains_is_our_fault_or_another_case),
    UNIT_TEST(json_says_the_same),
    UNIT_END,
};
