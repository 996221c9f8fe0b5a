/* The line that shows how far it is. */
#include "cohort/progress.h"

#include "lines.h"

static void expect(uint64_t size, int64_t ms, uint64_t bytes, uint64_t persons,
                   const char *line)
{
    const struct progress progress = {
        .fd = -1, .style = {80, false, false}, .bytes = size};
    struct text out = {0};
    progress_line(&progress, ms, bytes, persons, &out);
    lines_are(&out, line);
}

static void of_a_file_it_shows_the_share_and_the_time_left(void)
{
    expect(1000, 2000, 250, 500,
           "#####...............  25 %  500 persons, 250/s, 6 s left");
    expect(1000, 1000, 1000, 500,
           "#################### 100 %  500 persons, 500/s, 0 s left");
    expect(1000000, 10000, 10000, 7,
           "....................   1 %  7 persons, 0/s, 16 min 30 s left");
    expect(1000000, 60000, 1000, 7,
           "....................   0 %  7 persons, 0/s, 16 h 39 min left");
}

static void of_a_pipe_nobody_knows_the_end(void)
{
    expect(0, 4000, 250, 1000, "1000 persons, 250/s");
}

static void before_anything_is_read_nothing_is_foretold(void)
{
    expect(1000, 0, 0, 0, "....................   0 %  0 persons, 0/s");
}

/* A file may grow. */
static void it_never_shows_more_than_all(void)
{
    expect(1000, 1000, 3000, 10,
           "#################### 100 %  10 persons, 10/s, 0 s left");
}

static void where_there_is_no_terminal_nothing_is_drawn(void)
{
    struct progress progress = {.fd = -1, .bytes = 10};
    progress_begin(&progress);
    progress.begun_ms -= 10000;
    progress_draw(&progress, 5, 1);
    CU_ASSERT_FALSE(progress.drawn);
    progress_end(&progress);
}

static void it_is_drawn_late_and_taken_away(void)
{
    int ends[2];
    char bytes[256] = {0};
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    struct progress progress = {.fd = ends[1], .style = {80, false, false}};
    progress_begin(&progress);
    progress_draw(&progress, 5, 1);
    CU_ASSERT_FALSE(progress.drawn);
    progress.begun_ms -= 10000;
    progress_draw(&progress, 5, 1);
    CU_ASSERT_TRUE(progress.drawn);
    progress_end(&progress);
    CU_ASSERT_TRUE(read(ends[0], bytes, sizeof bytes - 1) > 0);
    CU_ASSERT_STRING_EQUAL(bytes, "\r1 persons, 0/s\x1b[K\r\x1b[K");
    close(ends[0]);
    close(ends[1]);
}

UNIT_SUITE(progress) = {
    UNIT_TEST(of_a_file_it_shows_the_share_and_the_time_left),
    UNIT_TEST(of_a_pipe_nobody_knows_the_end),
    UNIT_TEST(before_anything_is_read_nothing_is_foretold),
    UNIT_TEST(it_never_shows_more_than_all),
    UNIT_TEST(where_there_is_no_terminal_nothing_is_drawn),
    UNIT_TEST(it_is_drawn_late_and_taken_away),
    UNIT_END,
};
