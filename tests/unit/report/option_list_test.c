/* The catalogue as a list. */
#include "json_check.h"
#include "lines.h"
#include "report/lists.h"
#include "small.h"

static const char *const members[] = {
    "id = \"ribociclib-ai\"; label = \"Ribociclib + letrozole\"; tags = [ \"cdk46\" ];"
    "drugs = [ \"ribociclib\", \"letrozole|anastrozole\" ];",
    "id = \"denosumab\"; label = \"Denosumab\"; role = \"bone\"; drugs = [ \"denosumab\" "
    "];",
    "id = \"paclitaxel\"; label = \"Weekly paclitaxel\"; tags = [ \"taxane\" ];", NULL};

/* How many options these words find. */
static int found(const char *words)
{
    struct fixture fixture = fixture_open();
    const struct catalogue *catalogue = shelf(&fixture, members, "");
    struct text text = {0};
    struct text json = {0};
    int told = options_text(catalogue, words, &small_style, &text);
    CU_ASSERT_EQUAL(options_json(catalogue, words, &json), told);
    CU_ASSERT_TRUE(json_is_strict(json.bytes));
    CU_ASSERT_EQUAL(json_count(json.bytes, "options"), told);
    text_free(&text);
    text_free(&json);
    fixture_close(&fixture);
    return told;
}

static void without_words_everything_is_listed(void)
{
    CU_ASSERT_EQUAL(found(NULL), 3);
    CU_ASSERT_EQUAL(found(""), 3);
}

static void words_are_looked_for_everywhere_whatever_the_case(void)
{
    CU_ASSERT_EQUAL(found("RIBO"), 1);    /* id and label */
    CU_ASSERT_EQUAL(found("weekly"), 1);  /* label */
    CU_ASSERT_EQUAL(found("cdk46"), 1);   /* tag */
    CU_ASSERT_EQUAL(found("anastro"), 1); /* drug */
    CU_ASSERT_EQUAL(found("Bone"), 1);    /* role */
    CU_ASSERT_EQUAL(found("test"), 3);    /* plugin */
    CU_ASSERT_EQUAL(found("olaparib"), 0);
}

static void options_stand_under_their_plugin(void)
{
    struct fixture fixture = fixture_open();
    struct text out = {0};
    options_text(shelf(&fixture, members, ""), NULL, &small_style, &out);
    small_same(&out, "test\n"
                     "  ribociclib-ai                    Ribociclib + letrozole\n"
                     "  denosumab                        Denosumab\n"
                     "  paclitaxel                       Weekly paclitaxel\n");
    fixture_close(&fixture);
}

static void every_option_has_every_key(void)
{
    static const char *const keys[] = {
        "option",  "label",    "plain",    "plugin",   "role",      "setting",
        "line",    "drugs",    "tags",     "for",      "needs",     "never",
        "caution", "evidence", "standing", "toxicity", "logistics", "licence"};
    struct fixture fixture = fixture_open();
    struct text out = {0};
    options_json(shelf(&fixture, members, ""), "ribo", &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "schema", "\"poise/1\""));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        char path[40];
        snprintf(path, sizeof path, "options.0.%s", keys[i]);
        CU_ASSERT_PTR_NOT_NULL(json_at(out.bytes, path));
    }
    CU_ASSERT_TRUE(json_is(out.bytes, "options.0.option", "\"ribociclib-ai\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "options.0.for", "\"yes\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "options.0.setting", "null"));
    text_free(&out);
    fixture_close(&fixture);
}

static void clauses_are_told_in_their_normal_form(void)
{
    const char *const one[] = {
        "never = ({ when = \"qtc>=450 ms\"; because = \"QT\"; source = \"label\"; });"
        "caution = ({ when = \"ecog >= 2\"; because = \"Frail\"; });",
        NULL};
    struct fixture fixture = fixture_open();
    struct text out = {0};
    options_json(shelf(&fixture, one, ""), NULL, &out);
    CU_ASSERT_TRUE(json_is(out.bytes, "options.0.never.0.when", "\"qtc >= 450 ms\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "options.0.never.0.source", "\"label\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "options.0.caution.0.because", "\"Frail\""));
    CU_ASSERT_TRUE(json_is(out.bytes, "options.0.caution.0.source", "null"));
    CU_ASSERT_EQUAL(json_count(out.bytes, "options.0.needs"), 0);
    text_free(&out);
    fixture_close(&fixture);
}

static void the_whole_catalogue_of_the_tree_can_be_listed(void)
{
    static const int widths[] = {40, 80, 200};
    struct fixture fixture = fixture_open();
    struct text json = {0};
    fixture_engine(&fixture);
    const struct catalogue *catalogue = fixture.engine->generation->catalogue;
    int count = options_json(catalogue, NULL, &json);
    CU_ASSERT_EQUAL(count, (int)catalogue->option_count);
    CU_ASSERT_TRUE(json_is_strict(json.bytes));
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct text text = {0};
        options_text(catalogue, NULL, &(struct style){widths[i], false, true}, &text);
        CU_ASSERT_TRUE(lines_fit(text.bytes, widths[i]));
        text_free(&text);
    }
    text_free(&json);
    fixture_close(&fixture);
}

UNIT_SUITE(option_list) = {
    UNIT_TEST(without_words_everything_is_listed),
    UNIT_TEST(words_are_looked_for_everywhere_whatever_the_case),
    UNIT_TEST(options_stand_under_their_plugin),
    UNIT_TEST(every_option_has_every_key),
    UNIT_TEST(clauses_are_told_in_their_normal_form),
    UNIT_TEST(the_whole_catalogue_of_the_tree_can_be_listed),
    UNIT_END,
};
