/* Figures to sentences. */
#include "burden_text.h"

#include "base/decimal.h"
#include "base/text.h"
#include "settings/catalogue.h"
#include "weigh/burden.h"
#include "weigh/dimension.h"
#include "weigh/outcome.h"

void figure_write(struct text *out, int32_t figure, int decimals)
{
    if (figure == FIXED_UNKNOWN)
        text_put_char(out, '?');
    else
        text_put_rounded(out, figure, 3, decimals);
}

/* The felt side effects that most people had, most frequent first. */
static uint32_t frequent_effects(const struct option *option, enum toxicity_domain *out,
                                 uint32_t room)
{
    uint32_t count = 0;
    for (int d = 0; d < TOXICITY_COUNT; d++) {
        int32_t any = option->toxicity[d].any;
        if (!option->toxicity[d].reported || any == FIXED_UNKNOWN || any < 10000 ||
            !toxicity_is_felt((enum toxicity_domain)d))
            continue;
        uint32_t at = count < room ? count++ : room;
        while (at > 0 && option->toxicity[out[at - 1]].any < any) {
            if (at < room)
                out[at] = out[at - 1];
            at--;
        }
        if (at < room)
            out[at] = (enum toxicity_domain)d;
    }
    return count;
}

static void put_symptoms(struct text *out, const struct option *option)
{
    enum toxicity_domain frequent[3];
    uint32_t count = frequent_effects(option, frequent, 3);
    bool severe = option->evidence.severe != FIXED_UNKNOWN;
    if (severe) {
        text_put(out, "Severe side effects in ");
        figure_write(out, option->evidence.severe, 0);
        text_put(out, " of 100");
    }
    if (count == 0)
        text_put(out, severe ? "" : "Side effects: not reported");
    else
        text_put(out, severe ? "; most often " : "Side effects in 100: ");
    for (uint32_t i = 0; i < count; i++) {
        text_format(out, "%s%s ", i == 0 ? "" : ", ", toxicity_plain(frequent[i]));
        figure_write(out, option->toxicity[frequent[i]].any, 0);
    }
    if (count > 0 && !severe)
        text_put(out, "; severe ones not reported as one figure");
}

static void put_serious(struct text *out, const struct option *option)
{
    bool any = false;
    for (int d = 0; d < TOXICITY_COUNT; d++) {
        int32_t figure = toxicity_danger(option, (enum toxicity_domain)d);
        if (figure == FIXED_UNKNOWN || figure == 0)
            continue;
        text_put(out, any ? ", " : "Dangerous events in 100: ");
        text_format(out, "%s ", toxicity_plain((enum toxicity_domain)d));
        figure_write(out, figure, figure < 10000 ? 1 : 0);
        any = true;
    }
    if (!any)
        text_put(out, "Dangerous events: not reported; taken from its class");
}

/* One side effect on its own: "Numb hands and feet in 100: 37, severe 10". */
static void put_effect(struct text *out, const struct option *option,
                       enum toxicity_domain domain, const char *words)
{
    const struct toxicity *row = &option->toxicity[domain];
    text_put(out, words);
    if (!row->reported) {
        text_put(out, ": not reported; taken from its class");
        return;
    }
    text_put(out, " in 100: ");
    figure_write(out, row->any, 0);
    text_put(out, ", severe ");
    figure_write(out, row->severe, 0);
}

static void put_logistics(struct text *out, const struct outcome *outcome,
                          uint32_t dimension)
{
    const struct logistics *logistics = &outcome->option->logistics;
    switch (dimension) {
    case POISE_DIMENSION_TIME:
        text_put(out, "Visits in 4 weeks: ");
        figure_write(out, logistics->visits, logistics->visits % 1000 == 0 ? 0 : 1);
        break;
    case POISE_DIMENSION_HAIR:
        text_put(out, outcome->effects[dimension].value >= 800   ? "Hair is lost"
                      : outcome->effects[dimension].value >= 300 ? "Hair thins or is lost"
                                                                 : "Hair thins a little");
        break;
    case POISE_DIMENSION_TRAVEL:
        text_put(out, "Hours on the road in 4 weeks: ");
        figure_write(out, outcome->effects[dimension].value * 16, 0);
        text_put(out, outcome->effects[dimension].value >= FIXED_ONE ? " or more" : "");
        break;
    case POISE_DIMENSION_ROUTE:
        text_format(out, "How it is given: %s%s", logistics->route,
                    logistics->timed ? ", twice a day or on an empty stomach" : "");
        break;
    case POISE_DIMENSION_MONITORING:
        text_format(out, "Checks: %s",
                    logistics->monitoring == NULL ? "not said" : logistics->monitoring);
        break;
    case POISE_DIMENSION_NERVES:
        put_effect(out, outcome->option, TOXICITY_NEUROPATHY, "Numb hands and feet");
        break;
    case POISE_DIMENSION_BOWEL:
        put_effect(out, outcome->option, TOXICITY_DIARRHOEA, "Diarrhoea");
        break;
    case POISE_DIMENSION_COMPLEXITY:
        text_format(out, "Medicines at once: %u", outcome->option->drugs.count);
        break;
    default:
        text_format(out, "%s", dimensions[dimension].worst);
        break;
    }
}

void burden_write(const struct outcome *outcome, uint32_t dimension, struct text *out)
{
    if (dimension == POISE_DIMENSION_SYMPTOMS)
        put_symptoms(out, outcome->option);
    else if (dimension == POISE_DIMENSION_SERIOUS_RISK)
        put_serious(out, outcome->option);
    else
        put_logistics(out, outcome, dimension);
}
