/* One option as a card: what it is, what speaks for it and against it, how it adds up. */
#include "base/arena.h"
#include "html_page.h"
#include "html_picture.h"
#include "html_says.h"
#include "reason.h"
#include "settings/catalogue.h"
#include "weigh/change.h"
#include "weigh/dimension.h"
#include "weigh/limits.h"

/* -------------------- reasons */

static void put_reason(struct html_page *page, const struct shown *shown, uint32_t d)
{
    struct html *html = &page->html;
    html_open(html, "li");
    html_attr_int(html, "data-dimension", d);
    html_text(html, says_of(page, shown->outcome, d));
    html_close(html);
}

static void put_reasons(struct html_page *page, const struct shown *shown, int sign)
{
    uint32_t leads[2];
    uint32_t count = leads_of(page, shown, sign, leads, 2);
    struct html *html = &page->html;
    html_open_class(html, "div", sign > 0 ? "for" : "against");
    put_word(page, "h5", NULL, sign > 0 ? WORD_REASONS_FOR : WORD_REASONS_AGAINST);
    html_open(html, "ul");
    for (uint32_t i = 0; i < count; i++)
        put_reason(page, shown, leads[i]);
    if (count == 0)
        html_leaf(html, "li", "none",
                  say(page, sign > 0 ? WORD_NOTHING_FOR : WORD_NOTHING_AGAINST));
    html_close(html);
    html_close(html);
}

/* -------------------- how firm */

/* What is too close to call has no number; the script may fill it in for other goals. */
static void put_readings(struct html_page *page, const struct shown *shown)
{
    struct html *html = &page->html;
    if (shown->fit == NULL || !page->given)
        return;
    bool close = shown->fit->word == FIT_TOO_CLOSE;
    int64_t first = close ? 0 : (int64_t)(shown->fit->first * 100 + 0.5);
    html_open_class(html, "div", close ? "readings n hidden" : "readings n");
    dots_html(page, "dots small", first);
    html_open(html, "p");
    html_leaf(html, "span", "readings-says",
              say_with(page, WORD_READINGS, page_number(page, first), NULL, NULL, NULL));
    html_close(html);
    html_close(html);
}

/* What kind of person an option suits: it needs no goals. */
static void put_suits(struct html_page *page, const struct shown *shown)
{
    uint32_t goals[2];
    if (shown->fit == NULL)
        return;
    const struct fit *fit = page->answer->fits[shown->outcome->option->role];
    uint32_t count = fit_suits(fit, shown->fit, goals, 2);
    if (count == 1)
        put_text(page, "p", "suits",
                 say_with(page, WORD_SUITS_ONE, say_part(page, WORD_GOAL_NAMES, goals[0]),
                          NULL, NULL, NULL));
    if (count == 2)
        put_text(page, "p", "suits",
                 say_with(page, WORD_SUITS_TWO, say_part(page, WORD_GOAL_NAMES, goals[0]),
                          say_part(page, WORD_GOAL_NAMES, goals[1]), NULL, NULL));
}

static void put_lean(struct html_page *page, const struct shown *shown)
{
    struct html *html = &page->html;
    html_open_class(html, "div", "leaning");
    put_word(page, "p", "bar-title", WORD_BAR_TITLE);
    lean_html(page, shown);
    html_open_class(html, "p", "ends");
    html_attr(html, "aria-hidden", "true");
    put_word(page, "span", NULL, WORD_BAR_LESS);
    put_word(page, "span", NULL, WORD_BAR_MORE);
    html_close(html);
    html_close(html);
}

/* -------------------- to talk about */

static void put_talk(struct html_page *page, const struct shown *shown)
{
    struct reasons reasons = reasons_of(page->arena, page->answer, shown->outcome);
    bool any = false;
    for (uint32_t i = 0; i < reasons.count; i++) {
        enum reason_kind kind = reasons.items[i].kind;
        if (kind != REASON_CAUTION && kind != REASON_CHECK)
            continue;
        if (!any) {
            open_details(page, "talk", say(page, WORD_TALK_ABOUT));
            html_open(&page->html, "ul");
        }
        any = true;
        html_leaf(&page->html, "li", NULL, reasons.items[i].text);
    }
    if (any) {
        html_close(&page->html);
        html_close(&page->html);
    }
}

static void put_company(struct html_page *page, const struct outcome *outcome)
{
    const struct referral *referral =
        site_referral(&page->answer->engine->generation->site, outcome->option);
    for (uint32_t i = 0; i < outcome->with_count; i++)
        put_text(page, "p", "with",
                 say_with(page, WORD_GOES_WITH,
                          page->catalogue->options[outcome->with[i]].label, NULL, NULL,
                          NULL));
    if (referral != NULL)
        put_text(page, "p", "with",
                 say_with(page, WORD_GIVEN_AT, referral->to, NULL, NULL, NULL));
}

/* -------------------- the card */

static void put_compare(struct html_page *page, const struct shown *shown, uint32_t index)
{
    struct html *html = &page->html;
    html_open_class(html, "label", "choice compare scripted");
    html_open(html, "input");
    html_attr(html, "type", "checkbox");
    html_attr_int(html, "data-compare", index);
    html_attr(html, "aria-label",
              say_with(page, WORD_COMPARE_THIS, shown->name, NULL, NULL, NULL));
    html_close(html);
    html_text(html, " ");
    html_text(html, say(page, WORD_COMPARE));
    html_close(html);
}

/* An option that is at least as good in everything; NULL: none, or the card stands in a
 * group of its own kind. */
static const struct outcome *dominator_of(const struct html_page *page,
                                          const struct shown *shown)
{
    const struct changes *changes = page->answer->changes[shown->outcome->option->role];
    const struct change *change = changes == NULL || shown->group == GROUP_LATER
                                      ? NULL
                                      : changes_for(changes, shown->outcome);
    bool dominated = change != NULL && change->other == shown->outcome &&
                     change->dominance == DOMINANCE_EVERYWHERE;
    return dominated ? change->dominator : NULL;
}

static void put_contents(struct html_page *page, const struct shown *shown)
{
    struct html *html = &page->html;
    put_company(page, shown->outcome);
    html_open_class(html, "div", "reasons");
    put_reasons(page, shown, 1);
    put_reasons(page, shown, -1);
    html_close(html);
    put_lean(page, shown);
    put_readings(page, shown);
    put_suits(page, shown);
    put_talk(page, shown);
}

void card_html(struct html_page *page, uint32_t index)
{
    const struct shown *shown = &page->shown[index];
    const struct outcome *outcome = shown->outcome;
    struct html *html = &page->html;
    html_open_class(html, "li", "card");
    html_attr_id(html, "id", "o", index);
    html_attr_int(html, "data-option", index);
    html_open_class(html, "div", "card-head");
    html_open(html, "h5");
    html_text(html, shown->name);
    html_close(html);
    html_leaf(html, "span", "was", "");
    put_compare(page, shown, index);
    html_close(html);
    put_text(page, "p", "plain", outcome->option->plain);
    put_text(
        page, "p", "beyond",
        outcome->limit == LIMIT_NONE
            ? ""
            : say_with(page, WORD_BEYOND, limit_text(outcome->limit), NULL, NULL, NULL));
    const struct outcome *dominator = dominator_of(page, shown);
    if (dominator != NULL)
        open_details(page, "dominated",
                     say_with(page, WORD_DOMINATED, name_shown(page, dominator), NULL,
                              NULL, NULL));
    put_contents(page, shown);
    if (dominator != NULL)
        html_close(html);
    html_close(html);
}
