/* One line of JSON in, one record out. */
#include "cohort/line.h"

#include "base/date.h"
#include "lines.h"
#include "report/cohort_tally.h"

struct bench {
    struct fixture fixture;
    struct cohort_order order;
    struct cohort_desk *desk;
};

static void open_bench(struct bench *bench, enum cohort_form form)
{
    bench->fixture = fixture_open();
    fixture_engine(&bench->fixture);
    bench->order = (struct cohort_order){.engine = bench->fixture.engine, .form = form};
    CU_ASSERT_TRUE(date_parse("2026-11-23", 10, &bench->order.as_of));
    CU_ASSERT_EQUAL_FATAL(cohort_desk_open(&bench->order, &bench->desk), POISE_OK);
}

static void close_bench(struct bench *bench)
{
    cohort_desk_close(bench->desk);
    fixture_close(&bench->fixture);
}

/* Lines in a buffer are followed by more bytes; here by ones that must not matter. */
static int32_t answer(struct bench *bench, const char *line, uint64_t number,
                      struct text *out)
{
    char bytes[2048];
    size_t length = strlen(line);
    memset(bytes, '}', sizeof bytes);
    memcpy(bytes, line, length);
    return cohort_line(bench->desk, bytes, length, number, out);
}

static const char known[] =
    "{\"id\":\"p1\",\"facts\":{\"age\":61,\"sex\":\"female\",\"menopause\":\"post\","
    "\"er\":\"positive\",\"pr\":\"positive\",\"her2\":\"zero\",\"sites\":[\"bone\"],"
    "\"line\":1,\"setting\":\"de_novo\",\"ecog\":0,\"visceral_crisis\":false}}";

static void a_person_is_one_line(void)
{
    struct bench bench;
    struct text out = {0};
    open_bench(&bench, COHORT_BRIEF);
    CU_ASSERT_EQUAL(answer(&bench, known, 17, &out), POISE_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes,
                                  "{\"line\":17,\"id\":\"p1\",\"first\":{\"systemic\":"
                                  "\"ribociclib-ai\",\"bone\":"));
    CU_ASSERT_PTR_EQUAL(strchr(out.bytes, '\n'), out.bytes + out.length - 1);
    text_free(&out);
    close_bench(&bench);
}

static void a_line_of_a_queue_has_no_number(void)
{
    struct bench bench;
    struct text out = {0};
    open_bench(&bench, COHORT_BRIEF);
    CU_ASSERT_EQUAL(answer(&bench, known, 0, &out), POISE_OK);
    CU_ASSERT_TRUE(strncmp(out.bytes, "{\"id\":\"p1\",", 11) == 0);
    text_free(&out);
    close_bench(&bench);
}

static void goals_stand_in_the_line_or_hold_for_everybody(void)
{
    struct bench bench;
    struct text own = {0};
    struct text all = {0};
    struct text line = {0};
    struct goals goals;
    open_bench(&bench, COHORT_BRIEF);
    text_put_n(&line, known, strlen(known) - 1);
    text_put(&line, ",\"goals\":{\"hair\":10,\"max_visits\":1}}");
    CU_ASSERT_EQUAL(answer(&bench, line.bytes, 1, &own), POISE_OK);
    CU_ASSERT_PTR_NULL(strstr(own.bytes, "\"outside_limits\":[]"));
    cohort_desk_close(bench.desk);
    goals_clear(&goals);
    bench.order.goals = &goals;
    CU_ASSERT_EQUAL_FATAL(cohort_desk_open(&bench.order, &bench.desk), POISE_OK);
    CU_ASSERT_EQUAL(answer(&bench, line.bytes, 1, &all), POISE_OK);
    CU_ASSERT_PTR_NOT_NULL(strstr(all.bytes, "\"outside_limits\":[]"));
    text_free(&own);
    text_free(&all);
    text_free(&line);
    close_bench(&bench);
}

static void what_cannot_be_used_says_why(void)
{
    static const struct {
        const char *line;
        int32_t status;
        const char *says;
    } bad[] = {
        {"nonsense", POISE_E_JSON,
         "{\"line\":3,\"id\":null,\"error\":{\"status\":\"E_JSON\""},
        {"{\"id\": \"x\"", POISE_E_JSON, "\"E_JSON\""},
        {"{\"id\": \"x\"}", POISE_E_RECORD_FORM, "\"id\":\"x\",\"error\""},
        {"[1]", POISE_E_JSON, "the line does not begin with {"},
        {"er = positive", POISE_E_JSON, "the line does not begin with {"},
        {"{\"id\": \"x\", \"facts\": {\"aeg\": 3, \"her2\": \"blue\"}}",
         POISE_E_FACT_VALUE, "\"more\":[\"her2 has no value"},
    };
    struct bench bench;
    open_bench(&bench, COHORT_BRIEF);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct text out = {0};
        CU_ASSERT_EQUAL(answer(&bench, bad[i].line, 3, &out), bad[i].status);
        CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, bad[i].says));
        text_free(&out);
    }
    CU_ASSERT_EQUAL(cohort_desk_tally(bench.desk)->refused, 6);
    close_bench(&bench);
}

static void a_blank_line_says_nothing(void)
{
    struct bench bench;
    struct text out = {0};
    open_bench(&bench, COHORT_BRIEF);
    CU_ASSERT_EQUAL(answer(&bench, "", 1, &out), POISE_OK);
    CU_ASSERT_EQUAL(answer(&bench, " \t\r", 2, &out), POISE_OK);
    CU_ASSERT_EQUAL(out.length, 0);
    close_bench(&bench);
}

/* What came before must not show in what comes after. */
static void a_line_says_the_same_wherever_it_stands(void)
{
    struct bench bench;
    struct text first = {0};
    struct text again = {0};
    struct text other = {0};
    open_bench(&bench, COHORT_CSV);
    answer(&bench, known, 1, &first);
    answer(&bench, "{\"facts\":{\"her2\":\"positive\",\"age\":30}}", 1, &other);
    answer(&bench, "{\"facts\":{\"her2\":\"blue\"}}", 1, &other);
    answer(&bench, known, 1, &again);
    CU_ASSERT_STRING_EQUAL(first.bytes, again.bytes);
    text_free(&first);
    text_free(&again);
    text_free(&other);
    close_bench(&bench);
}

static void counted_only_it_writes_nothing(void)
{
    struct bench bench;
    struct text out = {0};
    open_bench(&bench, COHORT_SILENT);
    CU_ASSERT_EQUAL(answer(&bench, known, 1, &out), POISE_OK);
    CU_ASSERT_EQUAL(answer(&bench, "nonsense", 2, &out), POISE_E_JSON);
    CU_ASSERT_EQUAL(out.length, 0);
    CU_ASSERT_EQUAL(cohort_desk_tally(bench.desk)->answered, 1);
    CU_ASSERT_EQUAL(cohort_desk_tally(bench.desk)->refused, 1);
    close_bench(&bench);
}

UNIT_SUITE(line) = {
    UNIT_TEST(a_person_is_one_line),
    UNIT_TEST(a_line_of_a_queue_has_no_number),
    UNIT_TEST(goals_stand_in_the_line_or_hold_for_everybody),
    UNIT_TEST(what_cannot_be_used_says_why),
    UNIT_TEST(a_blank_line_says_nothing),
    UNIT_TEST(a_line_says_the_same_wherever_it_stands),
    UNIT_TEST(counted_only_it_writes_nothing),
    UNIT_END,
};
