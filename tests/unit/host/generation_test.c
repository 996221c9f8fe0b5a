/* Finding, choosing and loading plugins, with their catalogues and their site. */
#include "host/generation.h"

#include <stdio.h>
#include <string.h>

#include "place.h"

/* -------------------- a good one */

static void the_plugins_of_this_build_are_all_in_use(void)
{
    static const char *const ids[] = {"anti_her2", "bone_health", "chemotherapy",
                                      "hormone",   "radiation",   "support",
                                      "surgery",   "targeted",    "trials"};
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct generation *generation = fixture.engine->generation;
    CU_ASSERT_EQUAL_FATAL(generation->plugin_count, sizeof ids / sizeof *ids);
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        const struct plugin *plugin = &generation->plugins[i];
        const struct catalogue *catalogue = generation->catalogue;
        CU_ASSERT_STRING_EQUAL(plugin->id, ids[i]); /* in the order of their ids */
        CU_ASSERT_EQUAL(plugin->status, POISE_OK);
        CU_ASSERT_FATAL(plugin->catalogue >= 0);
        CU_ASSERT_STRING_EQUAL(catalogue->files[plugin->catalogue].plugin, ids[i]);
    }
    fixture_close(&fixture);
}

static void what_a_manifest_declares_may_be_read_and_nothing_else(void)
{
    struct place place = place_new();
    add_plugin(&place, "bone_health");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    const bool *declared = plugin_of(&place, "bone_health")->declared;
    for (uint32_t i = 0; i < FACT_LIMIT; i++)
        CU_ASSERT_EQUAL(declared[i], i == POISE_FACT_BONE_PAIN ||
                                         i == POISE_FACT_CREATININE_CLEARANCE ||
                                         i == POISE_FACT_VITAMIN_D ||
                                         i == POISE_FACT_DENTAL);
    place_close(&place);
}

static void without_a_site_file_the_defaults_hold(void)
{
    struct fixture fixture = fixture_open();
    struct generation *generation = NULL;
    struct generation_source source = {
        .conf_folder = fixture_tree(&fixture, "conf"),
        .plugin_folder = POISE_TEST_PLUGINS,
    };
    CU_ASSERT_EQUAL_FATAL(generation_open(&source, &generation, &fixture.problems),
                          POISE_OK);
    CU_ASSERT_PTR_NULL(generation->site.file);
    CU_ASSERT_EQUAL(generation->plugin_count, 9);
    generation_close(generation);
    fixture_close(&fixture);
}

static void priority_moves_nothing_that_is_answered(void)
{
    struct place place = place_new();
    add_plugin(&place, "bone_health");
    add_plugin(&place, "surgery");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, "plugins = { priority = { surgery = 1; "
                                             "bone_health = 900; }; };"),
                          POISE_OK);
    const struct generation *generation = place.generation;
    CU_ASSERT_STRING_EQUAL(generation->plugins[0].id, "bone_health");
    CU_ASSERT_STRING_EQUAL(generation->plugins[1].id, "surgery");
    CU_ASSERT_STRING_EQUAL(generation->catalogue->options[0].id, "bone_health");
    place_close(&place);
}

static void of_two_that_claim_an_option_the_lower_number_keeps_it(void)
{
    struct place place = place_new();
    add_plugin(&place, "bone_health");
    add_plugin(&place, "surgery");
    add_catalogue(&place, "bone_health", "the-same");
    add_catalogue(&place, "surgery", "the-same");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, "plugins = { priority = { surgery = 1; "
                                             "bone_health = 900; }; };"),
                          POISE_OK);
    expect_plugin(&place, "surgery", POISE_OK, NULL);
    expect_plugin(&place, "bone_health", POISE_E_PLUGIN_CATALOGUE,
                  "the option \"the-same\" is defined twice");
    place_close(&place);
}

static void closing_nothing_is_fine(void)
{
    generation_close(NULL);
}

/* -------------------- choosing */

static void a_site_uses_only_what_it_enables(void)
{
    struct place place = place_new();
    add_plugin(&place, "bone_health");
    add_plugin(&place, "surgery");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, "plugins = { enable = [ \"surgery\" ]; };"),
                          POISE_OK);
    expect_plugin(&place, "surgery", POISE_OK, NULL);
    expect_plugin(&place, "bone_health", POISE_E_PLUGIN_DISABLED,
                  "switched off by the site");
    place_close(&place);
}

static void what_a_site_disables_is_not_used_but_told(void)
{
    struct place place = place_new();
    add_plugin(&place, "bone_health");
    add_plugin(&place, "surgery");
    CU_ASSERT_EQUAL_FATAL(
        place_open(&place, "plugins = { disable = [ \"bone_health\" ]; };"), POISE_OK);
    expect_plugin(&place, "surgery", POISE_OK, NULL);
    expect_plugin(&place, "bone_health", POISE_E_PLUGIN_DISABLED, "enable it");
    CU_ASSERT_EQUAL(plugin_of(&place, "bone_health")->catalogue, -1);
    CU_ASSERT_EQUAL(place.generation->catalogue->option_count, 1);
    place_close(&place);
}

static void what_a_site_asks_for_and_nobody_provides_is_told(void)
{
    struct place place = place_new();
    add_plugin(&place, "bone_health");
    CU_ASSERT_EQUAL_FATAL(
        place_open(&place, "plugins = { enable = [ \"bone_health\", \"acme\" ]; "
                           "required = [ \"acme\", \"zeta\" ]; };"),
        POISE_OK);
    CU_ASSERT_EQUAL(place.generation->plugin_count, 3);
    expect_plugin(&place, "acme", POISE_E_PLUGIN_MISSING, "no file provides it: acme");
    expect_plugin(&place, "zeta", POISE_E_PLUGIN_MISSING, "install the plugin");
    CU_ASSERT_STRING_EQUAL(place.generation->plugins[0].id, "acme"); /* still by id */
    place_close(&place);
}

static void of_two_with_one_id_neither_is_used(void)
{
    struct place place = place_new();
    add_plugin(&place, "bone_health");
    add_plugin(&place, "surgery");
    struct file_bytes bytes = built_plugin(&place, "bone_health");
    fixture_file(&place.fixture, "copy.so", bytes.bytes, bytes.length);
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    CU_ASSERT_EQUAL_FATAL(place.generation->plugin_count, 3);
    for (int i = 0; i < 2; i++) {
        const struct plugin *plugin = &place.generation->plugins[i];
        CU_ASSERT_EQUAL(plugin->status, POISE_E_PLUGIN_DUPLICATE);
        CU_ASSERT_PTR_NOT_NULL(strstr(plugin->reason, "/bone_health.so"));
        CU_ASSERT_PTR_NOT_NULL(strstr(plugin->reason, "/copy.so"));
    }
    expect_plugin(&place, "surgery", POISE_OK, NULL);
    place_close(&place);
}

static void a_file_that_is_no_plugin_disturbs_nobody(void)
{
    struct place place = place_new();
    add_plugin(&place, "bone_health");
    fixture_file(&place.fixture, "notes.so", "to do", 5);
    fixture_file(&place.fixture, "notes.so.txt", "not looked at", 13);
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    CU_ASSERT_EQUAL(place.generation->plugin_count, 2);
    expect_plugin(&place, "bone_health", POISE_OK, NULL);
    expect_plugin(&place, "notes.so", POISE_E_PLUGIN_FILE, "notes.so");
    place_close(&place);
}

/* -------------------- facts of plugins */

static void a_fact_that_a_manifest_declares_joins_the_vocabulary(void)
{
    struct place place = place_new();
    add_plugin_saying(&place, "bone_health",
                      "[reads]\nbone_health.ache = required\n"
                      "[facts]\nbone_health.ache = yes/no | It aches\n");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    const struct fact *fact =
        fact_find(place.generation->vocabulary, "bone_health.ache", 16);
    CU_ASSERT_PTR_NOT_NULL_FATAL(fact);
    CU_ASSERT(fact->number >= POISE_FACT_END);
    CU_ASSERT(plugin_of(&place, "bone_health")->declared[fact->number]);
    expect_plugin(&place, "bone_health", POISE_OK, NULL);
    place_close(&place);
}

static void a_plugin_may_read_what_another_one_declares(void)
{
    struct place place = place_new();
    add_plugin_saying(&place, "bone_health", "[reads]\nsurgery.ache = optional\n");
    add_plugin_saying(&place, "surgery", "[facts]\nsurgery.ache = yes/no | It aches\n");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    expect_plugin(&place, "bone_health", POISE_OK, NULL);
    expect_plugin(&place, "surgery", POISE_OK, NULL);
    place_close(&place);
}

static void a_fact_that_nobody_declares_cannot_be_read(void)
{
    struct place place = place_new();
    add_plugin_saying(&place, "bone_health", "[reads]\nsurgery.ache = optional\n");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    expect_plugin(&place, "bone_health", POISE_E_PLUGIN_MANIFEST,
                  "no fact is called \"surgery.ache\"");
    place_close(&place);
}

static void a_fact_that_is_declared_by_a_refused_plugin_does_not_exist(void)
{
    struct place place = place_new();
    add_plugin_saying(&place, "surgery", "[facts]\nsurgery.ache = yes/no | It aches\n");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, "plugins = { disable = [ \"surgery\" ]; };"),
                          POISE_OK);
    CU_ASSERT_PTR_NULL(fact_find(place.generation->vocabulary, "surgery.ache", 12));
    place_close(&place);
}

/* -------------------- catalogues */

static void without_its_catalogue_a_plugin_is_not_assessed(void)
{
    struct place place = place_new();
    add_plugin(&place, "surgery");
    struct file_bytes bytes = built_plugin(&place, "bone_health");
    fixture_file(&place.fixture, "bone_health.so", bytes.bytes, bytes.length);
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    expect_plugin(&place, "bone_health", POISE_E_PLUGIN_CATALOGUE, "bone_health.cfg");
    expect_plugin(&place, "surgery", POISE_OK, NULL);
    place_close(&place);
}

static void every_error_of_a_catalogue_is_in_the_reason(void)
{
    struct place place = place_new();
    static const char cfg[] = "plugin = \"surgery\";\n"
                              "option = ();\n"
                              "flags = ( 7 );\n";
    add_plugin(&place, "bone_health");
    fixture_file(&place.fixture, "bone_health.cfg", cfg, sizeof cfg - 1);
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    expect_plugin(&place, "bone_health", POISE_E_PLUGIN_CATALOGUE,
                  "this is the catalogue of \"surgery\", not of \"bone_health\"");
    expect_plugin(&place, "bone_health", POISE_E_PLUGIN_CATALOGUE, "bone_health.cfg:2:");
    expect_plugin(&place, "bone_health", POISE_E_PLUGIN_CATALOGUE, "bone_health.cfg:3:");
    CU_ASSERT_EQUAL(place.generation->catalogue->option_count, 0);
    place_close(&place);
}

/* -------------------- what fails as a whole */

static void expect_failure(struct place *place, const char *site, const char *words)
{
    CU_ASSERT_NOT_EQUAL(place_open(place, site), POISE_OK);
    CU_ASSERT_PTR_NULL(place->generation);
    if (!fixture_complains(&place->fixture, words))
        CU_FAIL(words);
    place_close(place);
}

static void a_plugin_folder_that_is_not_there_is_an_error(void)
{
    struct place place = place_new();
    expect_failure(&place, "plugins = { folders = [ \"nowhere\" ]; };",
                   "the plugin folder cannot be read: No such file or directory");
}

static void a_broken_site_file_is_an_error(void)
{
    struct place place = place_new();
    expect_failure(&place, "plugins = { enabled = [ ]; };", "enabled");
}

static void a_broken_common_catalogue_is_an_error(void)
{
    struct place place = place_new();
    fixture_file(&place.fixture, "common.cfg", "plugin = \"acme\";", 16);
    expect_failure(&place, "", "this is the catalogue of \"acme\", not of \"common\"");
}

static void a_setting_must_be_one_that_the_plugin_declares(void)
{
    struct place place = place_new();
    add_plugin(&place, "radiation");
    expect_failure(&place, "plugins = { settings = { radiation = { near_km = 5; }; }; };",
                   "plugin radiation has no setting \"near_km\"");
}

static void a_setting_must_be_in_its_range(void)
{
    struct place place = place_new();
    add_plugin(&place, "radiation");
    expect_failure(&place,
                   "plugins = { settings = { radiation = { far_km = 2001; }; }; };",
                   "\"far_km\" of plugin radiation must be from 1 to 2000");
}

static void an_option_that_the_site_names_must_exist(void)
{
    struct place place = place_new();
    add_plugin(&place, "surgery");
    expect_failure(&place, "catalogue = { folder = \".\"; disable = [ \"surgerie\" ]; };",
                   "no option is called \"surgerie\"; the nearest is \"surgery\"");
    place = place_new();
    add_plugin(&place, "surgery");
    expect_failure(&place,
                   "catalogue = { folder = \".\"; formulary = [ \"snake-oil\" ]; };",
                   "no option is called \"snake-oil\"");
}

static void while_a_plugin_is_not_in_use_its_options_may_be_named(void)
{
    struct place place = place_new();
    add_plugin(&place, "surgery");
    CU_ASSERT_EQUAL_FATAL(
        place_open(&place, "catalogue = { folder = \".\"; disable = [ \"bone_health\" ]; "
                           "};\nplugins = { required = [ \"bone_health\" ]; };"),
        POISE_OK);
    expect_plugin(&place, "surgery", POISE_OK, NULL);
    place_close(&place);
}

static void more_plugins_than_there_is_room_for_are_an_error(void)
{
    struct place place = place_new();
    for (int i = 0; i <= GENERATION_PLUGIN_LIMIT; i++) {
        char name[32];
        snprintf(name, sizeof name, "p%03d.so", i);
        fixture_file(&place.fixture, name, "text", 4);
    }
    expect_failure(&place, "", "p064.so is one plugin too many; 64 are the most");
}

UNIT_SUITE(generation) = {
    UNIT_TEST(the_plugins_of_this_build_are_all_in_use),
    UNIT_TEST(what_a_manifest_declares_may_be_read_and_nothing_else),
    UNIT_TEST(without_a_site_file_the_defaults_hold),
    UNIT_TEST(priority_moves_nothing_that_is_answered),
    UNIT_TEST(of_two_that_claim_an_option_the_lower_number_keeps_it),
    UNIT_TEST(closing_nothing_is_fine),
    UNIT_TEST(a_site_uses_only_what_it_enables),
    UNIT_TEST(what_a_site_disables_is_not_used_but_told),
    UNIT_TEST(what_a_site_asks_for_and_nobody_provides_is_told),
    UNIT_TEST(of_two_with_one_id_neither_is_used),
    UNIT_TEST(a_file_that_is_no_plugin_disturbs_nobody),
    UNIT_TEST(a_fact_that_a_manifest_declares_joins_the_vocabulary),
    UNIT_TEST(a_plugin_may_read_what_another_one_declares),
    UNIT_TEST(a_fact_that_nobody_declares_cannot_be_read),
    UNIT_TEST(a_fact_that_is_declared_by_a_refused_plugin_does_not_exist),
    UNIT_TEST(without_its_catalogue_a_plugin_is_not_assessed),
    UNIT_TEST(every_error_of_a_catalogue_is_in_the_reason),
    UNIT_TEST(a_plugin_folder_that_is_not_there_is_an_error),
    UNIT_TEST(a_broken_site_file_is_an_error),
    UNIT_TEST(a_broken_common_catalogue_is_an_error),
    UNIT_TEST(a_setting_must_be_one_that_the_plugin_declares),
    UNIT_TEST(a_setting_must_be_in_its_range),
    UNIT_TEST(an_option_that_the_site_names_must_exist),
    UNIT_TEST(while_a_plugin_is_not_in_use_its_options_may_be_named),
    UNIT_TEST(more_plugins_than_there_is_room_for_are_an_error),
    UNIT_END,
};
