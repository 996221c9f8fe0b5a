/* HTML, escaped. */
#include "html.h"

#include <string.h>

#include "base/text.h"

static void end_start(struct html *html)
{
    if (html->start)
        text_put_char(html->out, '>');
    html->start = false;
}

static void put_escaped(struct text *out, const char *string, bool attribute)
{
    for (const char *at = string; *at != '\0'; at++) {
        if (*at == '&')
            text_put(out, "&amp;");
        else if (*at == '<')
            text_put(out, "&lt;");
        else if (*at == '>')
            text_put(out, "&gt;");
        else if (*at == '"' && attribute)
            text_put(out, "&quot;");
        else
            text_put_char(out, *at);
    }
}

/* Elements without content have no end tag; those of a picture close themselves. */
static const char *end_of(const char *tag)
{
    static const char *const empty[] = {"meta", "input", "br", "hr", "col"};
    static const char *const drawn[] = {"rect", "circle", "path", "line", "use", "stop"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (strcmp(tag, empty[i]) == 0)
            return ">";
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        if (strcmp(tag, drawn[i]) == 0)
            return "/>";
    return NULL;
}

/* A new line before what stands on its own, so that the page can be read as text too. */
static bool is_block(const char *tag)
{
    static const char *const blocks[] = {"section", "article", "h1",   "h2",  "h3",
                                         "h4",      "p",       "ul",   "ol",  "li",
                                         "table",   "tr",      "div",  "nav", "header",
                                         "footer",  "main",    "head", "body"};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (strcmp(tag, blocks[i]) == 0)
            return true;
    return false;
}

void html_open(struct html *html, const char *tag)
{
    end_start(html);
    if (html->depth == HTML_DEPTH) {
        html->out->failed = true;
        return;
    }
    if (is_block(tag))
        text_put_char(html->out, '\n');
    text_format(html->out, "<%s", tag);
    html->tags[html->depth++] = tag;
    html->start = true;
}

void html_close(struct html *html)
{
    if (html->depth == 0) {
        html->out->failed = true;
        return;
    }
    const char *tag = html->tags[--html->depth];
    const char *end = end_of(tag);
    if (end != NULL && html->start) {
        text_put(html->out, end);
        html->start = false;
        return;
    }
    end_start(html);
    text_format(html->out, "</%s>", tag);
}

void html_attr(struct html *html, const char *name, const char *value)
{
    if (value == NULL)
        return;
    text_format(html->out, " %s=\"", name);
    put_escaped(html->out, value, true);
    text_put_char(html->out, '"');
}

void html_attr_int(struct html *html, const char *name, int64_t value)
{
    text_format(html->out, " %s=\"", name);
    text_put_int(html->out, value);
    text_put_char(html->out, '"');
}

void html_attr_tenths(struct html *html, const char *name, int64_t tenths)
{
    text_format(html->out, " %s=\"", name);
    text_put_fixed(html->out, tenths, 1);
    text_put_char(html->out, '"');
}

void html_attr_id(struct html *html, const char *name, const char *prefix,
                  uint32_t number)
{
    text_format(html->out, " %s=\"%s%u\"", name, prefix, number);
}

void html_flag(struct html *html, const char *name)
{
    text_format(html->out, " %s", name);
}

void html_text(struct html *html, const char *text)
{
    end_start(html);
    put_escaped(html->out, text, false);
}

void html_raw(struct html *html, const char *bytes)
{
    end_start(html);
    text_put(html->out, bytes);
}

void html_open_class(struct html *html, const char *tag, const char *class_name)
{
    html_open(html, tag);
    html_attr(html, "class", class_name);
}

void html_leaf(struct html *html, const char *tag, const char *class_name,
               const char *text)
{
    html_open_class(html, tag, class_name);
    html_text(html, text);
    html_close(html);
}
