/* What must be said before anything else, most urgent first. */
#include <string.h>

#include "fixture.h"
#include "unit.h"

#define PERSON                                                                           \
    "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=2; "   \
    "prior_therapy=ribociclib, letrozole; ecog=1; progressed=yes; sites=bone, liver; "   \
    "gbrca1=wild_type; gbrca2=wild_type"

static const char *const persons[] = {
    PERSON,
    "age=40",
    "stage=early; age=50",
    "age=74; sex=female; er=negative; her2=positive; sites=brain, bone; line=2;"
    "brain_metastases=active; cord_compression=confirmed; fracture=impending;"
    "calcium_corrected=3.2; visceral_crisis=yes; neutropenic_fever=yes; ecog=3",
    "sex=male; menopause=post; er=low; pregnant=yes; line=3; prior_therapy=none",
};

static const struct raised_flag *flag_of(const struct answer *answer, const char *code)
{
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (strcmp(answer->flags[i].code, code) == 0)
            return &answer->flags[i];
    return NULL;
}

static bool raises(const char *facts, const char *code)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    bool raised = flag_of(fixture_answer(&fixture, facts, NULL), code) != NULL;
    fixture_close(&fixture);
    return raised;
}

/* -------------------- order */

static bool in_order(const struct raised_flag *a, const struct raised_flag *b)
{
    int codes = strcmp(a->code, b->code);
    if (a->severity != b->severity)
        return a->severity < b->severity;
    return codes < 0 || (codes == 0 && strcmp(a->text, b->text) < 0);
}

static void emergencies_come_first_then_warnings_then_notes(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    bool seen[3] = {false};
    for (size_t p = 0; p < sizeof persons / sizeof *persons; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        CU_ASSERT(answer->flag_count > 1);
        for (uint32_t i = 0; i < answer->flag_count; i++) {
            seen[answer->flags[i].severity] = true;
            if (i > 0) /* strictly: the same flag for the same reason is told once */
                CU_ASSERT(in_order(&answer->flags[i - 1], &answer->flags[i]));
        }
    }
    CU_ASSERT(seen[SEVERITY_EMERGENCY] && seen[SEVERITY_WARNING] && seen[SEVERITY_NOTE]);
    fixture_close(&fixture);
}

static void several_emergencies_are_all_told_before_anything_else(void)
{
    static const char *const codes[] = {
        "urgent:brain_mets", "urgent:cord_compression", "urgent:febrile_neutropenia",
        "urgent:fracture",   "urgent:hypercalcaemia",   "urgent:visceral_crisis"};
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, persons[3], NULL);
    CU_ASSERT_FATAL(answer->flag_count > sizeof codes / sizeof *codes);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        CU_ASSERT_STRING_EQUAL(answer->flags[i].code, codes[i]);
        CU_ASSERT_EQUAL(answer->flags[i].severity, SEVERITY_EMERGENCY);
    }
    fixture_close(&fixture);
}

/* -------------------- rules */

static void a_flag_is_raised_when_its_rule_holds_and_only_then(void)
{
    CU_ASSERT(raises(PERSON "; cord_compression=confirmed", "urgent:cord_compression"));
    CU_ASSERT_FALSE(raises(PERSON "; cord_compression=none", "urgent:cord_compression"));
    CU_ASSERT_FALSE(raises(PERSON, "urgent:cord_compression")); /* unknown is not yes */
    CU_ASSERT(raises("age=40", "data:insufficient"));
    CU_ASSERT_FALSE(raises(PERSON, "data:insufficient"));
    CU_ASSERT(raises("stage=early", "scope:not_mbc"));
    CU_ASSERT_FALSE(raises(PERSON, "scope:not_mbc"));
}

static void a_flag_names_the_facts_that_raised_it(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct raised_flag *flag =
        flag_of(fixture_answer(&fixture, PERSON "; calcium_corrected=3.2", NULL),
                "urgent:hypercalcaemia");
    CU_ASSERT_PTR_NOT_NULL_FATAL(flag);
    CU_ASSERT_EQUAL_FATAL(flag->facts.count, 1);
    CU_ASSERT_EQUAL(flag->facts.facts[0], POISE_FACT_CALCIUM_CORRECTED);
    CU_ASSERT_PTR_NOT_NULL(strstr(flag->text, "Hypercalcaemia"));
    CU_ASSERT_STRING_EQUAL(flag->source, "clinical notes 10");
    fixture_close(&fixture);
}

static void what_is_missing_for_an_option_is_told_only_if_it_is_in_play(void)
{
    static const char first_line[] =
        "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=1; "
        "setting=de_novo; ecog=1; sites=bone";
    CU_ASSERT(raises(first_line, "missing:ecg"));   /* ribociclib is in play */
    CU_ASSERT_FALSE(raises(PERSON, "missing:ecg")); /* it was given before */
}

static void an_older_code_goes_along_with_the_flag(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct raised_flag *flag = flag_of(
        fixture_answer(&fixture, PERSON "; wishes=oral_only", NULL), "wishes:oral");
    CU_ASSERT_PTR_NOT_NULL_FATAL(flag);
    CU_ASSERT_STRING_EQUAL(flag->alias, "pref:oral");
    CU_ASSERT_EQUAL(flag->severity, SEVERITY_NOTE);
    fixture_close(&fixture);
}

/* -------------------- the record */

static void what_is_wrong_with_the_record_is_told_with_the_fact(void)
{
    static const struct {
        const char *facts;
        const char *code;
        enum severity severity;
        uint32_t fact;
    } cases[] = {
        {"er=positive; er=negative", "data:inconsistent", SEVERITY_WARNING,
         POISE_FACT_ER},
        {"qtc=9000", "data:implausible", SEVERITY_WARNING, POISE_FACT_QTC},
        {"qtc=450 [2027-01-01]", "data:future", SEVERITY_WARNING, POISE_FACT_QTC},
        {"qtc=450 [2020-01-01]", "data:stale", SEVERITY_NOTE, POISE_FACT_QTC},
    };
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer *answer = fixture_answer(&fixture, cases[i].facts, NULL);
        const struct raised_flag *flag = flag_of(answer, cases[i].code);
        CU_ASSERT_PTR_NOT_NULL_FATAL(flag);
        CU_ASSERT_EQUAL(flag->severity, cases[i].severity);
        CU_ASSERT_EQUAL_FATAL(flag->facts.count, 1);
        CU_ASSERT_EQUAL(flag->facts.facts[0], cases[i].fact);
    }
    CU_ASSERT_PTR_NULL(
        flag_of(fixture_answer(&fixture, "qtc=450 [2026-11-01]", NULL), "data:stale"));
    fixture_close(&fixture);
}

static void contradictions_between_facts_are_told(void)
{
    CU_ASSERT(raises("sex=male; menopause=post", "data:inconsistent"));
    CU_ASSERT_FALSE(raises("sex=female; menopause=post", "data:inconsistent"));
}

/* -------------------- licence and evidence */

static void weak_evidence_is_told_when_it_stands_among_the_first(void)
{
    CU_ASSERT(raises(PERSON, "info:weak_evidence"));
    CU_ASSERT_FALSE(raises("age=40", "info:weak_evidence")); /* nothing stands there */
    CU_ASSERT_FALSE(raises("age=40", "info:regulatory"));
}

UNIT_SUITE(flags) = {
    UNIT_TEST(emergencies_come_first_then_warnings_then_notes),
    UNIT_TEST(several_emergencies_are_all_told_before_anything_else),
    UNIT_TEST(a_flag_is_raised_when_its_rule_holds_and_only_then),
    UNIT_TEST(a_flag_names_the_facts_that_raised_it),
    UNIT_TEST(what_is_missing_for_an_option_is_told_only_if_it_is_in_play),
    UNIT_TEST(an_older_code_goes_along_with_the_flag),
    UNIT_TEST(what_is_wrong_with_the_record_is_told_with_the_fact),
    UNIT_TEST(contradictions_between_facts_are_told),
    UNIT_TEST(weak_evidence_is_told_when_it_stands_among_the_first),
    UNIT_END,
};
