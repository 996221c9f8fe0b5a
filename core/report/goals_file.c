/* Goals as a file. */
#include "base/decimal.h"
#include "base/text.h"
#include "goals_report.h"
#include "intake/goals.h"
#include "weigh/dimension.h"

static void put_figure(struct text *out, const char *name, int32_t value)
{
    if (value == FIXED_UNKNOWN)
        return;
    text_format(out, "%s = ", name);
    text_put_fixed(out, value, 3);
    text_put_char(out, '\n');
}

static void put_order(struct text *out, const struct goals *goals)
{
    for (uint32_t i = 0; i < goals->order_count; i++)
        text_format(out, "%s%s", i == 0 ? "order = " : ", ",
                    dimensions[goals->order[i]].name);
    if (goals->order_count > 0)
        text_put_char(out, '\n');
}

void goals_write(const struct goals *goals, struct text *out)
{
    text_put(out,
             "; What matters to one person; `poise goals FILE` says what it means.\n");
    if (goals->label != NULL)
        text_format(out, "[meta]\nlabel = %s\n\n", goals->label);
    text_put(out, "[goals]\n");
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        put_figure(out, dimensions[i].name, goals->importance[i]);
    put_order(out, goals);
    if (goals->certainty != CERTAINTY_USUAL)
        text_format(out, "certainty = %s\n", certainty_name(goals->certainty));
    put_figure(out, "max_visits", goals->max_visits);
    put_figure(out, "max_severe", goals->max_severe);
    put_figure(out, "max_travel", goals->max_travel);
    if (goals->max_hair != FIXED_UNKNOWN)
        text_format(out, "max_hair_loss = %s\n",
                    goals->max_hair == 0 ? "none" : "partial");
    if (goals->no_infusions)
        text_put(out, "no_infusions = yes\n");
}
