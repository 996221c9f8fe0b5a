/* One option of a catalogue: every key it may have, and how each is refused. */
#include "settings/catalogue.h"

#include <stdio.h>
#include <string.h>

#include <poise/plugin.h>
#include <poise/status.h>

#include "base/decimal.h"
#include "fixture.h"
#include "record/criteria.h"
#include "unit.h"

#define HEAD                                                                             \
    "id = \"thp\"; label = \"THP\"; plain = \"An infusion every three weeks.\"; "        \
    "role = \"systemic\"; for = \"her2 = positive\"; "
#define STANDING "standing = { level = \"other\"; }; "

/* The text of a file with one option; its own lines begin at line 3. */
static void write_option(struct text *out, const char *inside)
{
    text_format(out, "plugin = \"test\";\noptions = ( {\n%s\n} );\n", inside);
}

/* The option of this text, in a fixture that the caller closes. */
static const struct option *option_of(struct fixture *fixture, const char *inside)
{
    struct text text = {0};
    *fixture = fixture_open();
    write_option(&text, inside);
    const struct catalogue *catalogue = fixture_catalogue(fixture, text.bytes);
    text_free(&text);
    CU_ASSERT_EQUAL(fixture->problems.count, 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
    CU_ASSERT_EQUAL_FATAL(catalogue->option_count, 1);
    return &catalogue->options[0];
}

/* The option is refused with one problem at this line of it (from 1). */
static void refuse_at(const char *inside, int32_t status, int line, const char *reason)
{
    struct fixture fixture = fixture_open();
    struct text text = {0};
    write_option(&text, inside);
    CU_ASSERT_PTR_NULL(fixture_catalogue(&fixture, text.bytes));
    text_free(&text);
    CU_ASSERT_EQUAL_FATAL(fixture.problems.count, 1);
    CU_ASSERT_EQUAL(fixture.problems.first->status, status);
    CU_ASSERT_EQUAL(fixture.problems.first->line, line + 2);
    CU_ASSERT_STRING_EQUAL(fixture.problems.first->reason, reason);
    fixture_close(&fixture);
}

/* The least that an option needs, and on its second line these keys. */
static void refuse(const char *keys, int32_t status, const char *reason)
{
    struct text text = {0};
    text_format(&text, HEAD STANDING "\n%s", keys);
    refuse_at(text.bytes, status, 2, reason);
    text_free(&text);
}

/* -------------------- the head */

static void an_option_says_what_it_is(void)
{
    struct fixture fixture;
    const struct option *option = option_of(
        &fixture, HEAD STANDING "setting = \"HER2+ 1L\"; line = \"1\"; "
                                "text = \"Docetaxel contraindicated if bilirubin >ULN\"; "
                                "urgency = \"soon\"; addon = true;");
    CU_ASSERT_STRING_EQUAL(option->id, "thp");
    CU_ASSERT_STRING_EQUAL(option->label, "THP");
    CU_ASSERT_STRING_EQUAL(option->plain, "An infusion every three weeks.");
    CU_ASSERT_STRING_EQUAL(option->setting, "HER2+ 1L");
    CU_ASSERT_STRING_EQUAL(option->line, "1");
    CU_ASSERT_STRING_EQUAL(option->text, "Docetaxel contraindicated if bilirubin >ULN");
    CU_ASSERT_EQUAL(option->role, ROLE_SYSTEMIC);
    CU_ASSERT_EQUAL(option->urgency, POISE_URGENCY_SOON);
    CU_ASSERT_TRUE(option->addon);
    CU_ASSERT_NOT_EQUAL(option->applies, CRITERION_ALWAYS);
    fixture_close(&fixture);
}

static void an_option_may_say_very_little(void)
{
    struct fixture fixture;
    const struct option *option = option_of(&fixture, HEAD STANDING);
    CU_ASSERT_PTR_NULL(option->setting);
    CU_ASSERT_PTR_NULL(option->text);
    CU_ASSERT_EQUAL(option->urgency, POISE_URGENCY_ROUTINE);
    CU_ASSERT_FALSE(option->addon);
    CU_ASSERT_EQUAL(option->drugs.count, 0);
    CU_ASSERT_EQUAL(option->tags.count, 0);
    CU_ASSERT_EQUAL(option->needs.count, 0);
    CU_ASSERT_EQUAL(option->addon_count, 0);
    CU_ASSERT_EQUAL(option->situation_count, 0);
    fixture_close(&fixture);
}

static void what_an_option_needs_is_asked_for(void)
{
    const struct {
        const char *text;
        const char *reason;
    } cases[] = {
        {"label = \"L\"; plain = \"P\"; role = \"bone\"; for = \"yes\"; " STANDING,
         "\"id\" is missing here"},
        {"id = \"a\"; plain = \"P\"; role = \"bone\"; for = \"yes\"; " STANDING,
         "\"label\" is missing here"},
        {"id = \"a\"; label = \"L\"; role = \"bone\"; for = \"yes\"; " STANDING,
         "\"plain\" is missing here"},
        {"id = \"a\"; label = \"L\"; plain = \"P\"; for = \"yes\"; " STANDING,
         "\"role\" is missing here"},
        {"id = \"a\"; label = \"L\"; plain = \"P\"; role = \"bone\"; " STANDING,
         "\"for\" is missing here"},
        {HEAD, "\"standing\" is missing here"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        refuse_at(cases[i].text, POISE_E_CONFIG_MISSING, 0, cases[i].reason);
}

static void roles_and_urgencies_have_names(void)
{
    refuse_at("id = \"a\"; label = \"L\"; plain = \"P\"; for = \"yes\"; " STANDING
              "\nrole = \"sistemic\";",
              POISE_E_CONFIG_RANGE, 2,
              "\"role\" has no value \"sistemic\"; the nearest is \"systemic\"");
    refuse("urgency = \"emergancy\";", POISE_E_CONFIG_RANGE,
           "\"urgency\" has no value \"emergancy\"; the nearest is \"emergency\"");
    refuse("addon = 1;", POISE_E_CONFIG_TYPE, "\"addon\" must be true or false");
}

/* -------------------- drugs and tags */

static void drugs_and_tags_become_labels(void)
{
    struct fixture fixture = fixture_open();
    const struct catalogue *catalogue = fixture_catalogue(
        &fixture, "plugin = \"test\"; options = ( { " HEAD STANDING
                  "drugs = [ \"letrozole|anastrozole\", \"ribociclib\" ]; "
                  "tags = [ \"ai\", \"cdk46\" ]; } );\n");
    CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
    const struct option *option = &catalogue->options[0];
    const char *const names[] = {"letrozole", "anastrozole", "ribociclib", "ai", "cdk46"};
    CU_ASSERT_EQUAL_FATAL(option->drugs.count, 2);
    CU_ASSERT_STRING_EQUAL(option->drugs.items[0], "letrozole|anastrozole");
    CU_ASSERT_STRING_EQUAL(option->drugs.items[1], "ribociclib");
    CU_ASSERT_EQUAL(option->tags.count, 2);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CU_ASSERT_TRUE(
            labels_have(&option->labels, catalogue_label(catalogue, names[i])));
    CU_ASSERT_EQUAL(catalogue_label(catalogue, "letrozole|anastrozole"), -1);
    fixture_close(&fixture);
}

static void drugs_and_tags_are_lists_of_texts(void)
{
    const char *drugs = "\"drugs\" must be a list of texts [ \"a\", \"b\" ]";
    refuse("drugs = \"letrozole\";", POISE_E_CONFIG_TYPE, drugs);
    refuse("drugs = [ 1 ];", POISE_E_CONFIG_TYPE, drugs);
    refuse("tags = { a = \"b\"; };", POISE_E_CONFIG_TYPE,
           "\"tags\" must be a list of texts [ \"a\", \"b\" ]");
}

/* -------------------- criteria */

static void clauses_say_when_why_and_by_whom(void)
{
    struct fixture fixture;
    const struct option *option = option_of(
        &fixture, HEAD STANDING
        "needs = ( { when = \"line = 1\"; because = \"First line\"; } );"
        "never = ( { when = \"lvef < 40 %\"; because = \"Heart\"; source = \"label\"; },"
        "          { when = \"pregnant = yes\"; because = \"Pregnant\"; } );"
        "caution = ( { when = \"age >= 75\"; because = \"Age\"; } );"
        "weak = ( { when = \"frail = yes\"; because = \"Frail\"; } );");
    CU_ASSERT_EQUAL(option->needs.count, 1);
    CU_ASSERT_EQUAL_FATAL(option->never.count, 2);
    CU_ASSERT_EQUAL(option->caution.count, 1);
    CU_ASSERT_EQUAL(option->weak.count, 1);
    CU_ASSERT_STRING_EQUAL(option->never.items[0].because, "Heart");
    CU_ASSERT_STRING_EQUAL(option->never.items[0].source, "label");
    CU_ASSERT_STRING_EQUAL(option->never.items[1].because, "Pregnant");
    CU_ASSERT_PTR_NULL(option->never.items[1].source);
    CU_ASSERT_NOT_EQUAL(option->never.items[0].when, option->never.items[1].when);
    CU_ASSERT_STRING_EQUAL(option->weak.items[0].because, "Frail");
    fixture_close(&fixture);
}

static void a_clause_that_cannot_be_read_is_refused(void)
{
    refuse("never = ( { because = \"B\"; } );", POISE_E_CONFIG_MISSING,
           "\"when\" is missing here");
    refuse("caution = ( { when = \"yes\"; } );", POISE_E_CONFIG_MISSING,
           "\"because\" is missing here");
    refuse("weak = ( { when = \"yes\"; because = \"B\"; sorce = \"S\"; } );",
           POISE_E_CONFIG_KEY, "\"sorce\" is not known here; the nearest is \"source\"");
    refuse("needs = [ \"yes\" ];", POISE_E_CONFIG_TYPE, "\"needs\" must be a list ( )");
    refuse("never = { when = \"yes\"; because = \"B\"; };", POISE_E_CONFIG_TYPE,
           "\"never\" must be a list ( )");
}

static void a_broken_criterion_has_its_column(void)
{
    refuse("never = ( { when = \"lvef < 40 ms\"; because = \"B\"; } );",
           POISE_E_CRITERION, "\"when\", column 11: lvef is in \"%\", not in \"ms\"");
    refuse("needs = ( { when = \"aeg > 70\"; because = \"B\"; } );", POISE_E_CRITERION,
           "\"when\", column 1: no fact is called \"aeg\"; the nearest is \"age\"");
}

static void a_problem_deep_inside_has_its_own_line(void)
{
    refuse_at(HEAD STANDING "\n\nnever = (\n"
                            "  { when = \"yes\"; because = \"B\"; },\n"
                            "  { when = \"yes\";\n"
                            "    because = 5; } );",
              POISE_E_CONFIG_TYPE, 6, "\"because\" must be text in quotes");
}

/* "KEY = ( 33 clauses );" */
static void put_clauses(struct text *text, const char *key, int count)
{
    text_format(text, "%s = (\n", key);
    for (int i = 0; i < count; i++)
        text_format(text, "%s{ when = \"age > %d\"; because = \"B%d\"; }",
                    i > 0 ? ", " : "", 20 + i, i);
    text_put(text, " );");
}

static void a_list_holds_no_more_clauses_than_a_mask_has_bits(void)
{
    const char *const keys[] = {"needs", "never", "caution", "weak"};
    struct text text = {0};
    struct fixture fixture;
    text_put(&text, HEAD STANDING);
    put_clauses(&text, "never", CLAUSE_LIMIT);
    const struct option *option = option_of(&fixture, text.bytes);
    CU_ASSERT_EQUAL_FATAL(option->never.count, 32);
    CU_ASSERT_STRING_EQUAL(option->never.items[31].because, "B31");
    fixture_close(&fixture);
    for (size_t i = 0; i < 4; i++) {
        char reason[64];
        snprintf(reason, sizeof reason, "\"%s\" has more than 32 entries", keys[i]);
        text_clear(&text);
        put_clauses(&text, keys[i], CLAUSE_LIMIT + 1);
        refuse(text.bytes, POISE_E_CONFIG_RANGE, reason);
    }
    text_free(&text);
}

static void an_option_names_what_goes_with_it(void)
{
    struct fixture fixture;
    const struct option *option = option_of(
        &fixture, HEAD STANDING
        "with = ( { when = \"sites has bone\"; option = \"zoledronate\"; "
        "           because = \"Bones\"; }, "
        "         { when = \"hormone_receptor = positive\"; because = \"Later\"; } );");
    CU_ASSERT_EQUAL_FATAL(option->addon_count, 2);
    CU_ASSERT_STRING_EQUAL(option->addons[0].option, "zoledronate");
    CU_ASSERT_STRING_EQUAL(option->addons[0].because, "Bones");
    CU_ASSERT_PTR_NULL(option->addons[1].option);
    fixture_close(&fixture);
    refuse("with = ( { when = \"yes\"; } );", POISE_E_CONFIG_MISSING,
           "\"because\" is missing here");
    refuse("with = ( { when = \"yes\"; because = \"B\"; options = \"a\"; } );",
           POISE_E_CONFIG_KEY,
           "\"options\" is not known here; the nearest is \"option\"");
}

/* -------------------- standing */

static void standing_has_a_level_sources_and_situations(void)
{
    struct fixture fixture;
    const struct option *option = option_of(
        &fixture,
        HEAD "standing = { level = \"preferred\"; esmo = \"Standard\"; nccn = \"1\"; "
             "mcbs = 4; situations = ( "
             "{ when = \"frail = yes\"; level = \"selected\"; because = \"Hard\"; "
             "  source = \"PERUSE\"; }, "
             "{ when = \"age >= 75\"; down = 2; because = \"Age\"; } ); };");
    CU_ASSERT_EQUAL(option->level, LEVEL_PREFERRED);
    CU_ASSERT_STRING_EQUAL(option->esmo, "Standard");
    CU_ASSERT_STRING_EQUAL(option->nccn, "1");
    CU_ASSERT_EQUAL(option->mcbs, 4);
    CU_ASSERT_EQUAL_FATAL(option->situation_count, 2);
    CU_ASSERT_EQUAL(option->situations[0].level, LEVEL_SELECTED);
    CU_ASSERT_EQUAL(option->situations[0].down, 0);
    CU_ASSERT_STRING_EQUAL(option->situations[0].source, "PERUSE");
    CU_ASSERT_EQUAL(option->situations[1].down, 2);
    CU_ASSERT_STRING_EQUAL(option->situations[1].because, "Age");
    fixture_close(&fixture);
}

static void every_level_has_a_name(void)
{
    const char *const names[LEVEL_COUNT] = {"preferred",      "split", "other",
                                            "selected",       "later", "not-recommended",
                                            "investigational"};
    for (uint32_t i = 0; i < LEVEL_COUNT; i++) {
        struct fixture fixture;
        struct text text = {0};
        text_format(&text, HEAD "standing = { level = \"%s\"; };", names[i]);
        CU_ASSERT_EQUAL(option_of(&fixture, text.bytes)->level, i);
        text_free(&text);
        fixture_close(&fixture);
    }
}

static void a_situation_never_rules_the_option_out(void)
{
    refuse_at(HEAD
              "standing = { level = \"other\"; situations = (\n"
              "{ when = \"yes\"; level = \"investigational\"; because = \"B\"; } ); };",
              POISE_E_CONFIG_RANGE, 2,
              "\"level\" has no value \"investigational\"; the nearest is \"preferred\"");
}

static void a_standing_that_cannot_be_read_is_refused(void)
{
    refuse_at(HEAD "\nstanding = { esmo = \"x\"; };", POISE_E_CONFIG_MISSING, 2,
              "\"level\" is missing here");
    refuse_at(HEAD "\nstanding = { level = \"prefered\"; };", POISE_E_CONFIG_RANGE, 2,
              "\"level\" has no value \"prefered\"; the nearest is \"preferred\"");
    refuse_at(HEAD "\nstanding = { level = \"other\"; mcbs = 6; };", POISE_E_CONFIG_RANGE,
              2, "\"mcbs\" must be from 1 to 5");
    refuse_at(HEAD "\nstanding = { level = \"other\"; nccm = \"1\"; };",
              POISE_E_CONFIG_KEY, 2,
              "\"nccm\" is not known here; the nearest is \"nccn\"");
    refuse_at(HEAD "standing = { level = \"other\"; situations = (\n"
                   "{ when = \"yes\"; because = \"B\"; } ); };",
              POISE_E_CONFIG_MISSING, 2, "\"level\" is missing here");
    refuse_at(HEAD
              "standing = { level = \"other\"; situations = (\n"
              "{ when = \"yes\"; down = 0; level = \"later\"; because = \"B\"; } ); };",
              POISE_E_CONFIG_RANGE, 2, "\"down\" must be from 1 to 4");
    refuse_at(HEAD "standing = { level = \"other\"; situations = (\n"
                   "{ when = \"yes\"; level = \"later\"; becuase = \"B\"; \n"
                   "  because = \"B\"; } ); };",
              POISE_E_CONFIG_KEY, 2,
              "\"becuase\" is not known here; the nearest is \"because\"");
}

/* -------------------- evidence */

static void evidence_is_held_in_thousandths(void)
{
    struct fixture fixture;
    const struct option *option = option_of(
        &fixture, HEAD STANDING
        "evidence = { trial = \"CLEOPATRA\"; design = \"phase 3 RCT\"; "
        "comparator = \"placebo\"; against = \"th\"; n = 808; population = \"naive\"; "
        "pfs = { hr = [ 0.68, 0.58, 0.80 ]; months = [ 18.7, 12.4 ]; }; "
        "os = { hr = [ 0.69 ]; months = ( 57.1, 40 ); }; os_mature = false; "
        "response = 80.2; severe = 5; stopped = 6.1; "
        "note = \"N\"; citation = \"C\"; checked = \"K\"; };");
    const struct evidence *evidence = &option->evidence;
    CU_ASSERT_STRING_EQUAL(evidence->trial, "CLEOPATRA");
    CU_ASSERT_STRING_EQUAL(evidence->design, "phase 3 RCT");
    CU_ASSERT_STRING_EQUAL(evidence->comparator, "placebo");
    CU_ASSERT_STRING_EQUAL(evidence->against, "th");
    CU_ASSERT_STRING_EQUAL(evidence->population, "naive");
    CU_ASSERT_STRING_EQUAL(evidence->note, "N");
    CU_ASSERT_STRING_EQUAL(evidence->citation, "C");
    CU_ASSERT_STRING_EQUAL(evidence->checked, "K");
    CU_ASSERT_EQUAL(evidence->n, 808);
    CU_ASSERT_EQUAL(evidence->pfs.hr, 680);
    CU_ASSERT_EQUAL(evidence->pfs.low, 580);
    CU_ASSERT_EQUAL(evidence->pfs.high, 800);
    CU_ASSERT_EQUAL(evidence->pfs.months, 18700);
    CU_ASSERT_EQUAL(evidence->pfs.control, 12400);
    CU_ASSERT_EQUAL(evidence->os.hr, 690);
    CU_ASSERT_EQUAL(evidence->os.control, 40000);
    CU_ASSERT_FALSE(evidence->os_mature);
    CU_ASSERT_EQUAL(evidence->response, 80200);
    CU_ASSERT_EQUAL(evidence->severe, 5000);
    CU_ASSERT_EQUAL(evidence->stopped, 6100);
    fixture_close(&fixture);
}

static void expect_unknown_endpoint(const struct endpoint *endpoint)
{
    CU_ASSERT_EQUAL(endpoint->hr, FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(endpoint->low, FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(endpoint->high, FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(endpoint->months, FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(endpoint->control, FIXED_UNKNOWN);
}

static void a_figure_that_is_not_written_stays_unknown(void)
{
    const char *const texts[] = {
        HEAD STANDING, HEAD STANDING "evidence = { design = \"cohort\"; };",
        HEAD STANDING "evidence = { design = \"cohort\"; pfs = { }; "
                      "os = { hr = [ ]; }; };"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture;
        const struct evidence *evidence = &option_of(&fixture, texts[i])->evidence;
        CU_ASSERT_EQUAL(evidence->n, FIXED_UNKNOWN);
        CU_ASSERT_EQUAL(evidence->response, FIXED_UNKNOWN);
        CU_ASSERT_EQUAL(evidence->severe, FIXED_UNKNOWN);
        CU_ASSERT_EQUAL(evidence->stopped, FIXED_UNKNOWN);
        expect_unknown_endpoint(&evidence->pfs);
        expect_unknown_endpoint(&evidence->os);
        CU_ASSERT_TRUE(evidence->os_mature);
        CU_ASSERT_PTR_NULL(evidence->trial);
        fixture_close(&fixture);
    }
}

static void the_end_of_a_list_of_figures_may_be_unknown(void)
{
    struct fixture fixture;
    const struct option *option =
        option_of(&fixture, HEAD STANDING "evidence = { design = \"phase 3\"; "
                                          "pfs = { hr = [ 0.5 ]; months = [ 12 ]; }; };");
    CU_ASSERT_EQUAL(option->evidence.pfs.hr, 500);
    CU_ASSERT_EQUAL(option->evidence.pfs.low, FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(option->evidence.pfs.months, 12000);
    CU_ASSERT_EQUAL(option->evidence.pfs.control, FIXED_UNKNOWN);
    fixture_close(&fixture);
}

#define EVIDENCE(text) "evidence = { design = \"d\"; " text " };"

static void evidence_that_cannot_be_read_is_refused(void)
{
    refuse("evidence = { trial = \"T\"; };", POISE_E_CONFIG_MISSING,
           "\"design\" is missing here");
    refuse("evidence = ( );", POISE_E_CONFIG_TYPE, "\"evidence\" must be a group { }");
    refuse(EVIDENCE("trail = \"T\";"), POISE_E_CONFIG_KEY,
           "\"trail\" is not known here; the nearest is \"trial\"");
    refuse(EVIDENCE("n = 0;"), POISE_E_CONFIG_RANGE, "\"n\" must be from 1 to 100000");
    refuse(EVIDENCE("n = 808.5;"), POISE_E_CONFIG_TYPE, "\"n\" must be a whole number");
    refuse(EVIDENCE("response = 100.1;"), POISE_E_CONFIG_RANGE,
           "\"response\" must be from 0 to 100");
    refuse(EVIDENCE("severe = -1;"), POISE_E_CONFIG_RANGE,
           "\"severe\" must be from 0 to 100");
    refuse(EVIDENCE("stopped = \"6 %\";"), POISE_E_CONFIG_TYPE,
           "\"stopped\" must be a number");
    refuse(EVIDENCE("os_mature = \"no\";"), POISE_E_CONFIG_TYPE,
           "\"os_mature\" must be true or false");
    refuse(EVIDENCE("checked = true;"), POISE_E_CONFIG_TYPE,
           "\"checked\" must be text in quotes");
}

static void an_endpoint_that_cannot_be_read_is_refused(void)
{
    refuse(EVIDENCE("pfs = [ 0.5 ];"), POISE_E_CONFIG_TYPE,
           "\"pfs\" must be a group { }");
    refuse(EVIDENCE("os = { median = [ 57.1 ]; };"), POISE_E_CONFIG_KEY,
           "\"median\" is not known here");
    refuse(EVIDENCE("pfs = { hr = 0.5; };"), POISE_E_CONFIG_TYPE,
           "\"hr\" must be a list of at most 3 numbers");
    refuse(EVIDENCE("pfs = { hr = [ 0.5, 0.4, 0.6, 0.9 ]; };"), POISE_E_CONFIG_TYPE,
           "\"hr\" must be a list of at most 3 numbers");
    refuse(EVIDENCE("os = { months = [ 1, 2, 3 ]; };"), POISE_E_CONFIG_TYPE,
           "\"months\" must be a list of at most 2 numbers");
    refuse(EVIDENCE("os = { months = [ \"12\" ]; };"), POISE_E_CONFIG_RANGE,
           "\"months\" takes numbers from 0 to 1000");
    refuse(EVIDENCE("os = { months = ( 12, -1 ); };"), POISE_E_CONFIG_RANGE,
           "\"months\" takes numbers from 0 to 1000");
    refuse(EVIDENCE("os = { months = [ 1000.0 ]; };"), POISE_E_CONFIG_RANGE,
           "\"months\" takes numbers from 0 to 1000");
}

/* -------------------- toxicity */

static void side_effects_stand_by_domain(void)
{
    struct fixture fixture;
    const struct option *option =
        option_of(&fixture, HEAD STANDING
                  "toxicity = ( { domain = \"diarrhoea\"; any = 67.5; severe = 8; "
                  "  source = \"label\"; confidence = \"medium\"; checked = true; }, "
                  "{ domain = \"alopecia\"; any = 61; }, { domain = \"hand-foot\"; } );");
    const struct toxicity *diarrhoea = &option->toxicity[TOXICITY_DIARRHOEA];
    const struct toxicity *alopecia = &option->toxicity[TOXICITY_ALOPECIA];
    CU_ASSERT_TRUE(diarrhoea->reported);
    CU_ASSERT_EQUAL(diarrhoea->any, 67500);
    CU_ASSERT_EQUAL(diarrhoea->severe, 8000);
    CU_ASSERT_STRING_EQUAL(diarrhoea->source, "label");
    CU_ASSERT_STRING_EQUAL(diarrhoea->confidence, "medium");
    CU_ASSERT_TRUE(diarrhoea->checked);
    CU_ASSERT_EQUAL(alopecia->any, 61000);
    CU_ASSERT_EQUAL(alopecia->severe, FIXED_UNKNOWN);
    CU_ASSERT_FALSE(alopecia->checked);
    CU_ASSERT_TRUE(option->toxicity[TOXICITY_HAND_FOOT].reported);
    CU_ASSERT_EQUAL(option->toxicity[TOXICITY_HAND_FOOT].any, FIXED_UNKNOWN);
    fixture_close(&fixture);
}

static void a_domain_that_is_not_reported_is_not_zero(void)
{
    struct fixture fixture;
    const struct option *option = option_of(&fixture, HEAD STANDING);
    for (int i = 0; i < TOXICITY_COUNT; i++) {
        CU_ASSERT_FALSE(option->toxicity[i].reported);
        CU_ASSERT_EQUAL(option->toxicity[i].any, FIXED_UNKNOWN);
        CU_ASSERT_EQUAL(option->toxicity[i].severe, FIXED_UNKNOWN);
    }
    fixture_close(&fixture);
}

static void a_side_effect_that_cannot_be_read_is_refused(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_PTR_NULL(fixture_catalogue(
        &fixture, "plugin = \"test\"; options = ( { " HEAD STANDING
                  "toxicity = ( { domain = \"boredom\"; any = 5; } ); } );\n"));
    CU_ASSERT_TRUE(fixture_complains(&fixture, "no domain is called \"boredom\""));
    fixture_close(&fixture);
    refuse("toxicity = ( { domain = \"rash\"; any = 101; } );", POISE_E_CONFIG_RANGE,
           "\"any\" must be from 0 to 100");
    refuse("toxicity = ( { domain = \"rash\"; severe = \"few\"; } );",
           POISE_E_CONFIG_TYPE, "\"severe\" must be a number");
    refuse("toxicity = ( { domain = \"rash\"; grade3 = 5; } );", POISE_E_CONFIG_KEY,
           "\"grade3\" is not known here");
    refuse("toxicity = { rash = 5; };", POISE_E_CONFIG_TYPE,
           "\"toxicity\" must be a list ( )");
}

/* -------------------- logistics and licence */

static void logistics_say_what_a_month_is_like(void)
{
    struct fixture fixture;
    const struct option *option = option_of(
        &fixture, HEAD STANDING
        "logistics = { route = \"IV\"; schedule = \"day 1 of 21\"; "
        "monitoring = \"heart\"; visits = 1.33; checks = 0.5; hair = \"complete\"; "
        "tablets = true; cycles = true; care_plan = true; };");
    const struct logistics *logistics = &option->logistics;
    CU_ASSERT_STRING_EQUAL(logistics->route, "IV");
    CU_ASSERT_STRING_EQUAL(logistics->schedule, "day 1 of 21");
    CU_ASSERT_STRING_EQUAL(logistics->monitoring, "heart");
    CU_ASSERT_EQUAL(logistics->visits, 1330);
    CU_ASSERT_EQUAL(logistics->checks, 500);
    CU_ASSERT_EQUAL(logistics->hair, HAIR_COMPLETE);
    CU_ASSERT_TRUE(logistics->daily_tablets);
    CU_ASSERT_TRUE(logistics->cycles);
    CU_ASSERT_TRUE(logistics->care_plan);
    fixture_close(&fixture);
}

static void logistics_that_are_not_written_are_unknown(void)
{
    struct fixture fixture;
    const struct option *option =
        option_of(&fixture, HEAD STANDING "logistics = { route = \"PO\"; };");
    CU_ASSERT_EQUAL(option->logistics.visits, FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(option->logistics.checks, FIXED_UNKNOWN);
    CU_ASSERT_EQUAL(option->logistics.hair, HAIR_UNKNOWN);
    CU_ASSERT_PTR_NULL(option->logistics.schedule);
    CU_ASSERT_FALSE(option->logistics.daily_tablets);
    fixture_close(&fixture);
}

static void logistics_that_cannot_be_read_are_refused(void)
{
    refuse("logistics = { visits = 1; };", POISE_E_CONFIG_MISSING,
           "\"route\" is missing here");
    refuse("logistics = { route = \"PO\"; visits = 29; };", POISE_E_CONFIG_RANGE,
           "\"visits\" must be from 0 to 28");
    refuse("logistics = { route = \"PO\"; checks = 1.1; };", POISE_E_CONFIG_RANGE,
           "\"checks\" must be from 0 to 1");
    refuse("logistics = { route = \"PO\"; hair = \"parial\"; };", POISE_E_CONFIG_RANGE,
           "\"hair\" has no value \"parial\"; the nearest is \"partial\"");
    refuse("logistics = { route = \"PO\"; tablets = 3; };", POISE_E_CONFIG_TYPE,
           "\"tablets\" must be true or false");
    refuse("logistics = { route = \"PO\"; careplan = true; };", POISE_E_CONFIG_KEY,
           "\"careplan\" is not known here; the nearest is \"care_plan\"");
}

static void a_licence_is_held_by_region(void)
{
    struct fixture fixture;
    const struct option *option =
        option_of(&fixture, HEAD STANDING
                  "licence = { us = { status = \"approved\"; year = 2012; }; };");
    CU_ASSERT_STRING_EQUAL(option->licence[REGION_US].status, "approved");
    CU_ASSERT_EQUAL(option->licence[REGION_US].year, 2012);
    CU_ASSERT_PTR_NULL(option->licence[REGION_EU].status);
    CU_ASSERT_EQUAL(option->licence[REGION_EU].year, FIXED_UNKNOWN);
    fixture_close(&fixture);
}

static void a_licence_that_cannot_be_read_is_refused(void)
{
    refuse("licence = { us = { year = 2012; }; };", POISE_E_CONFIG_MISSING,
           "\"status\" is missing here");
    refuse("licence = { eu = { status = \"approved\"; year = 12; }; };",
           POISE_E_CONFIG_RANGE, "\"year\" must be from 1900 to 2100");
    refuse("licence = { eu = \"approved\"; };", POISE_E_CONFIG_TYPE,
           "\"eu\" must be a group { }");
    refuse("licence = { usa = { status = \"approved\"; }; };", POISE_E_CONFIG_KEY,
           "\"usa\" is not known here; the nearest is \"us\"");
    refuse("licence = { us = { status = \"approved\"; since = 2012; }; };",
           POISE_E_CONFIG_KEY, "\"since\" is not known here");
}

static void an_unknown_key_of_an_option_is_answered_with_the_nearest(void)
{
    refuse("cautions = ( );", POISE_E_CONFIG_KEY,
           "\"cautions\" is not known here; the nearest is \"caution\"");
    refuse("price = 5;", POISE_E_CONFIG_KEY, "\"price\" is not known here");
}

UNIT_SUITE(catalogue_option) = {
    UNIT_TEST(an_option_says_what_it_is),
    UNIT_TEST(an_option_may_say_very_little),
    UNIT_TEST(what_an_option_needs_is_asked_for),
    UNIT_TEST(roles_and_urgencies_have_names),
    UNIT_TEST(drugs_and_tags_become_labels),
    UNIT_TEST(drugs_and_tags_are_lists_of_texts),
    UNIT_TEST(clauses_say_when_why_and_by_whom),
    UNIT_TEST(a_clause_that_cannot_be_read_is_refused),
    UNIT_TEST(a_broken_criterion_has_its_column),
    UNIT_TEST(a_problem_deep_inside_has_its_own_line),
    UNIT_TEST(a_list_holds_no_more_clauses_than_a_mask_has_bits),
    UNIT_TEST(an_option_names_what_goes_with_it),
    UNIT_TEST(standing_has_a_level_sources_and_situations),
    UNIT_TEST(every_level_has_a_name),
    UNIT_TEST(a_situation_never_rules_the_option_out),
    UNIT_TEST(a_standing_that_cannot_be_read_is_refused),
    UNIT_TEST(evidence_is_held_in_thousandths),
    UNIT_TEST(a_figure_that_is_not_written_stays_unknown),
    UNIT_TEST(the_end_of_a_list_of_figures_may_be_unknown),
    UNIT_TEST(evidence_that_cannot_be_read_is_refused),
    UNIT_TEST(an_endpoint_that_cannot_be_read_is_refused),
    UNIT_TEST(side_effects_stand_by_domain),
    UNIT_TEST(a_domain_that_is_not_reported_is_not_zero),
    UNIT_TEST(a_side_effect_that_cannot_be_read_is_refused),
    UNIT_TEST(logistics_say_what_a_month_is_like),
    UNIT_TEST(logistics_that_are_not_written_are_unknown),
    UNIT_TEST(logistics_that_cannot_be_read_are_refused),
    UNIT_TEST(a_licence_is_held_by_region),
    UNIT_TEST(a_licence_that_cannot_be_read_is_refused),
    UNIT_TEST(an_unknown_key_of_an_option_is_answered_with_the_nearest),
    UNIT_END,
};
