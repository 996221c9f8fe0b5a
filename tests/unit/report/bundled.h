/* The bundle of a small answer, and the ways to look into it. */
#ifndef BUNDLED_H
#define BUNDLED_H

#include "json_check.h"
#include "report/fhir_bundle.h"
#include "small.h"

struct bundled {
    struct small small;
    struct text out;
};

/* Writes the bundle anew, after the answer was changed. */
static inline void bundled_write(struct bundled *bundled, bool all)
{
    text_clear(&bundled->out);
    answer_fhir(&bundled->small.answer, all, &bundled->out);
    CU_ASSERT_FALSE(bundled->out.failed);
    CU_ASSERT_TRUE_FATAL(json_is_strict(bundled->out.bytes));
}

static inline void bundled_open(struct bundled *bundled, const char *const *members,
                                const char *rest, const char *facts)
{
    *bundled = (struct bundled){0};
    small_open(&bundled->small, members, rest, facts);
    bundled_write(bundled, false);
}

/* The same with one option. */
static inline void bundled_one(struct bundled *bundled, const char *members,
                               const char *facts)
{
    const char *const one[] = {members, NULL};
    bundled_open(bundled, one, "", facts);
}

static inline void bundled_close(struct bundled *bundled)
{
    text_free(&bundled->out);
    small_close(&bundled->small);
}

/* The resource of a type, from 0; NULL if there are fewer. What is found can be looked
 * into like a text of its own. */
static inline const char *resource(const struct bundled *bundled, const char *type,
                                   int nth)
{
    char path[48];
    char quoted[48];
    snprintf(quoted, sizeof quoted, "\"%s\"", type);
    for (int i = 0; i < json_count(bundled->out.bytes, "entry"); i++) {
        snprintf(path, sizeof path, "entry.%d.resource", i);
        const char *found = json_at(bundled->out.bytes, path);
        if (json_is(found, "resourceType", quoted) && nth-- == 0)
            return found;
    }
    return NULL;
}

static inline int resources(const struct bundled *bundled, const char *type)
{
    int count = 0;
    while (resource(bundled, type, count) != NULL)
        count++;
    return count;
}

/* The first extension of Poise with a name; NULL if there is none. */
static inline const char *extension(const char *at, const char *name)
{
    char path[32];
    char url[128];
    snprintf(url, sizeof url, "\"http://poise-engine.org/fhir/StructureDefinition/%s\"",
             name);
    for (int i = 0; i < json_count(at, "extension"); i++) {
        snprintf(path, sizeof path, "extension.%d", i);
        if (json_is(json_at(at, path), "url", url))
            return json_at(at, path);
    }
    return NULL;
}

/* Has an extension a part of this name with this value, as it is written? */
static inline bool has_part(const char *extension, const char *name, const char *key,
                            const char *value)
{
    char path[32];
    char url[64];
    snprintf(url, sizeof url, "\"%s\"", name);
    for (int i = 0; i < json_count(extension, "extension"); i++) {
        snprintf(path, sizeof path, "extension.%d", i);
        const char *part = json_at(extension, path);
        if (json_is(part, "url", url) && json_is(part, key, value))
            return true;
    }
    return false;
}

/* Do two places hold the same string? */
static inline bool same_string(const char *a, const char *b)
{
    return a != NULL && b != NULL && json_end(a, 0) - a == json_end(b, 0) - b &&
           strncmp(a, b, (size_t)(json_end(a, 0) - a)) == 0;
}

#endif
