/* Adding up. */
#include "outcome.h"

#include "dimension.h"
#include "weights.h"

int32_t caution_burden(uint32_t cautions)
{
    static const int32_t scale[] = {0, 400, 640, 784, 870, 922};
    uint32_t last = sizeof scale / sizeof *scale - 1;
    return scale[cautions < last ? cautions : last];
}

static uint32_t bits(uint32_t mask)
{
    uint32_t count = 0;
    for (; mask != 0; mask &= mask - 1)
        count++;
    return count;
}

uint32_t outcome_cautions(const struct outcome *outcome)
{
    uint32_t count = bits(outcome->marks.caution_hold);
    for (uint32_t i = 0; i < outcome->note_count; i++)
        count += outcome->notes[i].kind == POISE_NOTE_CAUTION;
    return count + (outcome->answer == POISE_ANSWER_NEEDS_PERSON) +
           (outcome->against_wish ? 2 : 0);
}

const char *outcome_state_name(const struct outcome *outcome)
{
    static const char *const names[] = {
        [OUTCOME_NOT_APPLICABLE] = "not applicable", [OUTCOME_RULED_OUT] = "ruled out",
        [OUTCOME_UNDETERMINED] = "undetermined",     [OUTCOME_CAUTION] = "recommended",
        [OUTCOME_ELIGIBLE] = "recommended",
    };
    return outcome_outside_limits(outcome) ? "outside limits" : names[outcome->state];
}

void outcome_weigh(struct outcome *outcome, const struct weights *weights)
{
    int32_t balance = 0;
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        outcome->worth[i] = dimension_worth(i, outcome->effects[i].value);
        balance += weights->weight[i] * outcome->worth[i];
    }
    outcome->balance = balance;
}
