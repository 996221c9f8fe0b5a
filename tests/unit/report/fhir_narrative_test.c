/* Narratives: nothing of an input becomes markup. */
#include "report/fhir_narrative.h"

#include "bundled.h"

static void what_would_be_markup_is_escaped(void)
{
    struct text out = {0};
    xhtml_element(&out, "p", "a < b & \"c\" > d");
    CU_ASSERT_STRING_EQUAL(out.bytes, "<p>a &lt; b &amp; &quot;c&quot; &gt; d</p>");
    text_free(&out);
}

static void a_label_with_markup_stays_text(void)
{
    struct bundled bundled;
    bundled_one(&bundled, "label = \"<script>x</script>\";", "age = 60");
    const char *div = json_at(resource(&bundled, "RequestGroup", 0), "text.div");
    const char *escaped = strstr(div, "&lt;script&gt;x&lt;/script&gt;");
    CU_ASSERT_TRUE(escaped != NULL && escaped < json_end(div, 0));
    CU_ASSERT_TRUE(json_is(resource(&bundled, "RequestGroup", 0), "action.0.title",
                           "\"<script>x</script>\""));
    bundled_close(&bundled);
}

static void emergencies_stand_in_it_before_the_list(void)
{
    const char *const members[] = {"", NULL};
    struct bundled bundled;
    bundled_open(&bundled, members,
                 "flags = ({ code = \"urgent:y\"; severity = \"emergency\";"
                 "  when = \"age > 50\"; text = \"Act <now>\"; });",
                 "age = 60");
    const char *group = resource(&bundled, "RequestGroup", 0);
    const char *div = json_at(group, "text.div");
    const char *emergency = strstr(div, "<b>Emergency: Act &lt;now&gt;</b>");
    CU_ASSERT_TRUE_FATAL(emergency != NULL);
    CU_ASSERT_TRUE(emergency < strstr(div, "<ol>"));
    CU_ASSERT_TRUE(json_is(group, "priority", "\"stat\""));
    CU_ASSERT_TRUE(json_is(group, "note.1.text", "\"Emergency: Act <now>\""));
    bundled_close(&bundled);
}

UNIT_SUITE(fhir_narrative) = {
    UNIT_TEST(what_would_be_markup_is_escaped),
    UNIT_TEST(a_label_with_markup_stays_text),
    UNIT_TEST(emergencies_stand_in_it_before_the_list),
    UNIT_END,
};
