/* Looking codes up: systems under any spelling, ICD without dots, HGNC with a prefix. */
#include "fhir/codes.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "fixture.h"
#include "unit.h"

static struct json_bytes of(const char *text)
{
    return (struct json_bytes){text, strlen(text)};
}

static const struct codes *shipped(struct fixture *fixture)
{
    const struct codes *codes = NULL;
    CU_ASSERT_EQUAL_FATAL(codes_load(fixture->arena, fixture_tree(fixture, "conf/codes"),
                                     &codes, &fixture->problems),
                          POISE_OK);
    return codes;
}

static bool means(const struct codes *codes, const char *system, const char *code,
                  enum concept_kind kind, int32_t word)
{
    return concept_says(codes_find(codes, of(system), of(code)), kind, word);
}

static void a_code_means_what_the_map_says(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes = shipped(&f);
    CU_ASSERT_TRUE(means(codes, "http://snomed.info/sct", "94381002", CONCEPT_METASTASIS,
                         WORD_METASTASIS_LIVER));
    CU_ASSERT_PTR_NULL(codes_find(codes, of("http://snomed.info/sct"), of("1")));
    CU_ASSERT_PTR_NULL(codes_find(codes, of("http://loinc.org"), of("94381002")));
    fixture_close(&f);
}

static void a_system_has_many_spellings(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes = shipped(&f);
    static const char *const spellings[] = {
        "http://snomed.info/sct", "http://snomed.info/sct/",
        "http://snomed.info/sct|http://snomed.info/sct/731000124108", "SNOMED",
        "SNOMED-CT"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        CU_ASSERT_PTR_NOT_NULL(codes_find(codes, of(spellings[i]), of("94381002")));
    CU_ASSERT_PTR_NULL(codes_find(codes, of("http://snomed.info/sctx"), of("94381002")));
    CU_ASSERT_PTR_NULL(codes_find(codes, (struct json_bytes){NULL, 0}, of("94381002")));
    fixture_close(&f);
}

static void codes_of_icd_are_compared_without_dots_and_by_family(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes = shipped(&f);
    const char *icd = "http://hl7.org/fhir/sid/icd-10-cm";
    CU_ASSERT_TRUE(means(codes, icd, "C79.51", CONCEPT_METASTASIS, WORD_METASTASIS_BONE));
    CU_ASSERT_TRUE(means(codes, icd, "C7951", CONCEPT_METASTASIS, WORD_METASTASIS_BONE));
    CU_ASSERT_TRUE(means(codes, icd, "C50.412", CONCEPT_CANCER, WORD_CANCER_BREAST));
    CU_ASSERT_TRUE(means(codes, icd, "C50", CONCEPT_CANCER, WORD_CANCER_BREAST));
    CU_ASSERT_TRUE(means(codes, "http://hl7.org/fhir/sid/icd-10", "C50.4", CONCEPT_CANCER,
                         WORD_CANCER_BREAST));
    CU_ASSERT_TRUE(
        means(codes, icd, "C79.81", CONCEPT_METASTASIS, WORD_METASTASIS_BREAST));
    CU_ASSERT_TRUE(
        means(codes, icd, "Z85.3", CONCEPT_CANCER, WORD_CANCER_PERSONAL_HISTORY));
    CU_ASSERT_PTR_NULL(codes_find(codes, of(icd), of("C61")));
    CU_ASSERT_PTR_NULL(codes_find(codes, of(icd), of("C")));
    fixture_close(&f);
}

static void a_code_is_trimmed_and_else_exact(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes = shipped(&f);
    CU_ASSERT_PTR_NOT_NULL(codes_find(codes, of("LOINC"), of(" 89247-1\t")));
    CU_ASSERT_PTR_NOT_NULL(codes_find(codes, of("LOINC"),
                                      of("\xEF\xBB\xBF"
                                         "89247-1")));
    CU_ASSERT_PTR_NULL(codes_find(codes, of("LOINC"), of("la6576-8")));
    CU_ASSERT_PTR_NULL(codes_find(codes, of("LOINC"), of("")));
    CU_ASSERT_PTR_NULL(codes_find(codes, of("LOINC"),
                                  of("89247-1 and then a text that is far longer than a "
                                     "code of any system can be")));
    fixture_close(&f);
}

static void a_gene_has_a_prefix_or_none(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes = shipped(&f);
    const struct concept *bare =
        codes_find(codes, of("http://www.genenames.org"), of("8975"));
    CU_ASSERT_PTR_NOT_NULL(bare);
    CU_ASSERT_PTR_EQUAL(
        codes_find(codes, of("http://www.genenames.org/geneId"), of("HGNC:8975")), bare);
    CU_ASSERT_PTR_EQUAL(
        codes_find(codes, of("http://www.genenames.org"), of("hgnc:8975")), bare);
    fixture_close(&f);
}

static void a_text_counts_only_as_a_whole(void)
{
    struct fixture f = fixture_open();
    const struct codes *codes = shipped(&f);
    CU_ASSERT_TRUE(concept_says(codes_find_text(codes, of("Not detected")),
                                CONCEPT_ANSWER, WORD_ANSWER_NEGATIVE));
    CU_ASSERT_TRUE(concept_says(codes_find_text(codes, of(" POSITIVE ")), CONCEPT_ANSWER,
                                WORD_ANSWER_POSITIVE));
    CU_ASSERT_PTR_NULL(codes_find_text(codes, of("not positive")));
    CU_ASSERT_PTR_NULL(codes_find_text(codes, of("rule out breast cancer")));
    CU_ASSERT_PTR_NULL(codes_find_text(codes, of("")));
    CU_ASSERT_PTR_NULL(codes_find_text(codes, (struct json_bytes){NULL, 0}));
    fixture_close(&f);
}

UNIT_SUITE(codes) = {
    UNIT_TEST(a_code_means_what_the_map_says),
    UNIT_TEST(a_system_has_many_spellings),
    UNIT_TEST(codes_of_icd_are_compared_without_dots_and_by_family),
    UNIT_TEST(a_code_is_trimmed_and_else_exact),
    UNIT_TEST(a_gene_has_a_prefix_or_none),
    UNIT_TEST(a_text_counts_only_as_a_whole),
    UNIT_END,
};
