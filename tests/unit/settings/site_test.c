/* The site file: every key, its default, its range, and paths beside the file. */
#include "settings/site.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/decimal.h"
#include "base/file.h"
#include "fixture.h"
#include "unit.h"

/* A site and the fixture it lives in. */
struct desk {
    struct fixture fixture;
    struct site site;
    const char *folder; /* where the file is */
};

static int32_t read_site(struct desk *desk, const char *text)
{
    desk->fixture = fixture_open();
    const char *path = fixture_file(&desk->fixture, "site.cfg", text, strlen(text));
    desk->folder = path_folder(desk->fixture.arena, path);
    return site_read(desk->fixture.arena, desk->fixture.vocabulary, path, &desk->site,
                     &desk->fixture.problems);
}

/* The site of a text without a problem. The caller closes desk->fixture. */
static const struct site *site_of(struct desk *desk, const char *text)
{
    CU_ASSERT_EQUAL(read_site(desk, text), POISE_OK);
    CU_ASSERT_EQUAL(desk->fixture.problems.count, 0);
    return &desk->site;
}

/* The text is refused with one problem. */
static void refuse(const char *text, int32_t status, int line, const char *reason)
{
    struct desk desk;
    CU_ASSERT_EQUAL(read_site(&desk, text), status);
    CU_ASSERT_EQUAL_FATAL(desk.fixture.problems.count, 1);
    const struct problem *problem = desk.fixture.problems.first;
    CU_ASSERT_EQUAL(problem->status, status);
    CU_ASSERT_EQUAL(problem->line, line);
    CU_ASSERT_STRING_EQUAL(path_name(problem->file), "site.cfg");
    CU_ASSERT_STRING_EQUAL(problem->reason, reason);
    fixture_close(&desk.fixture);
}

static void expect_path(const struct desk *desk, const char *path, const char *name)
{
    CU_ASSERT_STRING_EQUAL(path, path_join(desk->fixture.arena, desk->folder, name));
}

/* -------------------- defaults */

static void expect_defaults(const struct site *site)
{
    CU_ASSERT_STRING_EQUAL(site->name, "Poise");
    CU_ASSERT_EQUAL(site->plugin_folders.count, 0);
    CU_ASSERT_EQUAL(site->enable.count, 0);
    CU_ASSERT_EQUAL(site->disable.count, 0);
    CU_ASSERT_EQUAL(site->required.count, 0);
    CU_ASSERT_EQUAL(site->setting_count, 0);
    CU_ASSERT_EQUAL(site->priority_count, 0);
    CU_ASSERT_EQUAL(site->formulary.count, 0);
    CU_ASSERT_EQUAL(site->disable_options.count, 0);
    CU_ASSERT_EQUAL(site->referral_count, 0);
    CU_ASSERT_EQUAL(site->unlicensed, UNLICENSED_MARK);
    CU_ASSERT_EQUAL(site->region, -1);
    CU_ASSERT_STRING_EQUAL(site->preset, "balance");
    CU_ASSERT_EQUAL(site->weight_guideline, 330);
    CU_ASSERT_EQUAL(site->weight_caution, 100);
    CU_ASSERT_EQUAL(site->far_km, 100000);
    CU_ASSERT_EQUAL(site->ask_limit, 5);
    CU_ASSERT_PTR_NULL(site->receipt_key);
}

static void a_site_has_defaults_without_a_file(void)
{
    struct fixture fixture = fixture_open();
    struct site site;
    CU_ASSERT_EQUAL(site_default(fixture.arena, fixture.vocabulary, "/etc/poise", &site),
                    POISE_OK);
    expect_defaults(&site);
    CU_ASSERT_PTR_NULL(site.file);
    CU_ASSERT_STRING_EQUAL(site.catalogue_folder, "/etc/poise/catalogue");
    CU_ASSERT_STRING_EQUAL(site.goals_folder, "/etc/poise/goals");
    CU_ASSERT_EQUAL(site.fresh_days[POISE_FACT_LVEF], 120); /* as the vocabulary says */
    CU_ASSERT_EQUAL(site.fresh_days[POISE_FACT_AGE], 0);
    fixture_close(&fixture);
}

static void an_empty_file_changes_no_default(void)
{
    static const char groups[] =
        "plugins = { }; catalogue = { }; licence = { }; weights = { };\n"
        "goals = { }; thresholds = { fresh_days = { }; };\n";
    const char *const texts[] = {"", "# nothing yet\n", groups};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct desk desk;
        const struct site *site = site_of(&desk, texts[i]);
        expect_defaults(site);
        CU_ASSERT_STRING_EQUAL(path_name(site->file), "site.cfg");
        expect_path(&desk, site->catalogue_folder, "catalogue");
        expect_path(&desk, site->goals_folder, "goals");
        CU_ASSERT_EQUAL(site->fresh_days[POISE_FACT_LVEF], 120);
        fixture_close(&desk.fixture);
    }
}

static void the_site_files_of_this_tree_are_sound(void)
{
    const char *const files[] = {"conf/poise.cfg", "conf/sites/eu-small-hospital.cfg",
                                 "conf/sites/us-cancer-center.cfg"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct fixture fixture = fixture_open();
        struct site site;
        const char *file = fixture_tree(&fixture, files[i]);
        CU_ASSERT_EQUAL(
            site_read(fixture.arena, fixture.vocabulary, file, &site, &fixture.problems),
            POISE_OK);
        CU_ASSERT_EQUAL(fixture.problems.count, 0);
        fixture_close(&fixture);
    }
}

static void the_default_site_file_states_the_defaults(void)
{
    struct fixture fixture = fixture_open();
    struct site stated;
    struct site built_in;
    const char *file = fixture_tree(&fixture, "conf/poise.cfg");
    CU_ASSERT_EQUAL(
        site_read(fixture.arena, fixture.vocabulary, file, &stated, &fixture.problems),
        POISE_OK);
    CU_ASSERT_EQUAL(site_default(fixture.arena, fixture.vocabulary,
                                 fixture_tree(&fixture, "conf"), &built_in),
                    POISE_OK);
    CU_ASSERT_STRING_EQUAL(stated.name, built_in.name);
    CU_ASSERT_STRING_EQUAL(stated.catalogue_folder, built_in.catalogue_folder);
    CU_ASSERT_STRING_EQUAL(stated.goals_folder, built_in.goals_folder);
    CU_ASSERT_STRING_EQUAL(stated.preset, built_in.preset);
    CU_ASSERT_EQUAL(stated.region, built_in.region);
    CU_ASSERT_EQUAL(stated.unlicensed, built_in.unlicensed);
    CU_ASSERT_EQUAL(stated.unsigned_plugins, built_in.unsigned_plugins);
    CU_ASSERT_EQUAL(stated.key_count, built_in.key_count);
    CU_ASSERT_EQUAL(stated.weight_guideline, built_in.weight_guideline);
    CU_ASSERT_EQUAL(stated.weight_caution, built_in.weight_caution);
    CU_ASSERT_EQUAL(stated.far_km, built_in.far_km);
    CU_ASSERT_EQUAL(stated.ask_limit, built_in.ask_limit);
    CU_ASSERT_PTR_NULL(stated.receipt_key);
    fixture_close(&fixture);
}

/* -------------------- every key */

static void a_site_names_itself(void)
{
    struct desk desk;
    CU_ASSERT_STRING_EQUAL(site_of(&desk, "name = \"St Agnes\";\n")->name, "St Agnes");
    fixture_close(&desk.fixture);
    refuse("\nname = 5;\n", POISE_E_CONFIG_TYPE, 2, "\"name\" must be text in quotes");
}

static void a_site_chooses_its_plugins(void)
{
    struct desk desk;
    const struct site *site =
        site_of(&desk, "plugins = {\n"
                       "  enable = [ \"hormone\", \"radiation\" ];\n"
                       "  disable = [ \"surgery\" ];\n"
                       "  required = ( \"hormone\" );\n"
                       "};\n");
    CU_ASSERT_EQUAL(site->enable.count, 2);
    CU_ASSERT_TRUE(names_have(&site->enable, "radiation"));
    CU_ASSERT_FALSE(names_have(&site->enable, "surgery"));
    CU_ASSERT_TRUE(names_have(&site->disable, "surgery"));
    CU_ASSERT_TRUE(names_have(&site->required, "hormone"));
    CU_ASSERT_EQUAL(site->required.count, 1);
    fixture_close(&desk.fixture);
}

static void paths_are_relative_to_the_site_file(void)
{
    struct desk desk;
    const struct site *site =
        site_of(&desk, "plugins = { folders = [ \"lib\", \"/opt/poise\", \"../x\" ]; };\n"
                       "catalogue = { folder = \"our/catalogue\"; };\n"
                       "goals = { folder = \"/srv/goals\"; };\n");
    CU_ASSERT_EQUAL_FATAL(site->plugin_folders.count, 3);
    expect_path(&desk, site->plugin_folders.items[0], "lib");
    CU_ASSERT_STRING_EQUAL(site->plugin_folders.items[1], "/opt/poise");
    expect_path(&desk, site->plugin_folders.items[2], "../x");
    expect_path(&desk, site->catalogue_folder, "our/catalogue");
    CU_ASSERT_STRING_EQUAL(site->goals_folder, "/srv/goals");
    fixture_close(&desk.fixture);
}

static void a_site_may_have_a_key_for_its_receipts(void)
{
    struct desk desk;
    const struct site *site = site_of(&desk, "receipts = { key_file = \"our.key\"; };\n");
    expect_path(&desk, site->receipt_key, "our.key");
    fixture_close(&desk.fixture);
    site = site_of(&desk, "receipts = { key_file = \"\"; };\n");
    CU_ASSERT_PTR_NULL(site->receipt_key);
    fixture_close(&desk.fixture);
    refuse("receipts = { keyfile = \"our.key\"; };\n", POISE_E_CONFIG_KEY, 1,
           "\"keyfile\" is not known here; the nearest is \"key_file\"");
    refuse("receipts = { key_file = 7; };\n", POISE_E_CONFIG_TYPE, 1,
           "\"key_file\" must be text in quotes");
}

static void a_site_orders_its_plugins(void)
{
    struct desk desk;
    const struct site *site =
        site_of(&desk, "plugins = { priority = { hormone = 10; trials = 1000; }; };\n");
    CU_ASSERT_EQUAL(site_priority(site, "hormone"), 10);
    CU_ASSERT_EQUAL(site_priority(site, "trials"), 1000);
    CU_ASSERT_EQUAL(site_priority(site, "radiation"), 100);
    fixture_close(&desk.fixture);
    refuse("plugins = {\n  priority = {\n    hormone = 1001; }; };\n",
           POISE_E_CONFIG_RANGE, 3, "\"hormone\" must be from 0 to 1000");
    refuse("plugins = {\n  priority = {\n    hormone = \"first\"; }; };\n",
           POISE_E_CONFIG_TYPE, 3, "\"hormone\" must be a whole number");
    refuse("plugins = { priority = [ 1, 2 ]; };\n", POISE_E_CONFIG_TYPE, 1,
           "\"priority\" must be a group { }");
}

static void settings_of_plugins_are_kept_with_their_place(void)
{
    struct desk desk;
    const struct site *site = site_of(&desk, "plugins = { settings = {\n"
                                             "  hormone = { resistant_months = 6;\n"
                                             "    use_ctdna = true; };\n"
                                             "  radiation = { dose = 7.5; };\n"
                                             "}; };\n");
    const struct {
        const char *plugin, *name;
        int thousandths, line;
    } expected[] = {{"hormone", "resistant_months", 6000, 2},
                    {"hormone", "use_ctdna", 1000, 3},
                    {"radiation", "dose", 7500, 4}};
    CU_ASSERT_EQUAL_FATAL(site->setting_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct plugin_setting *setting = &site->settings[i];
        CU_ASSERT_STRING_EQUAL(setting->plugin, expected[i].plugin);
        CU_ASSERT_STRING_EQUAL(setting->name, expected[i].name);
        CU_ASSERT_EQUAL(fixed_from(setting->value), expected[i].thousandths);
        CU_ASSERT_EQUAL(setting->line, expected[i].line);
        CU_ASSERT_STRING_EQUAL(path_name(setting->file), "site.cfg");
    }
    fixture_close(&desk.fixture);
}

static void a_setting_of_a_plugin_is_a_number_or_a_truth(void)
{
    refuse("plugins = { settings = {\n  hormone = { dose = \"high\"; }; }; };\n",
           POISE_E_CONFIG_TYPE, 2,
           "\"dose\" of plugin hormone must be a number, true or false");
    refuse("plugins = { settings = {\n  hormone = {\n    dose = { }; }; }; };\n",
           POISE_E_CONFIG_TYPE, 3,
           "\"dose\" of plugin hormone must be a number, true or false");
    refuse("plugins = { settings = ( ); };\n", POISE_E_CONFIG_TYPE, 1,
           "\"settings\" must be a group { }");
}

static void a_site_limits_its_options(void)
{
    struct desk desk;
    const struct site *site = site_of(&desk, "catalogue = {\n"
                                             "  formulary = [ \"ai\", \"thp\" ];\n"
                                             "  disable = [ \"everolimus-exe\" ];\n"
                                             "};\n");
    CU_ASSERT_EQUAL(site->formulary.count, 2);
    CU_ASSERT_TRUE(names_have(&site->formulary, "thp"));
    CU_ASSERT_TRUE(names_have(&site->disable_options, "everolimus-exe"));
    CU_ASSERT_EQUAL(site->disable.count, 0); /* that is about plugins */
    CU_ASSERT_EQUAL(site->formulary_line, 2);
    CU_ASSERT_EQUAL(site->disable_line, 3);
    fixture_close(&desk.fixture);
}

static void an_option_is_referred_by_its_tags(void)
{
    static const char *const bone[] = {"bone", "rt"};
    static const char *const drug[] = {"chemo"};
    const struct option radiation = {.tags = {2, bone}};
    const struct option chemotherapy = {.tags = {1, drug}};
    const struct option untagged = {.id = "x"};
    struct desk desk;
    const struct site *site =
        site_of(&desk, "catalogue = { referrals = (\n"
                       "  { tags = [ \"rt\", \"srs\" ]; to = \"City\"; km = 42.5; },\n"
                       "  { tags = [ \"bone\", \"chemo\" ]; to = \"Town\"; } ); };\n");
    CU_ASSERT_EQUAL_FATAL(site->referral_count, 2);
    CU_ASSERT_EQUAL(site->referrals[0].km, 42500);
    CU_ASSERT_EQUAL(site->referrals[1].km, FIXED_UNKNOWN);
    CU_ASSERT_STRING_EQUAL(site_referral(site, &radiation)->to, "City"); /* the first */
    CU_ASSERT_STRING_EQUAL(site_referral(site, &chemotherapy)->to, "Town");
    CU_ASSERT_PTR_NULL(site_referral(site, &untagged));
    fixture_close(&desk.fixture);
}

static void a_referral_that_cannot_be_read_is_refused(void)
{
    refuse("catalogue = { referrals = (\n  { tags = [ \"rt\" ]; } ); };\n",
           POISE_E_CONFIG_MISSING, 2, "\"to\" is missing here");
    refuse("catalogue = { referrals = (\n{ tags = [ \"rt\" ]; to = \"A\"; km = -1; }\n"
           "); };\n",
           POISE_E_CONFIG_RANGE, 2, "\"km\" must be from 0 to 20000");
    refuse("catalogue = { referrals = (\n{ tags = [ \"rt\" ]; to = \"A\"; miles = 1; }\n"
           "); };\n",
           POISE_E_CONFIG_KEY, 2, "\"miles\" is not known here");
    refuse("catalogue = { referrals = { }; };\n", POISE_E_CONFIG_TYPE, 1,
           "\"referrals\" must be a list ( )");
}

static void a_site_says_whose_licences_count(void)
{
    const struct {
        const char *text;
        int region;
        enum unlicensed unlicensed;
    } cases[] = {
        {"licence = { region = \"us\"; };", REGION_US, UNLICENSED_MARK},
        {"licence = { region = \"eu\"; unlicensed = \"exclude\"; };", REGION_EU,
         UNLICENSED_EXCLUDE},
        {"licence = { region = \"both\"; unlicensed = \"mark\"; };", -1, UNLICENSED_MARK},
        {"licence = { unlicensed = \"exclude\"; };", -1, UNLICENSED_EXCLUDE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct desk desk;
        const struct site *site = site_of(&desk, cases[i].text);
        CU_ASSERT_EQUAL(site->region, cases[i].region);
        CU_ASSERT_EQUAL(site->unlicensed, cases[i].unlicensed);
        fixture_close(&desk.fixture);
    }
    refuse("licence = { unlicensed = \"exclud\"; };\n", POISE_E_CONFIG_RANGE, 1,
           "\"unlicensed\" has no value \"exclud\"; the nearest is \"exclude\"");
    refuse("licence = { region = \"bot\"; };\n", POISE_E_CONFIG_RANGE, 1,
           "\"region\" has no value \"bot\"; the nearest is \"both\"");
}

static void weights_are_in_hundredths_of_the_whole(void)
{
    struct desk desk;
    const struct site *site = site_of(
        &desk, "weights = { guideline = 25.5; caution = 0; preset = \"home\"; };");
    CU_ASSERT_EQUAL(site->weight_guideline, 255);
    CU_ASSERT_EQUAL(site->weight_caution, 0);
    CU_ASSERT_STRING_EQUAL(site->preset, "home");
    CU_ASSERT_EQUAL(site->preset_line, 1);
    fixture_close(&desk.fixture);
    CU_ASSERT_EQUAL(site_of(&desk, "weights = { guideline = 70; };")->weight_guideline,
                    700);
    CU_ASSERT_EQUAL(desk.site.weight_caution, 100);
    fixture_close(&desk.fixture);
}

static void weights_leave_room_for_the_person(void)
{
    refuse("weights = { guideline = 70.5; };\n", POISE_E_CONFIG_RANGE, 1,
           "\"guideline\" must be from 0 to 70");
    refuse("weights = { caution = 31; };\n", POISE_E_CONFIG_RANGE, 1,
           "\"caution\" must be from 0 to 30");
    refuse("weights = { guideline = \"33 %\"; };\n", POISE_E_CONFIG_TYPE, 1,
           "\"guideline\" must be a number");
    refuse("weights = { preset = 1; };\n", POISE_E_CONFIG_TYPE, 1,
           "\"preset\" must be text in quotes");
}

static void thresholds_are_those_of_the_site(void)
{
    struct desk desk;
    const struct site *site =
        site_of(&desk, "thresholds = { far_km = 30; ask = 0;\n"
                       "  fresh_days = { lvef = 90; ecog = 0; age = 36500; }; };\n");
    CU_ASSERT_EQUAL(site->far_km, 30000);
    CU_ASSERT_EQUAL(site->ask_limit, 0);
    CU_ASSERT_EQUAL(site->fresh_days[POISE_FACT_LVEF], 90);
    CU_ASSERT_EQUAL(site->fresh_days[POISE_FACT_ECOG], 0);
    CU_ASSERT_EQUAL(site->fresh_days[POISE_FACT_AGE], 36500);
    CU_ASSERT_EQUAL(site->fresh_days[POISE_FACT_QTC], 90); /* untouched */
    fixture_close(&desk.fixture);
}

static void thresholds_out_of_range_are_refused(void)
{
    refuse("thresholds = { far_km = 0; };\n", POISE_E_CONFIG_RANGE, 1,
           "\"far_km\" must be from 1 to 20000");
    refuse("thresholds = { ask = 51; };\n", POISE_E_CONFIG_RANGE, 1,
           "\"ask\" must be from 0 to 50");
    refuse("thresholds = { ask = 2.5; };\n", POISE_E_CONFIG_TYPE, 1,
           "\"ask\" must be a whole number");
    refuse("thresholds = {\n  fresh_days = {\n    lvef = -1; }; };\n",
           POISE_E_CONFIG_RANGE, 3, "\"lvef\" must be from 0 to 36500");
    refuse("thresholds = {\n  fresh_days = {\n    lvfe = 90; }; };\n", POISE_E_CONFIG_KEY,
           3, "no fact is called \"lvfe\"; the nearest is \"lvef\"");
    refuse("thresholds = { fresh_days = 90; };\n", POISE_E_CONFIG_TYPE, 1,
           "\"fresh_days\" must be a group { }");
}

/* -------------------- what is refused */

static void an_unknown_key_is_answered_with_the_nearest_of_its_group(void)
{
    const struct {
        const char *text;
        const char *reason;
    } cases[] = {
        {"\nwieghts = { };", "\"wieghts\" is not known here; the nearest is \"weights\""},
        {"plugins = {\n folder = \"x\"; };",
         "\"folder\" is not known here; the nearest is \"folders\""},
        {"catalogue = {\n formulry = [ ]; };",
         "\"formulry\" is not known here; the nearest is \"formulary\""},
        {"licence = {\n regions = \"us\"; };",
         "\"regions\" is not known here; the nearest is \"region\""},
        {"weights = {\n guidelines = 33; };",
         "\"guidelines\" is not known here; the nearest is \"guideline\""},
        {"goals = {\n folders = \"x\"; };",
         "\"folders\" is not known here; the nearest is \"folder\""},
        {"thresholds = {\n far = 100; };",
         "\"far\" is not known here; the nearest is \"far_km\""},
        {"\nsmtp = { };", "\"smtp\" is not known here"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        refuse(cases[i].text, POISE_E_CONFIG_KEY, 2, cases[i].reason);
}

static void a_section_is_a_group(void)
{
    const char *const keys[] = {"plugins", "catalogue", "licence",
                                "weights", "goals",     "thresholds"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct desk desk;
        struct text text = {0};
        struct text reason = {0};
        text_format(&text, "%s = 5;\n", keys[i]);
        text_format(&reason, "\"%s\" must be a group { }", keys[i]);
        CU_ASSERT_EQUAL(read_site(&desk, text.bytes), POISE_E_CONFIG_TYPE);
        CU_ASSERT_TRUE(fixture_complains(&desk.fixture, reason.bytes));
        text_free(&text);
        text_free(&reason);
        fixture_close(&desk.fixture);
    }
}

static void every_problem_is_reported_in_one_run(void)
{
    struct desk desk;
    read_site(&desk, "name = 5;\n"
                     "wieghts = { };\n"
                     "plugins = { enable = \"hormone\"; };\n"
                     "licence = { region = \"uk\"; };\n"
                     "weights = { guideline = 99; };\n"
                     "thresholds = { fresh_days = { lvfe = 1; }; };\n");
    CU_ASSERT_EQUAL(desk.fixture.problems.count, 6);
    bool seen[7] = {false};
    for (const struct problem *p = desk.fixture.problems.first; p != NULL; p = p->next)
        if (p->line >= 1 && p->line <= 6)
            seen[p->line] = true;
    for (int line = 1; line <= 6; line++)
        CU_ASSERT_TRUE(seen[line]);
    fixture_close(&desk.fixture);
}

static void a_file_that_cannot_be_read_is_refused(void)
{
    struct fixture fixture = fixture_open();
    struct site site;
    CU_ASSERT_EQUAL(site_read(fixture.arena, fixture.vocabulary, "/none/poise.cfg", &site,
                              &fixture.problems),
                    POISE_E_IO);
    CU_ASSERT_TRUE(fixture_complains(&fixture, "No such file or directory"));
    fixture_close(&fixture);
    refuse("name = \"x\";\nweights = {\n", POISE_E_CONFIG_SYNTAX, 3, "syntax error");
}

/* -------------------- folders besides */

static void plugins_and_catalogues_may_be_in_folders_besides(void)
{
    static const char own[] = "plugin = \"acme\";";
    struct desk desk;
    const struct site *site = site_of(&desk, "plugins = { also = [ \"build\" ]; };\n"
                                             "catalogue = { folder = \"none\"; "
                                             "also = [ \"nor\", \".\" ]; };\n");
    struct arena *arena = desk.fixture.arena;
    fixture_file(&desk.fixture, "acme.cfg", own, sizeof own - 1);
    CU_ASSERT_EQUAL(site->plugin_folders.count, 0);
    CU_ASSERT_EQUAL_FATAL(site->plugin_also.count, 1);
    expect_path(&desk, site->plugin_also.items[0], "build");
    expect_path(&desk, site_catalogue(site, arena, "acme"), "./acme.cfg");
    expect_path(&desk, site_catalogue(site, arena, "other"), "none/other.cfg");
    fixture_close(&desk.fixture);
}

static void the_folder_of_the_site_goes_before_those_besides(void)
{
    static const char own[] = "plugin = \"acme\";";
    struct desk desk;
    const struct site *site =
        site_of(&desk, "catalogue = { folder = \".\"; also = [ \"..\" ]; };\n");
    fixture_file(&desk.fixture, "acme.cfg", own, sizeof own - 1);
    expect_path(&desk, site_catalogue(site, desk.fixture.arena, "acme"), "./acme.cfg");
    fixture_close(&desk.fixture);
}

static void a_site_without_folders_of_its_own_borrows_those_of_poise(void)
{
    struct desk desk;
    site_of(&desk, "goals = { folder = \"mine\"; };\n");
    struct arena *arena = desk.fixture.arena;
    CU_ASSERT_EQUAL(site_borrow(arena, NULL, &desk.site), POISE_OK);
    expect_path(&desk, desk.site.catalogue_folder, "catalogue");
    CU_ASSERT_EQUAL(site_borrow(arena, POISE_TREE "/conf", &desk.site), POISE_OK);
    CU_ASSERT_STRING_EQUAL(desk.site.catalogue_folder, POISE_TREE "/conf/catalogue");
    expect_path(&desk, desk.site.goals_folder, "mine"); /* named, so an error if absent */
    fixture_close(&desk.fixture);
}

/* -------------------- @include */

static void a_site_file_may_be_made_of_several(void)
{
    static const char shared[] = "weights = { guideline = 40; };\n";
    static const char own[] = "@include \"shared.cfg\"\nname = \"A\";\n";
    struct fixture fixture = fixture_open();
    struct site site;
    fixture_file(&fixture, "shared.cfg", shared, sizeof shared - 1);
    const char *path = fixture_file(&fixture, "site.cfg", own, sizeof own - 1);
    CU_ASSERT_EQUAL(
        site_read(fixture.arena, fixture.vocabulary, path, &site, &fixture.problems),
        POISE_OK);
    CU_ASSERT_EQUAL(site.weight_guideline, 400);
    CU_ASSERT_STRING_EQUAL(site.name, "A");
    fixture_close(&fixture);
}

/* -------------------- digests */

static void the_digest_is_that_of_the_file(void)
{
    struct desk desk;
    struct digest expected;
    digest_of("name = \"A\";\n", 12, &expected);
    const struct site *site = site_of(&desk, "name = \"A\";\n");
    CU_ASSERT_EQUAL(memcmp(&site->digest, &expected, sizeof expected), 0);
    fixture_close(&desk.fixture);
}

UNIT_SUITE(site) = {
    UNIT_TEST(a_site_has_defaults_without_a_file),
    UNIT_TEST(an_empty_file_changes_no_default),
    UNIT_TEST(the_site_files_of_this_tree_are_sound),
    UNIT_TEST(the_default_site_file_states_the_defaults),
    UNIT_TEST(a_site_names_itself),
    UNIT_TEST(a_site_chooses_its_plugins),
    UNIT_TEST(paths_are_relative_to_the_site_file),
    UNIT_TEST(a_site_may_have_a_key_for_its_receipts),
    UNIT_TEST(a_site_orders_its_plugins),
    UNIT_TEST(settings_of_plugins_are_kept_with_their_place),
    UNIT_TEST(a_setting_of_a_plugin_is_a_number_or_a_truth),
    UNIT_TEST(a_site_limits_its_options),
    UNIT_TEST(an_option_is_referred_by_its_tags),
    UNIT_TEST(a_referral_that_cannot_be_read_is_refused),
    UNIT_TEST(a_site_says_whose_licences_count),
    UNIT_TEST(weights_are_in_hundredths_of_the_whole),
    UNIT_TEST(weights_leave_room_for_the_person),
    UNIT_TEST(thresholds_are_those_of_the_site),
    UNIT_TEST(thresholds_out_of_range_are_refused),
    UNIT_TEST(an_unknown_key_is_answered_with_the_nearest_of_its_group),
    UNIT_TEST(a_section_is_a_group),
    UNIT_TEST(every_problem_is_reported_in_one_run),
    UNIT_TEST(a_file_that_cannot_be_read_is_refused),
    UNIT_TEST(plugins_and_catalogues_may_be_in_folders_besides),
    UNIT_TEST(the_folder_of_the_site_goes_before_those_besides),
    UNIT_TEST(a_site_without_folders_of_its_own_borrows_those_of_poise),
    UNIT_TEST(a_site_file_may_be_made_of_several),
    UNIT_TEST(the_digest_is_that_of_the_file),
    UNIT_END,
};
