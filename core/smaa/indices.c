/* Shares, means, and what follows from them. */
#include "indices.h"

#include <math.h>

#include "base/arena.h"
#include "elementary.h"

bool smaa_result_make(struct arena *arena, const struct smaa_problem *problem,
                      struct smaa_result *out)
{
    size_t m = problem->alternatives;
    size_t n = problem->criteria;
    out->mean_weights = arena_array(arena, n, sizeof(double));
    out->ranks = arena_array(arena, m * m, sizeof(double));
    out->has_central = arena_array(arena, m, sizeof(bool));
    out->central = arena_array(arena, m * n, sizeof(double));
    out->confidence = arena_array(arena, m, sizeof(double));
    out->wins = arena_array(arena, m * m, sizeof(double));
    out->mean = arena_array(arena, m, sizeof(double));
    out->sd = arena_array(arena, m, sizeof(double));
    out->expected_rank = arena_array(arena, m, sizeof(double));
    if (problem->spreads) {
        out->low = arena_array(arena, m, sizeof(double));
        out->high = arena_array(arena, m, sizeof(double));
        if (out->low == NULL || out->high == NULL)
            return false;
    }
    return out->mean_weights != NULL && out->ranks != NULL && out->has_central != NULL &&
           out->central != NULL && out->confidence != NULL && out->wins != NULL &&
           out->mean != NULL && out->sd != NULL && out->expected_rank != NULL;
}

double smaa_entropy(const double *share, uint32_t count)
{
    double bits = 0;
    for (uint32_t a = 0; a < count; a++)
        if (share[a] > 0)
            bits -= share[a] * smaa_log(share[a]) * 1.44269504088896338700;
    return bits > 0 ? bits : 0;
}

static void find_central(const struct smaa_tally *tally, uint32_t a,
                         struct smaa_result *out)
{
    uint32_t n = tally->criteria;
    double times = tally->ranks[(size_t)a * tally->alternatives];
    out->has_central[a] = times > 0;
    for (uint32_t k = 0; k < n && times > 0; k++)
        out->central[(size_t)a * n + k] = tally->firsts[(size_t)a * n + k] / times;
}

static void find_shares(const struct smaa_tally *tally, uint32_t a,
                        struct smaa_result *out)
{
    uint32_t m = tally->alternatives;
    double draws = (double)tally->draws;
    for (uint32_t r = 0; r < m; r++) {
        size_t at = (size_t)a * m + r;
        out->ranks[at] = tally->ranks[at] / draws;
        out->wins[at] = tally->wins[at] / draws;
        out->expected_rank[a] += (r + 1) * out->ranks[at];
    }
    double off = tally->sums[a] / draws;
    double variance = tally->squares[a] / draws - off * off;
    out->mean[a] = tally->origin[a] + off;
    out->sd[a] = variance > 0 ? sqrt(variance) : 0;
}

void smaa_indices(const struct smaa_tally *tally, uint64_t clipped,
                  struct smaa_result *out)
{
    uint32_t m = tally->alternatives;
    double draws = (double)tally->draws;
    double worths = draws * m * tally->criteria;
    for (uint32_t k = 0; k < tally->criteria; k++)
        out->mean_weights[k] = tally->weights[k] / draws;
    for (uint32_t a = 0; a < m; a++) {
        find_shares(tally, a, out);
        find_central(tally, a, out);
    }
    double first[SMAA_ALTERNATIVE_LIMIT];
    for (uint32_t a = 0; a < m; a++)
        first[a] = out->ranks[(size_t)a * m];
    out->entropy = smaa_entropy(first, m);
    out->clipped = (double)clipped / worths;
}
