/* Asking the plugins about one person: what code may change and what it may not. */
#include "engine/assess.h"

#include <fenv.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "base/date.h"
#include "fixture.h"
#include "host/exchange.h"
#include "host/guard.h"
#include "unit.h"

static unsigned char guard_stack[64 << 10];

#define PERSON                                                                           \
    "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=2; "   \
    "prior_therapy=ribociclib, letrozole; ecog=1; progressed=yes; sites=bone, liver; "   \
    "bone_pain=6; creatinine_clearance=80; calcium_corrected=2.3; dental=ok; "           \
    "vitamin_d=80; onj=no"

/* The host, for the code below, and what it has seen. */
static const poise_host *const host = &host_functions;
static int calls;
static const struct session *asked_by;

/* The table of a plugin, for putting other code into it. */
static poise_plugin *table_of(struct fixture *fixture, const char *plugin)
{
    struct generation *generation = fixture->engine->generation;
    calls = 0;
    asked_by = fixture->session;
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (strcmp(generation->plugins[i].id, plugin) == 0)
            return &generation->plugins[i].table;
    CU_FAIL_FATAL("no such plugin");
    return NULL;
}

/* The catalogue of bone_health is full of options for PERSON. */
static poise_plugin *code_of(struct fixture *fixture)
{
    return table_of(fixture, "bone_health");
}

static void propose_by(struct fixture *fixture,
                       int32_t (*propose)(void *, const poise_patient *,
                                          poise_proposals *))
{
    code_of(fixture)->propose = propose;
    for (uint32_t i = 0; i < fixture->engine->generation->plugin_count; i++)
        if (strcmp(fixture->session->instances[i].plugin->id, "bone_health") == 0)
            fixture->session->instances[i].proposes = true;
}

static struct fixture engine_with(int32_t (*eligibility)(void *, const poise_patient *,
                                                         uint32_t, poise_verdict *))
{
    struct fixture fixture = fixture_open();
    guard_install(guard_stack, sizeof guard_stack);
    fixture_engine(&fixture);
    if (eligibility != NULL)
        code_of(&fixture)->eligibility = eligibility;
    return fixture;
}

static const struct answer *ask(struct fixture *fixture)
{
    return fixture_answer(fixture, PERSON, NULL);
}

static uint32_t count_of(const struct answer *answer, const char *plugin)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        count += strcmp(answer->outcomes[i].plugin, plugin) == 0;
    return count;
}

/* bone_health is not assessed, for this reason, and nothing of it is left; all others
 * are. */
static void expect_silent(const struct answer *answer, int32_t status)
{
    CU_ASSERT_EQUAL_FATAL(answer->silent_count, 1);
    CU_ASSERT_STRING_EQUAL(answer->silent[0].plugin, "bone_health");
    CU_ASSERT_EQUAL(answer->silent[0].status, status);
    CU_ASSERT_PTR_NOT_NULL(answer->silent[0].reason);
    CU_ASSERT_EQUAL(count_of(answer, "bone_health"), 0);
    CU_ASSERT(count_of(answer, "hormone") > 0);
    CU_ASSERT(count_of(answer, "trials") > 0);
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        CU_ASSERT_STRING_NOT_EQUAL(answer->ranked[i]->plugin, "bone_health");
}

static const struct outcome *found(const struct answer *answer, const char *option)
{
    const struct outcome *outcome = answer_find(answer, option);
    if (outcome == NULL)
        CU_FAIL_FATAL(option);
    return outcome;
}

/* -------------------- code is only stricter */

static int32_t say_nothing(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    calls++;
    return POISE_OK;
}

static int32_t always_eligible(void *self, const poise_patient *patient, uint32_t option,
                               poise_verdict *verdict)
{
    say_nothing(self, patient, option, verdict);
    return host->answer(verdict, POISE_ANSWER_ELIGIBLE);
}

static int32_t never_eligible(void *self, const poise_patient *patient, uint32_t option,
                              poise_verdict *verdict)
{
    say_nothing(self, patient, option, verdict);
    return host->answer(verdict, POISE_ANSWER_NOT_ELIGIBLE);
}

static int32_t cannot_tell(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    say_nothing(self, patient, option, verdict);
    return host->answer(verdict, POISE_ANSWER_CANNOT_TELL);
}

static int32_t needs_person(void *self, const poise_patient *patient, uint32_t option,
                            poise_verdict *verdict)
{
    say_nothing(self, patient, option, verdict);
    return host->answer(verdict, POISE_ANSWER_NEEDS_PERSON);
}

static void code_cannot_talk_a_contraindication_away(void)
{
    struct fixture fixture = engine_with(always_eligible);
    const struct answer *answer =
        fixture_answer(&fixture, "sites=bone; onj=yes; sex=female", NULL);
    const struct outcome *outcome = found(answer, "denosumab-q4w");
    CU_ASSERT_EQUAL(outcome->state, OUTCOME_RULED_OUT);
    CU_ASSERT_EQUAL(outcome->answer, POISE_ANSWER_NOT_ELIGIBLE);
    CU_ASSERT_EQUAL(outcome->rank, 0);
    fixture_close(&fixture);
}

static void code_cannot_settle_what_the_catalogue_leaves_open(void)
{
    struct fixture fixture = engine_with(NULL);
    table_of(&fixture, "targeted")->eligibility = always_eligible;
    const struct outcome *outcome = found(ask(&fixture), "pembrolizumab-tmb-msi");
    CU_ASSERT_EQUAL(outcome->state, OUTCOME_UNDETERMINED); /* msi_h and tmb: unknown */
    CU_ASSERT_EQUAL(outcome->answer, POISE_ANSWER_CANNOT_TELL);
    CU_ASSERT(calls > 0);
    fixture_close(&fixture);
}

static void a_stricter_answer_of_code_stands(void)
{
    static const struct {
        int32_t (*code)(void *, const poise_patient *, uint32_t, poise_verdict *);
        enum outcome_state state;
        int32_t answer;
    } cases[] = {
        {say_nothing, OUTCOME_ELIGIBLE, POISE_ANSWER_ELIGIBLE},
        {always_eligible, OUTCOME_ELIGIBLE, POISE_ANSWER_ELIGIBLE},
        {needs_person, OUTCOME_CAUTION, POISE_ANSWER_NEEDS_PERSON},
        {cannot_tell, OUTCOME_UNDETERMINED, POISE_ANSWER_CANNOT_TELL},
        {never_eligible, OUTCOME_RULED_OUT, POISE_ANSWER_NOT_ELIGIBLE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture = engine_with(cases[i].code);
        const struct outcome *outcome =
            found(fixture_answer(&fixture,
                                 PERSON "; pregnant=no; life_expectancy_months=36", NULL),
                  "denosumab-q4w");
        CU_ASSERT_EQUAL(outcome->state, cases[i].state);
        CU_ASSERT_EQUAL(outcome->answer, cases[i].answer);
        CU_ASSERT_EQUAL(outcome->rank > 0, cases[i].state >= OUTCOME_CAUTION);
        fixture_close(&fixture);
    }
}

static void code_is_asked_only_about_what_is_open(void)
{
    struct fixture fixture = engine_with(say_nothing);
    struct goals goals;
    struct answer *answer = NULL;
    int open = 0;
    goals_clear(&goals);
    session_assess(fixture.session, fixture_record(&fixture, PERSON), &goals,
                   DATE_UNKNOWN, REQUEST_RANKING, &answer); /* each option once */
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        const struct outcome *outcome = &answer->outcomes[i];
        open += strcmp(outcome->plugin, "bone_health") == 0 &&
                outcome->state != OUTCOME_NOT_APPLICABLE &&
                outcome->state != OUTCOME_RULED_OUT;
    }
    CU_ASSERT(open > 0);
    CU_ASSERT((uint32_t)open < count_of(answer, "bone_health"));
    CU_ASSERT_EQUAL(calls, open);
    fixture_close(&fixture);
}

/* -------------------- notes, standing, urgency */

static uint32_t kind_to_say;

static int32_t say_kind(void *self, const poise_patient *patient, uint32_t option,
                        poise_verdict *verdict)
{
    poise_note note = {kind_to_say, 0, {0, 0, 0, 0}, {0, 0}};
    (void)self;
    (void)patient;
    (void)option;
    return host->note(verdict, &note);
}

static void cautions_and_checks_of_code_make_it_a_caution(void)
{
    for (kind_to_say = POISE_NOTE_REASON; kind_to_say <= POISE_NOTE_INFO; kind_to_say++) {
        struct fixture fixture = engine_with(say_kind);
        const struct outcome *outcome =
            found(fixture_answer(&fixture,
                                 PERSON "; pregnant=no; life_expectancy_months=36", NULL),
                  "denosumab-q4w");
        bool minds = kind_to_say == POISE_NOTE_CAUTION || kind_to_say == POISE_NOTE_CHECK;
        CU_ASSERT_EQUAL(outcome->state, minds ? OUTCOME_CAUTION : OUTCOME_ELIGIBLE);
        CU_ASSERT_EQUAL_FATAL(outcome->note_count, 1);
        CU_ASSERT_EQUAL(outcome->notes[0].kind, kind_to_say);
        fixture_close(&fixture);
    }
}

/* The balance of an option under this kind of note. */
static int32_t balance_with(uint32_t kind)
{
    kind_to_say = kind;
    struct fixture fixture = engine_with(say_kind);
    int32_t balance = found(ask(&fixture), "denosumab-q4w")->balance;
    fixture_close(&fixture);
    return balance;
}

static void a_caution_of_code_lowers_the_balance_and_info_does_not(void)
{
    int32_t info = balance_with(POISE_NOTE_INFO);
    CU_ASSERT_EQUAL(balance_with(POISE_NOTE_REASON), info);
    CU_ASSERT_EQUAL(balance_with(POISE_NOTE_DOSE), info);
    CU_ASSERT(balance_with(POISE_NOTE_CAUTION) < info);
}

static int32_t say_much(void *self, const poise_patient *patient, uint32_t option,
                        poise_verdict *verdict)
{
    poise_note note = {POISE_NOTE_INFO, 0, {0, 0, 0, 0}, {0, 0}};
    (void)self;
    (void)patient;
    for (int32_t i = 0; i < 33; i++) {
        note.numbers[0] = i;
        if (i < 32 || option == 0)
            host->note(verdict, &note);
    }
    return POISE_OK;
}

static void notes_beyond_the_limit_cost_the_whole_answer(void)
{
    struct fixture fixture = engine_with(say_much);
    expect_silent(ask(&fixture), POISE_E_PLUGIN_OUTPUT);
    fixture_close(&fixture);
}

static int32_t raise_standing(void *self, const poise_patient *patient, uint32_t option,
                              poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    host->urgency(verdict, POISE_URGENCY_SOON);
    return host->standing(verdict, 440, 1);
}

static void standing_and_urgency_of_code_count(void)
{
    struct fixture fixture = engine_with(raise_standing);
    const struct answer *answer = ask(&fixture);
    const struct outcome *outcome = found(answer, "denosumab-q4w");
    CU_ASSERT_EQUAL(outcome->effects[POISE_DIMENSION_GUIDELINE].value, 440);
    CU_ASSERT_EQUAL(outcome->worth[POISE_DIMENSION_GUIDELINE], 440);
    CU_ASSERT_EQUAL(outcome->level, LEVEL_SELECTED); /* the nearest mark */
    CU_ASSERT_EQUAL(outcome->standing_sentence, 2);
    CU_ASSERT_EQUAL(outcome->urgency, POISE_URGENCY_SOON);
    CU_ASSERT_STRING_EQUAL(answer->ranked[0]->plugin, "bone_health"); /* soon: first */
    fixture_close(&fixture);
}

static int32_t name_companion(void *self, const poise_patient *patient, uint32_t option,
                              poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    host->with(verdict, "ai-mono");
    return host->with(verdict, "calcium-vitamin-d");
}

static void companions_of_code_and_catalogue_are_joined_each_once(void)
{
    struct fixture fixture = engine_with(name_companion);
    const struct answer *answer = ask(&fixture);
    const struct option *options = fixture.engine->generation->catalogue->options;
    const struct outcome *outcome = found(answer, "denosumab-q4w");
    CU_ASSERT_EQUAL_FATAL(outcome->with_count, 2);
    CU_ASSERT_STRING_EQUAL(options[outcome->with[0]].id, "ai-mono");
    CU_ASSERT_STRING_EQUAL(options[outcome->with[1]].id, "calcium-vitamin-d");
    fixture_close(&fixture);
}

/* -------------------- effects */

static int32_t set_effects(void *self, const poise_patient *patient, uint32_t option,
                           poise_effects *effects)
{
    static const poise_effect much = {1500, 900, 1600, 0};
    static const poise_effect little = {100, 50, 150, 0};
    (void)self;
    (void)patient;
    (void)option;
    host->effect(effects, POISE_DIMENSION_GUIDELINE, &little);
    host->effect(effects, POISE_DIMENSION_SYMPTOMS, &little);
    return host->effect(effects, POISE_DIMENSION_HAIR, &much);
}

static void effects_of_code_replace_the_catalogues_and_are_held_to_their_range(void)
{
    struct fixture fixture = engine_with(NULL);
    code_of(&fixture)->burden = set_effects;
    const struct answer *answer = ask(&fixture);
    const struct outcome *outcome = found(answer, "denosumab-q4w");
    CU_ASSERT_EQUAL(answer->silent_count, 0); /* clipped, used and reported */
    CU_ASSERT(outcome->clipped);
    CU_ASSERT_EQUAL(outcome->effects[POISE_DIMENSION_HAIR].value, 1000);
    CU_ASSERT_EQUAL(outcome->worth[POISE_DIMENSION_HAIR], 0);
    CU_ASSERT_EQUAL(outcome->effects[POISE_DIMENSION_SYMPTOMS].value, 100);
    CU_ASSERT_EQUAL(outcome->worth[POISE_DIMENSION_SYMPTOMS], 900);
    CU_ASSERT(outcome->changed >> POISE_DIMENSION_HAIR & 1);
    CU_ASSERT_FALSE(outcome->changed >> POISE_DIMENSION_TIME & 1);
    fixture_close(&fixture);
}

static void the_dimensions_of_the_site_are_not_for_plugins_to_weigh(void)
{
    struct fixture fixture = engine_with(NULL);
    int32_t before =
        found(ask(&fixture), "denosumab-q4w")->worth[POISE_DIMENSION_GUIDELINE];
    code_of(&fixture)->burden = set_effects;
    CU_ASSERT_NOT_EQUAL(before, 100);
    CU_ASSERT_EQUAL(
        found(ask(&fixture), "denosumab-q4w")->worth[POISE_DIMENSION_GUIDELINE], before);
    fixture_close(&fixture);
}

/* -------------------- proposals */

static int32_t propose_twice(void *self, const poise_patient *patient,
                             poise_proposals *proposals)
{
    static const poise_text spine = {"spine", 5, 0};
    static const poise_text hip = {"hip", 3, 0};
    (void)self;
    (void)patient;
    host->propose(proposals, 0, &spine);
    return host->propose(proposals, 0, &hip);
}

static int32_t propose_foreign(void *self, const poise_patient *patient,
                               poise_proposals *proposals)
{
    (void)self;
    (void)patient;
    host->propose(proposals, 0, NULL);
    host->propose(proposals, proposals->option_count, NULL);
    return POISE_OK;
}

static int32_t propose_nothing(void *self, const poise_patient *patient,
                               poise_proposals *proposals)
{
    (void)self;
    (void)patient;
    (void)proposals;
    return POISE_OK;
}

static void only_what_is_proposed_is_assessed_for_each_target(void)
{
    struct fixture fixture = engine_with(NULL);
    propose_by(&fixture, propose_twice);
    const struct answer *answer = ask(&fixture);
    const char *targets[2] = {NULL, NULL};
    uint32_t count = 0;
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        if (strcmp(answer->outcomes[i].plugin, "bone_health") == 0 && count < 2)
            targets[count++] = answer->outcomes[i].target;
    CU_ASSERT_EQUAL(count_of(answer, "bone_health"), 2);
    CU_ASSERT_STRING_EQUAL(targets[0], "spine");
    CU_ASSERT_STRING_EQUAL(targets[1], "hip");
    fixture_close(&fixture);
}

static void proposing_nothing_is_an_answer(void)
{
    struct fixture fixture = engine_with(NULL);
    propose_by(&fixture, propose_nothing);
    const struct answer *answer = ask(&fixture);
    CU_ASSERT_EQUAL(answer->silent_count, 0);
    CU_ASSERT_EQUAL(count_of(answer, "bone_health"), 0);
    fixture_close(&fixture);
}

static void proposing_an_option_of_others_costs_the_whole_answer(void)
{
    struct fixture fixture = engine_with(NULL);
    propose_by(&fixture, propose_foreign);
    expect_silent(ask(&fixture), POISE_E_PLUGIN_OUTPUT);
    fixture_close(&fixture);
}

/* -------------------- offences */

static int32_t read_undeclared(void *self, const poise_patient *patient, uint32_t option,
                               poise_verdict *verdict)
{
    double ecog = -1;
    (void)self;
    (void)option;
    (void)verdict;
    CU_ASSERT_EQUAL(host->number(patient, POISE_FACT_ECOG, &ecog),
                    POISE_E_FACT_UNDECLARED);
    CU_ASSERT_EQUAL(ecog, -1);
    return POISE_OK;
}

static int32_t report_error(void *self, const poise_patient *patient, uint32_t option,
                            poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)verdict;
    return option == 1 ? POISE_E_INTERNAL : POISE_OK;
}

static int32_t report_unknown(void *self, const poise_patient *patient, uint32_t option,
                              poise_verdict *verdict)
{
    (void)self;
    (void)patient;
    (void)option;
    (void)verdict;
    return POISE_UNKNOWN; /* a status is no answer */
}

static int32_t crash(void *self, const poise_patient *patient, uint32_t option,
                     poise_verdict *verdict)
{
    say_nothing(self, patient, option, verdict);
    if (option == 1)
        raise(SIGSEGV);
    return POISE_OK;
}

static int32_t round_up(void *self, const poise_patient *patient, uint32_t option,
                        poise_verdict *verdict)
{
    fesetround(FE_UPWARD);
    return say_nothing(self, patient, option, verdict);
}

static int32_t leave_locale(void *self, const poise_patient *patient, uint32_t option,
                            poise_verdict *verdict)
{
    uselocale(LC_GLOBAL_LOCALE);
    return say_nothing(self, patient, option, verdict);
}

static void each_offence_costs_the_whole_answer_and_nobody_elses(void)
{
    static const struct {
        int32_t (*code)(void *, const poise_patient *, uint32_t, poise_verdict *);
        int32_t status;
    } cases[] = {
        {read_undeclared, POISE_E_FACT_UNDECLARED},
        {report_error, POISE_E_PLUGIN_FAILED},
        {report_unknown, POISE_E_PLUGIN_FAILED},
        {crash, POISE_E_PLUGIN_CRASH},
        {round_up, POISE_E_PLUGIN_ENVIRONMENT},
        {leave_locale, POISE_E_PLUGIN_ENVIRONMENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture = engine_with(cases[i].code);
        expect_silent(ask(&fixture), cases[i].status);
        CU_ASSERT_EQUAL(fegetround(), FE_TONEAREST);
        fixture_close(&fixture);
    }
}

static void a_plugin_that_has_crashed_is_not_called_again(void)
{
    struct fixture fixture = engine_with(crash);
    expect_silent(ask(&fixture), POISE_E_PLUGIN_CRASH);
    int before = calls;
    CU_ASSERT(before > 0);
    expect_silent(ask(&fixture), POISE_E_PLUGIN_CRASH);
    CU_ASSERT_EQUAL(calls, before);
    fixture_close(&fixture);
}

static void an_offence_for_one_person_is_not_held_against_the_next(void)
{
    struct fixture fixture = engine_with(report_error);
    expect_silent(ask(&fixture), POISE_E_PLUGIN_FAILED);
    code_of(&fixture)->eligibility = say_nothing;
    CU_ASSERT_EQUAL(ask(&fixture)->silent_count, 0);
    fixture_close(&fixture);
}

static int32_t look_around(void *self, const poise_patient *patient, uint32_t option,
                           poise_verdict *verdict)
{
    CU_ASSERT_EQUAL(fegetround(), FE_TONEAREST);
    CU_ASSERT_PTR_EQUAL(uselocale((locale_t)0), asked_by->c);
    CU_ASSERT_STRING_EQUAL(localeconv()->decimal_point, ".");
    return say_nothing(self, patient, option, verdict);
}

static void code_runs_in_the_c_locale_and_the_caller_keeps_its_own(void)
{
    struct fixture fixture = engine_with(look_around);
    locale_t mine = newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0);
    CU_ASSERT_NOT_EQUAL_FATAL(mine, (locale_t)0);
    locale_t before = uselocale(mine);
    ask(&fixture);
    CU_ASSERT(calls > 0);
    CU_ASSERT_PTR_EQUAL(uselocale(before), mine);
    freelocale(mine);
    fixture_close(&fixture);
}

UNIT_SUITE(assess) = {
    UNIT_TEST(code_cannot_talk_a_contraindication_away),
    UNIT_TEST(code_cannot_settle_what_the_catalogue_leaves_open),
    UNIT_TEST(a_stricter_answer_of_code_stands),
    UNIT_TEST(code_is_asked_only_about_what_is_open),
    UNIT_TEST(cautions_and_checks_of_code_make_it_a_caution),
    UNIT_TEST(a_caution_of_code_lowers_the_balance_and_info_does_not),
    UNIT_TEST(notes_beyond_the_limit_cost_the_whole_answer),
    UNIT_TEST(standing_and_urgency_of_code_count),
    UNIT_TEST(companions_of_code_and_catalogue_are_joined_each_once),
    UNIT_TEST(effects_of_code_replace_the_catalogues_and_are_held_to_their_range),
    UNIT_TEST(the_dimensions_of_the_site_are_not_for_plugins_to_weigh),
    UNIT_TEST(only_what_is_proposed_is_assessed_for_each_target),
    UNIT_TEST(proposing_nothing_is_an_answer),
    UNIT_TEST(proposing_an_option_of_others_costs_the_whole_answer),
    UNIT_TEST(each_offence_costs_the_whole_answer_and_nobody_elses),
    UNIT_TEST_CRASHING(a_plugin_that_has_crashed_is_not_called_again),
    UNIT_TEST(an_offence_for_one_person_is_not_held_against_the_next),
    UNIT_TEST(code_runs_in_the_c_locale_and_the_caller_keeps_its_own),
    UNIT_END,
};
