/* The lines about the answer itself: digests of the whole, of its parts and of each
 * place, so that a later answer can be compared with one that nobody kept. */
#include <string.h>

#include "answer_json.h"
#include "base/secret.h"
#include "base/text.h"
#include "engine/answer.h"
#include "intake/goals.h"
#include "receipt_lines.h"
#include "settings/catalogue.h"

struct slice {
    const char *bytes;
    size_t length;
};

static void add(struct receipt_maker *maker, const char *purpose, struct slice slice,
                char out[DIGEST_LONG])
{
    struct digest made;
    secret_digest(maker->source->secret, purpose, slice.bytes, slice.length, &made);
    digest_format_long(&made, out);
}

void receipt_place(const struct secret *secret, uint32_t place, const char *option,
                   char out[DIGEST_TEXT])
{
    struct digest made = {{0}};
    struct text text = {0};
    text_format(&text, "%u %s", place, option);
    if (!text.failed)
        secret_digest(secret, "poise place", text.bytes, text.length, &made);
    digest_format(&made, out);
    text_free(&text);
}

/* -------------------- taking JSON apart
 *
 * Our own writer puts each member and each element on a line of its own, indented by two
 * spaces a level, and no string holds a line end. So lines are enough. */

static const char *line_end(const char *line, const char *end)
{
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    return newline == NULL ? end : newline + 1;
}

static size_t indent_of(const char *line, const char *end)
{
    size_t indent = 0;
    while (line + indent < end && line[indent] == ' ')
        indent++;
    return indent;
}

static bool begins_item(const char *line, const char *end, size_t indent)
{
    return indent_of(line, end) == indent && line + indent < end &&
           strchr("}]", line[indent]) == NULL;
}

/* The next member or element at an indent, without the comma that may follow it. *at is
 * the start of a line and moves on. */
static bool next_item(const char **at, const char *end, size_t indent, struct slice *out)
{
    const char *line = *at;
    while (line < end && !begins_item(line, end, indent))
        line = line_end(line, end);
    if (line >= end)
        return false;
    const char *stop = line_end(line, end);
    while (stop < end && !begins_item(stop, end, indent) &&
           indent_of(stop, end) >= indent)
        stop = line_end(stop, end);
    *at = stop;
    while (stop > line && strchr("\n,", stop[-1]) != NULL)
        stop--;
    *out = (struct slice){line, (size_t)(stop - line)};
    return true;
}

/* -------------------- the lines */

static void add_places(struct receipt_maker *maker, struct slice list)
{
    const struct answer *answer = maker->source->answer;
    const char *end = list.bytes + list.length;
    const char *at = line_end(list.bytes, end);
    struct slice item;
    char option[DIGEST_TEXT];
    char content[DIGEST_LONG];
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        if (!next_item(&at, end, 4, &item)) {
            maker->failed = true;
            return;
        }
        add(maker, "poise content", item, content);
        receipt_place(maker->source->secret, i + 1, answer->ranked[i]->option->id,
                      option);
        receipt_add(maker, "place", "%s %.*s", option, DIGEST_TEXT - 1, content);
    }
}

/* A part and what is to be said of it: what tells how an answer was made stands in
 * other lines, and what would change it follows from the rest. */
static void add_part(struct receipt_maker *maker, struct slice item, struct text *whole)
{
    static const char *const left_out[] = {"schema", "advice", "generated", "changes"};
    char digest[DIGEST_LONG];
    const char *name = item.bytes + strlen("  \"");
    int length = (int)strcspn(name, "\"");
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (strncmp(name, left_out[i], strlen(left_out[i])) == 0)
            return;
    text_put_n(whole, item.bytes, item.length);
    text_put_char(whole, '\n');
    if (maker->source->secret == NULL && strncmp(name, "case\"", 5) == 0)
        return; /* nothing but a few facts: guessed in no time without a key */
    add(maker, "poise part", item, digest);
    receipt_add(maker, "part", "%.*s %.*s", length, name, DIGEST_TEXT - 1, digest);
}

void receipt_add_answer(struct receipt_maker *maker)
{
    struct answer plain = *maker->source->answer;
    struct goals goals = *plain.goals;
    struct text json = {0};
    struct text whole = {0};
    struct slice item;
    struct slice ranked = {NULL, 0};
    char digest[DIGEST_LONG];
    goals.origin = NULL; /* a path says nothing about the answer */
    plain.goals = &goals;
    memset(plain.fits, 0, sizeof plain.fits); /* they follow from the rest */
    answer_json(&plain, true, &json);
    const char *end = json.failed ? json.bytes : json.bytes + json.length;
    for (const char *at = json.bytes; next_item(&at, end, 2, &item);) {
        add_part(maker, item, &whole);
        if (strncmp(item.bytes, "  \"recommendations\"", 19) == 0)
            ranked = item;
    }
    if (!json.failed && ranked.bytes != NULL)
        add_places(maker, ranked);
    maker->failed = maker->failed || json.failed || whole.failed;
    add(maker, "poise answer", (struct slice){whole.bytes, whole.length}, digest);
    receipt_add(maker, "answer", "%s", digest);
    text_free(&json);
    text_free(&whole);
}
