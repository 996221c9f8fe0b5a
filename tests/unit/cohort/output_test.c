/* What an earlier run has left in a file. */
#include "cohort/output.h"

#include <errno.h>

#include "lines.h"

static void expect_found(const char *text, uint64_t line, const char *last,
                         uint64_t records, uint64_t refused)
{
    struct fixture fixture = fixture_open();
    struct output output;
    CU_ASSERT_EQUAL_FATAL(output_open(lines_file(&fixture, "out", text), &output),
                          POISE_OK);
    CU_ASSERT_EQUAL(output_find(&output), POISE_OK);
    CU_ASSERT_EQUAL(output.line, line);
    CU_ASSERT_STRING_EQUAL(output.last.bytes == NULL ? "" : output.last.bytes, last);
    CU_ASSERT_EQUAL(output.records, records);
    CU_ASSERT_EQUAL(output.refused, refused);
    output_close(&output);
    fixture_close(&fixture);
}

static void the_last_whole_line_tells_how_far_it_went(void)
{
    expect_found("", 0, "", 0, 0);
    expect_found("{\"line\":1,\"id\":\"a\"}\n", 1, "{\"line\":1,\"id\":\"a\"}\n", 1, 0);
    expect_found("{\"line\":1,\"id\":\"a\"}\n{\"line\":20,\"id\":\"b\"}\n", 20,
                 "{\"line\":20,\"id\":\"b\"}\n", 2, 0);
}

static void a_torn_line_does_not_count(void)
{
    expect_found("{\"line\":1,\"i", 0, "", 0, 0);
    expect_found("{\"line\":1,\"id\":\"a\"}\n{\"line\":2", 1,
                 "{\"line\":1,\"id\":\"a\"}\n", 1, 0);
}

static void a_table_has_a_head(void)
{
    expect_found("line,id,systemic\n", 0, "line,id,systemic\n", 0, 0);
    expect_found("line,id,systemic\n7,p,x\n8", 7, "7,p,x\n", 1, 0);
}

static void refusals_are_counted(void)
{
    expect_found("{\"line\":1,\"id\":null,\"error\":{\"status\":\"E_JSON\"}}\n"
                 "{\"line\":2,\"id\":\"\\\",\\\"error\\\":{\\\"status\\\":\\\"E_\"}\n",
                 2, "{\"line\":2,\"id\":\"\\\",\\\"error\\\":{\\\"status\\\":\\\"E_\"}\n",
                 2, 1);
    expect_found("line,id,systemic\n1,p,,,,,,,,,,,,,,,,,,E_JSON,x\n", 1,
                 "1,p,,,,,,,,,,,,,,,,,,E_JSON,x\n", 1, 1);
}

static void lines_of_any_length_are_found(void)
{
    struct text text = {0};
    struct fixture fixture = fixture_open();
    struct output output;
    text_put(&text, "{\"line\":4,\"x\":\"");
    text_repeat(&text, "y", 300000);
    text_put(&text, "\"}\n");
    size_t whole = text.length;
    text_put(&text, "{\"line\":5,\"x\":\"");
    text_repeat(&text, "y", 200000);
    CU_ASSERT_EQUAL_FATAL(output_open(lines_file(&fixture, "out", text.bytes), &output),
                          POISE_OK);
    CU_ASSERT_EQUAL(output_find(&output), POISE_OK);
    CU_ASSERT_EQUAL(output.line, 4);
    CU_ASSERT_EQUAL(output.size, whole);
    CU_ASSERT_EQUAL(output.last.length, whole);
    output_close(&output);
    text_free(&text);
    fixture_close(&fixture);
}

static void something_else_is_left_alone(void)
{
    static const char *const others[] = {
        "Dear diary\n", "{\"line\":0,\"id\":1}\n",  "{\"line\":\"7\"}\n",
        "\n",           "99999999999999999999,p\n", "7;p\n"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct fixture fixture = fixture_open();
        struct output output;
        CU_ASSERT_EQUAL(output_open(lines_file(&fixture, "out", others[i]), &output),
                        POISE_OK);
        CU_ASSERT_EQUAL(output_find(&output), POISE_E_ARGUMENT);
        output_close(&output);
        fixture_close(&fixture);
    }
}

static void it_goes_on_behind_the_whole_lines_or_begins_anew(void)
{
    struct fixture fixture = fixture_open();
    struct output output;
    struct text out = {0};
    const char *path = lines_file(&fixture, "out", "1,p\n2,to");
    CU_ASSERT_EQUAL(output_open(path, &output), POISE_OK);
    CU_ASSERT_EQUAL(output_find(&output), POISE_OK);
    CU_ASSERT_EQUAL(output_go_on(&output), POISE_OK);
    CU_ASSERT_EQUAL(write(output.fd, "2,q\n", 4), 4);
    lines_read(path, &out);
    lines_are(&out, "1,p\n2,q\n");
    CU_ASSERT_EQUAL(output_begin(&output), POISE_OK);
    lines_read(path, &out);
    lines_are(&out, "");
    output_close(&output);
    fixture_close(&fixture);
}

static void two_runs_cannot_have_it(void)
{
    struct fixture fixture = fixture_open();
    struct output output;
    struct output other;
    const char *path = lines_file(&fixture, "out", "");
    CU_ASSERT_EQUAL(output_open(path, &output), POISE_OK);
    CU_ASSERT_EQUAL(output_open(path, &other), POISE_E_IO);
    CU_ASSERT_EQUAL(errno, EWOULDBLOCK);
    output_close(&output);
    CU_ASSERT_EQUAL(output_open(path, &other), POISE_OK);
    output_close(&other);
    CU_ASSERT_EQUAL(output_open("/nowhere/at/all", &other), POISE_E_IO);
    fixture_close(&fixture);
}

UNIT_SUITE(output) = {
    UNIT_TEST(the_last_whole_line_tells_how_far_it_went),
    UNIT_TEST(a_torn_line_does_not_count),
    UNIT_TEST(a_table_has_a_head),
    UNIT_TEST(refusals_are_counted),
    UNIT_TEST(lines_of_any_length_are_found),
    UNIT_TEST(something_else_is_left_alone),
    UNIT_TEST(it_goes_on_behind_the_whole_lines_or_begins_anew),
    UNIT_TEST(two_runs_cannot_have_it),
    UNIT_END,
};
