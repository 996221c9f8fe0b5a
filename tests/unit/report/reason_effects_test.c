/* What an option may bring and what it costs, as reasons. */
#include "told.h"

static void the_gain_is_told_with_its_trial(void)
{
    told("evidence = { trial = \"T\"; design = \"phase 3 RCT\"; n = 100;"
         "  os = { hr = [ 0.76, 0.63, 0.93 ]; months = [ 63.9, 51.4 ]; }; };",
         "age = 60",
         "for: First choice here\n"
         "for: Longer life in the trial: 63.9 against 51.4 months, HR 0.76 (0.63-0.93)"
         " -- T, n = 100\n");
    told("evidence = { trial = \"T\"; design = \"phase 3 RCT\"; os_mature = false;"
         "  pfs = { hr = [ 0.5 ]; months = [ 20, 10 ]; }; };",
         "age = 60",
         "for: First choice here\n"
         "for: More time without growth in the trial: 20.0 against 10.0 months, HR 0.50"
         "; survival not mature -- T\n");
    told("evidence = { trial = \"T\"; design = \"phase 3 RCT\";"
         "  pfs = { hr = [ 1.2 ]; months = [ 5, 6 ]; }; os = { hr = [ 0.9 ]; }; };",
         "age = 60",
         "for: First choice here\n"
         "doubt: No more time without growth in the trial: 5.0 against 6.0 months, HR "
         "1.20"
         "; longer life not shown -- T\n");
    told("role = \"local\"; evidence = { trial = \"T\"; design = \"phase 3 RCT\";"
         "  response = 61.5; };",
         "age = 60",
         "for: First choice here\n"
         "for: Helped in the trial: 62 of 100 -- T\n");
    told("evidence = { trial = \"T\"; design = \"phase 2 RCT\";"
         "  os = { hr = [ 0.6, 0.4, 0.9 ]; months = [ 32, 20 ]; }; };",
         "age = 60",
         "for: First choice here\n"
         "for: Longer life in the trial: 32.0 against 20.0 months, HR 0.60 (0.40-0.90)"
         "; weak design, counted half -- T\n");
    told("evidence = { trial = \"T\"; design = \"guideline\"; };", "age = 60",
         "for: First choice here\n"
         "doubt: Its gain was not measured against another treatment -- T\n");
}

static void the_two_burdens_that_cost_most_are_told(void)
{
    /* Hair weighs 20 % and visits 10 %: 200 against 75 thousandths lost. */
    told("logistics = { route = \"IV\"; visits = 3; hair = \"complete\"; };", "age = 60",
         "for: First choice here\n"
         "burden: Hair is lost\n"
         "burden: Visits in 4 weeks: 3\n");
    /* 10 thousandths for hair, 100 for visits. */
    told("logistics = { route = \"IV\"; visits = 4; };"
         "toxicity = ({ domain = \"alopecia\"; any = 5; });",
         "age = 60",
         "for: First choice here\n"
         "burden: Visits in 4 weeks: 4\n"
         "burden: Hair thins a little\n");
    /* Half of the hair and all of the visits: 100 each. */
    told("logistics = { route = \"IV\"; visits = 4; hair = \"partial\"; };", "age = 60",
         "for: First choice here\n"
         "burden: Hair thins or is lost\n"
         "burden: Visits in 4 weeks: 4\n");
}

static void endpoints_are_told_with_what_is_known(void)
{
    struct fixture fixture = fixture_open();
    const int32_t no = FIXED_UNKNOWN;
    const struct {
        struct endpoint endpoint;
        const char *text;
    } cases[] = {
        {{760, 630, 930, 63900, 51400}, "63.9 against 51.4 months, HR 0.76 (0.63-0.93)"},
        {{760, no, no, 63900, no}, "63.9 months, HR 0.76"},
        {{760, 630, 930, no, 51400}, "HR 0.76 (0.63-0.93)"},
        {{no, no, no, 9000, no}, "9.0 months"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CU_ASSERT_STRING_EQUAL(endpoint_text(fixture.arena, &cases[i].endpoint),
                               cases[i].text);
    struct endpoint nothing = {no, no, no, no, 12000};
    CU_ASSERT_PTR_NULL(endpoint_text(fixture.arena, &nothing));
    fixture_close(&fixture);
}

static void head_to_head_trials_name_their_comparator(void)
{
    const char *const members[] = {
        "evidence = { trial = \"T\"; design = \"phase 3 RCT\"; against = \"b\";"
        "  os = { hr = [ 0.5, 0.4, 0.6 ]; months = [ 12, 6 ]; }; };",
        "", NULL};
    told_of(members, NULL, "age = 60",
            "for: First choice here\n"
            "for: Longer life in the trial: 12.0 against 6.0 months, HR 0.50 (0.40-0.60)"
            "; head to head with b -- T\n");
}

static void code_changes_the_gain(struct outcome *outcome)
{
    static const poise_sentence sentences[] = {{"Unused", NULL}, {"Less after it", NULL}};
    outcome->sentences = sentences;
    outcome->changed = 1u << POISE_DIMENSION_BENEFIT;
    outcome->effects[POISE_DIMENSION_BENEFIT].sentence = 1;
}

static void a_gain_that_code_changed_tells_why(void)
{
    told_after(code_changes_the_gain,
               "evidence = { trial = \"T\"; design = \"guideline\"; };", "age = 60",
               "for: First choice here\n"
               "doubt: Its gain was not measured against another treatment; Less after it"
               " -- T\n");
}

static void code_changes_travel(struct outcome *outcome)
{
    static const poise_sentence sentences[] = {{"Unused", NULL},
                                               {"Mostly by video", "leaflet"}};
    outcome->sentences = sentences;
    outcome->changed = 1u << POISE_DIMENSION_TRAVEL;
    outcome->known |= 1u << POISE_DIMENSION_TRAVEL;
    outcome->effects[POISE_DIMENSION_TRAVEL].sentence = 1;
}

/* Even when two others cost more: what code does to a figure is never hidden. */
static void a_burden_that_code_changed_tells_why(void)
{
    told_after(code_changes_travel,
               "logistics = { route = \"IV\"; visits = 3; hair = \"complete\"; };",
               "age = 60",
               "for: First choice here\n"
               "burden: Hair is lost\n"
               "burden: Visits in 4 weeks: 3\n"
               "burden: Hours on the road in 4 weeks: 8; Mostly by video -- leaflet\n");
}

static void a_burden_that_is_not_known_is_not_told(void)
{
    told("logistics = { route = \"PO\"; hair = \"none\"; };", "age = 60",
         "for: First choice here\n");
}

static void only_what_was_reported_has_the_source_of_its_figures(void)
{
    const char *const members[] = {
        "toxicity = ({ domain = \"fatigue\"; any = 40; source = \"the label\"; });",
        NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", "age = 60");
    small.answer.weights.weight[POISE_DIMENSION_SYMPTOMS] = 500;
    struct reasons found =
        reasons_of(small.fixture.arena, &small.answer, small.answer.outcomes);
    told_write(&found, small.answer.record, &out);
    small_same(&out,
               "for: First choice here\n"
               "burden: Side effects in 100: tiredness 40; severe ones not reported "
               "as one figure -- the label\n");
    CU_ASSERT_STRING_EQUAL(found.items[1].criterion, "symptoms");
    small_close(&small);
}

UNIT_SUITE(reason_effects) = {
    UNIT_TEST(the_gain_is_told_with_its_trial),
    UNIT_TEST(head_to_head_trials_name_their_comparator),
    UNIT_TEST(a_gain_that_code_changed_tells_why),
    UNIT_TEST(the_two_burdens_that_cost_most_are_told),
    UNIT_TEST(a_burden_that_code_changed_tells_why),
    UNIT_TEST(a_burden_that_is_not_known_is_not_told),
    UNIT_TEST(only_what_was_reported_has_the_source_of_its_figures),
    UNIT_TEST(endpoints_are_told_with_what_is_known),
    UNIT_END,
};
