/* Screen 7: plan and questions. A worksheet on paper and on the screen; nothing of it
 * leaves the page unless the person saves it. */
#include "html_page.h"
#include "label.h"
#include "settings/catalogue.h"

enum { MOST_QUESTIONS = 4, MOST_LEANINGS = 12 };

/* -------------------- what goes together */

static void put_together(struct html_page *page)
{
    const struct plan *plan = &page->answer->plan;
    if (plan->step_count == 0 || !page->given)
        return;
    put_word(page, "h3", NULL, WORD_PLAN_TOGETHER);
    html_open(&page->html, "ul");
    for (uint32_t i = 0; i < plan->step_count; i++)
        html_leaf(&page->html, "li", NULL, plan->steps[i].option->label);
    html_close(&page->html);
}

/* -------------------- the worksheet */

static void put_leaning(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "label", "field");
    html_leaf(html, "span", NULL, say(page, WORD_PLAN_LEANING));
    html_open(html, "select");
    html_attr(html, "id", "leaning");
    html_leaf(html, "option", NULL, say(page, WORD_PLAN_LEANING_NONE));
    for (uint32_t i = 0; i < page->count; i++)
        if (page->shown[i].outcome->limit == LIMIT_NONE)
            html_leaf(html, "option", NULL, page->shown[i].name);
    html_close(html);
    html_close(html);
}

static void put_how_sure(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "label", "field");
    html_leaf(html, "span", NULL, say(page, WORD_PLAN_SURE));
    html_open(html, "input");
    html_attr(html, "type", "number");
    html_attr(html, "id", "plan-sure");
    html_attr(html, "min", "0");
    html_attr(html, "max", "10");
    html_close(html);
    html_close(html);
}

static void put_radio(struct html_page *page, const char *name, const char *value,
                      enum word word)
{
    struct html *html = &page->html;
    html_open_class(html, "label", "choice");
    html_open(html, "input");
    html_attr(html, "type", "radio");
    html_attr(html, "name", name);
    html_attr(html, "value", value);
    html_close(html);
    html_text(html, " ");
    html_text(html, say(page, word));
    html_close(html);
}

static void put_sure_test(struct html_page *page)
{
    static const struct {
        const char *name;
        enum word word;
    } questions[] = {{"sure-s", WORD_SURE_S},
                     {"sure-u", WORD_SURE_U},
                     {"sure-r", WORD_SURE_R},
                     {"sure-e", WORD_SURE_E}};
    put_word(page, "h3", NULL, WORD_PLAN_SURE_TEST);
    html_open_class(&page->html, "div", "sure-test");
    for (int i = 0; i < 4; i++) {
        html_open_class(&page->html, "fieldset", "yes-no");
        put_word(page, "legend", NULL, questions[i].word);
        put_radio(page, questions[i].name, "yes", WORD_YES);
        put_radio(page, questions[i].name, "no", WORD_NO);
        html_close(&page->html);
    }
    html_open_class(&page->html, "p", "sure-says");
    html_attr(&page->html, "aria-live", "polite");
    html_close(&page->html);
    html_close(&page->html);
}

static void put_questions(struct html_page *page)
{
    static const enum word always[] = {WORD_Q_BEST, WORD_Q_DAY, WORD_Q_STOP,
                                       WORD_Q_STUDY};
    put_word(page, "h3", NULL, WORD_PLAN_QUESTIONS);
    html_open_class(&page->html, "ul", "questions");
    for (uint32_t i = 0; i < page->answer->ask_count && i < MOST_QUESTIONS; i++) {
        struct text label = {0};
        label_write(page->answer->asks[i].fact, &label);
        put_text(page, "li", NULL,
                 say_with(page, WORD_Q_KNOW, page_keep(page, &label), NULL, NULL, NULL));
    }
    for (int i = 0; i < 4; i++)
        put_word(page, "li", NULL, always[i]);
    html_close(&page->html);
}

static void put_area(struct html_page *page, const char *id, enum word word)
{
    struct html *html = &page->html;
    html_open_class(html, "label", "field");
    html_leaf(html, "span", NULL, say(page, word));
    html_open(html, "textarea");
    html_attr(html, "id", id);
    html_attr(html, "rows", "3");
    html_close(html);
    html_close(html);
}

void plan_html(struct html_page *page)
{
    struct html *html = &page->html;
    open_screen(page, "plan", 6, WORD_STEP_PLAN);
    put_word(page, "p", "lead", WORD_PLAN_LEAD);
    put_together(page);
    put_leaning(page);
    put_how_sure(page);
    put_sure_test(page);
    put_questions(page);
    put_area(page, "notes", WORD_PLAN_OWN);
    put_area(page, "helpers", WORD_PLAN_HELPERS);
    html_open_class(html, "div", "buttons scripted");
    html_open(html, "button");
    html_attr(html, "type", "button");
    html_attr(html, "id", "save");
    html_text(html, say(page, WORD_PLAN_SAVE));
    html_close(html);
    html_close(html);
    close_screen(page);
}
