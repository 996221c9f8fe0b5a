/* The code map from inside: two tables with open addressing, and nothing else to follow.
 * */
#ifndef FHIR_CODES_INSIDE_H
#define FHIR_CODES_INSIDE_H

#include <stdbool.h>
#include <string.h>

#include "codes.h"

enum {
    CODES_SYSTEMS = 64,  /* names of systems, 0 is none */
    CODES_ALIASES = 256, /* slots for their spellings */
    CODES_ELEMENTS = 512 /* slots for the members of resources */
};

/* How the codes of a system are compared. */
enum spelling { SPELLING_EXACT, SPELLING_ICD, SPELLING_PREFIX, SPELLING_LOWER };

struct alias {
    const char *uri; /* NULL: a free slot */
    uint32_t length;
    uint32_t system;
};

struct known_key {
    uint64_t first; /* its first eight bytes, or all with zeros after them */
    uint64_t last;  /* its last eight bytes; 0 if it is shorter than nine */
    uint32_t length;
    uint32_t element; /* 0: a free slot */
};

/* A meaning and where it stands. */
struct meaning {
    struct concept concept;
    uint32_t length; /* of its code */
    bool family;     /* "C50*": every code that begins so */
    int line;
    const char *file; /* for problems */
};

struct entry {
    uint64_t hash;
    const struct meaning *meaning; /* NULL: a free slot */
};

struct codes {
    const char *systems[CODES_SYSTEMS];
    uint32_t system_count;  /* with 0 */
    uint32_t text_system;   /* of [text]; 0 */
    size_t text_longest;    /* of its keys */
    uint64_t text_kinds[8]; /* a bit for each length and first and last letter */
    struct alias aliases[CODES_ALIASES];
    uint32_t alias_count;
    struct known_key elements[CODES_ELEMENTS];
    struct entry *entries;
    uint32_t mask; /* of entries: a power of two, less one */
    uint32_t count;
};

static inline uint64_t bytes_8(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

static inline uint64_t bytes_4(const char *at)
{
    uint32_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* The words of a key; it is followed by at least seven bytes that may be read, as every
 * string of a tape is. */
static inline struct known_key key_words(const char *key, size_t length)
{
    struct known_key words = {bytes_8(key), 0, (uint32_t)length, 0};
    if (length < 8)
        words.first &= (UINT64_C(1) << (8 * length)) - 1;
    else if (length > 8)
        words.last = bytes_8(key + length - 8);
    return words;
}

static inline size_t key_slot(const struct known_key *words)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t hash = (words->first ^ (words->last << 1 | words->last >> 63)) * odd;
    return (size_t)((hash ^ words->length * odd) >> 55);
}

/* Are two runs of bytes the same? Read by words: they are short. */
static inline bool bytes_same(const char *a, const char *b, size_t length)
{
    if (length < 8)
        return length >= 4 ? bytes_4(a) == bytes_4(b) &&
                                 bytes_4(a + length - 4) == bytes_4(b + length - 4)
                           : memcmp(a, b, length) == 0;
    for (size_t i = 0; i + 8 < length; i += 8)
        if (bytes_8(a + i) != bytes_8(b + i))
            return false;
    return bytes_8(a + length - 8) == bytes_8(b + length - 8);
}

/* A hash of a few bytes, read by words; the same on one machine only. */
static inline uint64_t bytes_hash(const char *at, size_t length)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t hash = length * odd;
    if (length >= 8) {
        for (size_t i = 0; i + 8 < length; i += 8) {
            hash = (hash ^ bytes_8(at + i)) * odd;
            hash ^= hash >> 29;
        }
        hash = (hash ^ bytes_8(at + length - 8)) * odd;
    } else if (length >= 4) {
        hash = (hash ^ bytes_4(at) ^ bytes_4(at + length - 4) << 32) * odd;
    } else if (length > 0) {
        uint64_t first = (unsigned char)at[0];
        uint64_t middle = (unsigned char)at[length / 2];
        uint64_t last = (unsigned char)at[length - 1];
        hash = (hash ^ first ^ middle << 8 ^ last << 16) * odd;
    }
    return hash ^ hash >> 32;
}

/* The bit of text_kinds for a text in either case. */
static inline uint32_t text_kind(const char *text, size_t length)
{
    uint32_t first = (unsigned char)text[0] | 0x20U;
    uint32_t last = (unsigned char)text[length - 1] | 0x20U;
    return ((uint32_t)length * 37 + first * 11 + last) & 511;
}

/* The spelling of a system by its name in the map. */
enum spelling codes_spelling(const struct codes *codes, uint32_t system);

/* The slot of a code, or the free one where it belongs. */
struct entry *codes_slot(const struct codes *codes, uint32_t system, const char *code,
                         size_t length, bool family);

/* Writes a code as its system compares it, at most `size` bytes; answers the length. */
size_t codes_spell(enum spelling spelling, struct json_bytes code, char *out,
                   size_t size);

#endif
