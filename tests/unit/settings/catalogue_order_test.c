/* One order of everything, whatever the order in which the files were read. */
#include "settings/catalogue.h"

#include <string.h>

#include <poise/status.h>

#include "fixture.h"
#include "unit.h"

/* A file: its options, and one rule, one flag and one interaction that carry its name. */
static void write_file(struct text *out, const char *plugin, int options)
{
    text_format(out, "plugin = \"%s\";\noptions = (\n", plugin);
    for (int i = 1; i <= options; i++)
        text_format(out,
                    "%s{ id = \"%s-%d\"; label = \"L\"; plain = \"P\"; role = \"bone\";\n"
                    "for = \"yes\"; standing = { level = \"other\"; }; }\n",
                    i > 1 ? ", " : "", plugin, i);
    text_format(out,
                ");\nstanding_rules = ( { when = \"yes\"; level = \"later\";\n"
                "  because = \"%s\"; } );\n"
                "flags = ( { code = \"%s\"; severity = \"note\"; when = \"yes\";\n"
                "  text = \"T\"; } );\n"
                "interactions = ( { a = [ \"a\" ]; b = [ \"b\" ]; text = \"%s\"; } );\n",
                plugin, plugin, plugin);
}

static void add(struct fixture *fixture, struct catalogue *catalogue, const char *plugin,
                int options)
{
    struct text text = {0};
    write_file(&text, plugin, options);
    const char *path = fixture_file(fixture, "test.cfg", text.bytes, text.length);
    CU_ASSERT_EQUAL_FATAL(catalogue_add(catalogue, plugin, path, &fixture->problems),
                          POISE_OK);
    text_free(&text);
}

/* The four plugins read in this order, "3012" for example. */
static struct catalogue *read_in_order(struct fixture *fixture, const char *order)
{
    static const struct {
        const char *plugin;
        int options;
    } files[] = {{"anti_her2", 2}, {"common", 0}, {"hormone", 3}, {"trials", 1}};
    struct catalogue *catalogue = catalogue_new(fixture->arena, fixture->vocabulary);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
    for (; *order != '\0'; order++)
        add(fixture, catalogue, files[*order - '0'].plugin, files[*order - '0'].options);
    return catalogue;
}

/* Everything in a catalogue that has an order, as text. */
static void write_order(const struct catalogue *catalogue, struct text *out)
{
    for (uint32_t i = 0; i < catalogue->file_count; i++) {
        const struct catalogue_file *file = &catalogue->files[i];
        text_format(out, "%s:", file->plugin);
        for (uint32_t j = 0; j < file->count; j++)
            text_format(out, " %s", catalogue->options[file->first + j].id);
        for (uint32_t j = 0; j < file->flag_count; j++)
            text_format(out, " %s!", catalogue->flags[file->flag_first + j].code);
        text_put_char(out, '\n');
    }
    for (uint32_t i = 0; i < catalogue->rule_count; i++)
        text_format(out, "%s ", catalogue->rules[i].situation.because);
    text_put_char(out, '\n');
    for (uint32_t i = 0; i < catalogue->interaction_count; i++)
        text_format(out, "%s ", catalogue->interactions[i].text);
}

static void common_comes_first_and_the_others_by_id(void)
{
    struct fixture fixture = fixture_open();
    struct catalogue *catalogue = read_in_order(&fixture, "3210");
    struct text order = {0};
    CU_ASSERT_EQUAL(catalogue_settle(catalogue), POISE_OK);
    write_order(catalogue, &order);
    CU_ASSERT_STRING_EQUAL(order.bytes,
                           "common: common!\n"
                           "anti_her2: anti_her2-1 anti_her2-2 anti_her2!\n"
                           "hormone: hormone-1 hormone-2 hormone-3 hormone!\n"
                           "trials: trials-1 trials!\n"
                           "common anti_her2 hormone trials \n"
                           "common anti_her2 hormone trials ");
    text_free(&order);
    fixture_close(&fixture);
}

static void the_order_of_reading_does_not_show(void)
{
    const char *const orders[] = {"0123", "1032", "2310", "3012", "0321"};
    struct text first = {0};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        struct fixture fixture = fixture_open();
        struct catalogue *catalogue = read_in_order(&fixture, orders[i]);
        struct text order = {0};
        CU_ASSERT_EQUAL(catalogue_settle(catalogue), POISE_OK);
        write_order(catalogue, i == 0 ? &first : &order);
        if (i > 0)
            CU_ASSERT_STRING_EQUAL(order.bytes, first.bytes);
        text_free(&order);
        fixture_close(&fixture);
    }
    text_free(&first);
}

static void everything_knows_the_file_it_is_in(void)
{
    struct fixture fixture = fixture_open();
    struct catalogue *catalogue = read_in_order(&fixture, "3120");
    CU_ASSERT_EQUAL(catalogue_settle(catalogue), POISE_OK);
    CU_ASSERT_EQUAL(catalogue->option_count, 6);
    for (uint32_t i = 0; i < catalogue->option_count; i++) {
        const struct option *option = &catalogue->options[i];
        const struct catalogue_file *file = &catalogue->files[option->plugin];
        CU_ASSERT_EQUAL(strncmp(option->id, file->plugin, strlen(file->plugin)), 0);
        CU_ASSERT_EQUAL(option->number, i - file->first);
        CU_ASSERT_PTR_EQUAL(option_find(catalogue, option->id), option);
    }
    for (uint32_t i = 0; i < 4; i++) {
        CU_ASSERT_STRING_EQUAL(catalogue->rules[i].situation.because,
                               catalogue->files[catalogue->rules[i].file].plugin);
        CU_ASSERT_STRING_EQUAL(catalogue->interactions[i].text,
                               catalogue->files[catalogue->interactions[i].file].plugin);
    }
    fixture_close(&fixture);
}

static void a_file_is_found_by_its_plugin(void)
{
    struct fixture fixture = fixture_open();
    struct catalogue *catalogue = read_in_order(&fixture, "3120");
    CU_ASSERT_EQUAL(catalogue_file_of(catalogue, "trials"), 0);
    CU_ASSERT_EQUAL(catalogue->common, 1);
    CU_ASSERT_EQUAL(catalogue_settle(catalogue), POISE_OK);
    CU_ASSERT_EQUAL(catalogue_file_of(catalogue, "trials"), 3);
    CU_ASSERT_EQUAL(catalogue_file_of(catalogue, "common"), 0);
    CU_ASSERT_EQUAL(catalogue->common, 0);
    CU_ASSERT_EQUAL(catalogue_file_of(catalogue, "trial"), -1);
    fixture_close(&fixture);
}

static void a_catalogue_without_common_or_without_anything_settles(void)
{
    struct fixture fixture = fixture_open();
    struct catalogue *empty = read_in_order(&fixture, "");
    CU_ASSERT_EQUAL(catalogue_settle(empty), POISE_OK);
    CU_ASSERT_EQUAL(empty->file_count, 0);
    CU_ASSERT_EQUAL(catalogue_file_of(empty, "common"), -1);
    struct catalogue *two = read_in_order(&fixture, "20");
    CU_ASSERT_EQUAL(catalogue_settle(two), POISE_OK);
    CU_ASSERT_EQUAL(two->common, -1);
    CU_ASSERT_STRING_EQUAL(two->files[0].plugin, "anti_her2");
    fixture_close(&fixture);
}

static void without_memory_nothing_is_moved(void)
{
    struct fixture fixture = fixture_open();
    struct catalogue *catalogue = read_in_order(&fixture, "3210");
    struct text before = {0};
    struct text after = {0};
    write_order(catalogue, &before);
    arena_limit(fixture.arena, arena_used(fixture.arena) + 64);
    CU_ASSERT_EQUAL(catalogue_settle(catalogue), POISE_E_MEMORY);
    arena_limit(fixture.arena, 0);
    write_order(catalogue, &after);
    CU_ASSERT_STRING_EQUAL(after.bytes, before.bytes);
    text_free(&before);
    text_free(&after);
    fixture_close(&fixture);
}

UNIT_SUITE(catalogue_order) = {
    UNIT_TEST(common_comes_first_and_the_others_by_id),
    UNIT_TEST(the_order_of_reading_does_not_show),
    UNIT_TEST(everything_knows_the_file_it_is_in),
    UNIT_TEST(a_file_is_found_by_its_plugin),
    UNIT_TEST(a_catalogue_without_common_or_without_anything_settles),
    UNIT_TEST(without_memory_nothing_is_moved),
    UNIT_END,
};
