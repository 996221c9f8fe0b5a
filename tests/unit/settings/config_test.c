/* Strict reading: every wrong key, type and value with its file, line and nearest
 * name. */
#include "settings/config.h"

#include <string.h>

#include <poise/status.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/digest.h"
#include "fixture.h"
#include "record/criteria.h"
#include "unit.h"

/* An open file and what was found in it. */
struct opened {
    struct fixture fixture;
    struct config config;
    int32_t status;
};

/* Writes and opens "a.cfg". The reader keeps pointers into `opened`, so it stays put. */
static const config_setting_t *open_text(struct opened *opened, const char *text)
{
    opened->fixture = fixture_open();
    const char *path = fixture_file(&opened->fixture, "a.cfg", text, strlen(text));
    opened->status = config_open(&opened->config, opened->fixture.arena, path,
                                 &opened->fixture.problems);
    return config_top(&opened->config);
}

static const config_setting_t *open_good(struct opened *opened, const char *text)
{
    const config_setting_t *top = open_text(opened, text);
    CU_ASSERT_EQUAL_FATAL(opened->status, POISE_OK);
    return top;
}

static void shut(struct opened *opened)
{
    config_close(&opened->config);
    fixture_close(&opened->fixture);
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);
    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

/* One problem, in a file of this name, at this line, for this reason. */
static void expect_problem_in(const struct opened *opened, int32_t status,
                              const char *file, int line, const char *reason)
{
    const struct problem *problem = opened->fixture.problems.first;
    CU_ASSERT_EQUAL_FATAL(opened->fixture.problems.count, 1);
    CU_ASSERT_EQUAL(problem->status, status);
    CU_ASSERT_TRUE(ends_with(problem->file, file));
    CU_ASSERT_EQUAL(problem->line, line);
    CU_ASSERT_STRING_EQUAL(problem->reason, reason);
}

static void expect_problem(const struct opened *opened, int32_t status, int line,
                           const char *reason)
{
    expect_problem_in(opened, status, "/a.cfg", line, reason);
}

/* -------------------- opening */

static void a_file_that_is_not_there_is_said_to_be(void)
{
    struct opened opened = {.fixture = fixture_open()};
    int32_t status = config_open(&opened.config, opened.fixture.arena, "/none/a.cfg",
                                 &opened.fixture.problems);
    CU_ASSERT_EQUAL(status, POISE_E_IO);
    expect_problem(&opened, POISE_E_IO, 0, "cannot be read: No such file or directory");
    shut(&opened);
}

static void a_folder_is_not_a_file(void)
{
    struct opened opened = {.fixture = fixture_open()};
    const char *folder = fixture_tree(&opened.fixture, "conf");
    CU_ASSERT_EQUAL(config_open(&opened.config, opened.fixture.arena, folder,
                                &opened.fixture.problems),
                    POISE_E_IO);
    CU_ASSERT_EQUAL(opened.fixture.problems.count, 1);
    shut(&opened);
}

static void an_empty_file_has_no_settings(void)
{
    struct opened opened;
    CU_ASSERT_EQUAL(config_setting_length(open_good(&opened, "")), 0);
    shut(&opened);
    CU_ASSERT_EQUAL(config_setting_length(open_good(&opened, "# only a comment\n")), 0);
    shut(&opened);
}

static void a_syntax_error_has_its_line(void)
{
    struct opened opened;
    open_text(&opened, "a = 1;\n\nb = ;\n");
    CU_ASSERT_EQUAL(opened.status, POISE_E_CONFIG_SYNTAX);
    expect_problem(&opened, POISE_E_CONFIG_SYNTAX, 3, "syntax error");
    shut(&opened);
}

static void a_key_given_twice_is_a_syntax_error(void)
{
    struct opened opened;
    open_text(&opened, "a = 1;\nb = 2;\na = 3;\n");
    expect_problem(&opened, POISE_E_CONFIG_SYNTAX, 3, "duplicate setting name");
    shut(&opened);
}

static void garbage_is_a_syntax_error(void)
{
    const char *const texts[] = {"\x7f\x45LF\x02\x01", "{\"name\": 1}",
                                 "[site]\nname = x",   "a = \"never closed",
                                 "a = (1, 2",          "\xff\xfe"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct opened opened;
        open_text(&opened, texts[i]);
        CU_ASSERT_EQUAL(opened.status, POISE_E_CONFIG_SYNTAX);
        CU_ASSERT_EQUAL(opened.fixture.problems.count, 1);
        shut(&opened);
    }
}

/* -------------------- @include */

/* Opens "a.cfg", which may include "b.cfg" beside it. */
static const config_setting_t *open_pair(struct opened *opened, const char *text,
                                         const char *included)
{
    opened->fixture = fixture_open();
    fixture_file(&opened->fixture, "b.cfg", included, strlen(included));
    const char *path = fixture_file(&opened->fixture, "a.cfg", text, strlen(text));
    opened->status = config_open(&opened->config, opened->fixture.arena, path,
                                 &opened->fixture.problems);
    return config_top(&opened->config);
}

static void an_included_file_is_found_beside_the_including_one(void)
{
    struct opened opened;
    int32_t number = 0;
    const config_setting_t *top =
        open_pair(&opened, "a = 1;\n@include \"b.cfg\"\n", "b = 2;\n");
    CU_ASSERT_EQUAL(opened.status, POISE_OK);
    config_int(&opened.config, top, "b", 0, 9, &number);
    CU_ASSERT_EQUAL(number, 2);
    shut(&opened);
}

/* The digest of "a.cfg" with "b.cfg" beside it, in its short form. */
static void digest_pair(const char *text, const char *included, char out[DIGEST_TEXT])
{
    struct opened opened;
    struct digest digest = {{0}};
    open_pair(&opened, text, included);
    CU_ASSERT_EQUAL(opened.status, POISE_OK);
    config_digest(&opened.config, &digest);
    digest_format(&digest, out);
    shut(&opened);
}

static void the_digest_covers_what_is_included(void)
{
    static const char with[] = "a = 1;\n@include \"b.cfg\"\nc = { d = 1; };\n";
    static const char without[] = "a = 1;\n";
    char one[DIGEST_TEXT];
    char two[DIGEST_TEXT];
    digest_pair(with, "b = 2;\n", one);
    digest_pair(with, "b = 2;\n", two);
    CU_ASSERT_STRING_EQUAL(one, two);
    digest_pair(with, "b = 3;\n", two);
    CU_ASSERT_STRING_NOT_EQUAL(one, two);
    digest_pair(without, "b = 2;\n", one);
    digest_pair(without, "b = 3;\n", two);
    CU_ASSERT_STRING_EQUAL(one, two);
}

static void the_digest_covers_what_is_included_inside_a_group(void)
{
    static const char with[] = "a = {\n@include \"b.cfg\"\n};\n";
    char one[DIGEST_TEXT];
    char two[DIGEST_TEXT];
    digest_pair(with, "b = 2;\n", one);
    digest_pair(with, "b = 3;\n", two);
    CU_ASSERT_STRING_NOT_EQUAL(one, two);
}

static void a_problem_in_an_included_file_is_placed_there(void)
{
    static const char *const keys[] = {"alpha", NULL};
    struct opened opened;
    const config_setting_t *top =
        open_pair(&opened, "alpha = 1;\n\n\n@include \"b.cfg\"\n", "\nbeta = 2;\n");
    config_check_keys(&opened.config, top, keys);
    expect_problem_in(&opened, POISE_E_CONFIG_KEY, "b.cfg", 2,
                      "\"beta\" is not known here");
    shut(&opened);
}

static void a_syntax_error_in_an_included_file_is_placed_there(void)
{
    struct opened opened;
    open_pair(&opened, "@include \"b.cfg\"\n", "b = 1;\nc = ;\n");
    expect_problem_in(&opened, POISE_E_CONFIG_SYNTAX, "b.cfg", 2, "syntax error");
    shut(&opened);
}

static void a_missing_included_file_is_a_problem_where_it_is_named(void)
{
    struct opened opened;
    open_text(&opened, "a = 1;\n@include \"none.cfg\"\n");
    expect_problem(&opened, POISE_E_CONFIG_SYNTAX, 2, "cannot open include file");
    shut(&opened);
}

static void a_file_that_includes_itself_ends(void)
{
    struct opened opened;
    open_text(&opened, "@include \"a.cfg\"\n");
    CU_ASSERT_EQUAL(opened.status, POISE_E_CONFIG_SYNTAX);
    CU_ASSERT_TRUE(fixture_complains(&opened.fixture, "include file nesting too deep"));
    shut(&opened);
}

/* -------------------- keys */

static void an_unknown_key_is_answered_with_the_nearest(void)
{
    static const char *const keys[] = {"weights", "licence", "name", NULL};
    struct opened opened;
    config_check_keys(&opened.config,
                      open_good(&opened, "name = \"x\";\nlisence = { };\n"), keys);
    expect_problem(&opened, POISE_E_CONFIG_KEY, 2,
                   "\"lisence\" is not known here; the nearest is \"licence\"");
    shut(&opened);
}

static void every_unknown_key_of_a_group_is_reported(void)
{
    static const char *const keys[] = {"name", NULL};
    struct opened opened;
    config_check_keys(&opened.config,
                      open_good(&opened, "xyzzy = 1;\nname = 2;\nplugh = 3;\n"), keys);
    CU_ASSERT_EQUAL(opened.fixture.problems.count, 2);
    CU_ASSERT_TRUE(fixture_complains(&opened.fixture, "\"xyzzy\" is not known here"));
    CU_ASSERT_TRUE(fixture_complains(&opened.fixture, "\"plugh\" is not known here"));
    CU_ASSERT_FALSE(fixture_complains(&opened.fixture, "the nearest"));
    shut(&opened);
}

static void a_required_key_that_is_missing_is_a_problem_at_its_group(void)
{
    struct opened opened;
    const char *out = "as it was";
    const config_setting_t *top = open_good(&opened, "a = 1;\ngroup = {\n  b = 2;\n};\n");
    const config_setting_t *group = config_group(&opened.config, top, "group");
    config_string(&opened.config, group, "label", CONFIG_OPTIONAL, &out);
    CU_ASSERT_EQUAL(opened.fixture.problems.count, 0);
    config_string(&opened.config, group, "label", CONFIG_REQUIRED, &out);
    expect_problem(&opened, POISE_E_CONFIG_MISSING, 2, "\"label\" is missing here");
    CU_ASSERT_STRING_EQUAL(out, "as it was");
    shut(&opened);
}

static void a_member_is_found_by_its_exact_name(void)
{
    struct opened opened;
    const config_setting_t *top =
        open_good(&opened, "ab = 1;\na = { b = 2; };\nlist = ( { a = 3; } );\n");
    const config_setting_t *group = config_member(top, "a");
    CU_ASSERT_PTR_NOT_NULL_FATAL(group);
    CU_ASSERT_PTR_NOT_NULL(config_member(group, "b"));
    CU_ASSERT_PTR_NULL(config_member(top, "b"));
    CU_ASSERT_PTR_NULL(config_member(top, "A"));
    CU_ASSERT_PTR_NULL(config_member(top, "a.b")); /* not a path */
    CU_ASSERT_PTR_NULL(config_member(config_member(top, "list"), "a"));
    CU_ASSERT_PTR_NULL(config_member(config_member(top, "ab"), "a"));
    shut(&opened);
}

/* -------------------- values */

static void text_is_copied_out_of_the_file(void)
{
    struct opened opened;
    const char *out = NULL;
    config_string(&opened.config, open_good(&opened, "a = \"one\" \" two\";\n"), "a",
                  CONFIG_OPTIONAL, &out);
    config_close(&opened.config);
    CU_ASSERT_STRING_EQUAL(out, "one two");
    shut(&opened);
}

static void what_is_not_text_is_refused(void)
{
    const char *const texts[] = {"a = 5;",   "a = 2.5;", "a = true;",
                                 "a = { };", "a = ( );", "a = [ \"x\" ];"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct opened opened;
        const char *out = NULL;
        config_string(&opened.config, open_good(&opened, texts[i]), "a", CONFIG_REQUIRED,
                      &out);
        expect_problem(&opened, POISE_E_CONFIG_TYPE, 1, "\"a\" must be text in quotes");
        CU_ASSERT_PTR_NULL(out);
        shut(&opened);
    }
}

static void true_and_false_are_not_numbers(void)
{
    struct opened opened;
    bool out = false;
    const config_setting_t *top =
        open_good(&opened, "yes = true;\nno = false;\n\none = 1;\n");
    config_bool(&opened.config, top, "yes", &out);
    CU_ASSERT_TRUE(out);
    config_bool(&opened.config, top, "absent", &out);
    CU_ASSERT_TRUE(out);
    config_bool(&opened.config, top, "no", &out);
    CU_ASSERT_FALSE(out);
    config_bool(&opened.config, top, "one", &out);
    expect_problem(&opened, POISE_E_CONFIG_TYPE, 4, "\"one\" must be true or false");
    CU_ASSERT_FALSE(out);
    shut(&opened);
}

/* `a = TEXT` read as thousandths from -2 to 100; 7 when it was refused. */
static int32_t fixed_of(struct opened *opened, const char *text)
{
    int32_t out = 7;
    config_fixed(&opened->config, open_good(opened, text), "a", -2, 100, &out);
    return out;
}

static void a_number_is_held_in_thousandths(void)
{
    const struct {
        const char *text;
        int32_t fixed;
    } cases[] = {{"a = 33;", 33000},   {"a = 0.125;", 125},  {"a = 40L;", 40000},
                 {"a = 100;", 100000}, {"a = -2.0;", -2000}, {"a = 0x10;", 16000},
                 {"b = 1;", 7},        {"a = 0.0006;", 1},   {"a = 1e1;", 10000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct opened opened;
        CU_ASSERT_EQUAL(fixed_of(&opened, cases[i].text), cases[i].fixed);
        CU_ASSERT_EQUAL(opened.fixture.problems.count, 0);
        shut(&opened);
    }
}

static void a_number_out_of_range_is_refused(void)
{
    const char *const texts[] = {"a = 101;", "a = 100.001;", "a = -3;",
                                 "a = 99999999999L;", "a = 1e300;"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct opened opened;
        CU_ASSERT_EQUAL(fixed_of(&opened, texts[i]), 7);
        expect_problem(&opened, POISE_E_CONFIG_RANGE, 1, "\"a\" must be from -2 to 100");
        shut(&opened);
    }
}

static void what_is_not_a_number_is_refused(void)
{
    const char *const texts[] = {"a = \"33\";", "a = true;", "a = [ 33 ];", "a = { };"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct opened opened;
        CU_ASSERT_EQUAL(fixed_of(&opened, texts[i]), 7);
        expect_problem(&opened, POISE_E_CONFIG_TYPE, 1, "\"a\" must be a number");
        shut(&opened);
    }
}

static void a_whole_number_has_no_fraction(void)
{
    struct opened opened;
    int32_t out = 7;
    const config_setting_t *top = open_good(&opened, "low = 0;\nhigh = 50L;\na = 2.0;\n");
    config_int(&opened.config, top, "low", 0, 50, &out);
    CU_ASSERT_EQUAL(out, 0);
    config_int(&opened.config, top, "high", 0, 50, &out);
    CU_ASSERT_EQUAL(out, 50);
    config_int(&opened.config, top, "a", 0, 50, &out);
    expect_problem(&opened, POISE_E_CONFIG_TYPE, 3, "\"a\" must be a whole number");
    CU_ASSERT_EQUAL(out, 50);
    shut(&opened);
}

static void a_whole_number_out_of_range_is_refused(void)
{
    const char *const texts[] = {"a = 51;", "a = -1;", "a = 4294967296L;"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct opened opened;
        int32_t out = 7;
        config_int(&opened.config, open_good(&opened, texts[i]), "a", 0, 50, &out);
        expect_problem(&opened, POISE_E_CONFIG_RANGE, 1, "\"a\" must be from 0 to 50");
        CU_ASSERT_EQUAL(out, 7);
        shut(&opened);
    }
}

static void a_choice_is_one_of_its_names(void)
{
    static const char *const names[] = {"mark", "exclude", NULL};
    struct opened opened;
    int out = 7;
    const config_setting_t *top =
        open_good(&opened, "a = \"exclude\";\nb = \"exlude\";\n");
    config_choice(&opened.config, top, "absent", CONFIG_OPTIONAL, names, &out);
    CU_ASSERT_EQUAL(out, 7);
    config_choice(&opened.config, top, "a", CONFIG_REQUIRED, names, &out);
    CU_ASSERT_EQUAL(out, 1);
    config_choice(&opened.config, top, "b", CONFIG_REQUIRED, names, &out);
    expect_problem(&opened, POISE_E_CONFIG_RANGE, 2,
                   "\"b\" has no value \"exlude\"; the nearest is \"exclude\"");
    CU_ASSERT_EQUAL(out, 1);
    shut(&opened);
}

static void a_choice_is_required_when_said_so_and_is_text(void)
{
    static const char *const names[] = {"mark", "exclude", NULL};
    struct opened opened;
    int out = 7;
    const config_setting_t *top = open_good(&opened, "\na = 1;\n");
    config_choice(&opened.config, top, "a", CONFIG_REQUIRED, names, &out);
    expect_problem(&opened, POISE_E_CONFIG_TYPE, 2, "\"a\" must be text in quotes");
    config_choice(&opened.config, top, "b", CONFIG_REQUIRED, names, &out);
    CU_ASSERT_TRUE(fixture_complains(&opened.fixture, "\"b\" is missing here"));
    CU_ASSERT_EQUAL(out, 7);
    shut(&opened);
}

static void a_date_is_a_calendar_day(void)
{
    struct opened opened;
    char written[11];
    int32_t days = DATE_UNKNOWN;
    const config_setting_t *top =
        open_good(&opened, "a = \"2026-11-01\";\n\nb = \"2026-11-31\";\n");
    config_date(&opened.config, top, "absent", &days);
    CU_ASSERT_EQUAL(days, DATE_UNKNOWN);
    config_date(&opened.config, top, "a", &days);
    date_format(days, written);
    CU_ASSERT_STRING_EQUAL(written, "2026-11-01");
    config_date(&opened.config, top, "b", &days);
    expect_problem(&opened, POISE_E_CONFIG_TYPE, 3,
                   "\"b\" must be a date like 2026-03-02");
    shut(&opened);
}

static void a_date_is_written_in_quotes(void)
{
    struct opened opened;
    int32_t days = DATE_UNKNOWN;
    config_date(&opened.config, open_good(&opened, "a = 2026;\n"), "a", &days);
    expect_problem(&opened, POISE_E_CONFIG_TYPE, 1, "\"a\" must be text in quotes");
    CU_ASSERT_EQUAL(days, DATE_UNKNOWN);
    shut(&opened);
}

/* -------------------- criteria */

static void read_criterion(struct opened *opened, const char *text, uint16_t *out)
{
    const config_setting_t *top = open_good(opened, text);
    struct criteria *criteria =
        criteria_new(opened->fixture.arena, opened->fixture.vocabulary);
    CU_ASSERT_PTR_NOT_NULL_FATAL(criteria);
    config_criterion(&opened->config, top, "when", CONFIG_REQUIRED, criteria, out);
}

static void a_criterion_is_compiled(void)
{
    struct opened opened;
    uint16_t out = CRITERION_ALWAYS;
    read_criterion(&opened, "when = \"her2 = low and \" \"age >= 70 years\";\n", &out);
    CU_ASSERT_EQUAL(opened.fixture.problems.count, 0);
    CU_ASSERT_NOT_EQUAL(out, CRITERION_ALWAYS);
    shut(&opened);
}

static void a_broken_criterion_has_its_line_and_column(void)
{
    struct opened opened;
    uint16_t out = CRITERION_ALWAYS;
    read_criterion(&opened, "\n\nwhen = \"her2 = low and aeg > 70\";\n", &out);
    CU_ASSERT_EQUAL_FATAL(opened.fixture.problems.count, 1);
    const struct problem *problem = opened.fixture.problems.first;
    CU_ASSERT_EQUAL(problem->status, POISE_E_CRITERION);
    CU_ASSERT_EQUAL(problem->line, 3);
    CU_ASSERT_PTR_NOT_NULL(strstr(problem->reason, "\"when\", column 16: "));
    CU_ASSERT_PTR_NOT_NULL(strstr(problem->reason, "\"aeg\"; the nearest is \"age\""));
    shut(&opened);
}

static void a_criterion_is_text(void)
{
    struct opened opened;
    uint16_t out = CRITERION_ALWAYS;
    read_criterion(&opened, "when = true;\n", &out);
    expect_problem(&opened, POISE_E_CONFIG_TYPE, 1, "\"when\" must be text in quotes");
    shut(&opened);
}

/* -------------------- lists and groups */

static void texts_stand_in_an_array_or_a_list(void)
{
    const char *const texts[] = {"a = [ \"x\", \"y z\" ];", "a = ( \"x\", \"y z\" );"};
    for (size_t i = 0; i < 2; i++) {
        struct opened opened;
        struct config_strings out = {0};
        config_strings(&opened.config, open_good(&opened, texts[i]), "a", &out);
        CU_ASSERT_EQUAL_FATAL(out.count, 2);
        CU_ASSERT_STRING_EQUAL(out.items[0], "x");
        CU_ASSERT_STRING_EQUAL(out.items[1], "y z");
        CU_ASSERT_TRUE(config_strings_have(&out, "x"));
        CU_ASSERT_TRUE(config_strings_have(&out, "y z"));
        CU_ASSERT_FALSE(config_strings_have(&out, "y"));
        CU_ASSERT_EQUAL(opened.fixture.problems.count, 0);
        shut(&opened);
    }
}

static void a_list_of_texts_may_be_empty_or_absent(void)
{
    struct opened opened;
    const char *const before[] = {"before"};
    struct config_strings out = {1, before};
    const config_setting_t *top = open_good(&opened, "a = [ ];\n");
    config_strings(&opened.config, top, "b", &out);
    CU_ASSERT_EQUAL(out.count, 1);
    config_strings(&opened.config, top, "a", &out);
    CU_ASSERT_EQUAL(out.count, 0);
    CU_ASSERT_FALSE(config_strings_have(&out, "before"));
    CU_ASSERT_EQUAL(opened.fixture.problems.count, 0);
    shut(&opened);
}

static void a_list_of_anything_else_is_refused(void)
{
    const char *const texts[] = {"a = \"x\";", "a = 5;", "a = { x = \"y\"; };",
                                 "a = [ 1 ];", "a = ( \"x\", 5 );"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct opened opened;
        struct config_strings out = {0};
        config_strings(&opened.config, open_good(&opened, texts[i]), "a", &out);
        expect_problem(&opened, POISE_E_CONFIG_TYPE, 1,
                       "\"a\" must be a list of texts [ \"a\", \"b\" ]");
        shut(&opened);
    }
}

static void a_group_and_a_list_are_what_they_are(void)
{
    struct opened opened;
    const config_setting_t *top = open_good(&opened, "group = { };\nlist = ( );\n");
    CU_ASSERT_PTR_NOT_NULL(config_group(&opened.config, top, "group"));
    CU_ASSERT_PTR_NOT_NULL(config_list(&opened.config, top, "list"));
    CU_ASSERT_PTR_NULL(config_group(&opened.config, top, "absent"));
    CU_ASSERT_PTR_NULL(config_list(&opened.config, top, "absent"));
    CU_ASSERT_EQUAL(opened.fixture.problems.count, 0);
    CU_ASSERT_PTR_NULL(config_group(&opened.config, top, "list"));
    expect_problem(&opened, POISE_E_CONFIG_TYPE, 2, "\"list\" must be a group { }");
    CU_ASSERT_PTR_NULL(config_list(&opened.config, top, "group"));
    CU_ASSERT_TRUE(fixture_complains(&opened.fixture, "\"group\" must be a list ( )"));
    shut(&opened);
}

static void an_array_is_not_a_list_of_groups(void)
{
    struct opened opened;
    const config_setting_t *top = open_good(&opened, "a = [ 1, 2 ];\n");
    CU_ASSERT_PTR_NULL(config_list(&opened.config, top, "a"));
    expect_problem(&opened, POISE_E_CONFIG_TYPE, 1, "\"a\" must be a list ( )");
    shut(&opened);
}

UNIT_SUITE(config) = {
    UNIT_TEST(a_file_that_is_not_there_is_said_to_be),
    UNIT_TEST(a_folder_is_not_a_file),
    UNIT_TEST(an_empty_file_has_no_settings),
    UNIT_TEST(a_syntax_error_has_its_line),
    UNIT_TEST(a_key_given_twice_is_a_syntax_error),
    UNIT_TEST(garbage_is_a_syntax_error),
    UNIT_TEST(an_included_file_is_found_beside_the_including_one),
    UNIT_TEST(the_digest_covers_what_is_included),
    UNIT_TEST(the_digest_covers_what_is_included_inside_a_group),
    UNIT_TEST(a_problem_in_an_included_file_is_placed_there),
    UNIT_TEST(a_syntax_error_in_an_included_file_is_placed_there),
    UNIT_TEST(a_missing_included_file_is_a_problem_where_it_is_named),
    UNIT_TEST(a_file_that_includes_itself_ends),
    UNIT_TEST(an_unknown_key_is_answered_with_the_nearest),
    UNIT_TEST(every_unknown_key_of_a_group_is_reported),
    UNIT_TEST(a_required_key_that_is_missing_is_a_problem_at_its_group),
    UNIT_TEST(a_member_is_found_by_its_exact_name),
    UNIT_TEST(text_is_copied_out_of_the_file),
    UNIT_TEST(what_is_not_text_is_refused),
    UNIT_TEST(true_and_false_are_not_numbers),
    UNIT_TEST(a_number_is_held_in_thousandths),
    UNIT_TEST(a_number_out_of_range_is_refused),
    UNIT_TEST(what_is_not_a_number_is_refused),
    UNIT_TEST(a_whole_number_has_no_fraction),
    UNIT_TEST(a_whole_number_out_of_range_is_refused),
    UNIT_TEST(a_choice_is_one_of_its_names),
    UNIT_TEST(a_choice_is_required_when_said_so_and_is_text),
    UNIT_TEST(a_date_is_a_calendar_day),
    UNIT_TEST(a_date_is_written_in_quotes),
    UNIT_TEST(a_criterion_is_compiled),
    UNIT_TEST(a_broken_criterion_has_its_line_and_column),
    UNIT_TEST(a_criterion_is_text),
    UNIT_TEST(texts_stand_in_an_array_or_a_list),
    UNIT_TEST(a_list_of_texts_may_be_empty_or_absent),
    UNIT_TEST(a_list_of_anything_else_is_refused),
    UNIT_TEST(a_group_and_a_list_are_what_they_are),
    UNIT_TEST(an_array_is_not_a_list_of_groups),
    UNIT_END,
};
