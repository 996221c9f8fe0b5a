/* Screen 5: what would change this: other goals, other findings, missing answers, events.
 * The crossings are exact (weigh/flip.h). */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "html_page.h"
#include "html_picture.h"
#include "label.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"
#include "weigh/flip.h"

enum { MOST_GOALS = 5, MOST_TIMES = 4 };

/* -------------------- the options that compete */

struct race {
    uint32_t count;
    const struct outcome **options; /* of the main role, the first one first */
    const char **names;
};

static struct race race_of(struct html_page *page)
{
    struct race race = {0,
                        arena_array(page->arena, page->count + 1, sizeof *race.options),
                        arena_array(page->arena, page->count + 1, sizeof *race.names)};
    if (race.options == NULL || race.names == NULL) {
        page->html.out->failed = true;
        return race;
    }
    for (uint32_t i = 0; i < page->count; i++) {
        const struct shown *shown = &page->shown[i];
        const struct outcome *outcome = shown->outcome;
        if (!is_main(page, shown) || outcome->option->addon ||
            outcome->limit != LIMIT_NONE || outcome->urgency != POISE_URGENCY_ROUTINE)
            continue;
        uint32_t at = race.count++;
        for (; at > 0 && race.options[at - 1]->balance < outcome->balance; at--) {
            race.options[at] = race.options[at - 1];
            race.names[at] = race.names[at - 1];
        }
        race.options[at] = outcome;
        race.names[at] = shown->name;
    }
    return race;
}

/* -------------------- goals */

/* The nearest point on a slider, of 100, at which another option is first. */
struct turn {
    int64_t now, then; /* marks */
    uint32_t dimension;
    uint32_t first;
};

static double others_points(const struct html_page *page, uint32_t dimension)
{
    double sum = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (d != dimension && dimensions[d].owner == OWNER_PERSON)
            sum += (double)person_weight(page, d);
    return sum;
}

static void offer(const struct html_page *page, uint32_t dimension, double share,
                  uint32_t first, struct turn *best, bool *any)
{
    double points = flip_points(share, others_points(page, dimension));
    int64_t now = person_weight(page, dimension);
    if (points > 100)
        return;
    struct turn turn = {now, llround(points), dimension, first};
    if (!*any || llabs(turn.then - now) < llabs(best->then - now))
        *best = turn;
    *any = true;
}

static bool nearest_turn(struct html_page *page, const struct race *race,
                         uint32_t dimension, struct turn *out)
{
    struct flip_segment *line = arena_array(page->arena, race->count, sizeof *line);
    double now = flip_share(&page->answer->weights, dimension);
    bool any = false;
    if (line == NULL)
        return false;
    uint32_t count =
        flip_line(&page->answer->weights, race->options, race->count, dimension, line);
    for (uint32_t i = 0; i < count; i++) {
        if (line[i].to < now)
            offer(page, dimension, line[i].to, line[i].first, out, &any);
        else if (line[i].from > now)
            offer(page, dimension, line[i].from, line[i].first, out, &any);
    }
    return any;
}

static uint32_t turns_of(struct html_page *page, const struct race *race,
                         struct turn *out)
{
    uint32_t count = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        struct turn turn;
        if (dimensions[d].owner != OWNER_PERSON || !nearest_turn(page, race, d, &turn) ||
            turn.then == turn.now)
            continue;
        uint32_t at = count++;
        for (; at > 0 &&
               llabs(out[at - 1].then - out[at - 1].now) > llabs(turn.then - turn.now);
             at--)
            out[at] = out[at - 1];
        out[at] = turn;
    }
    return count < MOST_GOALS ? count : MOST_GOALS;
}

static void put_turn(struct html_page *page, const struct race *race,
                     const struct turn *turn)
{
    struct html *html = &page->html;
    html_open(html, "li");
    html_attr_int(html, "data-dimension", turn->dimension);
    html_leaf(html, "p", NULL,
              say_with(page, WORD_CHANGE_FLIP_LESS,
                       say_part(page, WORD_GOAL_NAMES, turn->dimension),
                       page_number(page, turn->then), page_number(page, turn->now),
                       race->names[turn->first]));
    slider_html(page, turn->now, turn->then);
    html_close(html);
}

static void put_goals(struct html_page *page, const struct race *race)
{
    struct turn turns[POISE_DIMENSION_END];
    uint32_t count = page->given && race->count > 1 ? turns_of(page, race, turns) : 0;
    put_word(page, "h3", NULL, WORD_CHANGE_GOALS);
    html_open_class(&page->html, "ul", "flips");
    for (uint32_t i = 0; i < count; i++)
        put_turn(page, race, &turns[i]);
    html_close(&page->html);
    const char *none = "";
    if (!page->given)
        none = say(page, WORD_CHANGE_NO_GOALS);
    else if (count == 0 && race->count > 0)
        none = say_with(page, WORD_CHANGE_STEADY, race->names[0], NULL, NULL, NULL);
    put_text(page, "p", "no-flips", none);
}

/* -------------------- evidence */

static const char *months(struct html_page *page, double worth)
{
    int64_t halves = llround(flip_months(worth) * 2);
    return page_figure(page, halves * 500, (int)(halves % 2));
}

/* What the time gained would have to be for another order. */
static bool put_time(struct html_page *page, const struct race *race, uint32_t i)
{
    const struct outcome *first = race->options[0];
    const struct outcome *other = race->options[i];
    double worth;
    double now = other->worth[POISE_DIMENSION_BENEFIT] / 1000.0;
    if (!flip_evidence(&page->answer->weights, first, other, POISE_DIMENSION_BENEFIT,
                       &worth) ||
        worth > 0.98)
        return false;
    put_text(page, "li", NULL,
             say_with(page, WORD_CHANGE_TIME, race->names[i], months(page, worth),
                      months(page, now), NULL));
    return true;
}

static bool put_time_of_first(struct html_page *page, const struct race *race)
{
    const struct outcome *first = race->options[0];
    const struct outcome *second = race->options[1];
    double now = first->worth[POISE_DIMENSION_BENEFIT] / 1000.0;
    double worth;
    if (!flip_evidence(&page->answer->weights, second, first, POISE_DIMENSION_BENEFIT,
                       &worth) ||
        worth < 0)
        return false;
    put_text(page, "li", NULL,
             say_with(page, WORD_CHANGE_TIME_LESS, race->names[0], months(page, worth),
                      months(page, now), race->names[1]));
    return true;
}

static void put_evidence(struct html_page *page, const struct race *race)
{
    uint32_t told = 0;
    put_word(page, "h3", NULL, WORD_CHANGE_EVIDENCE);
    html_open_class(&page->html, "ul", "times n");
    if (page->given && race->count > 1)
        told += put_time_of_first(page, race);
    for (uint32_t i = 1; page->given && i < race->count && told < MOST_TIMES; i++)
        told += put_time(page, race, i);
    html_close(&page->html);
    put_text(page, "p", "no-times",
             told > 0
                 ? ""
                 : say(page, page->given ? WORD_CHANGE_NO_TIME : WORD_CHANGE_NO_GOALS));
}

/* -------------------- missing answers */

static void put_value(struct html_page *page, const struct ask_change *change)
{
    const struct outcome *now = answer_first(page->answer, ROLE_SYSTEMIC);
    enum word word = change->first == NULL ? WORD_CHANGE_VALUE_NONE
                     : now != NULL && change->first == now->option
                         ? WORD_CHANGE_VALUE_SAME
                         : WORD_CHANGE_VALUE;
    struct text value = {0};
    for (const char *at = change->value; *at != '\0'; at++)
        text_put_char(&value, *at == '_' ? ' ' : *at);
    put_text(page, "li", NULL,
             say_with(page, word, page_keep(page, &value),
                      change->first == NULL ? NULL : change->first->label, NULL, NULL));
}

static void put_ask(struct html_page *page, const struct ask *ask)
{
    struct html *html = &page->html;
    struct text label = {0};
    label_write(ask->fact, &label);
    const char *name = page_capital(page, page_keep(page, &label));
    html_open_class(html, "li", "ask");
    bool test = ask->fact->section == SECTION_BIOMARKERS;
    html_leaf(html, "h4", NULL,
              test ? say_with(page, WORD_CHANGE_TEST, name, NULL, NULL, NULL) : name);
    html_leaf(html, "p", "hint", ask->fact->meaning);
    if (ask->changes_first)
        put_word(page, "p", NULL, WORD_CHANGE_FACT_FIRST);
    if (ask->settles == 1)
        put_word(page, "p", NULL, WORD_CHANGE_FACT_SETTLES_ONE);
    else if (ask->settles > 1)
        put_text(page, "p", NULL,
                 say_with(page, WORD_CHANGE_FACT_SETTLES, page_number(page, ask->settles),
                          NULL, NULL, NULL));
    html_open(html, "ul");
    for (uint32_t i = 0; i < ask->change_count; i++)
        put_value(page, &ask->changes[i]);
    html_close(html);
    if (ask->changes_first)
        put_word(page, "p", "hint", WORD_CHANGE_NO_P);
    html_open_class(html, "button", "add-question scripted");
    html_attr(html, "type", "button");
    html_attr(html, "data-question",
              say_with(page, WORD_CHANGE_ASK, name, NULL, NULL, NULL));
    html_text(html, say(page, WORD_CHANGE_ADD));
    html_close(html);
    html_close(html);
}

static void put_asks(struct html_page *page)
{
    const struct answer *answer = page->answer;
    put_word(page, "h3", NULL, WORD_CHANGE_FACTS);
    if (answer->ask_count == 0) {
        put_word(page, "p", NULL, WORD_CHANGE_NO_FACTS);
        return;
    }
    html_open_class(&page->html, "ul", "asks");
    for (uint32_t i = 0; i < answer->ask_count; i++)
        put_ask(page, &answer->asks[i]);
    html_close(&page->html);
}

void change_html(struct html_page *page)
{
    static const enum word events[] = {WORD_CHANGE_GROWTH, WORD_CHANGE_EFFECT,
                                       WORD_CHANGE_WISH};
    struct race race = race_of(page);
    open_screen(page, "change", 5, WORD_STEP_CHANGE);
    put_word(page, "p", "lead", WORD_CHANGE_LEAD);
    put_goals(page, &race);
    put_evidence(page, &race);
    put_asks(page);
    put_word(page, "h3", "events", WORD_CHANGE_EVENTS);
    html_open_class(&page->html, "ul", "events");
    for (int i = 0; i < 3; i++)
        put_word(page, "li", NULL, events[i]);
    html_close(&page->html);
    close_screen(page);
}
