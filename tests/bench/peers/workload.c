/* Tables, the reader of conditions, and the generator of persons. */
#include "workload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct peers_fact peers_facts[PEERS_FACTS] = {
    {"er", PEERS_CHOICE, 2, 0, 0, 3, {"positive", "low", "negative"}, {70, 5, 25}},
    {"pr", PEERS_CHOICE, 4, 0, 0, 2, {"positive", "negative"}, {60, 40}},
    {"her2",
     PEERS_CHOICE,
     3,
     0,
     0,
     4,
     {"positive", "low", "ultralow", "zero"},
     {18, 40, 12, 30}},
    {"menopause", PEERS_CHOICE, 4, 0, 0, 3, {"pre", "peri", "post"}, {20, 8, 72}},
    {"gbrca1", PEERS_CHOICE, 20, 0, 0, 2, {"mutated", "wild_type"}, {10, 90}},
    {"pik3ca", PEERS_CHOICE, 20, 0, 0, 2, {"mutated", "wild_type"}, {38, 62}},
    {"esr1", PEERS_CHOICE, 25, 0, 0, 2, {"mutated", "wild_type"}, {30, 70}},
    {"msi_h", PEERS_CHOICE, 25, 0, 0, 2, {"no", "yes"}, {97, 3}},
    {"ild", PEERS_CHOICE, 5, 0, 0, 2, {"none", "history"}, {95, 5}},
    {"diabetes", PEERS_CHOICE, 5, 0, 0, 3, {"none", "t1", "t2"}, {85, 3, 12}},
    {"pregnant", PEERS_CHOICE, 0, 0, 0, 2, {"no", "yes"}, {97, 3}},
    {"visceral_crisis", PEERS_CHOICE, 0, 0, 0, 2, {"no", "yes"}, {92, 8}},
    {"pdl1_cps", PEERS_INT, 25, 0, 25, 0, {0}, {0}},
    {"ecog", PEERS_INT, 2, 0, 4, 0, {0}, {0}},
    {"lvef", PEERS_INT, 8, 35, 72, 0, {0}, {0}},
    {"creatinine_clearance", PEERS_INT, 4, 15, 120, 0, {0}, {0}},
    {"qtc", PEERS_INT, 10, 380, 520, 0, {0}, {0}},
    {"age", PEERS_INT, 0, 26, 92, 0, {0}, {0}},
    {"line", PEERS_INT, 1, 1, 6, 0, {0}, {0}},
    {"bilirubin_uln", PEERS_INT, 4, 0, 3, 0, {0}, {0}},
    {"neutrophils", PEERS_INT, 3, 0, 6, 0, {0}, {0}},
    {"platelets", PEERS_INT, 3, 40, 400, 0, {0}, {0}},
    {"haemoglobin", PEERS_INT, 3, 65, 150, 0, {0}, {0}},
    {"prior_therapy",
     PEERS_SET,
     2,
     0,
     0,
     20,
     {"ai",        "oral_serd",     "tamoxifen",  "cdk46",        "pi3k",
      "mtor",      "trastuzumab",   "pertuzumab", "tdm1",         "tdxd",
      "tucatinib", "anthracycline", "taxane",     "capecitabine", "platinum",
      "parp",      "pd1",           "sg",         "eribulin",     "chest_rt"},
     {18}},
    {"sites",
     PEERS_SET,
     2,
     0,
     0,
     7,
     {"bone", "liver", "lung", "brain", "nodes", "skin", "pleura"},
     {30}},
};

enum { MENOPAUSE = 3, PREGNANT = 10, AGE = 17, LINE = 18, PRIOR = 23, CLEARANCE = 15 };

const struct peers_source peers_sources[PEERS_OPTIONS] = {
#define PEERS_OPTION(modality, id, applies, needs, never, clearance, ...)                \
    {#modality, id, applies, needs, never, clearance, {__VA_ARGS__}},
#include "options.def"
};

const char *const peers_burden_names[PEERS_BURDENS] = {
    "symptoms", "serious_risk", "hair",       "time",   "travel",
    "route",    "monitoring",   "complexity", "nerves", "bowel"};

static void need(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "peers: %s\n", what);
    exit(2);
}

/* -------------------- conditions */

static bool word_is(const char *word, size_t length, const char *text)
{
    return strlen(text) == length && memcmp(word, text, length) == 0;
}

static const char *next_word(const char **at, size_t *length)
{
    *at += strspn(*at, " (,");
    const char *word = *at;
    *length = strcspn(word, " (,);");
    *at += *length;
    return word;
}

static uint8_t read_fact(const char **at)
{
    size_t length;
    const char *word = next_word(at, &length);
    for (uint8_t i = 0; i < PEERS_FACTS; i++)
        if (word_is(word, length, peers_facts[i].name))
            return i;
    need(false, word);
    return 0;
}

static int32_t read_value(const char **at, const struct peers_fact *fact)
{
    size_t length;
    const char *word = next_word(at, &length);
    if (fact->type == PEERS_INT)
        return (int32_t)strtol(word, NULL, 10);
    for (uint32_t i = 0; i < fact->value_count; i++)
        if (word_is(word, length, fact->values[i]))
            return (int32_t)1 << i;
    need(false, word);
    return 0;
}

static int32_t read_list(const char **at, const struct peers_fact *fact)
{
    int32_t bits = 0;
    do
        bits |= read_value(at, fact);
    while (**at == ',');
    *at += **at == ')';
    return bits;
}

bool peers_condition_next(const char **at, struct peers_condition *out, size_t *length)
{
    size_t word_length;
    *at += strspn(*at, "; ");
    const char *start = *at;
    if (*start == '\0')
        return false;
    bool negated = strncmp(start, "not ", 4) == 0;
    *at += negated ? 4 : 0;
    out->fact = read_fact(at);
    const char *op = next_word(at, &word_length);
    out->op = word_is(op, word_length, "<=")    ? PEERS_AT_MOST
              : word_is(op, word_length, ">=")  ? PEERS_AT_LEAST
              : word_is(op, word_length, "has") ? (negated ? PEERS_LACKS : PEERS_HAS)
                                                : PEERS_IN;
    out->value = read_list(at, &peers_facts[out->fact]);
    *length = (size_t)(*at - start);
    return true;
}

static struct peers_condition turned_round(struct peers_condition condition)
{
    int32_t all = (int32_t)(((uint32_t)1 << peers_facts[condition.fact].value_count) - 1);
    switch (condition.op) {
    case PEERS_IN:
        condition.value = all & ~condition.value;
        break;
    case PEERS_AT_MOST:
        condition.op = PEERS_AT_LEAST;
        condition.value++;
        break;
    case PEERS_AT_LEAST:
        condition.op = PEERS_AT_MOST;
        condition.value--;
        break;
    case PEERS_HAS:
        condition.op = PEERS_LACKS;
        break;
    default:
        condition.op = PEERS_HAS;
    }
    return condition;
}

static void add(struct peers_option *option, struct peers_condition condition)
{
    need(option->count < PEERS_CONDITIONS, option->source->id);
    option->conditions[option->count++] = condition;
}

static void read_option(struct peers_option *option, const struct peers_source *source)
{
    const char *lists[] = {source->applies, source->needs, source->never};
    struct peers_condition condition;
    size_t length;
    *option = (struct peers_option){.source = source};
    for (int list = 0; list < 3; list++)
        while (peers_condition_next(&lists[list], &condition, &length))
            add(option, list == 2 ? turned_round(condition) : condition);
    if (source->clearance > 0)
        add(option,
            (struct peers_condition){CLEARANCE, PEERS_AT_LEAST, source->clearance});
}

/* -------------------- persons */

static int next_random(uint64_t *random, int below)
{
    *random ^= *random >> 12;
    *random ^= *random << 25;
    *random ^= *random >> 27;
    return (int)((*random * 2685821657736338717u >> 33) % (uint64_t)below);
}

static int32_t random_choice(const struct peers_fact *fact, uint64_t *random)
{
    int32_t choice = 0;
    int rest = next_random(random, 100);
    while ((rest -= fact->share[choice]) >= 0)
        choice++;
    return choice;
}

static int32_t random_set(const struct peers_fact *fact, uint64_t *random)
{
    int32_t members = 0;
    for (uint32_t i = 0; i < fact->value_count; i++)
        members |= (int32_t)(next_random(random, 100) < fact->share[0]) << i;
    return members;
}

static int32_t random_fact(const struct peers_fact *fact, uint64_t *random)
{
    int32_t value = fact->type == PEERS_CHOICE ? random_choice(fact, random)
                    : fact->type == PEERS_SET
                        ? random_set(fact, random)
                        : fact->low + next_random(random, fact->high - fact->low + 1);
    return next_random(random, 100) < fact->missing ? PEERS_MISSING : value;
}

/* Persons who cannot be: Poise would notice, no other engine would. On a first line
 * nothing was given before, later something was; who is pregnant is young enough. */
static void make_possible(int32_t *facts)
{
    bool first = facts[LINE] == 1;
    if (facts[PRIOR] == 0 || facts[PRIOR] == PEERS_MISSING || first) {
        facts[LINE] = facts[PRIOR] == PEERS_MISSING && !first ? facts[LINE] : 1;
        facts[PRIOR] = facts[LINE] == 1 ? 0 : facts[PRIOR];
    }
    if (facts[MENOPAUSE] != 0 || facts[AGE] >= 56)
        facts[PREGNANT] = 0;
}

/* Thousandths that add up to 1000; the first takes what rounding leaves. */
static void make_weights(int16_t *weights, uint64_t *random)
{
    int drawn[PEERS_BURDENS];
    int total = 0;
    int left = 1000;
    for (int i = 0; i < PEERS_BURDENS; i++)
        total += drawn[i] = next_random(random, 11);
    for (int i = 0; i < PEERS_BURDENS; i++)
        left -= weights[i] = (int16_t)(total == 0 ? 0 : drawn[i] * 1000 / total);
    weights[0] = (int16_t)(weights[0] + left);
}

void peers_workload_make(struct peers_workload *workload, uint32_t person_count)
{
    uint64_t random = 20261123;
    for (int i = 0; i < PEERS_OPTIONS; i++)
        read_option(&workload->options[i], &peers_sources[i]);
    workload->person_count = person_count;
    workload->persons = calloc(person_count, sizeof *workload->persons);
    need(workload->persons != NULL, "out of memory");
    for (uint32_t i = 0; i < person_count; i++) {
        struct peers_person *person = &workload->persons[i];
        for (int f = 0; f < PEERS_FACTS; f++)
            person->facts[f] = random_fact(&peers_facts[f], &random);
        make_possible(person->facts);
        make_weights(person->weights, &random);
    }
}

void peers_workload_free(struct peers_workload *workload)
{
    free(workload->persons);
}

void peers_list_write(const struct peers_list *list, uint32_t person, void *file)
{
    fprintf(file, "%u ", person);
    for (uint32_t i = 0; i < list->count; i++)
        fprintf(file, "%s%c%u@%d", i > 0 ? "," : "", i < list->eligible ? 'e' : 'u',
                list->option[i], list->burden[i]);
    fputc('\n', file);
}
