/* ECOG in every shape it is sent in, Karnofsky, pain. */
#include "ward.h"

#define ECOG(rest) RESULT("e", "89247-1", "2026-11-01", rest)

static void ecog_comes_in_many_shapes(void)
{
    WARD_SAYS(ECOG("'valueInteger':1"), "ecog", "1 [2026-11-01]");
    WARD_SAYS(ECOG(QUANTITY("2", "{score}")), "ecog", "2 [2026-11-01]");
    WARD_SAYS(ECOG(TEXT("3")), "ecog", "3 [2026-11-01]");
    WARD_SAYS(ECOG(CODED("LA9622-7")), "ecog", "0 [2026-11-01]");
    WARD_SAYS(ECOG("'interpretation':[" CODING(LOINC, "LA9624-3") "]"), "ecog",
              "2 [2026-11-01]");
}

static void a_number_that_is_no_ecog_is_refused(void)
{
    static const char *const values[] = {"-1", "5", "9", "1.5"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct text text = {0};
        text_format(&text, ECOG("'valueQuantity':{'value':%s}"), values[i]);
        struct ward ward = ward_open(text.bytes);
        CU_ASSERT_STRING_EQUAL(ward_says(&ward, "ecog"), "?");
        CU_ASSERT_TRUE(ward_aside(&ward, "Observation/e", false, "from 0 to 4"));
        ward_close(&ward);
        text_free(&text);
    }
}

static void what_is_stated_as_absent_is_absent(void)
{
    struct ward ward = ward_open(ECOG(
        "'dataAbsentReason':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/"
        "data-absent-reason','code':'not-performed'}]}"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "ecog"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/e", false, "there is no value"));
    ward_close(&ward);
}

static void a_karnofsky_score_is_not_converted(void)
{
    struct ward ward =
        ward_open(RESULT("k", "89243-0", "2026-11-01", "'valueInteger':80"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "ecog"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/k", false, "not converted"));
    ward_close(&ward);
}

static void pain_is_rounded_with_a_doubt(void)
{
    struct ward ward =
        ward_open(RESULT("p1", "72514-3", "2026-11-01", QUANTITY("3.7", "{score}")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "bone_pain"), "4 [2026-11-01]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/p1", true, "rounded"));
    ward_close(&ward);
    WARD_SAYS(RESULT("p1", "72514-3", "2026-11-01", QUANTITY("11", "{score}")),
              "bone_pain", "?");
}

static void two_values_in_one_are_told(void)
{
    struct ward ward = ward_open(ECOG("'valueInteger':1,'valueString':'good'"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "ecog"), "1 [2026-11-01]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/e", true, "two values"));
    ward_close(&ward);
}

UNIT_SUITE(topic_performance) = {
    UNIT_TEST(ecog_comes_in_many_shapes),
    UNIT_TEST(a_number_that_is_no_ecog_is_refused),
    UNIT_TEST(what_is_stated_as_absent_is_absent),
    UNIT_TEST(a_karnofsky_score_is_not_converted),
    UNIT_TEST(pain_is_rounded_with_a_doubt),
    UNIT_TEST(two_values_in_one_are_told),
    UNIT_END,
};
