/* Drugs, their classes, and what people write for them. */
#include "record/vocabulary.h"

#include <stdio.h>
#include <string.h>

#include <poise/facts.h>

#include "base/name.h"
#include "fixture.h"
#include "unit.h"

static uint32_t member_of(const struct fixture *fixture, const char *typed)
{
    const struct fact *fact = fact_at(fixture->vocabulary, POISE_FACT_PRIOR_THERAPY);
    const struct fact_value *value =
        value_find(fixture->vocabulary, fact, typed, strlen(typed));
    CU_ASSERT_PTR_NOT_NULL_FATAL(value);
    return value->number;
}

/* The members that a typed therapy implies, in the order of their numbers. */
static void expect_closure(const char *typed, const char *expected)
{
    struct fixture fixture = fixture_open();
    const struct fact *fact = fact_at(fixture.vocabulary, POISE_FACT_PRIOR_THERAPY);
    uint64_t members[2];
    struct text text = {0};
    therapy_closure(member_of(&fixture, typed), members);
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (member_has(members, fact->values[i].number))
            text_format(&text, "%s%s", text.length == 0 ? "" : ", ",
                        fact->values[i].name);
    CU_ASSERT_STRING_EQUAL(text.bytes, expected);
    text_free(&text);
    fixture_close(&fixture);
}

static void a_drug_implies_its_classes_and_itself(void)
{
    expect_closure("ribociclib", "cdk46, ribociclib");
    expect_closure("letrozole", "endocrine, ai, letrozole");
    expect_closure("capecitabine", "chemo, capecitabine");
    expect_closure("nab-paclitaxel", "chemo, taxane, nab_paclitaxel");
    expect_closure("goserelin", "endocrine, ofs, goserelin");
    expect_closure("elacestrant", "endocrine, oral_serd, elacestrant");
    expect_closure("pembrolizumab", "pd1, pembrolizumab");
    expect_closure("zoledronic acid", "bone_agent, zoledronic_acid");
    expect_closure("selpercatinib", "selpercatinib");
}

static void a_class_implies_no_drug(void)
{
    expect_closure("cdk46", "cdk46");
    expect_closure("ai", "endocrine, ai");
    expect_closure("platinum_pd", "chemo, platinum, platinum_pd");
}

static void a_conjugate_is_neither_its_antibody_nor_chemotherapy(void)
{
    expect_closure("T-DXd", "anti_her2, adc, tdxd");
    expect_closure("T-DM1", "anti_her2, adc, tdm1");
    expect_closure("sacituzumab govitecan", "adc, sg");
}

static void what_people_write_for_a_drug_means_the_drug(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_EQUAL(member_of(&fixture, "CDK4/6"), POISE_THERAPY_CDK46);
    CU_ASSERT_EQUAL(member_of(&fixture, "cdk4/6i"), POISE_THERAPY_CDK46);
    CU_ASSERT_EQUAL(member_of(&fixture, "Aromatase inhibitor"), POISE_THERAPY_AI);
    CU_ASSERT_EQUAL(member_of(&fixture, "5-FU"), POISE_THERAPY_FLUOROURACIL);
    CU_ASSERT_EQUAL(member_of(&fixture, "Faslodex"), POISE_THERAPY_FULVESTRANT);
    CU_ASSERT_EQUAL(member_of(&fixture, "PLD"), POISE_THERAPY_PLD);
    CU_ASSERT_EQUAL(member_of(&fixture, "trastuzumab deruxtecan"), POISE_THERAPY_TDXD);
    fixture_close(&fixture);
}

static void every_implied_name_is_a_therapy_that_implies_nothing_more(void)
{
    static const struct {
        uint32_t number;
        const char *implied;
    } listed[] = {
#define POISE_THERAPY(number, upper, name, implied) {number, implied},
#include <poise/therapies.def>
    };
    struct fixture fixture = fixture_open();
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
        uint64_t whole[2];
        char names[128];
        therapy_closure(listed[i].number, whole);
        snprintf(names, sizeof names, "%s", listed[i].implied);
        for (char *rest = NULL, *name = strtok_r(names, " ", &rest); name != NULL;
             name = strtok_r(NULL, " ", &rest)) {
            uint64_t part[2];
            uint32_t member = member_of(&fixture, name);
            therapy_closure(member, part);
            CU_ASSERT_TRUE(member_has(whole, member));
            CU_ASSERT_EQUAL(part[0] & ~whole[0], 0);
            CU_ASSERT_EQUAL(part[1] & ~whole[1], 0);
        }
    }
    fixture_close(&fixture);
}

static void every_other_spelling_is_folded_and_hides_no_therapy(void)
{
    static const struct {
        const char *alias;
        uint32_t member;
    } listed[] = {
#define POISE_THERAPY_ALIAS(alias, upper) {#alias, POISE_THERAPY_##upper},
#include <poise/therapies.def>
    };
    struct fixture fixture = fixture_open();
    char folded[64];
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
        const char *alias = listed[i].alias;
        CU_ASSERT_EQUAL(member_of(&fixture, alias), listed[i].member);
        CU_ASSERT_TRUE(name_fold(alias, strlen(alias), folded, sizeof folded));
        CU_ASSERT_STRING_EQUAL(alias, folded);
    }
    fixture_close(&fixture);
}

static void members_are_kept_apart_in_both_words(void)
{
    const uint32_t members[] = {0, 1, 63, 64, 65, 127};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        uint64_t set[2] = {0, 0};
        member_add(set, members[i]);
        for (uint32_t other = 0; other < 128; other++)
            CU_ASSERT_EQUAL(member_has(set, other), other == members[i]);
    }
}

UNIT_SUITE(vocabulary_therapy) = {
    UNIT_TEST(a_drug_implies_its_classes_and_itself),
    UNIT_TEST(a_class_implies_no_drug),
    UNIT_TEST(a_conjugate_is_neither_its_antibody_nor_chemotherapy),
    UNIT_TEST(what_people_write_for_a_drug_means_the_drug),
    UNIT_TEST(every_implied_name_is_a_therapy_that_implies_nothing_more),
    UNIT_TEST(every_other_spelling_is_folded_and_hides_no_therapy),
    UNIT_TEST(members_are_kept_apart_in_both_words),
    UNIT_END,
};
