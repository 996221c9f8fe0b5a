/* Screen 2: what matters to the person. Without a script it is a list to talk about and
 * to write on; the script makes it move. */
#include <string.h>

#include "base/decimal.h"
#include "html_page.h"
#include "intake/goals.h"
#include "weigh/dimension.h"
#include "weigh/limits.h"

enum { FIRST_GOALS = 7 };

/* -------------------- which goals */

/* How far the options of the main role differ on a dimension, thousandths. */
static int32_t spread(const struct html_page *page, uint32_t dimension)
{
    int32_t low = 1000;
    int32_t high = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        int32_t worth = page->shown[i].outcome->worth[dimension];
        if (!is_main(page, &page->shown[i]))
            continue;
        low = worth < low ? worth : low;
        high = worth > high ? worth : high;
    }
    return high > low ? high - low : 0;
}

/* What was given counts first, then what tells the options apart. */
static int64_t relevance(const struct html_page *page, uint32_t dimension)
{
    int64_t weight = page->given ? page->answer->weights.weight[dimension] : 0;
    return (dimension == POISE_DIMENSION_BENEFIT ? 10000000 : 0) + weight * 2000 +
           spread(page, dimension);
}

static uint32_t collect(const struct html_page *page, uint32_t *out)
{
    uint32_t count = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (dimensions[d].owner != OWNER_PERSON)
            continue;
        uint32_t at = count++;
        for (; at > 0 && relevance(page, out[at - 1]) < relevance(page, d); at--)
            out[at] = out[at - 1];
        out[at] = d;
    }
    return count;
}

/* -------------------- one goal */

static void put_button(struct html_page *page, const char *class_name, const char *sign,
                       enum word word, const char *goal)
{
    struct html *html = &page->html;
    html_open_class(html, "button", class_name);
    html_attr(html, "type", "button");
    html_attr(html, "aria-label", say_with(page, word, goal, NULL, NULL, NULL));
    html_text(html, sign);
    html_close(html);
}

static void put_input(struct html_page *page, const char *type, uint32_t dimension,
                      int64_t value, const char *label)
{
    struct html *html = &page->html;
    html_open(html, "input");
    html_attr(html, "type", type);
    html_attr_id(html, "id", strcmp(type, "range") == 0 ? "slider-" : "mark-", dimension);
    html_attr(html, "min", "0");
    html_attr(html, "max", "100");
    html_attr_int(html, "value", value);
    html_attr(html, "aria-label", label);
    html_close(html);
}

static void put_slider(struct html_page *page, uint32_t dimension, const char *name)
{
    struct html *html = &page->html;
    int64_t value = page->given ? person_weight(page, dimension) : 0;
    const char *label = say_with(page, WORD_GOAL_VALUE, name, NULL, NULL, NULL);
    html_open_class(html, "div", "slider scripted");
    put_button(page, "step minus", "\xe2\x88\x92", WORD_GOAL_MINUS, name);
    html_open_class(html, "div", "track");
    put_input(page, "range", dimension, value, name);
    html_open_class(html, "p", "ends");
    html_attr(html, "aria-hidden", "true");
    put_text(page, "span", NULL, say_part(page, WORD_GOAL_ENDS, 0));
    put_text(page, "span", NULL, say_part(page, WORD_GOAL_ENDS, 1));
    html_close(html);
    html_close(html);
    put_button(page, "step plus", "+", WORD_GOAL_PLUS, name);
    put_input(page, "number", dimension, value, label);
    html_close(html);
}

static void put_goal(struct html_page *page, uint32_t dimension)
{
    struct html *html = &page->html;
    const char *name = say_part(page, WORD_GOAL_NAMES, dimension);
    html_open_class(html, "li", "goal");
    html_attr_int(html, "data-dimension", dimension);
    html_open_class(html, "div", "goal-head");
    put_text(page, "h4", NULL, name);
    html_open_class(html, "div", "moves scripted");
    put_button(page, "step up", "\xe2\x96\xb2", WORD_GOAL_UP, name);
    put_button(page, "step down", "\xe2\x96\xbc", WORD_GOAL_DOWN, name);
    html_close(html);
    html_close(html);
    put_text(page, "p", "hint", say_part(page, WORD_GOAL_HINTS, dimension));
    put_text(page, "p", "range",
             say_with(page, WORD_GOAL_FROM_TO, say_part(page, WORD_GOAL_WORST, dimension),
                      say_part(page, WORD_GOAL_BEST, dimension), NULL, NULL));
    put_slider(page, dimension, name);
    put_text(page, "p", "counts",
             page->given ? say_with(page, WORD_GOAL_NOW,
                                    page_number(page, person_weight(page, dimension)),
                                    NULL, NULL, NULL)
                         : say(page, WORD_GOAL_OPEN));
    html_close(html);
}

static void put_goals(struct html_page *page)
{
    uint32_t goals[POISE_DIMENSION_END];
    uint32_t count = collect(page, goals);
    html_open_class(&page->html, "ol", "goals");
    for (uint32_t i = 0; i < count && i < FIRST_GOALS; i++)
        put_goal(page, goals[i]);
    html_close(&page->html);
    open_details(page, "more", say(page, WORD_GOAL_MORE));
    html_open_class(&page->html, "ol", "goals");
    for (uint32_t i = FIRST_GOALS; i < count; i++)
        put_goal(page, goals[i]);
    html_close(&page->html);
    html_close(&page->html);
}

/* -------------------- how sure, check, limits */

static void put_choice(struct html_page *page, const char *name, const char *value,
                       enum word word, bool checked)
{
    struct html *html = &page->html;
    html_open_class(html, "label", "choice");
    html_open(html, "input");
    html_attr(html, "type", "radio");
    html_attr(html, "name", name);
    html_attr(html, "value", value);
    if (checked)
        html_flag(html, "checked");
    html_close(html);
    html_text(html, " ");
    html_text(html, say(page, word));
    html_close(html);
}

static void put_sure(struct html_page *page)
{
    const struct fit *fit = page->answer->fits[page->main];
    double sure = fit == NULL || fit->sure <= 1 ? 1.5 : fit->sure;
    html_open_class(&page->html, "fieldset", "scripted sure");
    put_word(page, "legend", NULL, WORD_HOW_SURE);
    put_choice(page, "sure", "1.25", WORD_SURE, sure < 1.4);
    put_choice(page, "sure", "1.5", WORD_USUAL, sure >= 1.4 && sure < 1.75);
    put_choice(page, "sure", "2", WORD_UNSURE, sure >= 1.75);
    html_close(&page->html);
}

static void put_plain_button(struct html_page *page, const char *id, enum word word)
{
    html_open(&page->html, "button");
    html_attr(&page->html, "type", "button");
    html_attr(&page->html, "id", id);
    html_text(&page->html, say(page, word));
    html_close(&page->html);
}

static void put_check(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "div", "scripted check");
    put_word(page, "h3", NULL, WORD_CHECK);
    html_open(html, "p");
    html_attr(html, "id", "check-says");
    html_close(html);
    put_plain_button(page, "check-yes", WORD_CHECK_YES);
    put_plain_button(page, "check-no", WORD_CHECK_NO);
    html_open_class(html, "div", "state clash");
    html_attr(html, "id", "clash");
    html_flag(html, "hidden");
    html_open(html, "p");
    html_attr(html, "id", "clash-says");
    html_close(html);
    put_plain_button(page, "clash-order", WORD_CLASH_ORDER);
    put_plain_button(page, "clash-marks", WORD_CLASH_MARKS);
    html_close(html);
    html_close(html);
}

static void put_limit(struct html_page *page, const char *id, enum word word,
                      int32_t figure, const char *most)
{
    struct html *html = &page->html;
    html_open_class(html, "label", "limit");
    html_leaf(html, "span", NULL, say(page, word));
    html_open(html, "input");
    html_attr(html, "type", "number");
    html_attr(html, "id", id);
    html_attr(html, "min", "0");
    html_attr(html, "max", most);
    html_attr(html, "step", "any");
    if (figure != FIXED_UNKNOWN)
        html_attr_tenths(html, "value", figure / 100);
    html_close(html);
    html_close(html);
}

static void put_hair_limit(struct html_page *page, int32_t most)
{
    static const struct {
        const char *value;
        enum word word;
    } choices[] = {{"", WORD_LIMIT_HAIR_ANY},
                   {"500", WORD_LIMIT_HAIR_PARTIAL},
                   {"0", WORD_LIMIT_HAIR_NONE}};
    uint32_t chosen = most == FIXED_UNKNOWN ? 0 : most == 0 ? 2 : 1;
    struct html *html = &page->html;
    html_open_class(html, "label", "limit");
    html_leaf(html, "span", NULL, say(page, WORD_LIMIT_HAIR));
    html_open(html, "select");
    html_attr(html, "id", "limit-hair");
    for (uint32_t i = 0; i < 3; i++) {
        html_open(html, "option");
        html_attr(html, "value", choices[i].value);
        if (i == chosen)
            html_flag(html, "selected");
        html_text(html, say(page, choices[i].word));
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

static const char *limits_now(struct html_page *page)
{
    const struct goals *goals = page->answer->goals;
    const struct {
        bool set;
        enum word word;
        int32_t figure;
    } limits[] = {
        {goals->max_visits != FIXED_UNKNOWN, WORD_LIMIT_VISITS, goals->max_visits},
        {goals->max_severe != FIXED_UNKNOWN, WORD_LIMIT_SEVERE, goals->max_severe},
        {goals->max_travel != FIXED_UNKNOWN, WORD_LIMIT_TRAVEL, goals->max_travel},
        {goals->max_hair != FIXED_UNKNOWN,
         goals->max_hair == 0 ? WORD_LIMIT_HAIR_NONE : WORD_LIMIT_HAIR_PARTIAL,
         FIXED_UNKNOWN},
        {goals->no_infusions, WORD_LIMIT_INFUSION, FIXED_UNKNOWN},
    };
    struct text text = {0};
    text_put(&text, "");
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        if (!limits[i].set)
            continue;
        text_put(&text, text.length == 0 ? "" : "; ");
        text_put(&text, say(page, limits[i].word));
        if (limits[i].figure != FIXED_UNKNOWN)
            text_format(&text, ": %s", page_figure(page, limits[i].figure, 0));
    }
    return page_keep(page, &text);
}

static void put_limits(struct html_page *page)
{
    const struct goals *goals = page->answer->goals;
    const char *now = limits_now(page);
    struct html *html = &page->html;
    html_open_class(html, "div", "limits");
    put_word(page, "h3", NULL, WORD_LIMITS);
    put_word(page, "p", "hint", WORD_LIMITS_HOW);
    html_open_class(html, "p", "limits-now");
    html_text(html, now[0] == '\0'
                        ? say(page, WORD_LIMIT_NO)
                        : say_with(page, WORD_LIMIT_SET, now, NULL, NULL, NULL));
    html_close(html);
    html_open_class(html, "div", "scripted limit-inputs");
    put_limit(page, "limit-visits", WORD_LIMIT_VISITS, goals->max_visits, "40");
    put_limit(page, "limit-severe", WORD_LIMIT_SEVERE, goals->max_severe, "100");
    put_limit(page, "limit-travel", WORD_LIMIT_TRAVEL, goals->max_travel, "200");
    put_hair_limit(page, goals->max_hair);
    html_open_class(html, "label", "choice");
    html_open(html, "input");
    html_attr(html, "type", "checkbox");
    html_attr(html, "id", "limit-infusion");
    if (goals->no_infusions)
        html_flag(html, "checked");
    html_close(html);
    html_text(html, " ");
    html_text(html, say(page, WORD_LIMIT_INFUSION));
    html_close(html);
    html_close(html);
    html_close(html);
}

/* -------------------- the live result */

static void put_live(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "aside", "live scripted");
    html_attr(html, "aria-label", say(page, WORD_LIVE_TITLE));
    put_word(page, "h3", NULL, WORD_LIVE_TITLE);
    html_open_class(html, "p", "live-says");
    html_attr(html, "aria-live", "polite");
    html_close(html);
    html_open_class(html, "ol", "live-list");
    html_close(html);
    html_open_class(html, "div", "buttons");
    put_plain_button(page, "undo", WORD_UNDO);
    put_plain_button(page, "reset", WORD_RESET);
    html_close(html);
    html_open_class(html, "label", "choice");
    html_open(html, "input");
    html_attr(html, "type", "checkbox");
    html_attr(html, "id", "without");
    html_close(html);
    html_text(html, " ");
    html_text(html, say(page, WORD_WITHOUT));
    html_close(html);
    html_close(html);
}

void goals_html(struct html_page *page)
{
    const struct weights *weights = &page->answer->weights;
    int32_t site = weights->weight[POISE_DIMENSION_GUIDELINE] +
                   weights->weight[POISE_DIMENSION_CAUTION];
    open_screen(page, "goals", 2, WORD_STEP_GOALS);
    put_word(page, "p", "lead", WORD_GOALS_LEAD);
    put_word(page, "p", "goals-state",
             weights->origin == WEIGHTS_FROM_GOALS    ? WORD_GOALS_GIVEN
             : weights->origin == WEIGHTS_FROM_WISHES ? WORD_GOALS_WISHES
                                                      : WORD_GOALS_NOT_YET);
    html_open_class(&page->html, "div", "beside");
    html_open_class(&page->html, "div", "main-part");
    put_word(page, "h3", NULL, WORD_GOALS_SLIDERS);
    put_word(page, "p", "hint scripted", WORD_GOALS_ORDER_HOW);
    put_word(page, "p", "hint paper", WORD_GOALS_PAPER);
    put_goals(page);
    put_sure(page);
    put_check(page);
    put_limits(page);
    put_text(page, "p", "hint",
             say_with(page, WORD_SITE_SHARE, page_figure(page, (int64_t)site * 100, 0),
                      NULL, NULL, NULL));
    html_close(&page->html);
    put_live(page);
    html_close(&page->html);
    close_screen(page);
}
