/* Trying the rules on a resource. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "book.h"

enum { PATH = 256, TYPE = 128, ENTRIES = 4096 };

struct entry {
    const char *url, *id, *type;
};

struct check {
    const struct book *book;
    struct text *out;
    unsigned complaints;
    size_t entry_count;
    struct entry *entries;
    bool bundle;
};

__attribute__((format(printf, 3, 4))) static void complain(struct check *check,
                                                           const char *where,
                                                           const char *format, ...)
{
    va_list args;
    check->complaints++;
    text_format(check->out, "%s: ", where);
    va_start(args, format);
    text_format_args(check->out, format, args);
    va_end(args);
    text_put_char(check->out, '\n');
}

/* -------------------- finding what a member is */

/* Is `word` one of "a|b|Reference(X,Y)", and which? */
static bool among(const char *types, const char *word, char out[TYPE])
{
    while (*types != '\0') {
        size_t length = strcspn(types, "|");
        size_t name = strcspn(types, "|(");
        if (strlen(word) == name && strncmp(types, word, name) == 0) {
            snprintf(out, TYPE, "%.*s", (int)length, types);
            return true;
        }
        types += length + (types[length] == '|');
    }
    return false;
}

/* The type of valueCode by "value[x]": a primitive begins with a small letter. */
static bool choose(const struct book *book, const char *types, const char *suffix,
                   char out[TYPE])
{
    char small[TYPE];
    bool primitive;
    snprintf(small, sizeof small, "%s", suffix);
    if (small[0] < 'A' || small[0] > 'Z')
        return false;
    small[0] = (char)(small[0] + 'a' - 'A');
    if (strcmp(types, "any") == 0) {
        book_primitive(small, (struct json_value){{0}, 0}, &primitive);
        snprintf(out, TYPE, "%s", primitive ? small : suffix);
        return primitive || book_base(book, suffix) != NULL;
    }
    return among(types, small, out) || among(types, suffix, out);
}

/* An element of `type` itself, not of what it is built on. */
static const struct book_element *own_member(const struct book *book, const char *type,
                                             const char *key, char out[TYPE])
{
    char path[PATH];
    snprintf(path, sizeof path, "%s.%s", type, key);
    const struct book_element *element = book_element(book, path);
    if (element != NULL) {
        snprintf(out, TYPE, "%s", element->types);
        return element;
    }
    for (size_t stem = 1; stem < strlen(key); stem++) {
        snprintf(path, sizeof path, "%s.%.*s[x]", type, (int)stem, key);
        element = book_element(book, path);
        if (element != NULL && choose(book, element->types, key + stem, out))
            return element;
    }
    return NULL;
}

static const struct book_element *member_of(const struct book *book, const char *type,
                                            const char *key, char out[TYPE])
{
    for (; type != NULL; type = book_base(book, type)) {
        const struct book_element *element = own_member(book, type, key, out);
        if (element != NULL)
            return element;
    }
    return NULL;
}

/* The member of an object by its name in the rules: "value[x]" is any of its forms. */
static struct json_value member_named(struct json_value object, const char *name,
                                      int *count)
{
    size_t length = strlen(name);
    bool choice = length > 3 && strcmp(name + length - 3, "[x]") == 0;
    struct json_value found = {object.tape, 0};
    size_t stem = choice ? length - 3 : length;
    *count = 0;
    for (struct json_member m = json_begin(object); json_more(&m); json_next(&m)) {
        bool same =
            strncmp(m.key, name, stem) == 0 &&
            (choice ? m.key[stem] >= 'A' && m.key[stem] <= 'Z' : m.key[stem] == '\0');
        if (!same)
            continue;
        ++*count;
        found = m.value;
    }
    return found;
}

/* -------------------- references */

static const struct entry *entry_of(const struct check *check, const char *url)
{
    for (size_t i = 0; i < check->entry_count; i++)
        if (strcmp(check->entries[i].url, url) == 0)
            return &check->entries[i];
    return NULL;
}

/* May a reference of "Reference(A,B)" point at this type? */
static bool may_target(const char *types, const char *target)
{
    const char *list = strchr(types, '(');
    size_t length = strlen(target);
    if (list == NULL || strstr(list, "(Resource)") != NULL)
        return true;
    for (const char *at = list; (at = strstr(at + 1, target)) != NULL;)
        if (strchr("(,", at[-1]) != NULL && strchr(",)", at[length]) != NULL)
            return true;
    return false;
}

static void check_target(struct check *check, const char *where, const char *types,
                         const char *target)
{
    if (!may_target(types, target))
        complain(check, where, "a reference to %s does not fit %s", target, types);
}

static void check_reference(struct check *check, const char *where, const char *types,
                            struct json_value value)
{
    const char *reference = json_text(json_get(value, "reference")).at;
    const char *said = json_text(json_get(value, "type")).at;
    char type[64];
    if (said != NULL)
        check_target(check, where, types, said);
    if (reference == NULL)
        return;
    if (strncmp(reference, "urn:", 4) == 0 && check->bundle) {
        const struct entry *entry = entry_of(check, reference);
        if (entry == NULL) {
            complain(check, where, "nothing in the bundle is %s", reference);
            return;
        }
        check_target(check, where, types, entry->type);
        if (said != NULL && strcmp(said, entry->type) != 0)
            complain(check, where, "it is no %s but a %s", said, entry->type);
        return;
    }
    size_t length = strcspn(reference, "/");
    snprintf(type, sizeof type, "%.*s", (int)length, reference);
    if (strstr(reference, "://") == NULL && reference[length] == '/')
        check_target(check, where, types, type);
}

/* -------------------- invariants */

static bool less(struct json_value a, struct json_value b)
{
    double left;
    double right;
    if (json_is(a, JSON_OBJECT)) {
        a = json_get(a, "value");
        b = json_get(b, "value");
    }
    if (json_number_of(a, &left) && json_number_of(b, &right))
        return right < left;
    return json_is(a, JSON_STRING) && json_is(b, JSON_STRING) &&
           strcmp(json_text(b).at, json_text(a).at) < 0;
}

static bool is_percentage(struct json_value value)
{
    double number;
    if (json_number_of(value, &number))
        return number <= 100;
    for (struct json_member m = json_begin(value); json_more(&m); json_next(&m))
        if (json_is(m.value, JSON_OBJECT) &&
            (!json_text_is(json_get(m.value, "code"), "%") ||
             !json_number_of(json_get(m.value, "value"), &number) || number > 100))
            return false;
    return true;
}

static bool rule_holds(const struct book_rule *rule, struct json_value object)
{
    struct json_value values[3] = {{object.tape, 0}, {object.tape, 0}, {object.tape, 0}};
    int there = 0;
    int count = 0;
    for (int i = 0; i < 3 && rule->members[i] != NULL; i++) {
        values[i] = member_named(object, rule->members[i], &count);
        there += count > 0;
    }
    if (strcmp(rule->kind, "one") == 0)
        return there == 1;
    if (strcmp(rule->kind, "some") == 0)
        return there > 0;
    if (strcmp(rule->kind, "needs") == 0)
        return values[0].at == 0 || values[1].at != 0;
    if (strcmp(rule->kind, "percent") == 0)
        return is_percentage(values[0]);
    if (strcmp(rule->kind, "least") == 0)
        return !less(values[0], values[1]);
    return false;
}

static void check_rules(struct check *check, const char *where, const char *type,
                        struct json_value object)
{
    for (size_t i = 0; i < check->book->rule_count; i++) {
        const struct book_rule *rule = &check->book->rules[i];
        if (strcmp(rule->where, type) == 0 && !rule_holds(rule, object))
            complain(check, where, "%s: %s of %s, %s", rule->id, rule->kind,
                     rule->members[0], rule->members[1] == NULL ? "" : rule->members[1]);
    }
}

/* -------------------- values and objects */

static void check_object(struct check *check, const char *where, const char *type,
                         struct json_value object);

static void check_resource(struct check *check, const char *where,
                           struct json_value object)
{
    const char *type = json_text(json_get(object, "resourceType")).at;
    if (type == NULL || book_base(check->book, type) == NULL)
        complain(check, where, "no resource type that is known");
    else
        check_object(check, where, type, object);
}

static void check_value(struct check *check, const char *where, const char *type,
                        const struct book_element *element, struct json_value value)
{
    bool primitive;
    bool fits = book_primitive(type, value, &primitive);
    if (primitive && !fits) {
        complain(check, where, "no %s", type);
        return;
    }
    if (primitive) {
        const char *code = json_text(value).at;
        if (element->codes != NULL && !book_has_code(check->book, element->codes, code))
            complain(check, where, "%s is not in %s", code, element->codes);
        return;
    }
    if (!json_is(value, JSON_OBJECT)) {
        complain(check, where, "no object, which %s is", type);
        return;
    }
    if (strcmp(type, "Resource") == 0)
        check_resource(check, where, value);
    else if (type[0] == '@')
        check_object(check, where, type + 1, value);
    else if (strcmp(type, "BackboneElement") == 0 || strcmp(type, "Element") == 0)
        check_object(check, where, element->path, value);
    else if (strncmp(type, "Reference", strlen("Reference")) != 0)
        check_object(check, where, type, value);
    else {
        check_object(check, where, "Reference", value);
        check_reference(check, where, type, value);
    }
}

static void check_member(struct check *check, const char *where, const char *type,
                         const struct book_element *element, struct json_value value)
{
    char item[PATH];
    int i = 0;
    if (json_is(value, JSON_ARRAY) != element->many) {
        complain(check, where, element->many ? "no list" : "a list, and may be one only");
        return;
    }
    if (!element->many) {
        check_value(check, where, type, element, value);
        return;
    }
    for (struct json_member m = json_begin(value); json_more(&m); json_next(&m)) {
        if (snprintf(item, sizeof item, "%s[%d]", where, i++) >= (int)sizeof item)
            complain(check, where, "a path too long to be told");
        check_value(check, item, type, element, m.value);
    }
    if (i == 0)
        complain(check, where, "an empty list");
}

/* The first element whose path begins with "type."; they stand in order. */
static size_t first_of(const struct book *book, const char *prefix, size_t length)
{
    size_t low = 0;
    size_t high = book->element_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strncmp(book->elements[middle].path, prefix, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Everything that must be there is, and of a choice only one form. */
static void check_present(struct check *check, const char *where, const char *type,
                          struct json_value object)
{
    const struct book *book = check->book;
    char prefix[PATH];
    size_t length = (size_t)snprintf(prefix, sizeof prefix, "%s.", type);
    for (size_t i = first_of(book, prefix, length);
         i < book->element_count && strncmp(book->elements[i].path, prefix, length) == 0;
         i++) {
        const struct book_element *element = &book->elements[i];
        const char *name = element->path + length;
        bool choice = strchr(name, '[') != NULL;
        int count = 0;
        if (strchr(name, '.') != NULL || (!element->required && !choice))
            continue;
        member_named(object, name, &count);
        if (element->required && count == 0)
            complain(check, where, "%s is missing", name);
        if (choice && count > 1)
            complain(check, where, "%s stands there %d times", name, count);
    }
}

static void check_object(struct check *check, const char *where, const char *type,
                         struct json_value object)
{
    char member[PATH];
    char found[TYPE];
    int count = 0;
    if (book_base(check->book, type) == NULL && strcmp(type, "Element") != 0)
        complain(check, where, "%s is not in the rules", type);
    for (struct json_member m = json_begin(object); json_more(&m); json_next(&m)) {
        count++;
        if (json_key_is(&m, "resourceType") && strchr(type, '.') == NULL)
            continue;
        if (snprintf(member, sizeof member, "%s.%s", where, m.key) >= (int)sizeof member)
            complain(check, where, "a path too long to be told");
        const struct book_element *element = member_of(check->book, type, m.key, found);
        if (element == NULL)
            complain(check, member, "%s has no such member", type);
        else
            check_member(check, member, found, element, m.value);
    }
    if (count == 0)
        complain(check, where, "an empty object");
    for (const char *part = type; part != NULL; part = book_base(check->book, part)) {
        check_present(check, where, part, object);
        check_rules(check, where, part, object);
    }
}

/* -------------------- bundles */

static void collect(struct check *check, struct json_value bundle)
{
    struct json_value list = json_get(bundle, "entry");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m)) {
        struct json_value resource = json_get(m.value, "resource");
        struct entry entry = {json_text(json_get(m.value, "fullUrl")).at,
                              json_text(json_get(resource, "id")).at,
                              json_text(json_get(resource, "resourceType")).at};
        if (entry.url == NULL || entry.id == NULL || entry.type == NULL)
            complain(check, "Bundle.entry", "without fullUrl, id or type");
        else if (entry_of(check, entry.url) != NULL)
            complain(check, "Bundle.entry", "bdl-7: %s twice", entry.url);
        else if (check->entry_count < ENTRIES)
            check->entries[check->entry_count++] = entry;
        else
            complain(check, "Bundle.entry", "more than %d", ENTRIES);
    }
}

unsigned book_check(const struct book *book, struct json_value resource, struct text *out)
{
    struct check check = {.book = book, .out = out};
    const char *type = json_text(json_get(resource, "resourceType")).at;
    check.entries = calloc(ENTRIES, sizeof *check.entries);
    if (check.entries == NULL)
        abort();
    check.bundle = type != NULL && strcmp(type, "Bundle") == 0;
    if (check.bundle)
        collect(&check, resource);
    check_resource(&check, type == NULL ? "?" : type, resource);
    free(check.entries);
    return check.complaints;
}
