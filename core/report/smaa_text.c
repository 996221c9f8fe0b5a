/* The indices of SMAA-2 for a terminal: a table of places, and what kind of weights each
 * option suits. */
#include "base/text.h"
#include "page.h"
#include "smaa/leader.h"
#include "smaa/smaa.h"
#include "smaa_report.h"

enum { NAME_COLUMNS = 18, CELL_COLUMNS = 6, SPARE_COLUMNS = 20 };

static void put_share(struct page *page, double share)
{
    struct text cell = {0};
    bool some = share > 0 && share < 0.005;
    text_format(&cell, some ? "<1" : "%d", (int)(share * 100 + 0.5));
    if (!cell.failed)
        page_put_right(page, PAINT_PLAIN, cell.bytes, CELL_COLUMNS);
    page->out->failed = page->out->failed || cell.failed;
    text_free(&cell);
}

static void put_real(struct page *page, double value, bool known)
{
    struct text cell = {0};
    if (known)
        text_put_real(&cell, value, 3);
    else
        text_put(&cell, "-");
    if (!cell.failed)
        page_put_right(page, PAINT_PLAIN, cell.bytes, CELL_COLUMNS + 4);
    page->out->failed = page->out->failed || cell.failed;
    text_free(&cell);
}

static uint32_t columns_for(const struct page *page, int each, uint32_t count)
{
    int room = (page->style.width - NAME_COLUMNS - SPARE_COLUMNS) / each;
    return room < 1 ? 1 : (uint32_t)room < count ? (uint32_t)room : count;
}

static void put_places(struct page *page, const struct smaa_problem *problem,
                       const struct smaa_result *result, const uint32_t *order)
{
    uint32_t m = problem->alternatives;
    uint32_t shown = columns_for(page, CELL_COLUMNS, m);
    page_heading(page, "PLACES, in 100 readings of the weights and measurements",
                 "mean rank");
    for (uint32_t i = 0; i < m; i++) {
        uint32_t a = order[i];
        page_put(page, PAINT_PLAIN, "  ");
        page_put_left(page, PAINT_BOLD, problem->alternative_ids[a], NAME_COLUMNS);
        for (uint32_t r = 0; r < shown; r++)
            put_share(page, result->ranks[(size_t)a * m + r]);
        put_real(page, result->expected_rank[a], true);
        page_newline(page);
    }
    if (shown < m)
        page_item(page, 2, MARK_DIM, "further places in --format json or a wider window");
}

static void put_reading(struct page *page, const struct smaa_problem *problem,
                        const struct smaa_result *result, const uint32_t *order)
{
    struct text line = {0};
    struct smaa_verdict verdict = smaa_verdict_of(problem, result);
    page_heading(page, "READING", NULL);
    smaa_verdict_write(&verdict, problem, result, &line);
    if (!line.failed)
        page_item(page, 2, MARK_NOTE, line.bytes);
    page->out->failed = page->out->failed || line.failed;
    text_free(&line);
    (void)order;
}

static void put_weights(struct page *page, const struct smaa_problem *problem,
                        const struct smaa_result *result, const uint32_t *order)
{
    uint32_t n = problem->criteria;
    page_heading(page, "WEIGHTS THAT SUIT EACH", "confidence");
    for (uint32_t i = 0; i < problem->alternatives; i++) {
        uint32_t a = order[i];
        struct text line = {0};
        for (uint32_t k = 0; k < n && result->has_central[a]; k++) {
            text_put(&line, k == 0 ? ": " : ", ");
            text_format(&line, "%s ", problem->criterion_ids[k]);
            text_put_real(&line, result->central[(size_t)a * n + k], 2);
        }
        if (result->has_central[a]) {
            text_put(&line, "; first with these in ");
            text_format(&line, "%d of 100", (int)(result->confidence[a] * 100 + 0.5));
        } else {
            text_put(&line, ": never first");
        }
        struct text whole = {0};
        text_format(&whole, "%s%s", problem->alternative_ids[a],
                    line.failed ? "" : line.bytes);
        if (!whole.failed)
            page_item(page, 2, MARK_NONE, whole.bytes);
        page->out->failed = page->out->failed || whole.failed || line.failed;
        text_free(&whole);
        text_free(&line);
    }
}

void smaa_text(const struct smaa_problem *problem, const struct smaa_result *result,
               const struct style *style, struct text *out)
{
    struct page page = {out, *style};
    uint32_t order[SMAA_ALTERNATIVE_LIMIT] = {0};
    smaa_order(problem, result, order);
    put_reading(&page, problem, result, order);
    put_places(&page, problem, result, order);
    put_weights(&page, problem, result, order);
    page_newline(&page);
    text_format(out, "%llu draws, seed %llu, weights by %s\n",
                (unsigned long long)result->draws, (unsigned long long)result->seed,
                result->way);
}
