/* Every page names the plugins that nobody has signed. */
#include "small.h"

static void expect(struct plugin *plugins, uint32_t count, const char *words)
{
    const char *const members[] = {"", NULL};
    struct small small;
    small_open(&small, members, "", "age = 60");
    small.generation.plugins = plugins;
    small.generation.plugin_count = count;
    small_page(&small, &small_ascii, false, trust_text, words);
    small_close(&small);
}

static void nothing_is_said_of_what_is_trusted(void)
{
    struct trust_key key = {.name = "Ward 7"};
    struct plugin plugins[] = {
        {.id = "a", .trust = TRUST_SHIPPED},
        {.id = "b", .trust = TRUST_SIGNED, .key = &key},
        {.id = "c", .trust = TRUST_UNSIGNED, .status = POISE_E_TRUST_UNSIGNED},
        {.id = "d", .status = POISE_E_PLUGIN_FILE},
    };
    expect(plugins, 4, "");
    expect(NULL, 0, "");
}

static void what_is_unsigned_and_in_use_is_named(void)
{
    struct plugin plugins[] = {
        {.id = "a", .trust = TRUST_UNSIGNED},
        {.id = "b", .trust = TRUST_SHIPPED},
        {.id = "c", .trust = TRUST_UNSIGNED},
    };
    expect(plugins, 2, "\n! Unsigned plugin in use: a\n");
    expect(plugins, 3, "\n! Unsigned plugins in use: a, c\n");
}

UNIT_SUITE(trust_text) = {
    UNIT_TEST(nothing_is_said_of_what_is_trusted),
    UNIT_TEST(what_is_unsigned_and_in_use_is_named),
    UNIT_END,
};
