/* A whole run in process: the same bytes for any number of threads, here and in
 * isolation, and when it is asked to stop. */
#include "cohort/run.h"

#include "base/date.h"
#include "lines.h"
#include "report/cohort_tally.h"

enum { PERSONS = 60 };

static const char *some_people(struct fixture *fixture)
{
    struct text text = {0};
    for (int i = 0; i < PERSONS; i++)
        text_format(
            &text, "{\"id\":\"p%d\",\"facts\":{\"age\":%d,\"er\":\"%s\",\"ecog\":%d}}\n",
            i, i % 7 == 3 ? 900 : 40 + i, i % 3 == 0 ? "negative" : "positive", i % 5);
    const char *path = lines_file(fixture, "in", text.bytes);
    text_free(&text);
    return path;
}

static void run_file(struct fixture *fixture, const char *in, uint32_t jobs,
                     struct cohort_end *end, struct text *out)
{
    struct input input;
    struct halt halt;
    struct progress progress = {.fd = -1};
    struct cohort_order order = {.engine = fixture->engine};
    const char *to = lines_file(fixture, "out", "");
    int fd = open(to, O_RDWR | O_CLOEXEC);
    CU_ASSERT_TRUE(date_parse("2026-11-23", 10, &order.as_of));
    CU_ASSERT_EQUAL_FATAL(input_open(in, &lines_whole, 1000, &input), POISE_OK);
    CU_ASSERT_TRUE_FATAL(halt_open(&halt));
    const struct cohort_run run = {&order, &input, fd, jobs, &halt, &progress};
    cohort_run(&run, end);
    CU_ASSERT_EQUAL(end->status, POISE_OK);
    halt_close(&halt);
    input_close(&input);
    close(fd);
    lines_read(to, out);
}

static void expect_same(struct fixture *fixture)
{
    struct cohort_end end;
    struct text first = {0};
    const char *in = some_people(fixture);
    run_file(fixture, in, 1, &end, &first);
    CU_ASSERT_EQUAL(end.lines, PERSONS);
    CU_ASSERT_EQUAL(end.tally->answered + end.tally->refused, PERSONS);
    tally_free(end.tally);
    for (uint32_t jobs = 2; jobs <= 5; jobs += 3) {
        struct text out = {0};
        run_file(fixture, in, jobs, &end, &out);
        CU_ASSERT_STRING_EQUAL(out.bytes, first.bytes);
        tally_free(end.tally);
        text_free(&out);
    }
    text_free(&first);
}

static void any_number_of_threads_gives_the_same_bytes(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    expect_same(&fixture);
    fixture_close(&fixture);
}

static void so_it_does_with_plugins_in_processes_of_their_own(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine_isolated(&fixture, "true");
    expect_same(&fixture);
    fixture_close(&fixture);
}

static void asked_to_stop_it_ends_and_says_so(void)
{
    struct fixture fixture = fixture_open();
    struct cohort_order order = {0};
    struct progress progress = {.fd = -1};
    struct cohort_end end;
    struct halt halt;
    int ends[2];
    fixture_engine(&fixture);
    order.engine = fixture.engine;
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    CU_ASSERT_TRUE_FATAL(halt_open(&halt));
    struct input input = {
        .fd = ends[0], .halt = -1, .left = UINT64_MAX, .line = 1, .limit = 100};
    const char *to = lines_file(&fixture, "out", "");
    int fd = open(to, O_RDWR | O_CLOEXEC);
    const struct cohort_run run = {&order, &input, fd, 2, &halt, &progress};
    raise(SIGTERM); /* nothing else would end it: the pipe stays open */
    cohort_run(&run, &end);
    CU_ASSERT_TRUE(end.halted);
    CU_ASSERT_EQUAL(end.status, POISE_OK);
    tally_free(end.tally);
    halt_close(&halt);
    input_close(&input);
    close(ends[1]);
    close(fd);
    fixture_close(&fixture);
}

UNIT_SUITE(run) = {
    UNIT_TEST(any_number_of_threads_gives_the_same_bytes),
    UNIT_TEST(so_it_does_with_plugins_in_processes_of_their_own),
    UNIT_TEST(asked_to_stop_it_ends_and_says_so),
    UNIT_END,
};
