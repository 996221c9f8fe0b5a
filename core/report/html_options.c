/* Screen 3: the options as cards, in groups inside their roles. Every card has the same
 * parts, so that no option gets more words than another. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "html_page.h"
#include "settings/catalogue.h"

enum { FIRST_CARDS = 6 };

/* -------------------- groups */

static enum word group_title(const struct html_page *page, const struct shown *first)
{
    static const enum word titles[GROUP_COUNT] = {
        [GROUP_NOW] = WORD_GROUP_NOW,     [GROUP_FITS] = WORD_GROUP_FITS,
        [GROUP_CLOSE] = WORD_GROUP_CLOSE, [GROUP_LESS] = WORD_GROUP_LESS,
        [GROUP_NAME] = WORD_GROUP_NAME,   [GROUP_LATER] = WORD_GROUP_LATER,
        [GROUP_WITH] = WORD_GROUP_WITH,   [GROUP_LIMITS] = WORD_GROUP_LIMITS,
    };
    bool fit = page->answer->fits[first->outcome->option->role] != NULL;
    if (first->group == GROUP_FITS && !fit)
        return WORD_GROUP_RANKED;
    return titles[first->group];
}

/* The indices of one group of a role; by name where nobody said what matters. */
static uint32_t members(const struct html_page *page, enum role role,
                        enum card_group group, uint32_t *out)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const struct shown *shown = &page->shown[i];
        if (shown->outcome->option->role != role || shown->group != group)
            continue;
        uint32_t at = count++;
        for (; !page->given && at > 0 &&
               strcmp(page->shown[out[at - 1]].name, shown->name) > 0;
             at--)
            out[at] = out[at - 1];
        out[at] = i;
    }
    return count;
}

static const char *const group_names[GROUP_COUNT] = {
    [GROUP_NOW] = "now",   [GROUP_FITS] = "fits",     [GROUP_CLOSE] = "close",
    [GROUP_LESS] = "less", [GROUP_NAME] = "name",     [GROUP_LATER] = "later",
    [GROUP_WITH] = "with", [GROUP_LIMITS] = "limits",
};

/* The first cards are open; the rest of a long list opens on request. */
static void put_cards(struct html_page *page, const uint32_t *cards, uint32_t count)
{
    uint32_t open = count <= FIRST_CARDS + 1 ? count : FIRST_CARDS;
    html_open_class(&page->html, "ol", "cards");
    for (uint32_t i = 0; i < open; i++)
        card_html(page, cards[i]);
    html_close(&page->html);
    if (open == count)
        return;
    open_details(page, "more rest",
                 say_with(page, WORD_MORE_OPTIONS, page_number(page, count - open), NULL,
                          NULL, NULL));
    html_open_class(&page->html, "ol", "cards");
    for (uint32_t i = open; i < count; i++)
        card_html(page, cards[i]);
    html_close(&page->html);
    html_close(&page->html);
}

static void put_group(struct html_page *page, enum card_group group,
                      const uint32_t *cards, uint32_t count)
{
    html_open_class(&page->html, "div", "group");
    html_attr(&page->html, "data-group", group_names[group]);
    put_text(page, "h4", "group-title",
             say(page, group_title(page, &page->shown[cards[0]])));
    if (page->shown[cards[0]].fit != NULL && page->given)
        put_word(page, "p", "hint n", WORD_READINGS_NOT);
    if (group == GROUP_CLOSE)
        put_word(page, "p", "hint", WORD_GROUP_CLOSE_SAYS);
    put_cards(page, cards, count);
    html_close(&page->html);
}

static void put_role(struct html_page *page, enum role role)
{
    uint32_t *cards = arena_array(page->arena, page->count + 1, sizeof *cards);
    bool any = false;
    if (cards == NULL) {
        page->html.out->failed = true;
        return;
    }
    for (int group = 0; group < GROUP_COUNT; group++) {
        uint32_t count = members(page, role, (enum card_group)group, cards);
        if (count == 0)
            continue;
        if (!any) {
            html_open_class(&page->html, "div", "role");
            html_attr(&page->html, "data-role", role_name(role));
            put_text(page, "h3", NULL, say_part(page, WORD_ROLE_NAMES, role));
            put_text(page, "p", "hint", say_part(page, WORD_ROLE_LEADS, role));
        }
        any = true;
        put_group(page, (enum card_group)group, cards, count);
    }
    if (any) {
        sum_html(page, role);
        html_close(&page->html);
    }
}

static void put_sort(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "fieldset", "scripted sort");
    put_word(page, "legend", NULL, WORD_SORT);
    for (int i = 0; i < 2; i++) {
        html_open_class(html, "label", "choice");
        html_open(html, "input");
        html_attr(html, "type", "radio");
        html_attr(html, "name", "sort");
        html_attr(html, "value", i == 0 ? "fit" : "name");
        if (page->given == (i == 0))
            html_flag(html, "checked");
        html_close(html);
        html_text(html, " ");
        html_text(html, say(page, i == 0 ? WORD_SORT_FIT : WORD_SORT_NAME));
        html_close(html);
    }
    html_close(html);
}

/* The role that has something urgent comes first, then the order of the list. */
static void put_roles(struct html_page *page)
{
    bool told[ROLE_COUNT] = {false};
    for (uint32_t i = 0; i < page->count; i++) {
        enum role role = page->shown[i].outcome->option->role;
        if (!told[role])
            put_role(page, role);
        told[role] = true;
    }
}

void options_html(struct html_page *page)
{
    open_screen(page, "options", 3, WORD_STEP_OPTIONS);
    put_word(page, "p", "lead", WORD_OPTIONS_LEAD);
    if (!page->given)
        put_word(page, "p", "goals-state", WORD_GOALS_NOT_YET);
    put_text(page, "p", "live-says scripted", "");
    put_sort(page);
    put_roles(page);
    apart_html(page);
    close_screen(page);
}
