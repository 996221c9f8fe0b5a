/* A strict reader of JSON for tests: RFC 8259, well-formed UTF-8, no key twice in an
 * object; and a way to look at one value. It knows nothing of the writer under test. */
#ifndef JSON_CHECK_H
#define JSON_CHECK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { JSON_DEPTH = 32, JSON_KEYS = 64 };

static inline const char *json_space(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

static inline bool json_hex(const char *at)
{
    return strspn(at, "0123456789abcdefABCDEF") >= 4;
}

/* The end of a string that starts at `at`; NULL if it is none. */
static inline const char *json_string_end(const char *at)
{
    if (*at++ != '"')
        return NULL;
    for (; *at != '"'; at++) {
        if ((unsigned char)*at < 0x20)
            return NULL;
        if (*at != '\\')
            continue;
        at++;
        if (*at == '\0' || strchr("\"\\/bfnrtu", *at) == NULL)
            return NULL;
        if (*at == 'u' && !json_hex(at + 1))
            return NULL;
    }
    return at + 1;
}

static inline const char *json_digits(const char *at)
{
    size_t length = strspn(at, "0123456789");
    return length == 0 ? NULL : at + length;
}

static inline const char *json_number_end(const char *at)
{
    at += *at == '-';
    if (at[0] == '0' && at[1] >= '0' && at[1] <= '9')
        return NULL;
    at = json_digits(at);
    if (at != NULL && *at == '.')
        at = json_digits(at + 1);
    if (at != NULL && (*at == 'e' || *at == 'E'))
        at = json_digits(at + 1 + (at[1] == '+' || at[1] == '-'));
    return at;
}

static inline const char *json_end(const char *at, int depth);

static inline const char *json_array_end(const char *at, int depth)
{
    at = json_space(at + 1);
    if (*at == ']')
        return at + 1;
    while ((at = json_end(json_space(at), depth)) != NULL) {
        at = json_space(at);
        if (*at == ']')
            return at + 1;
        if (*at++ != ',')
            return NULL;
    }
    return NULL;
}

/* Remembers a key; false if it was there before. */
static inline bool json_key_is_new(const char **keys, size_t *count, const char *key,
                                   size_t length)
{
    for (size_t i = 0; i < *count; i++)
        if (strncmp(keys[i], key, length) == 0)
            return false;
    if (*count == JSON_KEYS)
        return false;
    keys[(*count)++] = key;
    return true;
}

static inline const char *json_object_end(const char *at, int depth)
{
    const char *keys[JSON_KEYS];
    size_t count = 0;
    at = json_space(at + 1);
    if (*at == '}')
        return at + 1;
    for (;;) {
        const char *key = json_space(at);
        at = json_string_end(key);
        if (at == NULL || !json_key_is_new(keys, &count, key, (size_t)(at - key)))
            return NULL;
        at = json_space(at);
        if (*at++ != ':' || (at = json_end(json_space(at), depth)) == NULL)
            return NULL;
        at = json_space(at);
        if (*at == '}')
            return at + 1;
        if (*at++ != ',')
            return NULL;
    }
}

/* The end of the value that starts at `at`; NULL if it is none. */
static inline const char *json_end(const char *at, int depth)
{
    static const char *const words[] = {"true", "false", "null"};
    if (depth == JSON_DEPTH)
        return NULL;
    if (*at == '{')
        return json_object_end(at, depth + 1);
    if (*at == '[')
        return json_array_end(at, depth + 1);
    if (*at == '"')
        return json_string_end(at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(at, words[i], strlen(words[i])) == 0)
            return at + strlen(words[i]);
    return json_number_end(at);
}

static inline bool json_is_strict(const char *text)
{
    const char *end =
        utf8_valid(text, strlen(text)) ? json_end(json_space(text), 0) : NULL;
    return end != NULL && *json_space(end) == '\0';
}

/* -------------------- looking */

/* The member or element that a step of a path names; NULL if there is none. */
static inline const char *json_step(const char *at, const char *step, size_t length)
{
    bool object = *at == '{';
    if (!object && *at != '[')
        return NULL;
    size_t left = object ? SIZE_MAX : strtoul(step, NULL, 10);
    for (at = json_space(at + 1); *at != '}' && *at != ']'; at = json_space(at)) {
        const char *name = at + 1;
        if (object)
            at = json_space(json_space(json_string_end(at)) + 1);
        bool found = object ? strncmp(name, step, length) == 0 && name[length] == '"'
                            : left-- == 0;
        if (found)
            return at;
        at = json_space(json_end(at, 0));
        at += *at == ',';
    }
    return NULL;
}

/* Where the value at a path starts ("plan.0.option"); NULL if there is none. */
static inline const char *json_at(const char *text, const char *path)
{
    const char *at = json_space(text);
    while (at != NULL && *path != '\0') {
        size_t length = strcspn(path, ".");
        at = json_step(at, path, length);
        path += length + (path[length] == '.');
    }
    return at;
}

/* Is the value at a path written exactly so? Strings with their quotes. */
static inline bool json_is(const char *text, const char *path, const char *value)
{
    const char *at = json_at(text, path);
    if (at == NULL)
        return false;
    size_t length = (size_t)(json_end(at, 0) - at);
    return strlen(value) == length && strncmp(at, value, length) == 0;
}

/* How many members or elements; -1 if there is no such object or array. */
static inline int json_count(const char *text, const char *path)
{
    const char *at = json_at(text, path);
    int count = 0;
    if (at == NULL || (*at != '{' && *at != '['))
        return -1;
    for (at = json_space(at + 1); *at != '}' && *at != ']'; count++) {
        if (json_space(json_end(at, 0))[0] == ':')
            at = json_space(json_space(json_end(at, 0)) + 1);
        at = json_space(json_end(at, 0));
        at = json_space(at + (*at == ','));
    }
    return count;
}

/* A decimal with at most six places, in millionths: "0.35" is 350000. */
static inline int64_t json_millionths(const char *text, const char *path)
{
    const char *at = json_at(text, path);
    bool negative = at != NULL && *at == '-';
    int64_t value = 0;
    int places = -1;
    if (at == NULL)
        return INT64_MIN;
    for (at += negative; (*at >= '0' && *at <= '9') || *at == '.'; at++) {
        places += places >= 0 || *at == '.';
        if (*at != '.')
            value = value * 10 + (*at - '0');
    }
    for (places = places < 0 ? 0 : places; places < 6; places++)
        value *= 10;
    return negative ? -value : value;
}

#endif
