/* Growing text, and what else is needed to handle UTF-8 without a locale.
 *
 * A text remembers if it ever ran out of memory, so that a writer checks once at the end.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Start with {0}; end with text_free. `bytes` is terminated after any write. */
struct text {
    char *bytes;
    size_t length;
    size_t capacity;
    bool failed;
};

void text_free(struct text *text);

/* Empties the text and keeps its memory. */
void text_clear(struct text *text);

/* The inside of text_put_n where there is no room yet. */
void text_grow_and_put(struct text *text, const char *bytes, size_t length);

static inline void text_put_n(struct text *text, const char *bytes, size_t length)
{
    if (text->failed || length >= text->capacity - text->length) {
        text_grow_and_put(text, bytes, length);
        return;
    }
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

static inline void text_put(struct text *text, const char *string)
{
    text_put_n(text, string, strlen(string));
}

static inline void text_put_char(struct text *text, char c)
{
    text_put_n(text, &c, 1);
}

void text_repeat(struct text *text, const char *string, int times);

/* printf; never with %f or %g, which depend on the locale: see text_put_fixed. */
__attribute__((format(printf, 2, 0))) void text_format_args(struct text *text,
                                                            const char *format,
                                                            va_list args);
__attribute__((format(printf, 2, 3))) void text_format(struct text *text,
                                                       const char *format, ...);

/* Takes spaces off the end. */
void text_trim(struct text *text);

void text_put_int(struct text *text, int64_t value);

/* A fixed-point number of `scale` decimals, for example 12345 with scale 3 is 12.345; the
 * zeros at its end are left out: 12000 is 12. */
void text_put_fixed(struct text *text, int64_t value, int scale);

/* As text_put_fixed but rounded to `decimals` and always written with them: 12345, 3, 1
 * is 12.3. Halves away from zero. */
void text_put_rounded(struct text *text, int64_t value, int scale, int decimals);

/* A double that came from a short decimal, written as that decimal: 2.35, 420. At most
 * six decimals; "?" from a thousand million on. */
void text_put_number(struct text *text, double value);

/* Any double to so many significant digits, 1 to 15, as JSON writes numbers: 0.4367,
 * 1.5e-9. "?" for what is not finite. */
void text_put_real(struct text *text, double value, int digits);

/* True when the bytes are well-formed UTF-8 without NUL. */
bool utf8_valid(const char *bytes, size_t length);

/* The bytes that the first character of a well-formed text takes. */
size_t utf8_step(const char *bytes, size_t length);

/* The bytes of the whole characters among the first `length`: where to cut a text. */
size_t utf8_whole(const char *bytes, size_t length);

/* Columns on a terminal: one a character, two for wide East Asian ones, none for marks
 * that combine. */
int utf8_columns(const char *bytes, size_t length);

#endif
