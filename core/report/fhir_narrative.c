/* The escaping of narratives, and the two forms in which they are written. */
#include "fhir_narrative.h"

#include "base/text.h"
#include "fhir_write.h"

void xhtml_put(struct text *out, const char *string)
{
    for (const char *c = string; *c != '\0'; c++) {
        if (*c == '&')
            text_put(out, "&amp;");
        else if (*c == '<')
            text_put(out, "&lt;");
        else if (*c == '>')
            text_put(out, "&gt;");
        else if (*c == '"')
            text_put(out, "&quot;");
        else
            text_put_char(out, *c);
    }
}

void xhtml_element(struct text *out, const char *tag, const char *string)
{
    text_format(out, "<%s>", tag);
    xhtml_put(out, string);
    text_format(out, "</%s>", tag);
}

void r4_narrative_xhtml(struct r4 *r4, struct text *body)
{
    struct text whole = {0};
    text_put(&whole, "<div xmlns=\"http://www.w3.org/1999/xhtml\">");
    text_put(&whole, body->bytes == NULL ? "" : body->bytes);
    text_put(&whole, "</div>");
    json_open(&r4->json, "text", '{');
    r4_string(r4, "status", "generated");
    r4_string(r4, "div", whole.bytes);
    json_close(&r4->json, '}');
    if (body->failed || whole.failed)
        r4->json.out->failed = true;
    text_free(&whole);
    text_free(body);
}

void r4_narrative(struct r4 *r4, const char *text)
{
    struct text body = {0};
    xhtml_element(&body, "p", text);
    r4_narrative_xhtml(r4, &body);
}
