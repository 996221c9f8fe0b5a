/* The plugins of a generation, in use or not and why. */
#include "json_check.h"
#include "lines.h"
#include "report/lists.h"
#include "small.h"

/* A generation with a plugin in use and a file that is none. */
struct made_up {
    struct small small;
    struct plugin plugins[2];
};

static void made_up_open(struct made_up *made_up)
{
    static const struct manifest_read reads[] = {{"her2", READ_REQUIRED}};
    const char *const members[] = {"", "", NULL};
    *made_up = (struct made_up){.plugins = {{.id = "test",
                                             .path = "/plugins/test.so",
                                             .has_manifest = true,
                                             .manifest = {.name = "Test",
                                                          .version = "1.2.0",
                                                          .abi_major = 1,
                                                          .about = "Two made-up options",
                                                          .author = "A \"B\"",
                                                          .licence = "Apache-2.0",
                                                          .read_count = 1,
                                                          .reads = reads}},
                                            {.id = "broken",
                                             .path = "/plugins/broken.so",
                                             .status = POISE_E_PLUGIN_FILE,
                                             .reason = "it is no shared object",
                                             .catalogue = -1}}};
    small_open(&made_up->small, members, "", "age = 60");
    made_up->small.generation.plugins = made_up->plugins;
    made_up->small.generation.plugin_count = 2;
}

static void every_plugin_is_listed_in_use_or_not(void)
{
    struct made_up made_up;
    struct text out = {0};
    made_up_open(&made_up);
    plugins_text(&made_up.small.generation, &small_ascii, &out);
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, "v test 1.2.0, Two made-up options\n"
                                             "    2 options\n"
                                             "    /plugins/test.so, "));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, "x broken\n"
                                             "    not in use: it is no shared object\n"
                                             "    /plugins/broken.so, "));
    text_free(&out);
    small_close(&made_up.small);
}

static void whose_word_stands_for_a_plugin_is_told(void)
{
    static const struct trust_key key = {.name = "Ward 7"};
    static const struct {
        enum trust trust;
        const char *text;
        const char *json;
    } cases[] = {{TRUST_SHIPPED, "2 options, shipped\n", "\"shipped\""},
                 {TRUST_SIGNED, "2 options, signed by Ward 7\n", "\"signed by Ward 7\""},
                 {TRUST_UNSIGNED, "2 options, unsigned\n", "\"unsigned\""},
                 {TRUST_NONE, "2 options\n", "null"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct made_up made_up;
        struct text text = {0};
        struct text json = {0};
        made_up_open(&made_up);
        made_up.plugins[0].trust = cases[i].trust;
        made_up.plugins[0].key = &key;
        plugins_text(&made_up.small.generation, &small_ascii, &text);
        plugins_json(&made_up.small.generation, &json);
        CU_ASSERT_PTR_NOT_NULL(strstr(text.bytes, cases[i].text));
        CU_ASSERT_TRUE(json_is(json.bytes, "plugins.0.trust", cases[i].json));
        text_free(&text);
        text_free(&json);
        small_close(&made_up.small);
    }
}

static void what_is_not_there_has_no_line(void)
{
    struct made_up made_up;
    struct text out = {0};
    made_up_open(&made_up);
    made_up.plugins[0].manifest.about = NULL;
    made_up.plugins[1].path = ""; /* asked for by the site, and not found */
    plugins_text(&made_up.small.generation, &small_ascii, &out);
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, "v test 1.2.0\n    2 options"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.bytes, "x broken\n"
                                             "    not in use: it is no shared object\n"));
    CU_ASSERT_PTR_NULL(strstr(out.bytes, "object\n    , blake2b"));
    text_free(&out);
    small_close(&made_up.small);
}

static void no_plugin_at_all_is_a_danger(void)
{
    struct made_up made_up;
    struct text out = {0};
    made_up_open(&made_up);
    made_up.small.generation.plugin_count = 0;
    plugins_text(&made_up.small.generation, &small_ascii, &out);
    small_same(&out, "! No plugin was found.\n");
    small_close(&made_up.small);
}

static void a_plugin_as_json_has_its_manifest(void)
{
    struct made_up made_up;
    struct text out = {0};
    made_up_open(&made_up);
    plugins_json(&made_up.small.generation, &out);
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    CU_ASSERT_TRUE(json_is(out.bytes, "schema", "\"poise/1\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.0.state", "\"in use\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.0.reason", "null"));
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.0.options", "2"));
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.0.abi", "\"1.0\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.0.author", "\"A \\\"B\\\"\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.0.reads.0", "\"her2\""));
    CU_ASSERT_EQUAL(json_count(out.bytes, "plugins.0.settings"), 0);
    text_free(&out);
    small_close(&made_up.small);
}

static void a_plugin_that_is_not_in_use_says_why(void)
{
    struct made_up made_up;
    struct text out = {0};
    made_up_open(&made_up);
    plugins_json(&made_up.small.generation, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.1.state", "\"not in use\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.1.status", "\"E_PLUGIN_FILE\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.1.reason", "\"it is no shared object\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "plugins.1.options", "0"));
    CU_ASSERT_PTR_NULL(json_at(out.bytes, "plugins.1.version"));
    text_free(&out);
    small_close(&made_up.small);
}

static void the_plugins_of_the_tree_are_all_in_use(void)
{
    struct fixture fixture = fixture_open();
    struct text json = {0};
    struct text text = {0};
    fixture_engine(&fixture);
    const struct generation *generation = fixture.engine->generation;
    plugins_json(generation, &json);
    CU_ASSERT_TRUE(json_is_strict(json.bytes));
    CU_ASSERT_EQUAL(json_count(json.bytes, "plugins"), (int)generation->plugin_count);
    CU_ASSERT_TRUE(generation->plugin_count >= 9);
    CU_ASSERT_PTR_NULL(strstr(json.bytes, "\"not in use\""));
    plugins_text(generation, &small_style, &text);
    CU_ASSERT_TRUE(lines_fit(text.bytes, 80));
    text_free(&json);
    text_free(&text);
    fixture_close(&fixture);
}

UNIT_SUITE(plugin_list) = {
    UNIT_TEST(every_plugin_is_listed_in_use_or_not),
    UNIT_TEST(whose_word_stands_for_a_plugin_is_told),
    UNIT_TEST(what_is_not_there_has_no_line),
    UNIT_TEST(no_plugin_at_all_is_a_danger),
    UNIT_TEST(a_plugin_as_json_has_its_manifest),
    UNIT_TEST(a_plugin_that_is_not_in_use_says_why),
    UNIT_TEST(the_plugins_of_the_tree_are_all_in_use),
    UNIT_END,
};
