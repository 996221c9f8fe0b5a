/* The escaping of narratives, how they are written, and what every answer says. */
#include "fhir_narrative.h"

#include "base/text.h"
#include "fhir_write.h"
#include "settings/catalogue.h"

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

/* -------------------- what must stand with every answer */

static bool is_emergency(const struct raised_flag *flag)
{
    return flag->severity == SEVERITY_EMERGENCY;
}

void r4_put_emergencies(const struct r4 *r4, struct text *body)
{
    const struct answer *answer = r4->answer;
    for (uint32_t i = 0; i < answer->flag_count; i++) {
        if (!is_emergency(&answer->flags[i]))
            continue;
        text_put(body, "<p><b>Emergency: ");
        xhtml_put(body, answer->flags[i].text);
        text_put(body, "</b></p>");
    }
}

bool r4_is_emergency(const struct answer *answer)
{
    return answer->flag_count > 0 && is_emergency(&answer->flags[0]);
}

void r4_notes(struct r4 *r4)
{
    const struct answer *answer = r4->answer;
    json_open(&r4->json, "note", '[');
    r4_words(r4, NULL, r4_advice());
    for (uint32_t i = 0; i < answer->flag_count; i++) {
        struct text text = {0};
        if (!is_emergency(&answer->flags[i]))
            continue;
        text_format(&text, "Emergency: %s", answer->flags[i].text);
        r4_words(r4, NULL, text.bytes == NULL ? "Emergency" : text.bytes);
        r4->json.out->failed |= text.failed;
        text_free(&text);
    }
    r4_words(r4, NULL,
             "Figures are of each option's own trial and not comparable between trials. "
             "The clinical content has not been reviewed by clinicians.");
    json_close(&r4->json, ']');
}
