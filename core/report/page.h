/* A page of text for a terminal: paint, wrapping, marks, bars. Every column counts; no
 * line is wider than the style allows unless a single word is. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include <stdint.h>

#include "style.h"

struct text;

struct page {
    struct text *out;
    struct style style;
};

/* What stands before a text and says what kind it is. Never colour alone: each has a
 * sign, with an ASCII twin; a danger is also bold and stands under its own heading. */
enum mark {
    MARK_NONE,
    MARK_DIM, /* no sign; the text is dim */
    MARK_FOR,
    MARK_COST,
    MARK_DANGER,
    MARK_MIND,
    MARK_ASK,
    MARK_DOSE,
    MARK_WITH,
    MARK_TO,
    MARK_NOTE,
    MARK_OUT,
    MARK_YES,
    MARK_NO
};

/* Writes a string in a paint. */
void page_put(struct page *page, enum paint paint, const char *string);

void page_newline(struct page *page);

/* Pads with spaces from `used` columns to `column`. */
void page_pad(struct page *page, int used, int column);

/* Pads on the left: a right-aligned cell. */
void page_put_right(struct page *page, enum paint paint, const char *string, int width);

/* Cuts at `width` columns with an ellipsis, or pads: a left-aligned cell. */
void page_put_left(struct page *page, enum paint paint, const char *string, int width);

/* A line in bold, wrapped. */
void page_title(struct page *page, const char *string);

/* An empty line and a heading, with something at the right end (NULL for nothing). */
void page_heading(struct page *page, const char *left, const char *right);

/* Text after a mark at column `indent`, wrapped; further lines stand under the text. */
void page_item(struct page *page, int indent, enum mark mark, const char *string);

/* `left` in bold after a number, then a bar of a value in millionths and its whole
 * hundredths. */
void page_bar_line(struct page *page, const char *number, const char *left,
                   int32_t millionths);

/* A bar alone, `cells` wide. */
void page_bar(struct page *page, int32_t millionths, int cells);

/* The first where characters outside ASCII are allowed, else the second. */
const char *page_either(const struct page *page, const char *unicode, const char *ascii);

#endif
