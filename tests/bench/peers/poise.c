/* Records in, lists out. */
#include "poise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "record/record.h"
#include "report/why_json.h"

enum { AS_OF = 20780, TENTH = 10 };

static void need(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "peers: %s\n", what);
    exit(1);
}

/* -------------------- opening */

static void find_facts(struct peers_poise *poise)
{
    const struct vocabulary *vocabulary = poise->fixture.vocabulary;
    for (int i = 0; i < PEERS_FACTS; i++) {
        const struct peers_fact *mine = &peers_facts[i];
        const struct fact *fact = fact_find(vocabulary, mine->name, strlen(mine->name));
        need(fact != NULL, mine->name);
        poise->fact[i] = fact->number;
        for (uint32_t j = 0; j < mine->value_count; j++) {
            const struct fact_value *value =
                value_find(vocabulary, fact, mine->values[j], strlen(mine->values[j]));
            need(value != NULL, mine->values[j]);
            poise->choice[i][j] = value->number;
        }
    }
}

static void find_options(struct peers_poise *poise)
{
    const struct catalogue *catalogue = poise->fixture.engine->generation->catalogue;
    need(catalogue->option_count == PEERS_OPTIONS, "options are missing");
    for (uint32_t i = 0; i < PEERS_OPTIONS; i++) {
        uint8_t number = 0;
        while (strcmp(peers_sources[number].id, catalogue->options[i].id) != 0)
            number++;
        poise->number[i] = number;
    }
}

void peers_poise_open(struct peers_poise *poise, const struct peers_workload *workload)
{
    static const char site[] =
        "plugins = { folders = [ \"" PEERS_FOLDER "/plugins\" ]; "
        "required = [ ]; };\n"
        "trust = { unsigned = \"allow\"; };\n"
        "catalogue = { folder = \"" PEERS_FOLDER "/catalogue\"; };\n"
        "goals = { folder = \"" POISE_TREE "/conf/goals\"; };\n"
        "weights = { guideline = 0; caution = 0; };\n";
    *poise = (struct peers_poise){.workload = workload, .fixture = fixture_open()};
    fixture_engine_site(&poise->fixture, site);
    poise->arena = arena_new((size_t)4 << 20);
    need(poise->arena != NULL, "out of memory");
    need(generation_is_whole(poise->fixture.engine->generation),
         "a plugin is not in use");
    poise->why = why_new(poise->fixture.engine);
    need(poise->why != NULL, "out of memory");
    find_facts(poise);
    find_options(poise);
}

void peers_poise_close(struct peers_poise *poise)
{
    text_free(&poise->page);
    why_free(poise->why);
    arena_free(poise->arena);
    fixture_close(&poise->fixture);
}

/* -------------------- persons */

static union datum datum_of(const struct peers_poise *poise, int fact, int32_t value)
{
    union datum datum = {.members = {0, 0}};
    switch (peers_facts[fact].type) {
    case PEERS_INT:
        datum.number = value;
        break;
    case PEERS_CHOICE:
        datum.choice = poise->choice[fact][value];
        break;
    default:
        for (uint32_t i = 0; i < peers_facts[fact].value_count; i++)
            if ((value >> i & 1) != 0)
                member_add(datum.members, poise->choice[fact][i]);
    }
    return datum;
}

static struct record *make_record(struct peers_poise *poise,
                                  const struct peers_person *person)
{
    struct record *record = record_new(poise->arena, poise->fixture.vocabulary);
    need(record != NULL, "out of memory");
    for (int i = 0; i < PEERS_FACTS; i++) {
        if (person->facts[i] == PEERS_MISSING)
            continue;
        struct reading reading = {.datum = datum_of(poise, i, person->facts[i]),
                                  .date = AS_OF - 7};
        need(record_give(record, poise->fact[i], &reading) == POISE_OK, "out of memory");
    }
    return record;
}

static const struct goals *make_goals(struct peers_poise *poise,
                                      const struct peers_person *person)
{
    struct goals *goals = arena_alloc(poise->arena, sizeof *goals);
    need(goals != NULL, "out of memory");
    goals_clear(goals);
    goals->has_importance = true;
    for (int i = 0; i < PEERS_BURDENS; i++)
        goals->importance[POISE_DIMENSION_SYMPTOMS + i] = TENTH * person->weights[i];
    return goals;
}

/* -------------------- answers */

struct taking {
    struct peers_poise *poise;
    bool explain;
    struct peers_list *out;
};

static void put(const struct peers_poise *poise, const struct outcome *outcome,
                uint32_t at, struct peers_list *list)
{
    const struct catalogue *catalogue = poise->fixture.engine->generation->catalogue;
    list->option[at] = poise->number[outcome->option - catalogue->options];
    list->burden[at] = FIXED_ONE * FIXED_ONE - outcome->balance;
}

/* What cannot be told is no part of Poise's list: it is put in order here. */
static void put_undetermined(const struct peers_poise *poise, const struct answer *answer,
                             struct peers_list *list)
{
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        if (answer->outcomes[i].state != OUTCOME_UNDETERMINED)
            continue;
        uint32_t at = list->count++;
        put(poise, &answer->outcomes[i], at, list);
        uint8_t option = list->option[at];
        int32_t burden = list->burden[at];
        for (; at > list->eligible &&
               (list->burden[at - 1] > burden ||
                (list->burden[at - 1] == burden && list->option[at - 1] > option));
             at--) {
            list->option[at] = list->option[at - 1];
            list->burden[at] = list->burden[at - 1];
        }
        list->option[at] = option;
        list->burden[at] = burden;
    }
}

static int32_t take(void *context, uint32_t index, struct answer *answer)
{
    struct taking *taking = context;
    struct peers_poise *poise = taking->poise;
    struct peers_list *list = &taking->out[index];
    list->count = list->eligible = answer->ranked_count;
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        put(poise, answer->ranked[i], i, list);
    put_undetermined(poise, answer, list);
    if (taking->explain) {
        text_clear(&poise->page);
        why_json(poise->why, answer, 0, &poise->page);
        poise->page_bytes += poise->page.length;
    }
    return answer->silent_count == 0 ? POISE_OK : POISE_E_INTERNAL;
}

double peers_poise_ask(struct peers_poise *poise, uint32_t first, uint32_t count,
                       bool explain, struct peers_list *out)
{
    struct record *records[PEERS_BATCH];
    const struct goals *goals[PEERS_BATCH];
    struct taking taking = {poise, explain, out};
    arena_reset(poise->arena);
    for (uint32_t i = 0; i < count; i++) {
        records[i] = make_record(poise, &poise->workload->persons[first + i]);
        goals[i] = make_goals(poise, &poise->workload->persons[first + i]);
    }
    double start = now_ns();
    need(session_assess_many(poise->fixture.session, records, goals, count, AS_OF,
                             explain ? REQUEST_FLAGS : REQUEST_RANKING, take,
                             &taking) == POISE_OK,
         "Poise gave no whole answer");
    return now_ns() - start;
}
