/* Who leads, by which thresholds, and the sentence that says so. */
#include "leader.h"

#include "base/text.h"

static const double clear_share = 0.80;
static const double clear_lead = 0.02;
static const double leaning_share = 0.60;
static const double close_from = 0.40;
static const double close_to = 0.60;

void smaa_order(const struct smaa_problem *problem, const struct smaa_result *result,
                uint32_t *order)
{
    for (uint32_t a = 0; a < problem->alternatives; a++) {
        uint32_t at = a;
        while (at > 0 &&
               result->expected_rank[order[at - 1]] > result->expected_rank[a] + 1e-9) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = a;
    }
}

static double win(const struct smaa_problem *problem, const struct smaa_result *result,
                  uint32_t a, uint32_t b)
{
    return result->wins[(size_t)a * problem->alternatives + b];
}

/* Half of the ties go to each. */
static bool is_close(const struct smaa_problem *problem, const struct smaa_result *result,
                     uint32_t a, uint32_t b)
{
    double ahead = 0.5 + 0.5 * (win(problem, result, a, b) - win(problem, result, b, a));
    return ahead >= close_from && ahead <= close_to;
}

static double lead_of(const struct smaa_problem *problem,
                      const struct smaa_result *result, uint32_t a)
{
    double next = -1e300;
    for (uint32_t b = 0; b < problem->alternatives; b++)
        if (b != a && result->mean[b] > next)
            next = result->mean[b];
    return problem->alternatives == 1 ? 1 : result->mean[a] - next;
}

struct smaa_verdict smaa_verdict_of(const struct smaa_problem *problem,
                                    const struct smaa_result *result)
{
    struct smaa_verdict verdict = {.group_size = 0};
    uint32_t order[SMAA_ALTERNATIVE_LIMIT] = {0};
    smaa_order(problem, result, order);
    uint32_t a = verdict.leader = order[0];
    double first = result->ranks[(size_t)a * problem->alternatives];
    double lead = lead_of(problem, result, a);
    verdict.mean_disagrees = lead < 0;
    for (uint32_t i = 0; i < problem->alternatives; i++)
        if (i == 0 || is_close(problem, result, a, order[i]))
            verdict.group[verdict.group_size++] = order[i];
    if (verdict.group_size > 1 || first < leaning_share)
        verdict.fit = SMAA_TOO_CLOSE;
    else
        verdict.fit =
            first >= clear_share && lead >= clear_lead ? SMAA_CLEAR_FIT : SMAA_LEANS_TO;
    if (verdict.fit == SMAA_TOO_CLOSE && verdict.group_size == 1)
        verdict.group[verdict.group_size++] = order[1];
    return verdict;
}

void smaa_groups(const struct smaa_problem *problem, const struct smaa_result *result,
                 uint32_t *group)
{
    struct smaa_verdict verdict = smaa_verdict_of(problem, result);
    uint32_t order[SMAA_ALTERNATIVE_LIMIT] = {0};
    uint32_t m = problem->alternatives;
    smaa_order(problem, result, order);
    for (uint32_t a = 0; a < m; a++)
        group[a] = m;
    for (uint32_t i = 0; i < verdict.group_size; i++)
        group[verdict.group[i]] = 0;
    uint32_t number = 0;
    for (uint32_t i = 0; i < m; i++) {
        uint32_t head = order[i];
        if (group[head] < m)
            continue;
        group[head] = ++number;
        for (uint32_t j = i + 1; j < m; j++)
            if (group[order[j]] == m && is_close(problem, result, head, order[j]))
                group[order[j]] = number;
    }
}

const char *smaa_fit_words(enum smaa_fit fit)
{
    static const char *const words[] = {"clear fit", "leans to", "too close to call"};
    return words[fit];
}

void smaa_verdict_write(const struct smaa_verdict *verdict,
                        const struct smaa_problem *problem,
                        const struct smaa_result *result, struct text *out)
{
    uint32_t m = problem->alternatives;
    text_put(out, smaa_fit_words(verdict->fit));
    text_put(out, ": ");
    if (verdict->fit == SMAA_TOO_CLOSE) {
        for (uint32_t i = 0; i < verdict->group_size; i++) {
            text_put(out, i == 0 ? "" : ", ");
            text_put(out, problem->alternative_ids[verdict->group[i]]);
        }
    } else {
        double first = result->ranks[(size_t)verdict->leader * m];
        text_put(out, problem->alternative_ids[verdict->leader]);
        text_format(out, ", first in %d of 100 readings of the weights and measurements",
                    (int)(first * 100 + 0.5));
    }
    if (verdict->mean_disagrees)
        text_put(out, "; another has the higher mean, so it is not the whole story");
}
