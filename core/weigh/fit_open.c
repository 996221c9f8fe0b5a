/* Shares of variance and drops of entropy (core/smaa), told by option and dimension. */
#include "fit_open.h"

#include "dimension.h"
#include "smaa/doubt.h"
#include "smaa/question.h"
#include "smaa/smaa.h"
#include "swing.h"

/* A race that was run, and its options by expected rank. */
struct race_run {
    const struct fit_race *race;
    const struct smaa_result *result;
    const uint32_t *order;
};

/* -------------------- doubt */

static void add_effect(const struct race_run *run, const struct smaa_doubt *found,
                       uint32_t at, struct fit_doubt *out)
{
    uint32_t n = run->race->criteria;
    double share = found->effects[at];
    uint32_t place = out->count;
    if (share < 0.01)
        return;
    while (place > 0 && out->effects[place - 1].share < share)
        place--;
    if (place == FIT_DOUBT_EFFECTS)
        return;
    if (out->count < FIT_DOUBT_EFFECTS)
        out->count++;
    for (uint32_t i = out->count - 1; i > place; i--)
        out->effects[i] = out->effects[i - 1];
    out->effects[place].outcome = run->race->options[run->order[at / n]];
    out->effects[place].dimension = run->race->dimension[at % n];
    out->effects[place].share = share;
}

static bool set_doubt(struct arena *scratch, const struct race_run *run,
                      struct fit_doubt *out)
{
    const struct fit_race *race = run->race;
    struct smaa_doubt found;
    if (race->count < 2)
        return true;
    if (!smaa_doubt_find(scratch, &race->problem, run->result, run->order[0],
                         run->order[1], &found))
        return false;
    out->any = found.any;
    out->goals = found.goals;
    out->evidence = found.evidence;
    out->both = found.both;
    for (uint32_t i = 0; i < 2 * race->criteria; i++)
        add_effect(run, &found, i, out);
    return true;
}

/* -------------------- what to ask next */

/* Every pair of goals that may weigh and has a step that can be pictured. */
static uint32_t make_questions(const struct fit_race *race,
                               struct smaa_question *questions)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < race->criteria; i++)
        for (uint32_t j = i + 1; j < race->criteria; j++) {
            uint32_t a = race->dimension[i];
            uint32_t b = race->dimension[j];
            if (race->weighs[i] && race->weighs[j] && swing_size(a) > 0 &&
                swing_size(b) > 0)
                questions[count++] =
                    (struct smaa_question){.i = i, .j = j, .ratio = swing_ratio(a, b)};
        }
    return count;
}

static bool set_trade(struct arena *scratch, const struct race_run *run,
                      struct fit_trade *out)
{
    static const double worthwhile = 0.05;
    const struct fit_race *race = run->race;
    struct smaa_question questions[POISE_DIMENSION_END * POISE_DIMENSION_END / 2];
    uint32_t count = make_questions(race, questions);
    if (race->count < 2 || count == 0)
        return true;
    if (!smaa_questions_appraise(scratch, &race->problem, run->result, questions, count))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (questions[i].drop < worthwhile || questions[i].drop <= out->drop)
            continue;
        out->any = true;
        out->a = race->dimension[questions[i].i];
        out->b = race->dimension[questions[i].j];
        out->drop = questions[i].drop;
    }
    return true;
}

bool fit_open_find(struct arena *scratch, const struct fit_race *race,
                   const struct smaa_result *result, const uint32_t *order,
                   struct fit *out)
{
    const struct race_run run = {race, result, order};
    return set_doubt(scratch, &run, &out->doubt) && set_trade(scratch, &run, &out->trade);
}
