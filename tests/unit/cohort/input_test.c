/* Bytes into chunks of whole lines. */
#include "lines.h"

/* Writes every chunk as "NUMBER: BYTES|". */
static void put_chunks(struct input *input, struct text *out)
{
    struct chunk chunk = {0};
    while (input_next(input, &chunk) == POISE_OK && chunk.length > 0) {
        text_format(out, "%llu%s: ", (unsigned long long)chunk.line,
                    chunk.overlong ? " too long" : "");
        text_put_n(out, chunk.bytes, chunk.overlong ? 3 : chunk.length);
        text_put(out, "|");
    }
    chunk_free(&chunk);
}

static void expect_part(const char *text, struct input_part part, const char *chunks)
{
    struct fixture fixture = fixture_open();
    struct input input;
    struct text out = {0};
    CU_ASSERT_EQUAL_FATAL(
        input_open(lines_file(&fixture, "in", text), &part, 1 << 20, &input), POISE_OK);
    put_chunks(&input, &out);
    lines_are(&out, chunks);
    input_close(&input);
    fixture_close(&fixture);
}

static void a_chunk_ends_where_a_line_does(void)
{
    expect_part("a\nb\nc\n", lines_whole, "1: a\nb\nc\n|");
    expect_part("", lines_whole, "");
    expect_part("\n\n", lines_whole, "1: \n\n|");
}

static void the_last_line_may_lack_its_end(void)
{
    expect_part("a\nb", lines_whole, "1: a\n|2: b|");
    expect_part("a", lines_whole, "1: a|");
}

static void parts_are_cut_between_lines_and_lines_keep_their_numbers(void)
{
    const char *text = "one\ntwo\nthree\nfour\n"; /* 19 bytes */
    expect_part(text, (struct input_part){1, 2}, "1: one\ntwo\nthree\n|");
    expect_part(text, (struct input_part){2, 2}, "4: four\n|");
    expect_part(text, (struct input_part){1, 3}, "1: one\ntwo\n|");
    expect_part(text, (struct input_part){2, 3}, "3: three\n|");
    expect_part(text, (struct input_part){3, 3}, "4: four\n|");
}

static void more_parts_than_lines_leave_some_empty(void)
{
    struct text all = {0};
    struct fixture fixture = fixture_open();
    const char *path = lines_file(&fixture, "in", "a long line\nb\n");
    for (uint32_t i = 1; i <= 30; i++) {
        struct input input;
        struct input_part part = {i, 30};
        CU_ASSERT_EQUAL(input_open(path, &part, 1 << 20, &input), POISE_OK);
        put_chunks(&input, &all);
        input_close(&input);
    }
    lines_are(&all, "1: a long line\n|2: b\n|");
    fixture_close(&fixture);
}

/* In a pipe bytes come as they are written, here in the middle of lines. */
static void a_pipe_gives_whole_lines_too(void)
{
    int ends[2];
    struct text out = {0};
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    struct input input = {
        .fd = ends[0], .halt = -1, .left = UINT64_MAX, .line = 1, .limit = 100};
    struct chunk chunk = {0};
    CU_ASSERT_EQUAL(write(ends[1], "a\nb", 3), 3);
    CU_ASSERT_EQUAL(input_next(&input, &chunk), POISE_OK);
    text_put_n(&out, chunk.bytes, chunk.length);
    lines_are(&out, "a\n");
    CU_ASSERT_EQUAL(write(ends[1], "c\n", 2), 2);
    close(ends[1]);
    put_chunks(&input, &out);
    lines_are(&out, "2: bc\n|");
    chunk_free(&chunk);
    input_close(&input);
}

static void reading_ends_when_it_is_halted(void)
{
    int ends[2];
    int halt[2];
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    CU_ASSERT_EQUAL_FATAL(pipe(halt), 0);
    struct input input = {
        .fd = ends[0], .halt = halt[0], .left = UINT64_MAX, .line = 1, .limit = 100};
    struct chunk chunk = {0};
    CU_ASSERT_EQUAL(write(halt[1], "!", 1), 1);
    CU_ASSERT_EQUAL(input_next(&input, &chunk), POISE_OK);
    CU_ASSERT_EQUAL(chunk.length, 0);
    chunk_free(&chunk);
    input_close(&input);
    close(ends[1]);
    close(halt[0]);
    close(halt[1]);
}

static void a_line_that_is_too_long_is_one_chunk_and_the_next_is_whole(void)
{
    struct fixture fixture = fixture_open();
    struct text text = {0};
    struct text out = {0};
    struct input input;
    text_put(&text, "a\nlo");
    text_repeat(&text, "o", 3 * INPUT_READ);
    text_put(&text, "ng\nb\n");
    CU_ASSERT_EQUAL(
        input_open(lines_file(&fixture, "in", text.bytes), &lines_whole, 1000, &input),
        POISE_OK);
    put_chunks(&input, &out);
    lines_are(&out, "1: a\n|2 too long: loo|3: b\n|");
    input_close(&input);
    text_free(&text);
    fixture_close(&fixture);
}

static void lines_that_were_answered_are_passed_over(void)
{
    struct fixture fixture = fixture_open();
    const char *path = lines_file(&fixture, "in", "a\nb\nc\nd");
    static const char *const rests[] = {"1: a\nb\nc\n|4: d|", "2: b\nc\n|4: d|",
                                        "3: c\n|4: d|", "4: d|", ""};
    for (uint64_t line = 1; line <= 5; line++) {
        struct input input;
        struct text out = {0};
        CU_ASSERT_EQUAL(input_open(path, &lines_whole, 1000, &input), POISE_OK);
        CU_ASSERT_EQUAL(input_skip(&input, line), POISE_OK);
        put_chunks(&input, &out);
        lines_are(&out, rests[line - 1]);
        input_close(&input);
    }
    struct input input;
    CU_ASSERT_EQUAL(input_open(path, &lines_whole, 1000, &input), POISE_OK);
    CU_ASSERT_EQUAL(input_skip(&input, 6), POISE_E_ARGUMENT);
    input_close(&input);
    fixture_close(&fixture);
}

static void lines_can_be_given_back(void)
{
    struct fixture fixture = fixture_open();
    struct input input;
    struct chunk chunk = {0};
    struct text out = {0};
    uint64_t size;
    CU_ASSERT_EQUAL(
        input_open(lines_file(&fixture, "in", "a\nb\nc\nd"), &lines_whole, 1000, &input),
        POISE_OK);
    CU_ASSERT_TRUE(input_size(&input, &size) && size == 7);
    CU_ASSERT_EQUAL(input_next(&input, &chunk), POISE_OK);
    CU_ASSERT_EQUAL(input_back(&input, &chunk, 3), POISE_OK);
    CU_ASSERT_EQUAL(input.taken, 4);
    CU_ASSERT_TRUE(input_size(&input, &size) && size == 3);
    put_chunks(&input, &out);
    lines_are(&out, "3: c\n|4: d|");
    chunk_free(&chunk);
    input_close(&input);
    fixture_close(&fixture);
}

static void what_cannot_be_cut_or_opened_is_refused(void)
{
    struct input input;
    struct input_part half = {1, 2};
    CU_ASSERT_EQUAL(input_open("/dev/null", &half, 1000, &input), POISE_E_IO);
    CU_ASSERT_EQUAL(input_open("/nowhere/at/all", &lines_whole, 1000, &input),
                    POISE_E_IO);
}

UNIT_SUITE(input) = {
    UNIT_TEST(a_chunk_ends_where_a_line_does),
    UNIT_TEST(the_last_line_may_lack_its_end),
    UNIT_TEST(parts_are_cut_between_lines_and_lines_keep_their_numbers),
    UNIT_TEST(more_parts_than_lines_leave_some_empty),
    UNIT_TEST(a_pipe_gives_whole_lines_too),
    UNIT_TEST(reading_ends_when_it_is_halted),
    UNIT_TEST(a_line_that_is_too_long_is_one_chunk_and_the_next_is_whole),
    UNIT_TEST(lines_that_were_answered_are_passed_over),
    UNIT_TEST(lines_can_be_given_back),
    UNIT_TEST(what_cannot_be_cut_or_opened_is_refused),
    UNIT_END,
};
