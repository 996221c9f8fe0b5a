/* The group `trust`: every key with its limits, and every mistake with its line. */
#include <string.h>
#include <sys/stat.h>

#include <poise/status.h>

#include "../base/signed.h"
#include "base/file.h"
#include "fixture.h"
#include "settings/site.h"
#include "unit.h"

#define WARD "{ name = \"Ward 7\"; key = \"" SIGNED_KEY "\"; "

struct desk {
    struct fixture fixture;
    struct site site;
};

static int32_t read_site(struct desk *desk, const char *text)
{
    const char *path = fixture_file(&desk->fixture, "site.cfg", text, strlen(text));
    return site_read(desk->fixture.arena, desk->fixture.vocabulary, path, &desk->site,
                     &desk->fixture.problems);
}

static void expect_problem(struct desk *desk, int32_t status, int line,
                           const char *reason)
{
    CU_ASSERT_EQUAL_FATAL(desk->fixture.problems.count, 1);
    const struct problem *problem = desk->fixture.problems.first;
    CU_ASSERT_EQUAL(problem->status, status);
    CU_ASSERT_EQUAL(problem->line, line);
    CU_ASSERT_STRING_EQUAL(problem->reason, reason);
}

/* The text is refused with one problem. */
static void refuse(const char *text, int32_t status, int line, const char *reason)
{
    struct desk desk = {.fixture = fixture_open()};
    CU_ASSERT_EQUAL(read_site(&desk, text), status);
    expect_problem(&desk, status, line, reason);
    fixture_close(&desk.fixture);
}

static void nothing_is_trusted_unless_it_is_said(void)
{
    static const char *const texts[] = {"", "trust = { };", "trust = { keys = ( ); };",
                                        "trust = { unsigned = \"refuse\"; };"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct desk desk = {.fixture = fixture_open()};
        CU_ASSERT_EQUAL(read_site(&desk, texts[i]), POISE_OK);
        CU_ASSERT_EQUAL(desk.site.key_count, 0);
        CU_ASSERT_EQUAL(desk.site.unsigned_plugins, UNSIGNED_REFUSE);
        fixture_close(&desk.fixture);
    }
}

static void a_key_has_a_name_and_may_have_limits(void)
{
    struct desk desk = {.fixture = fixture_open()};
    struct minisign_key key;
    minisign_key_read(SIGNED_KEY, strlen(SIGNED_KEY), &key);
    CU_ASSERT_EQUAL_FATAL(read_site(&desk,
                                    "trust = { unsigned = \"allow\"; keys = ( " WARD
                                    "plugins = [ \"acme-*\", \"beta\" ]; "
                                    "roles = [ \"local\", \"trial\" ]; } ); };"),
                          POISE_OK);
    CU_ASSERT_EQUAL(desk.site.unsigned_plugins, UNSIGNED_ALLOW);
    CU_ASSERT_EQUAL_FATAL(desk.site.key_count, 1);
    const struct trust_key *read = &desk.site.keys[0];
    CU_ASSERT_STRING_EQUAL(read->name, "Ward 7");
    CU_ASSERT_EQUAL(memcmp(&read->key, &key, sizeof key), 0);
    CU_ASSERT_EQUAL_FATAL(read->plugins.count, 2);
    CU_ASSERT_STRING_EQUAL(read->plugins.items[0], "acme-*");
    CU_ASSERT_EQUAL(read->roles, 1U << ROLE_LOCAL | 1U << ROLE_TRIAL);
    CU_ASSERT_EQUAL_FATAL(read_site(&desk, "trust = { keys = ( " WARD "} ); };"),
                          POISE_OK);
    CU_ASSERT_EQUAL(desk.site.keys[0].plugins.count, 0);
    CU_ASSERT_EQUAL(desk.site.keys[0].roles, 0);
    fixture_close(&desk.fixture);
}

static void a_key_may_stand_in_a_file_beside_the_site(void)
{
    struct desk desk = {.fixture = fixture_open()};
    static const char text[] =
        "trust = { keys = (\n{ name = \"Ward 7\";\nfile = \"ward.pub\"; } ); };";
    const char *pub =
        fixture_file(&desk.fixture, "ward.pub", SIGNED_PUB, strlen(SIGNED_PUB));
    CU_ASSERT_EQUAL_FATAL(read_site(&desk, text), POISE_OK);
    char id[MINISIGN_ID_TEXT];
    minisign_id_write(desk.site.keys[0].key.id, id);
    CU_ASSERT_STRING_EQUAL(id, SIGNED_ID);
    CU_ASSERT_EQUAL_FATAL(chmod(pub, 0666), 0);
    CU_ASSERT_EQUAL(read_site(&desk, text), POISE_E_TRUST_WRITABLE);
    CU_ASSERT_TRUE(fixture_complains(&desk.fixture, "/ward.pub"));
    fixture_close(&desk.fixture);
}

static void a_key_file_that_is_not_there_or_no_key_is_named(void)
{
    struct desk desk = {.fixture = fixture_open()};
    static const char text[] =
        "trust = { keys = (\n{ name = \"Ward 7\";\nfile = \"ward.pub\"; } ); };";
    CU_ASSERT_EQUAL(read_site(&desk, text), POISE_E_IO);
    CU_ASSERT_TRUE(fixture_complains(&desk.fixture, "No such file or directory"));
    CU_ASSERT_EQUAL(desk.fixture.problems.first->line, 3);
    fixture_file(&desk.fixture, "ward.pub", "to do", 5);
    CU_ASSERT_EQUAL(read_site(&desk, text), POISE_E_TRUST_FORMAT);
    CU_ASSERT_TRUE(fixture_complains(&desk.fixture, "is not a public key of minisign"));
    fixture_close(&desk.fixture);
}

static void every_mistake_is_named_with_its_line(void)
{
    refuse("trust = { unsigned = \"alow\"; };\n", POISE_E_CONFIG_RANGE, 1,
           "\"unsigned\" has no value \"alow\"; the nearest is \"allow\"");
    refuse("trust = {\n  key = ( ); };\n", POISE_E_CONFIG_KEY, 2,
           "\"key\" is not known here; the nearest is \"keys\"");
    refuse("trust = {\n  keys = { }; };\n", POISE_E_CONFIG_TYPE, 2,
           "\"keys\" must be a list ( )");
    refuse("trust = { keys = (\n{ name = \"a\"; key = \"RWQ\"; } ); };\n",
           POISE_E_TRUST_FORMAT, 2, "\"RWQ\" is not a public key of minisign");
    refuse("trust = { keys = (\n{ name = \"a\"; } ); };\n", POISE_E_CONFIG_MISSING, 2,
           "a key needs either \"key\" or \"file\"");
    refuse("trust = { keys = (\n" WARD "file = \"a.pub\"; } ); };\n",
           POISE_E_CONFIG_MISSING, 2, "a key needs either \"key\" or \"file\"");
    refuse("trust = { keys = (\n{ key = \"" SIGNED_KEY "\"; } ); };\n",
           POISE_E_CONFIG_MISSING, 2, "\"name\" is missing here");
    refuse("trust = { keys = (\n" WARD "role = [ \"local\" ]; } ); };\n",
           POISE_E_CONFIG_KEY, 2, "\"role\" is not known here; the nearest is \"roles\"");
    refuse("trust = { keys = (\n" WARD "roles = [ \"locl\" ]; } ); };\n",
           POISE_E_CONFIG_RANGE, 2,
           "\"locl\" is no role; there are systemic, local, bone, support and trial");
}

static void a_limit_that_allows_nothing_is_a_mistake(void)
{
    refuse("trust = { keys = (\n" WARD "roles = [ ]; } ); };\n", POISE_E_CONFIG_RANGE, 2,
           "\"roles\" names nothing that the key may sign; leave it out to allow "
           "everything");
    refuse("trust = { keys = (\n" WARD "plugins = [ ]; } ); };\n", POISE_E_CONFIG_RANGE,
           2,
           "\"plugins\" names nothing that the key may sign; leave it out to allow "
           "everything");
}

static void a_key_stands_there_once(void)
{
    refuse("trust = { keys = (\n" WARD "},\n{ name = \"Ward 8\"; key = \"" SIGNED_KEY
           "\"; } ); };\n",
           POISE_E_CONFIG_DUPLICATE, 3, "the key of \"Ward 8\" stands here twice");
}

UNIT_SUITE(site_trust) = {
    UNIT_TEST(nothing_is_trusted_unless_it_is_said),
    UNIT_TEST(a_key_has_a_name_and_may_have_limits),
    UNIT_TEST(a_key_may_stand_in_a_file_beside_the_site),
    UNIT_TEST(a_key_file_that_is_not_there_or_no_key_is_named),
    UNIT_TEST(every_mistake_is_named_with_its_line),
    UNIT_TEST(a_limit_that_allows_nothing_is_a_mistake),
    UNIT_TEST(a_key_stands_there_once),
    UNIT_END,
};
