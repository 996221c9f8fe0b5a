/* What a plugin said, as bytes: what is written is read, and of a lie nothing is kept. */
#include "engine/transcript.h"

#include <stdio.h>
#include <string.h>

#include "fixture.h"
#include "unit.h"

enum { ROOM = 8192, SENTENCES = 4 };

static unsigned char bytes[ROOM];

static struct transcript writing(size_t size)
{
    memset(bytes, 0xee, sizeof bytes);
    return (struct transcript){.bytes = bytes, .size = size};
}

static struct transcript reading(size_t size)
{
    return (struct transcript){.bytes = bytes, .size = size, .reading = true};
}

/* One word of what was written, spoiled. */
struct lie {
    size_t at;
    uint32_t word;
    const char *what;
};

static void tell(const struct lie *lie)
{
    memcpy(bytes + lie->at, &lie->word, sizeof lie->word);
}

static void was_refused(bool failed, bool unchanged, const char *what)
{
    if (failed && unchanged)
        return;
    puts(what);
    CU_FAIL("a lie was taken, or something of it");
}

/* -------------------- verdicts */

/* Where the members of a verdict stand, and its notes. */
enum {
    ANSWER = 0,
    URGENCY = 4,
    STANDING = 8,
    STANDING_SENTENCE = 12,
    FAULTS = 16,
    NOTE_COUNT = 20,
    WITH_COUNT = 24,
    WITH = 28,
    NOTES = WITH + 2 * WITH_LIMIT,
    NOTE_BYTES = sizeof(poise_note)
};

static struct catalogue *three_options(struct fixture *fixture)
{
    static const char cfg[] =
        "plugin = \"test\"; options = ("
        "{ id = \"a\"; label = \"A\"; plain = \"A tablet.\"; role = \"systemic\";"
        "  for = \"yes\"; standing = { level = \"preferred\"; }; },"
        "{ id = \"b\"; label = \"B\"; plain = \"A tablet.\"; role = \"systemic\";"
        "  for = \"yes\"; standing = { level = \"preferred\"; }; },"
        "{ id = \"c\"; label = \"C\"; plain = \"A tablet.\"; role = \"systemic\";"
        "  for = \"yes\"; standing = { level = \"preferred\"; }; } );";
    struct catalogue *catalogue = fixture_catalogue(fixture, cfg);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
    return catalogue;
}

/* As the catalogue says it, before the plugin is asked. */
static poise_verdict asked(struct fixture *fixture, const struct catalogue *catalogue)
{
    poise_verdict verdict;
    memset(&verdict, 0, sizeof verdict);
    verdict.catalogue = catalogue;
    verdict.vocabulary = fixture->vocabulary;
    verdict.sentence_count = SENTENCES;
    verdict.answer = POISE_ANSWER_ELIGIBLE;
    verdict.standing = 800;
    return verdict;
}

static poise_verdict answered(const poise_verdict *before)
{
    poise_verdict verdict = *before;
    verdict.answer = POISE_ANSWER_NEEDS_PERSON;
    verdict.urgency = POISE_URGENCY_SOON;
    verdict.standing = 300;
    verdict.standing_sentence = 4;
    verdict.faults = FAULT_CLIPPED;
    verdict.with_count = 2;
    verdict.with[0] = 2;
    verdict.with[1] = 1;
    verdict.note_count = 2;
    verdict.notes[0] = (poise_note){
        POISE_NOTE_CAUTION, 3, {POISE_FACT_QTC, POISE_FACT_AGE, 0, 0}, {450000, -1}};
    verdict.notes[1] = (poise_note){POISE_NOTE_INFO, 0, {0, 0, 0, 0}, {0, 0}};
    return verdict;
}

static void a_verdict_comes_back_as_it_was(void)
{
    struct fixture fixture = fixture_open();
    poise_verdict read = asked(&fixture, three_options(&fixture));
    poise_verdict said = answered(&read);
    struct transcript out = writing(ROOM);
    transcript_verdict(&out, &said);
    CU_ASSERT_FALSE(out.failed);
    CU_ASSERT_EQUAL(out.at, NOTES + 2 * NOTE_BYTES);
    struct transcript in = reading(out.at);
    transcript_verdict(&in, &read);
    CU_ASSERT_FALSE(in.failed);
    CU_ASSERT_EQUAL(in.at, out.at);
    CU_ASSERT_EQUAL(memcmp(&read, &said, sizeof read), 0);
    fixture_close(&fixture);
}

static void a_verdict_that_lies_is_refused_with_nothing_changed(void)
{
    static const struct lie lies[] = {
        {ANSWER, (uint32_t)POISE_ANSWER_ELIGIBLE - 1, "more lenient than allowed"},
        {ANSWER, POISE_ANSWER_NOT_ELIGIBLE + 1, "an answer that is none"},
        {ANSWER, UINT32_MAX, "a negative answer"},
        {URGENCY, (uint32_t)POISE_URGENCY_ROUTINE - 1, "less than routine"},
        {URGENCY, POISE_URGENCY_EMERGENCY + 1, "more than an emergency"},
        {STANDING, 1001, "standing above all"},
        {STANDING, UINT32_MAX, "standing below all"},
        {STANDING_SENTENCE, SENTENCES + 1, "a sentence for standing that is none"},
        {STANDING_SENTENCE, 0, "another standing without a sentence"},
        {NOTE_COUNT, NOTE_LIMIT + 1, "too many notes"},
        {NOTE_COUNT, UINT32_MAX, "far too many notes"},
        {NOTE_COUNT, 3, "notes past the end"},
        {WITH_COUNT, WITH_LIMIT + 1, "too many companions"},
        {WITH_COUNT, UINT32_MAX, "far too many companions"},
        {WITH, 3, "an option that is none"},
        {WITH, 0x00010003, "an option that is none, before one that is"},
        {WITH, 0xffff0000, "another option that is none"},
        {NOTES, 0, "a kind of note that is none"},
        {NOTES, POISE_NOTE_INFO + 1, "another kind that is none"},
        {NOTES + 4, SENTENCES, "a sentence that is none"},
        {NOTES + NOTE_BYTES + 4, UINT32_MAX, "a sentence far away"},
        {NOTES + 8, FACT_LIMIT, "a fact that is none"},
        {NOTES + NOTE_BYTES + 20, UINT32_MAX, "a fact far away"},
    };
    struct fixture fixture = fixture_open();
    const poise_verdict before = asked(&fixture, three_options(&fixture));
    poise_verdict said = answered(&before);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        poise_verdict read = before;
        struct transcript out = writing(ROOM);
        transcript_verdict(&out, &said);
        tell(&lies[i]);
        struct transcript in = reading(out.at);
        transcript_verdict(&in, &read);
        was_refused(in.failed, memcmp(&read, &before, sizeof read) == 0, lies[i].what);
    }
    fixture_close(&fixture);
}

static void a_verdict_is_never_more_lenient_than_the_catalogue(void)
{
    struct fixture fixture = fixture_open();
    poise_verdict before = asked(&fixture, three_options(&fixture));
    poise_verdict said = answered(&before);
    before.answer = POISE_ANSWER_NOT_ELIGIBLE;
    poise_verdict read = before;
    struct transcript out = writing(ROOM);
    transcript_verdict(&out, &said);
    struct transcript in = reading(out.at);
    transcript_verdict(&in, &read);
    was_refused(in.failed, memcmp(&read, &before, sizeof read) == 0, "more lenient");
    fixture_close(&fixture);
}

static void a_verdict_cut_off_anywhere_is_refused(void)
{
    struct fixture fixture = fixture_open();
    const poise_verdict before = asked(&fixture, three_options(&fixture));
    poise_verdict said = answered(&before);
    struct transcript out = writing(ROOM);
    transcript_verdict(&out, &said);
    for (size_t size = 0; size < out.at; size++) {
        poise_verdict read = before;
        struct transcript in = reading(size);
        transcript_verdict(&in, &read);
        was_refused(in.failed, memcmp(&read, &before, sizeof read) == 0, "cut off");
    }
    fixture_close(&fixture);
}

/* -------------------- effects */

/* Where an effect on the first dimension that was changed stands. */
enum { CHANGED = 0, VALUE = 8, LOW = 12, HIGH = 16, SENTENCE = 20 };

static poise_effects effects_before(void)
{
    poise_effects effects;
    memset(&effects, 0, sizeof effects);
    effects.sentence_count = SENTENCES;
    effects.known = 1;
    effects.now[0] = (poise_effect){100, 50, 150, 0};
    effects.now[2] = (poise_effect){7, 7, 7, 0};
    return effects;
}

static poise_effects effects_said(void)
{
    poise_effects effects = effects_before();
    effects.now[2] = (poise_effect){500, 400, 1000, 3};
    effects.now[POISE_DIMENSION_END - 1] = (poise_effect){0, 0, 0, 1};
    effects.changed = 4 | 1U << (POISE_DIMENSION_END - 1);
    effects.known |= effects.changed;
    effects.faults = FAULT_CLIPPED;
    return effects;
}

static void effects_come_back_as_they_were(void)
{
    poise_effects read = effects_before();
    poise_effects said = effects_said();
    struct transcript out = writing(ROOM);
    transcript_effects(&out, &said);
    CU_ASSERT_EQUAL(out.at, 8 + 2 * sizeof(poise_effect));
    struct transcript in = reading(out.at);
    transcript_effects(&in, &read);
    CU_ASSERT_FALSE(in.failed);
    CU_ASSERT_EQUAL(in.at, out.at);
    CU_ASSERT_EQUAL(memcmp(&read, &said, sizeof read), 0);
}

static void effects_that_lie_are_refused_with_nothing_changed(void)
{
    static const struct lie lies[] = {
        {CHANGED, 1U << POISE_DIMENSION_END, "a dimension that is none"},
        {CHANGED, UINT32_MAX, "every dimension there could be"},
        {CHANGED, 7, "effects past the end"},
        {VALUE, 1001, "above the range"},
        {VALUE, UINT32_MAX, "below the range"},
        {VALUE, 399, "below its own low end"},
        {LOW, 501, "low above the value"},
        {LOW, UINT32_MAX, "low below the range"},
        {HIGH, 499, "high below the value"},
        {HIGH, 1001, "high above the range"},
        {SENTENCE, SENTENCES, "a sentence that is none"},
        {SENTENCE + 16, UINT32_MAX, "a sentence far away, after an effect that is true"},
    };
    const poise_effects before = effects_before();
    poise_effects said = effects_said();
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        poise_effects read = before;
        struct transcript out = writing(ROOM);
        transcript_effects(&out, &said);
        tell(&lies[i]);
        struct transcript in = reading(out.at);
        transcript_effects(&in, &read);
        was_refused(in.failed, memcmp(&read, &before, sizeof read) == 0, lies[i].what);
    }
}

static void effects_cut_off_anywhere_are_refused(void)
{
    const poise_effects before = effects_before();
    poise_effects said = effects_said();
    struct transcript out = writing(ROOM);
    transcript_effects(&out, &said);
    for (size_t size = 0; size < out.at; size++) {
        poise_effects read = before;
        struct transcript in = reading(size);
        transcript_effects(&in, &read);
        was_refused(in.failed, memcmp(&read, &before, sizeof read) == 0, "cut off");
    }
}

/* -------------------- proposals */

static poise_proposals three_proposals(struct arena *arena)
{
    poise_proposals proposals = {.arena = arena, .option_count = 3, .count = 3};
    proposals.items[0] = (struct proposal){2, "left hip"};
    proposals.items[1] = (struct proposal){0, NULL};
    proposals.items[2] = (struct proposal){2, ""};
    return proposals;
}

static void proposals_come_back_as_they_were(void)
{
    struct arena *arena = arena_new(4096);
    poise_proposals said = three_proposals(arena);
    poise_proposals read = {.arena = arena, .option_count = 3};
    struct transcript out = writing(ROOM);
    transcript_proposals(&out, &said);
    struct transcript in = reading(out.at);
    transcript_proposals(&in, &read);
    CU_ASSERT_FALSE(in.failed);
    CU_ASSERT_EQUAL(in.at, out.at);
    CU_ASSERT_EQUAL_FATAL(read.count, 3);
    memset(bytes, 0, sizeof bytes); /* the host has its own copies */
    CU_ASSERT_EQUAL(read.items[0].option, 2);
    CU_ASSERT_STRING_EQUAL(read.items[0].target, "left hip");
    CU_ASSERT_EQUAL(read.items[1].option, 0);
    CU_ASSERT_PTR_NULL(read.items[1].target);
    CU_ASSERT_STRING_EQUAL(read.items[2].target, "");
    arena_free(arena);
}

static void proposals_that_lie_are_refused_and_none_is_taken(void)
{
    static const struct lie lies[] = {
        {0, PROPOSAL_LIMIT + 1, "too many"},
        {0, UINT32_MAX, "far too many"},
        {0, 4, "more than there are"},
        {4, 3, "an option of nobody"},
        {4, UINT32_MAX, "an option far away"},
        {8, TARGET_BYTES + 2, "a target that is too long"},
        {8, UINT32_MAX, "a target that is far too long"},
        {8, 150, "a target past the end"},
        {12, 0x6c6566ff, "a target that is not UTF-8"},
        {12, 0x00666f6c, "a target with a NUL inside"},
    };
    struct arena *arena = arena_new(4096);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        poise_proposals said = three_proposals(arena);
        poise_proposals read = {.arena = arena, .option_count = 3};
        struct transcript out = writing(ROOM);
        transcript_proposals(&out, &said);
        tell(&lies[i]);
        struct transcript in = reading(out.at);
        transcript_proposals(&in, &read);
        was_refused(in.failed, read.count == 0, lies[i].what);
    }
    arena_free(arena);
}

static void without_memory_no_proposal_is_taken(void)
{
    struct arena *arena = arena_new(4096);
    poise_proposals said = three_proposals(arena);
    poise_proposals read = {.arena = arena, .option_count = 3};
    struct transcript out = writing(ROOM);
    transcript_proposals(&out, &said);
    arena_limit(arena, 1);
    struct transcript in = reading(out.at);
    transcript_proposals(&in, &read);
    was_refused(in.failed, read.count == 0, "without memory");
    arena_free(arena);
}

/* -------------------- closings and the bytes themselves */

static void a_closing_comes_back_as_it_was(void)
{
    struct closing said = {FAULT_NOTE, POISE_E_INTERNAL, POISE_FACT_QTC, 1};
    struct closing read = {0};
    struct transcript out = writing(ROOM);
    transcript_closing(&out, &said);
    struct transcript in = reading(out.at);
    transcript_closing(&in, &read);
    CU_ASSERT_EQUAL(memcmp(&read, &said, sizeof read), 0);
    CU_ASSERT_FALSE(in.failed);
    struct closing before = {1, 2, 3, 4};
    struct closing cut = before;
    in = reading(out.at - 1);
    transcript_closing(&in, &cut);
    was_refused(in.failed, memcmp(&cut, &before, sizeof cut) == 0, "cut off");
}

static void nothing_is_written_past_the_end(void)
{
    struct closing closing = {1, 1, 1, 1};
    struct transcript out = writing(sizeof closing + 3);
    transcript_closing(&out, &closing);
    CU_ASSERT_FALSE(out.failed);
    transcript_closing(&out, &closing);
    CU_ASSERT_TRUE(out.failed);
    CU_ASSERT_EQUAL(out.at, sizeof closing);
    CU_ASSERT_EQUAL(bytes[sizeof closing], 0xee);
    transcript_write(&out, "x", 1); /* it would fit, but what came before is missing */
    CU_ASSERT_EQUAL(bytes[sizeof closing], 0xee);
}

static void reading_past_the_end_gives_zeros(void)
{
    uint32_t word = 7;
    struct transcript out = writing(ROOM);
    transcript_write(&out, &word, sizeof word);
    struct transcript in = reading(6);
    transcript_read(&in, &word, sizeof word);
    CU_ASSERT_EQUAL(word, 7);
    transcript_read(&in, &word, sizeof word);
    CU_ASSERT_EQUAL(word, 0);
    CU_ASSERT_TRUE(in.failed);
    word = 7;
    transcript_read(&in, &word, 1); /* not a byte more, once it has failed */
    CU_ASSERT_EQUAL(word & 0xff, 0);
}

static void a_count_that_would_wrap_is_past_the_end(void)
{
    unsigned char byte = 7;
    struct transcript in = reading(ROOM);
    in.at = ROOM - 1;
    transcript_read(&in, &byte, 1);
    CU_ASSERT_FALSE(in.failed);
    struct transcript out = writing(ROOM);
    out.at = ROOM - 1;
    transcript_write(&out, &byte, SIZE_MAX);
    CU_ASSERT_TRUE(out.failed);
}

UNIT_SUITE(transcript) = {
    UNIT_TEST(a_verdict_comes_back_as_it_was),
    UNIT_TEST(a_verdict_that_lies_is_refused_with_nothing_changed),
    UNIT_TEST(a_verdict_is_never_more_lenient_than_the_catalogue),
    UNIT_TEST(a_verdict_cut_off_anywhere_is_refused),
    UNIT_TEST(effects_come_back_as_they_were),
    UNIT_TEST(effects_that_lie_are_refused_with_nothing_changed),
    UNIT_TEST(effects_cut_off_anywhere_are_refused),
    UNIT_TEST(proposals_come_back_as_they_were),
    UNIT_TEST(proposals_that_lie_are_refused_and_none_is_taken),
    UNIT_TEST(without_memory_no_proposal_is_taken),
    UNIT_TEST(a_closing_comes_back_as_it_was),
    UNIT_TEST(nothing_is_written_past_the_end),
    UNIT_TEST(reading_past_the_end_gives_zeros),
    UNIT_TEST(a_count_that_would_wrap_is_past_the_end),
    UNIT_END,
};
