/* Looking at printed pages line by line. */
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* The length of the line at `at`, without its end. */
static inline size_t line_length(const char *at)
{
    return strcspn(at, "\n");
}

/* The next line; NULL after the last one. */
static inline const char *line_next(const char *at)
{
    const char *end = at + line_length(at);
    return *end == '\0' || end[1] == '\0' ? NULL : end + 1;
}

/* The first line that starts with these words; NULL if there is none. */
static inline const char *line_with(const char *text, const char *start)
{
    for (const char *at = text; at != NULL; at = line_next(at))
        if (strncmp(at, start, strlen(start)) == 0)
            return at;
    return NULL;
}

/* A mark and a word cannot be broken: "  + verylongword". */
static inline bool line_is_one_word(const char *at, size_t length)
{
    size_t from = strspn(at, " ");
    size_t first = strcspn(at + from, " \n");
    from += utf8_columns(at + from, first) == 1 ? first + 1 : 0;
    return from + strcspn(at + from, " \n") >= length;
}

/* No line is wider than the page unless a single word is, and none ends in a space. Says
 * which is on standard error. */
static inline bool lines_fit(const char *text, int width)
{
    for (const char *at = text; at != NULL && *at != '\0'; at = line_next(at)) {
        size_t length = line_length(at);
        bool wide = utf8_columns(at, length) > width && !line_is_one_word(at, length);
        bool space = length > 0 && at[length - 1] == ' ';
        if (wide || space) {
            fprintf(stderr, "%s at %d: \"%.*s\"\n",
                    wide ? "too wide" : "space at the end", width, (int)length, at);
            return false;
        }
    }
    return true;
}

static inline bool lines_are_ascii(const char *text)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

/* Takes the paint off: every escape up to its "m". Free the result. */
static inline char *lines_without_paint(const char *text)
{
    char *plain = malloc(strlen(text) + 1);
    char *to = plain;
    for (; *text != '\0' && plain != NULL; text++) {
        if (*text == '\x1b')
            text = strchr(text, 'm');
        else
            *to++ = *text;
    }
    if (plain != NULL)
        *to = '\0';
    return plain;
}

#endif
