/* The questions, in the order in which they are asked. methods.md, 1.3 and 2.3. */
#include "elicit.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"
#include "weigh/dimension.h"
#include "weigh/swing.h"

/* How far a number may be from what its person would say another day: each ratio within
 * this factor either way. */
#define SLIDER_PLAY 2.0

/* How far two things may be apart that count "about the same". */
#define SAME_PLAY 1.5

static void remember(struct elicit *elicit, struct stated said, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void remember(struct elicit *elicit, struct stated said, const char *format, ...)
{
    va_list args;
    if (elicit->count == ELICIT_ANSWERS)
        return;
    va_start(args, format);
    vsnprintf(elicit->words[elicit->count], ELICIT_WORDS, format, args);
    va_end(args);
    elicit->said[elicit->count++] = said;
}

/* -------------------- order */

static uint32_t asked_count(void)
{
    uint32_t count = 0;
    while (count < POISE_DIMENSION_END && dimensions[count].owner == OWNER_PERSON)
        count++;
    return count;
}

static bool holds(const struct goals *goals, uint32_t dimension)
{
    for (uint32_t i = 0; i < goals->order_count; i++)
        if (goals->order[i] == dimension)
            return true;
    return false;
}

/* "c a d", "cad" and "c, a, d" are the same. */
static bool read_letters(struct goals *goals, const char *letters)
{
    uint32_t count = asked_count();
    goals->order_count = 0;
    for (const char *c = letters; *c != '\0'; c++) {
        uint32_t dimension = (uint32_t)((*c | 0x20) - 'a');
        if (strchr(" ,;>", *c) != NULL)
            continue;
        if (dimension >= count || holds(goals, dimension))
            return false;
        goals->order[goals->order_count++] = dimension;
    }
    return true;
}

static void ask_order(struct elicit *elicit)
{
    uint32_t count = asked_count();
    dialogue_say("Think of a treatment that is at the worst end of all of these:\n");
    for (uint32_t i = 0; i < count; i++)
        dialogue_say("  %c  %-14s from \"%s\" to \"%s\"", (char)('a' + i),
                     dimensions[i].label, dimensions[i].worst, dimensions[i].best);
    dialogue_say(" ");
    while (
        dialogue_ask(&elicit->dialogue,
                     "1. Which would you move to its best end first, which next? Letters "
                     "in order,\n   only those that matter (for example: b a d). Enter "
                     "skips:") &&
        !read_letters(&elicit->goals, elicit->dialogue.answer))
        dialogue_say("Each letter from a to %c at most once.", (char)('a' + count - 1));
    for (uint32_t i = 1; i < elicit->goals.order_count; i++) {
        uint32_t a = elicit->goals.order[i - 1];
        uint32_t b = elicit->goals.order[i];
        remember(elicit, (struct stated){a, b, 1, HUGE_VAL},
                 "1. \"%s\" stands before \"%s\" in your order", dimensions[a].label,
                 dimensions[b].label);
    }
}

/* -------------------- swings */

static bool ask_swing(struct elicit *elicit, uint32_t first, uint32_t next)
{
    char question[400];
    double points;
    snprintf(question, sizeof question,
             "2. Going from \"%s\" to \"%s\" counts 100.\n   How much does going from "
             "\"%s\" to \"%s\" count, 0 to 100?",
             dimensions[first].worst, dimensions[first].best, dimensions[next].worst,
             dimensions[next].best);
    if (!dialogue_number(&elicit->dialogue, question, 0, 100, &points))
        return false;
    elicit->points[next] = points;
    if (points > 0)
        remember(elicit,
                 (struct stated){first, next, 100 / points / SLIDER_PLAY,
                                 100 / points * SLIDER_PLAY},
                 "2. \"%s\" counts %d where \"%s\" counts 100", dimensions[next].label,
                 (int)lround(points), dimensions[first].label);
    return true;
}

/* One number skipped leaves the order alone. */
static void ask_swings(struct elicit *elicit)
{
    struct goals *goals = &elicit->goals;
    bool all = goals->order_count > 0;
    for (uint32_t i = 1; i < goals->order_count && all; i++)
        all = ask_swing(elicit, goals->order[0], goals->order[i]);
    if (!all)
        return;
    elicit->points[goals->order[0]] = 100;
    for (uint32_t i = 0; i < goals->order_count; i++)
        goals->importance[goals->order[i]] =
            fixed_from(elicit->points[goals->order[i]] / 10);
    goals->has_importance = true;
    goals->order_count = 0;
}

/* -------------------- trade-offs */

static void take_choice(struct elicit *elicit, uint32_t number, char choice, uint32_t a,
                        uint32_t b)
{
    double ratio = swing_ratio(a, b);
    static const char *const chose[] = {"the first", "the second", "about the same"};
    struct stated said = {a, b, 0, HUGE_VAL};
    if (choice == 'x')
        said.least = ratio;
    else if (choice == 'y')
        said.most = ratio;
    else
        said = (struct stated){a, b, ratio / SAME_PLAY, ratio * SAME_PLAY};
    remember(elicit, said, "3.%u: %s of \"%s\" and \"%s\"", number,
             chose[choice == 'x'   ? 0
                   : choice == 'y' ? 1
                                   : 2],
             swings[a].better, swings[b].better);
}

static void ask_trade(struct elicit *elicit, uint32_t number, uint32_t a, uint32_t b)
{
    char question[600];
    snprintf(question, sizeof question,
             "3.%u Two treatments that differ in nothing else:\n"
             "     x  %s, but %s\n     y  %s, but %s\n"
             "   Which would you rather have? x, y, or s for about the same:",
             number, swings[a].better, swings[b].worse, swings[b].better,
             swings[a].worse);
    char choice = dialogue_choice(&elicit->dialogue, question, "xys");
    if (choice != '\0')
        take_choice(elicit, number, choice, a, b);
}

/* The first goal against the next ones. */
static void ask_trades(struct elicit *elicit, const uint32_t *order, uint32_t count)
{
    if (count < 2)
        return;
    for (uint32_t i = 1; i < count && i <= ELICIT_TRADES; i++)
        ask_trade(elicit, i, order[0], order[i]);
}

/* -------------------- how sure, and limits */

static void ask_sure(struct elicit *elicit)
{
    char choice =
        dialogue_choice(&elicit->dialogue,
                        "4. How sure are you of these? s sure, u as usual, n not "
                        "sure:",
                        "sun");
    elicit->goals.certainty = choice == 's'   ? CERTAINTY_SURE
                              : choice == 'n' ? CERTAINTY_UNSURE
                                              : CERTAINTY_USUAL;
}

static void ask_limit(struct elicit *elicit, const char *question, double most,
                      int32_t *out)
{
    double number;
    if (dialogue_number(&elicit->dialogue, question, 0, most, &number))
        *out = fixed_from(number);
}

static void ask_limits(struct elicit *elicit)
{
    struct goals *goals = &elicit->goals;
    dialogue_say("\n5. Limits that are never traded away. Enter: none.");
    ask_limit(elicit, "   At most how many visits in 4 weeks?", 28, &goals->max_visits);
    ask_limit(elicit, "   At most how many of 100 people with severe side effects?", 100,
              &goals->max_severe);
    ask_limit(elicit, "   At most how many hours on the road in 4 weeks?", 400,
              &goals->max_travel);
    char hair = dialogue_choice(
        &elicit->dialogue,
        "   Hair: n if none may be lost, p if at most a part of it:", "np");
    if (hair != '\0')
        goals->max_hair = hair == 'n' ? 0 : FIXED_ONE / 2;
    goals->no_infusions = dialogue_choice(&elicit->dialogue,
                                          "   No infusions at all? y or n:", "yn") == 'y';
}

/* -------------------- all */

void elicit_run(struct elicit *elicit)
{
    uint32_t order[POISE_DIMENSION_END];
    goals_clear(&elicit->goals);
    elicit->count = 0;
    for (int i = 0; i < POISE_DIMENSION_END; i++)
        elicit->points[i] = -1;
    ask_order(elicit);
    uint32_t count = elicit->goals.order_count;
    memcpy(order, elicit->goals.order, sizeof order);
    ask_swings(elicit);
    ask_trades(elicit, order, count);
    if (count > 0)
        ask_sure(elicit);
    ask_limits(elicit);
}

bool elicit_contradicts(const struct elicit *elicit)
{
    uint32_t cycle[ELICIT_ANSWERS];
    uint32_t length = stated_conflict(elicit->said, elicit->count, cycle);
    if (length == 0)
        return false;
    dialogue_say("\nThese answers cannot all hold:");
    for (uint32_t i = 0; i < length; i++)
        dialogue_say("  %s", elicit->words[cycle[i]]);
    return true;
}
