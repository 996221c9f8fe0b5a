/* Who comes first, counted apart for yes and for no. */
#include "question.h"

#include "base/arena.h"
#include "block.h"
#include "indices.h"
#include "smaa.h"
#include "totals.h"

/* What is counted: by alternative, over all draws; and by question and alternative, over
 * those that say yes. */
struct counts {
    uint32_t alternatives;
    double *all;
    double *yes;
};

/* The alternative with the highest total of a draw; of those that tie the first. */
static uint32_t first_of(const double *totals, uint32_t alternatives, uint32_t draw)
{
    uint32_t best = 0;
    for (uint32_t a = 1; a < alternatives; a++)
        if (totals[a * SMAA_BLOCK + draw] > totals[best * SMAA_BLOCK + draw])
            best = a;
    return best;
}

static void count_block(const struct smaa_question *questions, uint32_t count,
                        const double *weights, const double *totals,
                        struct counts *counts)
{
    uint32_t m = counts->alternatives;
    for (uint32_t t = 0; t < SMAA_BLOCK; t++) {
        uint32_t first = first_of(totals, m, t);
        counts->all[first] += 1;
        for (uint32_t q = 0; q < count; q++)
            counts->yes[q * m + first] +=
                weights[questions[q].i * SMAA_BLOCK + t] >=
                questions[q].ratio * weights[questions[q].j * SMAA_BLOCK + t];
    }
}

/* The entropy of one side, by its share. */
static double remains(const double *side, uint32_t alternatives, double share)
{
    double shares[SMAA_ALTERNATIVE_LIMIT];
    for (uint32_t a = 0; a < alternatives; a++)
        shares[a] = side[a] / (share * SMAA_QUESTION_DRAWS);
    return share * smaa_entropy(shares, alternatives);
}

static void appraise(const struct counts *counts, uint32_t q, double now,
                     struct smaa_question *question)
{
    uint32_t m = counts->alternatives;
    const double *yes = counts->yes + (size_t)q * m;
    double no[SMAA_ALTERNATIVE_LIMIT];
    double sum = 0;
    for (uint32_t a = 0; a < m; a++) {
        sum += yes[a];
        no[a] = counts->all[a] - yes[a];
    }
    question->yes = sum / SMAA_QUESTION_DRAWS;
    question->drop = now;
    if (question->yes > 0)
        question->drop -= remains(yes, m, question->yes);
    if (question->yes < 1)
        question->drop -= remains(no, m, 1 - question->yes);
    question->drop = question->drop > 0 ? question->drop : 0;
}

bool smaa_questions_appraise(struct arena *arena, const struct smaa_problem *problem,
                             const struct smaa_result *result,
                             struct smaa_question *questions, uint32_t count)
{
    uint32_t m = problem->alternatives;
    struct counts counts = {.alternatives = m};
    struct smaa_totals totals;
    struct smaa_weights *weights = arena_alloc(arena, sizeof *weights);
    double *drawn =
        arena_array(arena, (size_t)problem->criteria * SMAA_BLOCK, sizeof *drawn);
    double *scores = arena_array(arena, (size_t)m * SMAA_BLOCK, sizeof *scores);
    counts.all = arena_array(arena, m, sizeof *counts.all);
    counts.yes = arena_array(arena, (size_t)m * count, sizeof *counts.yes);
    if (weights == NULL || drawn == NULL || scores == NULL || counts.all == NULL ||
        counts.yes == NULL || !smaa_weights_again(arena, problem, result, weights) ||
        !smaa_totals_make(arena, problem, false, false, &totals))
        return false;
    for (uint32_t done = 0; done < SMAA_QUESTION_DRAWS; done += SMAA_BLOCK) {
        smaa_weights_draw(weights, drawn, SMAA_BLOCK);
        smaa_totals_next(&totals, SMAA_BLOCK);
        smaa_totals_under(&totals, drawn, scores);
        count_block(questions, count, drawn, scores, &counts);
    }
    double now = remains(counts.all, m, 1);
    for (uint32_t q = 0; q < count; q++)
        appraise(&counts, q, now, &questions[q]);
    return true;
}
