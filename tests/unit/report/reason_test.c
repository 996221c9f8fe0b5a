/* Reasons in words, with the facts they rest on. */
#include "report/reason.h"

#include "persons.h"
#include "record/vocabulary.h"
#include "told.h"

/* -------------------- one option */

static const poise_sentence sentences[] = {
    {"Code says so", "the label"},
    {"Give {1} mg, at most {2} times, not {3}", NULL},
};

static void cautions_and_checks_follow(void)
{
    told("caution = ({ when = \"ecog >= 2\"; because = \"Frail\"; source = \"S\"; },"
         "           { when = \"age > 90\"; because = \"Old\"; });"
         "never = ({ when = \"qtc >= 450 ms\"; because = \"QT too long\";"
         "           source = \"label\"; },"
         "         { when = \"lvef < 50 and age > 20\"; because = \"Weak heart\"; });",
         "ecog = 2; age = 60",
         "for: First choice here\n"
         "caution: Frail (ecog) -- S\n"
         "check: Check QTcF: QT too long (qtc) -- label\n"
         "check: Check LVEF: Weak heart (lvef)\n");
}

static void what_is_only_assumed_must_be_confirmed(void)
{
    told("never = ({ when = \"maintenance = yes\"; because = \"Not beside it\"; });",
         "age = 60",
         "for: First choice here\n"
         "check: Assumed absent, confirm maintenance: Not beside it (maintenance)\n");
    told("needs = ({ when = \"maintenance = no\"; because = \"Not beside it\"; });",
         "age = 60",
         "for: First choice here (maintenance)\n"
         "check: Assumed, confirm maintenance: Not beside it (maintenance)\n");
    told("for = \"maintenance = no\";", "age = 60",
         "for: First choice here (maintenance)\n"
         "check: The situation is partly assumed: confirm it (maintenance)\n");
}

static void weak_evidence_and_companions_come_last(void)
{
    told(
        "weak = ({ when = \"ecog >= 1\"; because = \"Few had ECOG 1\"; });"
        "with = ({ when = \"menopause = pre\"; because = \"With ovarian suppression\"; },"
        "        { when = \"menopause = post\"; because = \"Alone\"; });",
        "ecog = 1; menopause = pre",
        "for: First choice here\n"
        "info: Few had ECOG 1 (ecog)\n"
        "info: With ovarian suppression (menopause)\n");
}

static void notes_of_code(struct outcome *outcome)
{
    static const poise_note notes[] = {
        {POISE_NOTE_DOSE, 1, {POISE_FACT_CREATININE_CLEARANCE, 0, 0, 0}, {150500, 2000}},
        {POISE_NOTE_REASON, 0, {0, 0, 0, 0}, {0, 0}},
        {POISE_NOTE_CAUTION, 0, {POISE_FACT_AGE, 0, 0, 0}, {0, 0}},
        {POISE_NOTE_CHECK, 0, {0, 0, 0, 0}, {0, 0}},
        {POISE_NOTE_INFO, 0, {0, 0, 0, 0}, {0, 0}},
    };
    outcome->sentences = sentences;
    outcome->notes = notes;
    outcome->note_count = 5;
}

static void notes_of_code_stand_by_their_kind_with_their_numbers(void)
{
    told_after(notes_of_code, "", "age = 60",
               "for: First choice here\n"
               "for: Code says so -- the label\n"
               "caution: Code says so (age) -- the label\n"
               "check: Code says so -- the label\n"
               "dose: Give 150.5 mg, at most 2 times, not {3} (creatinine_clearance)\n"
               "info: Code says so -- the label\n");
}

static void wishes_and_limits(struct outcome *outcome)
{
    outcome->against_wish = true;
    outcome->limit = LIMIT_VISITS;
    outcome->limit_unknown = true;
    outcome->clipped = true;
}

static void wishes_limits_and_faults_are_told(void)
{
    told_after(wishes_and_limits, "", "age = 60",
               "for: First choice here\n"
               "caution: You would rather not have chemotherapy -- the wishes\n"
               "against: more visits than you want -- the goals\n"
               "check: One of your limits cannot be checked: no figure\n"
               "info: The plugin gave an effect outside its range; it was clipped\n");
}

static void everything_that_rules_an_option_out_is_told(void)
{
    told("never = ({ when = \"qtc >= 450 ms\"; because = \"QT too long\";"
         "           source = \"label\"; });"
         "needs = ({ when = \"her2 = zero\"; because = \"Only without HER2\"; });",
         "qtc = 470; her2 = low",
         "against: QT too long (qtc) -- label\n"
         "against: Only without HER2 (her2)\n");
}

static void not_offered_here(struct outcome *outcome)
{
    outcome->state = OUTCOME_RULED_OUT;
    outcome->excluded_by_site = true;
}

static void the_site_may_rule_it_out(void)
{
    told_after(not_offered_here, "", "age = 60",
               "against: Not offered at this site: formulary or licence"
               " -- site settings\n");
}

static void what_cannot_be_told_names_the_facts_that_settle_it(void)
{
    told("for = \"her2 = zero and age > 18\"; setting = \"HER2 zero\";", "age = 60",
         "needs: HER2 zero (her2)\n");
    told("for = \"her2 = zero\";", "age = 60", "needs: Option a (her2)\n");
    told("needs = ({ when = \"pik3ca = mutated or akt1 = mutated\";"
         "           because = \"A mutation\"; source = \"S\"; });",
         "age = 60", "needs: A mutation (pik3ca, akt1) -- S\n");
}

static void another_situation_is_told_by_its_name(void)
{
    told("for = \"her2 = positive\"; setting = \"HER2 positive\";", "her2 = zero",
         "against: HER2 positive (her2)\n");
}

/* The catalogues are about those for whom the option "b" is meant. */
static void expect_scope(const char *facts, const char *reasons)
{
    const char *const members[] = {"", "for = \"stage = metastatic\";", NULL};
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", facts);
    small.generation.catalogue->scope =
        (struct clause){small.generation.catalogue->options[1].applies,
                        "Early disease is out of scope", NULL};
    small_assess(&small, facts, &small.answer);
    struct reasons found =
        reasons_of(small.fixture.arena, &small.answer, small.answer.outcomes);
    told_write(&found, small.answer.record, &out);
    small_same(&out, reasons);
    small_close(&small);
}

static void what_is_out_of_scope_says_so(void)
{
    expect_scope("stage = early", "against: Early disease is out of scope (stage)\n");
    expect_scope("stage = unknown", "needs: Early disease is out of scope (stage)\n");
    expect_scope("stage = metastatic", "for: First choice here\n");
}

/* -------------------- everyone */

static uint32_t count_of(const struct reasons *reasons, enum reason_kind kind)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < reasons->count; i++)
        count += reasons->items[i].kind == kind;
    return count;
}

/* Does some reason of what is undetermined name a fact that is not known? */
static bool names_an_unknown(const struct reasons *reasons, const struct record *record)
{
    for (uint32_t i = 0; i < reasons->count; i++)
        for (uint32_t j = 0; j < reasons->items[i].facts.count; j++)
            if (reasons->items[i].kind == REASON_NEEDS &&
                !record_knows(record, reasons->items[i].facts.facts[j]))
                return true;
    return false;
}

static void expect_explained(const struct answer *answer, const struct outcome *outcome,
                             const struct reasons *reasons)
{
    switch (outcome->state) {
    case OUTCOME_ELIGIBLE:
    case OUTCOME_CAUTION:
        CU_ASSERT_TRUE(count_of(reasons, REASON_FOR) > 0 ||
                       count_of(reasons, REASON_DOUBT) > 0);
        break;
    case OUTCOME_UNDETERMINED:
        CU_ASSERT_TRUE(names_an_unknown(reasons, answer->record));
        break;
    case OUTCOME_RULED_OUT:
    case OUTCOME_NOT_APPLICABLE:
        CU_ASSERT_TRUE(count_of(reasons, REASON_AGAINST) > 0);
        break;
    }
    if (outcome->state == OUTCOME_CAUTION)
        CU_ASSERT_TRUE(
            count_of(reasons, REASON_CAUTION) + count_of(reasons, REASON_CHECK) > 0 ||
            outcome->answer == POISE_ANSWER_NEEDS_PERSON);
    for (uint32_t i = 0; i < reasons->count; i++) {
        const char *text = reasons->items[i].text;
        CU_ASSERT_NOT_EQUAL(text[0], '\0');
        CU_ASSERT_TRUE(utf8_valid(text, strlen(text)));
        CU_ASSERT_PTR_NULL(strstr(text, "{1}"));
    }
}

static void every_answer_to_everyone_is_explained(void)
{
    struct fixture fixture = fixture_open();
    uint32_t states[OUTCOME_ELIGIBLE + 1] = {0};
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        struct arena *arena = arena_new((size_t)1 << 16);
        for (uint32_t i = 0; i < answer->outcome_count; i++) {
            struct reasons reasons = reasons_of(arena, answer, &answer->outcomes[i]);
            expect_explained(answer, &answer->outcomes[i], &reasons);
            states[answer->outcomes[i].state]++;
        }
        arena_free(arena);
    }
    for (int state = 0; state <= OUTCOME_ELIGIBLE; state++)
        CU_ASSERT_TRUE(states[state] > 0);
    fixture_close(&fixture);
}

UNIT_SUITE(reason) = {
    UNIT_TEST(cautions_and_checks_follow),
    UNIT_TEST(what_is_only_assumed_must_be_confirmed),
    UNIT_TEST(weak_evidence_and_companions_come_last),
    UNIT_TEST(notes_of_code_stand_by_their_kind_with_their_numbers),
    UNIT_TEST(wishes_limits_and_faults_are_told),
    UNIT_TEST(everything_that_rules_an_option_out_is_told),
    UNIT_TEST(the_site_may_rule_it_out),
    UNIT_TEST(what_cannot_be_told_names_the_facts_that_settle_it),
    UNIT_TEST(another_situation_is_told_by_its_name),
    UNIT_TEST(what_is_out_of_scope_says_so),
    UNIT_TEST(every_answer_to_everyone_is_explained),
    UNIT_END,
};
