/* How guidelines stand behind an option: the first reason for it, or one against. */
#include "told.h"

static void the_guidelines_speak_first(void)
{
    told("for = \"her2 = zero\"; standing = { level = \"preferred\"; esmo = \"E\";"
         "  nccn = \"N\"; };",
         "her2 = zero", "for: First choice here (her2) -- ESMO: E; NCCN: N\n");
    told("standing = { level = \"other\"; nccn = \"N\"; };", "age = 60",
         "for: Recommended, not first choice -- NCCN: N\n");
    told("standing = { level = \"selected\"; };", "age = 60",
         "for: For selected situations\n");
}

static void a_situation_tells_why_the_standing_differs(void)
{
    told("standing = { level = \"preferred\"; esmo = \"E\"; situations = ("
         "  { when = \"ecog >= 2\"; level = \"other\"; because = \"Too frail\";"
         "    source = \"S\"; }); };",
         "ecog = 2", "for: Recommended, not first choice: Too frail (ecog) -- S\n");
}

static void code_sets_the_standing(struct outcome *outcome)
{
    static const poise_sentence sentences[] = {{"Code says so", "the label"}};
    outcome->sentences = sentences;
    outcome->standing_sentence = 1;
}

static void code_may_tell_why_too(void)
{
    told_after(code_sets_the_standing, "", "age = 60",
               "for: First choice here: Code says so -- the label\n");
}

static void it_rests_on_the_situation_the_needs_and_what_it_is_for(void)
{
    told("for = \"er = positive\";"
         "needs = ({ when = \"line >= 2\"; because = \"Later\"; });"
         "standing = { level = \"preferred\"; situations = ("
         "  { when = \"age >= 70\"; level = \"other\"; because = \"Old\"; }); };",
         "er = positive; line = 2; age = 75",
         "for: Recommended, not first choice: Old (age, line, er)\n");
}

static void mutations_are_told_first(void)
{
    told("for = \"er = positive and line >= 2 and esr1 = mutated\";",
         "er = positive; line = 2; esr1 = mutated",
         "for: First choice here (esr1, er, line)\n");
}

static void a_standing_that_rules_out_is_a_reason_against(void)
{
    told("standing = { level = \"not-recommended\"; esmo = \"E\"; };", "age = 60",
         "against: Guidelines advise against it -- ESMO: E\n");
    told("standing = { level = \"investigational\"; };", "age = 60",
         "against: Only inside a trial\n");
}

UNIT_SUITE(reason_standing) = {
    UNIT_TEST(the_guidelines_speak_first),
    UNIT_TEST(a_situation_tells_why_the_standing_differs),
    UNIT_TEST(code_may_tell_why_too),
    UNIT_TEST(it_rests_on_the_situation_the_needs_and_what_it_is_for),
    UNIT_TEST(mutations_are_told_first),
    UNIT_TEST(a_standing_that_rules_out_is_a_reason_against),
    UNIT_END,
};
