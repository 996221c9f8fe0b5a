/* Reading the code map: what a site writes, and every error with its line. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/file.h"
#include "fhir/codes.h"
#include "fixture.h"
#include "unit.h"

static const char head[] = "[about]\nreviewed = 2026-11-20\n"
                           "[systems]\nsnomed = http://snomed.info/sct\n"
                           "icd10cm = http://hl7.org/fhir/sid/icd-10-cm\n";

/* Loads a folder of one file, or of two. */
static int32_t load(struct fixture *f, const char *first, const char *second,
                    const struct codes **out)
{
    char folder[] = "/tmp/poise-codes-XXXXXX";
    struct text text = {0};
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    const char *paths[2] = {path_join(f->arena, folder, "a.ini"),
                            path_join(f->arena, folder, "b.ini")};
    text_put(&text, head);
    text_put(&text, first);
    CU_ASSERT_EQUAL_FATAL(file_replace(paths[0], text.bytes, text.length), POISE_OK);
    if (second != NULL)
        CU_ASSERT_EQUAL_FATAL(file_replace(paths[1], second, strlen(second)), POISE_OK);
    int32_t status = codes_load(f->arena, folder, out, &f->problems);
    unlink(paths[0]);
    unlink(paths[1]);
    rmdir(folder);
    text_free(&text);
    return status;
}

static const struct concept *find(const struct codes *codes, const char *code)
{
    static const char uri[] = "http://snomed.info/sct";
    return codes_find(codes, (struct json_bytes){uri, sizeof uri - 1},
                      (struct json_bytes){code, strlen(code)});
}

static void a_meaning_has_words_numbers_or_values_of_a_fact(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes;
    CU_ASSERT_EQUAL_FATAL(load(&f,
                               "[snomed]\n1 = metastasis liver ; a comment\n2 = score 3\n"
                               "3 = menopause_is post\n4 = drug trastuzumab pertuzumab\n",
                               NULL, &codes),
                          POISE_OK);
    CU_ASSERT_TRUE(
        concept_says(find(codes, "1"), CONCEPT_METASTASIS, WORD_METASTASIS_LIVER));
    CU_ASSERT_TRUE(concept_says(find(codes, "2"), CONCEPT_SCORE, 3));
    CU_ASSERT_TRUE(
        concept_says(find(codes, "3"), CONCEPT_MENOPAUSE_IS, POISE_MENOPAUSE_POST));
    CU_ASSERT_EQUAL(find(codes, "4")->count, 2);
    fixture_close(&f);
}

static void complains(const char *lines, const char *words)
{
    struct fixture f = fixture_open();
    const struct codes *codes;
    CU_ASSERT_EQUAL(load(&f, lines, NULL, &codes), POISE_E_CODES);
    CU_ASSERT_TRUE(fixture_complains(&f, words));
    fixture_close(&f);
}

static void every_error_has_its_reason(void)
{
    complains("[snomed]\n1 = metastases liver\n", "no concept is called \"metastases\"");
    complains("[snomed]\n1 = metastasis toe\n", "metastasis does not take \"toe\"");
    complains("[snomed]\n1 = score three\n", "score does not take \"three\"");
    complains("[snomed]\n1 = metastasis bone liver lung skin brain\n", "at most 4 words");
    complains("[snomed]\n1 = ecog\n1 = karnofsky\n", "\"1\" already stands in");
    complains("[snomed]\n1* = ecog\n", "only ICD has families");
    complains("[systems]\nloinc = http://snomed.info/sct\n[snomed]\n1 = ecog\n",
              "already a spelling of snomed");
    complains("[about]\nreviewed = soon\n", "takes a date such as 2026-11-20");
    complains("[about]\nauthor = me\n", "[about] takes reviewed");
}

static void a_file_says_when_it_was_reviewed(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes;
    CU_ASSERT_EQUAL(load(&f, "[snomed]\n1 = ecog\n", "[snomed]\n2 = ecog\n", &codes),
                    POISE_E_CODES);
    CU_ASSERT_TRUE(fixture_complains(&f, "does not say when it was reviewed"));
    fixture_close(&f);
}

static void a_later_file_may_replace_if_it_says_so(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes;
    CU_ASSERT_EQUAL(load(&f, "[snomed]\n1 = ecog\n",
                         "[about]\nreviewed = 2026-11-21\n[snomed]\n1 = karnofsky\n",
                         &codes),
                    POISE_E_CODES);
    CU_ASSERT_EQUAL_FATAL(load(&f, "[snomed]\n1 = ecog\n",
                               "[about]\nreviewed = 2026-11-21\nreplaces = yes\n"
                               "[snomed]\n1 = karnofsky\n",
                               &codes),
                          POISE_OK);
    CU_ASSERT_TRUE(concept_is(find(codes, "1"), CONCEPT_KARNOFSKY));
    fixture_close(&f);
}

static void thousands_of_codes_are_found_again(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes;
    struct text lines = {0};
    char code[16];
    text_put(&lines, "[snomed]\n");
    for (int i = 1; i <= 5000; i++)
        text_format(&lines, "%d = score %d\n", i * 7, i);
    CU_ASSERT_EQUAL_FATAL(load(&f, lines.bytes, NULL, &codes), POISE_OK);
    for (int i = 1; i <= 5000; i++) {
        snprintf(code, sizeof code, "%d", i * 7);
        CU_ASSERT_TRUE(concept_says(find(codes, code), CONCEPT_SCORE, i));
        snprintf(code, sizeof code, "%d", i * 7 + 1);
        CU_ASSERT_PTR_NULL(find(codes, code));
    }
    text_free(&lines);
    fixture_close(&f);
}

static void a_site_may_add_families_of_any_icd(void)
{
    static const char uri[] = "urn:site:icd-9";
    struct fixture f = fixture_open();
    const struct codes *codes;
    CU_ASSERT_EQUAL_FATAL(
        load(&f, "icd9 = urn:site:icd-9\n[icd9]\n174* = cancer breast\n", NULL, &codes),
        POISE_OK);
    CU_ASSERT_TRUE(
        concept_says(codes_find(codes, (struct json_bytes){uri, sizeof uri - 1},
                                (struct json_bytes){"174.9", 5}),
                     CONCEPT_CANCER, WORD_CANCER_BREAST));
    fixture_close(&f);
}

static void a_folder_that_is_not_there_is_an_error(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes;
    CU_ASSERT_NOT_EQUAL(codes_load(f.arena, "/nowhere", &codes, &f.problems), POISE_OK);
    fixture_close(&f);
}

UNIT_SUITE(codes_file) = {
    UNIT_TEST(a_meaning_has_words_numbers_or_values_of_a_fact),
    UNIT_TEST(every_error_has_its_reason),
    UNIT_TEST(a_file_says_when_it_was_reviewed),
    UNIT_TEST(a_later_file_may_replace_if_it_says_so),
    UNIT_TEST(thousands_of_codes_are_found_again),
    UNIT_TEST(a_site_may_add_families_of_any_icd),
    UNIT_TEST(a_folder_that_is_not_there_is_an_error),
    UNIT_END,
};
