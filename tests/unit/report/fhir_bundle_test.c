/* The bundle: order, ids. */
#include "bundled.h"

static void it_is_a_collection_that_begins_with_the_guidance(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "", "age = 60");
    CU_ASSERT_TRUE(json_is(bundled.out.bytes, "resourceType", "\"Bundle\""));
    CU_ASSERT_TRUE(json_is(bundled.out.bytes, "type", "\"collection\""));
    CU_ASSERT_TRUE(json_is(bundled.out.bytes, "timestamp", "\"2026-11-23T00:00:00Z\""));
    CU_ASSERT_TRUE(json_is(bundled.out.bytes, "entry.0.resource.resourceType",
                           "\"GuidanceResponse\""));
    CU_ASSERT_TRUE(
        json_is(bundled.out.bytes, "entry.1.resource.resourceType", "\"RequestGroup\""));
    CU_ASSERT_PTR_EQUAL(strchr(bundled.out.bytes, '\n'),
                        bundled.out.bytes + bundled.out.length - 1);
    bundled_close(&bundled);
}

static void every_id_is_the_end_of_its_url(void)
{
    struct bundled bundled;
    char path[48];
    bundled_one(&bundled, "", "age = 60");
    for (int i = 0; i < json_count(bundled.out.bytes, "entry"); i++) {
        snprintf(path, sizeof path, "entry.%d", i);
        const char *entry = json_at(bundled.out.bytes, path);
        const char *url = json_at(entry, "fullUrl");
        CU_ASSERT_EQUAL(strncmp(url, "\"urn:uuid:", 10), 0);
        CU_ASSERT_EQUAL(strncmp(url + 10, json_at(entry, "resource.id") + 1, 36), 0);
        CU_ASSERT_EQUAL(url[10 + 14], '8'); /* the version of the UUID */
    }
    bundled_close(&bundled);
}

static void the_same_answer_has_the_same_bytes(void)
{
    struct bundled a;
    struct bundled b;
    bundled_one(&a, "", "age = 60");
    bundled_one(&b, "", "age = 60");
    CU_ASSERT_STRING_EQUAL(a.out.bytes, b.out.bytes);
    bundled_close(&a);
    bundled_close(&b);
}

static void another_answer_has_other_ids(void)
{
    struct bundled a;
    struct bundled b;
    bundled_one(&a, "", "age = 60;[meta];id = one");
    bundled_one(&b, "", "age = 60;[meta];id = two");
    CU_ASSERT_FALSE(same_string(json_at(a.out.bytes, "id"), json_at(b.out.bytes, "id")));
    CU_ASSERT_FALSE(same_string(json_at(a.out.bytes, "entry.0.fullUrl"),
                                json_at(b.out.bytes, "entry.0.fullUrl")));
    bundled_close(&a);
    bundled_close(&b);
}

static void without_memory_for_the_text_it_says_so(void)
{
    struct bundled bundled;
    struct text full = {.failed = true};
    bundled_one(&bundled, "", "age = 60");
    answer_fhir(&bundled.small.answer, false, &full);
    CU_ASSERT_TRUE(full.failed);
    text_free(&full);
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_bundle) = {
    UNIT_TEST(it_is_a_collection_that_begins_with_the_guidance),
    UNIT_TEST(every_id_is_the_end_of_its_url),
    UNIT_TEST(the_same_answer_has_the_same_bytes),
    UNIT_TEST(another_answer_has_other_ids),
    UNIT_TEST(without_memory_for_the_text_it_says_so),
    UNIT_END,
};
