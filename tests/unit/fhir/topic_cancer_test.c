/* Which Condition is the breast cancer. */
#include "ward.h"

#define CANCER(id, coding, rest)                                                         \
    "{'resourceType':'Condition','id':'" id "'," ACTIVE "," CONFIRMED ",'code':" coding  \
    ",'subject':{'reference':'Patient/p'},'onsetDateTime':'2020-01-01'" rest "}"
#define MALIGNANT(text)                                                                  \
    "{'coding':[{'system':'" SCT "','code':'363346000'}],'text':'" text "'}"
#define ICD(code) CODING("http://hl7.org/fhir/sid/icd-10-cm", code)

/* Without a breast cancer on record that is said. */
static bool is_primary(const char *resource, const char *words)
{
    struct ward ward = ward_open(resource);
    CU_ASSERT_TRUE(
        ward_aside(&ward, "Patient/p", true, "no metastatic disease on record"));
    bool primary = !ward_aside(&ward, "Patient/p", true, "no breast cancer");
    if (words != NULL)
        CU_ASSERT_TRUE(ward_aside(&ward, "Condition/c", true, words) ||
                       ward_aside(&ward, "Condition/c", false, words));
    ward_close(&ward);
    return primary;
}

static void a_code_of_the_breast_is_a_primary(void)
{
    CU_ASSERT_TRUE(is_primary(CANCER("c", CODING(SCT, "254837009"), ""), NULL));
    CU_ASSERT_TRUE(is_primary(CANCER("c", ICD("C50.919"), ""), NULL));
}

static void what_is_near_to_one_is_none(void)
{
    CU_ASSERT_FALSE(is_primary(CANCER("c", ICD("D05.1"), ""), "in situ"));
    CU_ASSERT_FALSE(is_primary(CANCER("c", ICD("Z85.3"), ""), "history"));
    CU_ASSERT_FALSE(is_primary(CANCER("c", ICD("Z80.3"), ""), "family"));
    CU_ASSERT_FALSE(is_primary(CANCER("c", ICD("D48.61"), ""), "uncertain"));
}

static void a_general_code_is_decided_by_its_text_or_place(void)
{
    CU_ASSERT_TRUE(is_primary(CANCER("c", MALIGNANT("Breast Cancer"), ""), "text alone"));
    CU_ASSERT_FALSE(is_primary(CANCER("c", MALIGNANT("Prostate Cancer"), ""), "which"));
    CU_ASSERT_FALSE(is_primary(CANCER("c", MALIGNANT("no breast cancer"), ""), "which"));
    CU_ASSERT_TRUE(is_primary(
        CANCER("c", MALIGNANT(""), ",'bodySite':[" CODING(SCT, "80248007") "]"),
        "place alone"));
}

static void a_second_breast_cancer_is_told(void)
{
    struct ward ward = ward_open(
        CANCER("a", CODING(SCT, "254837009"), "") "," CANCER("b", ICD("C50.1"), ""));
    CU_ASSERT_TRUE(ward_aside(&ward, "Condition/b", true, "another breast cancer"));
    ward_close(&ward);
}

UNIT_SUITE(topic_cancer) = {
    UNIT_TEST(a_code_of_the_breast_is_a_primary),
    UNIT_TEST(what_is_near_to_one_is_none),
    UNIT_TEST(a_general_code_is_decided_by_its_text_or_place),
    UNIT_TEST(a_second_breast_cancer_is_told),
    UNIT_END,
};
