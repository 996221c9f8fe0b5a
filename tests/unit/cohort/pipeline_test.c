/* Lines through several threads: here each is written with its number, and sometimes
 * slowly. */
#include <stdatomic.h>
#include <time.h>

#include "cohort/pipeline.h"
#include "lines.h"

enum { LINES = 20000 };

static bool put_line(void *worker, const char *bytes, size_t length, uint64_t number,
                     bool overlong, struct text *out)
{
    atomic_uint *answered = worker;
    atomic_fetch_add(answered, 1);
    if (number % 1000 == 7)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    text_format(out, "%llu%s ", (unsigned long long)number, overlong ? "!" : "");
    text_put_n(out, bytes, overlong ? 1 : length);
    text_put(out, "\n");
    return true;
}

static const char *many_lines(struct fixture *fixture, struct text *expected)
{
    struct text text = {0};
    for (int i = 1; i <= LINES; i++) {
        text_format(&text, "line %d\n", i);
        text_format(expected, "%d line %d\n", i, i);
    }
    const char *path = lines_file(fixture, "in", text.bytes);
    text_free(&text);
    return path;
}

/* Runs a file through some workers; answers how many lines were seen. */
static unsigned run_through(struct fixture *fixture, const char *path, uint32_t jobs,
                            pipeline_line *line, struct text *out)
{
    struct input input;
    struct order order;
    struct pipeline *pipeline = arena_alloc(fixture->arena, sizeof *pipeline);
    atomic_uint answered = 0;
    void *workers[8];
    int error;
    const char *to = lines_file(fixture, "out", "");
    int fd = open(to, O_RDWR | O_CLOEXEC);
    for (uint32_t i = 0; i < jobs; i++)
        workers[i] = &answered;
    CU_ASSERT_EQUAL_FATAL(input_open(path, &lines_whole, 1 << 16, &input), POISE_OK);
    CU_ASSERT_TRUE_FATAL(order_open(fd, &order));
    CU_ASSERT_EQUAL(pipeline_start(pipeline, &input, &order, line, workers, jobs),
                    POISE_OK);
    CU_ASSERT_EQUAL(pipeline_finish(pipeline, &error), POISE_OK);
    order_close(&order);
    input_close(&input);
    close(fd);
    lines_read(to, out);
    return atomic_load(&answered);
}

static void the_output_has_the_order_of_the_input(void)
{
    struct fixture fixture = fixture_open();
    struct text expected = {0};
    const char *path = many_lines(&fixture, &expected);
    for (uint32_t jobs = 1; jobs <= 5; jobs += 2) {
        struct text out = {0};
        CU_ASSERT_EQUAL(run_through(&fixture, path, jobs, put_line, &out), LINES);
        CU_ASSERT_TRUE(out.length == expected.length &&
                       memcmp(out.bytes, expected.bytes, out.length) == 0);
        text_free(&out);
    }
    text_free(&expected);
    fixture_close(&fixture);
}

static void a_line_that_is_too_long_is_told_as_such(void)
{
    struct fixture fixture = fixture_open();
    struct text text = {0};
    struct text out = {0};
    text_put(&text, "a\n");
    text_repeat(&text, "l", 1 << 18);
    text_put(&text, "\n");
    text_repeat(&text, "m", (1 << 16) + 1); /* one byte more than allowed */
    text_put(&text, "\n");
    text_repeat(&text, "n", 10);
    run_through(&fixture, lines_file(&fixture, "in", text.bytes), 2, put_line, &out);
    lines_are(&out, "1 a\n2! l\n3! m\n4 nnnnnnnnnn\n");
    text_free(&text);
    fixture_close(&fixture);
}

static bool fail_at_last(void *worker, const char *bytes, size_t length, uint64_t number,
                         bool overlong, struct text *out)
{
    return number < LINES / 2 && put_line(worker, bytes, length, number, overlong, out);
}

static void without_memory_everybody_stops_and_what_is_written_is_whole(void)
{
    struct fixture fixture = fixture_open();
    struct text expected = {0};
    struct text out = {0};
    const char *path = many_lines(&fixture, &expected);
    run_through(&fixture, path, 3, fail_at_last, &out);
    CU_ASSERT_TRUE(out.length < expected.length / 2);
    CU_ASSERT_TRUE(out.length == 0 ||
                   (memcmp(out.bytes, expected.bytes, out.length) == 0 &&
                    out.bytes[out.length - 1] == '\n'));
    text_free(&expected);
    text_free(&out);
    fixture_close(&fixture);
}

static void halted_it_ends_with_the_chunks_in_hand(void)
{
    int ends[2];
    struct fixture fixture = fixture_open();
    struct order order;
    struct pipeline *pipeline = arena_alloc(fixture.arena, sizeof *pipeline);
    struct text out = {0};
    atomic_uint answered = 0;
    void *workers[] = {&answered, &answered};
    int error;
    const char *to = lines_file(&fixture, "out", "");
    int fd = open(to, O_RDWR | O_CLOEXEC);
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    struct input input = {
        .fd = ends[0], .halt = -1, .left = UINT64_MAX, .line = 1, .limit = 100};
    CU_ASSERT_EQUAL(write(ends[1], "a\nb\nhal", 7), 7);
    CU_ASSERT_TRUE_FATAL(order_open(fd, &order));
    CU_ASSERT_EQUAL(pipeline_start(pipeline, &input, &order, put_line, workers, 2),
                    POISE_OK);
    while (atomic_load(&answered) < 2)
        nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL);
    pipeline_halt(pipeline);
    CU_ASSERT_EQUAL(pipeline_finish(pipeline, &error), POISE_OK);
    lines_read(to, &out);
    lines_are(&out, "1 a\n2 b\n");
    order_close(&order);
    input_close(&input);
    close(ends[1]);
    close(fd);
    fixture_close(&fixture);
}

UNIT_SUITE(pipeline) = {
    UNIT_TEST(the_output_has_the_order_of_the_input),
    UNIT_TEST(a_line_that_is_too_long_is_told_as_such),
    UNIT_TEST(without_memory_everybody_stops_and_what_is_written_is_whole),
    UNIT_TEST(halted_it_ends_with_the_chunks_in_hand),
    UNIT_END,
};
