/* The vocabulary keeps its own rules, and finds what people type. */
#include "record/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/name.h"
#include "fixture.h"
#include "unit.h"

static const struct fact *find(const struct fixture *fixture, const char *name)
{
    const struct fact *fact = fact_find(fixture->vocabulary, name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(fact);
    return fact;
}

/* -------------------- the list */

static void every_fact_has_a_number_and_a_name_of_its_own(void)
{
    struct fixture fixture = fixture_open();
    uint32_t listed = 0;
#define POISE_FACT(number, upper, name, type, section, unit, low, high, fresh, loinc,    \
                   formula, meaning)                                                     \
    listed++;
#include <poise/facts.def>
    uint32_t found = 0;
    for (uint32_t i = 1; i < vocabulary_count(fixture.vocabulary); i++) {
        const struct fact *fact = fact_at(fixture.vocabulary, i);
        if (fact == NULL)
            continue;
        found++;
        CU_ASSERT_EQUAL(fact->number, i);
        CU_ASSERT_PTR_EQUAL(find(&fixture, fact->name), fact);
    }
    CU_ASSERT_EQUAL(found, listed); /* two with one number would be fewer */
    fixture_close(&fixture);
}

static void names_are_written_as_typed_names_are_folded(void)
{
    struct fixture fixture = fixture_open();
    char folded[64];
    for (uint32_t i = 1; i < vocabulary_count(fixture.vocabulary); i++) {
        const struct fact *fact = fact_at(fixture.vocabulary, i);
        if (fact == NULL)
            continue;
        CU_ASSERT_TRUE(name_fold(fact->name, strlen(fact->name), folded, sizeof folded));
        CU_ASSERT_STRING_EQUAL(fact->name, folded);
    }
    fixture_close(&fixture);
}

static void no_fact_is_called_like_a_word_of_the_language(void)
{
    static const char *const words[] = {"and", "or",   "not", "in",   "has", "known",
                                        "yes", "none", "no",  "else", "when"};
    struct fixture fixture = fixture_open();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        CU_ASSERT_PTR_NULL(fact_find(fixture.vocabulary, words[i], strlen(words[i])));
    fixture_close(&fixture);
}

static void numbers_have_a_range_and_other_facts_have_none(void)
{
    struct fixture fixture = fixture_open();
    for (uint32_t i = 1; i < vocabulary_count(fixture.vocabulary); i++) {
        const struct fact *fact = fact_at(fixture.vocabulary, i);
        if (fact == NULL)
            continue;
        CU_ASSERT_EQUAL(fact->low < fact->high, fact_is_numeric(fact));
        CU_ASSERT_TRUE(fact->low <= fact->high);
        CU_ASSERT_TRUE(fact_is_numeric(fact) || fact->unit[0] == '\0');
        CU_ASSERT_TRUE(fact->fresh_days >= 0);
        CU_ASSERT_TRUE(fact->meaning[0] != '\0');
        CU_ASSERT_TRUE(fact->section < SECTION_COUNT);
    }
    fixture_close(&fixture);
}

/* The check digit of LOINC: every second digit from the right doubled, digits summed. */
static bool loinc_is_well_formed(const char *code)
{
    const char *dash = strchr(code, '-');
    if (dash == NULL || dash == code || strlen(dash) != 2)
        return false;
    int sum = dash[1] - '0';
    bool twice = true;
    for (const char *c = dash - 1; c >= code; c--, twice = !twice) {
        if (*c < '0' || *c > '9')
            return false;
        int digit = (*c - '0') * (twice ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

static void every_loinc_code_has_its_check_digit_and_one_fact(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_FALSE(loinc_is_well_formed("30525-1")); /* the digit is 0 */
    for (uint32_t i = 1; i < vocabulary_count(fixture.vocabulary); i++) {
        const struct fact *fact = fact_at(fixture.vocabulary, i);
        if (fact == NULL || fact->loinc[0] == '\0')
            continue;
        CU_ASSERT_TRUE(loinc_is_well_formed(fact->loinc));
        for (uint32_t j = 1; j < i; j++) {
            const struct fact *other = fact_at(fixture.vocabulary, j);
            CU_ASSERT_TRUE(other == NULL || strcmp(other->loinc, fact->loinc) != 0);
        }
    }
    fixture_close(&fixture);
}

/* -------------------- values */

/* Every value finds itself, is named by its number, and fits into its mask. */
static void check_values(const struct fixture *fixture, const struct fact *fact)
{
    uint32_t room = fact_is_set(fact) ? 128 : 64;
    CU_ASSERT_EQUAL(fact->value_count >= 2, !fact_is_numeric(fact));
    for (uint32_t i = 0; i < fact->value_count; i++) {
        const struct fact_value *value = &fact->values[i];
        CU_ASSERT_TRUE(value->number < room);
        CU_ASSERT_STRING_EQUAL(value_name(fact, value->number), value->name);
        CU_ASSERT_PTR_EQUAL(
            value_find(fixture->vocabulary, fact, value->name, strlen(value->name)),
            value);
        CU_ASSERT_TRUE(value->fact == 0 || value->fact == fact->number);
    }
}

static void every_value_of_every_fact_is_found_by_its_own_name(void)
{
    struct fixture fixture = fixture_open();
    for (uint32_t i = 1; i < vocabulary_count(fixture.vocabulary); i++)
        if (fact_at(fixture.vocabulary, i) != NULL)
            check_values(&fixture, fact_at(fixture.vocabulary, i));
    fixture_close(&fixture);
}

static void every_listed_value_belongs_to_its_fact(void)
{
    static const struct {
        uint32_t fact;
        const char *name;
        uint32_t number;
    } listed[] = {
#define POISE_VALUE(fact, upper, name, number) {POISE_FACT_##fact, #name, number},
#include <poise/facts.def>
    };
    struct fixture fixture = fixture_open();
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++)
        CU_ASSERT_STRING_EQUAL(
            value_name(fact_at(fixture.vocabulary, listed[i].fact), listed[i].number),
            listed[i].name);
    fixture_close(&fixture);
}

/* What a person types for a fact, by the value that it means; "" for none. */
static const char *meant(const char *name, const char *typed)
{
    struct fixture fixture = fixture_open();
    const struct fact_value *value =
        value_find(fixture.vocabulary, find(&fixture, name), typed, strlen(typed));
    const char *meaning = value == NULL ? "" : value->name;
    fixture_close(&fixture);
    return meaning;
}

static void clinicians_spellings_are_taken(void)
{
    static const struct {
        const char *fact;
        const char *typed;
        const char *meaning;
    } cases[] = {
        {"er", "pos", "positive"},
        {"er", "+", "positive"},
        {"er", "NEG", "negative"},
        {"her2", "3+", "positive"},
        {"her2", "1+", "low"},
        {"frail", "true", "yes"},
        {"frail", "Y", "yes"},
        {"frail", "absent", "no"},
        {"pik3ca", "Mutation", "mutated"},
        {"pik3ca", "positive", "mutated"},
        {"pik3ca", "WT", "wild_type"},
        {"pik3ca", "wild-type", "wild_type"},
        {"esr1", "negative", "wild_type"},
        {"pten", "loss", "altered"},
        {"sex", "F", "female"},
        {"sex", "man", "male"},
        {"menopause", "Postmenopausal", "post"},
        {"setting", "de novo", "de_novo"},
        {"diabetes", "Type 2", "t2"},
        {"brain_metastases", "no", "none"},
        {"leptomeningeal", "present", "present"},
        {"child_pugh", "a", "A"},
        {"child_pugh", "B", "B"},
        {"sites", "Lymph Nodes", "nodes"},
        {"sites", "leptomeningeal", "lepto"},
        {"region", "USA", "us"},
        {"dental", "unknown", "unknown"}, /* a value of its own */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CU_ASSERT_STRING_EQUAL(meant(cases[i].fact, cases[i].typed), cases[i].meaning);
}

static void what_could_mean_two_things_is_not_taken(void)
{
    CU_ASSERT_STRING_EQUAL(meant("her2", "0"), "");  /* ultralow or zero */
    CU_ASSERT_STRING_EQUAL(meant("her2", "2+"), ""); /* before ISH */
    CU_ASSERT_STRING_EQUAL(meant("her2", "unknown"), "");
    CU_ASSERT_STRING_EQUAL(meant("er", "yes"), "");
    CU_ASSERT_STRING_EQUAL(meant("er", "posi"), "");
    CU_ASSERT_STRING_EQUAL(meant("er", ""), "");
    CU_ASSERT_STRING_EQUAL(meant("age", "62"), ""); /* numbers have no values */
}

static void a_typed_value_has_a_length_and_a_limit(void)
{
    struct fixture fixture = fixture_open();
    const struct fact *er = find(&fixture, "er");
    const struct fact_value *value = value_find(fixture.vocabulary, er, "low [2026]", 3);
    CU_ASSERT_PTR_NOT_NULL_FATAL(value);
    CU_ASSERT_EQUAL(value->number, POISE_ER_LOW);
    CU_ASSERT_PTR_NULL(value_find(fixture.vocabulary, er, "lower", 4));
    char typed[5000];
    memset(typed, 'x', sizeof typed);
    CU_ASSERT_PTR_NULL(value_find(fixture.vocabulary, er, typed, sizeof typed));
    CU_ASSERT_PTR_NULL(fact_find(fixture.vocabulary, typed, sizeof typed));
    fixture_close(&fixture);
}

static void a_number_that_is_no_value_is_a_question_mark(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_STRING_EQUAL(value_name(find(&fixture, "er"), 63), "?");
    CU_ASSERT_STRING_EQUAL(value_name(find(&fixture, "age"), 0), "?");
    fixture_close(&fixture);
}

/* -------------------- looking up */

static void a_fact_is_found_by_its_whole_name_only(void)
{
    struct fixture fixture = fixture_open();
    const struct vocabulary *vocabulary = fixture.vocabulary;
    CU_ASSERT_EQUAL(find(&fixture, "er")->number, POISE_FACT_ER);
    CU_ASSERT_PTR_NOT_NULL(fact_find(vocabulary, "er = low", 2));
    CU_ASSERT_PTR_NULL(fact_find(vocabulary, "er", 1));
    CU_ASSERT_PTR_NULL(fact_find(vocabulary, "erb", 3));
    CU_ASSERT_PTR_NULL(fact_find(vocabulary, "ER", 2));
    CU_ASSERT_PTR_NULL(fact_find(vocabulary, "", 0));
    fixture_close(&fixture);
}

static void a_number_that_is_no_fact_finds_none(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_PTR_NULL(fact_at(fixture.vocabulary, 0));
    CU_ASSERT_PTR_NULL(fact_at(fixture.vocabulary, vocabulary_count(fixture.vocabulary)));
    CU_ASSERT_PTR_NULL(fact_at(fixture.vocabulary, UINT32_MAX));
    CU_ASSERT_EQUAL(vocabulary_count(fixture.vocabulary), POISE_FACT_END);
    fixture_close(&fixture);
}

static void the_nearest_name_and_value_are_offered(void)
{
    struct fixture fixture = fixture_open();
    struct nearest name = {.wanted = "prior_therapies", .length = 15};
    struct nearest value = {.wanted = "ultra_low", .length = 9};
    fact_nearest(fixture.vocabulary, &name);
    value_nearest(find(&fixture, "her2"), &value);
    CU_ASSERT_STRING_EQUAL(name.best, "prior_therapy");
    CU_ASSERT_STRING_EQUAL(value.best, "ultralow");
    fixture_close(&fixture);
}

static void sections_and_types_have_names(void)
{
    for (int i = 0; i < SECTION_COUNT; i++) {
        const char *name = section_name((enum fact_section)i);
        CU_ASSERT_EQUAL((int)section_find(name, strlen(name)), i);
    }
    CU_ASSERT_EQUAL(section_find("person", 6), SECTION_PERSON);
    CU_ASSERT_EQUAL(section_find("person", 4), SECTION_COUNT);
    CU_ASSERT_EQUAL(section_find("persons", 7), SECTION_COUNT);
    CU_ASSERT_EQUAL(section_find("", 0), SECTION_COUNT);
    CU_ASSERT_STRING_EQUAL(fact_type_name(FACT_BOOL), "yes/no");
    CU_ASSERT_STRING_EQUAL(fact_type_name(FACT_THERAPY), "therapies");
}

static void sets_and_numbers_are_told_apart(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_TRUE(fact_is_set(find(&fixture, "sites")));
    CU_ASSERT_TRUE(fact_is_set(find(&fixture, "prior_therapy")));
    CU_ASSERT_FALSE(fact_is_set(find(&fixture, "er")));
    CU_ASSERT_TRUE(fact_is_numeric(find(&fixture, "ecog")));
    CU_ASSERT_TRUE(fact_is_numeric(find(&fixture, "qtc")));
    CU_ASSERT_FALSE(fact_is_numeric(find(&fixture, "frail")));
    fixture_close(&fixture);
}

/* -------------------- facts that a plugin declares */

static const struct fact_value grades[] = {{"mild", 0, 0}, {"severe", 0, 1}};

static const struct fact ki67 = {.type = FACT_NUMBER,
                                 .section = SECTION_BIOMARKERS,
                                 .name = "acme.ki67",
                                 .unit = "%",
                                 .high = 100,
                                 .meaning = "Ki-67"};

static const struct fact mucositis = {.type = FACT_CHOICE,
                                      .name = "acme.mucositis",
                                      .unit = "",
                                      .meaning = "Mucositis now",
                                      .values = grades,
                                      .value_count = 2};

static const struct fact trial_consent = {
    .type = FACT_BOOL, .name = "acme.consent", .unit = "", .meaning = "Has agreed"};

static void declared_facts_get_the_next_numbers(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &ki67), POISE_OK);
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &mucositis), POISE_OK);
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &trial_consent), POISE_OK);
    CU_ASSERT_EQUAL(find(&fixture, "acme.ki67")->number, POISE_FACT_END);
    CU_ASSERT_EQUAL(find(&fixture, "acme.mucositis")->number, POISE_FACT_END + 1);
    CU_ASSERT_EQUAL(find(&fixture, "acme.consent")->number, POISE_FACT_END + 2);
    CU_ASSERT_EQUAL(vocabulary_count(fixture.vocabulary), POISE_FACT_END + 3);
    CU_ASSERT_EQUAL(find(&fixture, "acme.ki67")->high, 100);
    check_values(&fixture, find(&fixture, "acme.ki67"));
    check_values(&fixture, find(&fixture, "acme.mucositis"));
    check_values(&fixture, find(&fixture, "acme.consent"));
    CU_ASSERT_STRING_EQUAL(value_name(find(&fixture, "acme.consent"), POISE_YES), "yes");
    fixture_close(&fixture);
}

static void a_declared_fact_is_a_copy(void)
{
    struct fixture fixture = fixture_open();
    char name[] = "acme.grade";
    char unit[] = "";
    char meaning[] = "A grade";
    char mild[] = "mild";
    struct fact_value values[] = {{mild, 0, 0}, {"severe", 0, 1}};
    struct fact fact = {.type = FACT_CHOICE,
                        .name = name,
                        .unit = unit,
                        .meaning = meaning,
                        .values = values,
                        .value_count = 2};
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &fact), POISE_OK);
    memset(name, 'x', sizeof name - 1);
    memset(meaning, 'x', sizeof meaning - 1);
    memset(mild, 'x', sizeof mild - 1);
    values[1].name = "gone";
    const struct fact *held = find(&fixture, "acme.grade");
    CU_ASSERT_STRING_EQUAL(held->meaning, "A grade");
    CU_ASSERT_STRING_EQUAL(held->values[0].name, "mild");
    CU_ASSERT_STRING_EQUAL(held->values[1].name, "severe");
    CU_ASSERT_STRING_EQUAL(held->formula, "");
    fixture_close(&fixture);
}

static void a_taken_name_is_refused(void)
{
    struct fixture fixture = fixture_open();
    struct fact again = ki67;
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &ki67), POISE_OK);
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &again),
                    POISE_E_CONFIG_DUPLICATE);
    again.name = "her2";
    CU_ASSERT_EQUAL(vocabulary_declare(fixture.vocabulary, &again),
                    POISE_E_CONFIG_DUPLICATE);
    CU_ASSERT_EQUAL(vocabulary_count(fixture.vocabulary), POISE_FACT_END + 1);
    fixture_close(&fixture);
}

static void there_is_room_for_a_limited_number_of_facts(void)
{
    struct fixture fixture = fixture_open();
    int32_t status = POISE_OK;
    uint32_t declared = 0;
    char name[32];
    struct fact fact = ki67;
    fact.name = name;
    while (status == POISE_OK && declared < 2 * FACT_LIMIT) {
        snprintf(name, sizeof name, "acme.fact_%u", declared);
        status = vocabulary_declare(fixture.vocabulary, &fact);
        declared += status == POISE_OK;
    }
    CU_ASSERT_EQUAL(status, POISE_E_CONFIG_RANGE);
    CU_ASSERT_EQUAL(vocabulary_count(fixture.vocabulary), FACT_LIMIT);
    for (uint32_t i = 0; i < declared; i++) {
        snprintf(name, sizeof name, "acme.fact_%u", i);
        CU_ASSERT_EQUAL(find(&fixture, name)->number, POISE_FACT_END + i);
    }
    fixture_close(&fixture);
}

static void a_declaration_that_finds_no_memory_changes_nothing(void)
{
    struct arena *arena = arena_new((size_t)1 << 16);
    struct vocabulary *vocabulary = vocabulary_new(arena);
    const size_t before = arena_used(arena);
    int failed = 0;
    int32_t status = POISE_E_MEMORY;
    for (size_t more = 16; status != POISE_OK && more < 4096; more += 16) {
        arena_limit(arena, arena_used(arena) + more);
        status = vocabulary_declare(vocabulary, &mucositis);
        if (status == POISE_OK)
            break;
        failed++;
        CU_ASSERT_EQUAL(status, POISE_E_MEMORY);
        CU_ASSERT_EQUAL(vocabulary_count(vocabulary), POISE_FACT_END);
        CU_ASSERT_PTR_NULL(fact_find(vocabulary, "acme.mucositis", 14));
    }
    CU_ASSERT_TRUE(failed >= 4 && arena_used(arena) > before);
    CU_ASSERT_EQUAL(status, POISE_OK);
    CU_ASSERT_PTR_NOT_NULL(fact_find(vocabulary, "acme.mucositis", 14));
    arena_free(arena);
}

static void without_memory_there_is_no_vocabulary(void)
{
    struct arena *arena = arena_new(256);
    arena_limit(arena, 1000);
    CU_ASSERT_PTR_NULL(vocabulary_new(arena));
    arena_free(arena);
}

static void a_nul_in_what_is_typed_is_no_end(void)
{
    struct fixture fixture = fixture_open();
    CU_ASSERT_PTR_NULL(value_find(fixture.vocabulary, find(&fixture, "frail"),
                                  "no\0aaaaaaaaaaaaaaaaaa", 20));
    fixture_close(&fixture);
}

static void a_negative_pten_stain_is_not_wild_type(void)
{
    CU_ASSERT_STRING_EQUAL(meant("pten", "negative"), "");
    CU_ASSERT_STRING_EQUAL(meant("er", "1+"), "");
}

UNIT_SUITE(vocabulary) = {
    UNIT_TEST(every_fact_has_a_number_and_a_name_of_its_own),
    UNIT_TEST(names_are_written_as_typed_names_are_folded),
    UNIT_TEST(no_fact_is_called_like_a_word_of_the_language),
    UNIT_TEST(numbers_have_a_range_and_other_facts_have_none),
    UNIT_TEST(every_loinc_code_has_its_check_digit_and_one_fact),
    UNIT_TEST(every_value_of_every_fact_is_found_by_its_own_name),
    UNIT_TEST(every_listed_value_belongs_to_its_fact),
    UNIT_TEST(clinicians_spellings_are_taken),
    UNIT_TEST(what_could_mean_two_things_is_not_taken),
    UNIT_TEST(a_typed_value_has_a_length_and_a_limit),
    UNIT_TEST(a_number_that_is_no_value_is_a_question_mark),
    UNIT_TEST(a_fact_is_found_by_its_whole_name_only),
    UNIT_TEST(a_number_that_is_no_fact_finds_none),
    UNIT_TEST(the_nearest_name_and_value_are_offered),
    UNIT_TEST(sections_and_types_have_names),
    UNIT_TEST(sets_and_numbers_are_told_apart),
    UNIT_TEST(declared_facts_get_the_next_numbers),
    UNIT_TEST(a_declared_fact_is_a_copy),
    UNIT_TEST(a_taken_name_is_refused),
    UNIT_TEST(there_is_room_for_a_limited_number_of_facts),
    UNIT_TEST(a_declaration_that_finds_no_memory_changes_nothing),
    UNIT_TEST(without_memory_there_is_no_vocabulary),
    UNIT_TEST(a_nul_in_what_is_typed_is_no_end),
    UNIT_TEST(a_negative_pten_stain_is_not_wild_type),
    UNIT_END,
};
