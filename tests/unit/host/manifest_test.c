/* Reading the text of a manifest. */
#include "host/manifest.h"

#include <string.h>

#include "fixture.h"
#include "unit.h"

#define HEAD "[plugin]\nid = acme\nversion = 1.2.0\nabi = 1.0\n"

static int32_t read_text(struct fixture *fixture, const char *text, struct manifest *out)
{
    return manifest_read(fixture->arena, "acme.so", text, strlen(text), out,
                         &fixture->problems);
}

static void expect_complaint(const char *text, const char *words)
{
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    CU_ASSERT_EQUAL(read_text(&fixture, text, &manifest), POISE_E_PLUGIN_MANIFEST);
    if (!fixture_complains(&fixture, words))
        CU_FAIL(words);
    fixture_close(&fixture);
}

static void a_manifest_says_who_the_plugin_is(void)
{
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    CU_ASSERT_EQUAL(read_text(&fixture,
                              "[plugin]\n"
                              "id = acme.local-protocol_2\n"
                              "name = Local protocol\n"
                              "version = 3.1.4\n"
                              "abi = 1.7\n"
                              "about = What we do here\n"
                              "author = Acme\n"
                              "licence = MIT\n",
                              &manifest),
                    POISE_OK);
    CU_ASSERT_STRING_EQUAL(manifest.file, "acme.so");
    CU_ASSERT_STRING_EQUAL(manifest.id, "acme.local-protocol_2");
    CU_ASSERT_STRING_EQUAL(manifest.name, "Local protocol");
    CU_ASSERT_STRING_EQUAL(manifest.version, "3.1.4");
    CU_ASSERT_EQUAL(manifest.abi_major, 1);
    CU_ASSERT_EQUAL(manifest.abi_minor, 7);
    CU_ASSERT_STRING_EQUAL(manifest.about, "What we do here");
    CU_ASSERT_STRING_EQUAL(manifest.author, "Acme");
    CU_ASSERT_STRING_EQUAL(manifest.licence, "MIT");
    fixture_close(&fixture);
}

static void it_lists_the_facts_that_are_read(void)
{
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    CU_ASSERT_EQUAL(
        read_text(&fixture, HEAD "[reads]\nqtc = required\nage = optional\n", &manifest),
        POISE_OK);
    CU_ASSERT_EQUAL_FATAL(manifest.read_count, 2);
    CU_ASSERT_STRING_EQUAL(manifest.reads[0].fact, "qtc");
    CU_ASSERT_EQUAL(manifest.reads[0].need, READ_REQUIRED);
    CU_ASSERT_STRING_EQUAL(manifest.reads[1].fact, "age");
    CU_ASSERT_EQUAL(manifest.reads[1].need, READ_OPTIONAL);
    fixture_close(&fixture);
}

static void it_offers_settings_with_range_and_help(void)
{
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    CU_ASSERT_EQUAL(read_text(&fixture,
                              HEAD
                              "[settings]\nfar_km = 100 | 1 to 2000 | how far is far\n"
                              "share = 0.25 | 0 to 1 | a part\n",
                              &manifest),
                    POISE_OK);
    const struct manifest_setting *far = manifest_setting(&manifest, "far_km");
    const struct manifest_setting *share = manifest_setting(&manifest, "share");
    CU_ASSERT_PTR_NOT_NULL_FATAL(far);
    CU_ASSERT_PTR_NOT_NULL_FATAL(share);
    CU_ASSERT_EQUAL(far->standard, 100);
    CU_ASSERT_EQUAL(far->low, 1);
    CU_ASSERT_EQUAL(far->high, 2000);
    CU_ASSERT_STRING_EQUAL(far->help, "how far is far");
    CU_ASSERT_EQUAL(share->standard, 0.25);
    CU_ASSERT_PTR_NULL(manifest_setting(&manifest, "far"));
    fixture_close(&fixture);
}

static void it_declares_facts_of_its_own(void)
{
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    CU_ASSERT_EQUAL(read_text(&fixture,
                              HEAD "[facts]\n"
                                   "acme.ki67 = number | % | 0 to 100 | Growth fraction\n"
                                   "acme.grade = choice | | low, middle, high | Grade\n"
                                   "acme.pets = yes/no | | | Has pets\n",
                              &manifest),
                    POISE_OK);
    CU_ASSERT_EQUAL_FATAL(manifest.fact_count, 3);
    const struct fact *facts = manifest.facts;
    CU_ASSERT_STRING_EQUAL(facts[0].name, "acme.ki67");
    CU_ASSERT_EQUAL(facts[0].type, FACT_NUMBER);
    CU_ASSERT_STRING_EQUAL(facts[0].unit, "%");
    CU_ASSERT_EQUAL(facts[0].low, 0);
    CU_ASSERT_EQUAL(facts[0].high, 100);
    CU_ASSERT_STRING_EQUAL(facts[0].meaning, "Growth fraction");
    CU_ASSERT_EQUAL(facts[1].type, FACT_CHOICE);
    CU_ASSERT_EQUAL_FATAL(facts[1].value_count, 3);
    CU_ASSERT_STRING_EQUAL(facts[1].values[1].name, "middle");
    CU_ASSERT_EQUAL(facts[1].values[1].number, 1);
    CU_ASSERT_EQUAL(facts[2].type, FACT_BOOL);
    CU_ASSERT_STRING_EQUAL(facts[2].meaning, "Has pets");
    fixture_close(&fixture);
}

static void it_names_its_sources(void)
{
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    CU_ASSERT_EQUAL(read_text(&fixture,
                              HEAD "[sources]\nlabel = EMA, reviewed 2026-11-01\n",
                              &manifest),
                    POISE_OK);
    CU_ASSERT_EQUAL_FATAL(manifest.source_count, 1);
    CU_ASSERT_STRING_EQUAL(manifest.sources[0].name, "label");
    CU_ASSERT_STRING_EQUAL(manifest.sources[0].text, "EMA, reviewed 2026-11-01");
    fixture_close(&fixture);
}

static void zeros_after_the_text_are_padding(void)
{
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    static const char text[] = HEAD "\0\0\0\0";
    CU_ASSERT_EQUAL(manifest_read(fixture.arena, "acme.so", text, sizeof text, &manifest,
                                  &fixture.problems),
                    POISE_OK);
    CU_ASSERT_STRING_EQUAL(manifest.id, "acme");
    fixture_close(&fixture);
}

static void id_version_and_abi_are_required(void)
{
    expect_complaint("[plugin]\nversion = 1\nabi = 1.0\n", "manifest, id: is missing");
    expect_complaint("[plugin]\nid = a\nabi = 1.0\n", "manifest, version: is missing");
    expect_complaint("[plugin]\nid = a\nversion = 1\n", "manifest, abi: is missing");
    expect_complaint("", "manifest, id: is missing");
}

static void an_id_has_small_letters_and_less_than_64_of_them(void)
{
    static const char sixty_three[] =
        "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456789";
    static const char *const bad[] = {
        "Acme",
        "acme plugin",
        "../acme",
        "acm\xc3\xa9",
        "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-1234567890",
    };
    char text[160];
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    snprintf(text, sizeof text, "[plugin]\nid = %s\nversion = 1\nabi = 1.0\n",
             sixty_three);
    CU_ASSERT_EQUAL(read_text(&fixture, text, &manifest), POISE_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(text, sizeof text, "[plugin]\nid = %s\nversion = 1\nabi = 1.0\n",
                 bad[i]);
        expect_complaint(text, "other characters than a-z 0-9 _ - .");
    }
    fixture_close(&fixture);
}

static void an_abi_is_two_numbers(void)
{
    static const char *const bad[] = {"1", "one", "1.0.0", "1.0 beta", "v1.0", "1,0"};
    char text[80];
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(text, sizeof text, "[plugin]\nid = a\nversion = 1\nabi = %s\n", bad[i]);
        expect_complaint(text, "manifest, abi: must be like 1.0");
    }
}

static void other_sections_and_entries_are_refused(void)
{
    expect_complaint(HEAD "[options]\nx = 1\n", "a manifest has [plugin], [reads]");
    expect_complaint("id = a\n" HEAD, "a manifest has [plugin], [reads]");
    expect_complaint(HEAD "modality = hormones\n", "manifest, modality: [plugin] takes");
    expect_complaint(HEAD "[reads]\nqtc = yes\n", "must be `required` or `optional`");
}

static void a_setting_needs_all_its_parts(void)
{
    static const char *const bad[] = {
        "100",
        "100 | 1 to 2000",
        "many | 1 to 2000 | help",
        "100 | 1 2000 | help",
        "100 | 2000 to 1 | help",
        "100 | 1 to 1 | help",
        "100 | 1 to many | help",
    };
    char text[160];
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(text, sizeof text, HEAD "[settings]\nfar_km = %s\n", bad[i]);
        expect_complaint(text, "must be like `100 | 1 to 1000 | what it does`");
    }
}

static void a_fact_needs_a_dotted_name_a_type_and_its_values(void)
{
    static const char *const bad[] = {
        "ki67 = number | % | 0 to 100 | Growth fraction",
        "acme.ki67 = number | % | 100 to 0 | Growth fraction",
        "acme.ki67 = number",
        "acme.ki67 = text | | | Growth fraction",
        "acme.grade = choice | | low | Grade",
        "acme.grade = choice",
        "acme.pets = yes/no",
    };
    char text[160];
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        snprintf(text, sizeof text, HEAD "[facts]\n%s\n", bad[i]);
        expect_complaint(text, "must be like `number | % | 0 to 100 | meaning`");
    }
}

static void a_fact_of_its_own_carries_the_id_of_the_plugin(void)
{
    static const char *const names[] = {"other.ki67", "acmeki67.x", "acme."};
    char text[160];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(text, sizeof text, HEAD "[facts]\n%s = yes/no | Something\n", names[i]);
        expect_complaint(text, "must begin with the plugin's id and a dot");
    }
}

static void every_problem_is_reported_in_one_run_with_its_line(void)
{
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    CU_ASSERT_EQUAL(read_text(&fixture,
                              "[plugin]\n"
                              "id = acme\n"
                              "abi = one\n" /* line 3; and no version: the whole file */
                              "[reads]\n"
                              "qtc = perhaps\n",
                              &manifest),
                    POISE_E_PLUGIN_MANIFEST);
    const struct problem *first = fixture.problems.first;
    CU_ASSERT_EQUAL(fixture.problems.count, 4);
    CU_ASSERT_STRING_EQUAL(first->file, "acme.so");
    CU_ASSERT_EQUAL(first->line, 3);
    CU_ASSERT_EQUAL(first->next->line, 5);
    CU_ASSERT_EQUAL(first->next->next->line, 0);
    fixture_close(&fixture);
}

static void bytes_that_are_no_text_are_one_problem_and_no_entries(void)
{
    struct fixture fixture = fixture_open();
    struct manifest manifest;
    CU_ASSERT_EQUAL(read_text(&fixture, HEAD "name = \xff\xfe\n", &manifest),
                    POISE_E_PLUGIN_MANIFEST);
    CU_ASSERT_PTR_NULL(manifest.id);
    CU_ASSERT(fixture_complains(&fixture, "not a text file in UTF-8"));
    fixture_close(&fixture);
}

UNIT_SUITE(manifest) = {
    UNIT_TEST(a_manifest_says_who_the_plugin_is),
    UNIT_TEST(it_lists_the_facts_that_are_read),
    UNIT_TEST(it_offers_settings_with_range_and_help),
    UNIT_TEST(it_declares_facts_of_its_own),
    UNIT_TEST(it_names_its_sources),
    UNIT_TEST(zeros_after_the_text_are_padding),
    UNIT_TEST(id_version_and_abi_are_required),
    UNIT_TEST(an_id_has_small_letters_and_less_than_64_of_them),
    UNIT_TEST(an_abi_is_two_numbers),
    UNIT_TEST(other_sections_and_entries_are_refused),
    UNIT_TEST(a_setting_needs_all_its_parts),
    UNIT_TEST(a_fact_needs_a_dotted_name_a_type_and_its_values),
    UNIT_TEST(a_fact_of_its_own_carries_the_id_of_the_plugin),
    UNIT_TEST(every_problem_is_reported_in_one_run_with_its_line),
    UNIT_TEST(bytes_that_are_no_text_are_one_problem_and_no_entries),
    UNIT_END,
};
