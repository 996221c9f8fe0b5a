/* Pictures as inline SVG, drawn with shapes and hatching so that they hold in black and
 * white. Each stands under the sentence that it teaches and above the same as a table. */
#ifndef REPORT_HTML_PICTURE_H
#define REPORT_HTML_PICTURE_H

#include "html_page.h"

/* The patterns that all pictures share; once a page. */
void pictures_html(struct html_page *page);

/* A hundred dots, `filled` of them full, from the bottom left. */
void dots_html(struct html_page *page, const char *class_name, int64_t filled);

/* A bar from 0 to 100 with a soft range; values in tenths of a hundredth, low < 0: no
 * range. */
void bar_html(struct html_page *page, const char *label, int32_t value, int32_t low,
              int32_t high);

/* What speaks for an option (to the right) and against it (to the left), a segment a
 * dimension, on one scale for all. */
void lean_html(struct html_page *page, const struct shown *shown);

/* The line of a slider from 0 to 100 with the place where it is now, and where the first
 * place changes. */
void slider_html(struct html_page *page, int64_t now, int64_t then);

#endif
