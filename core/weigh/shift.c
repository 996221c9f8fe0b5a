/* The product rule, halved. */
#include "shift.h"

#include "weights.h"

struct shift shift_between(const struct outcome *before, const struct weights *weights,
                           const struct outcome *after, const struct weights *new_weights)
{
    struct shift shift;
    for (int i = 0; i < POISE_DIMENSION_END; i++) {
        int64_t w = weights->weight[i];
        int64_t to_w = new_weights->weight[i];
        int64_t v = before->worth[i];
        int64_t to_v = after->worth[i];
        shift.situation[i] = (w + to_w) * (to_v - v);
        shift.goals[i] = (v + to_v) * (to_w - w);
    }
    return shift;
}

static int64_t sum(const int64_t *parts)
{
    int64_t total = 0;
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        total += parts[i];
    return total;
}

int64_t shift_situation(const struct shift *shift)
{
    return sum(shift->situation);
}

int64_t shift_goals(const struct shift *shift)
{
    return sum(shift->goals);
}
