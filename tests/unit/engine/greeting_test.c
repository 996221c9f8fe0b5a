/* The first words of a worker: believed when they can be true. */
#include "engine/greeting.h"

#include <string.h>

#include "fixture.h"
#include "host/channel.h"
#include "unit.h"

enum { ROOM = 1 << 19 };

static unsigned char bytes[ROOM];

static const poise_sentence sentences[] = {
    {"An oral medicine", "ESMO 2024"}, {"Größe, 化学", NULL}, {"Third", ""}};

static const struct instance ready = {
    .status = POISE_OK,
    .reason = "not said",
    .proposes = true,
    .sentence_count = 3,
    .sentences = sentences,
};

static size_t greet(const struct instance *instance)
{
    struct transcript out = {.bytes = bytes, .size = ROOM};
    greeting_write(&out, instance);
    CU_ASSERT_FALSE(out.failed);
    return out.at;
}

static struct instance hear(struct arena *arena, size_t size)
{
    struct instance instance = {.status = POISE_E_INTERNAL};
    struct transcript in = {.bytes = bytes, .size = size, .reading = true};
    greeting_read(&in, arena, &instance);
    return instance;
}

static void is_not_believed(const struct instance *instance)
{
    CU_ASSERT_EQUAL(instance->status, POISE_E_PLUGIN_OUTPUT);
    CU_ASSERT_STRING_EQUAL(instance->reason, status_cause(POISE_E_PLUGIN_OUTPUT));
    CU_ASSERT_EQUAL(instance->sentence_count, 0);
}

static void a_ready_plugin_comes_with_its_sentences(void)
{
    struct arena *arena = arena_new(4096);
    struct instance heard = hear(arena, greet(&ready));
    memset(bytes, 0, sizeof bytes); /* the host has its own copies */
    CU_ASSERT_EQUAL(heard.status, POISE_OK);
    CU_ASSERT_TRUE(heard.proposes);
    CU_ASSERT_EQUAL_FATAL(heard.sentence_count, 3);
    for (int i = 0; i < 3; i++)
        CU_ASSERT_STRING_EQUAL(heard.sentences[i].text, sentences[i].text);
    CU_ASSERT_STRING_EQUAL(heard.sentences[0].source, "ESMO 2024");
    CU_ASSERT_PTR_NULL(heard.sentences[1].source);
    CU_ASSERT_STRING_EQUAL(heard.sentences[2].source, "");
    arena_free(arena);
}

static void a_plugin_that_cannot_be_used_says_why(void)
{
    struct arena *arena = arena_new(4096);
    const struct instance refused = {.status = POISE_E_PLUGIN_LINK,
                                     .reason = "libacme.so is missing"};
    struct instance heard = hear(arena, greet(&refused));
    CU_ASSERT_EQUAL(heard.status, POISE_E_PLUGIN_LINK);
    CU_ASSERT_STRING_EQUAL(heard.reason, "libacme.so is missing");
    const struct instance dumb = {.status = POISE_E_PLUGIN_CREATE};
    heard = hear(arena, greet(&dumb));
    CU_ASSERT_EQUAL(heard.status, POISE_E_PLUGIN_CREATE);
    CU_ASSERT_STRING_EQUAL(heard.reason, status_cause(POISE_E_PLUGIN_CREATE));
    arena_free(arena);
}

static void only_the_status_can_be_asked_for(void)
{
    struct transcript in = {.bytes = bytes, .size = greet(&ready), .reading = true};
    CU_ASSERT_EQUAL(greeting_status(&in), POISE_OK);
    in = (struct transcript){.bytes = bytes, .size = 3, .reading = true};
    CU_ASSERT_EQUAL(greeting_status(&in), POISE_E_PLUGIN_OUTPUT);
}

/* A worker must not speak for the site. */
static void a_worker_may_not_say_everything(void)
{
    static const int32_t lies[] = {POISE_UNKNOWN,
                                   POISE_CONFLICT,
                                   POISE_E_IO,
                                   POISE_E_PLUGIN_DISABLED,
                                   POISE_E_PLUGIN_MISSING,
                                   POISE_E_TRUST_UNSIGNED,
                                   POISE_E_INTERNAL,
                                   POISE_E_PLUGIN_OUTPUT + 5,
                                   -1,
                                   INT32_MIN,
                                   INT32_MAX};
    struct arena *arena = arena_new(4096);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        const struct instance liar = {.status = lies[i]};
        struct instance heard = hear(arena, greet(&liar));
        is_not_believed(&heard);
    }
    arena_free(arena);
}

static void a_greeting_cut_off_anywhere_is_not_believed(void)
{
    struct arena *arena = arena_new(4096);
    size_t size = greet(&ready);
    for (size_t i = 0; i < size; i++) {
        struct instance heard = hear(arena, i);
        is_not_believed(&heard);
    }
    arena_free(arena);
}

/* Status, reason, proposes, count; then the length of the first text. */
static void a_greeting_that_lies_is_not_believed(void)
{
    static const struct {
        size_t at;
        uint32_t word;
    } lies[] = {
        {12, PLUGIN_SENTENCES + 1}, {12, UINT32_MAX}, {12, 4},          {16, 0},
        {16, UINT32_MAX},           {16, 200000},     {20, 0x416effff}, {20, 0x00216e41}};
    struct arena *arena = arena_new(4096);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        size_t size = greet(&ready);
        memcpy(bytes + lies[i].at, &lies[i].word, sizeof lies[i].word);
        struct instance heard = hear(arena, size);
        is_not_believed(&heard);
    }
    arena_free(arena);
}

static void the_longest_greeting_fits_into_its_place(void)
{
    struct arena *arena = arena_new(4096);
    poise_sentence *many = arena_array(arena, PLUGIN_SENTENCES, sizeof *many);
    char longest[401];
    memset(longest, 'x', 400);
    longest[400] = '\0';
    for (int i = 0; i < PLUGIN_SENTENCES; i++)
        many[i] = (poise_sentence){longest, longest};
    const struct instance talkative = {
        .status = POISE_OK, .sentence_count = PLUGIN_SENTENCES, .sentences = many};
    size_t size = greet(&talkative);
    CU_ASSERT(size <= CHANNEL_SINGLE);
    struct instance heard = hear(arena, size);
    CU_ASSERT_EQUAL(heard.status, POISE_OK);
    CU_ASSERT_EQUAL(heard.sentence_count, PLUGIN_SENTENCES);
    arena_free(arena);
}

static void without_memory_nothing_is_believed(void)
{
    struct arena *arena = arena_new(4096);
    size_t size = greet(&ready);
    arena_limit(arena, 1);
    struct instance heard = hear(arena, size);
    is_not_believed(&heard);
    arena_free(arena);
}

UNIT_SUITE(greeting) = {
    UNIT_TEST(a_ready_plugin_comes_with_its_sentences),
    UNIT_TEST(a_plugin_that_cannot_be_used_says_why),
    UNIT_TEST(only_the_status_can_be_asked_for),
    UNIT_TEST(a_worker_may_not_say_everything),
    UNIT_TEST(a_greeting_cut_off_anywhere_is_not_believed),
    UNIT_TEST(a_greeting_that_lies_is_not_believed),
    UNIT_TEST(the_longest_greeting_fits_into_its_place),
    UNIT_TEST(without_memory_nothing_is_believed),
    UNIT_END,
};
