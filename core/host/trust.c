/* One question after the other; the first that is answered with no refuses. */
#include "trust.h"

#include <errno.h>
#include <fnmatch.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/minisign.h"
#include "base/text.h"
#include "settings/catalogue.h"
#include "shipped.h"

static bool is_shipped(const struct plugin *plugin)
{
    for (uint32_t i = 0; i < shipped_count; i++)
        if (memcmp(&plugin->digest, &shipped_plugins[i], sizeof plugin->digest) == 0)
            return true;
    return false;
}

/* -------------------- signatures */

/* The signature file beside a plugin. */
struct beside {
    const char *path;
    bool there;
    struct minisign_signature signature;
};

/* False when there is one that cannot be used, and the plugin is refused. */
static bool read_signature(struct plugin *plugin, struct arena *arena, struct beside *out)
{
    struct text path = {0};
    struct file_bytes bytes;
    text_format(&path, "%s%s", plugin->path, MINISIGN_ENDING);
    *out = (struct beside){
        .path = path.failed ? NULL : arena_copy(arena, path.bytes, path.length)};
    text_free(&path);
    int32_t status = out->path == NULL
                         ? POISE_E_MEMORY
                         : file_read(arena, out->path, MINISIGN_FILE_LIMIT, &bytes);
    out->there = status == POISE_OK;
    if (status == POISE_E_IO && errno == ENOENT)
        return true;
    if (status == POISE_OK &&
        minisign_signature_read(bytes.bytes, bytes.length, &out->signature))
        return true;
    if (status == POISE_E_IO)
        plugin_refuse(plugin, arena, status, "%s: %s", out->path, strerror(errno));
    else
        plugin_refuse(plugin, arena,
                      status == POISE_E_MEMORY ? status : POISE_E_TRUST_FORMAT, "%s",
                      out->path == NULL ? plugin->path : out->path);
    return false;
}

static const struct trust_key *find_key(const struct site *site,
                                        const struct minisign_signature *signature)
{
    for (uint32_t i = 0; i < site->key_count; i++)
        if (memcmp(site->keys[i].key.id, signature->key_id, sizeof signature->key_id) ==
            0)
            return &site->keys[i];
    return NULL;
}

static void judge_unsigned(struct plugin *plugin, const struct site *site,
                           struct arena *arena, const struct beside *beside)
{
    char id[MINISIGN_ID_TEXT];
    plugin->trust = TRUST_UNSIGNED;
    if (site->unsigned_plugins == UNSIGNED_ALLOW)
        return;
    if (beside->there) {
        minisign_id_write(beside->signature.key_id, id);
        plugin_refuse(plugin, arena, POISE_E_TRUST_KEY, "%s, key %s", beside->path, id);
        return;
    }
    plugin_refuse(plugin, arena, POISE_E_TRUST_UNSIGNED, "%s", plugin->path);
}

/* "acme-*, beta" */
static void put_names(const struct names *names, struct text *out)
{
    for (uint32_t i = 0; i < names->count; i++)
        text_format(out, "%s%s", i == 0 ? "" : ", ", names->items[i]);
}

static bool may_sign(const struct trust_key *key, const char *id)
{
    for (uint32_t i = 0; i < key->plugins.count; i++)
        if (fnmatch(key->plugins.items[i], id, 0) == 0)
            return true;
    return key->plugins.count == 0;
}

static void judge_signed(struct plugin *plugin, const struct trust_key *key,
                         struct arena *arena, const struct beside *beside)
{
    struct text allowed = {0};
    int32_t status = minisign_verify(&beside->signature, &key->key, plugin->sealed.bytes,
                                     plugin->sealed.length);
    if (status != POISE_OK) {
        plugin_refuse(plugin, arena, status, "%s and %s, by the key of \"%s\"",
                      plugin->path, path_name(beside->path), key->name);
        return;
    }
    plugin->trust = TRUST_SIGNED;
    plugin->key = key;
    if (may_sign(key, plugin->id))
        return;
    put_names(&key->plugins, &allowed);
    plugin_refuse(plugin, arena, POISE_E_TRUST_LIMIT,
                  "the key of \"%s\" is for the plugins %s, and this is %s", key->name,
                  allowed.failed ? "?" : allowed.bytes, plugin->id);
    text_free(&allowed);
}

void trust_judge(struct plugin *plugin, const struct site *site, struct arena *arena)
{
    struct beside beside;
    if (plugin->status != POISE_OK)
        return;
    if (is_shipped(plugin)) {
        plugin->trust = TRUST_SHIPPED;
        return;
    }
    if (!read_signature(plugin, arena, &beside))
        return;
    const struct trust_key *key = beside.there ? find_key(site, &beside.signature) : NULL;
    if (key == NULL)
        judge_unsigned(plugin, site, arena, &beside);
    else
        judge_signed(plugin, key, arena, &beside);
}

/* -------------------- roles */

bool trust_is_by_role(const struct plugin *plugin)
{
    return plugin->trust == TRUST_SIGNED && plugin->key->roles != 0;
}

void trust_judge_roles(struct plugin *plugin, const struct catalogue *catalogue,
                       struct arena *arena)
{
    struct text allowed = {0};
    int file = catalogue_file_of(catalogue, plugin->id);
    if (plugin->status != POISE_OK || !trust_is_by_role(plugin) || file < 0)
        return;
    for (int role = 0; role < ROLE_COUNT; role++)
        if ((plugin->key->roles >> role & 1) != 0)
            text_format(&allowed, "%s%s", allowed.length == 0 ? "" : ", ",
                        role_name((enum role)role));
    const struct catalogue_file *of = &catalogue->files[file];
    for (uint32_t i = of->first; i < of->first + of->count; i++) {
        const struct option *option = &catalogue->options[i];
        if ((plugin->key->roles >> option->role & 1) != 0)
            continue;
        plugin_refuse(plugin, arena, POISE_E_TRUST_LIMIT,
                      "the key of \"%s\" is for options of the role %s, and %s is %s",
                      plugin->key->name, allowed.failed ? "?" : allowed.bytes, option->id,
                      role_name(option->role));
    }
    text_free(&allowed);
}

/* -------------------- telling */

void trust_write(const struct plugin *plugin, struct text *out)
{
    if (plugin->trust == TRUST_SHIPPED)
        text_put(out, "shipped");
    else if (plugin->trust == TRUST_SIGNED)
        text_format(out, "signed by %s", plugin->key->name);
    else if (plugin->trust == TRUST_UNSIGNED)
        text_put(out, "unsigned");
}
