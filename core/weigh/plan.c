/* Choosing, adding, noting. */
#include "plan.h"

#include <stdbool.h>
#include <stddef.h>

static bool meets(const struct interaction *rule, const struct option *a,
                  const struct option *b)
{
    return (labels_meet(&rule->a, &a->labels) && labels_meet(&rule->b, &b->labels)) ||
           (labels_meet(&rule->a, &b->labels) && labels_meet(&rule->b, &a->labels));
}

static bool may_join(const struct catalogue *catalogue, const struct plan *plan,
                     const struct option *option)
{
    for (uint32_t i = 0; i < plan->step_count; i++) {
        if (plan->steps[i].option == option)
            return false;
        for (uint32_t j = 0; j < catalogue->interaction_count; j++) {
            const struct interaction *rule = &catalogue->interactions[j];
            if (rule->excludes && meets(rule, plan->steps[i].option, option))
                return false;
        }
    }
    return plan->step_count < PLAN_LIMIT;
}

static void add(struct plan *plan, const struct outcome *outcome,
                const struct option *option, const struct option *goes_with)
{
    plan->steps[plan->step_count++] = (struct plan_step){outcome, option, goes_with};
}

static void add_companions(const struct catalogue *catalogue, struct plan *plan,
                           const struct outcome *outcome)
{
    for (uint32_t i = 0; i < outcome->with_count; i++) {
        const struct option *option = &catalogue->options[outcome->with[i]];
        if (may_join(catalogue, plan, option))
            add(plan, NULL, option, outcome->option);
    }
}

static void add_notes(const struct catalogue *catalogue, struct plan *plan)
{
    for (uint32_t a = 0; a < plan->step_count; a++) {
        for (uint32_t b = a + 1; b < plan->step_count; b++) {
            for (uint32_t j = 0; j < catalogue->interaction_count; j++) {
                const struct interaction *rule = &catalogue->interactions[j];
                if (!meets(rule, plan->steps[a].option, plan->steps[b].option) ||
                    plan->note_count == sizeof plan->notes / sizeof *plan->notes)
                    continue;
                plan->notes[plan->note_count++] = (struct plan_note){
                    plan->steps[a].option, plan->steps[b].option, rule};
            }
        }
    }
}

void plan_make(const struct catalogue *catalogue, struct outcome *const *order,
               uint32_t count, struct plan *out)
{
    bool taken[ROLE_COUNT] = {[ROLE_TRIAL] = true};
    *out = (struct plan){0};
    for (uint32_t i = 0; i < count; i++) {
        const struct outcome *outcome = order[i];
        enum role role = outcome->option->role;
        bool urgent = outcome->urgency != POISE_URGENCY_ROUTINE;
        bool wanted = urgent || (!taken[role] && !outcome->option->addon &&
                                 outcome->level < LEVEL_LATER);
        if (!wanted || !may_join(catalogue, out, outcome->option))
            continue;
        add(out, outcome, outcome->option, NULL);
        taken[role] = true;
        add_companions(catalogue, out, outcome);
    }
    add_notes(catalogue, out);
}
