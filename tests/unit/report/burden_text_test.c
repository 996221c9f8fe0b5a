/* What an option costs, in words. */
#include "report/burden_text.h"

#include "base/decimal.h"
#include "small.h"

static void expect(const char *members, uint32_t dimension, int32_t effect,
                   const char *sentence)
{
    struct fixture fixture = fixture_open();
    struct outcome outcome = {.option = shelf_one(&fixture, members)};
    struct text out = {0};
    outcome.effects[dimension].value = effect;
    burden_write(&outcome, dimension, &out);
    small_same(&out, sentence);
    fixture_close(&fixture);
}

static void the_three_most_frequent_side_effects_follow_the_severe_ones(void)
{
    expect("evidence = { design = \"phase 3 RCT\"; severe = 29.5; };"
           "toxicity = ({ domain = \"nausea\"; any = 50; },"
           "            { domain = \"fatigue\"; any = 20; },"
           "            { domain = \"diarrhoea\"; any = 34.6; },"
           "            { domain = \"rash\"; any = 80.4; });",
           POISE_DIMENSION_SYMPTOMS, 300,
           "Severe side effects in 30 of 100; most often rash 80, nausea 50, "
           "diarrhoea 35");
}

static void rare_side_effects_are_not_told(void)
{
    expect("evidence = { design = \"phase 3 RCT\"; severe = 5; };"
           "toxicity = ({ domain = \"nausea\"; any = 10; },"
           "            { domain = \"rash\"; any = 9.9; });",
           POISE_DIMENSION_SYMPTOMS, 100,
           "Severe side effects in 5 of 100; most often nausea 10");
}

static void equally_frequent_ones_keep_the_order_of_the_domains(void)
{
    expect("toxicity = ({ domain = \"rash\"; any = 40; },"
           "            { domain = \"vomiting\"; any = 40; },"
           "            { domain = \"fatigue\"; any = 40; },"
           "            { domain = \"nausea\"; any = 40; });",
           POISE_DIMENSION_SYMPTOMS, 100,
           "Side effects in 100: tiredness 40, nausea 40, vomiting 40; severe ones not "
           "reported as one figure");
}

static void what_was_not_reported_is_said(void)
{
    expect("", POISE_DIMENSION_SYMPTOMS, 500, "Side effects: not reported");
    expect("evidence = { design = \"phase 3 RCT\"; severe = 30; };",
           POISE_DIMENSION_SYMPTOMS, 500, "Severe side effects in 30 of 100");
    expect("toxicity = ({ domain = \"nausea\"; any = 50; });",
           POISE_DIMENSION_SERIOUS_RISK, 100,
           "Dangerous events: not reported; taken from its class");
}

static void dangerous_events_are_told_one_by_one(void)
{
    expect("toxicity = ({ domain = \"ild\"; any = 12.1; severe = 1; },"
           "            { domain = \"cardiac\"; any = 0; },"
           "            { domain = \"thrombosis\"; any = 3.25; });",
           POISE_DIMENSION_SERIOUS_RISK, 100,
           "Dangerous events in 100: lung inflammation 12, blood clots 3.3");
}

static void visits_are_whole_or_have_one_decimal(void)
{
    expect("logistics = { route = \"PO\"; visits = 2; };", POISE_DIMENSION_TIME, 500,
           "Visits in 4 weeks: 2");
    expect("logistics = { route = \"IV\"; visits = 2.67; };", POISE_DIMENSION_TIME, 667,
           "Visits in 4 weeks: 2.7");
    expect("", POISE_DIMENSION_TIME, 500, "Visits in 4 weeks: ?");
}

static void hair_is_told_by_how_much_of_it_goes(void)
{
    expect("", POISE_DIMENSION_HAIR, 1000, "Hair is lost");
    expect("", POISE_DIMENSION_HAIR, 800, "Hair is lost");
    expect("", POISE_DIMENSION_HAIR, 799, "Hair thins or is lost");
    expect("", POISE_DIMENSION_HAIR, 300, "Hair thins or is lost");
    expect("", POISE_DIMENSION_HAIR, 299, "Hair thins a little");
}

static void travel_is_told_in_hours(void)
{
    expect("", POISE_DIMENSION_TRAVEL, 250, "Hours on the road in 4 weeks: 4");
}

static void route_and_checks_are_told_as_the_catalogue_says_them(void)
{
    expect("logistics = { route = \"PO+IM\"; };", POISE_DIMENSION_ROUTE, 400,
           "How it is given: PO+IM");
    expect("logistics = { route = \"PO\"; monitoring = \"ECG on day 14\"; };",
           POISE_DIMENSION_MONITORING, 400, "Checks: ECG on day 14");
    expect("logistics = { route = \"PO\"; };", POISE_DIMENSION_MONITORING, 400,
           "Checks: not said");
}

static void nerves_and_bowels_have_their_own_figures(void)
{
    expect("toxicity = ({ domain = \"neuropathy\"; any = 36.6; severe = 10; });",
           POISE_DIMENSION_NERVES, 200, "Numb hands and feet in 100: 37, severe 10");
    expect("toxicity = ({ domain = \"diarrhoea\"; severe = 8; });", POISE_DIMENSION_BOWEL,
           200, "Diarrhoea in 100: ?, severe 8");
    expect("", POISE_DIMENSION_NERVES, 200,
           "Numb hands and feet: not reported; taken from its class");
}

static void complexity_is_told_by_the_number_of_medicines(void)
{
    expect("drugs = [ \"x\", \"y\", \"z\" ];", POISE_DIMENSION_COMPLEXITY, 200,
           "Medicines at once: 3");
}

static void a_figure_has_its_decimals_or_a_question_mark(void)
{
    struct text out = {0};
    figure_write(&out, 12345, 1);
    text_put_char(&out, ' ');
    figure_write(&out, 12500, 0);
    text_put_char(&out, ' ');
    figure_write(&out, 0, 2);
    text_put_char(&out, ' ');
    figure_write(&out, FIXED_UNKNOWN, 1);
    small_same(&out, "12.3 13 0.00 ?");
}

UNIT_SUITE(burden_text) = {
    UNIT_TEST(the_three_most_frequent_side_effects_follow_the_severe_ones),
    UNIT_TEST(rare_side_effects_are_not_told),
    UNIT_TEST(equally_frequent_ones_keep_the_order_of_the_domains),
    UNIT_TEST(what_was_not_reported_is_said),
    UNIT_TEST(dangerous_events_are_told_one_by_one),
    UNIT_TEST(visits_are_whole_or_have_one_decimal),
    UNIT_TEST(hair_is_told_by_how_much_of_it_goes),
    UNIT_TEST(travel_is_told_in_hours),
    UNIT_TEST(route_and_checks_are_told_as_the_catalogue_says_them),
    UNIT_TEST(nerves_and_bowels_have_their_own_figures),
    UNIT_TEST(complexity_is_told_by_the_number_of_medicines),
    UNIT_TEST(a_figure_has_its_decimals_or_a_question_mark),
    UNIT_END,
};
