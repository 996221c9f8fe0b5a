/* From a file found to a table in use, one refusal at a time. */
#include "host/plugin.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "fixture.h"
#include "host/guard.h"
#include "unit.h"

static unsigned char guard_stack[64 << 10];

#define GOOD          POISE_TEST_PLUGINS "/bone_health.so"
#define HOSTILE(name) POISE_TEST_PLUGINS "/../tests/hostile/" name "/" name ".so"

static void inspect(struct fixture *fixture, const char *path, struct plugin *out)
{
    plugin_inspect(out, fixture->arena, path);
}

static void load(struct fixture *fixture, const char *path, struct plugin *out)
{
    guard_install(guard_stack, sizeof guard_stack);
    inspect(fixture, path, out);
    CU_ASSERT_EQUAL(out->status, POISE_OK);
    plugin_load(out, fixture->arena);
}

static void expect_reason(const struct plugin *plugin, int32_t status, const char *words)
{
    CU_ASSERT_EQUAL(plugin->status, status);
    if (plugin->reason == NULL || strstr(plugin->reason, words) == NULL)
        CU_FAIL(words);
}

/* -------------------- before any code runs */

static void inspecting_reads_the_manifest_and_runs_nothing(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    inspect(&fixture, GOOD, &plugin);
    CU_ASSERT_EQUAL(plugin.status, POISE_OK);
    CU_ASSERT(plugin.has_manifest);
    CU_ASSERT_STRING_EQUAL(plugin.id, "bone_health");
    CU_ASSERT_STRING_EQUAL(plugin.path, GOOD);
    CU_ASSERT_STRING_EQUAL(plugin.manifest.version, "1.0.0");
    CU_ASSERT_EQUAL(plugin.catalogue, -1);
    CU_ASSERT_PTR_NULL(plugin.handle);
    CU_ASSERT_PTR_NULL(plugin.table.eligibility);
    inspect(&fixture, HOSTILE("crash_at_load"), &plugin); /* would crash if it ran */
    CU_ASSERT_EQUAL(plugin.status, POISE_OK);
    fixture_close(&fixture);
}

static void the_digest_is_of_the_bytes_of_the_file(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    struct file_bytes bytes;
    struct digest digest;
    inspect(&fixture, GOOD, &plugin);
    file_read(fixture.arena, GOOD, (size_t)16 << 20, &bytes);
    digest_of(bytes.bytes, bytes.length, &digest);
    CU_ASSERT_EQUAL(memcmp(&plugin.digest, &digest, sizeof digest), 0);
    fixture_close(&fixture);
}

static void a_file_that_is_not_there_is_refused_with_its_reason(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    inspect(&fixture, "/nowhere/at/all.so", &plugin);
    expect_reason(&plugin, POISE_E_PLUGIN_FILE,
                  "/nowhere/at/all.so: No such file or directory");
    CU_ASSERT_STRING_EQUAL(plugin.id, "all.so"); /* until a manifest says better */
    CU_ASSERT_FALSE(plugin.has_manifest);
    fixture_close(&fixture);
}

static void a_text_file_and_a_file_without_manifest_are_refused(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    inspect(&fixture, HOSTILE("not_elf"), &plugin);
    expect_reason(&plugin, POISE_E_PLUGIN_FILE, "not_elf.so");
    inspect(&fixture, HOSTILE("no_manifest"), &plugin);
    expect_reason(&plugin, POISE_E_PLUGIN_MANIFEST, "no_manifest.so");
    CU_ASSERT_FALSE(plugin.has_manifest);
    fixture_close(&fixture);
}

static void a_broken_manifest_is_refused_with_its_first_problem(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    inspect(&fixture, HOSTILE("broken_manifest"), &plugin);
    expect_reason(&plugin, POISE_E_PLUGIN_MANIFEST, "manifest, plugins: a manifest has");
    CU_ASSERT_STRING_EQUAL(plugin.id, "broken_manifest");
    CU_ASSERT_FALSE(plugin.has_manifest);
    fixture_close(&fixture);
}

static void another_abi_in_the_manifest_is_refused_with_both_numbers(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    inspect(&fixture, HOSTILE("wrong_abi_manifest"), &plugin);
    expect_reason(&plugin, POISE_E_PLUGIN_ABI,
                  "is built for ABI 2.0, this Poise speaks 1.0; rebuild");
    fixture_close(&fixture);
}

/* -------------------- refusing */

static void a_refusal_is_a_sentence_of_cause_detail_and_remedy(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin = {0};
    plugin_refuse(&plugin, fixture.arena, POISE_E_PLUGIN_SYMBOL, "%s, %d", "a.so", 7);
    CU_ASSERT_EQUAL(plugin.status, POISE_E_PLUGIN_SYMBOL);
    CU_ASSERT_STRING_EQUAL(plugin.reason,
                           "the plugin does not export poise_plugin_entry: a.so, 7; "
                           "export exactly that one function");
    fixture_close(&fixture);
}

static void without_detail_there_is_no_empty_one(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin = {0};
    plugin_refuse(&plugin, fixture.arena, POISE_E_PLUGIN_DISABLED, "%s", "");
    CU_ASSERT_STRING_EQUAL(plugin.reason,
                           "switched off by the site; enable it in the site's settings");
    fixture_close(&fixture);
}

static void the_first_refusal_stays(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin = {0};
    plugin_refuse(&plugin, fixture.arena, POISE_E_PLUGIN_ABI, "first");
    plugin_refuse(&plugin, fixture.arena, POISE_E_PLUGIN_FILE, "second");
    CU_ASSERT_EQUAL(plugin.status, POISE_E_PLUGIN_ABI);
    CU_ASSERT_PTR_NULL(strstr(plugin.reason, "second"));
    fixture_close(&fixture);
}

static void without_memory_the_cause_is_still_told(void)
{
    struct arena *arena = arena_new(256);
    struct plugin plugin = {0};
    arena_limit(arena, 1);
    plugin_refuse(&plugin, arena, POISE_E_PLUGIN_ABI, "ABI 2.0");
    CU_ASSERT_STRING_EQUAL(plugin.reason, "built for another plugin ABI");
    arena_free(arena);
}

/* -------------------- loading */

static void the_table_and_the_sentences_are_the_hosts_own_copies(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    load(&fixture, GOOD, &plugin);
    CU_ASSERT_EQUAL_FATAL(plugin.status, POISE_OK);
    CU_ASSERT_EQUAL(plugin.table.size, sizeof(poise_plugin));
    CU_ASSERT_PTR_NOT_NULL(plugin.table.eligibility);
    CU_ASSERT(plugin.table.sentence_count > 0);
    for (uint32_t i = 0; i < plugin.table.sentence_count; i++) {
        const poise_sentence *theirs = &plugin.table.sentences[i];
        CU_ASSERT_PTR_NOT_EQUAL(plugin.sentences[i].text, theirs->text);
        CU_ASSERT_STRING_EQUAL(plugin.sentences[i].text, theirs->text);
    }
    fixture_close(&fixture);
}

static void what_an_older_plugin_does_not_have_is_absent(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    load(&fixture, HOSTILE("old_table"), &plugin);
    CU_ASSERT_EQUAL(plugin.status, POISE_OK);
    CU_ASSERT_EQUAL(plugin.table.size, offsetof(poise_plugin, benefit));
    CU_ASSERT_PTR_NOT_NULL(plugin.table.eligibility);
    CU_ASSERT_PTR_NULL(plugin.table.benefit);
    CU_ASSERT_PTR_NULL(plugin.table.burden);
    CU_ASSERT_PTR_NULL(plugin.table.extension);
    fixture_close(&fixture);
}

static void what_a_newer_plugin_has_more_is_left_alone(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    load(&fixture, HOSTILE("newer_table"), &plugin);
    CU_ASSERT_EQUAL(plugin.status, POISE_OK);
    CU_ASSERT_EQUAL(plugin.table.size, sizeof(poise_plugin));
    fixture_close(&fixture);
}

static void each_bad_table_is_refused_with_both_values(void)
{
    static const struct {
        const char *path;
        int32_t status;
        const char *words;
    } bad[] = {
        {HOSTILE("wrong_abi_table"), POISE_E_PLUGIN_ABI,
         "its table says ABI 2.3, this Poise speaks 1.0"},
        {HOSTILE("no_entry"), POISE_E_PLUGIN_SYMBOL, "no_entry.so"},
        {HOSTILE("missing_function"), POISE_E_PLUGIN_LINK, "undefined symbol"},
        {HOSTILE("refuses_abi"), POISE_E_PLUGIN_CREATE, "it does not accept ABI 1.0"},
        {HOSTILE("table_too_small"), POISE_E_PLUGIN_TABLE, "it has 40 bytes"},
        {HOSTILE("null_callback"), POISE_E_PLUGIN_TABLE, "a required entry is NULL"},
        {HOSTILE("invalid_utf8"), POISE_E_PLUGIN_TABLE, "not UTF-8"},
        {HOSTILE("missing_sentences"), POISE_E_PLUGIN_TABLE, "its sentences"},
        {HOSTILE("lies_about_id"), POISE_E_PLUGIN_LIES,
         "id \"lies_about_id\", the table \"chemotherapy\""},
        {HOSTILE("lies_about_version"), POISE_E_PLUGIN_LIES,
         "version \"1.0.0\", the table \"1.0.1\""},
        {HOSTILE("lies_about_minor"), POISE_E_PLUGIN_LIES, "ABI minor 0, the table 4"},
        {HOSTILE("crash_in_entry"), POISE_E_PLUGIN_LOAD_CRASH, "SIGABRT"},
    };
    struct fixture fixture = fixture_open();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct plugin plugin;
        load(&fixture, bad[i].path, &plugin);
        expect_reason(&plugin, bad[i].status, bad[i].words);
    }
    fixture_close(&fixture);
}

/* The linker knows only the copy; people know the file. */
static void a_file_that_cannot_be_linked_is_named_by_its_path(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    load(&fixture, HOSTILE("missing_function"), &plugin);
    expect_reason(&plugin, POISE_E_PLUGIN_LINK,
                  "missing_function.so: undefined symbol: ");
    CU_ASSERT_PTR_NULL(strstr(plugin.reason, "/proc/self"));
    plugin_unload(&plugin);
    fixture_close(&fixture);
}

static void what_was_inspected_is_loaded_though_the_file_is_another_now(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    struct file_bytes good;
    struct file_bytes bad;
    file_read(fixture.arena, GOOD, (size_t)16 << 20, &good);
    file_read(fixture.arena, HOSTILE("crash_at_load"), (size_t)16 << 20, &bad);
    const char *path = fixture_file(&fixture, "a.so", good.bytes, good.length);
    inspect(&fixture, path, &plugin);
    fixture_file(&fixture, "a.so", bad.bytes, bad.length); /* written over, and */
    CU_ASSERT_EQUAL_FATAL(
        rename(fixture_file(&fixture, "b.so", bad.bytes, bad.length), path), 0);
    plugin_load(&plugin, fixture.arena);
    CU_ASSERT_EQUAL(plugin.status, POISE_OK);
    CU_ASSERT_STRING_EQUAL(plugin.table.id, "bone_health");
    plugin_unload(&plugin);
    fixture_close(&fixture);
}

static void the_code_stays_when_its_use_ends(void)
{
    struct fixture fixture = fixture_open();
    struct plugin plugin;
    load(&fixture, GOOD, &plugin);
    CU_ASSERT_PTR_NOT_NULL(plugin.handle);
    plugin_unload(&plugin);
    CU_ASSERT_PTR_NULL(plugin.handle);
    CU_ASSERT_STRING_EQUAL(plugin.table.id, "bone_health"); /* still mapped */
    fixture_close(&fixture);
}

UNIT_SUITE(plugin) = {
    UNIT_TEST(inspecting_reads_the_manifest_and_runs_nothing),
    UNIT_TEST(the_digest_is_of_the_bytes_of_the_file),
    UNIT_TEST(a_file_that_is_not_there_is_refused_with_its_reason),
    UNIT_TEST(a_text_file_and_a_file_without_manifest_are_refused),
    UNIT_TEST(a_broken_manifest_is_refused_with_its_first_problem),
    UNIT_TEST(another_abi_in_the_manifest_is_refused_with_both_numbers),
    UNIT_TEST(a_refusal_is_a_sentence_of_cause_detail_and_remedy),
    UNIT_TEST(without_detail_there_is_no_empty_one),
    UNIT_TEST(the_first_refusal_stays),
    UNIT_TEST(without_memory_the_cause_is_still_told),
    UNIT_TEST(the_table_and_the_sentences_are_the_hosts_own_copies),
    UNIT_TEST(what_an_older_plugin_does_not_have_is_absent),
    UNIT_TEST(what_a_newer_plugin_has_more_is_left_alone),
    UNIT_TEST(each_bad_table_is_refused_with_both_values),
    UNIT_TEST(a_file_that_cannot_be_linked_is_named_by_its_path),
    UNIT_TEST(what_was_inspected_is_loaded_though_the_file_is_another_now),
    UNIT_TEST(the_code_stays_when_its_use_ends),
    UNIT_END,
};
