/* Changes that activate, in the spellings that reports use. */
#include "fhir/hotspot.h"

#include <string.h>

#include "fhir/codes.h"
#include "unit.h"

static bool hot(int gene, const char *change)
{
    return hotspot_is(gene, (struct json_bytes){change, strlen(change)});
}

static bool cut(const char *change)
{
    return hotspot_truncates((struct json_bytes){change, strlen(change)});
}

static void every_spelling_of_one_change_is_the_same(void)
{
    static const char *const spellings[] = {"NP_006209.2:p.His1047Arg",
                                            "NP_006209.2:p.(His1047Arg)", "p.H1047R",
                                            "H1047R", "p.(H1047R)"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        CU_ASSERT_TRUE(hot(WORD_GENE_PIK3CA, spellings[i]));
}

static void the_known_hotspots_of_each_gene(void)
{
    CU_ASSERT_TRUE(hot(WORD_GENE_ESR1, "p.Asp538Gly"));
    CU_ASSERT_TRUE(hot(WORD_GENE_ESR1, "p.Tyr537Ser"));
    CU_ASSERT_TRUE(hot(WORD_GENE_ESR1, "p.Tyr537Asn"));
    CU_ASSERT_TRUE(hot(WORD_GENE_ESR1, "p.Glu380Gln"));
    CU_ASSERT_TRUE(hot(WORD_GENE_PIK3CA, "p.Glu545Lys"));
    CU_ASSERT_TRUE(hot(WORD_GENE_AKT1, "p.Glu17Lys"));
    CU_ASSERT_TRUE(hot(WORD_GENE_ERBB2, "p.Leu755Ser"));
    CU_ASSERT_TRUE(hot(WORD_GENE_ERBB2, "p.Tyr772_Ala775dup"));
}

static void a_change_elsewhere_is_no_hotspot(void)
{
    CU_ASSERT_FALSE(hot(WORD_GENE_PIK3CA, "p.His1047Gln"));
    CU_ASSERT_FALSE(hot(WORD_GENE_PIK3CA, "p.His104Arg"));
    CU_ASSERT_FALSE(hot(WORD_GENE_PIK3CA, "p.His10470Arg"));
    CU_ASSERT_FALSE(hot(WORD_GENE_ESR1, "p.His1047Arg"));
    CU_ASSERT_FALSE(hot(WORD_GENE_ESR1, "p.Tyr537Tyr"));
    CU_ASSERT_FALSE(hot(WORD_GENE_ESR1, "p.Asp538fs"));
    CU_ASSERT_FALSE(hot(WORD_GENE_ESR1, ""));
    CU_ASSERT_FALSE(hot(WORD_GENE_AKT1, "c.49G>A"));
    CU_ASSERT_FALSE(hot(WORD_GENE_BRCA1, "p.Cys61Gly"));
    CU_ASSERT_FALSE(hotspot_is(WORD_GENE_ESR1, (struct json_bytes){NULL, 0}));
}

static void what_cuts_a_protein_short(void)
{
    CU_ASSERT_TRUE(cut("p.Arg130Ter"));
    CU_ASSERT_TRUE(cut("p.R130*"));
    CU_ASSERT_TRUE(cut("NP_000305.3:p.(Lys267ArgfsTer9)"));
    CU_ASSERT_FALSE(cut("p.Arg130Gln"));
    CU_ASSERT_FALSE(cut("fs"));
    CU_ASSERT_FALSE(hotspot_truncates((struct json_bytes){NULL, 0}));
}

UNIT_SUITE(hotspot) = {
    UNIT_TEST(every_spelling_of_one_change_is_the_same),
    UNIT_TEST(the_known_hotspots_of_each_gene),
    UNIT_TEST(a_change_elsewhere_is_no_hotspot),
    UNIT_TEST(what_cuts_a_protein_short),
    UNIT_END,
};
