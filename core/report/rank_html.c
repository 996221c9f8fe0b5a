/* The page of one answer: head, header, steps, screens, the view for the team. */
#include "rank_html.h"

#include "base/arena.h"
#include "html_page.h"
#include "html_picture.h"
#include "page_assets.h"
#include "version.h"

/* -------------------- head */

/* Nothing but what stands in this file may run, load or be sent. */
static void put_policy(struct html_page *page)
{
    struct text policy = {0};
    struct html *html = &page->html;
    text_format(&policy,
                "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; "
                "form-action 'none'",
                page_style_digest, page_script_digest);
    html_open(html, "meta");
    html_attr(html, "http-equiv", "Content-Security-Policy");
    html_attr(html, "content", page_keep(page, &policy));
    html_close(html);
}

static void put_meta(struct html *html, const char *name, const char *content)
{
    html_open(html, "meta");
    html_attr(html, "name", name);
    html_attr(html, "content", content);
    html_close(html);
}

static const char *whose(struct html_page *page)
{
    const struct record *record = page->answer->record;
    return record->id[0] == '\0' ? say(page, WORD_WHO_NOBODY)
                                 : say_with(page, WORD_WHO, record->id, NULL, NULL, NULL);
}

static void put_page_head(struct html_page *page)
{
    struct html *html = &page->html;
    struct text title = {0};
    html_open(html, "head");
    html_open(html, "meta");
    html_attr(html, "charset", "utf-8");
    html_close(html);
    put_policy(page);
    put_meta(html, "viewport", "width=device-width, initial-scale=1");
    put_meta(html, "color-scheme", "light dark");
    put_meta(html, "referrer", "no-referrer");
    put_meta(html, "robots", "noindex");
    text_format(&title, "%s \xc2\xb7 Poise \xc2\xb7 %s", whose(page),
                say(page, WORD_TITLE));
    html_leaf(html, "title", NULL, page_keep(page, &title));
    html_open(html, "style");
    html_raw(html, page_style);
    html_close(html);
    html_close(html);
}

/* -------------------- header */

static void put_view(struct html_page *page, const char *value, enum word word,
                     bool checked)
{
    struct html *html = &page->html;
    html_open_class(html, "label", "choice");
    html_open(html, "input");
    html_attr(html, "type", "radio");
    html_attr(html, "name", "view");
    html_attr(html, "value", value);
    if (checked)
        html_flag(html, "checked");
    html_close(html);
    html_leaf(html, "span", NULL, say(page, word));
    html_close(html);
}

static void put_tool(struct html_page *page, const char *id, enum word word, bool toggle)
{
    struct html *html = &page->html;
    html_open(html, "button");
    html_attr(html, "type", "button");
    html_attr(html, "id", id);
    if (toggle)
        html_attr(html, "aria-pressed", "false");
    html_text(html, say(page, word));
    html_close(html);
}

static void put_header(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "header", "top");
    html_open_class(html, "div", "title");
    html_leaf(html, "h1", NULL, say(page, WORD_TITLE));
    html_open_class(html, "p", "who");
    html_text(html, whose(page));
    html_text(html, ", ");
    html_text(html, say_with(page, WORD_AS_OF, page_date(page, page->answer->as_of), NULL,
                             NULL, NULL));
    html_close(html);
    html_close(html);
    put_word(page, "p", "purpose", WORD_PURPOSE);
    html_open_class(html, "div", "tools scripted");
    html_attr(html, "role", "group");
    html_attr(html, "aria-label", say(page, WORD_TOOLS));
    html_open_class(html, "div", "views");
    put_view(page, "person", WORD_FOR_ME, true);
    put_view(page, "team", WORD_FOR_TEAM, false);
    html_close(html);
    put_tool(page, "larger", WORD_LARGER, true);
    put_tool(page, "hide-numbers", WORD_HIDE_NUMBERS, true);
    put_tool(page, "print", WORD_PRINT, false);
    html_close(html);
    html_close(html);
}

static const struct step {
    const char *id;
    const char *link;
    enum word title;
} steps[] = {
    {"stand", "#stand", WORD_STEP_STAND},       {"goals", "#goals", WORD_STEP_GOALS},
    {"options", "#options", WORD_STEP_OPTIONS}, {"grid", "#grid", WORD_STEP_GRID},
    {"change", "#change", WORD_STEP_CHANGE},    {"plan", "#plan", WORD_STEP_PLAN},
    {"about", "#about", WORD_STEP_ABOUT},
};

enum { STEPS = sizeof steps / sizeof *steps };

static void put_steps(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "nav", "steps");
    html_attr(html, "aria-label", say(page, WORD_STEPS));
    html_open(html, "ol");
    for (int i = 0; i < STEPS; i++) {
        html_open(html, "li");
        html_open(html, "a");
        html_attr(html, "href", steps[i].link);
        html_leaf(html, "span", "number", page_number(page, i + 1));
        html_text(html, " ");
        html_leaf(html, "span", "step-title", say(page, steps[i].title));
        html_close(html);
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

/* Back and next under each screen; the script shows those of the screen in view. */
static void put_turn(struct html_page *page, int at)
{
    struct html *html = &page->html;
    html_open_class(html, "p", "turns scripted");
    html_attr(html, "data-of", steps[at].id);
    if (at > 0) {
        html_open_class(html, "a", "back");
        html_attr(html, "href", steps[at - 1].link);
        html_text(html, say_with(page, WORD_BACK, say(page, steps[at - 1].title), NULL,
                                 NULL, NULL));
        html_close(html);
    }
    if (at + 1 < STEPS) {
        html_open_class(html, "a", "next");
        html_attr(html, "href", steps[at + 1].link);
        html_text(html, say_with(page, WORD_NEXT, say(page, steps[at + 1].title), NULL,
                                 NULL, NULL));
        html_close(html);
    }
    html_close(html);
}

/* -------------------- body */

static void put_person(struct html_page *page)
{
    static void (*const screens[])(struct html_page *) = {
        stand_html,  goals_html, options_html, grid_html,
        change_html, plan_html,  about_html};
    html_open_class(&page->html, "div", "view person");
    put_steps(page);
    html_open_class(&page->html, "div", "content");
    states_html(page);
    for (int i = 0; i < STEPS; i++) {
        screens[i](page);
        put_turn(page, i);
    }
    html_close(&page->html);
    html_close(&page->html);
}

/* Without a script it is folded: it shows figures that the person has not asked for. */
static void put_team(struct html_page *page)
{
    html_open_class(&page->html, "div", "view team");
    open_details(page, "team-fold", say(page, WORD_FOR_TEAM_HINT));
    team_html(page);
    html_close(&page->html);
    html_close(&page->html);
}

static void put_footer(struct html_page *page)
{
    html_open(&page->html, "footer");
    put_text(page, "p", NULL,
             say_with(page, WORD_FOOTER, POISE_VERSION,
                      page_date(page, page->answer->as_of), say(page, WORD_PURPOSE),
                      NULL));
    html_close(&page->html);
}

static void put_body(struct html_page *page)
{
    struct html *html = &page->html;
    html_open(html, "body");
    html_open_class(html, "a", "skip");
    html_attr(html, "href", "#main");
    html_text(html, say(page, WORD_SKIP));
    html_close(html);
    pictures_html(page);
    put_header(page);
    html_open(html, "main");
    html_attr(html, "id", "main");
    html_attr(html, "tabindex", "-1");
    put_person(page);
    put_team(page);
    html_close(html);
    put_footer(page);
    data_html(page);
    html_open(html, "script");
    html_raw(html, page_script);
    html_close(html);
    html_close(html);
}

void rank_html(const struct answer *answer, struct text *out)
{
    struct html_page page;
    if (!html_page_open(&page, answer, out))
        return;
    text_put(out, "<!doctype html>\n");
    html_open(&page.html, "html");
    html_attr(&page.html, "lang", page.words->language);
    put_page_head(&page);
    put_body(&page);
    html_close(&page.html);
    text_put_char(out, '\n');
    html_page_close(&page);
}
