/* A reload, rehearsed step by step. */
#include "check/rehearsal.h"

#include <string.h>

#include "engine/engine.h"
#include "fixture.h"
#include "unit.h"

enum { PERSONS = 20, SEED = 7 };

static const char folders[] =
    "catalogue = { folder = \"" POISE_TREE "/conf/catalogue\"; };\n"
    "goals = { folder = \"" POISE_TREE "/conf/goals\"; };\n";

/* Rehearses that a site with these lines follows the sample site. */
static int32_t rehearse_lines(struct fixture *fixture, const char *lines,
                              struct rehearsal *out)
{
    struct text text = {0};
    *fixture = fixture_open();
    fixture_engine(fixture);
    text_format(&text, "%s%s", folders, lines);
    struct generation_source source = {
        .site_file = fixture_file(fixture, "next.cfg", text.bytes, text.length),
        .plugin_folder = POISE_TEST_PLUGINS,
    };
    text_free(&text);
    return rehearse(fixture->engine, &source, PERSONS, SEED, fixture->arena, out,
                    &fixture->problems);
}

static void finish(struct fixture *fixture, struct rehearsal *rehearsal)
{
    engine_close(rehearsal->next);
    fixture_close(fixture);
}

static void the_same_parts_may_follow_and_are_not_checked_again(void)
{
    struct fixture fixture;
    struct rehearsal rehearsal;
    CU_ASSERT_EQUAL_FATAL(rehearse_lines(&fixture, "", &rehearsal), POISE_OK);
    CU_ASSERT_EQUAL(rehearsal.part_count, 19); /* nine plugins, ten catalogues */
    for (uint32_t i = 0; i < rehearsal.part_count; i++) {
        CU_ASSERT_EQUAL(rehearsal.parts[i].change, PART_SAME);
        CU_ASSERT_EQUAL(rehearsal.parts[i].laws_broken, 0);
        CU_ASSERT_PTR_NULL(rehearsal.parts[i].refused);
    }
    CU_ASSERT_EQUAL(rehearsal.shadow.persons, PERSONS);
    CU_ASSERT_TRUE(rehearsal_may_follow(&rehearsal));
    finish(&fixture, &rehearsal);
}

static const char off[] = "plugins = { disable = [ \"trials\" ]; %s };";

static void a_required_plugin_that_is_refused_must_not_follow(void)
{
    struct fixture fixture;
    struct rehearsal rehearsal;
    char lines[200];
    snprintf(lines, sizeof lines, off, "");
    CU_ASSERT_EQUAL_FATAL(rehearse_lines(&fixture, lines, &rehearsal), POISE_OK);
    CU_ASSERT_TRUE(rehearsal_may_follow(&rehearsal)); /* nobody asks for it */
    finish(&fixture, &rehearsal);
    snprintf(lines, sizeof lines, off, "required = [ \"trials\" ];");
    CU_ASSERT_EQUAL_FATAL(rehearse_lines(&fixture, lines, &rehearsal), POISE_OK);
    CU_ASSERT_FALSE(rehearsal_may_follow(&rehearsal));
    finish(&fixture, &rehearsal);
}

static void what_cannot_be_opened_leaves_nothing_behind(void)
{
    struct fixture fixture;
    struct rehearsal rehearsal;
    CU_ASSERT_NOT_EQUAL(rehearse_lines(&fixture, "nonsense = 1;", &rehearsal), POISE_OK);
    CU_ASSERT_PTR_NULL(rehearsal.next);
    CU_ASSERT_TRUE(fixture.problems.count > 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(fixture.problems.first->reason, "nonsense"));
    fixture_close(&fixture);
}

UNIT_SUITE(rehearsal) = {
    UNIT_TEST(the_same_parts_may_follow_and_are_not_checked_again),
    UNIT_TEST(a_required_plugin_that_is_refused_must_not_follow),
    UNIT_TEST(what_cannot_be_opened_leaves_nothing_behind),
    UNIT_END,
};
