/* A catalogue file as a whole: options, standing rules, flags, interactions; one problem
 * and nothing of it is added. */
#include "settings/catalogue.h"

#include <stdio.h>
#include <string.h>

#include <poise/plugin.h>
#include <poise/status.h>

#include "base/date.h"
#include "fixture.h"
#include "record/criteria.h"
#include "unit.h"

/* Three options with the least that one needs. */
#define OPTION_A OPTION("a")
#define OPTION_B OPTION("b")
#define OPTION_C OPTION("c")
#define OPTION(id)                                                                       \
    "{ id = \"" id "\"; label = \"L\"; plain = \"P\"; role = \"systemic\"; "             \
    "for = \"yes\"; standing = { level = \"other\"; }; }"

struct shelf {
    struct fixture fixture;
    struct catalogue *catalogue;
};

static struct shelf shelf_open(void)
{
    struct shelf shelf = {.fixture = fixture_open()};
    shelf.catalogue = catalogue_new(shelf.fixture.arena, shelf.fixture.vocabulary);
    CU_ASSERT_PTR_NOT_NULL_FATAL(shelf.catalogue);
    return shelf;
}

/* Adds a text as the file "<plugin>.cfg" of a plugin. */
static int32_t add(struct shelf *shelf, const char *plugin, const char *text)
{
    struct text name = {0};
    text_format(&name, "%s.cfg", plugin);
    const char *path = fixture_file(&shelf->fixture, name.bytes, text, strlen(text));
    text_free(&name);
    return catalogue_add(shelf->catalogue, plugin, path, &shelf->fixture.problems);
}

static void add_good(struct shelf *shelf, const char *plugin, const char *text)
{
    CU_ASSERT_EQUAL_FATAL(add(shelf, plugin, text), POISE_OK);
    CU_ASSERT_EQUAL(shelf->fixture.problems.count, 0);
}

static bool complains_at(const struct fixture *fixture, int line, const char *words)
{
    for (const struct problem *p = fixture->problems.first; p != NULL; p = p->next)
        if (p->line == line && strstr(p->reason, words) != NULL)
            return true;
    return false;
}

/* The text is refused with one problem. */
static void refuse(const char *text, int32_t status, int line, const char *reason)
{
    struct shelf shelf = shelf_open();
    CU_ASSERT_EQUAL(add(&shelf, "test", text), status);
    CU_ASSERT_EQUAL_FATAL(shelf.fixture.problems.count, 1);
    const struct problem *problem = shelf.fixture.problems.first;
    CU_ASSERT_EQUAL(problem->status, status);
    CU_ASSERT_EQUAL(problem->line, line);
    CU_ASSERT_PTR_NOT_NULL(strstr(problem->file, "/test.cfg"));
    CU_ASSERT_STRING_EQUAL(problem->reason, reason);
    fixture_close(&shelf.fixture);
}

/* -------------------- the file */

static void a_catalogue_begins_empty(void)
{
    struct shelf shelf = shelf_open();
    CU_ASSERT_EQUAL(shelf.catalogue->file_count, 0);
    CU_ASSERT_EQUAL(shelf.catalogue->common, -1);
    CU_ASSERT_PTR_NULL(option_find(shelf.catalogue, "a"));
    CU_ASSERT_EQUAL(catalogue_label(shelf.catalogue, "a"), -1);
    fixture_close(&shelf.fixture);
}

static void a_file_may_hold_nothing_but_its_plugin(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "test", "plugin = \"test\";\nabout = \"nothing yet\";\n");
    const struct catalogue_file *file = &shelf.catalogue->files[0];
    CU_ASSERT_EQUAL_FATAL(shelf.catalogue->file_count, 1);
    CU_ASSERT_STRING_EQUAL(file->plugin, "test");
    CU_ASSERT_PTR_NOT_NULL(strstr(file->file, "/test.cfg"));
    CU_ASSERT_EQUAL(file->reviewed, DATE_UNKNOWN);
    CU_ASSERT_EQUAL(file->count, 0);
    CU_ASSERT_EQUAL(file->flag_count, 0);
    fixture_close(&shelf.fixture);
}

static void a_file_says_when_it_was_reviewed(void)
{
    struct shelf shelf = shelf_open();
    char written[11];
    add_good(&shelf, "test", "plugin = \"test\"; reviewed = \"2026-11-01\";\n");
    date_format(shelf.catalogue->files[0].reviewed, written);
    CU_ASSERT_STRING_EQUAL(written, "2026-11-01");
    fixture_close(&shelf.fixture);
    refuse("plugin = \"test\";\nreviewed = \"last week\";\n", POISE_E_CONFIG_TYPE, 2,
           "\"reviewed\" must be a date like 2026-03-02");
}

static void the_file_of_another_plugin_is_refused(void)
{
    struct shelf shelf = shelf_open();
    CU_ASSERT_EQUAL(add(&shelf, "test", "plugin = \"hormone\";\n"), POISE_E_CONFIG_RANGE);
    CU_ASSERT_TRUE(fixture_complains(
        &shelf.fixture, "this is the catalogue of \"hormone\", not of \"test\""));
    fixture_close(&shelf.fixture);
    refuse("options = ( );\n", POISE_E_CONFIG_MISSING, 0, "\"plugin\" is missing here");
}

static void an_unknown_key_is_answered_with_the_nearest(void)
{
    refuse("plugin = \"test\";\n\noptoins = ( );\n", POISE_E_CONFIG_KEY, 3,
           "\"optoins\" is not known here; the nearest is \"options\"");
}

static void the_lists_hold_groups(void)
{
    refuse("plugin = \"test\";\noptions = ( \"a\" );\n", POISE_E_CONFIG_TYPE, 2,
           "an entry of \"options\" must be a group { }");
    refuse("plugin = \"test\";\nflags = ( ( ) );\n", POISE_E_CONFIG_TYPE, 2,
           "an entry of \"flags\" must be a group { }");
    refuse("plugin = \"test\";\nstanding_rules = { };\n", POISE_E_CONFIG_TYPE, 2,
           "\"standing_rules\" must be a list ( )");
    refuse("plugin = \"test\";\ninteractions = 5;\n", POISE_E_CONFIG_TYPE, 2,
           "\"interactions\" must be a list ( )");
}

static void a_file_that_is_not_there_adds_nothing(void)
{
    struct shelf shelf = shelf_open();
    CU_ASSERT_EQUAL(
        catalogue_add(shelf.catalogue, "test", "/none.cfg", &shelf.fixture.problems),
        POISE_E_IO);
    CU_ASSERT_EQUAL(shelf.catalogue->file_count, 0);
    fixture_close(&shelf.fixture);
}

static void the_digest_is_that_of_the_bytes(void)
{
    struct shelf shelf = shelf_open();
    const char *const text = "plugin = \"test\";\n";
    struct digest expected;
    digest_of(text, strlen(text), &expected);
    add_good(&shelf, "test", text);
    CU_ASSERT_EQUAL(memcmp(&shelf.catalogue->files[0].digest, &expected, sizeof expected),
                    0);
    fixture_close(&shelf.fixture);
}

static void no_more_catalogues_than_there_is_room_for(void)
{
    struct shelf shelf = shelf_open();
    for (int i = 0; i < CATALOGUE_LIMIT; i++)
        add_good(&shelf, "test", "plugin = \"test\";\n");
    CU_ASSERT_EQUAL(add(&shelf, "test", "plugin = \"test\";\n"), POISE_E_CONFIG_RANGE);
    CU_ASSERT_EQUAL(shelf.catalogue->file_count, CATALOGUE_LIMIT);
    CU_ASSERT_TRUE(fixture_complains(&shelf.fixture, "more than 64 catalogues"));
    fixture_close(&shelf.fixture);
}

/* -------------------- whole or not at all */

static void a_file_with_any_problem_adds_nothing(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "good", "plugin = \"good\"; options = ( " OPTION_A " );\n");
    int32_t status = add(&shelf, "bad",
                         "plugin = \"bad\";\n"
                         "options = ( " OPTION_B ", " OPTION_C " );\n"
                         "standing_rules = ( { when = \"yes\"; level = \"later\"; "
                         "  because = \"B\"; } );\n"
                         "flags = ( { code = \"f\"; severity = \"note\"; "
                         "  when = \"yes\"; text = \"T\"; } );\n"
                         "interactions = ( { a = [ \"x\" ]; b = [ \"y\" ]; "
                         "  text = \"T\"; } );\n"
                         "oops = 1;\n");
    CU_ASSERT_EQUAL(status, POISE_E_CONFIG_KEY);
    CU_ASSERT_EQUAL(shelf.fixture.problems.count, 1);
    CU_ASSERT_EQUAL(shelf.catalogue->file_count, 1);
    CU_ASSERT_EQUAL(shelf.catalogue->option_count, 1);
    CU_ASSERT_EQUAL(shelf.catalogue->rule_count, 0);
    CU_ASSERT_EQUAL(shelf.catalogue->flag_count, 0);
    CU_ASSERT_EQUAL(shelf.catalogue->interaction_count, 0);
    CU_ASSERT_PTR_NULL(option_find(shelf.catalogue, "b"));
    CU_ASSERT_PTR_NOT_NULL(option_find(shelf.catalogue, "a"));
    fixture_close(&shelf.fixture);
}

static void a_good_file_is_taken_after_a_bad_one(void)
{
    struct shelf shelf = shelf_open();
    CU_ASSERT_NOT_EQUAL(add(&shelf, "common",
                            "plugin = \"common\"; options = ( " OPTION_A " );\n"
                            "scope = { when = \"age > 5\"; because = \"B\"; };\n"
                            "oops = 1;\n"),
                        POISE_OK);
    CU_ASSERT_EQUAL(shelf.catalogue->common, -1);
    CU_ASSERT_EQUAL(shelf.catalogue->scope.when, CRITERION_ALWAYS);
    CU_ASSERT_PTR_NULL(shelf.catalogue->scope.because);
    CU_ASSERT_EQUAL(
        add(&shelf, "test", "plugin = \"test\"; options = ( " OPTION_A " );\n"),
        POISE_OK);
    CU_ASSERT_EQUAL(shelf.catalogue->file_count, 1);
    CU_ASSERT_EQUAL(option_find(shelf.catalogue, "a")->plugin, 0);
    fixture_close(&shelf.fixture);
}

static void every_problem_of_a_file_is_reported_in_one_run(void)
{
    struct shelf shelf = shelf_open();
    add(&shelf, "test",
        "plugin = \"test\";\n"
        "options = (\n"
        "  { id = \"a\"; label = \"L\"; plain = \"P\"; role = \"sistemic\";\n"
        "    for = \"aeg > 5\";\n"
        "    standing = { level = \"other\"; }; }\n"
        ");\n"
        "flags = (\n"
        "  { code = \"f\"; severity = \"dire\"; when = \"yes\"; text = 5; }\n"
        ");\n"
        "oops = 1;\n");
    CU_ASSERT_EQUAL(shelf.fixture.problems.count, 5);
    CU_ASSERT_TRUE(complains_at(&shelf.fixture, 3, "the nearest is \"systemic\""));
    CU_ASSERT_TRUE(complains_at(&shelf.fixture, 4, "\"for\", column 1: "));
    CU_ASSERT_TRUE(complains_at(&shelf.fixture, 8, "\"severity\" has no value \"dire\""));
    CU_ASSERT_TRUE(complains_at(&shelf.fixture, 8, "\"text\" must be text in quotes"));
    CU_ASSERT_TRUE(complains_at(&shelf.fixture, 10, "\"oops\" is not known here"));
    fixture_close(&shelf.fixture);
}

/* -------------------- options */

static void options_are_found_by_id_and_know_their_place(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "one", "plugin = \"one\"; options = ( " OPTION_A " );\n");
    add_good(&shelf, "two",
             "plugin = \"two\"; options = ( " OPTION_B ", " OPTION_C " );\n");
    const struct option *option = option_find(shelf.catalogue, "c");
    CU_ASSERT_PTR_NOT_NULL_FATAL(option);
    CU_ASSERT_EQUAL(option->plugin, 1);
    CU_ASSERT_EQUAL(option->number, 1);
    CU_ASSERT_EQUAL(shelf.catalogue->files[1].first, 1);
    CU_ASSERT_EQUAL(shelf.catalogue->files[1].count, 2);
    CU_ASSERT_PTR_NULL(option_find(shelf.catalogue, "C"));
    fixture_close(&shelf.fixture);
}

static void an_id_is_used_once_in_a_file(void)
{
    refuse("plugin = \"test\";\n"
           "options = (\n"
           "  " OPTION_A ",\n"
           "  " OPTION_B ",\n"
           "  " OPTION_A " );\n",
           POISE_E_CONFIG_DUPLICATE, 5, "the option \"a\" is defined twice");
}

static void an_id_is_used_once_in_all_files(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "one", "plugin = \"one\"; options = ( " OPTION_A " );\n");
    CU_ASSERT_EQUAL(add(&shelf, "two",
                        "plugin = \"two\"; options = ( " OPTION_B ", " OPTION_A " );\n"),
                    POISE_E_CONFIG_DUPLICATE);
    CU_ASSERT_EQUAL(shelf.catalogue->option_count, 1);
    CU_ASSERT_EQUAL(option_find(shelf.catalogue, "a")->plugin, 0);
    fixture_close(&shelf.fixture);
}

static void many_options_keep_their_order(void)
{
    struct shelf shelf = shelf_open();
    struct text text = {0};
    text_put(&text, "plugin = \"test\"; options = (\n");
    for (int i = 0; i < 300; i++)
        text_format(&text,
                    "%s{ id = \"o%d\"; label = \"L\"; plain = \"P\"; role = \"bone\";\n"
                    "for = \"yes\"; standing = { level = \"other\"; }; }\n",
                    i > 0 ? ", " : "", i);
    text_put(&text, ");\n");
    add_good(&shelf, "test", text.bytes);
    CU_ASSERT_EQUAL_FATAL(shelf.catalogue->option_count, 300);
    for (uint32_t i = 0; i < 300; i++) {
        char id[8];
        snprintf(id, sizeof id, "o%u", (unsigned)i);
        CU_ASSERT_STRING_EQUAL(shelf.catalogue->options[i].id, id);
        CU_ASSERT_EQUAL(shelf.catalogue->options[i].number, i);
    }
    text_free(&text);
    fixture_close(&shelf.fixture);
}

/* -------------------- labels */

static void a_tag_has_one_number_in_all_files(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "one",
             "plugin = \"one\"; interactions = ( "
             "{ a = [ \"rt\" ]; b = [ \"cdk46\" ]; text = \"Hold it\"; } );\n");
    int rt = catalogue_label(shelf.catalogue, "rt");
    CU_ASSERT_TRUE(rt >= 0);
    CU_ASSERT_NOT_EQUAL(rt, catalogue_label(shelf.catalogue, "cdk46"));
    add_good(&shelf, "two",
             "plugin = \"two\"; interactions = ( "
             "{ a = [ \"surgery\", \"rt\" ]; b = [ \"bma\" ]; text = \"Wait\"; } );\n");
    CU_ASSERT_EQUAL(catalogue_label(shelf.catalogue, "rt"), rt);
    CU_ASSERT_TRUE(labels_have(&shelf.catalogue->interactions[1].a, rt));
    CU_ASSERT_EQUAL(catalogue_label(shelf.catalogue, "r"), -1);
    fixture_close(&shelf.fixture);
}

static void sets_of_labels_meet_in_a_common_one(void)
{
    struct labels a = {{0}};
    struct labels b = {{0}};
    a.bits[0] = 1;
    a.bits[7] = (uint64_t)1 << 63;
    b.bits[7] = (uint64_t)1 << 62;
    CU_ASSERT_FALSE(labels_meet(&a, &b));
    CU_ASSERT_TRUE(labels_have(&a, 511));
    CU_ASSERT_FALSE(labels_have(&a, 510));
    CU_ASSERT_FALSE(labels_have(&a, -1));
    b.bits[7] |= (uint64_t)1 << 63;
    CU_ASSERT_TRUE(labels_meet(&a, &b));
}

/* An interaction with so many different tags. */
static void put_tags(struct text *text, int count)
{
    text_put(text, "plugin = \"test\";\ninteractions = ( { text = \"T\"; a = [ ");
    for (int i = 0; i < count; i++)
        text_format(text, "%s\"t%d\"", i > 0 ? ", " : "", i);
    text_put(text, " ]; } );\n");
}

static void no_more_labels_than_there_is_room_for(void)
{
    struct text text = {0};
    struct shelf shelf = shelf_open();
    put_tags(&text, LABEL_LIMIT);
    add_good(&shelf, "test", text.bytes);
    CU_ASSERT_TRUE(labels_have(&shelf.catalogue->interactions[0].a, LABEL_LIMIT - 1));
    fixture_close(&shelf.fixture);
    text_clear(&text);
    put_tags(&text, LABEL_LIMIT + 1);
    refuse(text.bytes, POISE_E_CONFIG_RANGE, 2, "more than 512 different tags and drugs");
    text_free(&text);
}

/* -------------------- standing rules */

static void a_rule_says_for_whom_when_and_why(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "test",
             "plugin = \"test\";\n"
             "standing_rules = ( { tags = [ \"chemo\" ]; except = [ \"addon\" ];\n"
             "  role = \"local\"; when = \"ecog >= 4\"; level = \"later\";\n"
             "  because = \"Does not help\"; source = \"ASCO\"; } );\n");
    const struct standing_rule *rule = &shelf.catalogue->rules[0];
    CU_ASSERT_EQUAL_FATAL(shelf.catalogue->rule_count, 1);
    CU_ASSERT_FALSE(rule->any_tag);
    CU_ASSERT_TRUE(labels_have(&rule->tags, catalogue_label(shelf.catalogue, "chemo")));
    CU_ASSERT_TRUE(labels_have(&rule->except, catalogue_label(shelf.catalogue, "addon")));
    CU_ASSERT_FALSE(labels_meet(&rule->tags, &rule->except));
    CU_ASSERT_FALSE(rule->any_role);
    CU_ASSERT_EQUAL(rule->role, ROLE_LOCAL);
    CU_ASSERT_NOT_EQUAL(rule->situation.when, CRITERION_ALWAYS);
    CU_ASSERT_EQUAL(rule->situation.level, LEVEL_LATER);
    CU_ASSERT_EQUAL(rule->situation.down, 0);
    CU_ASSERT_STRING_EQUAL(rule->situation.because, "Does not help");
    CU_ASSERT_STRING_EQUAL(rule->situation.source, "ASCO");
    fixture_close(&shelf.fixture);
}

static void a_rule_that_names_nobody_is_for_all(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "one", "plugin = \"one\";\n");
    add_good(&shelf, "two",
             "plugin = \"two\";\n"
             "standing_rules = ( { when = \"yes\"; down = 2; because = \"B\"; } );\n");
    const struct standing_rule *rule = &shelf.catalogue->rules[0];
    CU_ASSERT_EQUAL(rule->file, 1);
    CU_ASSERT_TRUE(rule->any_tag);
    CU_ASSERT_TRUE(rule->any_role);
    CU_ASSERT_EQUAL(rule->situation.down, 2);
    CU_ASSERT_PTR_NULL(rule->situation.source);
    fixture_close(&shelf.fixture);
}

#define RULE(text) "plugin = \"test\";\nstanding_rules = (\n  { " text " } );\n"

static void a_rule_that_says_too_little_is_refused(void)
{
    refuse(RULE("when = \"yes\"; because = \"B\";"), POISE_E_CONFIG_MISSING, 3,
           "\"level\" is missing here");
    refuse(RULE("level = \"later\"; because = \"B\";"), POISE_E_CONFIG_MISSING, 3,
           "\"when\" is missing here");
    refuse(RULE("when = \"yes\"; down = 1;"), POISE_E_CONFIG_MISSING, 3,
           "\"because\" is missing here");
    refuse(RULE("when = \"yes\"; level = \"latter\"; because = \"B\";"),
           POISE_E_CONFIG_RANGE, 3,
           "\"level\" has no value \"latter\"; the nearest is \"later\"");
    refuse(RULE("when = \"yes\"; level = \"later\"; down = 5; because = \"B\";"),
           POISE_E_CONFIG_RANGE, 3, "\"down\" must be from 1 to 4");
    refuse(RULE("when = \"yes\"; level = \"later\"; because = \"B\"; tag = [ \"a\" ];"),
           POISE_E_CONFIG_KEY, 3, "\"tag\" is not known here; the nearest is \"tags\"");
    refuse(RULE("when = \"yes\"; level = \"later\"; because = \"B\"; role = \"bones\";"),
           POISE_E_CONFIG_RANGE, 3,
           "\"role\" has no value \"bones\"; the nearest is \"bone\"");
}

static void a_situation_never_rules_an_option_out(void)
{
    refuse(RULE("when = \"yes\"; because = \"B\"; level = \"not-recommended\";"),
           POISE_E_CONFIG_RANGE, 3,
           "\"level\" has no value \"not-recommended\"; the nearest is \"preferred\"");
}

/* -------------------- flags */

static void a_flag_says_what_when_and_how_bad(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "one",
             "plugin = \"one\"; flags = ( "
             "{ code = \"a\"; severity = \"note\"; when = \"yes\"; text = \"A\"; } );\n");
    add_good(&shelf, "two",
             "plugin = \"two\"; flags = ( { code = \"wishes:oral\"; alias = "
             "\"pref:oral\";\n  severity = \"emergency\"; when = \"frail = yes\"; "
             "offered = [ \"iv\" ];\n  text = \"T\"; source = \"S\"; } );\n");
    const struct flag_rule *plain = &shelf.catalogue->flags[0];
    const struct flag_rule *flag = &shelf.catalogue->flags[1];
    CU_ASSERT_EQUAL(plain->severity, SEVERITY_NOTE);
    CU_ASSERT_FALSE(plain->needs_offer);
    CU_ASSERT_PTR_NULL(plain->alias);
    CU_ASSERT_PTR_NULL(plain->source);
    CU_ASSERT_STRING_EQUAL(flag->code, "wishes:oral");
    CU_ASSERT_STRING_EQUAL(flag->alias, "pref:oral");
    CU_ASSERT_EQUAL(flag->severity, SEVERITY_EMERGENCY);
    CU_ASSERT_NOT_EQUAL(flag->when, CRITERION_ALWAYS);
    CU_ASSERT_TRUE(flag->needs_offer);
    CU_ASSERT_TRUE(labels_have(&flag->offered, catalogue_label(shelf.catalogue, "iv")));
    CU_ASSERT_STRING_EQUAL(flag->text, "T");
    CU_ASSERT_STRING_EQUAL(flag->source, "S");
    CU_ASSERT_EQUAL(shelf.catalogue->files[1].flag_first, 1);
    CU_ASSERT_EQUAL(shelf.catalogue->files[1].flag_count, 1);
    fixture_close(&shelf.fixture);
}

#define FLAG(text) "plugin = \"test\";\nflags = (\n  { " text " } );\n"

static void a_flag_that_says_too_little_is_refused(void)
{
    refuse(FLAG("severity = \"note\"; when = \"yes\"; text = \"T\";"),
           POISE_E_CONFIG_MISSING, 3, "\"code\" is missing here");
    refuse(FLAG("code = \"f\"; when = \"yes\"; text = \"T\";"), POISE_E_CONFIG_MISSING, 3,
           "\"severity\" is missing here");
    refuse(FLAG("code = \"f\"; severity = \"note\"; text = \"T\";"),
           POISE_E_CONFIG_MISSING, 3, "\"when\" is missing here");
    refuse(FLAG("code = \"f\"; severity = \"note\"; when = \"yes\";"),
           POISE_E_CONFIG_MISSING, 3, "\"text\" is missing here");
    refuse(FLAG("code = \"f\"; severity = \"warn\"; when = \"yes\"; text = \"T\";"),
           POISE_E_CONFIG_RANGE, 3,
           "\"severity\" has no value \"warn\"; the nearest is \"warning\"");
    refuse(FLAG("code = \"f\"; severity = \"note\"; when = \"yes\"; text = \"T\"; "
                "offer = [ ];"),
           POISE_E_CONFIG_KEY, 3,
           "\"offer\" is not known here; the nearest is \"offered\"");
}

static void a_broken_criterion_has_its_line_and_column(void)
{
    refuse(FLAG("code = \"f\"; severity = \"note\"; when = \"her2 = loww\"; text = "
                "\"T\";"),
           POISE_E_CRITERION, 3,
           "\"when\", column 8: her2 has no value \"loww\"; the nearest is \"low\"");
}

/* -------------------- interactions */

static void an_interaction_joins_two_sets(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "test",
             "plugin = \"test\";\n"
             "interactions = (\n"
             "  { a = [ \"ribociclib\" ]; b = [ \"tamoxifen\" ]; excludes = true;\n"
             "    text = \"QT interval\"; source = \"label\"; },\n"
             "  { a = [ \"cdk46\" ]; b = [ \"rt\" ]; text = \"Hold it\"; } );\n");
    const struct interaction *never = &shelf.catalogue->interactions[0];
    const struct interaction *hold = &shelf.catalogue->interactions[1];
    CU_ASSERT_EQUAL_FATAL(shelf.catalogue->interaction_count, 2);
    CU_ASSERT_TRUE(
        labels_have(&never->a, catalogue_label(shelf.catalogue, "ribociclib")));
    CU_ASSERT_TRUE(labels_have(&never->b, catalogue_label(shelf.catalogue, "tamoxifen")));
    CU_ASSERT_TRUE(never->excludes);
    CU_ASSERT_STRING_EQUAL(never->text, "QT interval");
    CU_ASSERT_STRING_EQUAL(never->source, "label");
    CU_ASSERT_FALSE(hold->excludes);
    CU_ASSERT_PTR_NULL(hold->source);
    fixture_close(&shelf.fixture);
}

#define MEETING(text) "plugin = \"test\";\ninteractions = (\n  { " text " } );\n"

static void an_interaction_that_cannot_be_read_is_refused(void)
{
    refuse(MEETING("a = [ \"x\" ]; b = [ \"y\" ];"), POISE_E_CONFIG_MISSING, 3,
           "\"text\" is missing here");
    refuse(MEETING("a = \"x\"; b = [ \"y\" ]; text = \"T\";"), POISE_E_CONFIG_TYPE, 3,
           "\"a\" must be a list of texts [ \"a\", \"b\" ]");
    refuse(MEETING("a = [ \"x\" ]; b = [ \"y\" ]; text = \"T\"; excludes = \"yes\";"),
           POISE_E_CONFIG_TYPE, 3, "\"excludes\" must be true or false");
    refuse(MEETING("a = [ \"x\" ]; b = [ \"y\" ]; text = \"T\"; exclude = true;"),
           POISE_E_CONFIG_KEY, 3,
           "\"exclude\" is not known here; the nearest is \"excludes\"");
}

/* -------------------- common.cfg, overlays, names */

static void the_common_file_is_remembered(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, "one", "plugin = \"one\";\n");
    add_good(&shelf, CATALOGUE_COMMON, "plugin = \"common\";\n");
    add_good(&shelf, "two", "plugin = \"two\";\n");
    CU_ASSERT_EQUAL(shelf.catalogue->common, 1);
    fixture_close(&shelf.fixture);
}

static void only_the_common_file_has_a_scope(void)
{
    struct shelf shelf = shelf_open();
    add_good(&shelf, CATALOGUE_COMMON,
             "plugin = \"common\";\n"
             "scope = { when = \"not stage = early\"; because = \"Early\"; };\n");
    CU_ASSERT_NOT_EQUAL(shelf.catalogue->scope.when, CRITERION_ALWAYS);
    CU_ASSERT_STRING_EQUAL(shelf.catalogue->scope.because, "Early");
    CU_ASSERT_PTR_NULL(shelf.catalogue->scope.source);
    fixture_close(&shelf.fixture);
    refuse("plugin = \"test\";\nscope = { when = \"yes\"; because = \"B\"; };\n",
           POISE_E_CONFIG_KEY, 2, "only common.cfg has a scope");
}

static void a_site_overlays_by_including(void)
{
    struct shelf shelf = shelf_open();
    static const char own[] = "flags = ( { code = \"own\"; severity = \"note\"; when = "
                              "\"yes\"; text = \"Ours\"; } );\n";
    fixture_file(&shelf.fixture, "own.cfg", own, sizeof own - 1);
    add_good(&shelf, "test", "plugin = \"test\";\n@include \"own.cfg\"\n");
    CU_ASSERT_EQUAL_FATAL(shelf.catalogue->flag_count, 1);
    CU_ASSERT_STRING_EQUAL(shelf.catalogue->flags[0].code, "own");
    fixture_close(&shelf.fixture);
}

static void a_problem_of_an_overlay_is_placed_in_it(void)
{
    struct shelf shelf = shelf_open();
    static const char own[] = "\n\nflags = ( { code = \"own\"; } );\n";
    fixture_file(&shelf.fixture, "own.cfg", own, sizeof own - 1);
    add(&shelf, "test", "plugin = \"test\";\n@include \"own.cfg\"\n");
    const struct problem *problem = shelf.fixture.problems.first;
    CU_ASSERT_PTR_NOT_NULL_FATAL(problem);
    CU_ASSERT_PTR_NOT_NULL(strstr(problem->file, "own.cfg"));
    CU_ASSERT_EQUAL(problem->line, 3);
    CU_ASSERT_EQUAL(shelf.catalogue->file_count, 0);
    fixture_close(&shelf.fixture);
}

static void levels_fall_from_preferred_to_none(void)
{
    CU_ASSERT_STRING_EQUAL(level_name(LEVEL_PREFERRED), "preferred");
    CU_ASSERT_STRING_EQUAL(level_name(LEVEL_NOT_RECOMMENDED), "not-recommended");
    CU_ASSERT_EQUAL(level_standing(LEVEL_PREFERRED), POISE_STANDING_PREFERRED);
    for (uint32_t i = 1; i < LEVEL_INVESTIGATIONAL; i++)
        CU_ASSERT_TRUE(level_standing(i) < level_standing(i - 1));
    CU_ASSERT_EQUAL(level_standing(LEVEL_NOT_RECOMMENDED), 0);
    CU_ASSERT_EQUAL(level_standing(LEVEL_INVESTIGATIONAL), 0);
    CU_ASSERT_STRING_EQUAL(level_meaning(LEVEL_INVESTIGATIONAL), "only inside a trial");
}

static void names_are_those_of_the_files(void)
{
    CU_ASSERT_STRING_EQUAL(role_name(ROLE_SYSTEMIC), "systemic");
    CU_ASSERT_STRING_EQUAL(role_name(ROLE_TRIAL), "trial");
    CU_ASSERT_STRING_EQUAL(severity_name(SEVERITY_WARNING), "warning");
    CU_ASSERT_STRING_EQUAL(region_name(REGION_EU), "eu");
    CU_ASSERT_STRING_EQUAL(toxicity_name(TOXICITY_HAND_FOOT), "hand-foot");
    CU_ASSERT_STRING_EQUAL(toxicity_plain(TOXICITY_ILD), "lung inflammation");
}

static void the_catalogues_of_this_tree_are_sound(void)
{
    const char *const plugins[] = {
        "anti_her2", "bone_health", "chemotherapy", "hormone", "radiation",
        "support",   "surgery",     "targeted",     "trials",  CATALOGUE_COMMON};
    struct shelf shelf = shelf_open();
    for (size_t i = 0; i < sizeof plugins / sizeof *plugins; i++) {
        struct text path = {0};
        text_format(&path, "conf/catalogue/%s.cfg", plugins[i]);
        const char *file = fixture_tree(&shelf.fixture, path.bytes);
        CU_ASSERT_EQUAL(
            catalogue_add(shelf.catalogue, plugins[i], file, &shelf.fixture.problems),
            POISE_OK);
        text_free(&path);
    }
    CU_ASSERT_EQUAL(shelf.fixture.problems.count, 0);
    CU_ASSERT_TRUE(shelf.catalogue->option_count > 50);
    CU_ASSERT_EQUAL(shelf.catalogue->common, 9);
    fixture_close(&shelf.fixture);
}

UNIT_SUITE(catalogue) = {
    UNIT_TEST(a_catalogue_begins_empty),
    UNIT_TEST(a_file_may_hold_nothing_but_its_plugin),
    UNIT_TEST(a_file_says_when_it_was_reviewed),
    UNIT_TEST(the_file_of_another_plugin_is_refused),
    UNIT_TEST(an_unknown_key_is_answered_with_the_nearest),
    UNIT_TEST(the_lists_hold_groups),
    UNIT_TEST(a_file_that_is_not_there_adds_nothing),
    UNIT_TEST(the_digest_is_that_of_the_bytes),
    UNIT_TEST(no_more_catalogues_than_there_is_room_for),
    UNIT_TEST(a_file_with_any_problem_adds_nothing),
    UNIT_TEST(a_good_file_is_taken_after_a_bad_one),
    UNIT_TEST(every_problem_of_a_file_is_reported_in_one_run),
    UNIT_TEST(options_are_found_by_id_and_know_their_place),
    UNIT_TEST(an_id_is_used_once_in_a_file),
    UNIT_TEST(an_id_is_used_once_in_all_files),
    UNIT_TEST(many_options_keep_their_order),
    UNIT_TEST(a_tag_has_one_number_in_all_files),
    UNIT_TEST(sets_of_labels_meet_in_a_common_one),
    UNIT_TEST(no_more_labels_than_there_is_room_for),
    UNIT_TEST(a_rule_says_for_whom_when_and_why),
    UNIT_TEST(a_rule_that_names_nobody_is_for_all),
    UNIT_TEST(a_rule_that_says_too_little_is_refused),
    UNIT_TEST(a_situation_never_rules_an_option_out),
    UNIT_TEST(a_flag_says_what_when_and_how_bad),
    UNIT_TEST(a_flag_that_says_too_little_is_refused),
    UNIT_TEST(a_broken_criterion_has_its_line_and_column),
    UNIT_TEST(an_interaction_joins_two_sets),
    UNIT_TEST(an_interaction_that_cannot_be_read_is_refused),
    UNIT_TEST(the_common_file_is_remembered),
    UNIT_TEST(only_the_common_file_has_a_scope),
    UNIT_TEST(a_site_overlays_by_including),
    UNIT_TEST(a_problem_of_an_overlay_is_placed_in_it),
    UNIT_TEST(levels_fall_from_preferred_to_none),
    UNIT_TEST(names_are_those_of_the_files),
    UNIT_TEST(the_catalogues_of_this_tree_are_sound),
    UNIT_END,
};
