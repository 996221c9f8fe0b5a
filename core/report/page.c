/* Columns and colours. */
#include "page.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

const char *page_glyph(const struct page *page, enum glyph glyph)
{
    static const char *const glyphs[][2] = {
        [GLYPH_PLUS] = {"+", "+"},       [GLYPH_MINUS] = {"\xe2\x88\x92", "-"},
        [GLYPH_ALERT] = {"!", "!"},      [GLYPH_ASK] = {"?", "?"},
        [GLYPH_DOT] = {"\xc2\xb7", "-"}, [GLYPH_ARROW] = {"\xe2\x86\x92", "->"},
        [GLYPH_LINK] = {"&", "&"},       [GLYPH_DOSE] = {"\xe2\x89\x88", "~"},
    };
    return glyphs[glyph][page->style.unicode ? 0 : 1];
}

static const char *paint_code(enum paint paint)
{
    static const char *const codes[] = {
        [PAINT_PLAIN] = "",         [PAINT_BOLD] = "\x1b[1m",
        [PAINT_DIM] = "\x1b[2m",    [PAINT_RED] = "\x1b[1;31m",
        [PAINT_GREEN] = "\x1b[32m", [PAINT_YELLOW] = "\x1b[33m",
        [PAINT_CYAN] = "\x1b[36m",
    };
    return codes[paint];
}

void page_put(struct page *page, enum paint paint, const char *string)
{
    bool painted = page->style.color && paint != PAINT_PLAIN && string[0] != '\0';
    if (painted)
        text_put(page->out, paint_code(paint));
    text_put(page->out, string);
    if (painted)
        text_put(page->out, "\x1b[0m");
}

void page_newline(struct page *page)
{
    text_put_char(page->out, '\n');
}

static int columns(const char *string)
{
    return utf8_columns(string, strlen(string));
}

void page_pad(struct page *page, int used, int column)
{
    text_repeat(page->out, " ", column - used);
}

void page_heading(struct page *page, const char *left, const char *right)
{
    page_newline(page);
    page_put(page, PAINT_BOLD, left);
    if (right != NULL) {
        page_pad(page, columns(left) + columns(right), page->style.width);
        page_put(page, PAINT_DIM, right);
    }
    page_newline(page);
}

/* The end of the words that fit into `room` columns; at least one word. */
static const char *fitting(const char *at, int room)
{
    const char *end = at;
    int used = 0;
    while (*end != '\0') {
        const char *word = end + strspn(end, " ");
        size_t length = strcspn(word, " ");
        used += (int)(word - end) + utf8_columns(word, length);
        if (used > room && end != at)
            break;
        end = word + length;
    }
    return end;
}

static void put_span(struct page *page, enum paint paint, const char *at, size_t length)
{
    bool painted = page->style.color && paint != PAINT_PLAIN;
    text_put(page->out, painted ? paint_code(paint) : "");
    text_put_n(page->out, at, length);
    text_put(page->out, painted ? "\x1b[0m" : "");
}

void page_item(struct page *page, int indent, const char *mark, enum paint mark_paint,
               enum paint paint, const char *string)
{
    int hang = indent + columns(mark) + (mark[0] == '\0' ? 0 : 1);
    text_repeat(page->out, " ", indent);
    page_put(page, mark_paint, mark);
    text_put(page->out, mark[0] == '\0' ? "" : " ");
    const char *at = string;
    do {
        const char *end = fitting(at, page->style.width - hang);
        if (at != string)
            text_repeat(page->out, " ", hang);
        put_span(page, paint, at, (size_t)(end - at));
        page_newline(page);
        at = end + strspn(end, " ");
    } while (*at != '\0');
}

void page_bar(struct page *page, int32_t millionths, int cells)
{
    static const char *const eighths[] = {"",
                                          "\xe2\x96\x8f",
                                          "\xe2\x96\x8e",
                                          "\xe2\x96\x8d",
                                          "\xe2\x96\x8c",
                                          "\xe2\x96\x8b",
                                          "\xe2\x96\x8a",
                                          "\xe2\x96\x89"};
    int64_t steps = (int64_t)millionths * cells * 8 / 1000000;
    int whole = (int)(steps / 8);
    int part = page->style.unicode ? (int)(steps % 8) : 0;
    if (page->style.color)
        text_put(page->out, paint_code(PAINT_GREEN));
    text_repeat(page->out, page->style.unicode ? "\xe2\x96\x88" : "#", whole);
    text_put(page->out, eighths[part]);
    if (page->style.color)
        text_put(page->out, "\x1b[0m");
    text_repeat(page->out, page->style.unicode ? " " : ".", cells - whole - (part > 0));
}

/* Cuts at `room` columns with an ellipsis. Answers the columns used. */
static int put_cut(struct page *page, enum paint paint, const char *string, int room)
{
    int used = columns(string);
    if (used <= room) {
        page_put(page, paint, string);
        return used;
    }
    const char *dots = page->style.unicode ? "\xe2\x80\xa6" : "...";
    int keep = room - columns(dots);
    size_t length = 0;
    while (utf8_columns(string, length) < keep)
        length += utf8_step(string + length, strlen(string + length));
    put_span(page, paint, string, length);
    page_put(page, paint, dots);
    return room;
}

void page_bar_line(struct page *page, int indent, const char *number, const char *left,
                   int32_t millionths)
{
    enum { CELLS = 20 };
    int right = page->style.width - CELLS - 4;
    char figure[12];
    text_repeat(page->out, " ", indent);
    page_put(page, PAINT_BOLD, number);
    text_put_char(page->out, ' ');
    int used = indent + columns(number) + 1;
    used += put_cut(page, PAINT_BOLD, left, right - used - 1);
    page_pad(page, used, right);
    page_bar(page, millionths, CELLS);
    int hundredths = (millionths + 5000) / 10000;
    figure[0] = (char)(hundredths >= 100 ? '1' : ' ');
    figure[1] = (char)(hundredths >= 10 ? '0' + hundredths / 10 % 10 : ' ');
    figure[2] = (char)('0' + hundredths % 10);
    figure[3] = '\0';
    text_put_char(page->out, ' ');
    page_put(page, PAINT_BOLD, figure);
    page_newline(page);
}
