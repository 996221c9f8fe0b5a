/* Reading the manifest text. */
#include "manifest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/ini.h"
#include "base/name.h"
#include "base/problem.h"

enum { LIST_LIMIT = 256, VALUE_LIMIT = 32 };

struct reader {
    struct arena *arena;
    struct manifest *out;
    struct problems *problems;
    struct manifest_read *reads;
    struct manifest_setting *settings;
    struct fact *facts;
    struct manifest_source *sources;
    int line;
};

static void bad(struct reader *reader, const char *name, const char *why)
{
    problem_add(reader->problems, POISE_E_PLUGIN_MANIFEST, reader->out->file,
                reader->line, "manifest, %s: %s", name, why);
}

static char *copy(struct reader *reader, const char *text)
{
    return arena_string(reader->arena, text);
}

/* Cuts "a | b | c" into trimmed parts; answers how many. */
static int cut(char *text, char *parts[], int room)
{
    int count = 0;
    for (char *rest = NULL, *at = strtok_r(text, "|", &rest); at != NULL && count < room;
         at = strtok_r(NULL, "|", &rest)) {
        at += strspn(at, " ");
        size_t length = strlen(at);
        while (length > 0 && at[length - 1] == ' ')
            at[--length] = '\0';
        parts[count++] = at;
    }
    return count;
}

/* "0 to 100" */
static bool read_range(const char *text, double *low, double *high)
{
    const char *to = strstr(text, " to ");
    return to != NULL && decimal_parse(text, (size_t)(to - text), low) &&
           decimal_parse(to + 4, strlen(to + 4), high) && *low < *high;
}

static bool id_allowed(const char *id)
{
    size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-.");
    return length > 0 && length < 64 && id[length] == '\0';
}

/* "1.0" */
static bool read_abi(const char *value, struct manifest *out)
{
    size_t major = strspn(value, "0123456789");
    size_t minor = value[major] == '.' ? strspn(value + major + 1, "0123456789") : 0;
    if (major == 0 || major > 4 || minor == 0 || minor > 4 ||
        value[major + 1 + minor] != '\0')
        return false;
    out->abi_major = (uint32_t)strtoul(value, NULL, 10);
    out->abi_minor = (uint32_t)strtoul(value + major + 1, NULL, 10);
    return true;
}

static void plugin_entry(struct reader *reader, const char *name, const char *value)
{
    struct manifest *out = reader->out;
    const struct {
        const char *name;
        const char **to;
    } texts[] = {{"id", &out->id},           {"name", &out->name},
                 {"version", &out->version}, {"about", &out->about},
                 {"author", &out->author},   {"licence", &out->licence}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(texts[i].name, name) != 0)
            continue;
        *texts[i].to = copy(reader, value);
        return;
    }
    if (strcmp(name, "abi") != 0)
        bad(reader, name,
            "[plugin] takes id, name, version, abi, about, author and licence");
    else if (!read_abi(value, out))
        bad(reader, name, "must be like 1.0");
}

static void reads_entry(struct reader *reader, const char *name, const char *value)
{
    enum read_need need = strcmp(value, "required") == 0   ? READ_REQUIRED
                          : strcmp(value, "optional") == 0 ? READ_OPTIONAL
                                                           : READ_NOT;
    if (need == READ_NOT)
        bad(reader, name, "must be `required` or `optional`");
    else if (reader->out->read_count == LIST_LIMIT)
        bad(reader, name, "too many facts");
    else
        reader->reads[reader->out->read_count++] =
            (struct manifest_read){copy(reader, name), need};
}

/* "100 | 1 to 1000 | help" */
static void settings_entry(struct reader *reader, const char *name, const char *value)
{
    char *parts[3];
    char *text = copy(reader, value);
    struct manifest_setting setting = {.name = copy(reader, name)};
    if (text == NULL || setting.name == NULL)
        return;
    if (reader->out->setting_count == LIST_LIMIT || cut(text, parts, 3) != 3 ||
        !decimal_parse(parts[0], strlen(parts[0]), &setting.standard) ||
        !read_range(parts[1], &setting.low, &setting.high)) {
        bad(reader, name, "must be like `100 | 1 to 1000 | what it does`");
        return;
    }
    setting.help = parts[2];
    reader->settings[reader->out->setting_count++] = setting;
}

static bool read_values(struct reader *reader, char *text, struct fact *fact)
{
    struct fact_value *values = arena_array(reader->arena, VALUE_LIMIT, sizeof *values);
    uint32_t count = 0;
    for (char *rest = NULL, *at = strtok_r(text, ", ", &rest);
         values != NULL && at != NULL && count < VALUE_LIMIT;
         at = strtok_r(NULL, ", ", &rest)) {
        values[count] = (struct fact_value){at, 0, count};
        count++;
    }
    fact->values = values;
    fact->value_count = count;
    return count >= 2;
}

/* "number | % | 0 to 100 | meaning", "choice | | a, b | meaning", "yes/no | | | meaning"
 */
static void facts_entry(struct reader *reader, const char *name, const char *value)
{
    char *parts[4];
    char *text = copy(reader, value);
    struct fact fact = {.name = copy(reader, name), .section = SECTION_HEALTH};
    if (text == NULL || fact.name == NULL)
        return;
    int count = cut(text, parts, 4);
    bool ok =
        count >= 2 && reader->out->fact_count < LIST_LIMIT && strchr(name, '.') != NULL;
    fact.unit = "";
    fact.meaning = count > 0 ? parts[count - 1] : "";
    if (ok && strcmp(parts[0], "number") == 0) {
        fact.type = FACT_NUMBER;
        fact.unit = count == 4 ? parts[1] : "";
        ok = count >= 3 && read_range(parts[count - 2], &fact.low, &fact.high);
    } else if (ok && strcmp(parts[0], "choice") == 0) {
        fact.type = FACT_CHOICE;
        ok = count >= 3 && read_values(reader, parts[count - 2], &fact);
    } else {
        fact.type = FACT_BOOL;
        ok = ok && strcmp(parts[0], "yes/no") == 0;
    }
    if (ok)
        reader->facts[reader->out->fact_count++] = fact;
    else
        bad(reader, name,
            "must be like `number | % | 0 to 100 | meaning`, and its name must "
            "begin with the plugin's, as acme.ki67");
}

static void sources_entry(struct reader *reader, const char *name, const char *value)
{
    if (reader->out->source_count < LIST_LIMIT)
        reader->sources[reader->out->source_count++] =
            (struct manifest_source){copy(reader, name), copy(reader, value)};
}

static void entry(void *user, const char *section, const char *name, const char *value,
                  int line)
{
    static const struct {
        const char *section;
        void (*read)(struct reader *, const char *, const char *);
    } sections[] = {{"plugin", plugin_entry},
                    {"reads", reads_entry},
                    {"settings", settings_entry},
                    {"facts", facts_entry},
                    {"sources", sources_entry}};
    struct reader *reader = user;
    reader->line = line;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (strcmp(sections[i].section, section) == 0) {
            sections[i].read(reader, name, value);
            return;
        }
    }
    bad(reader, section,
        "a manifest has [plugin], [reads], [settings], [facts], [sources]");
}

/* "acme.ki67" for the plugin "acme": a name that no other plugin can mean. */
static bool is_own_name(const char *id, const char *fact)
{
    size_t length = strlen(id);
    return strncmp(fact, id, length) == 0 && fact[length] == '.' &&
           fact[length + 1] != '\0';
}

static void check_facts(struct reader *reader)
{
    const struct manifest *out = reader->out;
    for (uint32_t i = 0; i < out->fact_count; i++)
        if (out->id != NULL && !is_own_name(out->id, out->facts[i].name))
            bad(reader, out->facts[i].name,
                "must begin with the plugin's id and a dot, as acme.ki67 of acme");
}

static void check_complete(struct reader *reader)
{
    const struct manifest *out = reader->out;
    reader->line = 0;
    if (out->id == NULL || !id_allowed(out->id))
        bad(reader, "id", "is missing, or has other characters than a-z 0-9 _ - .");
    if (out->version == NULL)
        bad(reader, "version", "is missing");
    if (out->abi_major == 0)
        bad(reader, "abi", "is missing");
    check_facts(reader);
}

int32_t manifest_read(struct arena *arena, const char *file, const char *text,
                      size_t length, struct manifest *out, struct problems *problems)
{
    *out = (struct manifest){.file = file};
    struct reader reader = {
        .arena = arena,
        .out = out,
        .problems = problems,
        .reads = arena_array(arena, LIST_LIMIT, sizeof *reader.reads),
        .settings = arena_array(arena, LIST_LIMIT, sizeof *reader.settings),
        .facts = arena_array(arena, LIST_LIMIT, sizeof *reader.facts),
        .sources = arena_array(arena, LIST_LIMIT, sizeof *reader.sources),
    };
    if (reader.reads == NULL || reader.settings == NULL || reader.facts == NULL ||
        reader.sources == NULL)
        return problem_add(problems, POISE_E_MEMORY, file, 0, "out of memory");
    out->reads = reader.reads;
    out->settings = reader.settings;
    out->facts = reader.facts;
    out->sources = reader.sources;
    int before = problems->count;
    while (length > 0 && text[length - 1] == '\0')
        length--;
    ini_read(file, text, length, entry, &reader, problems);
    check_complete(&reader);
    if (problems->count == before)
        return POISE_OK;
    return problems->last == NULL ? POISE_E_MEMORY : POISE_E_PLUGIN_MANIFEST;
}

const struct manifest_setting *manifest_setting(const struct manifest *manifest,
                                                const char *name)
{
    for (uint32_t i = 0; i < manifest->setting_count; i++)
        if (strcmp(manifest->settings[i].name, name) == 0)
            return &manifest->settings[i];
    return NULL;
}
