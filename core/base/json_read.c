/* Keys that an object holds twice. */
#include "json_read.h"

#include <stdlib.h>
#include <string.h>

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

/* The keys of one object that were met so far. */
struct keys {
    uint64_t seen[4]; /* a bit for each: two keys with different bits are different */
    size_t count;
    struct json_bytes met[KEYS_FEW];
};

/* Its first bytes as a number. A string of a tape has a length before the next one, or
 * the padding of the parser behind it: eight bytes may always be read. */
static inline uint64_t first_bytes(struct json_bytes key)
{
    uint64_t word;
    memcpy(&word, key.at, sizeof word);
    return key.length >= sizeof word ? word
                                     : word & ((UINT64_C(1) << (8 * key.length)) - 1);
}

/* Was this key met before? Else it is now, if there is room. */
static inline bool met_before(struct keys *keys, struct json_bytes key)
{
    uint64_t hash = (first_bytes(key) + key.length) * UINT64_C(0x9E3779B97F4A7C15) >> 56;
    uint64_t bit = UINT64_C(1) << (hash & 63);
    if ((keys->seen[hash >> 6] & bit) != 0)
        for (size_t i = 0; i < keys->count && i < KEYS_FEW; i++)
            if (same(keys->met[i], key))
                return true;
    keys->seen[hash >> 6] |= bit;
    if (keys->count < KEYS_FEW)
        keys->met[keys->count] = key;
    keys->count++;
    return false;
}

/* No deeper than JSON_DEPTH_LIMIT: the parser has refused what is. */
static struct json_bytes repeated_below(struct json_value value, bool *failed)
{
    struct json_bytes found = {NULL, 0};
    struct keys keys;
    bool object = json_is(value, JSON_OBJECT);
    memset(keys.seen, 0, sizeof keys.seen);
    keys.count = 0;
    for (struct json_member m = json_begin(value);
         json_more(&m) && found.at == NULL && !*failed; json_next(&m)) {
        struct json_bytes key = {m.key, m.key_length};
        enum json_kind kind = json_kind(m.value);
        if (object && met_before(&keys, key))
            found = key;
        else if (kind == JSON_OBJECT || kind == JSON_ARRAY)
            found = repeated_below(m.value, failed);
    }
    if (found.at == NULL && keys.count > KEYS_FEW)
        found = repeated_of_many(value, failed);
    return found;
}

struct json_bytes json_repeated_key(struct json_value root, bool *failed)
{
    *failed = false;
    return repeated_below(root, failed);
}
