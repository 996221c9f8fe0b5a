/* Writing HTML: elements open and close in order, every text and attribute is escaped.
 *
 * A start tag stays open for attributes until the first content:
 *
 *     html_open(html, "p");
 *     html_attr(html, "class", "lead");
 *     html_text(html, "Less than < more");
 *     html_close(html);            <p class="lead">Less than &lt; more</p>
 *
 * There are no style attributes on purpose: the page is served with a policy that forbids
 * them. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include <stdbool.h>
#include <stdint.h>

struct text;

enum { HTML_DEPTH = 48 };

/* Start with {.out = text}. Tags are string constants. */
struct html {
    struct text *out;
    uint32_t depth;
    const char *tags[HTML_DEPTH];
    bool start; /* the start tag is not finished */
};

void html_open(struct html *html, const char *tag);
/* Ends the innermost element; one that has no content by its nature needs it too. */
void html_close(struct html *html);

/* Of the element just opened. NULL writes no attribute. */
void html_attr(struct html *html, const char *name, const char *value);
void html_attr_int(struct html *html, const char *name, int64_t value);
/* A number of tenths: 125 is "12.5". */
void html_attr_tenths(struct html *html, const char *name, int64_t tenths);
/* "prefix" and a number: ids that belong together. */
void html_attr_id(struct html *html, const char *name, const char *prefix,
                  uint32_t number);
void html_flag(struct html *html, const char *name);

void html_text(struct html *html, const char *text);

/* Bytes as they are: a style sheet, a script, data that holds no "<". */
void html_raw(struct html *html, const char *bytes);

/* An element with a class (NULL: none); it stays open. */
void html_open_class(struct html *html, const char *tag, const char *class_name);

/* An element with a class (NULL: none) and a text. */
void html_leaf(struct html *html, const char *tag, const char *class_name,
               const char *text);

#endif
