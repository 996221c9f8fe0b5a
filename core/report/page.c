/* Columns and colours. */
#include "page.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const struct {
    const char *unicode;
    const char *ascii;
    enum paint paint;
    enum paint text;
} marks[] = {
    [MARK_NONE] = {"", "", PAINT_PLAIN, PAINT_PLAIN},
    [MARK_DIM] = {"", "", PAINT_PLAIN, PAINT_DIM},
    [MARK_FOR] = {"+", "+", PAINT_GREEN, PAINT_PLAIN},
    [MARK_COST] = {"\xe2\x88\x92", "-", PAINT_YELLOW, PAINT_PLAIN},
    [MARK_DANGER] = {"!", "!", PAINT_RED, PAINT_BOLD},
    [MARK_MIND] = {"!", "!", PAINT_YELLOW, PAINT_PLAIN},
    [MARK_ASK] = {"?", "?", PAINT_CYAN, PAINT_PLAIN},
    [MARK_DOSE] = {"\xe2\x89\x88", "~", PAINT_CYAN, PAINT_PLAIN},
    [MARK_WITH] = {"&", "&", PAINT_CYAN, PAINT_PLAIN},
    [MARK_TO] = {"\xe2\x86\x92", ">", PAINT_CYAN, PAINT_PLAIN},
    [MARK_NOTE] = {"\xc2\xb7", "*", PAINT_DIM, PAINT_PLAIN},
    [MARK_OUT] = {"\xc3\x97", "x", PAINT_DIM, PAINT_PLAIN},
    [MARK_YES] = {"\xe2\x9c\x93", "v", PAINT_GREEN, PAINT_PLAIN},
    [MARK_NO] = {"\xc3\x97", "x", PAINT_YELLOW, PAINT_PLAIN},
};

const char *page_either(const struct page *page, const char *unicode, const char *ascii)
{
    return page->style.unicode ? unicode : ascii;
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

static void put_span(struct page *page, enum paint paint, const char *at, size_t length)
{
    bool painted = page->style.color && paint != PAINT_PLAIN && length > 0;
    text_put(page->out, painted ? paint_code(paint) : "");
    text_put_n(page->out, at, length);
    text_put(page->out, painted ? "\x1b[0m" : "");
}

void page_put(struct page *page, enum paint paint, const char *string)
{
    put_span(page, paint, string, strlen(string));
}

void page_newline(struct page *page)
{
    text_trim(page->out);
    text_put_char(page->out, '\n');
}

static int columns(const char *string)
{
    return utf8_columns(string, strlen(string));
}

/* -------------------- cells */

void page_pad(struct page *page, int used, int column)
{
    text_repeat(page->out, " ", column - used);
}

void page_put_right(struct page *page, enum paint paint, const char *string, int width)
{
    page_pad(page, columns(string), width);
    page_put(page, paint, string);
}

void page_put_left(struct page *page, enum paint paint, const char *string, int width)
{
    int used = columns(string);
    if (used <= width) {
        page_put(page, paint, string);
        page_pad(page, used, width);
        return;
    }
    const char *dots = page_either(page, "\xe2\x80\xa6", "...");
    int keep = width - columns(dots);
    size_t length = 0;
    for (size_t next = 0; utf8_columns(string, next) <= keep;) {
        length = next;
        next += utf8_step(string + next, strlen(string + next));
    }
    put_span(page, paint, string, length);
    page_put(page, paint, dots);
    page_pad(page, utf8_columns(string, length) + columns(dots), width);
}

/* -------------------- wrapped text */

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

/* Writes words from column `hang` on, line under line. */
static void put_wrapped(struct page *page, enum paint paint, int hang, const char *string)
{
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

void page_title(struct page *page, const char *string)
{
    put_wrapped(page, PAINT_BOLD, 0, string);
}

void page_heading(struct page *page, const char *left, const char *right)
{
    page_newline(page);
    page_put(page, PAINT_BOLD, left);
    if (right != NULL) {
        int room = page->style.width - columns(left) - columns(right);
        if (room < 1)
            page_newline(page);
        text_repeat(page->out, " ", room);
        page_put(page, PAINT_DIM, right);
    }
    page_newline(page);
}

void page_item(struct page *page, int indent, enum mark mark, const char *string)
{
    const char *sign = page_either(page, marks[mark].unicode, marks[mark].ascii);
    int hang = indent + columns(sign) + (sign[0] == '\0' ? 0 : 1);
    text_repeat(page->out, " ", indent);
    page_put(page, marks[mark].paint, sign);
    text_put(page->out, sign[0] == '\0' ? "" : " ");
    put_wrapped(page, marks[mark].text, hang, string);
}

/* -------------------- bars */

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
    bool painted = page->style.color && steps > 0;
    text_put(page->out, painted ? paint_code(PAINT_GREEN) : "");
    text_repeat(page->out, page_either(page, "\xe2\x96\x88", "#"), whole);
    text_put(page->out, eighths[part]);
    text_put(page->out, painted ? "\x1b[0m" : "");
    text_repeat(page->out, page_either(page, " ", "."), cells - whole - (part > 0));
}

void page_bar_line(struct page *page, const char *number, const char *left,
                   int32_t millionths)
{
    int cells = page->style.width >= 72 ? 20 : 10;
    int used = 1 + columns(number) + 1;
    char figure[12];
    text_put_char(page->out, ' ');
    page_put(page, PAINT_BOLD, number);
    text_put_char(page->out, ' ');
    page_put_left(page, PAINT_BOLD, left, page->style.width - cells - 5 - used);
    text_put_char(page->out, ' ');
    page_bar(page, millionths, cells);
    snprintf(figure, sizeof figure, "%d", (int)((millionths + 5000) / 10000));
    page_put_right(page, PAINT_BOLD, figure, 4);
    page_newline(page);
}
