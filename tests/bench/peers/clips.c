/* CLIPS in a C program: facts are asserted, rules fire, C adds up and ranks.
 *
 *     clips FOLDER PERSONS PASSES
 * FOLDER holds rules.clp; the list of every person goes to FOLDER/clips. */
#include <clips/clips.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "clock.h"
#include "table.h"

enum { PASS_LIMIT = 100 };

struct host {
    void *clips;
    void *template;
    void *nil;
    void *symbols[PEERS_FACTS][PEERS_VALUES];
    struct peers_workload workload;
    struct peers_table *table;
    uint8_t states[PEERS_OPTIONS];
};

static void *symbol(struct host *host, const char *name)
{
    void *made = EnvAddSymbol(host->clips, name);
    IncrementSymbolCount((SYMBOL_HN *)made);
    return made;
}

/* (hit OPTION STATE), called by rules that fire. */
static void hit(void *clips)
{
    struct host *host = GetEnvironmentContext(clips);
    long option = (long)EnvRtnLong(clips, 1);
    uint8_t state = (uint8_t)EnvRtnLong(clips, 2);
    if (host->states[option] < state)
        host->states[option] = state;
}

static void open_clips(struct host *host, const char *folder)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/rules.clp", folder);
    host->clips = CreateEnvironment();
    SetEnvironmentContext(host->clips, host);
    EnvDefineFunction2(host->clips, "hit", 'v', PTIEF hit, "hit", "22i");
    if (EnvLoad(host->clips, path) != 1)
        exit(1);
    EnvReset(host->clips);
    host->template = EnvFindDeftemplate(host->clips, "person");
    host->nil = symbol(host, "nil");
    for (int i = 0; i < PEERS_FACTS; i++)
        for (uint32_t j = 0; j < peers_facts[i].value_count; j++)
            host->symbols[i][j] = symbol(host, peers_facts[i].values[j]);
}

/* -------------------- one person */

static void fill_set(struct host *host, int fact, int32_t members, DATA_OBJECT *out)
{
    bool missing = members == PEERS_MISSING;
    int count = missing ? 1 : __builtin_popcount((uint32_t)members);
    void *field = EnvCreateMultifield(host->clips, count);
    int at = 1;
    for (uint32_t i = 0; i < peers_facts[fact].value_count; i++) {
        bool has = missing ? i == 0 : (members >> i & 1) != 0;
        if (!has)
            continue;
        SetMFType(field, at, SYMBOL);
        SetMFValue(field, at, missing ? host->nil : host->symbols[fact][i]);
        at++;
    }
    out->type = MULTIFIELD;
    out->value = field;
    SetpDOBegin(out, 1);
    SetpDOEnd(out, count);
}

static void fill(struct host *host, int fact, int32_t value, DATA_OBJECT *out)
{
    if (peers_facts[fact].type == PEERS_SET) {
        fill_set(host, fact, value, out);
    } else if (value != PEERS_MISSING && peers_facts[fact].type == PEERS_INT) {
        out->type = INTEGER;
        out->value = EnvAddLong(host->clips, value);
    } else {
        out->type = SYMBOL;
        out->value = value == PEERS_MISSING ? host->nil : host->symbols[fact][value];
    }
}

static void evaluate(struct host *host, const struct peers_person *person,
                     struct peers_list *out)
{
    DATA_OBJECT object;
    memset(host->states, 0, sizeof host->states);
    memset(&object, 0, sizeof object);
    struct fact *fact = EnvCreateFact(host->clips, host->template);
    for (int i = 0; i < PEERS_FACTS; i++) {
        fill(host, i, person->facts[i], &object);
        EnvPutFactSlot(host->clips, fact, peers_facts[i].name, &object);
    }
    fact = EnvAssert(host->clips, fact);
    EnvRun(host->clips, -1);
    EnvRetract(host->clips, fact);
    peers_table_order(host->table, person, host->states, out);
}

/* -------------------- everybody */

static void write_lists(struct host *host, const char *folder)
{
    char path[4096];
    struct peers_list list;
    snprintf(path, sizeof path, "%s/clips", folder);
    FILE *file = fopen(path, "w");
    if (file == NULL)
        exit(1);
    for (uint32_t i = 0; i < host->workload.person_count; i++) {
        evaluate(host, &host->workload.persons[i], &list);
        peers_list_write(&list, i, file);
    }
    fclose(file);
}

int main(int argc, char **argv)
{
    static struct host host;
    double rates[PASS_LIMIT];
    struct peers_list list;
    struct rusage usage;
    if (argc != 4 || atoi(argv[3]) > PASS_LIMIT)
        return 2;
    peers_workload_make(&host.workload, (uint32_t)atoi(argv[2]));
    host.table = peers_table_new(&host.workload);
    open_clips(&host, argv[1]);
    write_lists(&host, argv[1]);
    for (int pass = 0; pass < atoi(argv[3]); pass++) {
        double start = now_ns();
        for (uint32_t i = 0; i < host.workload.person_count; i++)
            evaluate(&host, &host.workload.persons[i], &list);
        rates[pass] = host.workload.person_count * 1e9 / (now_ns() - start);
    }
    getrusage(RUSAGE_SELF, &usage);
    printf("clips %.0f %.0f\n", median(rates, atoi(argv[3])),
           (double)usage.ru_maxrss / 1024);
    return 0;
}
