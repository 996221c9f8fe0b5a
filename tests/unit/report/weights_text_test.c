/* By whose goals the list was weighed. */
#include "small.h"

static const struct goals none;
static const struct preset presets[] = {{"keep-hair", &none, 0},
                                        {"time-at-home", &none, 0}};

static void expect(struct weights weights, struct goals goals, const char *words)
{
    const char *const members[] = {"", NULL};
    struct small small;
    struct text page = {0};
    small_open(&small, members, "", "age = 60");
    small.answer.weights = weights;
    small.goals = goals;
    text_format(&page,
                "\n%s. Figures are of each option's own trial and not comparable between "
                "trials.\n",
                words);
    struct style style = {200, false, true};
    small_page(&small, &style, false, weights_text, page.bytes);
    text_free(&page);
    small_close(&small);
}

static void goals_are_called_by_their_label_or_their_file(void)
{
    struct weights weights = {.origin = WEIGHTS_FROM_GOALS};
    expect(weights, (struct goals){.label = "Maria", .origin = "maria.ini"},
           "Weighed by the goals of Maria");
    expect(weights, (struct goals){.origin = "maria.ini"},
           "Weighed by the goals of maria.ini");
    expect(weights, (struct goals){.label = NULL}, "Weighed by the goals of the request");
}

static void wishes_name_the_presets_they_ask_for(void)
{
    expect((struct weights){.origin = WEIGHTS_FROM_WISHES,
                            .preset_count = 2,
                            .presets = {&presets[0], &presets[1]}},
           (struct goals){.label = NULL},
           "Weighed by the wishes in the record: keep-hair, time-at-home");
}

static void without_goals_it_is_the_sites_preset(void)
{
    expect((struct weights){.origin = WEIGHTS_FROM_SITE,
                            .preset_count = 1,
                            .presets = {&presets[1]}},
           (struct goals){.label = NULL},
           "Weighed without goals, by the preset time-at-home");
}

static void a_far_home_is_said_to_count(void)
{
    expect(
        (struct weights){.origin = WEIGHTS_FROM_SITE,
                         .far = true,
                         .preset_count = 1,
                         .presets = {&presets[0]}},
        (struct goals){.label = NULL},
        "Weighed without goals, by the preset keep-hair; travel counts more because of "
        "the distance");
}

UNIT_SUITE(weights_text) = {
    UNIT_TEST(goals_are_called_by_their_label_or_their_file),
    UNIT_TEST(wishes_name_the_presets_they_ask_for),
    UNIT_TEST(without_goals_it_is_the_sites_preset),
    UNIT_TEST(a_far_home_is_said_to_count),
    UNIT_END,
};
