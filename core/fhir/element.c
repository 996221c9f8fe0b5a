/* Members by their place, concepts, quantities and extensions. */
#include "element.h"

#include <string.h>

#include "codes_inside.h"

static const char *const names[] = {
    "",
#define POISE_ELEMENT(upper, name) #name,
#include "elements.def"
};

const char *element_name(enum element element)
{
    return names[element];
}

static inline enum element element_find(const struct codes *codes, const char *key,
                                        size_t length)
{
    struct known_key words = key_words(key, length);
    for (size_t i = key_slot(&words);; i = (i + 1) % CODES_ELEMENTS) {
        const struct known_key *known = &codes->elements[i];
        if (known->element == 0)
            return ELEMENT_NONE;
        if (known->first == words.first && known->last == words.last &&
            known->length == words.length &&
            (length <= 16 || memcmp(names[known->element], key, length) == 0))
            return (enum element)known->element;
    }
}

enum element members_read(const struct codes *codes, struct json_value object,
                          struct members *out)
{
    enum element twice = ELEMENT_NONE;
    out->of = object;
    if (!json_is(object, JSON_OBJECT))
        return ELEMENT_NONE;
    for (struct json_member m = json_begin(object); json_more(&m); json_next(&m)) {
        enum element element = element_find(codes, m.key, m.key_length);
        if (element != ELEMENT_NONE && out->at[element] != 0)
            twice = element;
        if (element != ELEMENT_NONE && !json_is(m.value, JSON_NULL))
            out->at[element] = (uint32_t)m.value.at;
    }
    return twice;
}

static bool means_the_same(const struct concept *a, const struct concept *b)
{
    return a->kind == b->kind && a->count == b->count &&
           memcmp(a->argument, b->argument, sizeof a->argument) == 0;
}

/* One coding into what was found so far. */
static void coding_read(const struct codes *codes, struct json_value coding,
                        struct coded *out)
{
    struct json_bytes system = {NULL, 0};
    struct json_bytes code = {NULL, 0};
    struct json_bytes display = {NULL, 0};
    if (!json_is(coding, JSON_OBJECT))
        return;
    for (struct json_member m = json_begin(coding); json_more(&m); json_next(&m)) {
        if (m.key_length == 4 && memcmp(m.key, "code", 4) == 0)
            code = json_text(m.value);
        else if (m.key_length == 6 && memcmp(m.key, "system", 6) == 0)
            system = json_text(m.value);
        else if (m.key_length == 7 && memcmp(m.key, "display", 7) == 0)
            display = json_text(m.value);
    }
    const struct concept *concept = codes_find(codes, system, code);
    const struct concept *shown =
        concept == NULL ? NULL : codes_find_text(codes, display);
    if (concept != NULL && shown != NULL && !means_the_same(concept, shown))
        out->clash = true;
    if (concept != NULL && out->concept != NULL && !means_the_same(concept, out->concept))
        out->clash = true;
    if (out->code.at == NULL || (out->concept == NULL && concept != NULL)) {
        out->system = system;
        out->code = code;
        out->shown = display.at == NULL ? out->shown : display;
    }
    if (out->concept == NULL)
    out->concept = concept;
}

static void text_read(const struct codes *codes, struct json_bytes text,
                      struct coded *out)
{
    if (text.at == NULL)
        return;
    if (out->concept == NULL) {
        out->concept = codes_find_text(codes, text);
        out->from_text = out->concept != NULL;
    }
    out->shown = text;
}

static bool is_same(struct json_bytes a, struct json_bytes b)
{
    return a.length == b.length && a.at != NULL && b.at != NULL &&
           memcmp(a.at, b.at, a.length) == 0;
}

struct coded coded_read(const struct codes *codes, struct json_value concept)
{
    struct coded out = {0};
    struct json_value text = {concept.tape, 0};
    if (json_is(concept, JSON_STRING)) {
        text_read(codes, json_text(concept), &out);
        return out;
    }
    if (!json_is(concept, JSON_OBJECT))
        return out;
    for (struct json_member m = json_begin(concept); json_more(&m); json_next(&m)) {
        if (m.key_length == 6 && memcmp(m.key, "coding", 6) == 0)
            for (struct json_member c = json_begin(m.value); json_more(&c); json_next(&c))
                coding_read(codes, c.value, &out);
        else if (m.key_length == 4 && memcmp(m.key, "text", 4) == 0)
            text = m.value;
        else if (m.key_length == 4 && memcmp(m.key, "code", 4) == 0)
            coding_read(codes, concept, &out); /* a bare Coding */
    }
    struct json_bytes words = json_text(text);
    if (out.concept == NULL && !is_same(words, out.shown))
        text_read(codes, out.shown, &out);
    text_read(codes, words, &out);
    return out;
}

struct coded coded_read_any(const struct codes *codes, struct json_value array)
{
    struct coded first = {0};
    if (!json_is(array, JSON_ARRAY))
        return coded_read(codes, array);
    for (struct json_member m = json_begin(array); json_more(&m); json_next(&m)) {
        struct coded coded = coded_read(codes, m.value);
        if (coded.concept != NULL)
            return coded;
        if (first.shown.at == NULL)
            first = coded;
    }
    return first;
}

struct json_bytes code_word(struct json_value concept)
{
    if (json_is(concept, JSON_STRING))
        return json_text(concept);
    return json_text(json_get(json_first(json_get(concept, "coding")), "code"));
}

bool coded_has(const struct codes *codes, struct json_value concept, const char *system,
               const char *code)
{
    struct json_value codings = json_get(concept, "coding");
    for (struct json_member m = json_begin(codings); json_more(&m); json_next(&m)) {
        uint32_t number = codes_system(codes, json_text(json_get(m.value, "system")));
        if (number != 0 && json_text_is(json_get(m.value, "code"), code) &&
            number == codes_system_named(codes, system))
            return true;
    }
    return false;
}

static enum comparator comparator_read(struct json_bytes text)
{
    if (text.at == NULL || text.length == 0)
        return EXACTLY;
    bool equal = text.length > 1 && text.at[1] == '=';
    if (text.at[0] == '<')
        return equal ? AT_MOST : BELOW;
    if (text.at[0] == '>')
        return equal ? AT_LEAST : ABOVE;
    return EXACTLY;
}

struct quantity quantity_read(struct json_value quantity)
{
    struct quantity out = {0};
    struct json_bytes code = {NULL, 0};
    if (!json_is(quantity, JSON_OBJECT))
        return out;
    for (struct json_member m = json_begin(quantity); json_more(&m); json_next(&m)) {
        if (m.key_length == 5 && memcmp(m.key, "value", 5) == 0)
            out.known = json_number_of(m.value, &out.value);
        else if (m.key_length == 10 && memcmp(m.key, "comparator", 10) == 0)
            out.comparator = comparator_read(json_text(m.value));
        else if (m.key_length == 4 && memcmp(m.key, "unit", 4) == 0)
            out.unit = json_text(m.value);
        else if (m.key_length == 4 && memcmp(m.key, "code", 4) == 0)
            code = json_text(m.value);
    }
    if (code.at != NULL)
        out.unit = code;
    return out;
}

struct json_value extension_find(struct json_value extensions, const char *url)
{
    size_t length = strlen(url);
    if (json_is(extensions, JSON_ARRAY))
        for (struct json_member m = json_begin(extensions); json_more(&m);
             json_next(&m)) {
            struct json_bytes text = json_text(json_get(m.value, "url"));
            if (text.at != NULL && text.length >= length &&
                memcmp(text.at + text.length - length, url, length) == 0 &&
                (text.length == length || url[0] == '/'))
                return m.value;
        }
    return (struct json_value){extensions.tape, 0};
}
