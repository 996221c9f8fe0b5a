/* Primitive types by their form, and narratives. */
#include <stdio.h>
#include <string.h>

#include "book.h"

/* -------------------- forms: 0 a digit, x a hexadecimal digit, else itself */

static bool fits(const char *text, const char *form, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        bool hex = digit || (text[i] >= 'a' && text[i] <= 'f');
        if (form[i] == '0' ? !digit : form[i] == 'x' ? !hex : text[i] != form[i])
            return false;
    }
    return true;
}

static bool is_form(const char *text, const char *form)
{
    return strlen(text) == strlen(form) && fits(text, form, strlen(form));
}

static bool is_date(const char *text)
{
    return is_form(text, "0000") || is_form(text, "0000-00") ||
           is_form(text, "0000-00-00");
}

/* A day with a time and an offset. */
static bool is_instant(const char *text)
{
    static const char seconds[] = "0000-00-00T00:00:00";
    size_t length = strlen(seconds);
    if (strlen(text) <= length || !fits(text, seconds, length))
        return false;
    const char *zone = text + length;
    if (*zone == '.')
        zone += 1 + strspn(zone + 1, "0123456789");
    return strcmp(zone, "Z") == 0 || is_form(zone, "+00:00") || is_form(zone, "-00:00");
}

static bool is_datetime(const char *text)
{
    return is_date(text) || is_instant(text);
}

static bool is_id(const char *text)
{
    size_t length =
        strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");
    return length > 0 && length <= 64 && text[length] == '\0';
}

static bool is_uri(const char *text)
{
    static const char urn[] = "urn:uuid:";
    if (strncmp(text, urn, strlen(urn)) == 0)
        return is_form(text + strlen(urn), "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
    return *text != '\0' && strpbrk(text, " \t\r\n") == NULL;
}

/* No space at either end, one at most inside. */
static bool is_code(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && text[0] != ' ' && text[length - 1] != ' ' &&
           strstr(text, "  ") == NULL && strpbrk(text, "\t\r\n") == NULL;
}

static bool is_string(const char *text)
{
    for (const char *c = text; *c != '\0'; c++)
        if ((unsigned char)*c < 0x20 && strchr("\t\r\n", *c) == NULL)
            return false;
    return text[strspn(text, " \t\r\n")] != '\0';
}

/* -------------------- narratives */

enum { DEEPEST = 16 };

static bool is_allowed(const char *tag)
{
    static const char *const tags[] = {"div", "p",  "b",  "i",  "ul",    "ol", "li",
                                       "h1",  "h2", "h3", "br", "table", "tr", "td"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strcmp(tags[i], tag) == 0)
            return true;
    return false;
}

static const char *entity_end(const char *at)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strncmp(at, entities[i], strlen(entities[i])) == 0)
            return at + strlen(entities[i]);
    return NULL;
}

struct open_tags {
    int depth;
    char names[DEEPEST][16];
};

/* The end of a tag; NULL if it is none that may stand here. */
static const char *tag_end(const char *at, struct open_tags *open)
{
    char name[16];
    bool closes = at[1] == '/';
    const char *start = at + 1 + closes;
    size_t length = strcspn(start, " >/<");
    const char *end = start + strcspn(start, "><");
    if (length >= sizeof name || *end != '>')
        return NULL;
    snprintf(name, sizeof name, "%.*s", (int)length, start);
    if (!is_allowed(name) || (start[length] != '>' && open->depth > 0))
        return NULL;
    if (!closes) {
        if (open->depth == DEEPEST)
            return NULL;
        memcpy(open->names[open->depth++], name, sizeof name);
        return end + 1;
    }
    if (open->depth == 0 || strcmp(open->names[--open->depth], name) != 0)
        return NULL;
    return end + 1;
}

bool book_xhtml(const char *div)
{
    static const char root[] = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
    struct open_tags open = {0};
    bool says = false;
    const char *at = div;
    if (strncmp(div, root, strlen(root)) != 0)
        return false;
    while (*at != '\0') {
        bool text = *at != '<';
        says |= text && *at != ' ';
        if (*at == '<')
            at = tag_end(at, &open);
        else if (*at == '&')
            at = entity_end(at);
        else
            at++;
        if (at == NULL || (open.depth == 0 && *at != '\0'))
            return false;
    }
    return open.depth == 0 && says;
}

/* -------------------- by type */

bool book_primitive(const char *type, struct json_value value, bool *primitive)
{
    static const struct {
        const char *type;
        bool (*fits)(const char *text);
    } texts[] = {{"string", is_string},  {"markdown", is_string},
                 {"code", is_code},      {"uri", is_uri},
                 {"url", is_uri},        {"canonical", is_uri},
                 {"id", is_id},          {"date", is_date},
                 {"xhtml", book_xhtml},  {"dateTime", is_datetime},
                 {"instant", is_instant}};
    bool whole = json_is(value, JSON_INT);
    double number = 0;
    *primitive = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(texts[i].type, type) == 0)
            return json_is(value, JSON_STRING) && texts[i].fits(json_text(value).at);
    if (strcmp(type, "boolean") == 0)
        return json_is(value, JSON_TRUE) || json_is(value, JSON_FALSE);
    if (strcmp(type, "decimal") == 0)
        return json_number_of(value, &number);
    if (strcmp(type, "integer") == 0)
        return whole;
    if (strcmp(type, "unsignedInt") == 0)
        return whole && json_number_of(value, &number) && number >= 0;
    if (strcmp(type, "positiveInt") == 0)
        return whole && json_number_of(value, &number) && number >= 1;
    *primitive = false;
    return false;
}
