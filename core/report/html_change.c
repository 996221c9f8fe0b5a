/* Screen 5: what would change this: other goals, other findings, missing answers, events.
 * The crossings are those of weigh/change.h. */
#include <math.h>

#include "base/arena.h"
#include "html_page.h"
#include "html_picture.h"
#include "label.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "weigh/change.h"
#include "weigh/fit.h"
#include "weigh/swing.h"

enum { MOST_GOALS = 5, MOST_TIMES = 4 };

/* What competes in the main role, once the person said what matters; NULL if nothing
 * does. */
static const struct changes *race_of(const struct html_page *page)
{
    const struct changes *changes = page->answer->changes[page->main];
    return page->given && changes != NULL && changes->leader != NULL ? changes : NULL;
}

/* -------------------- goals */

static void put_turn(struct html_page *page, const struct change_turn *turn)
{
    struct html *html = &page->html;
    int64_t now = llround(turn->now);
    int64_t then = llround(turn->then);
    html_open(html, "li");
    html_attr_int(html, "data-dimension", turn->dimension);
    html_leaf(html, "p", NULL,
              say_with(page, WORD_CHANGE_FLIP_LESS,
                       say_part(page, WORD_GOAL_NAMES, turn->dimension),
                       page_number(page, then), page_number(page, now),
                       name_shown(page, turn->first)));
    slider_html(page, now, then);
    html_close(html);
}

static void put_goals(struct html_page *page, const struct changes *race)
{
    uint32_t count = race == NULL ? 0 : race->turn_count;
    put_word(page, "h3", NULL, WORD_CHANGE_GOALS);
    html_open_class(&page->html, "ul", "flips");
    for (uint32_t i = 0; i < count && i < MOST_GOALS; i++)
        put_turn(page, &race->turns[i]);
    html_close(&page->html);
    const char *none = "";
    if (!page->given)
        none = say(page, WORD_CHANGE_NO_GOALS);
    else if (count == 0 && race != NULL)
        none = say_with(page, WORD_CHANGE_STEADY, name_shown(page, race->leader), NULL,
                        NULL, NULL);
    put_text(page, "p", "no-flips", none);
}

/* -------------------- what to talk about */

static void put_side(struct html_page *page, uint32_t better, uint32_t worse)
{
    put_text(page, "li", NULL,
             say_with(page, WORD_TRADE_SIDE, page_capital(page, swings[better].better),
                      swings[worse].worse, NULL, NULL));
}

/* The trade-off whose answer would settle most. */
static void put_trade(struct html_page *page)
{
    const struct fit *fit = page->answer->fits[page->main];
    if (fit == NULL || !fit->trade.any)
        return;
    put_word(page, "h3", NULL, WORD_TRADE);
    put_word(page, "p", NULL, WORD_TRADE_LEAD);
    html_open_class(&page->html, "ul", "trade");
    put_side(page, fit->trade.a, fit->trade.b);
    put_side(page, fit->trade.b, fit->trade.a);
    html_close(&page->html);
}

/* -------------------- evidence */

/* To half months. */
static const char *months(struct html_page *page, double value)
{
    int64_t halves = llround(value * 2);
    return page_figure(page, halves * 500, (int)(halves % 2 != 0));
}

static const char *with_chance(struct html_page *page, const char *sentence,
                               double chance)
{
    if (chance < 0)
        return sentence;
    return chance < 0.005
               ? say_with(page, WORD_CHANGE_TIME_HARDLY, sentence, NULL, NULL, NULL)
               : say_with(page, WORD_CHANGE_TIME_CHANCE, sentence,
                          page_number(page, llround(chance * 100)), NULL, NULL);
}

/* What the time gained would have to be for another order: the leader's or the other's;
 * answers whether there is such a time. */
static bool put_time(struct html_page *page, const struct changes *race,
                     const struct change *change, bool of_leader)
{
    for (uint32_t i = 0; i < change->evidence_count; i++) {
        const struct change_evidence *time = &change->evidence[i];
        if (time->dimension != POISE_DIMENSION_BENEFIT || time->of_leader != of_leader ||
            time->unit > CHANGE_MONTHS)
            continue;
        const char *sentence =
            say_with(page, of_leader ? WORD_CHANGE_TIME_LESS : WORD_CHANGE_TIME,
                     name_shown(page, of_leader ? race->leader : change->other),
                     months(page, time->then), months(page, time->now),
                     say_part(page, WORD_CHANGE_TIME_KINDS, time->unit));
        put_text(page, "li", NULL, with_chance(page, sentence, time->chance));
        return true;
    }
    return false;
}

static void put_evidence(struct html_page *page, const struct changes *race)
{
    uint32_t told = 0;
    put_word(page, "h3", NULL, WORD_CHANGE_EVIDENCE);
    html_open_class(&page->html, "ul", "times n");
    if (race != NULL && race->count > 0)
        told += put_time(page, race, &race->others[0], true);
    for (uint32_t i = 0; race != NULL && i < race->count && told < MOST_TIMES; i++)
        told += put_time(page, race, &race->others[i], false);
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
    const struct changes *race = race_of(page);
    open_screen(page, "change", 5, WORD_STEP_CHANGE);
    put_word(page, "p", "lead", WORD_CHANGE_LEAD);
    put_goals(page, race);
    put_trade(page);
    put_evidence(page, race);
    put_asks(page);
    put_word(page, "h3", "events", WORD_CHANGE_EVENTS);
    html_open_class(&page->html, "ul", "events");
    for (int i = 0; i < 3; i++)
        put_word(page, "li", NULL, events[i]);
    html_close(&page->html);
    close_screen(page);
}
