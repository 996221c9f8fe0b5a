/* JSON is validated to its end and walked without copies. */
#include "base/json_read.h"

#include <stdio.h>
#include <stdlib.h>

#include "unit.h"

static struct json_parser *parser;

static enum json_fault parse(const char *text, struct json_value *root)
{
    struct json_tape tape = {0};
    enum json_fault fault = json_parse(parser, text, strlen(text), false, &tape);
    *root = json_root(tape);
    return fault;
}

static void walks_what_was_written(void)
{
    struct json_value root;
    double number = 0;
    parser = json_parser_new();
    CU_ASSERT_EQUAL(
        parse("\xEF\xBB\xBF{\"a\": [1, -2.5, \"x\"], \"b\": {\"c\": null}}", &root),
        JSON_FINE);
    struct json_value list = json_get(root, "a");
    struct json_member item = json_begin(list);
    CU_ASSERT(json_number_of(item.value, &number));
    CU_ASSERT_DOUBLE_EQUAL(number, 1, 0);
    json_next(&item);
    CU_ASSERT(json_number_of(item.value, &number));
    CU_ASSERT_DOUBLE_EQUAL(number, -2.5, 0);
    json_next(&item);
    CU_ASSERT(json_text_is(item.value, "x"));
    json_next(&item);
    CU_ASSERT_FALSE(json_more(&item));
    CU_ASSERT(json_is(json_get(json_get(root, "b"), "c"), JSON_NULL));
    json_parser_free(parser);
}

static void what_is_not_there_can_be_asked_all_the_same(void)
{
    struct json_value root;
    double number;
    parser = json_parser_new();
    CU_ASSERT_EQUAL(parse("{\"a\": 1, \"empty\": {}, \"none\": []}", &root), JSON_FINE);
    struct json_value deep = json_get(json_get(json_get(root, "x"), "y"), "z");
    CU_ASSERT_EQUAL(json_kind(deep), JSON_NONE);
    CU_ASSERT_EQUAL(json_kind(json_first(json_get(root, "none"))), JSON_NONE);
    CU_ASSERT_EQUAL(json_kind(json_get(json_get(root, "empty"), "a")), JSON_NONE);
    CU_ASSERT_PTR_NULL(json_text(deep).at);
    CU_ASSERT_FALSE(json_number_of(deep, &number));
    json_parser_free(parser);
}

static void a_key_that_stands_twice_is_found_at_any_depth(void)
{
    struct json_value root;
    bool failed = false;
    parser = json_parser_new();
    parse("{\"a\": {\"b\": 1, \"c\": 2.5}, \"d\": [{\"e\": 1, \"e\": 2}]}", &root);
    CU_ASSERT(json_bytes_are(json_repeated_key(root, &failed), "e"));
    parse("{\"a\": {\"a\": 1}, \"b\": [{\"a\": 1}, {\"a\": 2}]}", &root);
    CU_ASSERT_PTR_NULL(json_repeated_key(root, &failed).at);
    CU_ASSERT_FALSE(failed);
    json_parser_free(parser);
}

static void many_keys_are_sorted_to_find_one_twice(void)
{
    char text[4096] = "{";
    struct json_value root;
    bool failed = false;
    parser = json_parser_new();
    for (int i = 0; i < 100; i++)
        snprintf(text + strlen(text), 20, "\"k%d\": 1, ", i);
    strcat(text, "\"k17\": 2}");
    CU_ASSERT_EQUAL(parse(text, &root), JSON_FINE);
    CU_ASSERT(json_bytes_are(json_repeated_key(root, &failed), "k17"));
    json_parser_free(parser);
}

static void refused(const char *text, enum json_fault fault, int line, const char *why)
{
    struct json_value root;
    const char *reason = "";
    CU_ASSERT_EQUAL(parse(text, &root), fault);
    CU_ASSERT_EQUAL(json_fault_find(text, strlen(text), &reason), line);
    CU_ASSERT_STRING_EQUAL(reason, why);
}

static void a_fault_is_told_with_its_line(void)
{
    parser = json_parser_new();
    refused("{\n\"a\": 1\n\"b\": 2}", JSON_FAULT_SYNTAX, 3, "a comma or } belongs here");
    refused("{\"a\": tru}", JSON_FAULT_SYNTAX, 1, "no value begins like this");
    refused("{\"a\": [1, 2", JSON_FAULT_SYNTAX, 1, "the text ends too early");
    refused("{} {}", JSON_FAULT_SYNTAX, 1, "something stands after the end");
    refused("{\n\"a\": 01}", JSON_FAULT_NUMBER, 2, "a comma or } belongs here");
    refused("{\"a\": \"\\x\"}", JSON_FAULT_SYNTAX, 1,
            "a backslash before what needs none");
    refused("{\"a\":\n\"\xff\"}", JSON_FAULT_TEXT, 2, "a byte that is not UTF-8");
    json_parser_free(parser);
}

static void nested_too_deep_is_refused(void)
{
    char text[2 * JSON_DEPTH_LIMIT + 3];
    struct json_value root;
    parser = json_parser_new();
    memset(text, '[', JSON_DEPTH_LIMIT + 1);
    memset(text + JSON_DEPTH_LIMIT + 1, ']', JSON_DEPTH_LIMIT + 1);
    text[2 * JSON_DEPTH_LIMIT + 2] = '\0';
    CU_ASSERT_EQUAL(parse(text, &root), JSON_FAULT_DEPTH);
    CU_ASSERT_EQUAL(parse("[[1]]", &root), JSON_FINE);
    json_parser_free(parser);
}

const struct unit_test json_read_suite[] = {
    UNIT_TEST(walks_what_was_written),
    UNIT_TEST(what_is_not_there_can_be_asked_all_the_same),
    UNIT_TEST(a_key_that_stands_twice_is_found_at_any_depth),
    UNIT_TEST(many_keys_are_sorted_to_find_one_twice),
    UNIT_TEST(a_fault_is_told_with_its_line),
    UNIT_TEST(nested_too_deep_is_refused),
    UNIT_END,
};
