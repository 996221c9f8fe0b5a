/* Contributions in tenths of a hundredth. They are rounded one after another on their
 * running sum, so that the printed parts add up to the printed whole as the exact ones
 * add up to the exact one. */
#include "balance_text.h"

#include "weigh/dimension.h"

enum { WEIGHT = 7, ADDS = 8 };

/* The columns that give way on a narrow screen. */
struct columns {
    int label;
    int bar;
};

/* `bars` of them stand side by side. */
static struct columns columns_for(const struct sheet *sheet, int bars)
{
    int width = sheet->page.style.width;
    struct columns columns = {.label = width < 60 ? 12 : 18};
    int room = (width - 2 - columns.label - WEIGHT - ADDS) / bars - 3;
    columns.bar = room > 12 ? 12 : room < 2 ? 2 : room;
    return columns;
}

/* A running sum and how much of it has been printed, in tenths. */
struct running {
    int64_t exact;   /* millionths */
    int64_t printed; /* tenths of a hundredth */
};

static int64_t to_tenths(int64_t millionths)
{
    return (millionths >= 0 ? millionths + 500 : millionths - 500) / 1000;
}

static int64_t next_part(struct running *running, int64_t millionths)
{
    running->exact += millionths;
    int64_t tenths = to_tenths(running->exact) - running->printed;
    running->printed += tenths;
    return tenths;
}

static void put_tenths(struct sheet *sheet, enum paint paint, int64_t tenths, bool sign,
                       int columns)
{
    struct text text = {0};
    if (sign && tenths > 0)
        text_put_char(&text, '+');
    text_put_rounded(&text, tenths, 1, 1);
    if (!text.failed)
        page_put_right(&sheet->page, paint, text.bytes, columns);
    text_free(&text);
}

static void put_percent(struct sheet *sheet, int32_t weight)
{
    struct text text = {0};
    text_put_rounded(&text, weight, 1, 1);
    text_put(&text, " %");
    if (!text.failed)
        page_put_right(&sheet->page, PAINT_PLAIN, text.bytes, WEIGHT);
    text_free(&text);
}

static bool is_known(const struct outcome *outcome, uint32_t dimension)
{
    return (outcome->known >> dimension & 1) != 0;
}

/* A bar of the worth, and "?" behind it when it is not from a measurement. */
static void put_worth(struct sheet *sheet, const struct outcome *outcome, uint32_t d,
                      int bar)
{
    text_put(sheet->page.out, "  ");
    page_bar(&sheet->page, outcome->worth[d] * 1000, bar);
    text_put(sheet->page.out, is_known(outcome, d) ? " " : "?");
}

static void put_label(struct sheet *sheet, uint32_t d, int columns)
{
    text_put(sheet->page.out, "  ");
    page_put_left(&sheet->page, PAINT_PLAIN, dimensions[d].label, columns);
    put_percent(sheet, sheet->answer->weights.weight[d]);
}

static void put_unknown_hint(struct sheet *sheet, uint32_t known)
{
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        if (sheet->answer->weights.weight[d] == 0 || (known >> d & 1) != 0)
            continue;
        page_item(&sheet->page, 2, MARK_DIM,
                  "? not measured: the middle of its class or of the range is taken");
        return;
    }
}

void balance_text(struct sheet *sheet, const struct outcome *outcome)
{
    struct running running = {0};
    struct columns columns = columns_for(sheet, 1);
    page_heading(&sheet->page, "BALANCE", NULL);
    page_put_left(&sheet->page, PAINT_DIM, "", columns.label + 2);
    page_put_right(&sheet->page, PAINT_DIM, "weight", WEIGHT);
    page_put_left(&sheet->page, PAINT_DIM, "  how good", columns.bar + 3);
    page_put_right(&sheet->page, PAINT_DIM, "adds", ADDS);
    page_newline(&sheet->page);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int32_t weight = sheet->answer->weights.weight[d];
        if (weight == 0)
            continue;
        put_label(sheet, d, columns.label);
        put_worth(sheet, outcome, d, columns.bar);
        put_tenths(sheet, PAINT_PLAIN,
                   next_part(&running, (int64_t)weight * outcome->worth[d]), false, ADDS);
        page_newline(&sheet->page);
    }
    text_put(sheet->page.out, "  ");
    page_put_left(&sheet->page, PAINT_BOLD, "balance",
                  columns.label + WEIGHT + columns.bar + 3);
    put_tenths(sheet, PAINT_BOLD, to_tenths(outcome->balance), false, ADDS);
    page_newline(&sheet->page);
    put_unknown_hint(sheet, outcome->known);
}

void balances_text(struct sheet *sheet, const struct outcome *a, const char *title_a,
                   const struct outcome *b, const char *title_b)
{
    struct running running = {0};
    struct columns columns = columns_for(sheet, 2);
    page_heading(&sheet->page, "BALANCE", NULL);
    page_put_left(&sheet->page, PAINT_DIM, "", columns.label + 2);
    page_put_right(&sheet->page, PAINT_DIM, "weight", WEIGHT);
    text_put(sheet->page.out, "  ");
    page_put_left(&sheet->page, PAINT_DIM, title_a, columns.bar);
    text_put(sheet->page.out, "   ");
    page_put_left(&sheet->page, PAINT_DIM, title_b, columns.bar);
    page_put_right(&sheet->page, PAINT_DIM, "difference", ADDS + 4);
    page_newline(&sheet->page);
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int32_t weight = sheet->answer->weights.weight[d];
        if (weight == 0)
            continue;
        put_label(sheet, d, columns.label);
        put_worth(sheet, a, d, columns.bar);
        put_worth(sheet, b, d, columns.bar);
        put_tenths(sheet, PAINT_PLAIN,
                   next_part(&running, (int64_t)weight * (a->worth[d] - b->worth[d])),
                   true, ADDS);
        page_newline(&sheet->page);
    }
    text_put(sheet->page.out, "  ");
    page_put_left(&sheet->page, PAINT_BOLD, "balance", columns.label + WEIGHT);
    put_tenths(sheet, PAINT_BOLD, to_tenths(a->balance), false, columns.bar + 2);
    put_tenths(sheet, PAINT_BOLD, to_tenths(b->balance), false, columns.bar + 3);
    put_tenths(sheet, PAINT_BOLD, to_tenths(a->balance - b->balance), true, ADDS + 1);
    page_newline(&sheet->page);
    put_unknown_hint(sheet, a->known & b->known);
}

void difference_write(int64_t millionths, struct text *out)
{
    text_put(out, millionths > 0 ? "+" : "");
    text_put_rounded(out, to_tenths(millionths), 1, 1);
}
