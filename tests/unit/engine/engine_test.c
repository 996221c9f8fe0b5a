/* Opening an engine: what a site decides by configuration alone. */
#include "engine/engine.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "fixture.h"
#include "unit.h"
#include "weigh/outcome.h"

#define PERSON                                                                           \
    "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=2; "   \
    "prior_therapy=ribociclib, letrozole; ecog=1; progressed=yes; sites=bone, liver; "   \
    "bone_pain=6; distance_km=10"

/* Opens the engine of this build with these lines of a site file. */
static int32_t open_site(struct fixture *fixture, const char *catalogue_lines,
                         const char *lines)
{
    struct text text = {0};
    text_format(&text, "plugins = { folders = [ \"%s\" ]; };\n", POISE_TEST_PLUGINS);
    text_format(&text, "catalogue = { folder = \"%s/conf/catalogue\"; %s };\n",
                POISE_TREE, catalogue_lines);
    text_put(&text, lines);
    if (strstr(lines, "goals =") == NULL)
        text_format(&text, "goals = { folder = \"%s/conf/goals\"; };\n", POISE_TREE);
    struct generation_source source = {
        .site_file = fixture_file(fixture, "site.conf", text.bytes, text.length)};
    text_free(&text);
    int32_t status = engine_open(&source, &fixture->engine, &fixture->problems);
    if (status != POISE_OK)
        return status;
    fixture->vocabulary = fixture->engine->generation->vocabulary;
    fixture->derivations = fixture->engine->generation->derivations;
    return session_open(fixture->engine, &fixture->session);
}

static void must_open(struct fixture *fixture, const char *catalogue_lines,
                      const char *lines)
{
    if (open_site(fixture, catalogue_lines, lines) != POISE_OK)
        CU_FAIL_FATAL(fixture->problems.first->reason);
}

static const struct outcome *outcome_of(struct fixture *fixture, const char *facts,
                                        const char *option)
{
    const struct outcome *outcome =
        answer_find(fixture_answer(fixture, facts, NULL), option);
    if (outcome == NULL)
        CU_FAIL_FATAL(option);
    return outcome;
}

/* -------------------- presets */

static void goals_with_a_name_come_from_the_goals_folder_in_order(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "", "");
    const struct presets *presets = &fixture.engine->presets;
    CU_ASSERT(presets->count >= 2);
    for (uint32_t i = 1; i < presets->count; i++)
        CU_ASSERT(strcmp(presets->items[i - 1].name, presets->items[i].name) < 0);
    const struct preset *home = preset_find(presets, "time-at-home");
    CU_ASSERT_PTR_NOT_NULL_FATAL(home);
    CU_ASSERT_STRING_EQUAL(home->goals->label, "Time at home");
    CU_ASSERT_EQUAL(home->wishes, (uint64_t)1 << POISE_WISHES_HOME |
                                      (uint64_t)1 << POISE_WISHES_FEW_VISITS);
    fixture_close(&fixture);
}

static void the_site_chooses_the_goals_of_those_who_gave_none(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "", "weights = { preset = \"keep-hair\"; };\n");
    const struct answer *answer = fixture_answer(&fixture, PERSON, NULL);
    CU_ASSERT_EQUAL(answer->weights.origin, WEIGHTS_FROM_SITE);
    CU_ASSERT_EQUAL_FATAL(answer->weights.preset_count, 1);
    CU_ASSERT_STRING_EQUAL(answer->weights.presets[0]->name, "keep-hair");
    fixture_close(&fixture);
}

static void a_preset_that_does_not_exist_is_an_error(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_EQUAL(open_site(&fixture, "", "weights = { preset = \"balanced\"; };\n"),
                    POISE_E_CONFIG_RANGE);
    CU_ASSERT(fixture_complains(&fixture, "no goals preset is called \"balanced\"; the "
                                          "nearest is \"balance\""));
    CU_ASSERT_PTR_NULL(fixture.engine);
    fixture_close(&fixture);
}

static void a_goals_folder_that_is_not_there_is_an_error(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_NOT_EQUAL(
        open_site(&fixture, "", "goals = { folder = \"/nowhere/at/all\"; };\n"),
        POISE_OK);
    CU_ASSERT(fixture_complains(&fixture, "the goals folder cannot be read"));
    fixture_close(&fixture);
}

/* A goals folder with one preset of these lines. */
static void expect_preset_problem(const char *text, const char *words)
{
    struct fixture fixture = fixture_open();
    char lines[256];
    const char *file = fixture_file(&fixture, "balance.ini", text, strlen(text));
    snprintf(lines, sizeof lines, "goals = { folder = \"%s\"; };\n",
             path_folder(fixture.arena, file));
    CU_ASSERT_NOT_EQUAL(open_site(&fixture, "", lines), POISE_OK);
    if (!fixture_complains(&fixture, words))
        CU_FAIL(words);
    fixture_close(&fixture);
}

static void a_broken_preset_is_an_error(void)
{
    expect_preset_problem("[meta]\nwish = tea\n[goals]\nbenefit = 1\n",
                          "no wish is called \"tea\"");
    expect_preset_problem("[goals]\nbenefit = eleven\n", "benefit");
}

/* -------------------- options */

static void what_is_not_on_the_formulary_is_ruled_out(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "formulary = [ \"tamoxifen\", \"fulvestrant\" ];", "");
    const struct answer *answer = fixture_answer(&fixture, PERSON, NULL);
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        bool listed = strcmp(outcome->option->id, "tamoxifen") == 0 ||
                      strcmp(outcome->option->id, "fulvestrant") == 0;
        bool systemic = outcome->option->role == ROLE_SYSTEMIC;
        CU_ASSERT_EQUAL(outcome->excluded_by_site, systemic && !listed);
        if (systemic && !listed)
            CU_ASSERT(outcome->state <= OUTCOME_RULED_OUT);
    }
    CU_ASSERT(outcome_of(&fixture, PERSON, "tamoxifen")->rank > 0);
    CU_ASSERT(outcome_of(&fixture, PERSON, "denosumab-q4w")->rank > 0);
    fixture_close(&fixture);
}

static void an_option_of_any_kind_can_be_switched_off(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "disable = [ \"denosumab-q4w\" ];", "");
    const struct outcome *outcome = outcome_of(&fixture, PERSON, "denosumab-q4w");
    CU_ASSERT(outcome->excluded_by_site);
    CU_ASSERT_EQUAL(outcome->state, OUTCOME_RULED_OUT);
    CU_ASSERT_FALSE(outcome_of(&fixture, PERSON, "zoledronic-q12w")->excluded_by_site);
    fixture_close(&fixture);
}

static void without_a_licence_here_an_option_is_marked_or_ruled_out(void)
{
    static const char *const lines[] = {
        "licence = { region = \"us\"; unlicensed = \"mark\"; };\n",
        "licence = { region = \"us\"; unlicensed = \"exclude\"; };\n",
        "licence = { region = \"both\"; unlicensed = \"exclude\"; };\n"};
    uint32_t excluded[3] = {0};
    for (int i = 0; i < 3; i++) {
        struct fixture fixture = fixture_open();
        must_open(&fixture, "", lines[i]);
        const struct catalogue *catalogue = fixture.engine->generation->catalogue;
        for (uint32_t o = 0; o < catalogue->option_count; o++) {
            const char *status = catalogue->options[o].licence[REGION_US].status;
            bool refused = status != NULL && (strcmp(status, "not-approved") == 0 ||
                                              strcmp(status, "withdrawn") == 0);
            excluded[i] += fixture.engine->site_excludes[o];
            if (i == 1)
                CU_ASSERT_EQUAL(fixture.engine->site_excludes[o], refused);
        }
        fixture_close(&fixture);
    }
    CU_ASSERT_EQUAL(excluded[0], 0);
    CU_ASSERT(excluded[1] > 0);
    CU_ASSERT_EQUAL(excluded[2], 0); /* where there is no region, nothing is unlicensed */
}

static void what_is_given_elsewhere_counts_the_way_there(void)
{
    struct fixture here = fixture_open();
    must_open(&here, "", "");
    int32_t near_home = outcome_of(&here, PERSON, "rt-bone-8gy-x1")
                            ->effects[POISE_DIMENSION_TRAVEL]
                            .value;
    fixture_close(&here);
    struct fixture away = fixture_open();
    must_open(&away, "referrals = ( { tags = [ \"rt\" ]; to = \"Far\"; km = 140; } );",
              "");
    int32_t far = outcome_of(&away, PERSON, "rt-bone-8gy-x1")
                      ->effects[POISE_DIMENSION_TRAVEL]
                      .value;
    CU_ASSERT(far > near_home);
    const struct option *options = away.engine->generation->catalogue->options;
    for (uint32_t i = 0; i < away.engine->generation->catalogue->option_count; i++)
        CU_ASSERT_EQUAL(away.engine->referral_km[i],
                        names_have(&options[i].tags, "rt") ? 140 : -1);
    fixture_close(&away);
}

static void the_weight_of_guidelines_is_the_sites(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "", "weights = { guideline = 50; caution = 0; };\n");
    const struct answer *answer = fixture_answer(&fixture, PERSON, NULL);
    int32_t total = 0;
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        total += answer->weights.weight[i];
    CU_ASSERT_EQUAL(answer->weights.weight[POISE_DIMENSION_GUIDELINE], 500);
    CU_ASSERT_EQUAL(answer->weights.weight[POISE_DIMENSION_CAUTION], 0);
    CU_ASSERT_EQUAL(total, 1000);
    fixture_close(&fixture);
}

static void an_addon_is_an_option_or_only_words(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "", "");
    const struct catalogue *catalogue = fixture.engine->generation->catalogue;
    uint32_t named = 0;
    for (uint32_t i = 0; i < catalogue->option_count; i++) {
        const struct option *option = &catalogue->options[i];
        for (uint32_t j = 0; j < option->addon_count; j++) {
            int16_t other = fixture.engine->addons[i][j];
            if (option->addons[j].option == NULL) {
                CU_ASSERT_EQUAL(other, -1);
                continue;
            }
            CU_ASSERT_STRING_EQUAL(catalogue->options[other].id,
                                   option->addons[j].option);
            named++;
        }
    }
    CU_ASSERT(named > 0);
    fixture_close(&fixture);
}

/* -------------------- regions */

static void the_region_of_the_record_goes_before_the_sites(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "", "licence = { region = \"eu\"; };\n");
    static const struct {
        const char *facts;
        int region;
    } cases[] = {{"age=62", REGION_EU},
                 {"region=us", REGION_US},
                 {"region=eu", REGION_EU},
                 {"region=other", REGION_EU}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record *record = fixture_derived(&fixture, cases[i].facts);
        CU_ASSERT_EQUAL(engine_region(fixture.engine, record), cases[i].region);
    }
    fixture_close(&fixture);
}

static void without_any_region_both_count(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "", "");
    CU_ASSERT_EQUAL(engine_region(fixture.engine, fixture_derived(&fixture, "age=62")),
                    -1);
    fixture_close(&fixture);
}

/* -------------------- sessions */

static void closing_nothing_is_fine(void)
{
    engine_close(NULL);
    session_close(NULL);
}

static void a_session_has_an_instance_of_every_plugin(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "", "");
    const struct generation *generation = fixture.engine->generation;
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        CU_ASSERT_PTR_EQUAL(fixture.session->instances[i].plugin,
                            &generation->plugins[i]);
        CU_ASSERT_EQUAL(fixture.session->instances[i].status, POISE_OK);
    }
    fixture_close(&fixture);
}

static void two_sessions_of_one_engine_do_not_disturb_each_other(void)
{
    struct fixture fixture = fixture_open();
    must_open(&fixture, "", "");
    struct session *other = NULL;
    struct answer *theirs = NULL;
    struct goals goals;
    goals_clear(&goals);
    CU_ASSERT_EQUAL_FATAL(session_open(fixture.engine, &other), POISE_OK);
    const struct answer *mine = fixture_answer(&fixture, PERSON, NULL);
    const char *first = answer_first(mine, ROLE_SYSTEMIC)->option->id;
    uint32_t count = mine->ranked_count;
    session_assess(other, fixture_record(&fixture, "age=40"), &goals, DATE_UNKNOWN,
                   REQUEST_RANKING, &theirs);
    CU_ASSERT_NOT_EQUAL(theirs->ranked_count, count);
    session_close(other);
    CU_ASSERT_EQUAL(mine->ranked_count, count);
    CU_ASSERT_STRING_EQUAL(answer_first(mine, ROLE_SYSTEMIC)->option->id, first);
    fixture_close(&fixture);
}

UNIT_SUITE(engine) = {
    UNIT_TEST(goals_with_a_name_come_from_the_goals_folder_in_order),
    UNIT_TEST(the_site_chooses_the_goals_of_those_who_gave_none),
    UNIT_TEST(a_preset_that_does_not_exist_is_an_error),
    UNIT_TEST(a_goals_folder_that_is_not_there_is_an_error),
    UNIT_TEST(a_broken_preset_is_an_error),
    UNIT_TEST(what_is_not_on_the_formulary_is_ruled_out),
    UNIT_TEST(an_option_of_any_kind_can_be_switched_off),
    UNIT_TEST(without_a_licence_here_an_option_is_marked_or_ruled_out),
    UNIT_TEST(what_is_given_elsewhere_counts_the_way_there),
    UNIT_TEST(the_weight_of_guidelines_is_the_sites),
    UNIT_TEST(an_addon_is_an_option_or_only_words),
    UNIT_TEST(the_region_of_the_record_goes_before_the_sites),
    UNIT_TEST(without_any_region_both_count),
    UNIT_TEST(closing_nothing_is_fine),
    UNIT_TEST(a_session_has_an_instance_of_every_plugin),
    UNIT_TEST(two_sessions_of_one_engine_do_not_disturb_each_other),
    UNIT_END,
};
