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
    const char *key; /* NULL: a free slot */
    uint32_t length;
    uint32_t element;
};

struct entry {
    uint64_t hash;
    const struct concept *concept; /* NULL: a free slot */
    uint32_t length;               /* of its code */
    bool family;                   /* "C50*": every code that begins so */
    const char *file;              /* where it stands, for problems */
    int line;
};

struct codes {
    const char *systems[CODES_SYSTEMS];
    uint32_t system_count; /* with 0 */
    uint32_t text_system;  /* of [text]; 0 */
    size_t text_longest;   /* of its keys */
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

/* The spelling of a system by its name in the map. */
enum spelling codes_spelling(const struct codes *codes, uint32_t system);

/* The slot of a code, or the free one where it belongs. */
struct entry *codes_slot(const struct codes *codes, uint32_t system, const char *code,
                         size_t length, bool family);

/* Writes a code as its system compares it, at most `size` bytes; answers the length. */
size_t codes_spell(enum spelling spelling, struct json_bytes code, char *out,
                   size_t size);

#endif
