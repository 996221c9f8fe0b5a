/* Keys that an object holds twice. */
#include "json_read.h"

#include <stdlib.h>

/* Up to this many keys are compared each with each; more are sorted. */
enum { KEYS_FEW = 48 };

static bool same(struct json_bytes a, struct json_bytes b)
{
    return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

static int order(const void *left, const void *right)
{
    const struct json_bytes *a = left;
    const struct json_bytes *b = right;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    return memcmp(a->at, b->at, a->length);
}

static size_t count_of(struct json_value object)
{
    size_t count = 0;
    for (struct json_member m = json_begin(object); json_more(&m); json_next(&m))
        count++;
    return count;
}

static struct json_bytes repeated_of_many(struct json_value object, bool *failed)
{
    struct json_bytes found = {NULL, 0};
    size_t count = count_of(object);
    struct json_bytes *keys = malloc((count + 1) * sizeof *keys);
    size_t used = 0;
    if (keys == NULL) {
        *failed = true;
        return found;
    }
    for (struct json_member m = json_begin(object); json_more(&m); json_next(&m))
        keys[used++] = (struct json_bytes){m.key, m.key_length};
    qsort(keys, used, sizeof *keys, order);
    for (size_t i = 1; i < used && found.at == NULL; i++)
        if (same(keys[i - 1], keys[i]))
            found = keys[i];
    free(keys);
    return found;
}

/* A bit for a key: two keys with different bits are different. */
static uint64_t bit_of(const struct json_member *member)
{
    size_t length = member->key_length;
    unsigned first = length == 0 ? 0 : (unsigned char)member->key[0];
    unsigned middle = (unsigned char)member->key[length / 2];
    return UINT64_C(1) << ((first * 5 + middle * 3 + (unsigned)length) & 63);
}

static bool is_container(struct json_value value)
{
    enum json_kind kind = json_kind(value);
    return kind == JSON_OBJECT || kind == JSON_ARRAY;
}

static struct json_bytes repeated_in(struct json_value object, bool *failed)
{
    struct json_bytes keys[KEYS_FEW];
    size_t used = 0;
    uint64_t seen = 0;
    for (struct json_member m = json_begin(object); json_more(&m); json_next(&m)) {
        struct json_bytes key = {m.key, m.key_length};
        uint64_t bit = bit_of(&m);
        for (size_t i = 0; (seen & bit) != 0 && i < used; i++)
            if (same(keys[i], key))
                return key;
        if (used == KEYS_FEW)
            return repeated_of_many(object, failed);
        keys[used++] = key;
        seen |= bit;
    }
    return (struct json_bytes){NULL, 0};
}

/* No deeper than JSON_DEPTH_LIMIT: the parser has refused what is. */
static struct json_bytes repeated_below(struct json_value value, bool *failed)
{
    struct json_bytes found = {NULL, 0};
    if (json_is(value, JSON_OBJECT))
        found = repeated_in(value, failed);
    for (struct json_member m = json_begin(value);
         json_more(&m) && found.at == NULL && !*failed; json_next(&m))
        if (is_container(m.value))
            found = repeated_below(m.value, failed);
    return found;
}

struct json_bytes json_repeated_key(struct json_value root, bool *failed)
{
    *failed = false;
    return repeated_below(root, failed);
}
