/* Reading the code map: every .ini of a folder, every error with its line. */
#include "codes.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/file.h"
#include "base/ini.h"
#include "base/problem.h"
#include "codes_inside.h"
#include "element.h"
#include "record/vocabulary.h"

enum { SLOTS_AT_FIRST = 1024, WORDS_ON_A_LINE = 1 + CONCEPT_ARGUMENTS };

static const struct kind {
    const char *name;
    const char *arguments;
} kinds[] = {
    {"", ""},
#define POISE_CONCEPT(upper, name, arguments) {#name, arguments},
#include "concepts.def"
};

static const struct word {
    enum concept_kind kind;
    int32_t number;
    const char *name;
} words[] = {
#define POISE_WORD(concept, upper, name, number) {CONCEPT_##concept, number, #name},
#include "concepts.def"
};

struct loader {
    struct arena *arena;
    struct codes *codes;
    struct vocabulary *vocabulary;
    const char *file;
    bool reviewed; /* the file says when */
    bool replaces; /* what earlier files say of a code */
    struct problems *problems;
};

__attribute__((format(printf, 3, 4))) static void complain(struct loader *loader,
                                                           int line, const char *format,
                                                           ...)
{
    va_list args;
    va_start(args, format);
    problem_add_args(loader->problems, POISE_E_CODES, loader->file, line, format, args);
    va_end(args);
}

static void out_of_memory(struct loader *loader)
{
    problem_add(loader->problems, POISE_E_MEMORY, loader->file, 0, "out of memory");
}

static void about_entry(struct loader *loader, const char *name, const char *value,
                        int line)
{
    int32_t day;
    if (strcmp(name, "reviewed") == 0 && date_parse(value, strlen(value), &day))
        loader->reviewed = true;
    else if (strcmp(name, "reviewed") == 0)
        complain(loader, line, "reviewed takes a date such as 2026-11-20, not \"%s\"",
                 value);
    else if (strcmp(name, "replaces") == 0 && strcmp(value, "yes") == 0)
        loader->replaces = true;
    else if (strcmp(name, "title") != 0 && strcmp(name, "source") != 0)
        complain(loader, line,
                 "[about] takes reviewed, title, source and replaces = yes, not \"%s\"",
                 name);
}

static uint32_t system_make(struct loader *loader, const char *name)
{
    struct codes *codes = loader->codes;
    uint32_t system = codes_system_named(codes, name);
    if (system != 0)
        return system;
    const char *copy = arena_string(loader->arena, name);
    if (copy == NULL || codes->system_count == CODES_SYSTEMS)
        return 0;
    codes->systems[codes->system_count] = copy;
    return codes->system_count++;
}

static void system_entry(struct loader *loader, const char *name, const char *uri,
                         int line)
{
    struct codes *codes = loader->codes;
    uint32_t system = system_make(loader, name);
    const char *copy = arena_string(loader->arena, uri);
    size_t length = strlen(uri);
    if (system == 0 || copy == NULL || codes->alias_count > CODES_ALIASES / 2) {
        complain(loader, line, "too many systems, or no memory for \"%s\"", name);
        return;
    }
    for (size_t i = bytes_hash(uri, length);; i++) {
        struct alias *alias = &codes->aliases[i % CODES_ALIASES];
        if (alias->uri == NULL) {
            *alias = (struct alias){copy, (uint32_t)length, system};
            codes->alias_count++;
            return;
        }
        if (strcmp(alias->uri, uri) == 0 && alias->system != system)
            complain(loader, line, "\"%s\" is already a spelling of %s", uri,
                     codes->systems[alias->system]);
        if (strcmp(alias->uri, uri) == 0)
            return;
    }
}

/* Makes twice the room. */
static bool grow(struct loader *loader)
{
    struct codes *codes = loader->codes;
    struct entry *old = codes->entries;
    uint32_t slots = old == NULL ? SLOTS_AT_FIRST : 2 * (codes->mask + 1);
    struct entry *made = arena_array(loader->arena, slots, sizeof *made);
    if (made == NULL)
        return false;
    for (uint32_t i = 0; old != NULL && i <= codes->mask; i++) {
        if (old[i].meaning == NULL)
            continue;
        size_t at = old[i].hash & (slots - 1);
        while (made[at].meaning != NULL)
            at = (at + 1) & (slots - 1);
        made[at] = old[i];
    }
    codes->entries = made;
    codes->mask = slots - 1;
    return true;
}

static enum concept_kind kind_find(const char *name)
{
    for (int i = 1; i < CONCEPT_COUNT; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return (enum concept_kind)i;
    return CONCEPT_NOTHING;
}

static bool argument_read(const struct loader *loader, enum concept_kind kind,
                          const char *text, int32_t *out)
{
    const char *arguments = kinds[kind].arguments;
    double number;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].kind == kind && strcmp(words[i].name, text) == 0) {
            *out = words[i].number;
            return true;
        }
    if (strcmp(arguments, "number") == 0) {
        if (!decimal_parse(text, strlen(text), &number) || number < 0 || number > 1e6)
            return false;
        *out = (int32_t)number;
        return true;
    }
    const struct fact *fact = fact_find(loader->vocabulary, arguments, strlen(arguments));
    const struct fact_value *value =
        fact == NULL ? NULL : value_find(loader->vocabulary, fact, text, strlen(text));
    if (value != NULL)
        *out = (int32_t)value->number;
    return value != NULL;
}

/* "metastasis liver": the concept and its arguments. */
static bool meaning_read(struct loader *loader, const char *text, int line,
                         struct concept *out)
{
    char copy[256];
    char *rest = copy;
    if (strlen(text) >= sizeof copy) {
        complain(loader, line, "a meaning is a few words");
        return false;
    }
    memcpy(copy, text, strlen(text) + 1);
    char *word = strtok_r(copy, " \t", &rest);
    enum concept_kind kind = word == NULL ? CONCEPT_NOTHING : kind_find(word);
    if (kind == CONCEPT_NOTHING) {
        complain(loader, line, "no concept is called \"%s\"", word == NULL ? "" : word);
        return false;
    }
    out->kind = (uint16_t)kind;
    while ((word = strtok_r(NULL, " \t", &rest)) != NULL) {
        if (out->count == CONCEPT_ARGUMENTS) {
            complain(loader, line, "%s takes at most %d words", kinds[kind].name,
                     CONCEPT_ARGUMENTS);
            return false;
        }
        if (!argument_read(loader, kind, word, &out->argument[out->count++])) {
            complain(loader, line, "%s does not take \"%s\"", kinds[kind].name, word);
            return false;
        }
    }
    return true;
}

/* Puts a meaning into its slot. */
static void entry_put(struct loader *loader, struct meaning *meaning)
{
    struct codes *codes = loader->codes;
    const struct concept *concept = &meaning->concept;
    if ((codes->entries == NULL || codes->count > codes->mask / 2) && !grow(loader)) {
        out_of_memory(loader);
        return;
    }
    struct entry *slot = codes_slot(codes, concept->system, concept->code,
                                    meaning->length, meaning->family);
    if (slot->meaning != NULL && !loader->replaces) {
        complain(loader, meaning->line, "\"%s\" already stands in %s:%d", concept->code,
                 slot->meaning->file, slot->meaning->line);
        return;
    }
    codes->count += slot->meaning == NULL;
    *slot = (struct entry){bytes_hash(concept->code, meaning->length), meaning};
}

/* Texts are sought by their length and letters first. */
static void remember_text(struct codes *codes, const char *text, size_t length)
{
    if (length > codes->text_longest)
        codes->text_longest = length;
    uint32_t kind = text_kind(text, length);
    codes->text_kinds[kind >> 6] |= UINT64_C(1) << (kind & 63);
}

static void code_entry(struct loader *loader, const char *section, const char *name,
                       const char *value, int line)
{
    char spelled[64];
    struct codes *codes = loader->codes;
    struct meaning *meaning = arena_alloc(loader->arena, sizeof *meaning);
    uint32_t system = system_make(loader, section);
    size_t length = strlen(name);
    bool family = length > 1 && name[length - 1] == '*';
    struct json_bytes code = {name, length - family};
    if (meaning == NULL || system == 0) {
        out_of_memory(loader);
        return;
    }
    enum spelling spelling = codes_spelling(codes, system);
    length = codes_spell(spelling, code, spelled, sizeof spelled);
    meaning->concept.system = (uint16_t)system;
    meaning->concept.code = arena_copy(loader->arena, spelled, length);
    meaning->length = (uint32_t)length;
    meaning->family = family;
    meaning->line = line;
    meaning->file = loader->file;
    if (meaning->concept.code == NULL)
        out_of_memory(loader);
    else if (length == 0 || (family && spelling != SPELLING_ICD))
        complain(loader, line, "\"%s\" is no code; only ICD has families, as C50*", name);
    else if (meaning_read(loader, value, line, &meaning->concept))
        entry_put(loader, meaning);
    if (spelling == SPELLING_LOWER && length > 0)
        remember_text(codes, spelled, length);
}

static void entry(void *user, const char *section, const char *name, const char *value,
                  int line)
{
    struct loader *loader = user;
    if (strcmp(section, "about") == 0)
        about_entry(loader, name, value, line);
    else if (strcmp(section, "systems") == 0)
        system_entry(loader, name, value, line);
    else if (section[0] == '\0')
        complain(loader, line, "codes stand under the [name] of their system");
    else
        code_entry(loader, section, name, value, line);
}

static void load_file(struct loader *loader, const char *folder, const char *name)
{
    struct file_bytes bytes;
    loader->file = path_join(loader->arena, folder, name);
    loader->reviewed = false;
    loader->replaces = false;
    if (loader->file == NULL) {
        out_of_memory(loader);
        return;
    }
    int32_t status = file_read(loader->arena, loader->file, INI_FILE_LIMIT, &bytes);
    if (status != POISE_OK) {
        problem_add(loader->problems, status, loader->file, 0, "%s", strerror(errno));
        return;
    }
    ini_read(loader->file, bytes.bytes, bytes.length, entry, loader, loader->problems);
    if (!loader->reviewed)
        complain(loader, 0, "[about] does not say when it was reviewed");
}

static int is_ini(const struct dirent *item)
{
    size_t length = strlen(item->d_name);
    return length > 4 && item->d_name[0] != '.' &&
           strcmp(item->d_name + length - 4, ".ini") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void load_folder(struct loader *loader, const char *folder)
{
    struct dirent **items = NULL;
    int count = scandir(folder, &items, is_ini, by_bytes);
    if (count < 0) {
        problem_add(loader->problems, POISE_E_IO, folder, 0, "%s", strerror(errno));
        return;
    }
    for (int i = 0; i < count; i++) {
        load_file(loader, folder, items[i]->d_name);
        free(items[i]);
    }
    free(items);
    loader->file = folder;
    if (loader->codes->entries == NULL)
        complain(loader, 0, "no file of it has a code");
}

static void elements_index(struct codes *codes)
{
    for (uint32_t e = 1; e < ELEMENT_COUNT; e++) {
        char key[64] = "";
        size_t length = strlen(element_name((enum element)e));
        memcpy(key, element_name((enum element)e), length);
        struct known_key known = key_words(key, length);
        size_t i = key_slot(&known);
        while (codes->elements[i].element != 0)
            i = (i + 1) % CODES_ELEMENTS;
        known.element = e;
        codes->elements[i] = known;
    }
}

int32_t codes_load(struct arena *arena, const char *folder, const struct codes **out,
                   struct problems *problems)
{
    int before = problems->count;
    struct loader loader = {.arena = arena, .file = folder, .problems = problems};
    loader.codes = arena_alloc(arena, sizeof *loader.codes);
    loader.vocabulary = vocabulary_new(arena);
    if (loader.codes == NULL || loader.vocabulary == NULL) {
        out_of_memory(&loader);
        return POISE_E_MEMORY;
    }
    loader.codes->system_count = 1;
    elements_index(loader.codes);
    load_folder(&loader, folder);
    loader.codes->text_system = codes_system_named(loader.codes, "text");
    if (problems->count > before)
        return problems->last == NULL ? POISE_E_MEMORY : problems->last->status;
    *out = loader.codes;
    return POISE_OK;
}
