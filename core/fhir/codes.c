/* Looking up codes: a hash of the code, and its system only if the code is known. */
#include "codes.h"

#include <ctype.h>

#include "codes_inside.h"

/* No code of any system read here is longer; a longer one is no code. */
enum { CODE_LONGEST = 64, ICD_SHORTEST = 3 };

enum spelling codes_spelling(const struct codes *codes, uint32_t system)
{
    const char *name = system == 0 ? "" : codes->systems[system];
    if (strncmp(name, "icd", 3) == 0)
        return SPELLING_ICD;
    if (strcmp(name, "text") == 0)
        return SPELLING_LOWER;
    return strcmp(name, "hgnc") == 0 ? SPELLING_PREFIX : SPELLING_EXACT;
}

size_t codes_spell(enum spelling spelling, struct json_bytes code, char *out, size_t size)
{
    size_t from = 0;
    size_t length = 0;
    while (spelling == SPELLING_PREFIX && from < code.length &&
           !isdigit((unsigned char)code.at[from]))
        from++;
    for (size_t i = from; code.at != NULL && i < code.length && length < size; i++)
        if (spelling == SPELLING_LOWER)
            out[length++] = (char)tolower((unsigned char)code.at[i]);
        else if (spelling != SPELLING_ICD || code.at[i] != '.')
            out[length++] = code.at[i];
    return length;
}

static bool is_entry(const struct entry *entry, uint64_t hash, const char *code,
                     size_t length, bool family)
{
    const struct meaning *meaning = entry->meaning;
    return entry->hash == hash && meaning->length == length &&
           meaning->family == family && bytes_same(meaning->concept.code, code, length);
}

struct entry *codes_slot(const struct codes *codes, uint32_t system, const char *code,
                         size_t length, bool family)
{
    uint64_t hash = bytes_hash(code, length);
    for (size_t i = hash & codes->mask;; i = (i + 1) & codes->mask) {
        struct entry *entry = &codes->entries[i];
        if (entry->meaning == NULL || (is_entry(entry, hash, code, length, family) &&
                                       entry->meaning->concept.system == system))
            return entry;
    }
}

/* What stands there; NULL. */
static const struct concept *find_at(const struct codes *codes, uint32_t system,
                                     const char *code, size_t length, bool family)
{
    const struct meaning *meaning =
        codes_slot(codes, system, code, length, family)->meaning;
    return meaning == NULL ? NULL : &meaning->concept;
}

static uint32_t alias_find(const struct codes *codes, const char *uri, size_t length)
{
    for (size_t i = bytes_hash(uri, length);; i++) {
        const struct alias *alias = &codes->aliases[i % CODES_ALIASES];
        if (alias->uri == NULL)
            return 0;
        if (alias->length == length && bytes_same(alias->uri, uri, length))
            return alias->system;
    }
}

uint32_t codes_system(const struct codes *codes, struct json_bytes uri)
{
    if (uri.at == NULL)
        return 0;
    uint32_t system = alias_find(codes, uri.at, uri.length);
    if (system != 0)
        return system;
    size_t length = uri.length;
    const char *version = memchr(uri.at, '|', length);
    if (version != NULL)
        length = (size_t)(version - uri.at);
    while (length > 0 && (uri.at[length - 1] == '/' || uri.at[length - 1] == ' '))
        length--;
    return length == uri.length ? 0 : alias_find(codes, uri.at, length);
}

uint32_t codes_system_named(const struct codes *codes, const char *name)
{
    for (uint32_t i = 1; i < codes->system_count; i++)
        if (strcmp(codes->systems[i], name) == 0)
            return i;
    return 0;
}

/* The code with what ICD and HGNC leave open; families of ICD from the longest on. */
static const struct concept *find_spelled(const struct codes *codes, uint32_t system,
                                          struct json_bytes code)
{
    char spelled[CODE_LONGEST];
    enum spelling spelling = codes_spelling(codes, system);
    if (spelling == SPELLING_EXACT)
        return NULL;
    size_t length = codes_spell(spelling, code, spelled, sizeof spelled);
    const struct concept *found = find_at(codes, system, spelled, length, false);
    if (spelling == SPELLING_ICD)
        for (; found == NULL && length >= ICD_SHORTEST; length--)
            found = find_at(codes, system, spelled, length, true);
    return found;
}

/* Trims what people leave around a code. */
static struct json_bytes trimmed(struct json_bytes code)
{
    if (code.length >= 3 && memcmp(code.at, "\xEF\xBB\xBF", 3) == 0) {
        code.at += 3;
        code.length -= 3;
    }
    while (code.length > 0 && (unsigned char)code.at[0] <= ' ') {
        code.at++;
        code.length--;
    }
    while (code.length > 0 && (unsigned char)code.at[code.length - 1] <= ' ')
        code.length--;
    return code;
}

const struct concept *codes_find(const struct codes *codes, struct json_bytes system,
                                 struct json_bytes code)
{
    code = code.at == NULL ? code : trimmed(code);
    if (system.at == NULL || code.at == NULL || code.length == 0 ||
        code.length > CODE_LONGEST)
        return NULL;
    uint64_t hash = bytes_hash(code.at, code.length);
    uint32_t number = 0;
    for (size_t i = hash & codes->mask; codes->entries[i].meaning != NULL;
         i = (i + 1) & codes->mask) {
        const struct entry *entry = &codes->entries[i];
        if (!is_entry(entry, hash, code.at, code.length, false))
            continue;
        number = number == 0 ? codes_system(codes, system) : number;
        if (entry->meaning->concept.system == number)
        return &entry->meaning->concept;
    }
    number = number == 0 ? codes_system(codes, system) : number;
    return number == 0 ? NULL : find_spelled(codes, number, code);
}

static bool has_kind(const struct codes *codes, uint32_t kind)
{
    return (codes->text_kinds[kind >> 6] >> (kind & 63) & 1) != 0;
}

const struct concept *codes_find_text(const struct codes *codes, struct json_bytes text)
{
    char folded[CODE_LONGEST];
    text = text.at == NULL ? text : trimmed(text);
    if (text.at == NULL || text.length == 0 || text.length > codes->text_longest ||
        !has_kind(codes, text_kind(text.at, text.length)))
        return NULL;
    size_t length = codes_spell(SPELLING_LOWER, text, folded, sizeof folded);
    return find_at(codes, codes->text_system, folded, length, false);
}
