/* What to find out next: only what is missing, and what each value would change. */
#include <stdio.h>
#include <string.h>

#include "fixture.h"
#include "unit.h"

#define PERSON                                                                           \
    "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=2; "   \
    "prior_therapy=ribociclib, letrozole; ecog=1; progressed=yes; sites=bone, liver"

static const char *const persons[] = {
    PERSON,
    PERSON "; pik3ca=unknown; dental=needs_invasive",
    "age=40",
    "age=48; sex=female; menopause=pre; er=negative; pr=negative; her2=positive; line=1;"
    "setting=de_novo; sites=lung; ecog=0",
    "age=50; sex=female; er=negative; pr=negative; her2=zero; line=1; setting=recurrent;"
    "sites=lung, brain",
};

enum { PERSONS = sizeof persons / sizeof *persons };

static const struct ask *ask_about(const struct answer *answer, const char *fact)
{
    for (uint32_t i = 0; i < answer->ask_count; i++)
        if (strcmp(answer->asks[i].fact->name, fact) == 0)
            return &answer->asks[i];
    return NULL;
}

static void only_what_nobody_stated_is_asked_for(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        CU_ASSERT(answer->ask_count > 0);
        for (uint32_t i = 0; i < answer->ask_count; i++) {
            uint32_t fact = answer->asks[i].fact->number;
            CU_ASSERT_NOT_EQUAL(record_at(answer->record, fact)->state, FACT_KNOWN);
        }
    }
    fixture_close(&fixture);
}

static void what_is_stated_is_not_asked_for_any_more(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, PERSON, NULL);
    CU_ASSERT_PTR_NOT_NULL(ask_about(answer, "msi_h"));
    answer = fixture_answer(&fixture, PERSON "; msi_h=no", NULL);
    CU_ASSERT_PTR_NULL(ask_about(answer, "msi_h"));
    fixture_close(&fixture);
}

static void each_fact_is_asked_for_once(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        for (uint32_t i = 0; i < answer->ask_count; i++)
            for (uint32_t j = 0; j < i; j++)
                CU_ASSERT_PTR_NOT_EQUAL(answer->asks[i].fact, answer->asks[j].fact);
    }
    fixture_close(&fixture);
}

/* What changes the first option, then what settles more, then by number. */
static bool in_order(const struct ask *a, const struct ask *b)
{
    if (a->changes_first != b->changes_first)
        return a->changes_first;
    return a->settles > b->settles ||
           (a->settles == b->settles && a->fact->number < b->fact->number);
}

static void what_matters_most_is_asked_first(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        for (uint32_t i = 1; i < answer->ask_count; i++)
            CU_ASSERT(in_order(&answer->asks[i - 1], &answer->asks[i]));
    }
    fixture_close(&fixture);
}

static void a_site_says_how_much_is_asked(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    struct site *site = &fixture.engine->generation->site;
    CU_ASSERT_EQUAL(site->ask_limit, 5);
    CU_ASSERT_EQUAL(fixture_answer(&fixture, PERSON, NULL)->ask_count, 5);
    const struct fact *first = fixture_answer(&fixture, PERSON, NULL)->asks[0].fact;
    site->ask_limit = 1;
    CU_ASSERT_EQUAL(fixture_answer(&fixture, PERSON, NULL)->ask_count, 1);
    CU_ASSERT_PTR_EQUAL(fixture_answer(&fixture, PERSON, NULL)->asks[0].fact, first);
    site->ask_limit = 0;
    CU_ASSERT_EQUAL(fixture_answer(&fixture, PERSON, NULL)->ask_count, 0);
    fixture_close(&fixture);
}

/* The first systemic option once the fact is in the record. */
static const struct option *first_when(struct fixture *fixture, const char *person,
                                       const char *fact, const char *value)
{
    char facts[512];
    snprintf(facts, sizeof facts, "%s; %s=%s", person, fact, value);
    const struct outcome *first =
        answer_first(fixture_answer(fixture, facts, NULL), ROLE_SYSTEMIC);
    return first == NULL ? NULL : first->option;
}

static void a_value_changes_what_it_says_it_changes(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    uint32_t tried = 0;
    for (int p = 0; p < PERSONS; p++) {
        struct ask asks[ASK_LIMIT];
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        uint32_t count = answer->ask_count;
        memcpy(asks, answer->asks, sizeof asks);
        for (uint32_t i = 0; i < count; i++) {
            if (asks[i].fact->type != FACT_BOOL && asks[i].fact->type != FACT_CHOICE)
                continue;
            CU_ASSERT_EQUAL(asks[i].change_count, asks[i].fact->value_count);
            for (uint32_t j = 0; j < asks[i].change_count; j++, tried++)
                CU_ASSERT_PTR_EQUAL(first_when(&fixture, persons[p], asks[i].fact->name,
                                               asks[i].fact->values[j].name),
                                    asks[i].changes[j].first);
        }
    }
    CU_ASSERT(tried > 10);
    fixture_close(&fixture);
}

static void values_are_named_in_their_order(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct ask *ask = ask_about(fixture_answer(&fixture, PERSON, NULL), "msi_h");
    CU_ASSERT_PTR_NOT_NULL_FATAL(ask);
    CU_ASSERT_EQUAL_FATAL(ask->change_count, 2);
    CU_ASSERT_STRING_EQUAL(ask->changes[0].value, "no");
    CU_ASSERT_STRING_EQUAL(ask->changes[1].value, "yes");
    fixture_close(&fixture);
}

static void changes_first_says_whether_any_value_changes_the_first_option(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    for (int p = 0; p < PERSONS; p++) {
        const struct answer *answer = fixture_answer(&fixture, persons[p], NULL);
        const struct outcome *now = answer_first(answer, ROLE_SYSTEMIC);
        for (uint32_t i = 0; i < answer->ask_count; i++) {
            const struct ask *ask = &answer->asks[i];
            bool changes = false;
            for (uint32_t j = 0; now != NULL && j < ask->change_count; j++)
                changes = changes || ask->changes[j].first != now->option;
            CU_ASSERT_EQUAL(ask->changes_first, changes);
        }
    }
    fixture_close(&fixture);
}

static void from_nothing_to_something_is_no_change_of_order(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, "age=40", NULL);
    CU_ASSERT_PTR_NULL(answer_first(answer, ROLE_SYSTEMIC));
    CU_ASSERT(answer->ask_count > 0);
    for (uint32_t i = 0; i < answer->ask_count; i++) {
        CU_ASSERT_FALSE(answer->asks[i].changes_first);
        CU_ASSERT(answer->asks[i].settles > 0);
    }
    fixture_close(&fixture);
}

static void asking_leaves_the_answer_as_it_was(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    int32_t balances[64];
    struct site *site = &fixture.engine->generation->site;
    site->ask_limit = 0;
    const struct answer *answer = fixture_answer(&fixture, PERSON, NULL);
    uint32_t count = answer->ranked_count;
    CU_ASSERT_FATAL(count <= 64);
    for (uint32_t i = 0; i < count; i++)
        balances[i] = answer->ranked[i]->balance;
    site->ask_limit = 50;
    answer = fixture_answer(&fixture, PERSON, NULL);
    CU_ASSERT(answer->ask_count > 5);
    CU_ASSERT_EQUAL_FATAL(answer->ranked_count, count);
    for (uint32_t i = 0; i < count; i++)
        CU_ASSERT_EQUAL(answer->ranked[i]->balance, balances[i]);
    CU_ASSERT_EQUAL(record_at(answer->record, POISE_FACT_MSI_H)->state, FACT_UNKNOWN);
    fixture_close(&fixture);
}

static void an_undetermined_option_names_what_it_waits_for(void)
{
    struct fixture fixture = fixture_open();
    fixture_engine(&fixture);
    const struct answer *answer = fixture_answer(&fixture, PERSON, NULL);
    const struct outcome *outcome = answer_find(answer, "pembrolizumab-tmb-msi");
    CU_ASSERT_PTR_NOT_NULL_FATAL(outcome);
    CU_ASSERT_EQUAL_FATAL(outcome->state, OUTCOME_UNDETERMINED);
    struct cites needs = answer_needs(answer, outcome);
    bool msi = false;
    CU_ASSERT(needs.count > 0);
    for (uint32_t i = 0; i < needs.count; i++) {
        CU_ASSERT_FALSE(record_knows(answer->record, needs.facts[i]));
        msi = msi || needs.facts[i] == POISE_FACT_MSI_H;
    }
    CU_ASSERT(msi);
    fixture_close(&fixture);
}

UNIT_SUITE(ask) = {
    UNIT_TEST(only_what_nobody_stated_is_asked_for),
    UNIT_TEST(what_is_stated_is_not_asked_for_any_more),
    UNIT_TEST(each_fact_is_asked_for_once),
    UNIT_TEST(what_matters_most_is_asked_first),
    UNIT_TEST(a_site_says_how_much_is_asked),
    UNIT_TEST(a_value_changes_what_it_says_it_changes),
    UNIT_TEST(values_are_named_in_their_order),
    UNIT_TEST(changes_first_says_whether_any_value_changes_the_first_option),
    UNIT_TEST(from_nothing_to_something_is_no_change_of_order),
    UNIT_TEST(asking_leaves_the_answer_as_it_was),
    UNIT_TEST(an_undetermined_option_names_what_it_waits_for),
    UNIT_END,
};
