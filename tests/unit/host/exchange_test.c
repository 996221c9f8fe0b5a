/* What a plugin may ask and say, and what happens when it does otherwise. */
#include "host/exchange.h"

#include <string.h>

#include "base/date.h"
#include "fixture.h"
#include "unit.h"

static const poise_host *const host = &host_functions;

/* A plugin with two sentences that may read every fact. */
struct border {
    struct fixture fixture;
    struct plugin plugin;
    struct read_log log;
    poise_patient patient;
    poise_verdict verdict;
    poise_effects effects;
};

static struct border *border_open(const char *facts)
{
    static struct border border;
    border = (struct border){.fixture = fixture_open()};
    border.plugin.id = "acme";
    border.plugin.table.sentence_count = 2;
    memset(border.plugin.declared, true, sizeof border.plugin.declared);
    border.patient = (poise_patient){.record = fixture_derived(&border.fixture, facts),
                                     .declared = border.plugin.declared,
                                     .log = &border.log};
    border.verdict.sentence_count = border.plugin.table.sentence_count;
    border.verdict.vocabulary = border.fixture.vocabulary;
    border.verdict.answer = POISE_ANSWER_ELIGIBLE;
    border.effects.sentence_count = border.plugin.table.sentence_count;
    return &border;
}

static void border_close(struct border *border)
{
    fixture_close(&border->fixture);
}

/* -------------------- facts */

static void known_facts_are_read_in_the_unit_of_the_vocabulary(void)
{
    struct border *border = border_open("qtc=450; age=62; her2=low; msi_h=yes");
    double number = 0;
    uint32_t choice = 0;
    CU_ASSERT_EQUAL(host->number(&border->patient, POISE_FACT_QTC, &number), POISE_OK);
    CU_ASSERT_EQUAL(number, 450);
    CU_ASSERT_EQUAL(host->number(&border->patient, POISE_FACT_AGE, &number), POISE_OK);
    CU_ASSERT_EQUAL(number, 62);
    CU_ASSERT_EQUAL(host->choice(&border->patient, POISE_FACT_HER2, &choice), POISE_OK);
    CU_ASSERT_EQUAL(choice, POISE_HER2_LOW);
    CU_ASSERT_EQUAL(host->choice(&border->patient, POISE_FACT_MSI_H, &choice), POISE_OK);
    CU_ASSERT_EQUAL(choice, POISE_YES);
    border_close(border);
}

static void derived_and_assumed_facts_count_as_known(void)
{
    struct border *border = border_open("sex=male");
    uint32_t choice = 99;
    CU_ASSERT_EQUAL(host->choice(&border->patient, POISE_FACT_MENOPAUSE, &choice),
                    POISE_OK);
    CU_ASSERT_EQUAL(choice, POISE_MENOPAUSE_NA);
    CU_ASSERT_EQUAL(host->choice(&border->patient, POISE_FACT_MAINTENANCE, &choice),
                    POISE_OK);
    CU_ASSERT_EQUAL(choice, POISE_NO);
    border_close(border);
}

static void an_unknown_fact_leaves_the_answer_untouched(void)
{
    struct border *border = border_open("age=62");
    double number = -1;
    uint32_t choice = 99;
    uint32_t member = 99;
    int32_t day = -1;
    CU_ASSERT_EQUAL(host->number(&border->patient, POISE_FACT_QTC, &number),
                    POISE_UNKNOWN);
    CU_ASSERT_EQUAL(host->choice(&border->patient, POISE_FACT_HER2, &choice),
                    POISE_UNKNOWN);
    CU_ASSERT_EQUAL(
        host->has(&border->patient, POISE_FACT_SITES, POISE_SITES_BONE, &member),
        POISE_UNKNOWN);
    CU_ASSERT_EQUAL(host->date(&border->patient, POISE_FACT_QTC, &day), POISE_UNKNOWN);
    CU_ASSERT_EQUAL(number, -1);
    CU_ASSERT_EQUAL(choice, 99);
    CU_ASSERT_EQUAL(member, 99);
    CU_ASSERT_EQUAL(day, -1);
    border_close(border);
}

static void a_contradiction_is_no_value(void)
{
    struct border *border = border_open("er=positive; er=negative");
    uint32_t choice = 99;
    CU_ASSERT_EQUAL(host->choice(&border->patient, POISE_FACT_ER, &choice),
                    POISE_CONFLICT);
    CU_ASSERT_EQUAL(choice, 99);
    border_close(border);
}

static void an_undeclared_fact_is_refused_and_the_first_one_reported(void)
{
    struct border *border = border_open("qtc=450; her2=low");
    double number = -1;
    uint32_t choice = 99;
    border->plugin.declared[POISE_FACT_QTC] = false;
    border->plugin.declared[POISE_FACT_HER2] = false;
    CU_ASSERT_EQUAL(host->number(&border->patient, POISE_FACT_QTC, &number),
                    POISE_E_FACT_UNDECLARED);
    CU_ASSERT_EQUAL(host->choice(&border->patient, POISE_FACT_HER2, &choice),
                    POISE_E_FACT_UNDECLARED);
    CU_ASSERT_EQUAL(number, -1);
    CU_ASSERT_EQUAL(choice, 99);
    CU_ASSERT_EQUAL(border->log.undeclared, POISE_FACT_QTC);
    border_close(border);
}

static void what_was_read_is_remembered(void)
{
    struct border *border = border_open("age=62");
    double number;
    host->number(&border->patient, POISE_FACT_AGE, &number);
    host->number(&border->patient, POISE_FACT_QTC, &number); /* unknown, but asked for */
    uint64_t expected[FACT_LIMIT / 64] = {0};
    expected[POISE_FACT_AGE / 64] |= (uint64_t)1 << POISE_FACT_AGE % 64;
    expected[POISE_FACT_QTC / 64] |= (uint64_t)1 << POISE_FACT_QTC % 64;
    CU_ASSERT_EQUAL(memcmp(border->log.facts, expected, sizeof expected), 0);
    CU_ASSERT_EQUAL(border->log.undeclared, 0);
    border_close(border);
}

static void a_fact_of_another_type_is_an_argument_that_is_not_allowed(void)
{
    struct border *border = border_open("age=62; her2=low; sites=bone");
    double number = -1;
    uint32_t choice = 99;
    const poise_patient *patient = &border->patient;
    CU_ASSERT_EQUAL(host->number(patient, POISE_FACT_HER2, &number), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->number(patient, POISE_FACT_SITES, &number), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->choice(patient, POISE_FACT_AGE, &choice), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->choice(patient, POISE_FACT_SITES, &choice), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->has(patient, POISE_FACT_HER2, 0, &choice), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(number, -1);
    CU_ASSERT_EQUAL(choice, 99);
    border_close(border);
}

static void a_fact_or_member_that_does_not_exist_is_not_allowed(void)
{
    struct border *border = border_open("age=62; sites=bone");
    double number;
    uint32_t member;
    int32_t day;
    const poise_patient *patient = &border->patient;
    CU_ASSERT_EQUAL(host->number(patient, POISE_FACT_NONE, &number), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->number(patient, POISE_FACT_END, &number), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->number(patient, UINT32_MAX, &number), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->date(patient, UINT32_MAX, &day), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->has(patient, POISE_FACT_SITES, 128, &member), POISE_E_ARGUMENT);
    border_close(border);
}

static void a_set_has_its_members_and_what_they_imply(void)
{
    struct border *border = border_open("sites=bone, liver; prior_therapy=ribociclib");
    const struct {
        uint32_t fact, member, expected;
    } cases[] = {
        {POISE_FACT_SITES, POISE_SITES_BONE, POISE_YES},
        {POISE_FACT_SITES, POISE_SITES_LUNG, POISE_NO},
        {POISE_FACT_PRIOR_THERAPY, POISE_THERAPY_RIBOCICLIB, POISE_YES},
        {POISE_FACT_PRIOR_THERAPY, POISE_THERAPY_CDK46, POISE_YES},
        {POISE_FACT_PRIOR_THERAPY, POISE_THERAPY_CHEMO, POISE_NO},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t has = 99;
        CU_ASSERT_EQUAL(host->has(&border->patient, cases[i].fact, cases[i].member, &has),
                        POISE_OK);
        CU_ASSERT_EQUAL(has, cases[i].expected);
    }
    border_close(border);
}

static void the_date_of_a_fact_is_known_only_if_it_is_dated(void)
{
    struct border *border = border_open("qtc=450 [2026-03-02]; age=62");
    int32_t day = -1;
    int32_t expected = 0;
    date_parse("2026-03-02", 10, &expected);
    CU_ASSERT_EQUAL(host->date(&border->patient, POISE_FACT_QTC, &day), POISE_OK);
    CU_ASSERT_EQUAL(day, expected);
    day = -1;
    CU_ASSERT_EQUAL(host->date(&border->patient, POISE_FACT_AGE, &day), POISE_UNKNOWN);
    CU_ASSERT_EQUAL(day, -1);
    border_close(border);
}

/* -------------------- verdicts */

static void an_answer_only_becomes_stricter(void)
{
    struct border *border = border_open("age=62");
    poise_verdict *verdict = &border->verdict;
    static const struct {
        int32_t said, stands;
    } steps[] = {
        {POISE_ANSWER_ELIGIBLE, POISE_ANSWER_ELIGIBLE},
        {POISE_ANSWER_CANNOT_TELL, POISE_ANSWER_CANNOT_TELL},
        {POISE_ANSWER_NEEDS_PERSON, POISE_ANSWER_CANNOT_TELL},
        {POISE_ANSWER_NOT_ELIGIBLE, POISE_ANSWER_NOT_ELIGIBLE},
        {POISE_ANSWER_ELIGIBLE, POISE_ANSWER_NOT_ELIGIBLE},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        CU_ASSERT_EQUAL(host->answer(verdict, steps[i].said), POISE_OK);
        CU_ASSERT_EQUAL(host->answer_now(verdict), steps[i].stands);
    }
    border_close(border);
}

static void what_is_none_of_the_four_answers_is_refused(void)
{
    struct border *border = border_open("age=62");
    CU_ASSERT_EQUAL(host->answer(&border->verdict, 0), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->answer(&border->verdict, 5), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->answer(&border->verdict, INT32_MIN), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->answer_now(&border->verdict), POISE_ANSWER_ELIGIBLE);
    border_close(border);
}

static void there_is_room_for_32_notes(void)
{
    struct border *border = border_open("age=62");
    poise_note note = {POISE_NOTE_INFO, 1, {POISE_FACT_AGE, 0, 0, 0}, {1500, 0}};
    for (uint32_t i = 0; i < 32; i++) {
        note.numbers[1] = (int32_t)i;
        CU_ASSERT_EQUAL(host->note(&border->verdict, &note), POISE_OK);
    }
    CU_ASSERT_EQUAL(border->verdict.faults, 0);
    CU_ASSERT_EQUAL(host->note(&border->verdict, &note), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(border->verdict.faults, FAULT_NOTE);
    CU_ASSERT_EQUAL(border->verdict.note_count, 32);
    CU_ASSERT_EQUAL(border->verdict.notes[31].numbers[1], 31); /* in the order given */
    border_close(border);
}

static void a_note_cites_only_facts_that_exist(void)
{
    struct border *border = border_open("age=62");
    poise_note note = {POISE_NOTE_INFO, 0, {POISE_FACT_AGE, 0, 0, 0}, {0, 0}};
    static const uint32_t none[] = {FACT_LIMIT - 1, FACT_LIMIT, UINT32_MAX};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        note.facts[3] = none[i];
        CU_ASSERT_EQUAL(host->note(&border->verdict, &note), POISE_E_ARGUMENT);
        CU_ASSERT_EQUAL(border->verdict.faults, FAULT_NOTE);
    }
    CU_ASSERT_EQUAL(border->verdict.note_count, 0);
    border_close(border);
}

static void a_note_needs_a_kind_and_a_sentence_that_exist(void)
{
    static const poise_note bad[] = {
        {0, 0, {0, 0, 0, 0}, {0, 0}},
        {POISE_NOTE_INFO + 1, 0, {0, 0, 0, 0}, {0, 0}},
        {POISE_NOTE_REASON, 2, {0, 0, 0, 0}, {0, 0}},
        {POISE_NOTE_REASON, UINT32_MAX, {0, 0, 0, 0}, {0, 0}},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct border *border = border_open("age=62");
        CU_ASSERT_EQUAL(host->note(&border->verdict, &bad[i]), POISE_E_ARGUMENT);
        CU_ASSERT_EQUAL(border->verdict.faults, FAULT_NOTE);
        CU_ASSERT_EQUAL(border->verdict.note_count, 0);
        border_close(border);
    }
}

static void a_standing_comes_with_its_sentence(void)
{
    struct border *border = border_open("age=62");
    poise_verdict *verdict = &border->verdict;
    verdict->standing = POISE_STANDING_PREFERRED;
    CU_ASSERT_EQUAL(host->standing_now(verdict), POISE_STANDING_PREFERRED);
    CU_ASSERT_EQUAL(host->standing(verdict, POISE_STANDING_LATER, 1), POISE_OK);
    CU_ASSERT_EQUAL(host->standing_now(verdict), POISE_STANDING_LATER);
    CU_ASSERT_EQUAL(verdict->standing_sentence, 2);
    CU_ASSERT_EQUAL(host->standing(verdict, 500, 2), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->standing(verdict, -1, 0), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->standing(verdict, 1001, 0), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->standing_now(verdict), POISE_STANDING_LATER);
    CU_ASSERT_EQUAL(verdict->faults, FAULT_NOTE);
    border_close(border);
}

static void urgency_is_one_of_three(void)
{
    struct border *border = border_open("age=62");
    poise_verdict *verdict = &border->verdict;
    CU_ASSERT_EQUAL(host->urgency(verdict, POISE_URGENCY_EMERGENCY), POISE_OK);
    CU_ASSERT_EQUAL(verdict->urgency, POISE_URGENCY_EMERGENCY);
    CU_ASSERT_EQUAL(host->urgency(verdict, 3), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->urgency(verdict, -1), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(verdict->urgency, POISE_URGENCY_EMERGENCY);
    border_close(border);
}

#define OPTION(id, tags)                                                                 \
    "{ id = \"" id "\"; label = \"l\"; plain = \"p\"; role = \"systemic\"; "             \
    "drugs = [ \"letrozole|anastrozole\" ]; tags = [ " tags " ]; for = \"yes\"; "        \
    "standing = { level = \"other\"; }; }"

static const char two_options[] = "plugin = \"test\"; options = (" OPTION(
    "first", "\"ai\"") "," OPTION("second", "\"ai\", \"oral\"") ");";

static void a_companion_is_an_option_of_any_catalogue(void)
{
    struct border *border = border_open("age=62");
    poise_verdict *verdict = &border->verdict;
    verdict->catalogue = fixture_catalogue(&border->fixture, two_options);
    CU_ASSERT_PTR_NOT_NULL_FATAL(verdict->catalogue);
    CU_ASSERT_EQUAL(host->with(verdict, "second"), POISE_OK);
    CU_ASSERT_EQUAL_FATAL(verdict->with_count, 1);
    CU_ASSERT_EQUAL(verdict->with[0], 1);
    CU_ASSERT_EQUAL(verdict->faults, 0);
    CU_ASSERT_EQUAL(host->with(verdict, "third"), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(verdict->faults, FAULT_WITH);
    CU_ASSERT_EQUAL(verdict->with_count, 1);
    border_close(border);
}

static void there_is_room_for_eight_companions(void)
{
    struct border *border = border_open("age=62");
    poise_verdict *verdict = &border->verdict;
    verdict->catalogue = fixture_catalogue(&border->fixture, two_options);
    for (int i = 0; i < 8; i++)
        CU_ASSERT_EQUAL(host->with(verdict, "first"), POISE_OK);
    CU_ASSERT_EQUAL(host->with(verdict, "first"), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(verdict->faults, FAULT_WITH);
    border_close(border);
}

/* -------------------- effects */

static void an_effect_that_was_never_measured_is_unknown(void)
{
    struct border *border = border_open("age=62");
    poise_effect effect = {1, 2, 3, 4};
    border->effects.now[POISE_DIMENSION_HAIR] = (poise_effect){300, 200, 400, 0};
    border->effects.known = 1u << POISE_DIMENSION_HAIR;
    CU_ASSERT_EQUAL(host->effect_now(&border->effects, POISE_DIMENSION_HAIR, &effect),
                    POISE_OK);
    CU_ASSERT_EQUAL(effect.value, 300);
    effect.value = -1;
    CU_ASSERT_EQUAL(host->effect_now(&border->effects, POISE_DIMENSION_TIME, &effect),
                    POISE_UNKNOWN);
    CU_ASSERT_EQUAL(host->effect_now(&border->effects, POISE_DIMENSION_END, &effect),
                    POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(effect.value, -1);
    border_close(border);
}

static void an_effect_inside_its_range_is_taken_as_it_is(void)
{
    struct border *border = border_open("age=62");
    static const poise_effect effect = {300, 0, 1000, 1};
    CU_ASSERT_EQUAL(host->effect(&border->effects, POISE_DIMENSION_HAIR, &effect),
                    POISE_OK);
    const poise_effect *now = &border->effects.now[POISE_DIMENSION_HAIR];
    CU_ASSERT_EQUAL(memcmp(now, &effect, sizeof effect), 0);
    CU_ASSERT_EQUAL(border->effects.known, 1u << POISE_DIMENSION_HAIR);
    CU_ASSERT_EQUAL(border->effects.changed, 1u << POISE_DIMENSION_HAIR);
    CU_ASSERT_EQUAL(border->effects.faults, 0);
    border_close(border);
}

static void an_effect_outside_its_range_is_clipped_and_reported(void)
{
    static const struct {
        poise_effect said, taken;
    } cases[] = {
        {{1001, 0, 1000, 0}, {1000, 0, 1000, 0}},
        {{-1, -1, 500, 0}, {0, 0, 500, 0}},
        {{500, 600, 700, 0}, {500, 500, 700, 0}}, /* low above the value */
        {{500, 400, 300, 0}, {500, 400, 500, 0}}, /* high below it */
        {{INT32_MAX, INT32_MIN, INT32_MAX, 0}, {1000, 0, 1000, 0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct border *border = border_open("age=62");
        CU_ASSERT_EQUAL(
            host->effect(&border->effects, POISE_DIMENSION_HAIR, &cases[i].said),
            POISE_OK);
        const poise_effect *now = &border->effects.now[POISE_DIMENSION_HAIR];
        CU_ASSERT_EQUAL(memcmp(now, &cases[i].taken, sizeof *now), 0);
        CU_ASSERT_EQUAL(border->effects.faults, FAULT_CLIPPED);
        border_close(border);
    }
}

static void an_effect_needs_a_dimension_and_a_sentence_that_exist(void)
{
    struct border *border = border_open("age=62");
    static const poise_effect effect = {300, 300, 300, 0};
    static const poise_effect unexplained = {300, 300, 300, 2};
    poise_effects *effects = &border->effects;
    CU_ASSERT_EQUAL(host->effect(effects, POISE_DIMENSION_END, &effect),
                    POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(effects->faults, FAULT_EFFECT);
    effects->faults = 0;
    CU_ASSERT_EQUAL(host->effect(effects, POISE_DIMENSION_HAIR, &unexplained),
                    POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(effects->faults, FAULT_EFFECT);
    CU_ASSERT_EQUAL(effects->changed, 0);
    border_close(border);
}

/* -------------------- proposals */

static poise_proposals *proposals_for(struct border *border)
{
    poise_proposals *proposals = arena_alloc(border->fixture.arena, sizeof *proposals);
    proposals->arena = border->fixture.arena;
    proposals->option_count = 2;
    return proposals;
}

static void a_proposal_is_for_the_person_or_for_a_copied_target(void)
{
    struct border *border = border_open("age=62");
    poise_proposals *proposals = proposals_for(border);
    char bytes[] = "L3 caf\xc3\xa9";
    poise_text target = {bytes, sizeof bytes - 1, 0};
    CU_ASSERT_EQUAL(host->propose(proposals, 1, NULL), POISE_OK);
    CU_ASSERT_EQUAL(host->propose(proposals, 0, &target), POISE_OK);
    bytes[0] = 'X';
    CU_ASSERT_EQUAL_FATAL(proposals->count, 2);
    CU_ASSERT_EQUAL(proposals->items[0].option, 1);
    CU_ASSERT_PTR_NULL(proposals->items[0].target);
    CU_ASSERT_EQUAL(proposals->items[1].option, 0);
    CU_ASSERT_STRING_EQUAL(proposals->items[1].target, "L3 caf\xc3\xa9");
    CU_ASSERT_EQUAL(proposals->faults, 0);
    border_close(border);
}

static void an_option_of_others_cannot_be_proposed(void)
{
    struct border *border = border_open("age=62");
    poise_proposals *proposals = proposals_for(border);
    CU_ASSERT_EQUAL(host->propose(proposals, 2, NULL), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(host->propose(proposals, UINT32_MAX, NULL), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(proposals->count, 0);
    CU_ASSERT_EQUAL(proposals->faults, FAULT_PROPOSAL);
    border_close(border);
}

static void a_target_is_short_text(void)
{
    struct border *border = border_open("age=62");
    char bytes[TARGET_BYTES + 1];
    memset(bytes, 'a', sizeof bytes);
    const poise_text longest = {bytes, TARGET_BYTES, 0};
    const poise_text too_long = {bytes, TARGET_BYTES + 1, 0};
    const poise_text latin = {"caf\xe9", 4, 0};
    const poise_text zero = {"a\0b", 3, 0};
    const poise_text *bad[] = {&too_long, &latin, &zero};
    poise_proposals *proposals = proposals_for(border);
    CU_ASSERT_EQUAL(host->propose(proposals, 0, &longest), POISE_OK);
    CU_ASSERT_EQUAL(proposals->faults, 0);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        proposals->faults = 0;
        CU_ASSERT_EQUAL(host->propose(proposals, 0, bad[i]), POISE_E_ARGUMENT);
        CU_ASSERT_EQUAL(proposals->faults, FAULT_PROPOSAL);
    }
    CU_ASSERT_EQUAL(proposals->count, 1);
    border_close(border);
}

static void proposals_have_an_end(void)
{
    struct border *border = border_open("age=62");
    poise_proposals *proposals = proposals_for(border);
    for (int i = 0; i < PROPOSAL_LIMIT; i++)
        CU_ASSERT_EQUAL(host->propose(proposals, 0, NULL), POISE_OK);
    CU_ASSERT_EQUAL(host->propose(proposals, 0, NULL), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(proposals->count, PROPOSAL_LIMIT);
    CU_ASSERT_EQUAL(proposals->faults, FAULT_PROPOSAL);
    border_close(border);
}

static void the_table_of_the_host_is_whole(void)
{
    CU_ASSERT_EQUAL(host->size, sizeof(poise_host));
    CU_ASSERT_EQUAL(host->abi_major, POISE_ABI_MAJOR);
    CU_ASSERT_EQUAL(host->abi_minor, POISE_ABI_MINOR);
    const unsigned char *at = (const unsigned char *)host + offsetof(poise_host, number);
    static const void *nothing;
    for (; at < (const unsigned char *)(host + 1); at += sizeof nothing)
        CU_ASSERT_NOT_EQUAL(memcmp(at, &nothing, sizeof nothing), 0);
    CU_ASSERT_PTR_NULL(host->extension("poise.nothing/1"));
}

UNIT_SUITE(exchange) = {
    UNIT_TEST(known_facts_are_read_in_the_unit_of_the_vocabulary),
    UNIT_TEST(derived_and_assumed_facts_count_as_known),
    UNIT_TEST(an_unknown_fact_leaves_the_answer_untouched),
    UNIT_TEST(a_contradiction_is_no_value),
    UNIT_TEST(an_undeclared_fact_is_refused_and_the_first_one_reported),
    UNIT_TEST(what_was_read_is_remembered),
    UNIT_TEST(a_fact_of_another_type_is_an_argument_that_is_not_allowed),
    UNIT_TEST(a_fact_or_member_that_does_not_exist_is_not_allowed),
    UNIT_TEST(a_set_has_its_members_and_what_they_imply),
    UNIT_TEST(the_date_of_a_fact_is_known_only_if_it_is_dated),
    UNIT_TEST(an_answer_only_becomes_stricter),
    UNIT_TEST(what_is_none_of_the_four_answers_is_refused),
    UNIT_TEST(there_is_room_for_32_notes),
    UNIT_TEST(a_note_needs_a_kind_and_a_sentence_that_exist),
    UNIT_TEST(a_note_cites_only_facts_that_exist),
    UNIT_TEST(a_standing_comes_with_its_sentence),
    UNIT_TEST(urgency_is_one_of_three),
    UNIT_TEST(a_companion_is_an_option_of_any_catalogue),
    UNIT_TEST(there_is_room_for_eight_companions),
    UNIT_TEST(an_effect_that_was_never_measured_is_unknown),
    UNIT_TEST(an_effect_inside_its_range_is_taken_as_it_is),
    UNIT_TEST(an_effect_outside_its_range_is_clipped_and_reported),
    UNIT_TEST(an_effect_needs_a_dimension_and_a_sentence_that_exist),
    UNIT_TEST(a_proposal_is_for_the_person_or_for_a_copied_target),
    UNIT_TEST(an_option_of_others_cannot_be_proposed),
    UNIT_TEST(a_target_is_short_text),
    UNIT_TEST(proposals_have_an_end),
    UNIT_TEST(the_table_of_the_host_is_whole),
    UNIT_END,
};
