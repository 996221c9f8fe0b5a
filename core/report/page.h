/* A page of text for a terminal: paint, wrapping, bars. Every column counts; no line is
 * wider than the style allows unless a single word is. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include <stdint.h>

#include "style.h"

struct text;

struct page {
    struct text *out;
    struct style style;
};

/* Characters that have an ASCII twin. */
enum glyph {
    GLYPH_PLUS,
    GLYPH_MINUS,
    GLYPH_ALERT,
    GLYPH_ASK,
    GLYPH_DOT,
    GLYPH_ARROW,
    GLYPH_LINK,
    GLYPH_DOSE
};

const char *page_glyph(const struct page *page, enum glyph glyph);

/* Writes a string in a paint. */
void page_put(struct page *page, enum paint paint, const char *string);

void page_newline(struct page *page);

/* A heading, with something at the right end of the line (NULL for nothing). */
void page_heading(struct page *page, const char *left, const char *right);

/* Text after a mark at column `indent`, wrapped; further lines stand under the text. The
 * mark may be "". */
void page_item(struct page *page, int indent, const char *mark, enum paint mark_paint,
               enum paint paint, const char *string);

/* `left` in bold, padded, then a bar of a value in millionths and its whole hundredths.
 */
void page_bar_line(struct page *page, int indent, const char *number, const char *left,
                   int32_t millionths);

/* A bar alone, `cells` wide. */
void page_bar(struct page *page, int32_t millionths, int cells);

/* Pads with spaces from `used` columns to `column`. */
void page_pad(struct page *page, int used, int column);

#endif
