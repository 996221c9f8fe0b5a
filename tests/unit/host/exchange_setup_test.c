/* What a plugin may ask while an instance of it is made. */
#include <string.h>

#include "fixture.h"
#include "host/exchange.h"
#include "settings/site.h"
#include "unit.h"

static const poise_host *const host = &host_functions;

#define OPTION(id, tags)                                                                 \
    "{ id = \"" id "\"; label = \"l\"; plain = \"p\"; role = \"systemic\"; "             \
    "drugs = [ \"letrozole|anastrozole\" ]; tags = [ " tags " ]; for = \"yes\"; "        \
    "standing = { level = \"other\"; }; }"

static const char two_options[] = "plugin = \"test\"; options = (" OPTION(
    "first", "\"ai\"") "," OPTION("second", "\"ai\", \"oral\"") ");";

/* A plugin that declares the fact `age` and one setting, with two options. */
struct creation {
    struct fixture fixture;
    struct plugin plugin;
    struct site site;
    poise_setup setup;
};

static struct creation *creation_open(void)
{
    static const struct manifest_setting settings[] = {{"far_km", 1, 2000, 100, "far"}};
    static struct creation creation;
    creation = (struct creation){.fixture = fixture_open()};
    creation.plugin.id = "acme";
    creation.plugin.manifest.setting_count = 1;
    creation.plugin.manifest.settings = settings;
    creation.plugin.declared[POISE_FACT_AGE] = true;
    creation.setup = (poise_setup){
        .arena = creation.fixture.arena,
        .plugin = &creation.plugin,
        .catalogue = fixture_catalogue(&creation.fixture, two_options),
        .vocabulary = creation.fixture.vocabulary,
        .site = &creation.site,
    };
    return &creation;
}

static void creation_close(struct creation *creation)
{
    fixture_close(&creation->fixture);
}

static void create_sees_the_options_of_its_own_catalogue_in_file_order(void)
{
    struct creation *creation = creation_open();
    poise_setup *setup = &creation->setup;
    CU_ASSERT_EQUAL(host->option_count(setup), 2);
    CU_ASSERT_STRING_EQUAL(host->option_id(setup, 0), "first");
    CU_ASSERT_STRING_EQUAL(host->option_id(setup, 1), "second");
    CU_ASSERT_PTR_NULL(host->option_id(setup, 2));
    creation_close(creation);
}

static void an_option_is_known_by_its_tags_and_drugs(void)
{
    struct creation *creation = creation_open();
    poise_setup *setup = &creation->setup;
    CU_ASSERT_EQUAL(host->option_is(setup, 0, "ai"), POISE_YES);
    CU_ASSERT_EQUAL(host->option_is(setup, 0, "oral"), POISE_NO);
    CU_ASSERT_EQUAL(host->option_is(setup, 1, "oral"), POISE_YES);
    CU_ASSERT_EQUAL(host->option_is(setup, 0, "anastrozole"), POISE_YES);
    CU_ASSERT_EQUAL(host->option_is(setup, 0, "a tag of nobody"), POISE_NO);
    CU_ASSERT_EQUAL(host->option_is(setup, 2, "ai"), POISE_NO);
    creation_close(creation);
}

static void create_finds_the_facts_that_are_declared(void)
{
    struct creation *creation = creation_open();
    poise_setup *setup = &creation->setup;
    uint32_t fact = 0;
    CU_ASSERT_EQUAL(host->fact(setup, "age", &fact), POISE_OK);
    CU_ASSERT_EQUAL(fact, POISE_FACT_AGE);
    fact = 99;
    CU_ASSERT_EQUAL(host->fact(setup, "qtc", &fact), POISE_E_FACT_NAME);
    CU_ASSERT_EQUAL(host->fact(setup, "qtcc", &fact), POISE_E_FACT_NAME);
    CU_ASSERT_EQUAL(fact, 99);
    creation_close(creation);
}

static void a_setting_is_the_sites_or_else_the_default(void)
{
    struct plugin_setting set[] = {{"other", "far_km", 7, "site.cfg", 1},
                                   {"acme", "near_km", 8, "site.cfg", 2},
                                   {"acme", "far_km", 250, "site.cfg", 3}};
    struct creation *creation = creation_open();
    poise_setup *setup = &creation->setup;
    creation->site.settings = set;
    creation->site.setting_count = 2;
    double value = -1;
    CU_ASSERT_EQUAL(host->setting(setup, "far_km", &value), POISE_OK);
    CU_ASSERT_EQUAL(value, 100);
    creation->site.setting_count = 3;
    CU_ASSERT_EQUAL(host->setting(setup, "far_km", &value), POISE_OK);
    CU_ASSERT_EQUAL(value, 250);
    CU_ASSERT_EQUAL(host->setting(setup, "near_km", &value), POISE_E_ARGUMENT);
    CU_ASSERT_EQUAL(value, 250); /* not declared, so not read */
    creation_close(creation);
}

static void memory_is_zeroed_and_ends_in_null(void)
{
    struct creation *creation = creation_open();
    poise_setup *setup = &creation->setup;
    unsigned char *memory = host->allocate(setup, 64);
    static const unsigned char zeros[64];
    CU_ASSERT_PTR_NOT_NULL_FATAL(memory);
    CU_ASSERT_EQUAL((uintptr_t)memory % _Alignof(max_align_t), 0);
    CU_ASSERT_EQUAL(memcmp(memory, zeros, sizeof zeros), 0);
    CU_ASSERT_PTR_NULL(host->allocate(setup, SIZE_MAX));
    creation_close(creation);
}

static void why_create_fails_is_copied_if_it_is_text(void)
{
    struct creation *creation = creation_open();
    poise_setup *setup = &creation->setup;
    char why[] = "no dose table";
    host->fail(setup, why);
    why[0] = 'X';
    CU_ASSERT_STRING_EQUAL(setup->failure, "no dose table");
    setup->failure = NULL;
    host->fail(setup, "caf\xe9");
    CU_ASSERT_PTR_NULL(setup->failure);
    creation_close(creation);
}

UNIT_SUITE(exchange_setup) = {
    UNIT_TEST(create_sees_the_options_of_its_own_catalogue_in_file_order),
    UNIT_TEST(an_option_is_known_by_its_tags_and_drugs),
    UNIT_TEST(create_finds_the_facts_that_are_declared),
    UNIT_TEST(a_setting_is_the_sites_or_else_the_default),
    UNIT_TEST(memory_is_zeroed_and_ends_in_null),
    UNIT_TEST(why_create_fails_is_copied_if_it_is_text),
    UNIT_END,
};
