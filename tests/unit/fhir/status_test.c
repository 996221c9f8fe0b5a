/* Which status may be used, which with a doubt, which not at all. */
#include "fhir/status.h"

#include "ward.h"

#define ECOG(status, rest)                                                               \
    "{'resourceType':'Observation','id':'e'" status                                      \
    ",'code':" CODING(LOINC, "89247-1") ",'subject':{'reference':'Patient/"              \
                                        "p'},'effectiveDateTime':'2026-11-01',"          \
                                        "'valueInteger':1" rest "}"

static void says(const char *resource, const char *ecog, const char *words, bool used)
{
    struct ward ward = ward_open(resource);
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "ecog"), ecog);
    if (words != NULL)
        CU_ASSERT_TRUE(ward_aside(&ward, "Observation/e", used, words));
    ward_close(&ward);
}

static void a_final_result_is_used(void)
{
    says(ECOG(",'status':'final'", ""), "1 [2026-11-01]", NULL, true);
    says(ECOG(",'status':'amended'", ""), "1 [2026-11-01]", NULL, true);
    says(ECOG(",'status':'corrected'", ""), "1 [2026-11-01]", NULL, true);
}

static void a_preliminary_one_is_used_with_a_doubt(void)
{
    says(ECOG(",'status':'preliminary'", ""), "1 [2026-11-01]", "preliminary", true);
    says(ECOG(",'status':'unknown'", ""), "1 [2026-11-01]", "unknown", true);
    says(ECOG("", ""), "1 [2026-11-01]", "has no status", true);
    says(ECOG(",'status':'example'", ""), "1 [2026-11-01]", "none of FHIR", true);
}

static void a_cancelled_one_is_not_used(void)
{
    says(ECOG(",'status':'cancelled'", ""), "?", "cancelled", false);
    says(ECOG(",'status':'registered'", ""), "?", "registered", false);
    says(ECOG(",'status':'entered-in-error'", ""), "?", "in error", false);
}

static void what_may_reverse_a_meaning_is_not_used(void)
{
    says(ECOG(",'status':'final'", ",'modifierExtension':[{'url':'http://x.org/not'}]"),
         "?", "unknown modifier", false);
    says(ECOG(",'status':'final'", ",'implicitRules':'http://x.org/rules'"), "?",
         "implicit rules", false);
    says(ECOG(",'status':'final'", ",'modifierExtension':[]"), "1 [2026-11-01]", NULL,
         true);
}

static void the_future_is_not_used(void)
{
    struct ward ward =
        ward_open(RESULT("e", "89247-1", "2026-11-24", "'valueInteger':1"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "ecog"), "?");
    CU_ASSERT_TRUE(
        ward_aside(&ward, "Observation/e", false, "after the day of the decision"));
    ward_close(&ward);
    WARD_SAYS(RESULT("e", "89247-1", "2026-11", "'valueInteger':1"), "ecog",
              "1 [2026-11-01]");
}

static void a_period_is_of_its_end(void)
{
    WARD_SAYS("{'resourceType':'Observation','id':'e','status':'final','code':" CODING(
                  LOINC, "89247-1") ",'effectivePeriod':{'start':'2026-09-01',"
                                    "'end':'2026-10-01'},'valueInteger':1}",
              "ecog", "1 [2026-10-01]");
}

UNIT_SUITE(status) = {
    UNIT_TEST(a_final_result_is_used),
    UNIT_TEST(a_preliminary_one_is_used_with_a_doubt),
    UNIT_TEST(a_cancelled_one_is_not_used),
    UNIT_TEST(what_may_reverse_a_meaning_is_not_used),
    UNIT_TEST(the_future_is_not_used),
    UNIT_TEST(a_period_is_of_its_end),
    UNIT_END,
};
