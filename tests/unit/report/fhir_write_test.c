/* FHIR's JSON: nothing null, nothing empty. */
#include "report/fhir_write.h"

#include "bundled.h"

static struct r4 writing(struct text *out)
{
    return (struct r4){.json = {.out = out}, .day = "2026-11-23"};
}

static void what_is_not_there_is_left_out(void)
{
    struct text out = {0};
    struct r4 r4 = writing(&out);
    json_open(&r4.json, NULL, '{');
    r4_string(&r4, "a", NULL);
    r4_string(&r4, "b", "");
    r4_string(&r4, "c", " \n");
    r4_thousandths(&r4, "d", FIXED_UNKNOWN);
    r4_thousandths(&r4, "e", 23400);
    json_close(&r4.json, '}');
    small_same(&out, "{\"e\":23.4}");
}

static void a_list_begins_with_its_first_item(void)
{
    struct text out = {0};
    struct r4 r4 = writing(&out);
    struct r4_list empty = {&r4, "empty", false};
    struct r4_list list = {&r4, "list", false};
    json_open(&r4.json, NULL, '{');
    r4_list_end(&empty);
    r4_item(&list);
    r4_string(&r4, "a", "b");
    json_close(&r4.json, '}');
    r4_list_end(&list);
    json_close(&r4.json, '}');
    small_same(&out, "{\"list\":[{\"a\":\"b\"}]}");
}

static void control_characters_do_not_stand_in_a_string(void)
{
    struct text out = {0};
    struct r4 r4 = writing(&out);
    json_open(&r4.json, NULL, '{');
    r4_string(&r4, "a", "x\x07y\tz");
    json_close(&r4.json, '}');
    small_same(&out, "{\"a\":\"x\xef\xbf\xbdy\\tz\"}");
}

static void a_system_of_its_own_stands_under_the_base(void)
{
    struct text out = {0};
    struct r4 r4 = writing(&out);
    json_open(&r4.json, NULL, '[');
    r4_coding(&r4, NULL, "CodeSystem/facts", "er", "ER");
    r4_coding(&r4, NULL, "http://loinc.org", "16112-5", NULL);
    json_close(&r4.json, ']');
    small_same(&out, "[{\"system\":\"http://poise-engine.org/fhir/CodeSystem/facts\","
                     "\"code\":\"er\",\"display\":\"ER\"},"
                     "{\"system\":\"http://loinc.org\",\"code\":\"16112-5\"}]");
}

static void an_extension_has_its_parts_inside(void)
{
    struct text out = {0};
    struct r4 r4 = writing(&out);
    struct r4_list list = {&r4, "extension", false};
    struct r4_list parts = {&r4, "extension", false};
    json_open(&r4.json, NULL, '{');
    r4_extension(&list, "x");
    r4_part_code(&parts, "a", "b");
    r4_part_string(&parts, "none", NULL);
    r4_part_fixed(&parts, "c", 767603, 6);
    r4_part_bool(&parts, "d", false);
    r4_extension_end(&r4, &parts);
    r4_list_end(&list);
    json_close(&r4.json, '}');
    small_same(
        &out,
        "{\"extension\":[{\"url\":\"http://poise-engine.org/fhir/StructureDefinition/x\","
        "\"extension\":[{\"url\":\"a\",\"valueCode\":\"b\"},"
        "{\"url\":\"c\",\"valueDecimal\":0.767603},"
        "{\"url\":\"d\",\"valueBoolean\":false}]}]}");
}

UNIT_SUITE(fhir_write) = {
    UNIT_TEST(what_is_not_there_is_left_out),
    UNIT_TEST(a_list_begins_with_its_first_item),
    UNIT_TEST(control_characters_do_not_stand_in_a_string),
    UNIT_TEST(a_system_of_its_own_stands_under_the_base),
    UNIT_TEST(an_extension_has_its_parts_inside),
    UNIT_END,
};
