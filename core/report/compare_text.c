/* Two options as text: the sum, then what a person would ask about each. */
#include <stdio.h>

#include "balance_text.h"
#include "base/decimal.h"
#include "burden_text.h"
#include "compare.h"
#include "settings/catalogue.h"
#include "sheet.h"
#include "weigh/dimension.h"
#include "weigh/limits.h"

/* -------------------- who comes first and why */

/* The dimension that speaks most for the first (sign 1) or the second (sign -1); END if
 * none does. */
static uint32_t strongest(const struct sheet *sheet, const struct outcome *a,
                          const struct outcome *b, int sign)
{
    int64_t most = 0;
    uint32_t which = POISE_DIMENSION_END;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int64_t part = (int64_t)sheet->answer->weights.weight[d] *
                       (a->worth[d] - b->worth[d]) * sign;
        if (part > most) {
            most = part;
            which = d;
        }
    }
    return which;
}

static void put_part(const struct sheet *sheet, const struct outcome *a,
                     const struct outcome *b, uint32_t d, struct text *line)
{
    text_format(line, "%s (", dimensions[d].label);
    difference_write(
        (int64_t)sheet->answer->weights.weight[d] * (a->worth[d] - b->worth[d]), line);
    text_put(line, ")");
}

static void put_sentence(struct sheet *sheet, const struct outcome *a,
                         const struct outcome *b)
{
    struct text line = {0};
    const struct outcome *first = a->balance >= b->balance ? a : b;
    const struct outcome *second = first == a ? b : a;
    uint32_t pro = strongest(sheet, first, second, 1);
    uint32_t con = strongest(sheet, first, second, -1);
    page_newline(&sheet->page);
    if (a->balance == b->balance) {
        text_put(&line, "The two balances are equal");
    } else {
        text_format(&line, "%s is ahead by ", first->option->id);
        text_put_rounded(&line, (first->balance - second->balance + 500) / 1000, 1, 1);
    }
    if (pro != POISE_DIMENSION_END) {
        text_format(
            &line, a->balance == b->balance ? "; %s is better on " : ", most of all for ",
            first->option->id);
        put_part(sheet, first, second, pro, &line);
    }
    if (con != POISE_DIMENSION_END) {
        text_format(&line, "; %s is better on ", second->option->id);
        put_part(sheet, second, first, con, &line);
    }
    text_put(&line, ".");
    sheet_say(sheet, 0, MARK_NONE, &line);
}

/* -------------------- side by side */

static void put_cells(struct sheet *sheet, const char *label, const char *a,
                      const char *b)
{
    int label_width = 20;
    int cell = (sheet->page.style.width - label_width - 6) / 2;
    text_put(sheet->page.out, "  ");
    page_put_left(&sheet->page, PAINT_DIM, label, label_width);
    text_put(sheet->page.out, "  ");
    page_put_left(&sheet->page, PAINT_PLAIN, a, cell);
    text_put(sheet->page.out, "  ");
    page_put_left(&sheet->page, PAINT_PLAIN, b, cell);
    page_newline(&sheet->page);
}

typedef void cell_writer(const struct outcome *outcome, struct text *out);

static void put_row(struct sheet *sheet, const char *label, const struct outcome *a,
                    const struct outcome *b, cell_writer *write)
{
    struct text left = {0};
    struct text right = {0};
    write(a, &left);
    write(b, &right);
    if (!left.failed && !right.failed)
        put_cells(sheet, label, left.bytes, right.bytes);
    text_free(&left);
    text_free(&right);
}

static void write_state(const struct outcome *outcome, struct text *out)
{
    text_put(out, outcome_state_name(outcome));
    if (outcome->rank > 0)
        text_format(out, ", number %u", outcome->rank);
}

static void write_standing(const struct outcome *outcome, struct text *out)
{
    text_put(out, outcome->state == OUTCOME_NOT_APPLICABLE
                      ? "meant for another situation"
                      : level_meaning(outcome->level));
}

static void write_trial(const struct outcome *outcome, struct text *out)
{
    const char *trial = outcome->option->evidence.trial;
    text_put(out, trial == NULL ? "none known" : trial);
}

static void write_endpoint(const struct endpoint *endpoint, struct text *out)
{
    figure_write(out, endpoint->months, 1);
    text_put(out, " against ");
    figure_write(out, endpoint->control, 1);
    text_put(out, " months");
}

static void write_growth(const struct outcome *outcome, struct text *out)
{
    write_endpoint(&outcome->option->evidence.pfs, out);
}

static void write_survival(const struct outcome *outcome, struct text *out)
{
    write_endpoint(&outcome->option->evidence.os, out);
}

static void write_severe(const struct outcome *outcome, struct text *out)
{
    figure_write(out, outcome->option->evidence.severe, 0);
    text_put(out, " of 100");
}

static void write_hair(const struct outcome *outcome, struct text *out)
{
    static const char *const words[] = {"not known", "stays", "thins", "is lost"};
    text_put(out, words[outcome->option->logistics.hair]);
}

static void write_visits(const struct outcome *outcome, struct text *out)
{
    figure_write(out, outcome->option->logistics.visits, 1);
}

static void write_route(const struct outcome *outcome, struct text *out)
{
    const char *route = outcome->option->logistics.route;
    text_put(out, route == NULL ? "not said" : route);
}

static void write_monitoring(const struct outcome *outcome, struct text *out)
{
    const char *monitoring = outcome->option->logistics.monitoring;
    text_put(out, monitoring == NULL ? "not said" : monitoring);
}

static void put_grid(struct sheet *sheet, const struct outcome *a,
                     const struct outcome *b)
{
    page_heading(&sheet->page, "SIDE BY SIDE", NULL);
    put_cells(sheet, "", a->option->id, b->option->id);
    put_row(sheet, "in this list", a, b, write_state);
    put_row(sheet, "guidelines, here", a, b, write_standing);
    put_row(sheet, "its own trial", a, b, write_trial);
    put_row(sheet, "time without growth", a, b, write_growth);
    put_row(sheet, "length of life", a, b, write_survival);
    put_row(sheet, "severe side effects", a, b, write_severe);
    put_row(sheet, "my hair", a, b, write_hair);
    put_row(sheet, "visits in 4 weeks", a, b, write_visits);
    put_row(sheet, "how it is given", a, b, write_route);
    put_row(sheet, "checks", a, b, write_monitoring);
}

/* Why an option without a balance has none. */
static void put_without_balance(struct sheet *sheet, const struct outcome *outcome)
{
    struct reasons reasons = reasons_of(sheet->arena, sheet->answer, outcome);
    page_heading(&sheet->page, outcome->option->id, outcome_state_name(outcome));
    reasons_text(sheet, &reasons, REASON_AGAINST, 3);
    reasons_text(sheet, &reasons, REASON_NEEDS, 3);
}

void compare_text(const struct answer *answer, const struct outcome *a,
                  const struct outcome *b, const struct style *style, struct text *out)
{
    struct sheet sheet;
    if (!sheet_open(&sheet, answer, style, false, out))
        return;
    bool weighed = a->state >= OUTCOME_CAUTION && b->state >= OUTCOME_CAUTION;
    person_text(&sheet);
    if (weighed) {
        put_sentence(&sheet, a, b);
        balances_text(&sheet, a, a->option->id, b, b->option->id);
    } else {
        if (a->state < OUTCOME_CAUTION)
            put_without_balance(&sheet, a);
        if (b->state < OUTCOME_CAUTION)
            put_without_balance(&sheet, b);
    }
    put_grid(&sheet, a, b);
    trust_text(&sheet);
    weights_text(&sheet);
    sheet_close(&sheet);
}
