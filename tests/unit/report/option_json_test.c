/* Parts of an option as JSON; every figure that is not known is null. */
#include "report/option_json.h"

#include "json_check.h"
#include "small.h"

enum part { EVIDENCE, LICENCE, LOGISTICS, TOXICITY, TAGS };

/* One part of an option with these members, inside an object. */
static void expect(enum part part, const char *members, const char *expected)
{
    struct fixture fixture = fixture_open();
    const struct option *option = shelf_one(&fixture, members);
    struct text out = {0};
    struct json json = {.out = &out};
    json_open(&json, NULL, '{');
    switch (part) {
    case EVIDENCE:
        json_evidence(&json, &option->evidence);
        break;
    case LICENCE:
        json_licence(&json, option);
        break;
    case LOGISTICS:
        json_logistics(&json, &option->logistics);
        break;
    case TOXICITY:
        json_toxicity(&json, option);
        break;
    case TAGS:
        json_names(&json, "tags", &option->tags);
        break;
    }
    json_close(&json, '}');
    CU_ASSERT_TRUE(json_is_strict(out.bytes));
    small_same(&out, expected);
    fixture_close(&fixture);
}

static void evidence_has_every_figure_of_its_trial(void)
{
    expect(EVIDENCE,
           "evidence = { trial = \"MONALEESA-2\"; design = \"phase 3 RCT\";"
           "  comparator = \"placebo + letrozole\"; n = 668; population = \"women\";"
           "  pfs = { hr = [ 0.57, 0.46, 0.7 ]; months = [ 25.3, 16.0 ]; };"
           "  os = { hr = [ 0.76, 0.63, 0.93 ]; months = [ 63.9, 51.4 ]; };"
           "  response = 42.5; severe = 81.2; stopped = 7.5; note = \"N\";"
           "  citation = \"C\"; checked = \"K\"; };",
           "{\"evidence\":[{\"trial\":\"MONALEESA-2\",\"design\":\"phase 3 RCT\","
           "\"comparator\":\"placebo + letrozole\",\"n\":668,\"population\":\"women\","
           "\"pfs\":{\"hr\":0.57,\"low\":0.46,\"high\":0.7,\"months\":25.3,"
           "\"control\":16},"
           "\"os\":{\"hr\":0.76,\"low\":0.63,\"high\":0.93,\"months\":63.9,"
           "\"control\":51.4},"
           "\"os_mature\":true,\"response\":42.5,\"severe\":81.2,\"stopped\":7.5,"
           "\"note\":\"N\",\"citation\":\"C\",\"checked\":\"K\","
           "\"compare\":\"not comparable between trials\"}]}");
}

static void what_no_trial_reported_is_null(void)
{
    expect(EVIDENCE, "evidence = { design = \"guideline\"; os_mature = false; };",
           "{\"evidence\":[{\"trial\":null,\"design\":\"guideline\",\"comparator\":null,"
           "\"n\":null,\"population\":null,"
           "\"pfs\":{\"hr\":null,\"low\":null,\"high\":null,\"months\":null,"
           "\"control\":null},"
           "\"os\":{\"hr\":null,\"low\":null,\"high\":null,\"months\":null,"
           "\"control\":null},"
           "\"os_mature\":false,\"response\":null,\"severe\":null,\"stopped\":null,"
           "\"note\":null,\"citation\":null,\"checked\":null,"
           "\"compare\":\"not comparable between trials\"}]}");
}

static void licences_are_told_by_region(void)
{
    expect(LICENCE,
           "licence = { us = { status = \"approved\"; year = 2017; };"
           "            eu = { status = \"n/a\"; }; };",
           "{\"licence\":{\"us\":{\"status\":\"approved\",\"year\":2017},"
           "\"eu\":{\"status\":\"n/a\",\"year\":null}}}");
    expect(LICENCE, "",
           "{\"licence\":{\"us\":{\"status\":null,\"year\":null},"
           "\"eu\":{\"status\":null,\"year\":null}}}");
}

static void logistics_are_words_and_visits(void)
{
    expect(LOGISTICS,
           "logistics = { route = \"IV\"; schedule = \"q3w\"; monitoring = \"weekly\";"
           "              visits = 1.33; hair = \"partial\"; };",
           "{\"logistics\":{\"route\":\"IV\",\"schedule\":\"q3w\","
           "\"monitoring\":\"weekly\",\"visits\":1.33,\"hair\":\"partial\"}}");
    expect(LOGISTICS, "",
           "{\"logistics\":{\"route\":null,\"schedule\":null,\"monitoring\":null,"
           "\"visits\":null,\"hair\":\"unknown\"}}");
}

static void only_reported_side_effects_are_listed(void)
{
    expect(TOXICITY,
           "toxicity = ({ domain = \"rash\"; any = 14.6; source = \"label\";"
           "              confidence = \"high\"; checked = true; },"
           "            { domain = \"hand-foot\"; severe = 11; });",
           "{\"toxicity\":[{\"domain\":\"hand-foot\",\"any\":null,\"severe\":11,"
           "\"source\":null,\"confidence\":null,\"checked\":false},"
           "{\"domain\":\"rash\",\"any\":14.6,\"severe\":null,\"source\":\"label\","
           "\"confidence\":\"high\",\"checked\":true}]}");
    expect(TOXICITY, "", "{\"toxicity\":[]}");
}

static void names_are_a_list_in_their_order(void)
{
    expect(TAGS, "tags = [ \"cdk46\", \"ai\" ];", "{\"tags\":[\"cdk46\",\"ai\"]}");
    expect(TAGS, "", "{\"tags\":[]}");
}

UNIT_SUITE(option_json) = {
    UNIT_TEST(evidence_has_every_figure_of_its_trial),
    UNIT_TEST(what_no_trial_reported_is_null),
    UNIT_TEST(licences_are_told_by_region),
    UNIT_TEST(logistics_are_words_and_visits),
    UNIT_TEST(only_reported_side_effects_are_listed),
    UNIT_TEST(names_are_a_list_in_their_order),
    UNIT_END,
};
