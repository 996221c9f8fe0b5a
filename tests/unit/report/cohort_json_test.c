/* One person of a cohort as a line of JSON. */
#include "base/problem.h"
#include "json_check.h"
#include "report/cohort_record.h"
#include "small.h"

static const char *const three[] = {
    "", "for = \"her2 = positive\"",
    "never = ( { when = \"qtc >= 450 ms\"; because = \"QT\"; source = \"S\"; } )", NULL};

static void expect(const char *facts, uint64_t line, const char *json)
{
    struct small small;
    struct text out = {0};
    small_open(&small, three, "", facts);
    cohort_json(&small.answer, line, false, &out);
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    small_same(&out, json);
    small_close(&small);
}

static void a_person_is_one_line(void)
{
    expect("her2 = positive; qtc = 460", 7,
           "{\"line\":7,\"id\":\"\",\"first\":{\"systemic\":\"a\"},\"recommendations\":["
           "{\"option\":\"a\",\"role\":\"systemic\",\"rank\":1,\"verdict\":\"eligible\","
           "\"balance\":0.65},{\"option\":\"b\",\"role\":\"systemic\",\"rank\":2,"
           "\"verdict\":\"eligible\",\"balance\":0.65}],\"outside_limits\":[],"
           "\"undetermined\":[],\"flags\":[],\"waiting_for\":[],\"conflicts\":[],"
           "\"not_assessed\":[]}\n");
}

static void what_an_option_waits_for_is_named(void)
{
    struct small small;
    struct text out = {0};
    small_open(&small, three, "", "age = 60");
    cohort_json(&small.answer, 0, false, &out);
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, "\"undetermined\":[\"b\"]"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, "\"waiting_for\":[\"her2\"]"));
    CU_ASSERT_TRUE(strncmp(out.bytes, "{\"id\":", 6) == 0);
    text_free(&out);
    small_close(&small);
}

static void what_could_not_be_read_says_why(void)
{
    struct problem second = {.status = POISE_E_FACT_VALUE, .reason = "and \"b\""};
    struct problem first = {&second, POISE_E_FACT_NAME, NULL, 0, "a"};
    const struct problems problems = {.first = &first, .count = 2};
    const struct cohort_refusal refusal = {3, "p", &problems};
    struct text out = {0};
    cohort_json_refusal(&refusal, &out);
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    small_same(
        &out, "{\"line\":3,\"id\":\"p\",\"error\":{\"status\":\"E_FACT_NAME\",\"reason\":"
              "\"a\",\"remedy\":\"`poise facts` lists the names\",\"more\":[\"and "
              "\\\"b\\\"\"]}}\n");
}

UNIT_SUITE(cohort_json) = {
    UNIT_TEST(a_person_is_one_line),
    UNIT_TEST(what_an_option_waits_for_is_named),
    UNIT_TEST(what_could_not_be_read_says_why),
    UNIT_END,
};
