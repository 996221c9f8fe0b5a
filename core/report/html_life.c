/* How long people live: shown only to who asks, in words or in numbers, and never as a
 * single number. The three stories are multiples of the median (Kiely, J Clin Oncol
 * 2011): a quarter, a half to twice, three times. */
#include "base/decimal.h"
#include "html_page.h"
#include "settings/catalogue.h"
#include "weigh/benefit.h"

/* "8 months", "2.5 years": whole months below two years, half years from there. */
static const char *span_words(struct html_page *page, int64_t months)
{
    enum { TWO_YEARS = 24000 };
    bool years = months >= TWO_YEARS;
    int64_t half_years = (months + 3000) / 6000;
    struct text text = {0};
    const char *number[] = {
        years ? page_figure(page, half_years * 500, (int)(half_years % 2))
              : page_figure(page, months, 0),
        NULL};
    words_fill(&text, say_part(page, WORD_LIFE_SPAN, years), number);
    return page_keep(page, &text);
}

static enum word in_words(const struct evidence *evidence)
{
    if (!evidence->os_mature && !endpoint_proven(&evidence->os))
        return WORD_LIFE_UNKNOWN;
    return endpoint_proven(&evidence->os) ? WORD_LIFE_LONGER : WORD_LIFE_NOT;
}

static void put_option(struct html_page *page, const struct shown *shown)
{
    const struct evidence *evidence = &shown->outcome->option->evidence;
    struct html *html = &page->html;
    int64_t median = evidence->os.months;
    html_open(html, "li");
    html_leaf(html, "p", NULL,
              say_with(page, in_words(evidence), shown->name, NULL, NULL, NULL));
    if (evidence->os.months != FIXED_UNKNOWN) {
        html_open_class(html, "p", "life-numbers");
        html_text(html, say_with(page, WORD_LIFE_STORY, shown->name,
                                 span_words(page, median / 2),
                                 span_words(page, median * 2), NULL));
        html_text(html, " ");
        html_text(html, say_with(page, WORD_LIFE_STORY_ENDS, span_words(page, median / 4),
                                 span_words(page, median * 3), NULL, NULL));
        html_close(html);
    }
    html_close(html);
}

static void put_asking(struct html_page *page)
{
    static const struct {
        const char *value;
        enum word word;
    } choices[] = {
        {"no", WORD_LIFE_NO}, {"words", WORD_LIFE_WORDS}, {"numbers", WORD_LIFE_NUMBERS}};
    struct html *html = &page->html;
    html_open_class(html, "fieldset", "life-ask scripted");
    put_word(page, "legend", NULL, WORD_LIFE_ASK);
    for (int i = 0; i < 3; i++) {
        html_open_class(html, "label", "choice");
        html_open(html, "input");
        html_attr(html, "type", "radio");
        html_attr(html, "name", "life");
        html_attr(html, "value", choices[i].value);
        if (i == 0)
            html_flag(html, "checked");
        html_close(html);
        html_text(html, " ");
        html_text(html, say(page, choices[i].word));
        html_close(html);
    }
    html_close(html);
}

void life_html(struct html_page *page)
{
    struct html *html = &page->html;
    put_word(page, "h3", "life-title", WORD_LIFE);
    put_asking(page);
    open_details(page, "life", say(page, WORD_LIFE_OPEN));
    put_word(page, "p", "hint", WORD_LIFE_CARE);
    html_open(html, "ul");
    for (uint32_t i = 0; i < page->count; i++)
        if (is_main(page, &page->shown[i]))
            put_option(page, &page->shown[i]);
    html_close(html);
    html_close(html);
}
