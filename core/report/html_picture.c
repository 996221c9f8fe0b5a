/* Dots, bars and balances. */
#include "html_picture.h"

#include "html_says.h"
#include "weigh/dimension.h"

static void put_shape(struct html *html, const char *shape, const char *class_name)
{
    html_open(html, shape);
    html_attr(html, "class", class_name);
}

static void put_rect(struct html_page *page, const char *class_name, int64_t x, int64_t y,
                     int64_t width, int64_t height)
{
    struct html *html = &page->html;
    put_shape(html, "rect", class_name);
    html_attr_tenths(html, "x", x);
    html_attr_tenths(html, "y", y);
    html_attr_tenths(html, "width", width);
    html_attr_tenths(html, "height", height);
    html_close(html);
}

static void open_svg(struct html_page *page, const char *class_name, const char *box,
                     const char *title)
{
    struct html *html = &page->html;
    html_open_class(html, "svg", class_name);
    html_attr(html, "viewBox", box);
    html_attr(html, "role", "img");
    html_leaf(html, "title", NULL, title);
}

/* A picture that takes the width it is given. */
static void open_wide(struct html_page *page, const char *class_name, const char *box,
                      const char *title)
{
    struct html *html = &page->html;
    html_open_class(html, "svg", class_name);
    html_attr(html, "viewBox", box);
    html_attr(html, "preserveAspectRatio", "none");
    html_attr(html, "role", "img");
    html_leaf(html, "title", NULL, title);
}

static void open_pattern(struct html *html, const char *id, const char *size)
{
    html_open(html, "pattern");
    html_attr(html, "id", id);
    html_attr(html, "width", size);
    html_attr(html, "height", size);
    html_attr(html, "patternUnits", "userSpaceOnUse");
}

static void put_dot(struct html *html, const char *class_name, const char *radius)
{
    put_shape(html, "circle", class_name);
    html_attr(html, "cx", "5");
    html_attr(html, "cy", "5");
    html_attr(html, "r", radius);
    html_close(html);
}

void pictures_html(struct html_page *page)
{
    struct html *html = &page->html;
    html_open_class(html, "svg", "patterns");
    html_attr(html, "aria-hidden", "true");
    html_attr(html, "focusable", "false");
    html_open(html, "defs");
    open_pattern(html, "dot-full", "10");
    put_dot(html, "dot-full", "4.2");
    html_close(html);
    open_pattern(html, "dot-empty", "10");
    put_dot(html, "dot-empty", "3.4");
    html_close(html);
    open_pattern(html, "hatch", "6");
    html_attr(html, "patternTransform", "rotate(45)");
    put_shape(html, "rect", "hatch-ground");
    html_attr(html, "width", "6");
    html_attr(html, "height", "6");
    html_close(html);
    put_shape(html, "rect", "hatch-line");
    html_attr(html, "width", "2.4");
    html_attr(html, "height", "6");
    html_close(html);
    html_close(html);
    html_close(html);
    html_close(html);
}

/* -------------------- dots */

/* Dots in whole rows from the bottom, and a part of the next: four pieces at most. */
static void put_dots(struct html_page *page, int64_t filled)
{
    int64_t rows = filled / 10;
    int64_t part = filled % 10;
    int64_t above = 10 - rows - (part > 0);
    if (rows > 0)
        put_rect(page, "dots-full", 0, 1000 - rows * 100, 1000, rows * 100);
    if (part > 0) {
        put_rect(page, "dots-full", 0, above * 100, part * 100, 100);
        put_rect(page, "dots-empty", part * 100, above * 100, 1000 - part * 100, 100);
    }
    if (above > 0)
        put_rect(page, "dots-empty", 0, 0, 1000, above * 100);
}

void dots_html(struct html_page *page, const char *class_name, int64_t filled)
{
    filled = filled < 0 ? 0 : filled > 100 ? 100 : filled;
    open_svg(
        page, class_name, "0 0 100 100",
        say_with(page, WORD_PICTURE_SAYS, page_number(page, filled), NULL, NULL, NULL));
    put_dots(page, filled);
    html_close(&page->html);
}

/* -------------------- bars */

void bar_html(struct html_page *page, const char *label, int32_t value, int32_t low,
              int32_t high)
{
    open_wide(page, "bar", "0 0 100 10", label);
    put_rect(page, "bar-ground", 0, 30, 1000, 40);
    put_rect(page, "bar-value", 0, 20, value, 60);
    if (low >= 0 && high > low)
        put_rect(page, "bar-range", low, 40, high - low, 20);
    html_close(&page->html);
}

/* A block of the balance, in tenths, with a gap behind it. */
static void put_segment(struct text *path, int64_t x, int64_t width)
{
    int64_t shown = width > 5 ? width - 5 : 0;
    text_put_char(path, 'M');
    text_put_fixed(path, x, 1);
    text_put(path, " 2h");
    text_put_fixed(path, shown, 1);
    text_put(path, "v8h-");
    text_put_fixed(path, shown, 1);
    text_put_char(path, 'z');
}

/* Segments of one side from the middle outwards, the largest first. */
static void put_side(struct html_page *page, const struct shown *shown, int sign,
                     int64_t widest)
{
    enum { MIDDLE = 1000 };
    uint32_t leads[POISE_DIMENSION_END];
    uint32_t count = leads_of(page, shown, sign, leads, POISE_DIMENSION_END);
    int64_t at = 0;
    struct text path = {0};
    text_put(&path, "");
    for (uint32_t i = 0; i < count; i++) {
        int64_t width = sign * lead_of(page, shown, leads[i]) * MIDDLE / widest;
        put_segment(&path, sign > 0 ? MIDDLE + at : MIDDLE - at - width, width);
        at += width;
    }
    put_shape(&page->html, "path", sign > 0 ? "lean-for" : "lean-against");
    html_attr(&page->html, "d", page_keep(page, &path));
    html_close(&page->html);
}

void lean_html(struct html_page *page, const struct shown *shown)
{
    int64_t widest = widest_lead(page, shown->outcome->option->role);
    int64_t better = 0;
    int64_t worse = 0;
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int64_t lead = lead_of(page, shown, d);
        better += lead > 0 ? lead : 0;
        worse -= lead < 0 ? lead : 0;
    }
    open_wide(page, "lean", "0 0 200 12",
              say_with(page, WORD_BAR_SAYS, page_number(page, (better + 5000) / 10000),
                       page_number(page, (worse + 5000) / 10000), NULL, NULL));
    put_side(page, shown, -1, widest);
    put_side(page, shown, 1, widest);
    put_rect(page, "lean-middle", 995, 0, 10, 120);
    html_close(&page->html);
}

void slider_html(struct html_page *page, int64_t now, int64_t then)
{
    int64_t from = now < then ? now : then;
    int64_t to = now < then ? then : now;
    open_svg(page, "turn", "-2 0 104 12", say(page, WORD_CHANGE_LINE));
    put_rect(page, "bar-ground", 0, 50, 1000, 20);
    put_rect(page, "turn-way", from * 10, 50, (to - from) * 10, 20);
    put_rect(page, "turn-then", then * 10 - 8, 10, 16, 100);
    html_open_class(&page->html, "circle", "turn-now");
    html_attr_int(&page->html, "cx", now);
    html_attr(&page->html, "cy", "6");
    html_attr(&page->html, "r", "2.6");
    html_close(&page->html);
    html_close(&page->html);
}
