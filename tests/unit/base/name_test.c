/* Names as people type them, and guessing what they meant. */
#include "base/name.h"

#include <string.h>

#include "unit.h"

static void expect_fold(const char *text, const char *expected)
{
    char out[64];
    CU_ASSERT_TRUE(name_fold(text, strlen(text), out, sizeof out));
    CU_ASSERT_STRING_EQUAL(out, expected);
}

static void folding_lowers_letters_and_joins_words(void)
{
    expect_fold("HER2 Low", "her2_low");
    expect_fold("T-DXd", "t_dxd");
    expect_fold("CDK4/6 inhibitor", "cdk4_6_inhibitor");
    expect_fold("A", "a");
    expect_fold("[Z{", "[z{"); /* the neighbours of the letters stay */
    expect_fold("", "");
}

static void letters_beyond_ascii_stay_as_they_are(void)
{
    expect_fold("Caf\xc3\x89", "caf\xc3\x89");
}

static void folding_reads_only_the_given_length(void)
{
    char out[8];
    CU_ASSERT_TRUE(name_fold("Low [2026]", 3, out, sizeof out));
    CU_ASSERT_STRING_EQUAL(out, "low");
}

static void a_name_that_does_not_fit_is_refused_not_cut(void)
{
    char out[6] = "#####";
    CU_ASSERT_TRUE(name_fold("abcd", 4, out, 5));
    CU_ASSERT_STRING_EQUAL(out, "abcd");
    CU_ASSERT_FALSE(name_fold("abcde", 5, out, 5));
    CU_ASSERT_FALSE(name_fold("", 0, out, 0));
    CU_ASSERT_EQUAL(out[5], '\0');
}

/* The nearest of a few names; "" when none is near. */
static const char *nearest_to(const char *wanted)
{
    static const char *const names[] = {"age",  "ecog",          "er",     "her2",
                                        "esr1", "prior_therapy", "setting"};
    struct nearest nearest = {.wanted = wanted, .length = strlen(wanted)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        nearest_offer(&nearest, names[i]);
    return nearest.best == NULL ? "" : nearest.best;
}

static void a_slip_finds_the_name_that_was_meant(void)
{
    CU_ASSERT_STRING_EQUAL(nearest_to("ecog"), "ecog");
    CU_ASSERT_STRING_EQUAL(nearest_to("ecgo"), "ecog");  /* places changed */
    CU_ASSERT_STRING_EQUAL(nearest_to("ecg"), "ecog");   /* a letter left out */
    CU_ASSERT_STRING_EQUAL(nearest_to("eecog"), "ecog"); /* one too many */
    CU_ASSERT_STRING_EQUAL(nearest_to("exog"), "ecog");  /* another one */
    CU_ASSERT_STRING_EQUAL(nearest_to("seting"), "setting");
    CU_ASSERT_STRING_EQUAL(nearest_to("prior_therpy"), "prior_therapy");
}

static void a_beginning_finds_the_whole_and_the_whole_a_longer_one(void)
{
    CU_ASSERT_STRING_EQUAL(nearest_to("prior"), "prior_therapy");
    CU_ASSERT_STRING_EQUAL(nearest_to("her2_status"), "her2");
    CU_ASSERT_STRING_EQUAL(nearest_to("age_at_diagnosis"), "age");
    CU_ASSERT_STRING_EQUAL(nearest_to("setting_of_disease"), "setting");
}

static void what_is_too_far_from_everything_finds_nothing(void)
{
    CU_ASSERT_STRING_EQUAL(nearest_to("zebra"), "");
    CU_ASSERT_STRING_EQUAL(nearest_to("x"), "");
    CU_ASSERT_STRING_EQUAL(nearest_to(""), "");
    CU_ASSERT_STRING_EQUAL(nearest_to("er_status_now"), ""); /* two letters say little */
    CU_ASSERT_STRING_EQUAL(nearest_to("esr1x7"), "esr1");    /* begins with it */
    CU_ASSERT_STRING_EQUAL(nearest_to("xesr17"), "esr1");    /* two of six letters */
    CU_ASSERT_STRING_EQUAL(nearest_to("xyesr17"), "");       /* three of seven */
}

static void the_nearer_of_two_is_found_wherever_it_stands(void)
{
    struct nearest nearest = {.wanted = "gbrca1", .length = 6};
    nearest_offer(&nearest, "gbrca");
    nearest_offer(&nearest, "gbrca1");
    nearest_offer(&nearest, "gbrca2");
    CU_ASSERT_STRING_EQUAL(nearest.best, "gbrca1");
    CU_ASSERT_EQUAL(nearest.distance, 0);
}

static void of_equals_the_first_offered_stays(void)
{
    struct nearest nearest = {.wanted = "gbrca3", .length = 6};
    nearest_offer(&nearest, "gbrca2");
    nearest_offer(&nearest, "gbrca1");
    CU_ASSERT_STRING_EQUAL(nearest.best, "gbrca2");
}

static void only_the_given_length_is_compared(void)
{
    struct nearest nearest = {.wanted = "ecgo = 1, and so on", .length = 4};
    nearest_offer(&nearest, "ecog");
    CU_ASSERT_PTR_NOT_NULL_FATAL(nearest.best);
    CU_ASSERT_EQUAL(nearest.distance, 1);
}

static void long_names_are_compared_by_their_beginning_only(void)
{
    char wanted[101];
    char candidate[101];
    memset(wanted, 'a', 100);
    memset(candidate, 'a', 100);
    wanted[100] = candidate[100] = '\0';
    struct nearest nearest = {.wanted = wanted, .length = 100};
    candidate[99] = 'b';
    nearest_offer(&nearest, candidate);
    CU_ASSERT_PTR_NULL(nearest.best);
    candidate[90] = '\0';
    nearest_offer(&nearest, candidate);
    CU_ASSERT_PTR_EQUAL(nearest.best, candidate);
    struct nearest brief = {.wanted = "aab", .length = 3};
    nearest_offer(&brief, candidate);
    CU_ASSERT_PTR_NULL(brief.best);
}

static void a_hash_depends_on_every_byte_and_on_the_length(void)
{
    uint64_t hash = name_hash("her2", 4);
    CU_ASSERT_EQUAL(name_hash("her2 = low", 4), hash);
    CU_ASSERT_NOT_EQUAL(name_hash("her2", 3), hash);
    CU_ASSERT_NOT_EQUAL(name_hash("erh2", 4), hash);
    CU_ASSERT_NOT_EQUAL(name_hash("\0\0", 1), name_hash("\0\0", 2));
    CU_ASSERT_NOT_EQUAL(name_hash("\x7f", 1), name_hash("\xff", 1));
}

static void a_name_longer_than_any_is_near_to_none(void)
{
    char wanted[250];
    memset(wanted, 'q', sizeof wanted);
    struct nearest nearest = {.wanted = wanted, .length = sizeof wanted};
    nearest_offer(&nearest, "age");
    CU_ASSERT_PTR_NULL(nearest.best);
}

static void the_hash_is_fnv_1a_of_64_bits(void)
{
    CU_ASSERT_EQUAL(name_hash("", 0), 0xcbf29ce484222325u);
    CU_ASSERT_EQUAL(name_hash("a", 1), 0xaf63dc4c8601ec8cu);
    CU_ASSERT_EQUAL(name_hash("foobar", 6), 0x85944171f73967e8u);
}

UNIT_SUITE(name) = {
    UNIT_TEST(folding_lowers_letters_and_joins_words),
    UNIT_TEST(letters_beyond_ascii_stay_as_they_are),
    UNIT_TEST(folding_reads_only_the_given_length),
    UNIT_TEST(a_name_that_does_not_fit_is_refused_not_cut),
    UNIT_TEST(a_slip_finds_the_name_that_was_meant),
    UNIT_TEST(a_beginning_finds_the_whole_and_the_whole_a_longer_one),
    UNIT_TEST(what_is_too_far_from_everything_finds_nothing),
    UNIT_TEST(the_nearer_of_two_is_found_wherever_it_stands),
    UNIT_TEST(of_equals_the_first_offered_stays),
    UNIT_TEST(only_the_given_length_is_compared),
    UNIT_TEST(long_names_are_compared_by_their_beginning_only),
    UNIT_TEST(a_hash_depends_on_every_byte_and_on_the_length),
    UNIT_TEST(a_name_longer_than_any_is_near_to_none),
    UNIT_TEST(the_hash_is_fnv_1a_of_64_bits),
    UNIT_END,
};
