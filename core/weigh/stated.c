/* Bellman-Ford on logarithms of weights. The graph has at most as many nodes as there are
 * dimensions, so that the simplest form will do. */
#include "stated.h"

#include <math.h>
#include <stdbool.h>

#include <poise/facts.h>

/* Two sides of one number that was rounded are no contradiction. */
#define SLACK 1e-9

/* log w_to <= log w_from + most, as one answer says. */
struct edge {
    uint32_t from, to;
    double most;
    uint32_t answer;
};

enum { EDGES = 128 };

struct graph {
    uint32_t count;
    struct edge edges[EDGES];
    double potential[POISE_DIMENSION_END];
    int32_t by[POISE_DIMENSION_END]; /* the edge that set the potential; -1: none */
};

static void add(struct graph *graph, uint32_t from, uint32_t to, double most,
                uint32_t answer)
{
    if (graph->count < EDGES)
        graph->edges[graph->count++] = (struct edge){from, to, most, answer};
}

/* One round over all edges; the last node that changed, -1 when none did. */
static int32_t relax(struct graph *graph)
{
    int32_t changed = -1;
    for (uint32_t i = 0; i < graph->count; i++) {
        const struct edge *edge = &graph->edges[i];
        double reach = graph->potential[edge->from] + edge->most;
        if (reach < graph->potential[edge->to] - SLACK) {
            graph->potential[edge->to] = reach;
            graph->by[edge->to] = (int32_t)i;
            changed = (int32_t)edge->to;
        }
    }
    return changed;
}

/* Walks back from a node that still changes until it is on the cycle, then round it. */
static uint32_t follow(const struct graph *graph, int32_t node, uint32_t *cycle)
{
    uint32_t length = 0;
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        node = (int32_t)graph->edges[graph->by[node]].from;
    int32_t at = node;
    do {
        const struct edge *edge = &graph->edges[graph->by[at]];
        bool told = false;
        for (uint32_t i = 0; i < length; i++)
            told = told || cycle[i] == edge->answer;
        if (!told)
            cycle[length++] = edge->answer;
        at = (int32_t)edge->from;
    } while (at != node);
    return length;
}

uint32_t stated_conflict(const struct stated *answers, uint32_t count, uint32_t *cycle)
{
    struct graph graph = {.count = 0};
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++)
        graph.by[i] = -1;
    for (uint32_t i = 0; i < count; i++) {
        if (answers[i].least > 0)
            add(&graph, answers[i].a, answers[i].b, -log(answers[i].least), i);
        if (answers[i].most < HUGE_VAL)
            add(&graph, answers[i].b, answers[i].a, log(answers[i].most), i);
    }
    int32_t changed = 0;
    for (int round = 0; round <= POISE_DIMENSION_END && changed >= 0; round++)
        changed = relax(&graph);
    return changed < 0 ? 0 : follow(&graph, changed, cycle);
}
