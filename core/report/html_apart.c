/* What is not among the cards: options that wait for an answer, and options that are not
 * possible, with the reasons. */
#include <string.h>

#include "base/arena.h"
#include "html_page.h"
#include "label.h"
#include "reason.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

static uint32_t count_of(const struct html_page *page, enum outcome_state state)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < page->answer->outcome_count; i++)
        count += page->answer->outcomes[i].state == state;
    return count;
}

/* "Cannot be told yet (7)" */
static const char *counted(struct html_page *page, enum word word, uint32_t count)
{
    struct text text = {0};
    text_format(&text, "%s (%u)", say(page, word), count);
    return page_keep(page, &text);
}

/* -------------------- waiting */

static const char *labels_of(struct html_page *page, const struct cites *cites)
{
    struct text text = {0};
    text_put(&text, "");
    for (uint32_t i = 0; i < cites->count; i++) {
        text_put(&text, i == 0 ? "" : ", ");
        label_write(fact_at(page->answer->record->vocabulary, cites->facts[i]), &text);
    }
    return page_keep(page, &text);
}

static void put_waiting(struct html_page *page)
{
    uint32_t count = count_of(page, OUTCOME_UNDETERMINED);
    if (count == 0)
        return;
    open_details(page, "apart", counted(page, WORD_WAITING, count));
    put_word(page, "p", "hint", WORD_WAITING_LEAD);
    html_open(&page->html, "ul");
    for (uint32_t i = 0; i < page->answer->outcome_count; i++) {
        const struct outcome *outcome = &page->answer->outcomes[i];
        if (outcome->state != OUTCOME_UNDETERMINED)
            continue;
        struct cites needs = answer_needs(page->answer, outcome);
        html_open(&page->html, "li");
        html_leaf(&page->html, "strong", NULL, outcome->option->label);
        html_text(&page->html, ". ");
        html_text(&page->html, say_with(page, WORD_WAITING_FOR, labels_of(page, &needs),
                                        NULL, NULL, NULL));
        html_close(&page->html);
    }
    html_close(&page->html);
    html_close(&page->html);
}

/* -------------------- not possible */

struct refusal {
    const struct outcome *outcome;
    const char *text;
    bool told;
};

static uint32_t refusals_of(struct html_page *page, struct refusal *out)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < page->answer->outcome_count; i++) {
        const struct outcome *outcome = &page->answer->outcomes[i];
        if (outcome->state != OUTCOME_RULED_OUT)
            continue;
        struct reasons reasons = reasons_of(page->arena, page->answer, outcome);
        out[count++] = (struct refusal){
            outcome, reasons.count > 0 ? reasons.items[0].text : "", false};
    }
    return count;
}

/* Options with one reason stand together. */
static void put_refusals(struct html_page *page, struct refusal *refusals, uint32_t from,
                         uint32_t count)
{
    struct text names = {0};
    for (uint32_t i = from; i < count; i++) {
        if (refusals[i].told || strcmp(refusals[i].text, refusals[from].text) != 0)
            continue;
        text_format(&names, "%s%s", names.length == 0 ? "" : "; ",
                    refusals[i].outcome->option->label);
        refusals[i].told = true;
    }
    html_open(&page->html, "li");
    html_leaf(&page->html, "strong", NULL, refusals[from].text);
    html_text(&page->html, ": ");
    html_text(&page->html, page_keep(page, &names));
    html_close(&page->html);
}

static void put_not_possible(struct html_page *page)
{
    uint32_t count = count_of(page, OUTCOME_RULED_OUT);
    struct refusal *refusals = arena_array(page->arena, count + 1, sizeof *refusals);
    if (refusals == NULL) {
        page->html.out->failed = true;
        return;
    }
    if (count == 0)
        return;
    refusals_of(page, refusals);
    open_details(page, "apart", counted(page, WORD_NOT_POSSIBLE, count));
    put_word(page, "p", "hint", WORD_NOT_POSSIBLE_LEAD);
    html_open(&page->html, "ul");
    for (uint32_t i = 0; i < count; i++)
        if (!refusals[i].told)
            put_refusals(page, refusals, i, count);
    html_close(&page->html);
    html_close(&page->html);
}

void apart_html(struct html_page *page)
{
    put_waiting(page);
    put_not_possible(page);
}
