/* Comparing two receipts line by line. */
#include "replay.h"

#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/text.h"
#include "settings/catalogue.h"

struct comparison {
    struct arena *arena;
    const struct receipt *then;
    const struct receipt *now;
    const struct catalogue *catalogue;
    const struct secret *secret;
    struct replay *out;
    struct replay_change *changes;
    bool failed;
};

__attribute__((format(printf, 2, 3))) static const char *say(
    struct comparison *comparison, const char *format, ...)
{
    struct text text = {0};
    va_list args;
    va_start(args, format);
    text_format_args(&text, format, args);
    va_end(args);
    const char *said = text.failed ? NULL : arena_string(comparison->arena, text.bytes);
    text_free(&text);
    comparison->failed = comparison->failed || said == NULL;
    return said == NULL ? "" : said;
}

/* -------------------- what it was made from */

static void change(struct comparison *comparison, const char *what, const char *was,
                   const char *is)
{
    comparison->changes[comparison->out->change_count++] =
        (struct replay_change){what, was, is};
}

static void compare_one(struct comparison *comparison, const char *name, const char *what)
{
    const char *was = receipt_value(comparison->then, name);
    const char *is = receipt_value(comparison->now, name);
    if (strcmp(was, is) != 0)
        change(comparison, what, was, is);
}

/* The line of a list that begins with the same word; NULL if there is none. Of two lines
 * with one word the k-th belongs to the k-th. */
static const struct receipt_line *partner(const struct receipt *in,
                                          const struct receipt *of,
                                          const struct receipt_line *line)
{
    size_t word = strcspn(line->value, " ") + 1;
    uint32_t before = 0;
    for (const struct receipt_line *l = of->lines; l < line; l++)
        before +=
            strcmp(l->name, line->name) == 0 && strncmp(l->value, line->value, word) == 0;
    for (uint32_t i = 0; i < in->count; i++) {
        const struct receipt_line *other = &in->lines[i];
        if (strcmp(other->name, line->name) == 0 &&
            strncmp(other->value, line->value, word) == 0 && before-- == 0)
            return other;
    }
    return NULL;
}

/* "plugin hormone"; of the values what follows that word is told. */
static void change_in_list(struct comparison *comparison, const struct receipt_line *was,
                           const struct receipt_line *is)
{
    const struct receipt_line *line = was == NULL ? is : was;
    size_t word = strcspn(line->value, " ");
    size_t skip = word + (line->value[word] == ' ');
    change(comparison, say(comparison, "%s %.*s", line->name, (int)word, line->value),
           was == NULL ? NULL : was->value + skip, is == NULL ? NULL : is->value + skip);
}

static void compare_list(struct comparison *comparison, const char *name)
{
    const struct receipt_line *line;
    for (uint32_t i = 0; (line = receipt_line_at(comparison->then, name, i)) != NULL;
         i++) {
        const struct receipt_line *is = partner(comparison->now, comparison->then, line);
        if (is == NULL || strcmp(line->value, is->value) != 0)
            change_in_list(comparison, line, is);
    }
    for (uint32_t i = 0; (line = receipt_line_at(comparison->now, name, i)) != NULL; i++)
        if (partner(comparison->then, comparison->now, line) == NULL)
            change_in_list(comparison, NULL, line);
}

static void compare_input(struct comparison *comparison)
{
    const char *was = receipt_value(comparison->then, "input");
    const char *is = receipt_value(comparison->now, "input");
    bool same = strcmp(was, is) == 0;
    if (comparison->secret == NULL)
        comparison->out->input = INPUT_NOT_BOUND;
    else
        comparison->out->input = same ? INPUT_SAME : INPUT_OTHER;
    if (!same)
        change(comparison, "input", was, is);
}

/* -------------------- the answers */

/* What a place held then: the receipt knows options only by digests. */
static const char *option_at(const struct comparison *comparison, uint32_t place,
                             const char *value)
{
    char digest[DIGEST_TEXT];
    size_t length = strcspn(value, " ");
    for (uint32_t i = 0; i < comparison->catalogue->option_count; i++) {
        const char *id = comparison->catalogue->options[i].id;
        receipt_place(comparison->secret, place, id, digest);
        if (strncmp(digest, value, length) == 0 && digest[length] == '\0')
            return id;
    }
    return NULL;
}

static bool same_option(const char *a, const char *b)
{
    size_t length = strcspn(a, " ");
    return strcspn(b, " ") == length && strncmp(a, b, length) == 0;
}

static void differ_at(struct comparison *comparison, uint32_t place, const char *was,
                      const char *is)
{
    struct replay_difference *first = &comparison->out->first;
    const char *unknown = "an option that is in no catalogue now";
    *first = (struct replay_difference){.part = "recommendations", .place = place};
    first->was = was == NULL ? NULL : option_at(comparison, place, was);
    first->is = is == NULL ? NULL : option_at(comparison, place, is);
    const char *then = first->was == NULL ? unknown : first->was;
    if (was == NULL)
        first->text = say(comparison, "place %u: nothing then, %s now", place, first->is);
    else if (is == NULL)
        first->text = say(comparison, "place %u: %s then, nothing now", place, then);
    else if (same_option(was, is))
        first->text = say(comparison,
                          "the same options at every place; at place %u (%s) the figures "
                          "or reasons differ",
                          place, then);
    else
        first->text =
            say(comparison, "place %u: %s then, %s now", place, then, first->is);
}

/* The first place with another option, or with another word about the same one. */
static bool compare_places(struct comparison *comparison, bool options)
{
    for (uint32_t i = 0;; i++) {
        const struct receipt_line *then = receipt_line_at(comparison->then, "place", i);
        const struct receipt_line *now = receipt_line_at(comparison->now, "place", i);
        const char *was = then == NULL ? NULL : then->value;
        const char *is = now == NULL ? NULL : now->value;
        if (was == NULL && is == NULL)
            return false;
        if (was != NULL && is != NULL &&
            (options ? same_option(was, is) : strcmp(was, is) == 0))
            continue;
        differ_at(comparison, i + 1, was, is);
        return true;
    }
}

/* A part of the answer in words. */
static const char *part_in_words(const char *part)
{
    static const struct {
        const char *part, *words;
    } table[] = {{"case", "what is known about the person"},
                 {"goals", "the goals and their weights"},
                 {"flags", "the warnings"},
                 {"recommendations", "the ranked options"},
                 {"outside_limits", "the options outside the person's limits"},
                 {"undetermined", "the options that cannot be told yet"},
                 {"ruled_out", "the options that are ruled out"},
                 {"not_applicable", "the options for other situations"},
                 {"not_assessed", "what was not assessed"},
                 {"plan", "the plan"},
                 {"ask_next", "what to find out next"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].part, part) == 0)
            return table[i].words;
    return part;
}

static bool compare_parts(struct comparison *comparison)
{
    const struct receipt_line *line;
    for (uint32_t i = 0; (line = receipt_line_at(comparison->now, "part", i)) != NULL;
         i++) {
        const struct receipt_line *was = partner(comparison->then, comparison->now, line);
        if (was != NULL && strcmp(was->value, line->value) == 0)
            continue;
        size_t length = strcspn(line->value, " ");
        const char *part = say(comparison, "%.*s", (int)length, line->value);
        comparison->out->first = (struct replay_difference){
            .part = part,
            .text = say(comparison, "the same options at every place, but %s (%s) differ",
                        part_in_words(part), part)};
        return true;
    }
    return false;
}

static void find_difference(struct comparison *comparison)
{
    comparison->out->first.text = "none that the receipt can name";
    if (!compare_places(comparison, true) && !compare_places(comparison, false))
        compare_parts(comparison);
}

int32_t replay_compare(struct arena *arena, const struct receipt *then,
                       const struct receipt *now, const struct catalogue *catalogue,
                       const struct secret *secret, struct replay *out)
{
    struct comparison comparison = {arena,  then, now,  catalogue,
                                    secret, out,  NULL, false};
    *out = (struct replay){.then = then, .now = now};
    out->seal = secret == NULL ? SEAL_NONE : SEAL_HOLDS;
    comparison.changes =
        arena_array(arena, (size_t)then->count + now->count, sizeof *comparison.changes);
    if (comparison.changes == NULL)
        return POISE_E_MEMORY;
    out->changes = comparison.changes;
    compare_input(&comparison);
    compare_one(&comparison, "goals", "goals");
    compare_one(&comparison, "as_of", "day");
    compare_one(&comparison, "poise", "poise");
    compare_one(&comparison, "abi", "plugin ABI");
    compare_one(&comparison, "site", "site");
    compare_one(&comparison, "presets", "goals presets");
    compare_one(&comparison, "vocabulary", "vocabulary");
    compare_list(&comparison, "catalogue");
    compare_list(&comparison, "plugin");
    out->same = strcmp(receipt_value(then, "answer"), receipt_value(now, "answer")) == 0;
    if (!out->same)
        find_difference(&comparison);
    return comparison.failed ? POISE_E_MEMORY : POISE_OK;
}
