/* The page of one answer: its words and its options. */
#include "html_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "weigh/dimension.h"

/* -------------------- words */

const char *say(const struct html_page *page, enum word word)
{
    return words_say(page->words, word);
}

const char *page_keep(struct html_page *page, struct text *text)
{
    const char *copy =
        text->failed ? NULL : arena_copy(page->arena, text->bytes, text->length);
    text_free(text);
    if (copy == NULL)
        page->html.out->failed = true;
    return copy == NULL ? "" : copy;
}

const char *say_with(struct html_page *page, enum word word, const char *a, const char *b,
                     const char *c, const char *d)
{
    const char *const slots[] = {a, b, c, d, NULL};
    struct text text = {0};
    text_put(&text, "");
    words_fill(&text, say(page, word), slots);
    return page_keep(page, &text);
}

const char *say_part(struct html_page *page, enum word word, uint32_t part)
{
    struct text text = {0};
    words_part(&text, say(page, word), part);
    return page_keep(page, &text);
}

const char *page_number(struct html_page *page, int64_t number)
{
    struct text text = {0};
    text_put_int(&text, number);
    return page_keep(page, &text);
}

const char *page_percent(struct html_page *page, double share)
{
    return page_number(page, (int64_t)(share * 100 + 0.5));
}

const char *page_figure(struct html_page *page, int64_t figure, int decimals)
{
    struct text text = {0};
    text_put_rounded(&text, figure, 3, decimals);
    return page_keep(page, &text);
}

const char *page_date(struct html_page *page, int32_t days)
{
    char iso[11];
    struct text text = {0};
    if (days == DATE_UNKNOWN)
        return "";
    date_format(days, iso);
    text_put_int(&text, strtol(iso + 8, NULL, 10));
    text_put_char(&text, ' ');
    words_part(&text, say(page, WORD_MONTHS), (uint32_t)strtol(iso + 5, NULL, 10) - 1);
    text_put_char(&text, ' ');
    text_put_n(&text, iso, 4);
    return page_keep(page, &text);
}

const char *page_capital(struct html_page *page, const char *text)
{
    struct text out = {0};
    char first = text[0];
    if (first == '\0')
        return "";
    text_put_char(&out, first >= 'a' && first <= 'z' ? (char)(first - 'a' + 'A') : first);
    text_put(&out, text + 1);
    return page_keep(page, &out);
}

void put_word(struct html_page *page, const char *tag, const char *class_name,
              enum word word)
{
    html_leaf(&page->html, tag, class_name, say(page, word));
}

void put_text(struct html_page *page, const char *tag, const char *class_name,
              const char *text)
{
    html_leaf(&page->html, tag, class_name, text);
}

void open_details(struct html_page *page, const char *class_name, const char *summary)
{
    html_open_class(&page->html, "details", class_name);
    html_leaf(&page->html, "summary", NULL, summary);
}

void open_screen(struct html_page *page, const char *id, uint32_t number, enum word title)
{
    struct html *html = &page->html;
    html_open_class(html, "section", "screen");
    html_attr(html, "id", id);
    html_open(html, "h2");
    html_attr(html, "tabindex", "-1");
    html_leaf(html, "span", "number", page_number(page, number));
    html_text(html, " ");
    html_text(html, say(page, title));
    html_close(html);
}

void close_screen(struct html_page *page)
{
    html_close(&page->html);
}

/* -------------------- options */

bool is_main(const struct html_page *page, const struct shown *shown)
{
    return shown->outcome->option->role == page->main;
}

const char *name_shown(const struct html_page *page, const struct outcome *outcome)
{
    for (uint32_t i = 0; i < page->count; i++)
        if (page->shown[i].outcome == outcome)
            return page->shown[i].name;
    return outcome->option->label;
}

int64_t person_weight(const struct html_page *page, uint32_t dimension)
{
    int32_t most = 1;
    const int32_t *weight = page->answer->weights.weight;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if (dimensions[d].owner == OWNER_PERSON && weight[d] > most)
            most = weight[d];
    return ((int64_t)weight[dimension] * 100 + most / 2) / most;
}

static enum card_group group_of(const struct html_page *page, const struct shown *shown)
{
    static const enum card_group groups[] = {
        [FIT_CLEAR] = GROUP_FITS,
        [FIT_LEANS] = GROUP_FITS,
        [FIT_TOO_CLOSE] = GROUP_CLOSE,
        [FIT_LESS] = GROUP_LESS,
    };
    const struct outcome *outcome = shown->outcome;
    if (outcome->limit != LIMIT_NONE)
        return GROUP_LIMITS;
    if (outcome->urgency != POISE_URGENCY_ROUTINE)
        return GROUP_NOW;
    if (outcome->option->addon)
        return GROUP_WITH;
    if (outcome->level == LEVEL_LATER)
        return GROUP_LATER;
    if (!page->given)
        return GROUP_NAME;
    return shown->fit == NULL ? GROUP_FITS : groups[shown->fit->word];
}

static const char *name_of(struct html_page *page, const struct outcome *outcome)
{
    struct text text = {0};
    text_put(&text, outcome->option->label);
    if (outcome->target != NULL)
        text_format(&text, ", %s", outcome->target);
    return page_keep(page, &text);
}

static void show(struct html_page *page, const struct outcome *outcome)
{
    struct shown *shown = &page->shown[page->count++];
    shown->outcome = outcome;
    shown->name = name_of(page, outcome);
    shown->fit = fit_find(page->answer->fits, outcome);
    shown->group = group_of(page, shown);
}

/* Inside a role by group; there by name where nobody said what matters, by fit where it
 * was computed, else as the answer ranks them. */
static bool before(const struct shown *a, const struct shown *b)
{
    if (a->outcome->option->role != b->outcome->option->role || a->group == GROUP_NOW)
        return false;
    if (a->group != b->group)
        return a->group < b->group;
    if (a->group == GROUP_NAME)
        return strcmp(a->name, b->name) < 0;
    return a->fit != NULL && b->fit != NULL &&
           a->fit->expected_rank < b->fit->expected_rank;
}

static void order(struct html_page *page)
{
    for (uint32_t i = 1; i < page->count; i++) {
        struct shown moved = page->shown[i];
        uint32_t at = i;
        for (; at > 0 && before(&moved, &page->shown[at - 1]); at--)
            page->shown[at] = page->shown[at - 1];
        page->shown[at] = moved;
    }
}

static enum role main_role(const struct html_page *page)
{
    for (uint32_t i = 0; i < page->count; i++)
        if (page->shown[i].outcome->option->role == ROLE_SYSTEMIC)
            return ROLE_SYSTEMIC;
    return page->count == 0 ? ROLE_SYSTEMIC : page->shown[0].outcome->option->role;
}

static void collect(struct html_page *page)
{
    const struct answer *answer = page->answer;
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        show(page, answer->ranked[i]);
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        if (outcome_outside_limits(&answer->outcomes[i]))
            show(page, &answer->outcomes[i]);
    order(page);
    page->main = main_role(page);
}

bool html_page_open(struct html_page *page, const struct answer *answer, struct text *out)
{
    *page = (struct html_page){
        .html = {.out = out},
        .answer = answer,
        .catalogue = answer->engine->generation->catalogue,
        .words = words_find("en"),
        .arena = arena_new((size_t)256 << 10),
        .given = answer->weights.origin != WEIGHTS_FROM_SITE,
    };
    if (page->arena != NULL)
        page->shown =
            arena_array(page->arena, answer->outcome_count + 1, sizeof *page->shown);
    if (page->shown == NULL) {
        out->failed = true;
        arena_free(page->arena);
        return false;
    }
    collect(page);
    return true;
}

void html_page_close(struct html_page *page)
{
    arena_free(page->arena);
}
