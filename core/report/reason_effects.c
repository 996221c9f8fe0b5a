/* What an option may bring and what it costs, in sentences. */
#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "burden_text.h"
#include "settings/catalogue.h"
#include "telling.h"
#include "weigh/burden.h"
#include "weigh/dimension.h"
#include "weigh/effects.h"

/* -------------------- benefit */

static void put_endpoint(struct text *out, const struct endpoint *endpoint)
{
    if (endpoint->months != FIXED_UNKNOWN) {
        figure_write(out, endpoint->months, 1);
        if (endpoint->control != FIXED_UNKNOWN) {
            text_put(out, " against ");
            figure_write(out, endpoint->control, 1);
        }
        text_put(out, " months");
    }
    if (endpoint->hr == FIXED_UNKNOWN)
        return;
    text_put(out, endpoint->months == FIXED_UNKNOWN ? "HR " : ", HR ");
    figure_write(out, endpoint->hr, 2);
    if (endpoint->low == FIXED_UNKNOWN)
        return;
    text_put(out, " (");
    figure_write(out, endpoint->low, 2);
    text_put(out, "-");
    figure_write(out, endpoint->high, 2);
    text_put(out, ")");
}

const char *endpoint_text(struct arena *arena, const struct endpoint *endpoint)
{
    struct text text = {0};
    if (endpoint->months == FIXED_UNKNOWN && endpoint->hr == FIXED_UNKNOWN)
        return NULL;
    put_endpoint(&text, endpoint);
    const char *copy = text.failed ? NULL : arena_copy(arena, text.bytes, text.length);
    text_free(&text);
    return copy;
}

/* What is known of length of life where time without growth counts. */
static const char *survival_words(const struct evidence *evidence)
{
    if (!evidence->os_mature)
        return "; survival not mature";
    if (evidence->os.hr == FIXED_UNKNOWN)
        return "; length of life not reported as a ratio";
    return endpoint_proven(&evidence->os) ? "; longer life too, without medians"
                                          : "; longer life not shown";
}

static void put_benefit(struct text *out, const struct option *option,
                        const struct benefit *benefit)
{
    const struct evidence *evidence = &option->evidence;
    switch (benefit->kind) {
    case BENEFIT_SURVIVAL:
        text_put(out, "Longer life in the trial: ");
        put_endpoint(out, &evidence->os);
        break;
    case BENEFIT_GROWTH:
        text_put(out, benefit->gain > 0 ? "More time without growth in the trial: "
                                        : "No more time without growth in the trial: ");
        put_endpoint(out, &evidence->pfs);
        text_put(out, survival_words(evidence));
        break;
    case BENEFIT_RESPONSE:
        text_put(out, "Helped in the trial: ");
        figure_write(out, evidence->response, 0);
        text_put(out, " of 100");
        break;
    case BENEFIT_UNKNOWN:
        text_put(out, "Its gain was not measured against another treatment");
        break;
    }
    if (benefit->shrunk && benefit->kind == BENEFIT_SURVIVAL)
        text_put(out, "; weak design, counted half");
}

/* Did a plugin find another figure for this person? */
static bool is_changed(const struct outcome *outcome, uint32_t dimension)
{
    return (outcome->changed >> dimension & 1) != 0;
}

/* What the figure is measured against when that is an option itself, and why it counts
 * differently for this person. */
static void put_benefit_terms(const struct telling *telling, struct text *out)
{
    const struct outcome *outcome = telling->outcome;
    const char *against = outcome->option->evidence.against;
    if (against != NULL)
        text_format(out, "; head to head with %s", against);
    if (is_changed(outcome, POISE_DIMENSION_BENEFIT))
        text_format(
            out, "; %s",
            outcome->sentences[outcome->effects[POISE_DIMENSION_BENEFIT].sentence].text);
}

static const struct benefit *benefit_for(const struct telling *telling)
{
    const struct option *option = telling->outcome->option;
    return &telling->answer->engine->effects[option - telling->catalogue->options]
                .benefit;
}

static bool shows_gain(const struct benefit *benefit)
{
    return benefit->kind == BENEFIT_RESPONSE ||
           (benefit->kind != BENEFIT_UNKNOWN && benefit->gain > 0);
}

void tell_benefit(struct telling *telling)
{
    const struct option *option = telling->outcome->option;
    struct text text = {0};
    struct text source = {0};
    if (option->role != ROLE_SYSTEMIC && benefit_for(telling)->kind == BENEFIT_UNKNOWN)
        return;
    if (option->evidence.trial == NULL && benefit_for(telling)->kind == BENEFIT_UNKNOWN)
        return;
    put_benefit(&text, option, benefit_for(telling));
    put_benefit_terms(telling, &text);
    if (option->evidence.trial != NULL)
        text_put(&source, option->evidence.trial);
    if (option->evidence.n != FIXED_UNKNOWN)
        text_format(&source, ", n = %d", (int)option->evidence.n);
    const char *from = telling_keep(telling, &source);
    telling_add(telling, shows_gain(benefit_for(telling)) ? REASON_FOR : REASON_DOUBT,
                telling_keep(telling, &text), from[0] == '\0' ? NULL : from)
        ->criterion = dimensions[POISE_DIMENSION_BENEFIT].name;
}

/* -------------------- burden */

/* Where the figures of a burden come from: the first row that it counts. */
static const char *source_of(const struct option *option, uint32_t dimension)
{
    for (int d = 0; d < TOXICITY_COUNT; d++) {
        enum toxicity_domain domain = (enum toxicity_domain)d;
        bool counts = dimension == POISE_DIMENSION_SYMPTOMS ? toxicity_is_felt(domain)
                      : dimension == POISE_DIMENSION_SERIOUS_RISK
                          ? toxicity_danger(option, domain) != FIXED_UNKNOWN
                      : dimension == POISE_DIMENSION_NERVES
                          ? domain == TOXICITY_NEUROPATHY
                      : dimension == POISE_DIMENSION_BOWEL ? domain == TOXICITY_DIARRHOEA
                                                           : false;
        if (counts && option->toxicity[d].reported)
            return option->toxicity[d].source;
    }
    return NULL;
}

/* What it costs, and why a plugin found another figure for this person. */
static void tell_burden(struct telling *telling, uint32_t dimension)
{
    struct text text = {0};
    const struct outcome *outcome = telling->outcome;
    const char *source = source_of(outcome->option, dimension);
    burden_write(outcome, dimension, &text);
    if (is_changed(outcome, dimension)) {
        const poise_sentence *why =
            &outcome->sentences[outcome->effects[dimension].sentence];
        text_format(&text, "; %s", why->text);
        source = why->source;
    }
    telling_add(telling, REASON_BURDEN, telling_keep(telling, &text), source)->criterion =
        dimensions[dimension].name;
}

static bool is_burden(const struct outcome *outcome, uint32_t dimension)
{
    return dimensions[dimension].side == SIDE_BURDEN &&
           dimensions[dimension].owner == OWNER_PERSON &&
           (outcome->known >> dimension & 1) != 0;
}

/* The heaviest burden that was not told yet; POISE_DIMENSION_END when none weighs. */
static uint32_t heaviest_burden(const struct telling *telling, uint32_t told)
{
    const struct outcome *outcome = telling->outcome;
    int32_t most = 0;
    uint32_t which = POISE_DIMENSION_END;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int32_t loss = telling->answer->weights.weight[d] * (1000 - outcome->worth[d]);
        if (!is_burden(outcome, d) || (told >> d & 1) != 0 || loss <= most)
            continue;
        most = loss;
        which = d;
    }
    return which;
}

void tell_burdens(struct telling *telling)
{
    const struct outcome *outcome = telling->outcome;
    uint32_t told = 0;
    for (int n = 0; n < 2; n++) {
        uint32_t which = heaviest_burden(telling, told);
        if (which == POISE_DIMENSION_END)
            break;
        tell_burden(telling, which);
        told |= 1u << which;
    }
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (is_burden(outcome, d) && is_changed(outcome, d) && (told >> d & 1) == 0)
            tell_burden(telling, d);
}
