/* A JSON writer. */
#include "json.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"

static void new_line(struct json *json)
{
    if (!json->pretty)
        return;
    text_put_char(json->out, '\n');
    text_repeat(json->out, "  ", json->depth);
}

static void put_escape(struct text *out, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    text_put_char(out, '\\');
    if (c == '"' || c == '\\') {
        text_put_char(out, (char)c);
    } else if (c == '\n' || c == '\t') {
        text_put_char(out, c == '\n' ? 'n' : 't');
    } else {
        text_put(out, "u00");
        text_put_char(out, hex[c >> 4]);
        text_put_char(out, hex[c & 15]);
    }
}

static void put_escaped(struct text *out, const char *value, size_t length)
{
    size_t start = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)value[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        text_put_n(out, value + start, i - start);
        start = i + 1;
        put_escape(out, c);
    }
    text_put_n(out, value + start, length - start);
}

/* Has one of eight bytes to be written otherwise, or is not ASCII? */
static inline bool is_odd(uint64_t eight)
{
    const uint64_t ones = UINT64_MAX / 255;
    uint64_t quotes = eight ^ ones * '"';
    uint64_t slashes = eight ^ ones * '\\';
    uint64_t odd = eight | (eight - ones * ' ') | (quotes - ones) | (slashes - ones);
    return (odd & ones * 0x80) != 0;
}

/* Do all bytes stand for themselves? Most strings are like that. */
static bool is_plain(const char *value, size_t length)
{
    uint64_t eight;
    size_t at = 0;
    for (; length - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, value + at, sizeof eight);
        if (is_odd(eight))
            return false;
    }
    for (; at < length; at++)
        if (is_odd(UINT64_MAX / 255 * (unsigned char)value[at]))
            return false;
    return true;
}

/* The bytes of the well-formed character at `value`; 0 if there is none. */
static size_t whole_character(const char *value, size_t length)
{
    for (size_t size = 1; size <= 4 && size <= length; size++)
        if (utf8_valid(value, size))
            return size;
    return 0;
}

static void put_string(struct text *out, const char *value)
{
    size_t length = strlen(value);
    text_put_char(out, '"');
    if (is_plain(value, length)) {
        text_put_n(out, value, length);
        length = 0;
    } else if (utf8_valid(value, length)) {
        put_escaped(out, value, length);
        length = 0;
    }
    for (size_t i = 0; i < length;) {
        size_t size = whole_character(value + i, length - i);
        if (size > 0)
            put_escaped(out, value + i, size);
        else
            text_put(out, "\xef\xbf\xbd");
        i += size > 0 ? size : 1;
    }
    text_put_char(out, '"');
}

static void start(struct json *json, const char *key)
{
    if (json->comma)
        text_put_char(json->out, ',');
    if (json->depth > 0)
        new_line(json);
    if (key != NULL) {
        put_string(json->out, key);
        text_put(json->out, json->pretty ? ": " : ":");
    }
    json->comma = true;
}

void json_open(struct json *json, const char *key, char bracket)
{
    start(json, key);
    text_put_char(json->out, bracket);
    json->comma = false;
    json->depth++;
}

void json_close(struct json *json, char bracket)
{
    bool empty = !json->comma;
    json->depth--;
    if (!empty)
        new_line(json);
    text_put_char(json->out, bracket);
    json->comma = true;
}

void json_string(struct json *json, const char *key, const char *value)
{
    if (value == NULL) {
        json_null(json, key);
        return;
    }
    start(json, key);
    put_string(json->out, value);
}

void json_int(struct json *json, const char *key, int64_t value)
{
    start(json, key);
    text_put_int(json->out, value);
}

void json_bool(struct json *json, const char *key, bool value)
{
    start(json, key);
    text_put(json->out, value ? "true" : "false");
}

void json_null(struct json *json, const char *key)
{
    start(json, key);
    text_put(json->out, "null");
}

void json_fixed(struct json *json, const char *key, int64_t value, int scale)
{
    if (value == FIXED_UNKNOWN) {
        json_null(json, key);
        return;
    }
    start(json, key);
    text_put_fixed(json->out, value, scale);
}

void json_number(struct json *json, const char *key, double value)
{
    start(json, key);
    text_put_number(json->out, value);
}

void json_real(struct json *json, const char *key, double value)
{
    if (!isfinite(value)) {
        json_null(json, key);
        return;
    }
    start(json, key);
    text_put_real(json->out, value, JSON_REAL_DIGITS);
}

void json_unsigned(struct json *json, const char *key, uint64_t value)
{
    start(json, key);
    text_format(json->out, "%llu", (unsigned long long)value);
}
