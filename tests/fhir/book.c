/* Reading the rules: a line each, longer ones go on with a space at their beginning. */
#include "book.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/file.h"

static void need(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "the rules cannot be read: %s\n", what);
    abort();
}

/* -------------------- lines */

static char *without_spaces(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++)
        if (*from != ' ')
            *to++ = *from;
    *to = '\0';
    return text;
}

static void read_base(struct book *book, char *line)
{
    char *sign = strstr(line, " < ");
    need(book->base_count < BOOK_PAIRS, line);
    *sign = '\0';
    book->bases[book->base_count++] = (struct book_pair){line, sign + 3};
}

static void read_codes(struct book *book, char *line)
{
    char *colon = strchr(line, ':');
    need(colon != NULL && book->codes_count < BOOK_PAIRS, line);
    *colon = '\0';
    book->codes[book->codes_count++] = (struct book_pair){line, colon + 1};
}

static void read_rule(struct book *book, char *line)
{
    char *rest = NULL;
    need(book->rule_count < BOOK_RULES, line);
    struct book_rule *rule = &book->rules[book->rule_count++];
    rule->id = strtok_r(line, " ", &rest);
    rule->where = strtok_r(NULL, " ", &rest);
    rule->kind = strtok_r(NULL, " ", &rest);
    for (int i = 0; i < 3; i++)
        rule->members[i] = strtok_r(NULL, " ", &rest);
    need(rule->members[0] != NULL, rule->id);
}

static void read_element(struct book *book, char *line)
{
    char *rest = NULL;
    need(book->element_count < BOOK_ELEMENTS, line);
    struct book_element *element = &book->elements[book->element_count++];
    char *codes = strstr(line, " =");
    if (codes != NULL) {
        *codes = '\0';
        element->codes = codes + 2;
    }
    element->path = strtok_r(line, " ", &rest);
    const char *often = strtok_r(NULL, " ", &rest);
    need(often != NULL && strlen(often) == 4, line);
    element->required = often[0] == '1';
    element->many = often[3] == '*';
    element->types = without_spaces(rest);
    need(*element->types != '\0', element->path);
}

static void read_line(struct book *book, const char *file, char *line)
{
    if (*line == '\0' || *line == '#')
        return;
    if (strcmp(file, "codes.def") == 0)
        read_codes(book, line);
    else if (strcmp(file, "rules.def") == 0)
        read_rule(book, line);
    else if (strstr(line, " < ") != NULL)
        read_base(book, line);
    else
        read_element(book, line);
}

/* A line that begins with a space belongs to the one before. */
static void join_lines(char *text)
{
    for (char *c = text; *c != '\0'; c++)
        if (c[0] == '\n' && c[1] == ' ')
            *c = ' ';
}

static void read_file(struct book *book, const char *folder, const char *name)
{
    struct file_bytes bytes;
    char *rest = NULL;
    const char *path = path_join(book->arena, folder, name);
    need(file_read(book->arena, path, (size_t)1 << 20, &bytes) == POISE_OK, path);
    char *text = arena_copy(book->arena, bytes.bytes, bytes.length);
    need(text != NULL, "memory");
    join_lines(text);
    for (char *line = strtok_r(text, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest))
        read_line(book, name, line);
}

/* -------------------- whole */

static int by_path(const void *a, const void *b)
{
    const struct book_element *left = a;
    const struct book_element *right = b;
    return strcmp(left->path, right->path);
}

static int is_def(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 4 && strcmp(entry->d_name + length - 4, ".def") == 0;
}

struct book *book_open(struct arena *arena, const char *folder)
{
    struct dirent **entries = NULL;
    struct book *book = arena_alloc(arena, sizeof *book);
    need(book != NULL, "memory");
    book->arena = arena;
    book->elements = arena_array(arena, BOOK_ELEMENTS, sizeof *book->elements);
    book->bases = arena_array(arena, BOOK_PAIRS, sizeof *book->bases);
    book->codes = arena_array(arena, BOOK_PAIRS, sizeof *book->codes);
    book->rules = arena_array(arena, BOOK_RULES, sizeof *book->rules);
    need(book->elements != NULL && book->bases != NULL && book->codes != NULL &&
             book->rules != NULL,
         "memory");
    int count = scandir(folder, &entries, is_def, alphasort);
    need(count > 0, folder);
    for (int i = 0; i < count; i++) {
        read_file(book, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    qsort(book->elements, book->element_count, sizeof *book->elements, by_path);
    return book;
}

/* -------------------- looking up */

const struct book_element *book_element(const struct book *book, const char *path)
{
    const struct book_element wanted = {.path = path};
    return bsearch(&wanted, book->elements, book->element_count, sizeof wanted, by_path);
}

const char *book_base(const struct book *book, const char *type)
{
    for (size_t i = 0; i < book->base_count; i++)
        if (strcmp(book->bases[i].name, type) == 0)
            return strcmp(book->bases[i].value, "-") == 0 ? NULL : book->bases[i].value;
    const struct book_element *element = book_element(book, type);
    return element == NULL ? NULL : element->types;
}

bool book_has_code(const struct book *book, const char *codes, const char *code)
{
    size_t length = strlen(code);
    for (size_t i = 0; i < book->codes_count; i++) {
        if (strcmp(book->codes[i].name, codes) != 0)
            continue;
        const char *at = book->codes[i].value;
        while ((at = strstr(at + 1, code)) != NULL)
            if (at[-1] == ' ' && (at[length] == ' ' || at[length] == '\0'))
                return length > 0;
    }
    return false;
}
