/* What is not known: what to find out next, and which options wait for it. */
#include "small.h"

static const char *const members[] = {"", "", NULL};

/* A question with its answers and what would then come first. */
static struct ask about(const struct small *small, uint32_t fact)
{
    return (struct ask){.fact = fact_at(small->fixture.vocabulary, fact)};
}

static void change(struct ask *ask, const char *value, const struct option *first)
{
    ask->changes[ask->change_count++] = (struct ask_change){value, first};
}

static void a_question_tells_what_would_come_first_then(void)
{
    struct small small;
    small_open(&small, members, "", "age = 60");
    const struct option *a = small.answer.outcomes[0].option;
    const struct option *b = small.answer.outcomes[1].option;
    struct ask ask = about(&small, POISE_FACT_HER2);
    ask.changes_first = true;
    change(&ask, "positive", b);
    change(&ask, "low", a); /* first already */
    change(&ask, "ultralow", b);
    change(&ask, "zero", NULL);
    small.answer.asks[0] = ask;
    small.answer.ask_count = 1;
    small_page(
        &small, &small_ascii, false, asks_text,
        "\nFIND OUT NEXT\n"
        "  ? HER2 could change what comes first; positive or ultralow -> b; zero -> "
        "none\n"
        "    first\n");
    small_close(&small);
}

static void a_question_that_changes_nothing_tells_how_many_wait(void)
{
    struct small small;
    small_open(&small, members, "", "age = 60");
    small.answer.asks[0] = about(&small, POISE_FACT_PIK3CA);
    small.answer.asks[0].settles = 3;
    small.answer.asks[1] = about(&small, POISE_FACT_LVEF);
    small.answer.asks[1].settles = 1;
    small.answer.ask_count = 2;
    small_page(&small, &small_ascii, false, asks_text,
               "\nFIND OUT NEXT\n"
               "  ? PIK3CA would settle 3 options\n"
               "  ? LVEF would settle 1 option\n");
    small_close(&small);
}

static void what_a_flag_calls_missing_stands_here_too(void)
{
    struct small small;
    small_open(&small, members,
               "flags = ({ code = \"missing:x\"; severity = \"warning\";"
               "           when = \"not known(her2)\"; text = \"HER2 is needed\"; },"
               "         { code = \"urgent:x\"; severity = \"emergency\";"
               "           when = \"age > 18\"; text = \"Act\"; });",
               "age = 60");
    small_page(&small, &small_ascii, false, asks_text,
               "\nFIND OUT NEXT\n"
               "  * HER2 is needed\n");
    small_close(&small);
}

static void options_that_wait_for_the_same_facts_stand_together(void)
{
    const char *const waiting[] = {"for = \"her2 = zero\";",
                                   "for = \"pik3ca = mutated or akt1 = mutated\";",
                                   "for = \"her2 = low\";", "", NULL};
    struct small small;
    small_open(&small, waiting, "", "age = 60");
    small_page(&small, &small_ascii, false, undetermined_text,
               "\nCANNOT TELL YET, FOR WANT OF\n"
               "  ? HER2: a, c\n"
               "  ? PIK3CA, AKT1: b\n");
    small_close(&small);
}

static void ten_lines_are_enough_unless_all_is_asked_for(void)
{
    static const char *const facts[] = {
        "lvef > 50 %",      "qtc < 450 ms",    "ecog <= 1",      "her2 = low",
        "pik3ca = mutated", "age < 70",        "esr1 = mutated", "line >= 2",
        "frail = no",       "neuropathy <= 1", "dental = ok",    "onj = no"};
    char waiting[12][60];
    const char *list[13] = {NULL};
    struct small small;
    for (int i = 0; i < 12; i++) {
        snprintf(waiting[i], sizeof waiting[i], "for = \"%s\";", facts[i]);
        list[i] = waiting[i];
    }
    static const char ten[] = "\nCANNOT TELL YET, FOR WANT OF\n"
                              "  ? LVEF: a\n"
                              "  ? QTcF: b\n"
                              "  ? ECOG: c\n"
                              "  ? HER2: d\n"
                              "  ? PIK3CA: e\n"
                              "  ? age: f\n"
                              "  ? ESR1: g\n"
                              "  ? line of therapy: h\n"
                              "  ? frail: i\n"
                              "  ? neuropathy: j\n";
    char page[600];
    small_open(&small, list, "", "sex = female");
    snprintf(page, sizeof page,
             "%s    and 2 more options wait for more: --all lists them\n", ten);
    small_page(&small, &small_ascii, false, undetermined_text, page);
    snprintf(page, sizeof page, "%s  ? teeth: k\n  ? jaw bone damage (ONJ): l\n", ten);
    small_page(&small, &small_ascii, true, undetermined_text, page);
    small_close(&small);
}

static void what_is_assumed_and_read_stands_in_one_line(void)
{
    struct small small;
    small_open(&small, members, "", "age = 60");
    small.answer.used[POISE_FACT_STAGE] = true;
    small.answer.used[POISE_FACT_MAINTENANCE] = true;
    small.answer.used[POISE_FACT_AGE] = true;
    small_page(&small, &small_ascii, false, assumed_text,
               "\nASSUMED, AS NOTHING WAS SAID\n"
               "  ? stage metastatic; maintenance no\n");
    small_close(&small);
}

static void what_was_said_is_not_assumed(void)
{
    struct small small;
    small_open(&small, members, "", "stage = metastatic");
    small.answer.used[POISE_FACT_STAGE] = true;
    small_page(&small, &small_ascii, false, assumed_text, "");
    small_close(&small);
}

static void when_everything_can_be_told_nothing_is_written(void)
{
    struct small small;
    small_open(&small, members, "", "age = 60");
    small_page(&small, &small_ascii, false, asks_text, "");
    small_page(&small, &small_ascii, false, undetermined_text, "");
    small_close(&small);
}

UNIT_SUITE(missing_text) = {
    UNIT_TEST(a_question_tells_what_would_come_first_then),
    UNIT_TEST(a_question_that_changes_nothing_tells_how_many_wait),
    UNIT_TEST(what_a_flag_calls_missing_stands_here_too),
    UNIT_TEST(options_that_wait_for_the_same_facts_stand_together),
    UNIT_TEST(ten_lines_are_enough_unless_all_is_asked_for),
    UNIT_TEST(what_is_assumed_and_read_stands_in_one_line),
    UNIT_TEST(what_was_said_is_not_assumed),
    UNIT_TEST(when_everything_can_be_told_nothing_is_written),
    UNIT_END,
};
