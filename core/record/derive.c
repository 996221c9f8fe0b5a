/* Formulas to alternatives, alternatives to readings. */
#include "derive.h"

#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/problem.h"
#include "criteria.h"
#include "record.h"
#include "vocabulary.h"

struct alternative {
    uint16_t when;
    bool otherwise; /* "else" */
    union datum datum;
};

struct formula {
    uint32_t fact;
    bool assumption; /* a value alone, or "assume" */
    bool goes_round; /* a formula before this one reads its fact */
    bool *reads;     /* by fact: some alternative asks it */
    uint32_t count;
    struct alternative *alternatives;
};

struct derivations {
    struct arena *arena;
    const struct vocabulary *vocabulary;
    struct criteria *criteria;
    struct problems *problems;
    uint32_t count;
    struct formula *formulas;
};

static bool datum_parse(const struct vocabulary *vocabulary, const struct fact *fact,
                        const char *text, size_t length, union datum *out)
{
    if (fact_is_numeric(fact))
        return decimal_parse(text, length, &out->number);
    if (fact_is_set(fact))
        return length == 4 && memcmp(text, "none", 4) == 0;
    const struct fact_value *value = value_find(vocabulary, fact, text, length);
    if (value != NULL)
        out->choice = value->number;
    return value != NULL;
}

static int32_t bad_formula(struct derivations *into, const struct fact *fact,
                           const char *why)
{
    return problem_add(into->problems, POISE_E_CRITERION, NULL, 0, "formula of %s: %s",
                       fact->name, why);
}

/* One alternative from "value when criterion", "else value" or "value". */
static int32_t alternative_read(struct derivations *into, const struct fact *fact,
                                char *text, struct alternative *out)
{
    struct criterion_error error;
    out->otherwise = strncmp(text, "else ", 5) == 0;
    if (out->otherwise)
        text += 5;
    char *when = strstr(text, " when ");
    size_t length = when == NULL ? strlen(text) : (size_t)(when - text);
    if (!datum_parse(into->vocabulary, fact, text, length, &out->datum))
        return bad_formula(into, fact, "its value does not fit");
    if (when == NULL)
        return POISE_OK;
    int32_t status = criterion_compile(into->criteria, when + 6, &out->when, &error);
    return status == POISE_E_CRITERION ? bad_formula(into, fact, error.reason) : status;
}

static uint32_t count_alternatives(const char *formula)
{
    uint32_t count = 1;
    for (const char *at = strchr(formula, ';'); at != NULL; at = strchr(at + 1, ';'))
        count++;
    return count;
}

static int32_t formula_read(struct derivations *into, const struct fact *fact,
                            struct formula *out)
{
    out->fact = fact->number;
    static const char assume[] = "assume ";
    bool assumes = strncmp(fact->formula, assume, strlen(assume)) == 0;
    const char *formula = fact->formula + (assumes ? strlen(assume) : 0);
    out->assumption = assumes || strstr(formula, " when ") == NULL;
    uint32_t count = count_alternatives(formula);
    out->alternatives = arena_array(into->arena, count, sizeof *out->alternatives);
    out->reads = arena_array(into->arena, FACT_LIMIT, sizeof *out->reads);
    char *text = arena_string(into->arena, formula);
    if (out->alternatives == NULL || out->reads == NULL || text == NULL)
        return POISE_E_MEMORY;
    for (char *rest = NULL, *at = strtok_r(text, ";", &rest); at != NULL;
         at = strtok_r(NULL, ";", &rest)) {
        at += strspn(at, " ");
        struct alternative *alternative = &out->alternatives[out->count++];
        int32_t status = alternative_read(into, fact, at, alternative);
        if (status != POISE_OK)
            return status;
        criterion_reads(into->criteria, alternative->when, out->reads);
    }
    return POISE_OK;
}

/* -------------------- order */

/* Does a formula wait for another one from `from` on? */
static bool waits(const struct derivations *derivations, const struct formula *formula,
                  uint32_t from)
{
    for (uint32_t i = from; i < derivations->count; i++)
        if (&derivations->formulas[i] != formula &&
            formula->reads[derivations->formulas[i].fact])
            return true;
    return false;
}

static void swap(struct formula *a, struct formula *b)
{
    struct formula held = *a;
    *a = *b;
    *b = held;
}

/* The formula for a place: one that waits for none that is not placed yet; in a circle
 * one that assumes nothing, since what is firm goes first. */
static uint32_t next_formula(const struct derivations *derivations, uint32_t place)
{
    uint32_t firm = place;
    for (uint32_t i = place; i < derivations->count; i++)
        if (!waits(derivations, &derivations->formulas[i], place))
            return i;
    while (firm < derivations->count && derivations->formulas[firm].assumption)
        firm++;
    return firm < derivations->count ? firm : place;
}

/* Puts every formula behind those whose facts it reads, so that one pass does; where they
 * read each other in a circle, the pass is repeated for what goes round. */
static void put_in_order(struct derivations *derivations)
{
    struct formula *formulas = derivations->formulas;
    for (uint32_t place = 0; place < derivations->count; place++) {
        swap(&formulas[place], &formulas[next_formula(derivations, place)]);
        for (uint32_t i = 0; i < place; i++)
            formulas[place].goes_round =
                formulas[place].goes_round || formulas[i].reads[formulas[place].fact];
    }
}

/* -------------------- opening */

struct derivations *derivations_new(struct arena *arena,
                                    const struct vocabulary *vocabulary,
                                    struct problems *problems)
{
    struct derivations *made = arena_alloc(arena, sizeof *made);
    if (made == NULL)
        return NULL;
    made->arena = arena;
    made->vocabulary = vocabulary;
    made->problems = problems;
    made->criteria = criteria_new(arena, vocabulary);
    made->formulas =
        arena_array(arena, vocabulary_count(vocabulary), sizeof *made->formulas);
    if (made->criteria == NULL || made->formulas == NULL)
        return NULL;
    for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++) {
        const struct fact *fact = fact_at(vocabulary, i);
        if (fact == NULL || fact->formula[0] == '\0')
            continue;
        if (formula_read(made, fact, &made->formulas[made->count++]) != POISE_OK)
            return NULL;
    }
    put_in_order(made);
    return made;
}

/* The alternative that gives the value, and how firmly; NULL while it cannot be told. */
static const struct alternative *choose(const struct derivations *derivations,
                                        const struct formula *formula,
                                        const struct record *record, bool *firm)
{
    *firm = !formula->assumption;
    for (uint32_t i = 0; i < formula->count; i++) {
        const struct alternative *alternative = &formula->alternatives[i];
        if (alternative->otherwise)
            return alternative;
        uint8_t truth =
            (uint8_t)criterion_truth(derivations->criteria, alternative->when, record);
        if (truth == UNKNOWN)
            return NULL;
        *firm = *firm && (truth == TRUE_FIRM || truth == FALSE_FIRM);
        if (truth_holds(truth))
            return alternative;
    }
    return NULL;
}

static bool formula_apply(const struct derivations *derivations,
                          const struct formula *formula, struct record *record)
{
    struct reading *reading = &record->readings[formula->fact];
    if (reading->state != FACT_UNKNOWN || reading->trouble != TROUBLE_NONE)
        return false;
    bool firm;
    const struct alternative *chosen = choose(derivations, formula, record, &firm);
    if (chosen == NULL)
        return false;
    *reading = (struct reading){
        .datum = chosen->datum,
        .state = firm ? FACT_KNOWN : FACT_ASSUMED,
        .origin = formula->assumption ? ORIGIN_ASSUMED : ORIGIN_DERIVED,
        .date = DATE_UNKNOWN,
    };
    return true;
}

/* -------------------- what to find out */

/* Adds the facts that keep a criterion from being told. */
static void cite_needs(const struct derivations *derivations, const struct record *record,
                       uint32_t fact, int depth, struct cites *out);

static void cite_unknown(const struct derivations *derivations,
                         const struct record *record, uint16_t criterion, int depth,
                         struct cites *out)
{
    struct criterion_parts parts = criterion_parts(derivations->criteria, criterion);
    if (criterion_truth(derivations->criteria, criterion, record) != UNKNOWN)
        return;
    if (parts.join == JOIN_NONE)
        cite_needs(derivations, record, parts.fact, depth + 1, out);
    for (uint32_t i = 0; i < parts.count; i++)
        cite_unknown(derivations, record, parts.parts[i], depth, out);
}

static const struct formula *defining_formula(const struct derivations *derivations,
                                              uint32_t fact)
{
    for (uint32_t i = 0; i < derivations->count; i++) {
        const struct formula *formula = &derivations->formulas[i];
        if (formula->fact == fact && formula->count > 1 &&
            formula->alternatives[formula->count - 1].otherwise &&
            fact_at(derivations->vocabulary, fact)->section != SECTION_BIOMARKERS)
            return formula;
    }
    return NULL;
}

/* Formulas that refer to each other end at a depth. */
static void cite_needs(const struct derivations *derivations, const struct record *record,
                       uint32_t fact, int depth, struct cites *out)
{
    enum { DEEPEST = 8 };
    const struct formula *formula = defining_formula(derivations, fact);
    bool stated = record->readings[fact].trouble != TROUBLE_NONE;
    if (formula == NULL || stated || record_knows(record, fact) || depth > DEEPEST) {
        cites_add(out, fact);
        return;
    }
    for (uint32_t i = 0; i + 1 < formula->count; i++)
        cite_unknown(derivations, record, formula->alternatives[i].when, depth, out);
}

void derivation_needs(const struct derivations *derivations, const struct record *record,
                      uint32_t fact, struct cites *out)
{
    cite_needs(derivations, record, fact, 0, out);
}

/* -------------------- applying */

/* In order, so that every formula finds what it reads as firm as it can be. */
static void apply_all(const struct derivations *derivations, struct record *record)
{
    bool more = true;
    while (more) {
        more = false;
        for (uint32_t i = 0; i < derivations->count; i++) {
            const struct formula *formula = &derivations->formulas[i];
            if (formula_apply(derivations, formula, record))
                more = more || formula->goes_round;
        }
    }
}

/* The formula that a stated value contradicts; NULL if all agree. */
static const struct formula *contradicted(const struct derivations *derivations,
                                          const struct record *record,
                                          const struct alternative **follows)
{
    for (uint32_t i = 0; i < derivations->count; i++) {
        const struct formula *formula = &derivations->formulas[i];
        const struct reading *reading = &record->readings[formula->fact];
        bool firm;
        if (reading->origin != ORIGIN_GIVEN || formula->assumption)
            continue;
        *follows = choose(derivations, formula, record, &firm);
        if (*follows != NULL && firm &&
            !datum_equal(fact_at(derivations->vocabulary, formula->fact), &reading->datum,
                         &(*follows)->datum))
            return formula;
    }
    return NULL;
}

int32_t record_derive(struct record *record, const struct derivations *derivations)
{
    const struct alternative *follows;
    const struct formula *formula;
    apply_all(derivations, record);
    while ((formula = contradicted(derivations, record, &follows)) != NULL) {
        int32_t status = record_contradict(record, formula->fact, &follows->datum);
        if (status != POISE_OK)
            return status;
        apply_all(derivations, record);
    }
    return POISE_OK;
}

void derivation_reads(const struct derivations *derivations, uint32_t fact, bool *reads)
{
    for (uint32_t i = 0; i < derivations->count; i++) {
        const struct formula *formula = &derivations->formulas[i];
        for (uint32_t j = 0; formula->fact == fact && j < formula->count; j++)
            if (!formula->alternatives[j].otherwise)
                criterion_reads(derivations->criteria, formula->alternatives[j].when,
                                reads);
    }
}
