/* What the catalogue alone says about one option. */
#include "engine/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "fixture.h"
#include "record/criteria.h"
#include "unit.h"

#define NOW(criterion)  "for = \"" criterion "\"; "
#define STANDING(words) "standing = { " words " }; "
#define PLAIN           STANDING("level = \"other\";")
#define NEVER(when)     "never = ( { when = \"" when "\"; because = \"b\"; } ); "
#define NEEDS(when)     "needs = ( { when = \"" when "\"; because = \"b\"; } ); "
#define CAUTION(when)   "caution = ( { when = \"" when "\"; because = \"b\"; } ); "

static struct catalogue *catalogue;

/* Adds a catalogue of one option with these members, and these top members beside. */
static void add_with_role(struct fixture *fixture, const char *plugin, const char *role,
                          const char *option, const char *top)
{
    char name[64];
    struct text text = {0};
    snprintf(name, sizeof name, "%s.cfg", plugin);
    text_format(&text, "plugin = \"%s\"; %s options = (", plugin, top);
    if (option != NULL)
        text_format(&text,
                    "{ id = \"%s\"; label = \"l\"; plain = \"p\"; role = \"%s\"; "
                    "tags = [ \"tag\", \"%s\" ]; %s }",
                    plugin, role, plugin, option);
    text_put(&text, ");");
    const char *file = fixture_file(fixture, name, text.bytes, text.length);
    int32_t status = catalogue_add(catalogue, plugin, file, &fixture->problems);
    if (status != POISE_OK)
        CU_FAIL_FATAL(fixture->problems.last->reason);
    text_free(&text);
}

static void add(struct fixture *fixture, const char *plugin, const char *option,
                const char *top)
{
    add_with_role(fixture, plugin, "systemic", option, top);
}

static struct outcome screen_of(struct fixture *fixture, const char *facts)
{
    uint8_t truth[512] = {0};
    CU_ASSERT_EQUAL(catalogue_settle(catalogue), POISE_OK);
    struct outcome outcome = {.option = &catalogue->options[0]};
    criteria_evaluate(catalogue->criteria, fixture_derived(fixture, facts), truth);
    outcome_screen(&outcome, catalogue, truth);
    return outcome;
}

/* One option, one person. */
static struct outcome screened(const char *option, const char *facts)
{
    struct fixture fixture = fixture_open();
    catalogue = catalogue_new(fixture.arena, fixture.vocabulary);
    add(&fixture, "acme", option, "");
    struct outcome outcome = screen_of(&fixture, facts);
    outcome.option = NULL; /* it ends with the fixture */
    outcome.situation = NULL;
    fixture_close(&fixture);
    return outcome;
}

static void an_option_for_another_situation_does_not_apply(void)
{
    struct outcome outcome =
        screened(NOW("her2 = low") NEVER("age > 50") PLAIN, "her2=zero; age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_NOT_APPLICABLE);
    CU_ASSERT_EQUAL(outcome.answer, 0);
    CU_ASSERT_EQUAL(outcome.marks.never_hold, 0); /* not even looked at */
}

static void an_unknown_situation_is_undetermined(void)
{
    struct outcome outcome = screened(NOW("her2 = low") PLAIN, "age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_UNDETERMINED);
    CU_ASSERT_EQUAL(outcome.answer, POISE_ANSWER_CANNOT_TELL);
    CU_ASSERT(outcome.situation_unknown);
}

static void local_and_bone_options_are_shown_only_to_whom_they_are_known_to_apply(void)
{
    static const char *const roles[] = {"local", "bone", "trial", "support"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        struct fixture fixture = fixture_open();
        catalogue = catalogue_new(fixture.arena, fixture.vocabulary);
        add_with_role(&fixture, "acme", roles[i], NOW("sites has bone") PLAIN, "");
        CU_ASSERT_EQUAL(screen_of(&fixture, "age=60").state,
                        i < 2 ? OUTCOME_NOT_APPLICABLE : OUTCOME_UNDETERMINED);
        CU_ASSERT_EQUAL(screen_of(&fixture, "sites=bone").state, OUTCOME_ELIGIBLE);
        fixture_close(&fixture);
    }
}

static void an_option_that_nothing_speaks_against_is_eligible(void)
{
    struct outcome outcome = screened(NOW("her2 = low") PLAIN, "her2=low");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_ELIGIBLE);
    CU_ASSERT_EQUAL(outcome.answer, POISE_ANSWER_ELIGIBLE);
    CU_ASSERT_EQUAL(outcome.level, LEVEL_OTHER);
    CU_ASSERT_FALSE(outcome.situation_unknown);
}

static void a_never_that_holds_rules_out(void)
{
    struct outcome outcome =
        screened(NOW("yes") PLAIN "never = ( { when = \"qtc > 480 ms\"; because = \"a\"; "
                                  "}, { when = \"age > 50\"; because = \"b\"; } ); ",
                 "qtc=450; age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_RULED_OUT);
    CU_ASSERT_EQUAL(outcome.answer, POISE_ANSWER_NOT_ELIGIBLE);
    CU_ASSERT_EQUAL(outcome.marks.never_hold, 1u << 1); /* the second one */
}

static void a_never_that_is_unknown_must_be_checked_first(void)
{
    struct outcome outcome = screened(NOW("yes") NEVER("qtc > 480 ms") PLAIN, "age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_CAUTION);
    CU_ASSERT_EQUAL(outcome.marks.never_unknown, 1);
    CU_ASSERT_EQUAL(outcome.answer, POISE_ANSWER_ELIGIBLE);
}

static void a_never_that_is_only_assumed_false_must_be_checked_too(void)
{
    struct outcome outcome =
        screened(NOW("yes") NEVER("maintenance = yes") PLAIN, "age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_CAUTION);
    CU_ASSERT_EQUAL(outcome.marks.never_assumed, 1);
    CU_ASSERT_EQUAL(outcome.marks.never_unknown, 0);
    outcome = screened(NOW("yes") NEVER("maintenance = yes") PLAIN, "maintenance=no");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_ELIGIBLE);
}

static void a_need_that_fails_rules_out_and_an_unknown_one_leaves_it_open(void)
{
    struct outcome outcome =
        screened(NOW("yes") NEEDS("pik3ca = mutated") PLAIN, "pik3ca=wild_type");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_RULED_OUT);
    CU_ASSERT_EQUAL(outcome.marks.needs_fail, 1);
    outcome = screened(NOW("yes") NEEDS("pik3ca = mutated") PLAIN, "age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_UNDETERMINED);
    CU_ASSERT_EQUAL(outcome.marks.needs_unknown, 1);
    CU_ASSERT_FALSE(outcome.situation_unknown);
}

static void what_is_only_assumed_to_apply_must_be_confirmed(void)
{
    struct outcome outcome = screened(NOW("progressed = yes") PLAIN, "age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_CAUTION);
    CU_ASSERT(outcome.situation_assumed);
    outcome = screened(NOW("progressed = yes") PLAIN, "progressed=yes");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_ELIGIBLE);
    CU_ASSERT_FALSE(outcome.situation_assumed);
    outcome = screened(NOW("yes") NEEDS("progressed = yes") PLAIN, "age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_CAUTION);
    CU_ASSERT_EQUAL(outcome.marks.needs_assumed, 1);
}

static void a_caution_counts_only_when_it_holds(void)
{
    struct outcome outcome = screened(NOW("yes") CAUTION("age > 50") PLAIN, "age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_CAUTION);
    CU_ASSERT_EQUAL(outcome.marks.caution_hold, 1);
    outcome = screened(NOW("yes") CAUTION("age > 50") PLAIN, "er=positive");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_ELIGIBLE);
    CU_ASSERT_EQUAL(outcome.marks.caution_hold, 0);
}

static void ruled_out_is_ruled_out_whatever_is_unknown(void)
{
    struct outcome outcome = screened(
        NOW("her2 = low") NEVER("age > 50") NEEDS("pik3ca = mutated") PLAIN, "age=60");
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_RULED_OUT);
    CU_ASSERT(outcome.situation_unknown);
}

static void what_guidelines_advise_against_is_ruled_out(void)
{
    static const char *const levels[] = {
        NOW("yes") STANDING("level = \"not-recommended\";"),
        NOW("yes") STANDING("level = \"investigational\";")};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        struct outcome outcome = screened(levels[i], "age=60");
        CU_ASSERT_EQUAL(outcome.state, OUTCOME_RULED_OUT);
        CU_ASSERT(outcome.excluded_by_level);
    }
    CU_ASSERT_FALSE(screened(NOW("yes") PLAIN, "age=60").excluded_by_level);
}

static void what_the_site_does_not_offer_is_ruled_out(void)
{
    struct fixture fixture = fixture_open();
    uint8_t truth[512] = {0};
    catalogue = catalogue_new(fixture.arena, fixture.vocabulary);
    add(&fixture, "acme", NOW("yes") PLAIN, "");
    struct outcome outcome = {.option = &catalogue->options[0], .excluded_by_site = true};
    criteria_evaluate(catalogue->criteria, fixture_derived(&fixture, "age=60"), truth);
    outcome_screen(&outcome, catalogue, truth);
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_RULED_OUT);
    fixture_close(&fixture);
}

/* The outcome where the common catalogue is about metastatic disease only. */
static struct outcome screened_in_scope(const char *facts)
{
    struct fixture fixture = fixture_open();
    catalogue = catalogue_new(fixture.arena, fixture.vocabulary);
    add(&fixture, "acme", NOW("yes") PLAIN, "");
    add(&fixture, "common", NULL, "scope = { when = \"her2 = low\"; because = \"b\"; };");
    struct outcome outcome = screen_of(&fixture, facts);
    fixture_close(&fixture);
    return outcome;
}

static void outside_the_scope_nothing_applies(void)
{
    CU_ASSERT_EQUAL(screened_in_scope("her2=low").state, OUTCOME_ELIGIBLE);
    CU_ASSERT_EQUAL(screened_in_scope("her2=zero").state, OUTCOME_NOT_APPLICABLE);
    CU_ASSERT_EQUAL(screened_in_scope("age=60").state, OUTCOME_UNDETERMINED);
    CU_ASSERT(screened_in_scope("age=60").situation_unknown);
}

/* -------------------- standing */

#define SITUATIONS                                                                       \
    STANDING("level = \"other\"; situations = ( "                                        \
             "{ when = \"age > 80\"; level = \"later\"; because = \"old\"; }, "          \
             "{ when = \"age > 60\"; level = \"preferred\"; because = \"older\"; } );")

static void the_first_situation_that_holds_gives_the_standing(void)
{
    CU_ASSERT_EQUAL(screened(NOW("yes") SITUATIONS, "age=50").level, LEVEL_OTHER);
    CU_ASSERT_EQUAL(screened(NOW("yes") SITUATIONS, "age=70").level, LEVEL_PREFERRED);
    CU_ASSERT_EQUAL(screened(NOW("yes") SITUATIONS, "age=85").level, LEVEL_LATER);
    CU_ASSERT_EQUAL(screened(NOW("yes") SITUATIONS, "er=low").level, LEVEL_OTHER);
}

#define STEPS(level, down)                                                               \
    NOW("yes")                                                                           \
    STANDING("level = \"" level "\"; situations = ( "                                    \
             "{ when = \"age > 60\"; down = " down "; because = \"older\"; } );")

static void a_situation_may_lower_by_steps_but_never_below_later(void)
{
    CU_ASSERT_EQUAL(screened(STEPS("other", "1"), "age=70").level, LEVEL_SELECTED);
    CU_ASSERT_EQUAL(screened(STEPS("other", "1"), "age=50").level, LEVEL_OTHER);
    CU_ASSERT_EQUAL(screened(STEPS("preferred", "1"), "age=70").level, LEVEL_OTHER);
    CU_ASSERT_EQUAL(screened(STEPS("other", "4"), "age=70").level, LEVEL_LATER);
    CU_ASSERT_EQUAL(screened(STEPS("later", "2"), "age=70").level, LEVEL_LATER);
}

static void no_situation_lifts_what_guidelines_advise_against(void)
{
    struct outcome outcome = screened(
        NOW("yes") STANDING("level = \"not-recommended\"; situations = ( { when = "
                            "\"yes\"; level = \"preferred\"; because = \"b\"; } );"),
        "age=60");
    CU_ASSERT_EQUAL(outcome.level, LEVEL_NOT_RECOMMENDED);
    CU_ASSERT_EQUAL(outcome.state, OUTCOME_RULED_OUT);
}

#define RULES(members)                                                                   \
    "standing_rules = ( { " members " when = \"age > 60\"; because = \"rule\"; } );"

/* The level of an option of "acme", with rules of its own file and of another one. */
static uint32_t level_with_rules(const char *own, const char *other, const char *plugin)
{
    struct fixture fixture = fixture_open();
    catalogue = catalogue_new(fixture.arena, fixture.vocabulary);
    add(&fixture, "acme", NOW("yes") SITUATIONS, own);
    add(&fixture, plugin, NULL, other);
    uint32_t level = screen_of(&fixture, "age=70").level;
    fixture_close(&fixture);
    return level;
}

static void what_holds_for_everyone_comes_before_what_holds_for_the_option(void)
{
    const char *own = RULES("level = \"selected\";");
    const char *common = RULES("level = \"later\";");
    CU_ASSERT_EQUAL(level_with_rules("", "", "common"), LEVEL_PREFERRED);
    CU_ASSERT_EQUAL(level_with_rules(own, "", "common"), LEVEL_SELECTED);
    CU_ASSERT_EQUAL(level_with_rules("", common, "common"), LEVEL_LATER);
    CU_ASSERT_EQUAL(level_with_rules(own, common, "common"), LEVEL_LATER);
}

static void the_rules_of_another_plugin_do_not_count(void)
{
    CU_ASSERT_EQUAL(level_with_rules("", RULES("level = \"later\";"), "other"),
                    LEVEL_PREFERRED);
}

static void a_rule_is_for_its_tags_and_role_but_for_the_exceptions(void)
{
    static const struct {
        const char *rule;
        uint32_t level;
    } cases[] = {
        {RULES("tags = [ \"tag\" ]; level = \"later\";"), LEVEL_LATER},
        {RULES("tags = [ \"x\", \"acme\" ]; level = \"later\";"), LEVEL_LATER},
        {RULES("tags = [ \"x\" ]; level = \"later\";"), LEVEL_PREFERRED},
        {RULES("role = \"systemic\"; level = \"later\";"), LEVEL_LATER},
        {RULES("role = \"bone\"; level = \"later\";"), LEVEL_PREFERRED},
        {RULES("except = [ \"acme\" ]; level = \"later\";"), LEVEL_PREFERRED},
        {RULES("except = [ \"x\" ]; level = \"later\";"), LEVEL_LATER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CU_ASSERT_EQUAL(level_with_rules("", cases[i].rule, "common"), cases[i].level);
        CU_ASSERT_EQUAL(level_with_rules(cases[i].rule, "", "common"), cases[i].level);
    }
}

UNIT_SUITE(screen) = {
    UNIT_TEST(an_option_for_another_situation_does_not_apply),
    UNIT_TEST(an_unknown_situation_is_undetermined),
    UNIT_TEST(local_and_bone_options_are_shown_only_to_whom_they_are_known_to_apply),
    UNIT_TEST(an_option_that_nothing_speaks_against_is_eligible),
    UNIT_TEST(a_never_that_holds_rules_out),
    UNIT_TEST(a_never_that_is_unknown_must_be_checked_first),
    UNIT_TEST(a_never_that_is_only_assumed_false_must_be_checked_too),
    UNIT_TEST(a_need_that_fails_rules_out_and_an_unknown_one_leaves_it_open),
    UNIT_TEST(what_is_only_assumed_to_apply_must_be_confirmed),
    UNIT_TEST(a_caution_counts_only_when_it_holds),
    UNIT_TEST(ruled_out_is_ruled_out_whatever_is_unknown),
    UNIT_TEST(what_guidelines_advise_against_is_ruled_out),
    UNIT_TEST(what_the_site_does_not_offer_is_ruled_out),
    UNIT_TEST(outside_the_scope_nothing_applies),
    UNIT_TEST(the_first_situation_that_holds_gives_the_standing),
    UNIT_TEST(a_situation_may_lower_by_steps_but_never_below_later),
    UNIT_TEST(no_situation_lifts_what_guidelines_advise_against),
    UNIT_TEST(what_holds_for_everyone_comes_before_what_holds_for_the_option),
    UNIT_TEST(the_rules_of_another_plugin_do_not_count),
    UNIT_TEST(a_rule_is_for_its_tags_and_role_but_for_the_exceptions),
    UNIT_END,
};
