/* Sentences for a person, from the figures of the catalogue and the effects that were
 * weighed. */
#include "html_says.h"

#include <string.h>

#include "base/decimal.h"
#include "settings/catalogue.h"
#include "weigh/benefit.h"
#include "weigh/burden.h"
#include "weigh/dimension.h"
#include "weigh/effects.h"

/* -------------------- benefit */

static const struct benefit *benefit_in(const struct html_page *page,
                                        const struct option *option)
{
    return &page->answer->engine->effects[option - page->catalogue->options].benefit;
}

static const char *of_100(struct html_page *page, enum word word, int32_t figure)
{
    int64_t whole = (figure + 500) / 1000;
    return say_with(page, word, page_number(page, whole), page_number(page, 100 - whole),
                    NULL, NULL);
}

static const char *says_growth(struct html_page *page, const struct endpoint *pfs)
{
    const char *months = page_figure(page, pfs->months, 1);
    if (pfs->control == FIXED_UNKNOWN)
        return say_with(page, WORD_SAYS_GROWTH_ALONE, months, NULL, NULL, NULL);
    return say_with(page, WORD_SAYS_GROWTH, months, page_figure(page, pfs->control, 1),
                    NULL, NULL);
}

static const char *says_benefit(struct html_page *page, const struct option *option)
{
    const struct benefit *benefit = benefit_in(page, option);
    const struct endpoint *pfs = &option->evidence.pfs;
    if (benefit->kind == BENEFIT_RESPONSE)
        return of_100(page, WORD_SAYS_HELPED, option->evidence.response);
    if (pfs->months != FIXED_UNKNOWN)
        return says_growth(page, pfs);
    if (pfs->hr != FIXED_UNKNOWN)
        return say(page, pfs->hr < FIXED_ONE ? WORD_SAYS_LONGER : WORD_SAYS_NOT_LONGER);
    return say(page, WORD_SAYS_NO_GAIN);
}

/* -------------------- burdens */

const char *says_often(struct html_page *page, const struct option *option)
{
    enum { MOST = 3 };
    bool told[TOXICITY_COUNT] = {false};
    struct text text = {0};
    text_put(&text, "");
    for (int n = 0; n < MOST; n++) {
        int best = -1;
        for (int d = 0; d < TOXICITY_COUNT; d++) {
            const struct toxicity *row = &option->toxicity[d];
            if (told[d] || !row->reported || row->any == FIXED_UNKNOWN ||
                row->any < 10 * FIXED_ONE || !toxicity_is_felt((enum toxicity_domain)d))
                continue;
            best = best < 0 || row->any > option->toxicity[best].any ? d : best;
        }
        if (best < 0)
            break;
        told[best] = true;
        text_put(&text, n == 0 ? "" : ", ");
        text_put(&text,
                 say_with(page, WORD_SAYS_OF_100,
                          toxicity_plain((enum toxicity_domain)best),
                          page_figure(page, option->toxicity[best].any, 0), NULL, NULL));
    }
    return page_keep(page, &text);
}

/* The share of severe ones; where no study gives it, what is most often felt. */
static const char *says_symptoms(struct html_page *page, const struct option *option)
{
    if (option->evidence.severe != FIXED_UNKNOWN)
        return of_100(page, WORD_SAYS_SEVERE, option->evidence.severe);
    const char *often = says_often(page, option);
    return often[0] == '\0' ? say(page, WORD_SAYS_NO_SEVERE)
                            : say_with(page, WORD_SAYS_OFTEN, often, NULL, NULL, NULL);
}

const char *says_danger(struct html_page *page, const struct option *option)
{
    struct text text = {0};
    text_put(&text, "");
    for (int d = 0; d < TOXICITY_COUNT; d++) {
        int32_t figure = toxicity_danger(option, (enum toxicity_domain)d);
        if (figure == FIXED_UNKNOWN || figure == 0)
            continue;
        const char *number = figure < FIXED_ONE ? say(page, WORD_SAYS_BELOW_ONE)
                                                : page_figure(page, figure, 0);
        text_put(&text, text.length == 0 ? "" : ", ");
        text_put(&text,
                 say_with(page, WORD_SAYS_DANGER_ONE,
                          toxicity_plain((enum toxicity_domain)d), number, NULL, NULL));
    }
    const char *list = page_keep(page, &text);
    return list[0] == '\0' ? say(page, WORD_SAYS_NO_DANGER)
                           : say_with(page, WORD_SAYS_DANGER, list, NULL, NULL, NULL);
}

static const char *says_one_effect(struct html_page *page, const struct toxicity *row,
                                   enum word known, enum word unknown)
{
    bool reported = row->reported && row->any != FIXED_UNKNOWN;
    return reported ? of_100(page, known, row->any) : say(page, unknown);
}

static const char *says_hair(struct html_page *page, const struct outcome *outcome)
{
    int32_t lost = outcome->effects[POISE_DIMENSION_HAIR].value;
    bool known = (outcome->known >> POISE_DIMENSION_HAIR & 1) != 0;
    uint32_t part = !known ? 0 : lost >= 800 ? 3 : lost >= 150 ? 2 : 1;
    return say_part(page, WORD_SAYS_HAIR, part);
}

static const char *says_visits(struct html_page *page, const struct option *option)
{
    int32_t visits = option->logistics.visits;
    if (visits == FIXED_UNKNOWN)
        return say(page, WORD_SAYS_NO_VISITS);
    if (visits == 0)
        return say(page, WORD_SAYS_NONE_EXTRA);
    if (visits == FIXED_ONE)
        return say(page, WORD_SAYS_VISIT);
    if (visits > 0 && visits < FIXED_ONE)
        return say_with(page, WORD_SAYS_RARE_VISITS,
                        page_number(page, (4 * FIXED_ONE + visits / 2) / visits), NULL,
                        NULL, NULL);
    return say_with(page, WORD_SAYS_VISITS,
                    page_figure(page, visits, visits % FIXED_ONE == 0 ? 0 : 1), NULL,
                    NULL, NULL);
}

static const char *says_travel(struct html_page *page, const struct outcome *outcome)
{
    int32_t share = outcome->effects[POISE_DIMENSION_TRAVEL].value;
    if ((outcome->known >> POISE_DIMENSION_TRAVEL & 1) == 0)
        return say(page, WORD_SAYS_NO_TRAVEL);
    if (share >= FIXED_ONE)
        return say(page, WORD_SAYS_TRAVEL_MOST);
    if (share * 16 < FIXED_ONE / 2)
        return say(page, WORD_SAYS_TRAVEL_LEAST);
    return say_with(page, WORD_SAYS_TRAVEL, page_figure(page, (int64_t)share * 16, 0),
                    NULL, NULL, NULL);
}

/* Which part of WORD_SAYS_ROUTE: by the letters with which catalogues write routes. */
static uint32_t route_part(const char *route)
{
    if (route == NULL)
        return 9;
    bool tablets = strstr(route, "PO") != NULL;
    bool drip = strstr(route, "IV") != NULL;
    bool injection = strstr(route, "SC") != NULL || strstr(route, "IM") != NULL;
    if (strstr(route, "SBRT") != NULL || strstr(route, "EBRT") != NULL ||
        strstr(route, "SRS") != NULL)
        return 5;
    if (strstr(route, "surgery") != NULL || strstr(route, "procedure") != NULL)
        return 6;
    if (strstr(route, "home") != NULL)
        return 7;
    if (drip)
        return tablets ? 4 : 2;
    if (injection)
        return tablets ? 3 : 1;
    return tablets ? 0 : 8;
}

const char *says_route(struct html_page *page, const struct outcome *outcome)
{
    const struct logistics *logistics = &outcome->option->logistics;
    struct text text = {0};
    text_put(&text, say_part(page, WORD_SAYS_ROUTE, route_part(logistics->route)));
    if (logistics->timed)
        text_put(&text, say(page, WORD_SAYS_TIMED));
    return page_keep(page, &text);
}

static const char *says_checks(struct html_page *page, int32_t effect)
{
    uint32_t part = effect <= 150   ? 0
                    : effect <= 300 ? 1
                    : effect <= 500 ? 2
                    : effect <= 650 ? 3
                                    : 4;
    return say_part(page, WORD_SAYS_CHECKS, part);
}

static const char *says_medicines(struct html_page *page, const struct option *option)
{
    if (option->drugs.count <= 1)
        return say(page, WORD_SAYS_MEDICINE);
    return say_with(page, WORD_SAYS_MEDICINES, page_number(page, option->drugs.count),
                    NULL, NULL, NULL);
}

static const char *says_cautions(struct html_page *page, const struct outcome *outcome)
{
    uint32_t cautions = outcome_cautions(outcome);
    return say_part(page, WORD_SAYS_CAUTIONS, cautions > 3 ? 3 : cautions);
}

static const char *says_plain(struct html_page *page, const struct outcome *outcome,
                              uint32_t dimension)
{
    const struct option *option = outcome->option;
    switch (dimension) {
    case POISE_DIMENSION_BENEFIT:
        return says_benefit(page, option);
    case POISE_DIMENSION_SYMPTOMS:
        return says_symptoms(page, option);
    case POISE_DIMENSION_SERIOUS_RISK:
        return says_danger(page, option);
    case POISE_DIMENSION_HAIR:
        return says_hair(page, outcome);
    case POISE_DIMENSION_TIME:
        return says_visits(page, option);
    case POISE_DIMENSION_TRAVEL:
        return says_travel(page, outcome);
    case POISE_DIMENSION_ROUTE:
        return says_route(page, outcome);
    case POISE_DIMENSION_MONITORING:
        return says_checks(page, outcome->effects[dimension].value);
    case POISE_DIMENSION_COMPLEXITY:
        return says_medicines(page, option);
    case POISE_DIMENSION_NERVES:
        return says_one_effect(page, &option->toxicity[TOXICITY_NEUROPATHY],
                               WORD_SAYS_NERVES, WORD_SAYS_NO_NERVES);
    case POISE_DIMENSION_BOWEL:
        return says_one_effect(page, &option->toxicity[TOXICITY_DIARRHOEA],
                               WORD_SAYS_BOWEL, WORD_SAYS_NO_BOWEL);
    case POISE_DIMENSION_GUIDELINE:
        return say_part(page, WORD_SAYS_STANDING, outcome->level);
    default:
        return says_cautions(page, outcome);
    }
}

const char *says_of(struct html_page *page, const struct outcome *outcome,
                    uint32_t dimension)
{
    const char *plain = says_plain(page, outcome, dimension);
    bool site = dimensions[dimension].owner == OWNER_SITE;
    if (site || (outcome->changed >> dimension & 1) == 0)
        return plain;
    const char *why = outcome->sentences[outcome->effects[dimension].sentence].text;
    return say_with(page, WORD_SAYS_CHANGED, plain, why, NULL, NULL);
}

/* -------------------- against the middle of the list */

int32_t middle_worth(const struct html_page *page, enum role role, uint32_t dimension)
{
    int64_t sum = 0;
    int64_t count = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const struct outcome *outcome = page->shown[i].outcome;
        if (outcome->option->role != role || outcome->limit != LIMIT_NONE)
            continue;
        sum += outcome->worth[dimension];
        count++;
    }
    return count == 0 ? 0 : (int32_t)((sum + count / 2) / count);
}

int64_t lead_of(const struct html_page *page, const struct shown *shown,
                uint32_t dimension)
{
    const struct outcome *outcome = shown->outcome;
    return (int64_t)page->answer->weights.weight[dimension] *
           (outcome->worth[dimension] -
            middle_worth(page, outcome->option->role, dimension));
}

uint32_t leads_of(const struct html_page *page, const struct shown *shown, int sign,
                  uint32_t *out, uint32_t room)
{
    enum { SMALLEST = 2000 }; /* a fifth of a hundredth of the balance is no reason */
    bool taken[POISE_DIMENSION_END] = {false};
    uint32_t count = 0;
    for (; count < room; count++) {
        int64_t most = SMALLEST;
        uint32_t best = POISE_DIMENSION_END;
        for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
            int64_t lead = sign * lead_of(page, shown, d);
            if (taken[d] || lead <= most)
                continue;
            most = lead;
            best = d;
        }
        if (best == POISE_DIMENSION_END)
            break;
        taken[best] = true;
        out[count] = best;
    }
    return count;
}

int64_t widest_lead(const struct html_page *page, enum role role)
{
    enum { LEAST = 50000 }; /* five hundredths fill the bar at the most */
    int64_t widest = LEAST;
    for (uint32_t i = 0; i < page->count; i++) {
        const struct shown *shown = &page->shown[i];
        if (shown->outcome->option->role != role)
            continue;
        for (int sign = -1; sign <= 1; sign += 2) {
            uint32_t leads[POISE_DIMENSION_END];
            uint32_t count = leads_of(page, shown, sign, leads, POISE_DIMENSION_END);
            int64_t sum = 0;
            for (uint32_t k = 0; k < count; k++)
                sum += sign * lead_of(page, shown, leads[k]);
            widest = sum > widest ? sum : widest;
        }
    }
    return widest;
}
