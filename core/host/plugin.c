/* The only file that calls dlopen outside the probe. */
#include "plugin.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/problem.h"
#include "base/text.h"
#include "guard.h"

enum { PLUGIN_FILE_LIMIT = 64 << 20 };

void plugin_refuse(struct plugin *plugin, struct arena *arena, int32_t status,
                   const char *format, ...)
{
    if (plugin->status != POISE_OK)
        return;
    struct text detail = {0};
    struct text line = {0};
    va_list args;
    va_start(args, format);
    text_format_args(&detail, format, args);
    va_end(args);
    text_format(&line, "%s%s%s; %s", status_cause(status), detail.length == 0 ? "" : ": ",
                detail.failed ? "" : detail.bytes, status_remedy(status));
    text_free(&detail);
    plugin->status = status;
    plugin->reason = line.failed ? NULL : arena_copy(arena, line.bytes, line.length);
    if (plugin->reason == NULL)
        plugin->reason = status_cause(status);
    text_free(&line);
}

/* -------------------- before any code runs */

static const char *first_problem(const struct problems *problems)
{
    return problems->first == NULL ? "" : problems->first->reason;
}

/* Takes the sealed copy; false when the plugin is refused. */
static bool take_copy(struct plugin *plugin, struct arena *arena,
                      const struct sealed_source *source)
{
    const char *where = NULL;
    int32_t status =
        sealed_open(arena, source, PLUGIN_FILE_LIMIT, &plugin->sealed, &where);
    if (status == POISE_E_TRUST_WRITABLE)
        plugin_refuse(plugin, arena, status, "%s", where);
    else if (status == POISE_E_IO)
        plugin_refuse(plugin, arena, POISE_E_PLUGIN_FILE, "%s: %s", plugin->path,
                      strerror(errno));
    else if (status != POISE_OK)
        plugin_refuse(plugin, arena, status, "%s: too large", plugin->path);
    return status == POISE_OK;
}

static void read_manifest(struct plugin *plugin, struct arena *arena,
                          struct problems *problems)
{
    const char *text;
    size_t length = 0;
    int32_t status =
        manifest_section(plugin->sealed.bytes, plugin->sealed.length, &text, &length);
    if (status != POISE_OK) {
        plugin_refuse(plugin, arena, status, "%s", plugin->path);
        return;
    }
    status =
        manifest_read(arena, plugin->path, text, length, &plugin->manifest, problems);
    if (plugin->manifest.id != NULL)
        plugin->id = plugin->manifest.id;
    if (status != POISE_OK)
        plugin_refuse(plugin, arena, POISE_E_PLUGIN_MANIFEST, "%s",
                      first_problem(problems));
    else if (plugin->manifest.abi_major != POISE_ABI_MAJOR)
        plugin_refuse(plugin, arena, POISE_E_PLUGIN_ABI,
                      "%s is built for ABI %u.%u, this Poise speaks %u.%u", plugin->path,
                      plugin->manifest.abi_major, plugin->manifest.abi_minor,
                      POISE_ABI_MAJOR, POISE_ABI_MINOR);
    plugin->has_manifest = status == POISE_OK;
}

void plugin_inspect(struct plugin *plugin, struct arena *arena, const char *path)
{
    plugin_inspect_in(plugin, arena, &(struct sealed_source){path, -1});
}

void plugin_inspect_in(struct plugin *plugin, struct arena *arena,
                       const struct sealed_source *source)
{
    *plugin = (struct plugin){.id = path_name(source->path),
                              .path = source->path,
                              .sealed = {.fd = -1},
                              .catalogue = -1};
    if (!take_copy(plugin, arena, source))
        return;
    digest_of(plugin->sealed.bytes, plugin->sealed.length, &plugin->digest);
    struct problems problems = {.arena = arena_new(4096)};
    if (problems.arena == NULL)
        plugin_refuse(plugin, arena, POISE_E_MEMORY, "%s", plugin->path);
    else
        read_manifest(plugin, arena, &problems);
    arena_free(problems.arena);
}

/* -------------------- the table */

/* Copies as much of the plugin's table as both sides know. What an older plugin does not
 * have stays NULL; what it changes later has no effect. */
static bool copy_table(struct plugin *plugin, struct arena *arena,
                       const poise_plugin *theirs)
{
    if (theirs->abi_major != POISE_ABI_MAJOR) {
        plugin_refuse(plugin, arena, POISE_E_PLUGIN_ABI,
                      "its table says ABI %u.%u, this Poise speaks %u.%u",
                      theirs->abi_major, theirs->abi_minor, POISE_ABI_MAJOR,
                      POISE_ABI_MINOR);
        return false;
    }
    size_t size =
        theirs->size < sizeof plugin->table ? theirs->size : sizeof plugin->table;
    if (size < offsetof(poise_plugin, benefit)) {
        plugin_refuse(plugin, arena, POISE_E_PLUGIN_TABLE,
                      "it has %u bytes, at least %zu needed", theirs->size,
                      offsetof(poise_plugin, benefit));
        return false;
    }
    memset(&plugin->table, 0, sizeof plugin->table);
    memcpy(&plugin->table, theirs, size);
    plugin->table.size = (uint32_t)size;
    const poise_plugin *table = &plugin->table;
    if (table->id == NULL || table->version == NULL || table->create == NULL ||
        table->destroy == NULL || table->eligibility == NULL) {
        plugin_refuse(plugin, arena, POISE_E_PLUGIN_TABLE, "a required entry is NULL");
        return false;
    }
    return true;
}

static const char *copy_sentence(struct arena *arena, const char *text, bool *ok)
{
    if (text == NULL)
        return NULL;
    size_t length = strnlen(text, PLUGIN_SENTENCE_BYTES + 1);
    if (length > PLUGIN_SENTENCE_BYTES || !utf8_valid(text, length)) {
        *ok = false;
        return NULL;
    }
    const char *copy = arena_copy(arena, text, length);
    *ok = *ok && copy != NULL;
    return copy;
}

static bool copy_sentences(struct plugin *plugin, struct arena *arena)
{
    uint32_t count = plugin->table.sentence_count;
    const poise_sentence *theirs = plugin->table.sentences;
    bool ok = count <= PLUGIN_SENTENCES && (count == 0 || theirs != NULL);
    poise_sentence *ours = ok ? arena_array(arena, count, sizeof *ours) : NULL;
    ok = ok && ours != NULL;
    for (uint32_t i = 0; ok && i < count; i++) {
        ours[i].text = copy_sentence(arena, theirs[i].text, &ok);
        ours[i].source = copy_sentence(arena, theirs[i].source, &ok);
        ok = ok && ours[i].text != NULL;
    }
    if (!ok)
        plugin_refuse(
            plugin, arena, POISE_E_PLUGIN_TABLE,
            "its sentences are more than %d, longer than %d bytes, or not UTF-8",
            PLUGIN_SENTENCES, PLUGIN_SENTENCE_BYTES);
    plugin->sentences = ours;
    return ok;
}

/* Manifest and table are two truths; any difference refuses the plugin. */
static bool compare(struct plugin *plugin, struct arena *arena)
{
    const struct manifest *manifest = &plugin->manifest;
    const poise_plugin *table = &plugin->table;
    const struct {
        const char *what;
        const char *says;
        const char *is;
    } pairs[] = {{"id", manifest->id, table->id},
                 {"version", manifest->version, table->version}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (strncmp(pairs[i].says, pairs[i].is, 64) == 0)
            continue;
        plugin_refuse(plugin, arena, POISE_E_PLUGIN_LIES,
                      "the manifest says %s \"%s\", the table \"%.64s\"", pairs[i].what,
                      pairs[i].says, pairs[i].is);
        return false;
    }
    if (manifest->abi_minor == table->abi_minor)
        return true;
    plugin_refuse(plugin, arena, POISE_E_PLUGIN_LIES,
                  "the manifest says ABI minor %u, the table %u", manifest->abi_minor,
                  table->abi_minor);
    return false;
}

/* -------------------- loading */

typedef const poise_plugin *entry_function(uint32_t, uint32_t);

struct loading {
    struct plugin *plugin;
    struct arena *arena;
};

/* Says what the dynamic linker says, with the file's own path for that of the copy. */
static void refuse_to_link(struct plugin *plugin, struct arena *arena, const char *path)
{
    const char *why = dlerror();
    size_t length = strlen(path);
    bool named = strncmp(why, path, length) == 0;
    plugin_refuse(plugin, arena, POISE_E_PLUGIN_LINK, "%s%s", named ? plugin->path : "",
                  named ? why + length : why);
}

static void load(void *context)
{
    struct loading *loading = context;
    struct plugin *plugin = loading->plugin;
    char path[SEALED_PATH];
    sealed_path(&plugin->sealed, path);
    plugin->handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (plugin->handle == NULL) {
        refuse_to_link(plugin, loading->arena, path);
        return;
    }
    union {
        void *object;
        entry_function *function;
    } symbol = {dlsym(plugin->handle, POISE_ENTRY_SYMBOL)};
    if (symbol.object == NULL) {
        plugin_refuse(plugin, loading->arena, POISE_E_PLUGIN_SYMBOL, "%s", plugin->path);
        return;
    }
    const poise_plugin *theirs = symbol.function(POISE_ABI_MAJOR, POISE_ABI_MINOR);
    if (theirs == NULL) {
        plugin_refuse(plugin, loading->arena, POISE_E_PLUGIN_CREATE,
                      "it does not accept ABI %u.%u", POISE_ABI_MAJOR, POISE_ABI_MINOR);
        return;
    }
    if (copy_table(plugin, loading->arena, theirs) && compare(plugin, loading->arena))
        copy_sentences(plugin, loading->arena);
}

void plugin_load(struct plugin *plugin, struct arena *arena)
{
    struct loading loading = {plugin, arena};
    int signal_number = 0;
    if (!guard_call(load, &loading, &signal_number))
        plugin_refuse(plugin, arena, POISE_E_PLUGIN_LOAD_CRASH, "%s",
                      guard_signal_name(signal_number));
}

void plugin_unload(struct plugin *plugin)
{
    plugin->handle = NULL;
    sealed_close(&plugin->sealed);
}
