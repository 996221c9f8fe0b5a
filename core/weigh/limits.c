/* One check a limit. */
#include "limits.h"

#include <stddef.h>

#include "base/decimal.h"
#include "burden.h"
#include "intake/goals.h"

struct check {
    enum outcome_limit limit;
    int32_t allowed; /* FIXED_UNKNOWN: no limit */
    int32_t figure;  /* FIXED_UNKNOWN: not known */
};

static int32_t hair_lost(const struct option *option)
{
    struct burden hair = burden_hair(option);
    return hair.known ? fixed_from(hair.value) : FIXED_UNKNOWN;
}

static int32_t hours(const struct option *option, double km)
{
    double travel = travel_hours(option, km);
    return travel < 0 ? FIXED_UNKNOWN : fixed_from(travel);
}

void limits_apply(struct outcome *outcome, const struct goals *goals, double km)
{
    const struct option *option = outcome->option;
    if (!goals_limit(goals))
        return;
    const struct check checks[] = {
        {LIMIT_VISITS, goals->max_visits, option->logistics.visits},
        {LIMIT_SEVERE, goals->max_severe, option->evidence.severe},
        {LIMIT_TRAVEL, goals->max_travel, hours(option, km)},
        {LIMIT_HAIR, goals->max_hair, hair_lost(option)},
        {LIMIT_INFUSION, goals->no_infusions ? 0 : FIXED_UNKNOWN,
         route_is_infusion(option)},
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (checks[i].allowed == FIXED_UNKNOWN)
            continue;
        if (checks[i].figure == FIXED_UNKNOWN)
            outcome->limit_unknown = true;
        else if (checks[i].figure > checks[i].allowed && outcome->limit == LIMIT_NONE)
            outcome->limit = checks[i].limit;
    }
}

const char *limit_text(enum outcome_limit limit)
{
    static const char *const texts[] = {
        [LIMIT_NONE] = "",
        [LIMIT_VISITS] = "more visits than you want",
        [LIMIT_SEVERE] = "severe side effects more often than you accept",
        [LIMIT_TRAVEL] = "more time on the road than you want",
        [LIMIT_HAIR] = "more hair loss than you accept",
        [LIMIT_INFUSION] = "it is an infusion, which you do not want",
    };
    return texts[limit];
}
