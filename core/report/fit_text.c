/* How firm each place is, in words and in whole hundredths; what is too close to call is
 * told without numbers. */
#include "settings/catalogue.h"
#include "sheet.h"
#include "weigh/dimension.h"
#include "weigh/fit.h"
#include "weigh/swing.h"

static const char *const role_titles[ROLE_COUNT] = {
    [ROLE_SYSTEMIC] = "Systemic treatment",
    [ROLE_LOCAL] = "Local treatment",
    [ROLE_BONE] = "Bone health",
    [ROLE_SUPPORT] = "Support",
    [ROLE_TRIAL] = "Trials",
};

static int in_100(double share)
{
    return (int)(share * 100 + 0.5);
}

/* ", " or " and " before item `i` of `count`. */
static const char *joint(uint32_t i, uint32_t count)
{
    return i == 0 ? "" : i + 1 == count ? " and " : ", ";
}

static void put_name(struct text *line, const struct fit_option *option)
{
    text_put(line, option->outcome->option->id);
    if (option->outcome->target != NULL)
        text_format(line, " (%s)", option->outcome->target);
}

/* "A, B and C": who stands in a group, but for one of them (NULL: all). */
static uint32_t put_group(struct text *line, const struct fit *fit, uint32_t group,
                          const struct fit_option *except)
{
    uint32_t count = 0;
    uint32_t put = 0;
    for (uint32_t i = 0; i < fit->count; i++)
        count += fit->options[i].group == group && &fit->options[i] != except;
    for (uint32_t i = 0; i < fit->count; i++) {
        if (fit->options[i].group != group || &fit->options[i] == except)
            continue;
        text_put(line, joint(put++, count));
        put_name(line, &fit->options[i]);
    }
    return count;
}

static void put_suits(struct sheet *sheet, const struct fit *fit,
                      const struct fit_option *option, const char *who)
{
    enum { MOST = 3 };
    uint32_t dimension[MOST];
    uint32_t count = fit_suits(fit, option, dimension, MOST);
    struct text line = {0};
    if (count == 0)
        return;
    text_put(&line, who);
    text_put(&line, " suits goals with more weight on ");
    for (uint32_t i = 0; i < count; i++)
        text_format(&line, "%s%s", joint(i, count), dimensions[dimension[i]].label);
    sheet_say(sheet, 4, MARK_WITH, &line);
}

static void put_meaning(struct sheet *sheet, const struct fit *fit)
{
    static const char *const goals[] = {
        [FIT_FREE] = "any goals that a person may have",
        [FIT_ORDER] = "any goals in your order",
        [FIT_SLIDERS] = "goals near yours",
    };
    struct text line = {0};
    text_format(&line,
                "A reading takes %s and figures that the evidence allows. None of this "
                "is the chance that a treatment works. %u readings, seed %llu.",
                goals[fit->goals], fit->draws, (unsigned long long)fit->seed);
    sheet_say(sheet, 2, MARK_DIM, &line);
}

/* -------------------- the list */

/* "a is a clear fit, first in 88 of 100 readings; b in 12"; what rounds to nothing is
 * left out. */
static void put_firsts(struct text *line, const struct fit *fit)
{
    for (uint32_t i = 0; i < fit->count; i++) {
        const struct fit_option *option = &fit->options[i];
        if (i > 0 && in_100(option->first) == 0)
            continue;
        if (i > 0)
            text_put(line, i == 1 ? "; " : ", ");
        put_name(line, option);
        if (i == 0)
            text_put(line, option->word == FIT_CLEAR ? " is a clear fit, first"
                                                     : " is ahead, first");
        text_format(line, i == 0 ? " in %d of 100 readings" : " in %d",
                    in_100(option->first));
    }
}

static bool mean_disagrees(const struct fit *fit)
{
    for (uint32_t i = 1; i < fit->count; i++)
        if (fit->options[i].mean > fit->options[0].mean)
            return true;
    return false;
}

/* What would settle more between the first two, where much is open: more thinking, or
 * better figures. */
static void put_doubt(struct sheet *sheet, const struct fit *fit)
{
    const struct fit_doubt *doubt = &fit->doubt;
    struct text line = {0};
    if (!doubt->any || fit->options[0].word == FIT_CLEAR)
        return;
    text_put(&line, "What is open between ");
    put_name(&line, &fit->options[0]);
    text_put(&line, " and ");
    put_name(&line, &fit->options[1]);
    text_format(&line,
                " lies for %d in 100 in the goals, for %d in the evidence and for %d in "
                "both together",
                in_100(doubt->goals), in_100(doubt->evidence), in_100(doubt->both));
    for (uint32_t i = 0; i < doubt->count; i++)
        text_format(&line, "%s%s of %s",
                    i == 0 ? "; of the evidence most in " : ", then ",
                    dimensions[doubt->effects[i].dimension].label,
                    doubt->effects[i].outcome->option->id);
    text_put(&line, doubt->goals > doubt->evidence
                        ? ". More thinking about goals would settle more."
                        : ". Better figures would settle more than more thinking.");
    sheet_say(sheet, 4, MARK_WITH, &line);
}

/* The trade-off to talk about first. */
static void put_trade(struct sheet *sheet, const struct fit *fit)
{
    const struct fit_trade *trade = &fit->trade;
    struct text line = {0};
    if (!trade->any || fit->options[0].word == FIT_CLEAR)
        return;
    text_format(&line,
                "The question that would settle most: of two treatments that differ in "
                "nothing else, one with %s, but %s, the other with %s, but %s, which "
                "would you rather have?",
                swings[trade->a].better, swings[trade->b].worse, swings[trade->b].better,
                swings[trade->a].worse);
    sheet_say(sheet, 4, MARK_ASK, &line);
}

/* Of whom it is told what goals they suit: first in so many of 100. */
enum { TOLD = 5 };

static void put_role(struct sheet *sheet, const struct fit *fit)
{
    struct text line = {0};
    text_format(&line, "%s: ", role_titles[fit->role]);
    if (fit->count == 1) {
        put_name(&line, &fit->options[0]);
        text_put(&line, " has nothing beside it");
    } else {
        bool close = fit->options[0].word == FIT_TOO_CLOSE;
        text_put(&line, close ? "too close to call between " : "");
        if (close)
            put_group(&line, fit, 0, NULL);
        else
            put_firsts(&line, fit);
        if (mean_disagrees(fit))
            text_put(&line, "; another has the higher balance on average, so that this "
                            "is not the whole story");
    }
    sheet_say(sheet, 2, MARK_NOTE, &line);
    put_doubt(sheet, fit);
    put_trade(sheet, fit);
    for (uint32_t i = 0; i < fit->count && fit->count > 1; i++)
        if (in_100(fit->options[i].first) >= TOLD)
            put_suits(sheet, fit, &fit->options[i], fit->options[i].outcome->option->id);
}

void fits_text(struct sheet *sheet)
{
    const struct fit *last = NULL;
    bool any = false;
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct fit *fit = sheet->answer->fits[role];
        if (fit == NULL)
            continue;
        sheet_heading(sheet, &any, "HOW FIRM IS THIS");
        put_role(sheet, fit);
        last = fit;
    }
    if (last != NULL)
        put_meaning(sheet, last);
}

/* -------------------- one option */

static void put_dimensions(struct sheet *sheet, const char *words, uint32_t which)
{
    struct text line = {0};
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if ((which >> d & 1) != 0)
            text_format(&line, "%s%s", line.length == 0 ? words : ", ",
                        dimensions[d].label);
    sheet_say(sheet, 2, MARK_ASK, &line);
}

static void put_standing(struct sheet *sheet, const struct fit *fit,
                         const struct fit_option *option)
{
    struct text line = {0};
    if (fit->count == 1) {
        text_put(&line, "Nothing else competes with it.");
    } else if (option->word == FIT_TOO_CLOSE) {
        text_put(&line, "Too close to call: it cannot be told apart from ");
        put_group(&line, fit, option->group, option);
        text_put_char(&line, '.');
    } else {
        text_format(&line,
                    "Comes first in %d of 100 readings of the goals and of the "
                    "evidence; its place among %u is ",
                    in_100(option->first), fit->count);
        text_put_rounded(&line, (int64_t)(option->expected_rank * 1000 + 0.5), 3, 1);
        text_put(&line, " on average.");
    }
    sheet_say(sheet, 2, MARK_NOTE, &line);
}

static void put_balance(struct sheet *sheet, const struct fit_option *option)
{
    struct text line = {0};
    text_format(&line, "In 95 of 100 readings its balance is between %d and %d.",
                in_100(option->low / 100), in_100(option->high / 100));
    sheet_say(sheet, 2, MARK_NOTE, &line);
}

void fit_text(struct sheet *sheet, const struct outcome *outcome)
{
    const struct fit *fit = sheet->answer->fits[outcome->option->role];
    const struct fit_option *option = fit_find(sheet->answer->fits, outcome);
    if (option == NULL)
        return;
    page_heading(&sheet->page, "HOW FIRM IS THIS", NULL);
    put_standing(sheet, fit, option);
    put_balance(sheet, option);
    if (fit->count > 1)
        put_suits(sheet, fit, option, "It");
    put_dimensions(sheet, "Not known, so that anything was possible: ", option->unknown);
    put_dimensions(sheet, "Known as a grade only: ", option->graded);
    put_meaning(sheet, fit);
}
