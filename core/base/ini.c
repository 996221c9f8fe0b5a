/* inih stops here.
 *
 * inih reads lines into a small fixed buffer and does not tell its handler the line
 * number. So it is fed by a reader that counts the lines, strips comments, reports lines
 * that are not well formed, and hands a long line on in pieces, each after the first
 * indented, which inih takes as a continuation. */
#include "ini.h"

#include <stdbool.h>
#include <string.h>

#include <ini.h>

#include <poise/status.h>

#include "problem.h"
#include "text.h"

struct source {
    const char *file;
    const char *at; /* the next line */
    const char *end;
    const char *piece; /* what is left of the line in hand */
    const char *piece_end;
    int line;
    bool continues; /* the piece in hand continues what came before */
    bool indented;  /* the piece that inih has just got did */
    bool has_entry; /* a line that can be continued came before */
    struct problems *problems;
};

/* The value in hand grows with its continuations and is delivered when the next entry
 * starts. */
struct collector {
    ini_entry *entry;
    void *user;
    struct source *source;
    struct text section;
    struct text name;
    struct text value;
    int line;
    int count;
    bool pending;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Cuts a comment and the spaces before it. */
static const char *without_comment(const char *at, const char *end)
{
    for (const char *p = at; p < end; p++) {
        bool starts = p == at || is_blank(p[-1]);
        if (starts && (*p == '#' || *p == ';')) {
            end = p;
            break;
        }
    }
    while (end > at && (is_blank(end[-1]) || end[-1] == '\r'))
        end--;
    return end;
}

static bool has_equals(const char *at, const char *end)
{
    for (; at < end; at++)
        if (*at == '=' || *at == ':')
            return true;
    return false;
}

/* Is the trimmed line well formed? Reports it if not. */
static bool check_line(struct source *source, const char *at, const char *end,
                       bool indented)
{
    if (*at == '[') {
        if (memchr(at, ']', (size_t)(end - at)) != NULL)
            return true;
        problem_add(source->problems, POISE_E_SYNTAX, source->file, source->line,
                    "\"%.*s\" starts a section but has no \"]\"", (int)(end - at), at);
        return false;
    }
    if (has_equals(at, end) && *at != '=' && *at != ':') {
        source->has_entry = true;
        return true;
    }
    if (indented && source->has_entry && !has_equals(at, end))
        return true;
    int shown = end - at > 60 ? 60 : (int)(end - at);
    problem_add(source->problems, POISE_E_SYNTAX, source->file, source->line,
                "\"%.*s\" is not `name = value`", shown, at);
    return false;
}

/* Takes the next line that says something. False at the end. */
static bool next_line(struct source *source)
{
    while (source->at < source->end) {
        const char *at = source->at;
        const char *newline = memchr(at, '\n', (size_t)(source->end - at));
        const char *end = newline == NULL ? source->end : newline;
        source->at = newline == NULL ? source->end : newline + 1;
        source->line++;
        const char *last = without_comment(at, end);
        const char *first = at;
        while (first < last && is_blank(*first))
            first++;
        if (first == last || !check_line(source, first, last, first > at))
            continue;
        source->continues = first > at && *first != '[' && !has_equals(first, last);
        source->piece = first;
        source->piece_end = last;
        return true;
    }
    return false;
}

/* inih asks for a line of at most `size` - 1 bytes. */
static char *read_piece(char *buffer, int size, void *stream)
{
    struct source *source = stream;
    if (source->piece == source->piece_end && !next_line(source))
        return NULL;
    size_t room = (size_t)size - 4; /* an indent, a newline, the terminator */
    size_t length = (size_t)(source->piece_end - source->piece);
    if (length > room) {
        length = room;
        while (length > room / 2 && source->piece[length - 1] != ',' &&
               source->piece[length - 1] != ' ')
            length--;
    }
    char *out = buffer;
    source->indented = source->continues;
    if (source->continues)
        *out++ = ' ';
    memcpy(out, source->piece, length);
    out[length] = '\n';
    out[length + 1] = '\0';
    source->piece += length;
    source->continues = true;
    return buffer;
}

static void deliver(struct collector *collector)
{
    if (!collector->pending)
        return;
    collector->pending = false;
    collector->count++;
    collector->entry(collector->user, collector->section.bytes, collector->name.bytes,
                     collector->value.bytes, collector->line);
}

static void replace(struct text *text, const char *string)
{
    text_clear(text);
    text_put(text, string);
}

/* Fits ini_handler; inih calls it once a piece. */
static int collect(void *user, const char *section, const char *name, const char *value)
{
    struct collector *collector = user;
    if (collector->source->indented) {
        text_put_char(&collector->value, ' ');
        text_put(&collector->value, value);
        return 1;
    }
    deliver(collector);
    replace(&collector->section, section);
    replace(&collector->name, name);
    replace(&collector->value, value);
    collector->line = collector->source->line;
    collector->pending = true;
    return 1;
}

static bool is_text(const struct source *source, size_t length)
{
    if (utf8_valid(source->at, length))
        return true;
    problem_add(source->problems, POISE_E_TEXT, source->file, 0,
                "this is not a text file in UTF-8");
    return false;
}

int ini_read(const char *file, const char *bytes, size_t length, ini_entry *entry,
             void *user, struct problems *problems)
{
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    struct source source = {
        .file = file, .at = bytes, .end = bytes + length, .problems = problems};
    if (!is_text(&source, length))
        return 0;
    struct collector collector = {.entry = entry, .user = user, .source = &source};
    ini_parse_stream(read_piece, &source, collect, &collector);
    bool failed =
        collector.section.failed || collector.name.failed || collector.value.failed;
    if (failed)
        problem_add(problems, POISE_E_MEMORY, file, source.line, "out of memory");
    else
        deliver(&collector);
    text_free(&collector.section);
    text_free(&collector.name);
    text_free(&collector.value);
    return collector.count;
}
