/* Elements, attributes, escapes. */
#include "report/html.h"

#include "base/text.h"
#include "small.h"

static void elements_close_in_order_and_everything_is_escaped(void)
{
    struct text out = {0};
    struct html html = {.out = &out};
    html_open(&html, "span");
    html_attr(&html, "title", "5 > 3 & \"so\"");
    html_attr(&html, "lang", NULL);
    html_text(&html, "<b>1 & 2</b>");
    html_leaf(&html, "b", "x", "\"y\"");
    html_close(&html);
    CU_ASSERT_EQUAL(html.depth, 0);
    small_same(&out, "<span title=\"5 &gt; 3 &amp; &quot;so&quot;\">&lt;b&gt;1 &amp; "
                     "2&lt;/b&gt;<b class=\"x\">\"y\"</b></span>");
}

static void what_has_no_content_has_no_end(void)
{
    struct text out = {0};
    struct html html = {.out = &out};
    html_open(&html, "input");
    html_flag(&html, "checked");
    html_attr_int(&html, "value", -7);
    html_close(&html);
    html_open(&html, "rect");
    html_attr_tenths(&html, "x", 125);
    html_attr_tenths(&html, "y", 120);
    html_attr_id(&html, "id", "o", 4);
    html_close(&html);
    html_open(&html, "textarea");
    html_close(&html);
    small_same(&out, "<input checked value=\"-7\"><rect x=\"12.5\" y=\"12\" id=\"o4\"/>"
                     "<textarea></textarea>");
}

static void too_deep_or_one_end_too_many_is_a_failure(void)
{
    struct text out = {0};
    struct html html = {.out = &out};
    for (int i = 0; i <= HTML_DEPTH; i++)
        html_open(&html, "b");
    CU_ASSERT_TRUE(out.failed);
    text_free(&out);
    html = (struct html){.out = &out};
    html_close(&html);
    CU_ASSERT_TRUE(out.failed);
    text_free(&out);
}

UNIT_SUITE(html) = {
    UNIT_TEST(elements_close_in_order_and_everything_is_escaped),
    UNIT_TEST(what_has_no_content_has_no_end),
    UNIT_TEST(too_deep_or_one_end_too_many_is_a_failure),
    UNIT_END,
};
