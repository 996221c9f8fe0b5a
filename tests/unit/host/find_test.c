/* Which plugins are chosen, and that nobody is put out of use by what is not trusted. */
#include "host/find.h"

#include <sys/stat.h>

#include "../base/signed.h"
#include "base/minisign_secret.h"
#include "place.h"

/* A key of the site with limits, or none. */
#define TRUST(limits)                                                                    \
    "trust = { keys = ( { name = \"Ward 7\"; key = \"" SIGNED_KEY "\"; " limits "} ); "  \
    "};"

/* Puts a plugin there under another file name, one byte longer: not shipped any more. */
static struct file_bytes add_stranger(struct place *place, const char *id,
                                      const char *name)
{
    struct file_bytes bytes = built_plugin(place, id);
    bytes.length++; /* the NUL after them */
    fixture_file(&place->fixture, name, bytes.bytes, bytes.length);
    return bytes;
}

static void sign(struct place *place, const struct file_bytes *bytes, const char *name)
{
    struct minisign_secret secret;
    struct text file = {0};
    minisign_secret_read(SIGNED_SECRET, strlen(SIGNED_SECRET), NULL, &secret);
    CU_ASSERT_TRUE_FATAL(
        minisign_sign(&secret, bytes->bytes, bytes->length, "a comment", &file));
    fixture_file(&place->fixture, name, file.bytes, file.length);
    text_free(&file);
}

static void an_unsigned_file_cannot_put_a_plugin_out_of_use(void)
{
    struct place place = place_new();
    add_plugin(&place, "surgery");
    add_stranger(&place, "surgery", "a_copy.so");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, TRUST("")), POISE_OK);
    CU_ASSERT_EQUAL_FATAL(place.generation->plugin_count, 2);
    int in_use = 0;
    for (int i = 0; i < 2; i++) {
        const struct plugin *plugin = &place.generation->plugins[i];
        bool is_copy = strcmp(path_name(plugin->path), "a_copy.so") == 0;
        CU_ASSERT_EQUAL(plugin->status, is_copy ? POISE_E_TRUST_UNSIGNED : POISE_OK);
        in_use += plugin->status == POISE_OK;
    }
    CU_ASSERT_EQUAL(in_use, 1);
    place_close(&place);
}

static void of_three_with_one_id_none_is_used(void)
{
    struct place place = place_new();
    add_plugin(&place, "surgery");
    add_stranger(&place, "surgery", "b.so");
    add_stranger(&place, "surgery", "c.so");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    CU_ASSERT_EQUAL_FATAL(place.generation->plugin_count, 3);
    for (int i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(place.generation->plugins[i].status, POISE_E_PLUGIN_DUPLICATE);
    place_close(&place);
}

/* By their ids alone it would be the other way round. */
static void of_two_that_claim_an_option_the_more_trusted_keeps_it(void)
{
    struct place place = place_new();
    add_stranger(&place, "bone_health", "bone_health.so");
    add_catalogue(&place, "bone_health", "the-same");
    add_plugin(&place, "surgery");
    add_catalogue(&place, "surgery", "the-same");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    expect_plugin(&place, "surgery", POISE_OK, NULL);
    expect_plugin(&place, "bone_health", POISE_E_PLUGIN_CATALOGUE,
                  "the option \"the-same\" is defined twice");
    place_close(&place);
}

static void what_is_switched_off_is_not_asked_for_a_signature(void)
{
    struct place place = place_new();
    add_stranger(&place, "surgery", "surgery.so");
    CU_ASSERT_EQUAL_FATAL(
        place_open(&place, "plugins = { disable = [ \"surgery\" ]; };\n" TRUST("")),
        POISE_OK);
    expect_plugin(&place, "surgery", POISE_E_PLUGIN_DISABLED, "switched off");
    CU_ASSERT_EQUAL(plugin_of(&place, "surgery")->trust, TRUST_NONE);
    place_close(&place);
}

static void facts_of_what_is_not_trusted_do_not_exist(void)
{
    struct place place = place_new();
    add_plugin_saying(&place, "surgery", "[facts]\nsurgery.ache = yes/no | It aches\n");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, TRUST("")), POISE_OK);
    expect_plugin(&place, "surgery", POISE_E_TRUST_UNSIGNED, "surgery.so");
    CU_ASSERT_PTR_NULL(fact_find(place.generation->vocabulary, "surgery.ache", 12));
    place_close(&place);
}

static void a_folder_that_everybody_can_write_to_gives_no_plugin(void)
{
    struct place place = place_new();
    add_plugin(&place, "surgery");
    CU_ASSERT_EQUAL_FATAL(chmod(place.folder, 0777), 0);
    CU_ASSERT_EQUAL_FATAL(place_open(&place, ""), POISE_OK);
    expect_plugin(&place, "surgery.so", POISE_E_TRUST_WRITABLE, place.folder);
    expect_plugin(&place, "surgery.so", POISE_E_TRUST_WRITABLE, "run `chmod o-w` on it");
    CU_ASSERT_EQUAL_FATAL(chmod(place.folder, 0755), 0);
    place_close(&place);
}

/* Its code would crash even the probe; it is not run, since its key is not for it. */
static void roles_are_judged_before_any_code_runs(void)
{
    struct place place = place_new();
    struct file_bytes bytes;
    CU_ASSERT_EQUAL_FATAL(file_read(place.fixture.arena,
                                    POISE_TEST_PLUGINS
                                    "/../tests/hostile/crash_at_load/crash_at_load.so",
                                    (size_t)16 << 20, &bytes),
                          POISE_OK);
    fixture_file(&place.fixture, "x.so", bytes.bytes, bytes.length);
    sign(&place, &bytes, "x.so.minisig");
    add_catalogue(&place, "crash_at_load", "an-option");
    CU_ASSERT_EQUAL_FATAL(place_open(&place, TRUST("roles = [ \"local\" ]; ")), POISE_OK);
    expect_plugin(&place, "crash_at_load", POISE_E_TRUST_LIMIT,
                  "for options of the role local, and an-option is bone");
    generation_close(place.generation);
    CU_ASSERT_EQUAL_FATAL(place_open(&place, TRUST("roles = [ \"bone\" ]; ")), POISE_OK);
    expect_plugin(&place, "crash_at_load", POISE_E_PLUGIN_LOAD_CRASH, NULL);
    place_close(&place);
}

UNIT_SUITE(find) = {
    UNIT_TEST(an_unsigned_file_cannot_put_a_plugin_out_of_use),
    UNIT_TEST(of_three_with_one_id_none_is_used),
    UNIT_TEST(of_two_that_claim_an_option_the_more_trusted_keeps_it),
    UNIT_TEST(what_is_switched_off_is_not_asked_for_a_signature),
    UNIT_TEST(facts_of_what_is_not_trusted_do_not_exist),
    UNIT_TEST(a_folder_that_everybody_can_write_to_gives_no_plugin),
    UNIT_TEST(roles_are_judged_before_any_code_runs),
    UNIT_END,
};
