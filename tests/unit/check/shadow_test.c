/* Two generations asked about the same persons. */
#include "check/shadow.h"

#include <string.h>

#include "fixture.h"
#include "unit.h"

enum { PERSONS = 60, SEED = 7 };

static const char catalogue[] =
    "catalogue = { folder = \"" POISE_TREE "/conf/catalogue\"; };\n";
static const char goals[] = "goals = { folder = \"" POISE_TREE "/conf/goals\"; };\n";

/* The site of the sample plus some lines. */
static void open_site_with(struct fixture *fixture, const char *lines)
{
    struct text text = {0};
    text_format(&text, "%s%s", strstr(lines, "catalogue") != NULL ? "" : catalogue,
                goals);
    text_put(&text, lines);
    *fixture = fixture_open();
    fixture_engine_site(fixture, text.bytes);
    text_free(&text);
}

static struct shadow run(const char *before, const char *after)
{
    struct fixture present;
    struct fixture next;
    struct shadow shadow;
    open_site_with(&present, before);
    open_site_with(&next, after);
    CU_ASSERT_EQUAL(shadow_run(present.engine, next.engine, PERSONS, SEED, &shadow),
                    POISE_OK);
    fixture_close(&present);
    fixture_close(&next);
    return shadow;
}

static uint32_t total(const struct shadow *shadow)
{
    uint32_t sum = 0;
    for (int kind = 0; kind < SHADOW_KINDS; kind++)
        sum += shadow->counts[kind];
    return sum;
}

static void the_same_site_gives_everybody_the_same(void)
{
    struct shadow shadow = run("", "");
    CU_ASSERT_EQUAL(shadow.counts[SHADOW_SAME], PERSONS);
    CU_ASSERT_EQUAL(shadow.shown, 0);
    CU_ASSERT_STRING_EQUAL(shadow.example, "");
}

static void other_weights_change_who_comes_first(void)
{
    struct shadow shadow = run("", "weights = { guideline = 5; };");
    CU_ASSERT_EQUAL(total(&shadow), PERSONS);
    CU_ASSERT_TRUE(shadow.counts[SHADOW_FIRST] > 0);
    CU_ASSERT_EQUAL(shadow.counts[SHADOW_SILENT], 0);
    CU_ASSERT_EQUAL(shadow.changes[0].kind, SHADOW_FIRST);
    CU_ASSERT_STRING_NOT_EQUAL(shadow.changes[0].before, shadow.changes[0].after);
    CU_ASSERT_PTR_NOT_NULL(strstr(shadow.example, "title = generated person"));
}

static void a_plugin_that_is_switched_off_is_silent_for_everybody(void)
{
    struct shadow shadow = run("", "plugins = { disable = [ \"trials\" ]; };");
    CU_ASSERT_EQUAL(shadow.counts[SHADOW_SILENT], PERSONS);
    CU_ASSERT_STRING_EQUAL(shadow.changes[0].what, "trials");
    CU_ASSERT_STRING_EQUAL(shadow.changes[0].before, "answers");
    CU_ASSERT_STRING_EQUAL(shadow.changes[0].after, "silent");
    shadow = run("plugins = { disable = [ \"trials\" ]; };", "");
    CU_ASSERT_STRING_EQUAL(shadow.changes[0].before, "silent");
}

static void an_option_that_is_switched_off_leaves_the_lists(void)
{
    struct shadow shadow =
        run("", "catalogue = { folder = \"" POISE_TREE
                "/conf/catalogue\"; disable = [ \"calcium-vitamin-d\" ]; };");
    CU_ASSERT_TRUE(shadow.counts[SHADOW_LIST] > 0);
    CU_ASSERT_EQUAL(total(&shadow), PERSONS);
}

static void the_gravest_changes_are_shown_first(void)
{
    struct shadow shadow = run("", "weights = { guideline = 5; };");
    for (uint32_t i = 1; i < shadow.shown; i++) {
        const struct shadow_change *before = &shadow.changes[i - 1];
        const struct shadow_change *after = &shadow.changes[i];
        CU_ASSERT_TRUE(before->kind > after->kind ||
                       (before->kind == after->kind && before->person < after->person));
    }
}

UNIT_SUITE(shadow) = {
    UNIT_TEST(the_same_site_gives_everybody_the_same),
    UNIT_TEST(other_weights_change_who_comes_first),
    UNIT_TEST(a_plugin_that_is_switched_off_is_silent_for_everybody),
    UNIT_TEST(an_option_that_is_switched_off_leaves_the_lists),
    UNIT_TEST(the_gravest_changes_are_shown_first),
    UNIT_END,
};
