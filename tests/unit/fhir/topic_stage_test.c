/* Metastatic or early, from stage, M category and history; de novo or recurrent. */
#include "ward.h"

#define AJCC_URI              "http://cancerstaging.org"
#define AJCC(code)            "'valueCodeableConcept':" CODING(AJCC_URI, code)
#define STAGE(id, date, code) RESULT(id, "21908-9", date, AJCC(code))
#define M(id, date, code)     RESULT(id, "21907-1", date, AJCC(code))
#define PRIMARY(date, rest)                                                              \
    "{'resourceType':'Condition','id':'primary'," ACTIVE "," CONFIRMED                   \
    ",'code':" CODING(                                                                   \
        SCT, "254837009") ",'subject':{'reference':'Patient/p'},'onsetDateTime':'" date  \
                          "'" rest "}"

static void a_stage_is_spelled_in_many_ways(void)
{
    static const char *const four[] = {"4", "IV", "c4", "pIV", "4A", "IVB"};
    static const char *const less[] = {"3C", "IIIC", "c3C", "2", "IIB", "0", "I"};
    struct text text = {0};
    for (size_t i = 0; i < sizeof four / sizeof *four; i++) {
        text_clear(&text);
        text_format(&text, STAGE("s", "2026-02-01", "%s"), four[i]);
        WARD_SAYS(text.bytes, "stage", "metastatic [2026-02-01]");
    }
    for (size_t i = 0; i < sizeof less / sizeof *less; i++) {
        text_clear(&text);
        text_format(&text, STAGE("s", "2026-02-01", "%s"), less[i]);
        WARD_SAYS(text.bytes, "stage", "early [2026-02-01]");
    }
    text_free(&text);
    WARD_SAYS(RESULT("s", "21908-9", "2026-02-01", TEXT("Stage IV")), "stage",
              "metastatic [2026-02-01]");
}

static void what_is_no_stage_is_not_read_as_one(void)
{
    static const char *const bad[] = {"V", "5", "IVX1", "IV1", "44", "stage"};
    struct text text = {0};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        text_clear(&text);
        text_format(&text, STAGE("s", "2026-02-01", "%s"), bad[i]);
        WARD_SAYS(text.bytes, "stage", "?");
    }
    text_free(&text);
    WARD_SAYS(RESULT("s", "21908-9", "2026-02-01", TEXT("infiltrating ductal")), "stage",
              "?");
    /* somebody's own list: only its words are read */
    WARD_SAYS(RESULT("s", "21908-9", "2026-02-01",
                     "'valueCodeableConcept':" CODING("urn:local:stage", "2")),
              "stage", "?");
    WARD_SAYS(RESULT("s", "21908-9", "2026-02-01",
                     "'valueCodeableConcept':{'coding':[{'system':'urn:local:stage',"
                     "'code':'2','display':'Stage IV'}]}"),
              "stage", "metastatic [2026-02-01]");
}

static void the_letter_of_an_m_category_is_needed(void)
{
    WARD_SAYS(M("m", "2026-02-01", "cM1"), "stage", "metastatic [2026-02-01]");
    WARD_SAYS(M("m", "2026-02-01", "M0"), "stage", "early [2026-02-01]");
    WARD_SAYS(M("m", "2026-02-01", "1"), "stage", "?");
    WARD_SAYS(M("m", "2026-02-01", "N1"), "stage", "?");
}

static void newer_distant_disease_beats_an_older_m0(void)
{
    struct ward ward = ward_open(M("m", "2018-02-01", "cM0") "," LIVER("2026-03-01"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "stage"), "metastatic [2026-03-01]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/m", true, "no distant disease"));
    ward_close(&ward);
    WARD_SAYS(STAGE("s", "2022-01-02", "4") "," M("m", "2019-04-01", "cM0"), "stage",
              "metastatic [2022-01-02]");
}

static void an_m0_after_stage_four_is_a_conflict(void)
{
    WARD_SAYS(STAGE("s", "2022-01-02", "4") "," M("m", "2023-04-01", "cM0"), "stage",
              "conflict");
}

static void a_history_of_metastases_may_say_no(void)
{
    WARD_SAYS("{'resourceType':'Observation','id':'h','status':'final','code':" CODING(
                  SCT, "1287652008") ",'effectiveDateTime':'2026-01-01',"
                                     "'valueBoolean':false}",
              "stage", "early [2026-01-01]");
    WARD_SAYS("{'resourceType':'Observation','id':'h','status':'final','code':" CODING(
                  SCT, "1287652008") ",'effectiveDateTime':'2026-01-01',"
                                     "'valueBoolean':true}",
              "stage", "metastatic [2026-01-01]");
    WARD_SAYS(RESULT("h", "44667-4", "2026-01-01",
                     "'valueCodeableConcept':" CODING(SCT, "260413007")),
              "stage", "early [2026-01-01]");
}

static void nothing_on_record_is_unknown_and_said(void)
{
    struct ward ward = ward_open(PRIMARY("2020-01-01", ""));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "stage"), "?");
    CU_ASSERT_EQUAL(record_at(ward.record, POISE_FACT_STAGE)->trouble,
                    TROUBLE_SAID_UNKNOWN);
    CU_ASSERT_TRUE(
        ward_aside(&ward, "Patient/p", true, "no metastatic disease on record"));
    ward_close(&ward);
}

static void the_stage_in_the_condition_counts_where_there_is_no_other(void)
{
#define SUMMARY ",'stage':[{'summary':" CODING("http://cancerstaging.org", "4") "}]"
    WARD_SAYS(PRIMARY("2026-01-01", SUMMARY), "stage", "metastatic [2026-01-01]");
    struct ward ward =
        ward_open(PRIMARY("2026-01-01", SUMMARY) "," STAGE("s", "2026-01-02", "2"));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "stage"), "early [2026-01-02]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Condition/primary", true, "stage in it"));
    ward_close(&ward);
}

static void the_setting_follows_from_two_days(void)
{
    WARD_SAYS(PRIMARY("2026-02-01", "") "," LIVER("2026-03-01"), "setting",
              "de_novo [2026-03-01]");
    WARD_SAYS(PRIMARY("2019-02-01", "") "," LIVER("2026-03-01"), "setting",
              "recurrent [2026-03-01]");
    WARD_SAYS(PRIMARY("2025-11-15", "") "," LIVER("2026-03-01"), "setting", "?");
    WARD_SAYS(PRIMARY("2026-08-01", "") "," LIVER("2026-03-01"), "setting", "?");
    WARD_SAYS(PRIMARY("2026", "") "," LIVER("2026-03-01"), "setting", "?");
    WARD_SAYS(LIVER("2026-03-01"), "setting", "?");
}

static void t_and_n_are_told_and_not_used(void)
{
    struct ward ward = ward_open(RESULT("t", "21905-5", "2026-01-01", AJCC("cT3")));
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/t", false, "only distant disease"));
    ward_close(&ward);
}

UNIT_SUITE(topic_stage) = {
    UNIT_TEST(a_stage_is_spelled_in_many_ways),
    UNIT_TEST(what_is_no_stage_is_not_read_as_one),
    UNIT_TEST(the_letter_of_an_m_category_is_needed),
    UNIT_TEST(newer_distant_disease_beats_an_older_m0),
    UNIT_TEST(an_m0_after_stage_four_is_a_conflict),
    UNIT_TEST(a_history_of_metastases_may_say_no),
    UNIT_TEST(nothing_on_record_is_unknown_and_said),
    UNIT_TEST(the_stage_in_the_condition_counts_where_there_is_no_other),
    UNIT_TEST(the_setting_follows_from_two_days),
    UNIT_TEST(t_and_n_are_told_and_not_used),
    UNIT_END,
};
