/* Tables that scroll in a frame of their own, with heads for rows and columns. */
#include "html_page.h"

void open_table(struct html_page *page, const char *class_name, enum word name)
{
    struct html *html = &page->html;
    html_open_class(html, "div", "scroll");
    html_attr(html, "tabindex", "0");
    html_attr(html, "role", "group");
    html_attr(html, "aria-label", say(page, name));
    html_open_class(html, "table", class_name);
}

void put_head(struct html_page *page, const enum word *titles, uint32_t count)
{
    struct html *html = &page->html;
    html_open(html, "thead");
    html_open(html, "tr");
    for (uint32_t i = 0; i < count; i++) {
        html_open(html, "th");
        html_attr(html, "scope", "col");
        html_text(html, say(page, titles[i]));
        html_close(html);
    }
    html_close(html);
    html_close(html);
}

void close_table(struct html_page *page)
{
    html_close(&page->html);
    html_close(&page->html);
}

void put_row_name(struct html_page *page, const char *name)
{
    html_open(&page->html, "th");
    html_attr(&page->html, "scope", "row");
    html_text(&page->html, name);
    html_close(&page->html);
}

void put_cell(struct html_page *page, const char *class_name, const char *text)
{
    html_leaf(&page->html, "td", class_name, text == NULL ? "?" : text);
}
