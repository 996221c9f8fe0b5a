/* Genes: present, absent, studied, and not tested. */
#include "ward.h"

#define HGNC(id) CODING("http://www.genenames.org", id)
#define PART(loinc, value)                                                               \
    "{'code':" CODING(LOINC, loinc) ",'valueCodeableConcept':" value "}"
#define GENE_OF(id)   PART("48018-6", HGNC(id))
#define GERMLINE      PART("48002-0", CODING(LOINC, "LA6683-2"))
#define SOMATIC       PART("48002-0", CODING(LOINC, "LA6684-0"))
#define PATHOGENIC    PART("53037-8", CODING(LOINC, "LA6668-3"))
#define UNCERTAIN     PART("53037-8", CODING(LOINC, "LA26333-7"))
#define PROTEIN(text) PART("48005-3", CODING("http://varnomen.hgvs.org", text))
#define VARIANT_OF(id, answer, parts)                                                    \
    RESULT(id, "69548-6", "2026-03-02", CODED(answer) ",'component':[" parts "]")
#define PRESENT "LA9633-4"
#define ABSENT  "LA9634-2"

static void a_known_hotspot_needs_no_stated_significance(void)
{
    WARD_SAYS(VARIANT_OF("a", PRESENT,
                         GENE_OF("HGNC:3467") "," PROTEIN("NP_000116.2:p.(Asp538Gly)")),
              "esr1", "mutated [2026-03-02]");
    WARD_SAYS(VARIANT_OF("a", PRESENT, GENE_OF("8975") "," PROTEIN("p.His1047Arg")),
              "pik3ca", "mutated [2026-03-02]");
}

static void present_alone_is_of_unknown_significance(void)
{
    struct ward ward = ward_open(VARIANT_OF("a", PRESENT, GENE_OF("HGNC:8975")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "pik3ca"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", false, "significance is unknown"));
    ward_close(&ward);
}

static void uncertain_is_not_mutated(void)
{
    WARD_SAYS(VARIANT_OF("a", PRESENT, GENE_OF("1100") "," GERMLINE "," UNCERTAIN),
              "gbrca1", "?");
}

static void inherited_and_acquired_are_two_facts(void)
{
#define BRCA2(source) VARIANT_OF("a", PRESENT, GENE_OF("1101") "," source "," PATHOGENIC)
    WARD_SAYS(BRCA2(GERMLINE), "gbrca2", "mutated [2026-03-02]");
    WARD_SAYS(BRCA2(GERMLINE), "sbrca", "?");
    WARD_SAYS(BRCA2(SOMATIC), "sbrca", "mutated [2026-03-02]");
    WARD_SAYS(BRCA2(SOMATIC), "gbrca2", "?");
    struct ward ward =
        ward_open(VARIANT_OF("a", PRESENT, GENE_OF("1101") "," PATHOGENIC));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "gbrca2"), "?");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "sbrca"), "?");
    CU_ASSERT_TRUE(ward_aside(&ward, "Observation/a", false, "germline test is needed"));
    ward_close(&ward);
}

static void an_implication_may_state_the_significance(void)
{
    WARD_SAYS(VARIANT_OF("v", PRESENT, GENE_OF("26144") "," GERMLINE) "," RESULT(
                  "i", "53037-8", "2026-03-02",
                  "'derivedFrom':[{'reference':'Observation/v'}]," CODED("LA6668-3")),
              "palb2", "mutated [2026-03-02]");
    WARD_SAYS(VARIANT_OF("v", PRESENT, GENE_OF("26144") "," GERMLINE) "," RESULT(
                  "i", "53037-8", "2026-03-02",
                  "'derivedFrom':[{'reference':'Observation/w'}]," CODED("LA6668-3")),
              "palb2", "?");
}

static void absent_clears_each_gene_that_it_names(void)
{
    struct ward ward = ward_open(
        VARIANT_OF("a", ABSENT, GENE_OF("3467") "," GENE_OF("8975") "," GENE_OF("3430")));
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "esr1"), "wild_type [2026-03-02]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "pik3ca"), "wild_type [2026-03-02]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "erbb2"), "wild_type [2026-03-02]");
    CU_ASSERT_STRING_EQUAL(ward_says(&ward, "pten"), "?");
    ward_close(&ward);
}

static void one_absent_change_does_not_clear_the_gene(void)
{
    WARD_SAYS(VARIANT_OF("a", ABSENT, GENE_OF("3467") "," PROTEIN("p.Asp538Gly")), "esr1",
              "?");
}

static void amplified_is_not_mutated(void)
{
    WARD_SAYS(VARIANT_OF("a", PRESENT,
                         GENE_OF("3430") ",{'code':" CODING(
                             LOINC, "82155-3") "," QUANTITY("12", "1") "}"),
              "erbb2", "?");
    WARD_SAYS(RESULT("a", "69548-6", "2026-03-02",
                     CODED(PRESENT) ",'interpretation':[" CODING(
                         SCT, "12645001") "],'component':[" GENE_OF("8975") "]"),
              "pik3ca", "?");
}

static void fusion_is_asked_for_by_its_name(void)
{
#define RET_CHANGE(kind)                                                                 \
    VARIANT_OF("a", PRESENT,                                                             \
               GENE_OF("9967") ",{'code':" CODING(                                       \
                   LOINC, "48019-4") ",'valueCodeableConcept':{'text':'" kind "'}}")
    WARD_SAYS(RET_CHANGE("gene_fusion"), "ret", "fusion [2026-03-02]");
    WARD_SAYS(RET_CHANGE("substitution"), "ret", "?");
    WARD_SAYS(VARIANT_OF("a", ABSENT, GENE_OF("9967")), "ret", "?");
}

static void pten_is_lost_or_cut_short(void)
{
    WARD_SAYS(VARIANT_OF("a", PRESENT,
                         GENE_OF("9588") ",{'code':" CODING(
                             LOINC, "82155-3") "," QUANTITY("0", "1") "}"),
              "pten", "altered [2026-03-02]");
    WARD_SAYS(VARIANT_OF("a", PRESENT, GENE_OF("9588") "," PROTEIN("p.Arg130Ter")),
              "pten", "altered [2026-03-02]");
    WARD_SAYS(VARIANT_OF("a", PRESENT, GENE_OF("9588") "," PROTEIN("p.Arg130Gln")),
              "pten", "?");
}

#define REGION                                                                           \
    RESULT("r", "53041-0", "2026-03-02",                                                 \
           "'component':[" GENE_OF("3467") "," GENE_OF("1100") "]")
#define REPORT(results)                                                                  \
    "{'resourceType':'DiagnosticReport','id':'d','status':'final','code':" CODING(       \
        LOINC, "51969-4") ",'subject':{'reference':'Patient/p'},'result':[" results "]}"

static void what_a_report_covers_without_a_finding_is_negative(void)
{
    WARD_SAYS(REGION "," REPORT("{'reference':'Observation/r'}"), "esr1",
              "wild_type [2026-03-02]");
    WARD_SAYS(REGION "," REPORT("{'reference':'Observation/r'}"), "gbrca1", "?");
}

static void studied_without_the_report_is_nothing(void)
{
    WARD_SAYS(REGION, "esr1", "?");
}

static void studied_and_found_is_not_negative(void)
{
    WARD_SAYS(REGION "," VARIANT_OF("v", PRESENT, GENE_OF("3467")) "," REPORT(
                  "{'reference':'Observation/r'},{'reference':'Observation/v'}"),
              "esr1", "?");
}

static void a_test_of_one_gene_by_its_code(void)
{
    WARD_SAYS(RESULT("a", "60033-8", "2026-03-02", POSITIVE), "pik3ca",
              "mutated [2026-03-02]");
    WARD_SAYS(RESULT("a", "60033-8", "2026-03-02", NEGATIVE), "pik3ca",
              "wild_type [2026-03-02]");
    WARD_SAYS(RESULT("a", "59041-4", "2026-03-02", NEGATIVE), "gbrca1", "?");
}

UNIT_SUITE(gene) = {
    UNIT_TEST(a_known_hotspot_needs_no_stated_significance),
    UNIT_TEST(present_alone_is_of_unknown_significance),
    UNIT_TEST(uncertain_is_not_mutated),
    UNIT_TEST(inherited_and_acquired_are_two_facts),
    UNIT_TEST(an_implication_may_state_the_significance),
    UNIT_TEST(absent_clears_each_gene_that_it_names),
    UNIT_TEST(one_absent_change_does_not_clear_the_gene),
    UNIT_TEST(amplified_is_not_mutated),
    UNIT_TEST(fusion_is_asked_for_by_its_name),
    UNIT_TEST(pten_is_lost_or_cut_short),
    UNIT_TEST(what_a_report_covers_without_a_finding_is_negative),
    UNIT_TEST(studied_without_the_report_is_nothing),
    UNIT_TEST(studied_and_found_is_not_negative),
    UNIT_TEST(a_test_of_one_gene_by_its_code),
    UNIT_END,
};
