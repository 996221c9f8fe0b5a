/* JSON in: a whole document, validated to the last byte, then walked without a call or an
 * allocation. simdjson stops here: it parses, and what it leaves (its tape, whose form
 * its documentation fixes) is read by the functions below.
 *
 *     struct json_value er = json_get(object, "er");
 *     if (json_is(er, JSON_STRING)) ... json_text(er)
 *
 * A value that is not there is of the kind JSON_NONE, and what is asked of it again gives
 * JSON_NONE: a path may be followed to its end and looked at once. */
#ifndef BASE_JSON_READ_H
#define BASE_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A parser and the memory of the document that it read last. One thread at a time. */
struct json_parser;

/* Where a document begins, for json_parse to fill in. */
struct json_tape {
    const uint64_t *words;
    const unsigned char *strings;
};

/* What a document can be refused for. */
enum json_fault {
    JSON_FINE,
    JSON_FAULT_MEMORY,
    JSON_FAULT_SYNTAX, /* not JSON; json_fault_find tells where */
    JSON_FAULT_DEPTH,  /* nested deeper than JSON_DEPTH_LIMIT */
    JSON_FAULT_NUMBER, /* a number that no double can hold */
    JSON_FAULT_TEXT,   /* not UTF-8 */
    JSON_FAULT_SIZE    /* larger than 4 GiB */
};

enum { JSON_DEPTH_LIMIT = 256, JSON_PADDING = 64 };

/* NULL without memory. */
struct json_parser *json_parser_new(void);
/* NULL is allowed. Ends the life of the document that it read. */
void json_parser_free(struct json_parser *parser);

/* Reads one document; the one before is void. `bytes` may begin with a byte order mark.
 * `padded`: JSON_PADDING bytes after the end may be read; else they are copied first. The
 * document lives in the parser, not in `bytes`. */
enum json_fault json_parse(struct json_parser *parser, const char *bytes, size_t length,
                           bool padded, struct json_tape *out);

#ifdef __cplusplus
}
#else

/* The kinds are the letters of the tape. */
enum json_kind {
    JSON_NONE = 0,
    JSON_OBJECT = '{',
    JSON_ARRAY = '[',
    JSON_STRING = '"',
    JSON_INT = 'l',
    JSON_UINT = 'u', /* whole numbers from 2^63 on */
    JSON_DOUBLE = 'd',
    JSON_TRUE = 't',
    JSON_FALSE = 'f',
    JSON_NULL = 'n'
};

/* A place in a document; void when its parser reads another or ends. */
struct json_value {
    struct json_tape tape;
    size_t at; /* 0: nothing is there */
};

/* A member of an object, or an item of an array (key is ""). */
struct json_member {
    struct json_value value;
    const char *key; /* terminated; may hold a NUL of its own */
    size_t key_length;
    size_t end; /* of the walk */
};

/* Bytes of a string: terminated, and valid UTF-8. {NULL, 0} is no string. */
struct json_bytes {
    const char *at;
    size_t length;
};

#define JSON_TAPE_REST UINT64_C(0x00ffffffffffffff)

static inline struct json_value json_root(struct json_tape tape)
{
    return (struct json_value){tape, 1};
}

static inline enum json_kind json_kind(struct json_value value)
{
    return value.at == 0 ? JSON_NONE : (enum json_kind)(value.tape.words[value.at] >> 56);
}

static inline bool json_is(struct json_value value, enum json_kind kind)
{
    return json_kind(value) == kind;
}

/* Something is there, and it is not null. */
static inline bool json_there(struct json_value value)
{
    return value.at != 0 && !json_is(value, JSON_NULL);
}

/* The place after a value. */
static inline size_t json_after(struct json_value value)
{
    switch (json_kind(value)) {
    case JSON_OBJECT:
    case JSON_ARRAY:
        return (size_t)(value.tape.words[value.at] & UINT32_MAX);
    case JSON_INT:
    case JSON_UINT:
    case JSON_DOUBLE:
        return value.at + 2;
    default:
        return value.at + 1;
    }
}

static inline struct json_bytes json_string_at(struct json_tape tape, size_t at)
{
    const unsigned char *string = tape.strings + (tape.words[at] & JSON_TAPE_REST);
    uint32_t length;
    memcpy(&length, string, sizeof length);
    return (struct json_bytes){(const char *)string + sizeof length, length};
}

/* The text of a string; {NULL, 0} for anything else. */
static inline struct json_bytes json_text(struct json_value value)
{
    if (!json_is(value, JSON_STRING))
        return (struct json_bytes){NULL, 0};
    return json_string_at(value.tape, value.at);
}

static inline bool json_bytes_are(struct json_bytes bytes, const char *word)
{
    size_t length = strlen(word);
    return bytes.length == length && memcmp(bytes.at, word, length) == 0;
}

/* Is it this string? */
static inline bool json_text_is(struct json_value value, const char *word)
{
    struct json_bytes bytes = json_text(value);
    return bytes.at != NULL && json_bytes_are(bytes, word);
}

/* A number of any kind as the nearest double; false for what is none. */
static inline bool json_number_of(struct json_value value, double *out)
{
    enum json_kind kind = json_kind(value);
    if (kind == JSON_DOUBLE) {
        memcpy(out, &value.tape.words[value.at + 1], sizeof *out);
        return true;
    }
    if (kind == JSON_UINT)
        *out = (double)value.tape.words[value.at + 1];
    else if (kind == JSON_INT)
        *out = (double)(int64_t)value.tape.words[value.at + 1];
    return kind == JSON_INT || kind == JSON_UINT;
}

/* Walks an object or an array; anything else has no members:
 *     for (struct json_member m = json_begin(v); json_more(&m); json_next(&m)) */
static inline void json_look(struct json_member *member)
{
    struct json_value *value = &member->value;
    if (value->at >= member->end || value->tape.words[member->end] >> 56 != '}')
        return;
    struct json_bytes key = json_string_at(value->tape, value->at);
    member->key = key.at;
    member->key_length = key.length;
    value->at++;
}

static inline struct json_member json_begin(struct json_value container)
{
    enum json_kind kind = json_kind(container);
    struct json_member member = {container, "", 0, 0};
    if (kind != JSON_OBJECT && kind != JSON_ARRAY)
        return member;
    member.end = json_after(container) - 1;
    member.value.at = container.at + 1;
    json_look(&member);
    return member;
}

static inline bool json_more(const struct json_member *member)
{
    return member->value.at < member->end;
}

static inline void json_next(struct json_member *member)
{
    member->value.at = json_after(member->value);
    json_look(member);
}

static inline bool json_key_is(const struct json_member *member, const char *key)
{
    return json_bytes_are((struct json_bytes){member->key, member->key_length}, key);
}

/* The member of an object; JSON_NONE if it has none or is none. */
static inline struct json_value json_get(struct json_value object, const char *key)
{
    size_t length = strlen(key);
    if (json_is(object, JSON_OBJECT))
        for (struct json_member m = json_begin(object); json_more(&m); json_next(&m))
            if (m.key_length == length && memcmp(m.key, key, length) == 0)
                return m.value;
    return (struct json_value){object.tape, 0};
}

/* The first item of an array; JSON_NONE if it has none or is none. */
static inline struct json_value json_first(struct json_value array)
{
    struct json_member m = json_begin(array);
    if (json_is(array, JSON_ARRAY) && json_more(&m))
        return m.value;
    return (struct json_value){array.tape, 0};
}

/* The first key that an object, at any depth, holds twice: JSON leaves open which one
 * counts, so such a document is not used. {NULL, 0} if there is none; *failed is set
 * without memory. */
struct json_bytes json_repeated_key(struct json_value root, bool *failed);

/* Where a text stops being JSON: the line, from 1, and what is wrong there. For a text
 * that json_parse refused. */
int json_fault_find(const char *bytes, size_t length, const char **reason);

#endif
#endif
