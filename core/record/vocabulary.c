/* The built-in tables and the look-ups over them. */
#include "vocabulary.h"

#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/arena.h"
#include "base/name.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct fact built_in[] = {
#define POISE_FACT(n, upper, fact_name, type_, section_, unit_, low_, high_, fresh,      \
                   loinc_, formula_, meaning_)                                           \
    {.number = n,                                                                        \
     .type = FACT_##type_,                                                               \
     .section = SECTION_##section_,                                                      \
     .fresh_days = fresh,                                                                \
     .name = #fact_name,                                                                 \
     .unit = unit_,                                                                      \
     .low = low_,                                                                        \
     .high = high_,                                                                      \
     .loinc = loinc_,                                                                    \
     .formula = formula_,                                                                \
     .meaning = meaning_},
#include <poise/facts.def>
};

static const struct fact_value choice_values[] = {
#define POISE_VALUE(fact_, upper, name_, number_) {#name_, POISE_FACT_##fact_, number_},
#include <poise/facts.def>
};

static const struct fact_value bool_values[] = {{"no", 0, POISE_NO},
                                                {"yes", 0, POISE_YES}};

static const struct fact_value therapy_values[] = {
#define POISE_THERAPY(number_, upper, name_, implied) {#name_, 0, number_},
#include <poise/therapies.def>
};

static const char *const therapy_implied[] = {
#define POISE_THERAPY(number_, upper, name_, implied) implied,
#include <poise/therapies.def>
};

/* Spellings that clinicians type; one holds for every fact that has the value it means
 * and not the spelling itself. HER2 "0" and "2+" are absent on purpose: IHC 0 may be
 * ultralow or zero, and 2+ without ISH is undetermined. */
static const struct synonym {
    const char *text;
    const char *value;
    const char *beside; /* only where the fact has this value too; NULL: anywhere */
} synonyms[] = {
    {"true", "yes", NULL},
    {"y", "yes", NULL},
    {"1", "yes", NULL},
    {"present", "yes", NULL},
    {"false", "no", NULL},
    {"n", "no", NULL},
    {"0", "no", NULL},
    {"absent", "no", NULL},
    {"no", "none", NULL},
    {"pos", "positive", NULL},
    {"+", "positive", NULL},
    {"3+", "positive", "ultralow"},
    {"neg", "negative", NULL},
    {"1+", "low", "ultralow"},
    {"positive", "mutated", NULL},
    {"mut", "mutated", NULL},
    {"mutation", "mutated", NULL},
    {"pathogenic", "mutated", NULL},
    {"negative", "wild_type", "mutated"},
    {"wt", "wild_type", NULL},
    {"wildtype", "wild_type", NULL},
    {"loss", "altered", NULL},
    {"lost", "altered", NULL},
    {"f", "female", NULL},
    {"woman", "female", NULL},
    {"m", "male", NULL},
    {"man", "male", NULL},
    {"premenopausal", "pre", NULL},
    {"perimenopausal", "peri", NULL},
    {"postmenopausal", "post", NULL},
    {"type_1", "t1", NULL},
    {"type_2", "t2", NULL},
    {"denovo", "de_novo", NULL},
    {"recurrence", "recurrent", NULL},
    {"leptomeningeal", "lepto", NULL},
    {"lymph_nodes", "nodes", NULL},
    {"usa", "us", NULL},
    {"europe", "eu", NULL},
};

static const struct therapy_alias {
    const char *text;
    uint32_t member;
} therapy_aliases[] = {
#define POISE_THERAPY_ALIAS(alias, upper) {#alias, POISE_THERAPY_##upper},
#include <poise/therapies.def>
};

enum { SLOTS = 1024 };

/* An open hash table of names; a slot holds an index plus one, 0 is free. */
struct names {
    uint16_t slots[SLOTS];
};

struct vocabulary {
    struct arena *arena;
    uint32_t count;
    struct fact facts[FACT_LIMIT];
    struct names fact_names;
    struct names therapy_names; /* values first, aliases after them */
};

static void names_add(struct names *names, const char *name, size_t index)
{
    size_t slot = name_hash(name, strlen(name)) % SLOTS;
    while (names->slots[slot] != 0)
        slot = (slot + 1) % SLOTS;
    names->slots[slot] = (uint16_t)(index + 1);
}

static const char *therapy_name(size_t index)
{
    return index < COUNT(therapy_values)
               ? therapy_values[index].name
               : therapy_aliases[index - COUNT(therapy_values)].text;
}

static bool name_equals(const char *name, const char *text, size_t length)
{
    return strlen(name) == length && memcmp(name, text, length) == 0;
}

static void add_values(struct fact *fact)
{
    switch (fact->type) {
    case FACT_BOOL:
        fact->values = bool_values;
        fact->value_count = COUNT(bool_values);
        break;
    case FACT_THERAPY:
        fact->values = therapy_values;
        fact->value_count = COUNT(therapy_values);
        break;
    case FACT_CHOICE:
    case FACT_SET:
        for (size_t i = 0; i < COUNT(choice_values); i++) {
            if (choice_values[i].fact != fact->number)
                continue;
            if (fact->value_count++ == 0)
                fact->values = &choice_values[i];
        }
        break;
    case FACT_INT:
    case FACT_NUMBER:
        break;
    }
}

struct vocabulary *vocabulary_new(struct arena *arena)
{
    struct vocabulary *vocabulary = arena_alloc(arena, sizeof *vocabulary);
    if (vocabulary == NULL)
        return NULL;
    vocabulary->arena = arena;
    vocabulary->count = POISE_FACT_END;
    for (size_t i = 0; i < COUNT(built_in); i++) {
        struct fact *fact = &vocabulary->facts[built_in[i].number];
        *fact = built_in[i];
        add_values(fact);
        names_add(&vocabulary->fact_names, fact->name, fact->number);
    }
    for (size_t i = 0; i < COUNT(therapy_values) + COUNT(therapy_aliases); i++)
        names_add(&vocabulary->therapy_names, therapy_name(i), i);
    return vocabulary;
}

static const struct fact_value *copy_values(struct vocabulary *vocabulary,
                                            const struct fact *fact, uint32_t number)
{
    struct fact_value *values =
        arena_array(vocabulary->arena, fact->value_count + 1, sizeof *values);
    for (uint32_t i = 0; values != NULL && i < fact->value_count; i++) {
        const char *name = arena_string(vocabulary->arena, fact->values[i].name);
        if (name == NULL)
            return NULL;
        values[i] = (struct fact_value){name, number, i};
    }
    return values;
}

int32_t vocabulary_declare(struct vocabulary *vocabulary, const struct fact *fact)
{
    if (fact_find(vocabulary, fact->name, strlen(fact->name)) != NULL)
        return POISE_E_CONFIG_DUPLICATE;
    if (vocabulary->count >= FACT_LIMIT)
        return POISE_E_CONFIG_RANGE;
    struct fact *added = &vocabulary->facts[vocabulary->count];
    *added = *fact;
    added->number = vocabulary->count;
    added->name = arena_string(vocabulary->arena, fact->name);
    added->unit = arena_string(vocabulary->arena, fact->unit);
    added->meaning = arena_string(vocabulary->arena, fact->meaning);
    added->loinc = "";
    added->formula = "";
    if (fact->type == FACT_BOOL)
        add_values(added);
    else
        added->values = copy_values(vocabulary, fact, added->number);
    if (added->name == NULL || added->unit == NULL || added->meaning == NULL ||
        added->values == NULL)
        return POISE_E_MEMORY;
    names_add(&vocabulary->fact_names, added->name, added->number);
    vocabulary->count++;
    return POISE_OK;
}

uint32_t vocabulary_count(const struct vocabulary *vocabulary)
{
    return vocabulary->count;
}

const struct fact *fact_at(const struct vocabulary *vocabulary, uint32_t number)
{
    if (number == 0 || number >= vocabulary->count ||
        vocabulary->facts[number].name == NULL)
        return NULL;
    return &vocabulary->facts[number];
}

const struct fact *fact_find(const struct vocabulary *vocabulary, const char *name,
                             size_t length)
{
    const uint16_t *slots = vocabulary->fact_names.slots;
    for (size_t s = name_hash(name, length) % SLOTS; slots[s] != 0; s = (s + 1) % SLOTS) {
        const struct fact *fact = &vocabulary->facts[slots[s] - 1];
        if (name_equals(fact->name, name, length))
            return fact;
    }
    return NULL;
}

void fact_nearest(const struct vocabulary *vocabulary, struct nearest *nearest)
{
    for (uint32_t i = 1; i < vocabulary->count; i++)
        if (vocabulary->facts[i].name != NULL)
            nearest_offer(nearest, vocabulary->facts[i].name);
}

static const struct fact_value *therapy_find(const struct vocabulary *vocabulary,
                                             const char *text, size_t length)
{
    const uint16_t *slots = vocabulary->therapy_names.slots;
    for (size_t s = name_hash(text, length) % SLOTS; slots[s] != 0; s = (s + 1) % SLOTS) {
        size_t index = (size_t)slots[s] - 1;
        if (!name_equals(therapy_name(index), text, length))
            continue;
        if (index < COUNT(therapy_values))
            return &therapy_values[index];
        uint32_t member = therapy_aliases[index - COUNT(therapy_values)].member;
        for (size_t i = 0; i < COUNT(therapy_values); i++)
            if (therapy_values[i].number == member)
                return &therapy_values[i];
    }
    return NULL;
}

static const struct fact_value *exact_value(const struct fact *fact, const char *text,
                                            size_t length)
{
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (name_equals(fact->values[i].name, text, length))
            return &fact->values[i];
    return NULL;
}

/* Value names may carry capitals (Child-Pugh A), so both spellings are tried. */
const struct fact_value *value_find(const struct vocabulary *vocabulary,
                                    const struct fact *fact, const char *text,
                                    size_t length)
{
    char folded[64];
    if (!name_fold(text, length, folded, sizeof folded))
        return NULL;
    if (fact->type == FACT_THERAPY)
        return therapy_find(vocabulary, folded, length);
    const struct fact_value *value = exact_value(fact, text, length);
    if (value == NULL)
        value = exact_value(fact, folded, length);
    if (value == NULL && length == 1 && folded[0] >= 'a' && folded[0] <= 'z') {
        char upper = (char)(folded[0] - 'a' + 'A');
        value = exact_value(fact, &upper, 1);
    }
    for (size_t i = 0; value == NULL && i < COUNT(synonyms); i++)
        if (name_equals(synonyms[i].text, folded, length) &&
            (synonyms[i].beside == NULL ||
             exact_value(fact, synonyms[i].beside, strlen(synonyms[i].beside)) != NULL))
            value = exact_value(fact, synonyms[i].value, strlen(synonyms[i].value));
    return value;
}

const char *value_name(const struct fact *fact, uint32_t number)
{
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (fact->values[i].number == number)
            return fact->values[i].name;
    return "?";
}

void value_nearest(const struct fact *fact, struct nearest *nearest)
{
    for (uint32_t i = 0; i < fact->value_count; i++)
        nearest_offer(nearest, fact->values[i].name);
}

/* Walks the implied names: classes, which stand first. This runs for every drug of every
 * record. */
void therapy_closure(uint32_t member, uint64_t members[2])
{
    members[0] = members[1] = 0;
    member_add(members, member);
    size_t i = 0;
    while (i < COUNT(therapy_values) && therapy_values[i].number != member)
        i++;
    for (const char *at = i < COUNT(therapy_values) ? therapy_implied[i] : "";
         *at != '\0';) {
        size_t length = strcspn(at, " ");
        size_t j = 0;
        while (j < COUNT(therapy_values) &&
               (therapy_values[j].name[0] != *at ||
                !name_equals(therapy_values[j].name, at, length)))
            j++;
        if (j < COUNT(therapy_values))
            member_add(members, therapy_values[j].number);
        at += length + (at[length] == ' ');
    }
}

bool fact_is_set(const struct fact *fact)
{
    return fact->type == FACT_SET || fact->type == FACT_THERAPY;
}

bool fact_is_numeric(const struct fact *fact)
{
    return fact->type == FACT_INT || fact->type == FACT_NUMBER;
}

const char *fact_type_name(enum fact_type type)
{
    static const char *const names[] = {"yes/no", "choice", "whole number",
                                        "number", "set",    "therapies"};
    return names[type];
}

static const char *const section_names[SECTION_COUNT] = {
    "person", "cancer", "biomarkers", "history", "spread", "symptoms", "health", "goals"};

const char *section_name(enum fact_section section)
{
    return section_names[section];
}

enum fact_section section_find(const char *name, size_t length)
{
    int section = 0;
    while (section < SECTION_COUNT && !name_equals(section_names[section], name, length))
        section++;
    return (enum fact_section)section;
}
