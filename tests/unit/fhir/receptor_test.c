/* Oestrogen and progesterone receptor out of Observations. */
#include "ward.h"

#define ER(id, date, rest)         RESULT(id, "16112-5", date, rest)
#define ER_PERCENT(id, date, rest) RESULT(id, "85329-1", date, rest)
#define PR_PERCENT(id, date, rest) RESULT(id, "85325-9", date, rest)
#define BOUND(comparator, value)                                                         \
    "'valueQuantity':{'comparator':'" comparator "','value':" value ",'unit':'%'}"
#define LIVER_SAMPLE  ",'bodySite':" CODING(SCT, "10200004")
#define BREAST_SAMPLE ",'bodySite':" CODING(SCT, "76752008")

static void a_word_is_read(void)
{
    WARD_SAYS(ER("a", "2026-03-02", POSITIVE), "er", "positive [2026-03-02]");
    WARD_SAYS(ER("a", "2026-03-02", NEGATIVE), "er", "negative [2026-03-02]");
    WARD_SAYS(RESULT("a", "16113-3", "2026-03-02", NEGATIVE), "pr",
              "negative [2026-03-02]");
}

static void a_per_cent_decides_what_is_low(void)
{
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", QUANTITY("0", "%")), "er",
              "negative [2026-03-02]");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", QUANTITY("0.9", "%")), "er",
              "negative [2026-03-02]");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", QUANTITY("1", "%")), "er",
              "low [2026-03-02]");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", QUANTITY("10", "%")), "er",
              "low [2026-03-02]");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", QUANTITY("11", "%")), "er",
              "positive [2026-03-02]");
    WARD_SAYS(PR_PERCENT("a", "2026-03-02", QUANTITY("1", "%")), "pr",
              "positive [2026-03-02]");
    WARD_SAYS(PR_PERCENT("a", "2026-03-02", QUANTITY("0", "%")), "pr",
              "negative [2026-03-02]");
}

static void a_comparator_is_never_dropped(void)
{
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", BOUND("<", "1")), "er",
              "negative [2026-03-02]");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", BOUND(">", "10")), "er",
              "positive [2026-03-02]");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", BOUND("<", "10")), "er", "?");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", BOUND("<=", "1")), "er", "?");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", BOUND(">=", "10")), "er", "?");
}

static void text_and_ranges_are_numbers_too(void)
{
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", TEXT("90-95%")), "er",
              "positive [2026-03-02]");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", TEXT("5-20%")), "er", "?");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02",
                         "'valueRange':{'low':{'value':2,'unit':'%'},'high':{'value':8,"
                         "'unit':'%'}}"),
              "er", "low [2026-03-02]");
}

static void word_and_per_cent_of_one_sample(void)
{
    WARD_SAYS(ER("a", "2026-03-02", POSITIVE) "," ER_PERCENT("b", "2026-03-02",
                                                             QUANTITY("5", "%")),
              "er", "low [2026-03-02]");
    WARD_SAYS(ER("a", "2026-03-02", NEGATIVE) "," ER_PERCENT("b", "2026-03-02",
                                                             QUANTITY("5", "%")),
              "er", "low [2026-03-02]");
    WARD_SAYS(ER("a", "2026-03-02", POSITIVE) "," ER_PERCENT("b", "2026-03-02",
                                                             QUANTITY("0", "%")),
              "er", "conflict");
    WARD_SAYS(ER("a", "2026-03-02", NEGATIVE) "," ER_PERCENT("b", "2026-03-02",
                                                             QUANTITY("90", "%")),
              "er", "conflict");
    WARD_SAYS(ER("a", "2026-03-02", POSITIVE) "," ER_PERCENT("b", "2026-03-02",
                                                             BOUND(">=", "10")),
              "er", "positive [2026-03-02]");
}

static void the_newest_sample_counts_and_the_older_is_shown(void)
{
    struct ward ward = ward_open(
        ER("old", "2018-03-02", POSITIVE) "," ER("new", "2026-03-02", NEGATIVE));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "er"), "negative [2026-03-02]");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/old", false, "a newer sample"));
    ward_close(&ward);
}

static void a_metastasis_counts_before_a_newer_primary(void)
{
    struct ward ward = ward_open(ER("liver", "2024-03-02", NEGATIVE LIVER_SAMPLE) "," ER(
        "breast", "2025-03-02", POSITIVE BREAST_SAMPLE));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "er"), "negative [2024-03-02]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "receptor_discordant"), "yes [2024-03-02]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "metastasis_biopsied"), "yes [2024-03-02]");
    ward_close(&ward);
}

static void what_is_not_dated_never_wins(void)
{
    WARD_SAYS("{'resourceType':'Observation','id':'u','status':'final','code':" CODING(
                  LOINC, "16112-5") ",'subject':{'reference':'Patient/p'}," POSITIVE
                                    "}," ER("d", "2020-03-02", NEGATIVE),
              "er", "negative [2020-03-02]");
}

static void one_day_and_two_answers_of_two_samples_are_a_conflict(void)
{
    WARD_SAYS(
        ER("a", "2026-03-02", POSITIVE ",'specimen':{'reference':'Specimen/1'}") "," ER(
            "b", "2026-03-02", NEGATIVE ",'specimen':{'reference':'Specimen/2'}"),
        "er", "conflict");
}

static void an_answer_for_both_says_only_what_is_negative(void)
{
    WARD_SAYS(RESULT("a", "10480-2", "2026-03-02", NEGATIVE), "er",
              "negative [2026-03-02]");
    WARD_SAYS(RESULT("a", "10480-2", "2026-03-02", NEGATIVE), "pr",
              "negative [2026-03-02]");
    WARD_SAYS(RESULT("a", "10480-2", "2026-03-02", POSITIVE), "er", "?");
}

static void what_is_no_per_cent_is_not_read_as_one(void)
{
    WARD_SAYS(RESULT("a", "85310-1", "2026-03-02", QUANTITY("3", "%")), "er", "?");
    WARD_SAYS(RESULT("a", "14130-9", "2026-03-02", QUANTITY("90", "fmol/mg")), "er", "?");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", QUANTITY("90", "fmol/mg")), "er", "?");
    WARD_SAYS(ER_PERCENT("a", "2026-03-02", QUANTITY("120", "%")), "er", "?");
}

UNIT_SUITE(receptor) = {
    UNIT_TEST(a_word_is_read),
    UNIT_TEST(a_per_cent_decides_what_is_low),
    UNIT_TEST(a_comparator_is_never_dropped),
    UNIT_TEST(text_and_ranges_are_numbers_too),
    UNIT_TEST(word_and_per_cent_of_one_sample),
    UNIT_TEST(the_newest_sample_counts_and_the_older_is_shown),
    UNIT_TEST(a_metastasis_counts_before_a_newer_primary),
    UNIT_TEST(what_is_not_dated_never_wins),
    UNIT_TEST(one_day_and_two_answers_of_two_samples_are_a_conflict),
    UNIT_TEST(an_answer_for_both_says_only_what_is_negative),
    UNIT_TEST(what_is_no_per_cent_is_not_read_as_one),
    UNIT_END,
};
