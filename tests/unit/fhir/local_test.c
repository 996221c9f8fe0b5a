/* Radiotherapy and surgery. */
#include "ward.h"

#define DONE(code, date, more)                                                           \
    "{'resourceType':'Procedure','id':'x','status':'completed','subject':"               \
    "{'reference':'Patient/p'},'performedDateTime':'" date "','code':" CODING(SCT, code) \
        more "}"
#define CHEST ",'bodySite':[" CODING(SCT, "78904004") "]"

static void radiotherapy_of_the_chest_before_metastases_is_adjuvant(void)
{
    WARD_SAYS(LIVER("2024-01-10") "," DONE("1217123003", "2018-05-01", CHEST),
              "adjuvant_therapy", "chest_rt [2018-05-01]");
}

static void radiotherapy_elsewhere_leaves_the_site_in_question_open(void)
{
    struct ward ward =
        ward_open(LIVER("2024-01-10") "," DONE("53438000", "2024-05-01", ""));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "site_irradiated"), "?");
    CU_ASSERT_EQUAL(record_at(ward.record, POISE_FACT_SITE_IRRADIATED)->trouble,
                    TROUBLE_SAID_UNKNOWN);
    CU_ASSERT_TRUE(ward_aside(&ward, "Procedure/x", false, "site in question"));
    ward_close(&ward);
}

static void surgery_counts_for_four_weeks(void)
{
    WARD_SAYS(DONE("69031006", "2026-11-10", ""), "major_surgery_28d",
              "yes [2026-11-10]");
    WARD_SAYS(DONE("69031006", "2026-10-10", ""), "major_surgery_28d", "?");
    WARD_SAYS(DONE("396487001", "2026-11-10", ""), "major_surgery_28d", "?");
}

static void a_biopsy_is_no_treatment(void)
{
    struct ward ward = ward_open(DONE("122548005", "2026-11-10", ""));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "major_surgery_28d"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Procedure/x", false, "test, no treatment"));
    ward_close(&ward);
}

UNIT_SUITE(local) = {
    UNIT_TEST(radiotherapy_of_the_chest_before_metastases_is_adjuvant),
    UNIT_TEST(radiotherapy_elsewhere_leaves_the_site_in_question_open),
    UNIT_TEST(surgery_counts_for_four_weeks),
    UNIT_TEST(a_biopsy_is_no_treatment),
    UNIT_END,
};
