/* Calling a plugin and playing back what it said elsewhere are one road. */
#include "engine/consult.h"

#include <string.h>

#include "fixture.h"
#include "unit.h"

#define PERSON                                                                           \
    "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=2; "   \
    "prior_therapy=ribociclib, letrozole; ecog=1; progressed=yes; sites=bone, liver; "   \
    "bone_pain=6; creatinine_clearance=80; esr1=mutated; qtc=470"

enum { ROOM = 1 << 19 };

static unsigned char bytes[ROOM];

/* One person, asked about; several may be open beside each other. */
struct consultation {
    struct answer answer;
    struct goals goals;
    struct asking asking;
};

static struct consultation *begin(struct fixture *fixture, const struct record *record)
{
    struct consultation *made = arena_alloc(fixture->arena, sizeof *made);
    CU_ASSERT_PTR_NOT_NULL_FATAL(made);
    goals_clear(&made->goals);
    made->answer = (struct answer){
        .engine = fixture->engine, .record = record, .goals = &made->goals};
    CU_ASSERT_TRUE_FATAL(
        asking_open(&made->asking, fixture->session, fixture->arena, &made->answer));
    return made;
}

static struct fixture engine_open_here(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    return fixture;
}

static struct instance *instance_of(struct fixture *fixture, const char *plugin)
{
    const struct generation *generation = fixture->engine->generation;
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (strcmp(generation->plugins[i].id, plugin) == 0)
            return &fixture->session->instances[i];
    CU_FAIL_FATAL("no such plugin");
    return NULL;
}

/* Calls a plugin and answers how many bytes it said. */
/* Calls the plugin with no transcript, as it is done in one process. */
static void call_here(struct consultation *consultation, struct instance *instance)
{
    locale_t before = uselocale(consultation->asking.session->c);
    consult(&consultation->asking, instance);
    uselocale(before);
}

static size_t call(struct consultation *consultation, struct instance *instance)
{
    struct transcript out = {.bytes = bytes, .size = ROOM};
    locale_t before = uselocale(consultation->asking.session->c);
    consultation->asking.transcript = &out;
    consult(&consultation->asking, instance);
    uselocale(before);
    CU_ASSERT_FALSE(out.failed);
    return out.at;
}

static bool play(struct consultation *consultation, struct instance *instance,
                 size_t size)
{
    struct transcript in = {.bytes = bytes, .size = size, .reading = true};
    consult_played(&consultation->asking, instance, &in);
    return !in.failed && in.at == size;
}

static void is_silent(const struct consultation *consultation, int32_t status)
{
    CU_ASSERT_EQUAL(consultation->answer.outcome_count, 0);
    CU_ASSERT_EQUAL_FATAL(consultation->answer.silent_count, 1);
    CU_ASSERT_EQUAL(consultation->answer.silent[0].status, status);
    CU_ASSERT_STRING_EQUAL(consultation->answer.silent[0].reason, status_cause(status));
}

/* All but the memory that notes stand in. */
static bool same_outcome(const struct outcome *a, const struct outcome *b)
{
    bool weighed = a->state >= OUTCOME_CAUTION;
    return a->option == b->option && a->state == b->state && a->answer == b->answer &&
           a->urgency == b->urgency && a->level == b->level &&
           a->standing_sentence == b->standing_sentence && a->balance == b->balance &&
           a->known == b->known && a->changed == b->changed &&
           a->with_count == b->with_count &&
           memcmp(a->with, b->with, sizeof a->with) == 0 &&
           memcmp(&a->marks, &b->marks, sizeof a->marks) == 0 &&
           a->note_count == b->note_count &&
           (a->note_count == 0 ||
            memcmp(a->notes, b->notes, a->note_count * sizeof *a->notes) == 0) &&
           (!weighed || memcmp(a->effects, b->effects, sizeof a->effects) == 0);
}

/* -------------------- one road */

static void what_is_played_back_is_what_was_called(void)
{
    struct fixture fixture = engine_open_here();
    const struct record *record = fixture_derived(&fixture, PERSON);
    const struct generation *generation = fixture.engine->generation;
    uint32_t notes = 0;
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        struct instance *instance = &fixture.session->instances[i];
        struct consultation *called = begin(&fixture, record);
        struct consultation *played = begin(&fixture, record);
        call_here(called, instance);
        size_t size = call(begin(&fixture, record), instance);
        CU_ASSERT_TRUE(play(played, instance, size));
        CU_ASSERT_EQUAL(played->answer.silent_count, 0);
        CU_ASSERT_EQUAL_FATAL(played->answer.outcome_count, called->answer.outcome_count);
        for (uint32_t o = 0; o < called->answer.outcome_count; o++) {
            CU_ASSERT_TRUE(
                same_outcome(&played->answer.outcomes[o], &called->answer.outcomes[o]));
            notes += called->answer.outcomes[o].note_count;
        }
    }
    CU_ASSERT(notes > 0);
    fixture_close(&fixture);
}

static int32_t not_to_be_called(void *self, const poise_patient *patient, uint32_t option,
                                poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    CU_FAIL("called while it was played back");
    return POISE_E_INTERNAL;
}

static void playing_back_calls_no_code(void)
{
    struct fixture fixture = engine_open_here();
    const struct record *record = fixture_derived(&fixture, PERSON);
    struct instance *instance = instance_of(&fixture, "hormone");
    struct consultation *played = begin(&fixture, record);
    size_t size = call(begin(&fixture, record), instance);
    struct generation *generation = fixture.engine->generation;
    struct plugin *plugin = &generation->plugins[instance->plugin - generation->plugins];
    poise_plugin before = plugin->table;
    plugin->table.eligibility = not_to_be_called;
    plugin->table.benefit = NULL;
    plugin->table.burden = NULL;
    CU_ASSERT_TRUE(play(played, instance, size));
    plugin->table = before;
    fixture_close(&fixture);
}

/* -------------------- what is wrong costs the whole answer */

static void a_transcript_cut_off_anywhere_is_no_answer(void)
{
    struct fixture fixture = engine_open_here();
    const struct record *record = fixture_derived(&fixture, PERSON);
    struct instance *instance = instance_of(&fixture, "bone_health");
    size_t size = call(begin(&fixture, record), instance);
    CU_ASSERT(size > 100);
    for (size_t cut = 0; cut < size; cut += 1 + size / 200) {
        struct consultation *played = begin(&fixture, record);
        CU_ASSERT_FALSE(play(played, instance, cut));
        is_silent(played, POISE_E_PLUGIN_OUTPUT);
    }
    fixture_close(&fixture);
}

/* The last words of a transcript. */
static void expect_closing(struct closing closing, int32_t status)
{
    struct fixture fixture = engine_open_here();
    const struct record *record = fixture_derived(&fixture, PERSON);
    struct instance *instance = instance_of(&fixture, "surgery");
    struct consultation *played = begin(&fixture, record);
    size_t size = call(begin(&fixture, record), instance);
    memcpy(bytes + size - sizeof closing, &closing, sizeof closing);
    CU_ASSERT_TRUE(play(played, instance, size));
    CU_ASSERT_EQUAL(played->answer.silent_count, status != POISE_OK);
    if (status != POISE_OK)
        is_silent(played, status);
    fixture_close(&fixture);
}

static void an_offence_elsewhere_is_an_offence_here(void)
{
    expect_closing((struct closing){0}, POISE_OK);
    expect_closing((struct closing){.faults = FAULT_CLIPPED}, POISE_OK);
    expect_closing((struct closing){.faults = FAULT_NOTE}, POISE_E_PLUGIN_OUTPUT);
    expect_closing((struct closing){.faults = 1U << 31}, POISE_E_PLUGIN_OUTPUT);
    expect_closing((struct closing){.failed = POISE_E_IO}, POISE_E_PLUGIN_FAILED);
    expect_closing((struct closing){.failed = INT32_MIN}, POISE_E_PLUGIN_FAILED);
    expect_closing((struct closing){.failed = POISE_E_MEMORY}, POISE_E_MEMORY);
    expect_closing((struct closing){.undeclared = POISE_FACT_QTC},
                   POISE_E_FACT_UNDECLARED);
    expect_closing((struct closing){.undeclared = UINT32_MAX}, POISE_E_FACT_UNDECLARED);
    expect_closing((struct closing){.disturbed = 1}, POISE_E_PLUGIN_ENVIRONMENT);
}

/* Noise in it may still be true; nothing breaks, and there is no half answer. */
static void noise_gives_no_half_answer(void)
{
    struct fixture fixture = engine_open_here();
    const struct record *record = fixture_derived(&fixture, PERSON);
    uint32_t seed = 20261123;
    for (uint32_t i = 0; i < fixture.engine->generation->plugin_count; i++) {
        struct instance *instance = &fixture.session->instances[i];
        size_t size = call(begin(&fixture, record), instance);
        for (int round = 0; round < 200; round++) {
            struct consultation *played = begin(&fixture, record);
            seed = seed * 1664525 + 1013904223;
            bytes[(seed >> 8) % size] = (unsigned char)(seed >> 24);
            play(played, instance, size);
            CU_ASSERT(played->answer.silent_count <= 1);
            CU_ASSERT(played->answer.silent_count == 0 ||
                      played->answer.outcome_count == 0);
        }
    }
    fixture_close(&fixture);
}

static void an_instance_that_is_not_in_use_says_why(void)
{
    struct fixture fixture = engine_open_here();
    const struct record *record = fixture_derived(&fixture, PERSON);
    struct instance refused = *instance_of(&fixture, "surgery");
    refused.status = POISE_E_PLUGIN_LINK;
    refused.reason = status_cause(POISE_E_PLUGIN_LINK);
    struct consultation *called = begin(&fixture, record);
    struct consultation *played = begin(&fixture, record);
    CU_ASSERT_EQUAL(call(called, &refused), 0);
    play(played, &refused, 0);
    is_silent(called, POISE_E_PLUGIN_LINK);
    is_silent(played, POISE_E_PLUGIN_LINK);
    fixture_close(&fixture);
}

static void without_memory_nobody_is_asked(void)
{
    struct fixture fixture = engine_open_here();
    const struct record *record = fixture_derived(&fixture, PERSON);
    struct arena *narrow = arena_new(256);
    struct answer answer = {.engine = fixture.engine, .record = record};
    struct asking asking;
    for (size_t limit = 1; limit < 2000; limit += 100) {
        arena_limit(narrow, limit);
        answer.truth = NULL;
        CU_ASSERT_FALSE(asking_open(&asking, fixture.session, narrow, &answer));
        arena_reset(narrow);
    }
    arena_free(narrow);
    fixture_close(&fixture);
}

UNIT_SUITE(consult) = {
    UNIT_TEST(what_is_played_back_is_what_was_called),
    UNIT_TEST(playing_back_calls_no_code),
    UNIT_TEST(a_transcript_cut_off_anywhere_is_no_answer),
    UNIT_TEST(an_offence_elsewhere_is_an_offence_here),
    UNIT_TEST(noise_gives_no_half_answer),
    UNIT_TEST(an_instance_that_is_not_in_use_says_why),
    UNIT_TEST(without_memory_nobody_is_asked),
    UNIT_END,
};
