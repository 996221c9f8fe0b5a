/* The rules of FHIR R4 for the resources that Poise writes, read from r4/ and tried on a
 * resource: names, how often, types, required codes, invariants, references, narratives.
 * What the rules do not name is refused. It knows nothing of the writer under test. */
#ifndef FHIR_BOOK_H
#define FHIR_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/json_read.h"
#include "base/text.h"

/* "RequestGroup.action.title 0..1 string". */
struct book_element {
    const char *path;
    bool required, many;
    const char
        *types; /* "uri|canonical", "Reference(Patient,Group)", "@RequestGroup.action" */
    const char *codes; /* the name of a list; NULL for any */
};

/* "Flag < DomainResource", and "flag-status: active inactive". */
struct book_pair {
    const char *name;
    const char *value;
};

/* "rqg-1 RequestGroup.action one resource action". */
struct book_rule {
    const char *id, *where, *kind;
    const char *members[3]; /* NULL from the first that is not there */
};

enum { BOOK_ELEMENTS = 1024, BOOK_PAIRS = 128, BOOK_RULES = 64 };

struct book {
    struct arena *arena;
    size_t element_count, base_count, codes_count, rule_count;
    struct book_element *elements; /* by path */
    struct book_pair *bases;
    struct book_pair *codes;
    struct book_rule *rules;
};

/* Reads every .def of a folder; aborts the test program when one cannot be read. */
struct book *book_open(struct arena *arena, const char *folder);

/* The element at a path, or NULL. */
const struct book_element *book_element(const struct book *book, const char *path);
/* What a type or a part of a resource is built on; NULL for nothing. */
const char *book_base(const struct book *book, const char *type);
/* Is a code in a list? */
bool book_has_code(const struct book *book, const char *codes, const char *code);

/* Checks a resource, most often a Bundle. Adds a line to `out` for each complaint and
 * answers how many there are. */
unsigned book_check(const struct book *book, struct json_value resource,
                    struct text *out);

/* Is a value one of a primitive type? False also for a type that is not primitive, with
 * *primitive false. */
bool book_primitive(const char *type, struct json_value value, bool *primitive);
/* Is a narrative well-formed XHTML of what R4 allows? */
bool book_xhtml(const char *div);

#endif
