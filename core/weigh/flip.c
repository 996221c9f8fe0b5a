/* Crossings of straight lines (methods: weight flip, nearest tie, evidence, tornado,
 * dominance). */
#include "flip.h"

#include <math.h>
#include <string.h>

#include "dimension.h"

#define TINY 1e-12

static double worth_of(const struct outcome *outcome, uint32_t dimension)
{
    return outcome->worth[dimension] / 1000.0;
}

static double weight_of(const struct weights *weights, uint32_t dimension)
{
    return weights->weight[dimension] / 1000.0;
}

static bool is_persons(uint32_t dimension)
{
    return dimensions[dimension].owner == OWNER_PERSON;
}

static double persons_part(const struct weights *weights)
{
    int32_t part = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        part += is_persons(d) ? weights->weight[d] : 0;
    return part / 1000.0;
}

static double sites_sum(const struct weights *weights, const struct outcome *outcome)
{
    double sum = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (!is_persons(d))
            sum += weight_of(weights, d) * worth_of(outcome, d);
    return sum;
}

static double balance_of(const struct outcome *outcome)
{
    return outcome->balance / 1e6;
}

/* -------------------- the weight of one goal */

/* A balance as a line over the share of one dimension: at 0 and at 1. */
struct line {
    double zero, one;
};

/* False when no other goal has a weight: then the share cannot be varied. */
static bool line_of(const struct weights *weights, const struct outcome *outcome,
                    uint32_t dimension, struct line *out)
{
    double part = persons_part(weights);
    double others = 0;
    double sum = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (!is_persons(d) || d == dimension)
            continue;
        others += weight_of(weights, d);
        sum += weight_of(weights, d) * worth_of(outcome, d);
    }
    if (others <= 0)
        return false;
    double site = sites_sum(weights, outcome);
    out->zero = site + part * sum / others;
    out->one = site + part * worth_of(outcome, dimension);
    return true;
}

/* Where a steeper line overtakes; false if they run alike. */
static bool crossing(const struct line *a, const struct line *b, double *at)
{
    double slope = (a->one - a->zero) - (b->one - b->zero);
    if (fabs(slope) < TINY)
        return false;
    *at = (b->zero - a->zero) / slope;
    return true;
}

bool flip_weight(const struct weights *weights, const struct outcome *a,
                 const struct outcome *b, uint32_t dimension, double *share)
{
    struct line first;
    struct line second;
    return is_persons(dimension) && line_of(weights, a, dimension, &first) &&
           line_of(weights, b, dimension, &second) && crossing(&first, &second, share) &&
           *share >= 0 && *share <= 1;
}

double flip_points(double share, double others)
{
    return share >= 1 ? INFINITY : others * share / (1 - share);
}

double flip_share(const struct weights *weights, uint32_t dimension)
{
    double part = persons_part(weights);
    return part > 0 ? weight_of(weights, dimension) / part : 0;
}

/* -------------------- along a whole slider */

static double at(const struct line *line, double share)
{
    return line->zero + (line->one - line->zero) * share;
}

/* The option that is first just after `share`. */
static uint32_t first_after(const struct weights *weights,
                            const struct outcome *const *options, uint32_t count,
                            uint32_t dimension, double share)
{
    uint32_t best = 0;
    struct line leader = {0, 0};
    for (uint32_t i = 0; i < count; i++) {
        struct line line;
        if (!line_of(weights, options[i], dimension, &line))
            return count;
        double ahead = at(&line, share) - at(&leader, share);
        bool steeper = line.one - line.zero > leader.one - leader.zero + TINY;
        if (i == 0 || ahead > TINY || (ahead > -TINY && steeper)) {
            best = i;
            leader = line;
        }
    }
    return best;
}

/* The next share at which another option overtakes the first one; 1 if none does. */
static double overtaken(const struct weights *weights,
                        const struct outcome *const *options, uint32_t count,
                        uint32_t dimension, uint32_t first, double share)
{
    struct line leader;
    double next = 1;
    if (!line_of(weights, options[first], dimension, &leader))
        return 1;
    for (uint32_t i = 0; i < count; i++) {
        struct line line;
        double where;
        if (i == first || !line_of(weights, options[i], dimension, &line) ||
            line.one - line.zero <= leader.one - leader.zero + TINY ||
            !crossing(&line, &leader, &where))
            continue;
        if (where > share + TINY && where < next)
            next = where;
    }
    return next;
}

uint32_t flip_line(const struct weights *weights, const struct outcome *const *options,
                   uint32_t count, uint32_t dimension, struct flip_segment *out)
{
    uint32_t used = 0;
    double share = 0;
    while (used < count && share < 1) {
        uint32_t first = first_after(weights, options, count, dimension, share);
        if (first == count)
            break;
        double next = overtaken(weights, options, count, dimension, first, share);
        out[used++] = (struct flip_segment){share, next, first};
        share = next;
    }
    return used;
}

/* -------------------- nearest tie */

/* The shortest change of the weights that are free, with their sum and the difference
 * given: alpha + beta x d. False if all d are alike. */
static bool shortest(const double *d, const bool *free_one, double sum, double change,
                     double *out)
{
    double n = 0;
    double first = 0;
    double second = 0;
    for (uint32_t k = 0; k < POISE_DIMENSION_END; k++) {
        if (!free_one[k])
            continue;
        n++;
        first += d[k];
        second += d[k] * d[k];
    }
    double determinant = n * second - first * first;
    if (determinant < TINY)
        return false;
    double alpha = (sum * second - change * first) / determinant;
    double beta = (change * n - sum * first) / determinant;
    for (uint32_t k = 0; k < POISE_DIMENSION_END; k++)
        out[k] = free_one[k] ? alpha + beta * d[k] : 0;
    return true;
}

static double distance(const double *weight, const struct weights *weights)
{
    double square = 0;
    for (uint32_t k = 0; k < POISE_DIMENSION_END; k++) {
        double change = weight[k] - weight_of(weights, k);
        square += change * change;
    }
    return sqrt(square);
}

/* Fixes at zero what went below; true if nothing did. */
static bool settle(const double *weight, bool *free_one)
{
    bool settled = true;
    for (uint32_t k = 0; k < POISE_DIMENSION_END; k++) {
        if (!free_one[k] || weight[k] >= -TINY)
            continue;
        free_one[k] = false;
        settled = false;
    }
    return settled;
}

struct flip_tie flip_tie(const struct weights *weights, const struct outcome *a,
                         const struct outcome *b)
{
    struct flip_tie tie = {.exists = false};
    double d[POISE_DIMENSION_END] = {0};
    bool free_one[POISE_DIMENSION_END] = {false};
    for (uint32_t k = 0; k < POISE_DIMENSION_END; k++) {
        d[k] = worth_of(a, k) - worth_of(b, k);
        free_one[k] = is_persons(k) && weights->weight[k] > 0;
    }
    for (uint32_t round = 0; round < POISE_DIMENSION_END && !tie.exists; round++) {
        double step[POISE_DIMENSION_END];
        double sum = 0;
        double change = balance_of(b) - balance_of(a);
        for (uint32_t k = 0; k < POISE_DIMENSION_END; k++) {
            bool fixed = is_persons(k) && !free_one[k];
            sum += fixed ? weight_of(weights, k) : 0;
            change += fixed ? weight_of(weights, k) * d[k] : 0;
        }
        if (!shortest(d, free_one, sum, change, step))
            return tie;
        for (uint32_t k = 0; k < POISE_DIMENSION_END; k++)
            tie.weight[k] =
                is_persons(k) && !free_one[k] ? 0 : weight_of(weights, k) + step[k];
        tie.exists = settle(tie.weight, free_one);
    }
    tie.distance = distance(tie.weight, weights);
    return tie;
}

/* -------------------- evidence */

bool flip_evidence(const struct weights *weights, const struct outcome *ahead,
                   const struct outcome *behind, uint32_t dimension, double *worth)
{
    double weight = weight_of(weights, dimension);
    if (weight <= 0)
        return false;
    *worth =
        worth_of(behind, dimension) + (balance_of(ahead) - balance_of(behind)) / weight;
    return *worth <= 1;
}

double flip_months(double worth)
{
    return worth >= 1 ? INFINITY : -6 * log(1 - worth);
}

static struct flip_swing swing_of(const struct weights *weights, const struct outcome *a,
                                  const struct outcome *b, uint32_t dimension, bool of_b)
{
    const struct outcome *moved = of_b ? b : a;
    const poise_effect *effect = &moved->effects[dimension];
    double now = balance_of(a) - balance_of(b);
    double sign = of_b ? -1 : 1;
    double ends[2];
    for (int i = 0; i < 2; i++) {
        int32_t end = dimension_worth(dimension, i == 0 ? effect->low : effect->high);
        ends[i] = now + sign * weight_of(weights, dimension) *
                            (end / 1000.0 - worth_of(moved, dimension));
    }
    struct flip_swing swing = {dimension, of_b, fmin(ends[0], ends[1]),
                               fmax(ends[0], ends[1]), false};
    swing.turns = swing.low < 0 && swing.high > 0;
    return swing;
}

uint32_t flip_tornado(const struct weights *weights, const struct outcome *a,
                      const struct outcome *b, struct flip_swing *out)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < 2 * POISE_DIMENSION_END; i++) {
        uint32_t d = i / 2;
        bool of_b = i % 2 == 1;
        const poise_effect *effect = &(of_b ? b : a)->effects[d];
        if (weights->weight[d] == 0 || !is_persons(d) || effect->low >= effect->high)
            continue;
        struct flip_swing swing = swing_of(weights, a, b, d, of_b);
        uint32_t at_place = count++;
        for (; at_place > 0 &&
               out[at_place - 1].high - out[at_place - 1].low < swing.high - swing.low;
             at_place--)
            out[at_place] = out[at_place - 1];
        out[at_place] = swing;
    }
    return count;
}

/* -------------------- dominance */

static bool everywhere(const struct outcome *a, const struct outcome *b)
{
    bool better = false;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (a->worth[d] < b->worth[d])
            return false;
        better = better || a->worth[d] > b->worth[d];
    }
    return better;
}

/* The goals that have a weight, the most important first. */
static uint32_t by_importance(const struct weights *weights, uint32_t *out)
{
    uint32_t count = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (!is_persons(d) || weights->weight[d] == 0)
            continue;
        uint32_t place = count++;
        for (; place > 0 && weights->weight[out[place - 1]] < weights->weight[d]; place--)
            out[place] = out[place - 1];
        out[place] = d;
    }
    return count;
}

/* All weights in an order are mixtures of its corners: equal weights of the first k. */
static bool under_order(const struct weights *weights, const struct outcome *a,
                        const struct outcome *b)
{
    uint32_t order[POISE_DIMENSION_END];
    uint32_t count = by_importance(weights, order);
    double site = sites_sum(weights, a) - sites_sum(weights, b);
    double part = persons_part(weights);
    double sum = 0;
    bool better = false;
    for (uint32_t k = 0; k < count; k++) {
        sum += worth_of(a, order[k]) - worth_of(b, order[k]);
        double corner = site + part * sum / (k + 1);
        if (corner < -TINY)
            return false;
        better = better || corner > TINY;
    }
    return better;
}

enum flip_dominance flip_dominance(const struct weights *weights, const struct outcome *a,
                                   const struct outcome *b)
{
    if (everywhere(a, b))
        return DOMINANCE_EVERYWHERE;
    return under_order(weights, a, b) ? DOMINANCE_ORDER : DOMINANCE_NONE;
}
