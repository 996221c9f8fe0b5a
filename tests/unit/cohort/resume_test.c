/* Beginning, going on, and refusing to. The program is killed in
 * tests/cli/cohort_test.sh; here are the decisions. */
#include "cohort/resume.h"

#include "base/date.h"
#include "lines.h"

static const char people[] = "{\"id\":\"a\",\"facts\":{\"ecog\":1}}\n"
                             "{\"id\":\"b\",\"facts\":{\"ecog\":2}}\n"
                             "{\"id\":\"c\",\"facts\":{\"ecog\":3}}\n";

struct desk_of_runs {
    struct fixture fixture;
    const char *in;
    const char *out;
    struct cohort_order order;
};

static void open_runs(struct desk_of_runs *runs)
{
    runs->fixture = fixture_open();
    fixture_engine(&runs->fixture);
    runs->in = lines_file(&runs->fixture, "in", people);
    runs->out = lines_file(&runs->fixture, "out", "");
    runs->order = (struct cohort_order){.engine = runs->fixture.engine};
    CU_ASSERT_TRUE(date_parse("2026-11-23", 10, &runs->order.as_of));
}

/* Answers the lines that are left, at most `count`. */
static void answer_some(struct desk_of_runs *runs, struct input *input, int fd, int count)
{
    struct cohort_desk *desk;
    struct chunk chunk = {0};
    struct text out = {0};
    CU_ASSERT_EQUAL_FATAL(cohort_desk_open(&runs->order, &desk), POISE_OK);
    CU_ASSERT_EQUAL(input_next(input, &chunk), POISE_OK);
    const char *at = chunk.bytes;
    for (int i = 0; i < count && chunk.length > 0 && at < chunk.bytes + chunk.length;
         i++) {
        size_t length = strcspn(at, "\n");
        cohort_line(desk, at, length, chunk.line + (uint64_t)i, &out);
        at += length + 1;
    }
    CU_ASSERT_EQUAL(write(fd, out.bytes, out.length), (ssize_t)out.length);
    text_free(&out);
    chunk_free(&chunk);
    cohort_desk_close(desk);
}

/* One run: begins or goes on, answers some lines. Says why it was refused, or "". */
static const char *run_once(struct desk_of_runs *runs, bool resume, int count,
                            bool finish)
{
    struct resume state;
    struct output output;
    struct input input;
    struct card_source source = {runs->fixture.session, &runs->order, runs->in, {1, 1}};
    struct arena *arena = runs->fixture.arena;
    CU_ASSERT_EQUAL_FATAL(resume_look(arena, runs->out, &state), POISE_OK);
    CU_ASSERT_EQUAL_FATAL(output_open(runs->out, &output), POISE_OK);
    CU_ASSERT_EQUAL_FATAL(input_open(runs->in, &lines_whole, 1000, &input), POISE_OK);
    int32_t status = resume ? resume_go_on(&state, &source, &input, &output)
                            : resume_begin(&state, &source, &output);
    const char *why = state.why.length == 0 ? "" : arena_string(arena, state.why.bytes);
    CU_ASSERT_EQUAL(status, why[0] == '\0' ? POISE_OK : POISE_E_ARGUMENT);
    if (status == POISE_OK)
        answer_some(runs, &input, output.fd, count);
    if (status == POISE_OK && finish)
        CU_ASSERT_EQUAL(resume_finish(&state), POISE_OK);
    input_close(&input);
    output_close(&output);
    resume_close(&state);
    return why;
}

static void a_run_goes_on_behind_the_last_line(void)
{
    struct desk_of_runs runs;
    struct text whole = {0};
    struct text again = {0};
    open_runs(&runs);
    CU_ASSERT_STRING_EQUAL(run_once(&runs, false, 3, true), "");
    lines_read(runs.out, &whole);
    CU_ASSERT_STRING_EQUAL(run_once(&runs, false, 1, false), "");
    CU_ASSERT_STRING_EQUAL(run_once(&runs, true, 1, false), "");
    CU_ASSERT_STRING_EQUAL(run_once(&runs, true, 3, true), "");
    CU_ASSERT_STRING_EQUAL(run_once(&runs, true, 3, true), "");
    lines_read(runs.out, &again);
    lines_are(&again, whole.bytes);
    text_free(&whole);
    fixture_close(&runs.fixture);
}

static void an_unfinished_run_is_not_overwritten(void)
{
    struct desk_of_runs runs;
    open_runs(&runs);
    run_once(&runs, false, 1, false);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(run_once(&runs, false, 1, false), "holds an unfinished run"));
    run_once(&runs, true, 3, true);
    CU_ASSERT_STRING_EQUAL(run_once(&runs, false, 3, true), "");
    fixture_close(&runs.fixture);
}

static void resuming_what_is_not_there_begins_it(void)
{
    struct desk_of_runs runs;
    open_runs(&runs);
    CU_ASSERT_STRING_EQUAL(run_once(&runs, true, 3, true), "");
    fixture_close(&runs.fixture);
}

static void another_run_is_refused_by_name(void)
{
    struct desk_of_runs runs;
    open_runs(&runs);
    run_once(&runs, false, 1, false);
    runs.order.form = COHORT_CSV;
    CU_ASSERT_PTR_NOT_NULL(strstr(run_once(&runs, true, 1, false), "another form"));
    runs.order.form = COHORT_BRIEF;
    runs.order.as_of++;
    CU_ASSERT_PTR_NOT_NULL(
        strstr(run_once(&runs, true, 1, false), "another day (2026-11-23)"));
    runs.order.as_of--;
    lines_file(&runs.fixture, "in", "{\"id\":\"z\",\"facts\":{\"ecog\":1}}\n");
    CU_ASSERT_PTR_NOT_NULL(strstr(run_once(&runs, true, 1, false), "another input"));
    fixture_close(&runs.fixture);
}

/* The beginning and the size are the same: only the answer tells. */
static void an_input_that_changed_in_its_middle_is_noticed(void)
{
    struct desk_of_runs runs;
    struct text text = {0};
    open_runs(&runs);
    text_put(&text, people);
    text_repeat(&text, " ", 70000);
    text_put(&text, "\n{\"id\":\"d\",\"facts\":{\"ecog\":1}}\n");
    runs.in = lines_file(&runs.fixture, "in", text.bytes);
    run_once(&runs, false, 3, false);
    struct resume state;
    CU_ASSERT_EQUAL(resume_look(runs.fixture.arena, runs.out, &state), POISE_OK);
    CU_ASSERT_NOT_EQUAL(resume_as_of(&state), DATE_UNKNOWN);
    resume_close(&state);
    lines_file(&runs.fixture, "out", "{\"line\":3,\"id\":\"other\"}\n");
    CU_ASSERT_PTR_NOT_NULL(strstr(run_once(&runs, true, 1, false),
                                  "line 3 of the input does not give the answer that"));
    text_free(&text);
    fixture_close(&runs.fixture);
}

static void without_a_card_or_with_other_bytes_nothing_is_touched(void)
{
    struct desk_of_runs runs;
    struct text out = {0};
    open_runs(&runs);
    lines_file(&runs.fixture, "out", "Dear diary");
    CU_ASSERT_PTR_NOT_NULL(
        strstr(run_once(&runs, true, 1, false), "that says what it was"));
    lines_file(&runs.fixture, "out", "");
    run_once(&runs, false, 3, true);
    lines_file(&runs.fixture, "out", "Dear\ndiary");
    CU_ASSERT_PTR_NOT_NULL(
        strstr(run_once(&runs, true, 1, false), "does not end with an answer"));
    lines_read(runs.out, &out);
    lines_are(&out, "Dear\ndiary");
    fixture_close(&runs.fixture);
}

UNIT_SUITE(resume) = {
    UNIT_TEST(a_run_goes_on_behind_the_last_line),
    UNIT_TEST(an_unfinished_run_is_not_overwritten),
    UNIT_TEST(resuming_what_is_not_there_begins_it),
    UNIT_TEST(another_run_is_refused_by_name),
    UNIT_TEST(an_input_that_changed_in_its_middle_is_noticed),
    UNIT_TEST(without_a_card_or_with_other_bytes_nothing_is_touched),
    UNIT_END,
};
