/* Where the cancer has spread: the whitelist, and what looks like a metastasis and is
 * none. */
#include "ward.h"

#define SUBJECT ",'subject':{'reference':'Patient/p'}"
#define SPREAD(id, code, rest)                                                           \
    "{'resourceType':'Condition','id':'" id "'," ACTIVE "," CONFIRMED                    \
    ",'code':" CODING(SCT, code) SUBJECT ",'onsetDateTime':'2026-03-01'" rest "}"
#define SPREAD_ICD(id, code)                                                             \
    "{'resourceType':'Condition','id':'" id "'," ACTIVE "," CONFIRMED                    \
    ",'code':" CODING("http://hl7.org/fhir/sid/icd-10-cm", code) SUBJECT "}"
#define STATUS(clinical, verified)                                                       \
    "{'resourceType':'Condition','id':'c','clinicalStatus':" CODING(                     \
        "http://terminology.hl7.org/CodeSystem/condition-clinical",                      \
        clinical) ",'verificationStatus':" CODING("http://terminology.hl7.org/"          \
                                                  "CodeSystem/condition-ver-status",     \
                                                  verified) ",'code':" CODING(SCT,       \
                                                                              "9438100"  \
                                                                              "2")       \
        SUBJECT ",'onsetDateTime':'2026-03-01'}"

static void each_code_is_a_place(void)
{
    static const char *const codes[][2] = {
        {"94222008", "bone"},        {"94225005", "brain"},   {"94381002", "liver"},
        {"353561000119103", "lung"}, {"94493005", "pleura"},  {"1155991005", "lepto"},
        {"94217008", "marrow"},      {"94161006", "adrenal"}, {"94627008", "peritoneum"},
        {"94408005", "nodes"},       {"94579000", "skin"}};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct text text = {0};
        struct text wanted = {0};
        text_format(&text, SPREAD("c", "%s", ""), codes[i][0]);
        text_format(&wanted, "%s [2026-03-01]", codes[i][1]);
        struct ward ward = ward_open(text.bytes);
        CU_ASSERT_STRING_EQUAL(ward_says(&ward, "sites"), wanted.bytes);
        CU_ASSERT_STRING_EQUAL(ward_says(&ward, "stage"), "metastatic [2026-03-01]");
        ward_close(&ward);
        text_free(&text);
        text_free(&wanted);
    }
}

static void two_codings_of_one_lesion_are_one_place(void)
{
    WARD_SAYS(SPREAD("a", "94381002",
                     "") "," SPREAD_ICD("b", "C78.7") "," SPREAD_ICD("c", "C7951"),
              "sites", "bone, liver [2026-03-01]");
}

static void looks_like_one(const char *resource, const char *words)
{
    struct ward ward = ward_open(resource);
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "sites"), "?");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "stage"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Condition/c", false, words));
    ward_close(&ward);
}

static void what_is_no_distant_metastasis(void)
{
    looks_like_one(SPREAD("c", "94181007", ""), "regional");
    looks_like_one(SPREAD_ICD("c", "C77.3"), "regional");
    looks_like_one(SPREAD("c", "94614009", ""), "regional");
    looks_like_one(SPREAD("c", "94392001", ""), "regional or distant");
    looks_like_one(SPREAD("c", "315006004", ""), "where the cancer came from");
    looks_like_one(SPREAD("c", "128462008", ""), "does not say where");
    looks_like_one(STATUS("active", "refuted"), "refuted");
    looks_like_one(STATUS("active", "entered-in-error"), "in error");
    looks_like_one(STATUS("active", "provisional"), "suspected");
}

static void a_general_code_has_its_place_in_the_body_site(void)
{
    WARD_SAYS(SPREAD("c", "128462008", ",'bodySite':[" CODING(SCT, "10200004") "]"),
              "sites", "liver [2026-03-01]");
}

static void the_chest_wall_may_be_local(void)
{
    struct ward ward = ward_open(SPREAD("c", "94253005", ""));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "sites"), "soft_tissue [2026-03-01]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "stage"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Condition/c", true, "may be local"));
    ward_close(&ward);
}

static void a_metastasis_that_is_over_is_no_site_and_yet_metastatic(void)
{
    struct ward ward = ward_open(STATUS("resolved", "confirmed"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "sites"), "?");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "stage"), "metastatic [2026-03-01]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Condition/c", false, "it is over"));
    ward_close(&ward);
}

static void a_place_that_no_fact_names_is_distant_all_the_same(void)
{
    struct ward ward = ward_open(SPREAD("c", "94455000", "")); /* ovary */
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "sites"), "?");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "stage"), "metastatic [2026-03-01]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Condition/c", true, "no fact names"));
    ward_close(&ward);
}

static void a_metastasis_of_another_cancer_says_nothing(void)
{
    struct ward ward = ward_open(
        "{'resourceType':'Condition','id':'lung'," ACTIVE "," CONFIRMED
        ",'code':" CODING(SCT, "254637007") SUBJECT "}," SPREAD(
            "c", "94225005",
            ",'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/"
            "condition-related','valueReference':{'reference':'Condition/lung'}}]"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "sites"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Condition/c", false, "another cancer"));
    ward_close(&ward);
}

static void the_meninges_may_be_suspected(void)
{
    WARD_SAYS(SPREAD("c", "1155991005", ""), "leptomeningeal", "present [2026-03-01]");
    WARD_SAYS("{'resourceType':'Condition','id':'c'," ACTIVE
              ",'verificationStatus':" CODING(
                  "http://terminology.hl7.org/CodeSystem/condition-ver-status",
                  "provisional") ",'code':" CODING(SCT, "1155991005") SUBJECT "}",
              "leptomeningeal", "suspected");
}

static void a_fracture_at_a_metastasis_is_pathological(void)
{
    struct ward ward = ward_open(SPREAD("c", "134421000", ""));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "fracture"), "pathological [2026-03-01]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "sites"), "bone [2026-03-01]");
    ward_close(&ward);
}

UNIT_SUITE(topic_metastases) = {
    UNIT_TEST(each_code_is_a_place),
    UNIT_TEST(two_codings_of_one_lesion_are_one_place),
    UNIT_TEST(what_is_no_distant_metastasis),
    UNIT_TEST(a_general_code_has_its_place_in_the_body_site),
    UNIT_TEST(the_chest_wall_may_be_local),
    UNIT_TEST(a_metastasis_that_is_over_is_no_site_and_yet_metastatic),
    UNIT_TEST(a_place_that_no_fact_names_is_distant_all_the_same),
    UNIT_TEST(a_metastasis_of_another_cancer_says_nothing),
    UNIT_TEST(the_meninges_may_be_suspected),
    UNIT_TEST(a_fracture_at_a_metastasis_is_pathological),
    UNIT_END,
};
