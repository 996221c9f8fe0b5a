/* Whose word stands for a plugin, and every reason why none does. */
#include "host/trust.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "../base/signed.h"
#include "base/file.h"
#include "base/minisign_secret.h"
#include "fixture.h"
#include "unit.h"

#define SHIPPED POISE_TEST_PLUGINS "/surgery.so"

/* A site with one key, and a plugin that was not built with this Poise: one byte more. */
struct bench {
    struct fixture fixture;
    struct trust_key key;
    struct site site;
    struct file_bytes bytes;
    const char *path;
    struct plugin plugin;
};

static void bench_open(struct bench *bench)
{
    *bench = (struct bench){.fixture = fixture_open(), .key = {.name = "Ward 7"}};
    CU_ASSERT_TRUE_FATAL(
        minisign_key_read(SIGNED_KEY, strlen(SIGNED_KEY), &bench->key.key));
    bench->site = (struct site){.key_count = 1, .keys = &bench->key};
    CU_ASSERT_EQUAL_FATAL(
        file_read(bench->fixture.arena, SHIPPED, (size_t)16 << 20, &bench->bytes),
        POISE_OK);
    bench->bytes.length++; /* the NUL after them */
    bench->path = fixture_file(&bench->fixture, "surgery.so", bench->bytes.bytes,
                               bench->bytes.length);
}

static void bench_close(struct bench *bench)
{
    plugin_unload(&bench->plugin);
    fixture_close(&bench->fixture);
}

static void put_beside(struct bench *bench, const char *text, size_t length)
{
    fixture_file(&bench->fixture, "surgery.so.minisig", text, length);
}

/* Signs the plugin as it is, with the secret half of the site's key. */
static void sign(struct bench *bench)
{
    struct minisign_secret secret;
    struct text file = {0};
    minisign_secret_read(SIGNED_SECRET, strlen(SIGNED_SECRET), NULL, &secret);
    CU_ASSERT_TRUE_FATAL(minisign_sign(&secret, bench->bytes.bytes, bench->bytes.length,
                                       "a comment", &file));
    put_beside(bench, file.bytes, file.length);
    text_free(&file);
}

static void judge(struct bench *bench)
{
    plugin_unload(&bench->plugin);
    plugin_inspect(&bench->plugin, bench->fixture.arena, bench->path);
    trust_judge(&bench->plugin, &bench->site, bench->fixture.arena);
}

static void expect_trusted(struct bench *bench, const char *words)
{
    struct text text = {0};
    judge(bench);
    CU_ASSERT_EQUAL(bench->plugin.status, POISE_OK);
    trust_write(&bench->plugin, &text);
    CU_ASSERT_STRING_EQUAL(text.bytes, words);
    text_free(&text);
}

static void expect_refused(struct bench *bench, int32_t status, const char *words)
{
    judge(bench);
    CU_ASSERT_EQUAL(bench->plugin.status, status);
    if (bench->plugin.reason == NULL || strstr(bench->plugin.reason, words) == NULL)
        CU_FAIL(words);
}

/* -------------------- whose word */

static void what_was_built_with_this_poise_needs_no_signature(void)
{
    struct bench bench;
    bench_open(&bench);
    bench.site.key_count = 0;
    bench.path = SHIPPED;
    expect_trusted(&bench, "shipped");
    bench.path = fixture_file(&bench.fixture, "elsewhere.so", bench.bytes.bytes,
                              bench.bytes.length - 1);
    expect_trusted(&bench, "shipped"); /* it is the bytes that count */
    bench_close(&bench);
}

static void a_signature_by_a_key_of_the_site_is_enough(void)
{
    struct bench bench;
    bench_open(&bench);
    sign(&bench);
    expect_trusted(&bench, "signed by Ward 7");
    CU_ASSERT_PTR_EQUAL(bench.plugin.key, &bench.key);
    bench_close(&bench);
}

static void without_a_signature_a_plugin_is_refused_unless_the_site_allows_it(void)
{
    struct bench bench;
    bench_open(&bench);
    expect_refused(&bench, POISE_E_TRUST_UNSIGNED, "the plugin is not signed: ");
    expect_refused(&bench, POISE_E_TRUST_UNSIGNED, "/surgery.so; sign it");
    bench.site.unsigned_plugins = UNSIGNED_ALLOW;
    expect_trusted(&bench, "unsigned");
    bench_close(&bench);
}

static void a_key_that_the_site_does_not_know_counts_as_none(void)
{
    struct bench bench;
    bench_open(&bench);
    sign(&bench);
    bench.site.key_count = 0;
    expect_refused(&bench, POISE_E_TRUST_KEY,
                   "surgery.so.minisig, key " SIGNED_ID "; add");
    bench.site.unsigned_plugins = UNSIGNED_ALLOW;
    expect_trusted(&bench, "unsigned");
    bench_close(&bench);
}

static void a_plugin_that_is_refused_already_keeps_its_reason(void)
{
    struct bench bench;
    bench_open(&bench);
    bench.path = "/nowhere/at.all";
    expect_refused(&bench, POISE_E_PLUGIN_FILE, "No such file");
    CU_ASSERT_EQUAL(bench.plugin.trust, TRUST_NONE);
    struct text text = {0};
    trust_write(&bench.plugin, &text);
    CU_ASSERT_EQUAL(text.length, 0);
    bench_close(&bench);
}

/* -------------------- signatures that do not hold */

static void a_signature_must_fit_even_where_none_is_needed(void)
{
    struct bench bench;
    bench_open(&bench);
    bench.site.unsigned_plugins = UNSIGNED_ALLOW;
    put_beside(&bench, SIGNED_HASHED, strlen(SIGNED_HASHED)); /* of other bytes */
    expect_refused(&bench, POISE_E_TRUST_SIGNATURE, "by the key of \"Ward 7\"; get");
    CU_ASSERT_EQUAL(bench.plugin.trust, TRUST_NONE);
    bench_close(&bench);
}

static void what_is_no_signature_is_not_passed_over(void)
{
    struct bench bench;
    bench_open(&bench);
    bench.site.unsigned_plugins = UNSIGNED_ALLOW;
    put_beside(&bench, "to do", 5);
    expect_refused(&bench, POISE_E_TRUST_FORMAT, "surgery.so.minisig; make it");
    char *large = arena_alloc(bench.fixture.arena, MINISIGN_FILE_LIMIT + 1);
    put_beside(&bench, large, MINISIGN_FILE_LIMIT + 1);
    expect_refused(&bench, POISE_E_TRUST_FORMAT, "surgery.so.minisig; make it");
    bench_close(&bench);
}

/* -------------------- keys for some things only */

static void a_key_may_be_for_some_plugins(void)
{
    static const struct {
        const char *allowed[2];
        uint32_t count;
        bool trusted;
    } cases[] = {
        {{NULL}, 0, true},          {{"surgery"}, 1, true},
        {{"sur*"}, 1, true},        {{"*"}, 1, true},
        {{"acme", "s*y"}, 2, true}, {{"surger"}, 1, false},
        {{"acme-*"}, 1, false},     {{"hormone", "acme-*"}, 2, false},
    };
    struct bench bench;
    bench_open(&bench);
    sign(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bench.key.plugins = (struct names){cases[i].count, cases[i].allowed};
        if (cases[i].trusted)
            expect_trusted(&bench, "signed by Ward 7");
        else
            expect_refused(&bench, POISE_E_TRUST_LIMIT, "and this is surgery");
    }
    expect_refused(&bench, POISE_E_TRUST_LIMIT,
                   "the key of \"Ward 7\" is for the plugins hormone, acme-*, and");
    bench_close(&bench);
}

/* A catalogue of the plugin with these roles. */
static struct catalogue *catalogue_of(struct bench *bench, const char *first,
                                      const char *second)
{
    char cfg[512];
    int length = snprintf(
        cfg, sizeof cfg,
        "plugin = \"surgery\"; options = ("
        "{ id = \"a\"; label = \"l\"; plain = \"p\"; role = \"%s\"; for = \"yes\"; "
        "standing = { level = \"other\"; }; },"
        "{ id = \"b\"; label = \"l\"; plain = \"p\"; role = \"%s\"; for = \"yes\"; "
        "standing = { level = \"other\"; }; } );",
        first, second);
    const char *path = fixture_file(&bench->fixture, "surgery.cfg", cfg, (size_t)length);
    struct catalogue *catalogue =
        catalogue_new(bench->fixture.arena, bench->fixture.vocabulary);
    CU_ASSERT_EQUAL_FATAL(
        catalogue_add(catalogue, "surgery", path, &bench->fixture.problems), POISE_OK);
    return catalogue;
}

static void a_key_may_be_for_options_of_some_roles(void)
{
    struct bench bench;
    bench_open(&bench);
    sign(&bench);
    bench.key.roles = 1U << ROLE_LOCAL | 1U << ROLE_BONE;
    expect_trusted(&bench, "signed by Ward 7");
    CU_ASSERT_TRUE(trust_is_by_role(&bench.plugin));
    trust_judge_roles(&bench.plugin, catalogue_of(&bench, "bone", "local"),
                      bench.fixture.arena);
    CU_ASSERT_EQUAL(bench.plugin.status, POISE_OK);
    trust_judge_roles(&bench.plugin, catalogue_of(&bench, "bone", "systemic"),
                      bench.fixture.arena);
    CU_ASSERT_EQUAL(bench.plugin.status, POISE_E_TRUST_LIMIT);
    CU_ASSERT_PTR_NOT_NULL(strstr(bench.plugin.reason,
                                  "the key of \"Ward 7\" is for options of the role "
                                  "local, bone, and b is systemic"));
    bench_close(&bench);
}

static void roles_limit_only_what_is_signed_with_such_a_key(void)
{
    struct bench bench;
    bench_open(&bench);
    bench.key.roles = 1U << ROLE_LOCAL;
    bench.site.unsigned_plugins = UNSIGNED_ALLOW;
    expect_trusted(&bench, "unsigned");
    CU_ASSERT_FALSE(trust_is_by_role(&bench.plugin));
    trust_judge_roles(&bench.plugin, catalogue_of(&bench, "trial", "systemic"),
                      bench.fixture.arena);
    CU_ASSERT_EQUAL(bench.plugin.status, POISE_OK);
    bench.key.roles = 0;
    sign(&bench);
    expect_trusted(&bench, "signed by Ward 7");
    CU_ASSERT_FALSE(trust_is_by_role(&bench.plugin));
    bench_close(&bench);
}

UNIT_SUITE(trust) = {
    UNIT_TEST(what_was_built_with_this_poise_needs_no_signature),
    UNIT_TEST(a_signature_by_a_key_of_the_site_is_enough),
    UNIT_TEST(without_a_signature_a_plugin_is_refused_unless_the_site_allows_it),
    UNIT_TEST(a_key_that_the_site_does_not_know_counts_as_none),
    UNIT_TEST(a_plugin_that_is_refused_already_keeps_its_reason),
    UNIT_TEST(a_signature_must_fit_even_where_none_is_needed),
    UNIT_TEST(what_is_no_signature_is_not_passed_over),
    UNIT_TEST(a_key_may_be_for_some_plugins),
    UNIT_TEST(a_key_may_be_for_options_of_some_roles),
    UNIT_TEST(roles_limit_only_what_is_signed_with_such_a_key),
    UNIT_END,
};
