/* The plugins of a generation as a list. */
#include "base/problem.h"
#include "base/text.h"
#include "host/trust.h"
#include "json.h"
#include "lists.h"
#include "page.h"
#include "settings/catalogue.h"

static uint32_t option_count(const struct generation *generation,
                             const struct plugin *plugin)
{
    return plugin->catalogue < 0 ? 0
                                 : generation->catalogue->files[plugin->catalogue].count;
}

/* -------------------- text */

/* "22 options, in a process of its own, shipped" */
static void put_use(const struct generation *generation, const struct plugin *plugin,
                    struct text *out)
{
    text_format(out, "%u options%s", option_count(generation, plugin),
                plugin->isolated ? ", in a process of its own" : "");
    if (plugin->trust != TRUST_NONE)
        text_put(out, ", ");
    trust_write(plugin, out);
}

static void put_plugin(struct page *page, const struct generation *generation,
                       const struct plugin *plugin)
{
    bool in_use = plugin->status == POISE_OK;
    char digest[DIGEST_TEXT];
    struct text line = {0};
    text_put(&line, plugin->id);
    if (plugin->has_manifest)
        text_format(&line, " %s", plugin->manifest.version);
    if (plugin->has_manifest && plugin->manifest.about != NULL)
        text_format(&line, ", %s", plugin->manifest.about);
    if (!line.failed)
        page_item(page, 0, in_use ? MARK_YES : MARK_NO, line.bytes);
    text_clear(&line);
    if (in_use)
        put_use(generation, plugin, &line);
    else
        text_format(&line, "not in use: %s", plugin->reason);
    if (!line.failed)
        page_item(page, 4, MARK_NONE, line.bytes);
    digest_format(&plugin->digest, digest);
    text_clear(&line);
    text_format(&line, "%s, %s", plugin->path, digest);
    if (!line.failed && plugin->path[0] != '\0') /* "": asked for and not found */
        page_item(page, 4, MARK_DIM, line.bytes);
    page->out->failed = page->out->failed || line.failed;
    text_free(&line);
}

void plugins_text(const struct generation *generation, const struct style *style,
                  struct text *out)
{
    struct page page = {out, *style};
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        put_plugin(&page, generation, &generation->plugins[i]);
    if (generation->plugin_count == 0)
        page_item(&page, 0, MARK_DANGER, "No plugin was found.");
}

/* -------------------- json */

static void put_manifest(struct json *json, const struct manifest *manifest)
{
    struct text abi = {0};
    text_format(&abi, "%u.%u", manifest->abi_major, manifest->abi_minor);
    json_string(json, "name", manifest->name);
    json_string(json, "version", manifest->version);
    json_string(json, "abi", abi.bytes);
    json_string(json, "about", manifest->about);
    json_string(json, "author", manifest->author);
    json_string(json, "licence", manifest->licence);
    json_open(json, "reads", '[');
    for (uint32_t i = 0; i < manifest->read_count; i++)
        json_string(json, NULL, manifest->reads[i].fact);
    json_close(json, ']');
    json_open(json, "settings", '[');
    for (uint32_t i = 0; i < manifest->setting_count; i++)
        json_string(json, NULL, manifest->settings[i].name);
    json_close(json, ']');
    json_open(json, "facts", '[');
    for (uint32_t i = 0; i < manifest->fact_count; i++)
        json_string(json, NULL, manifest->facts[i].name);
    json_close(json, ']');
    text_free(&abi);
}

void plugin_trust_json(struct json *json, const struct plugin *plugin)
{
    struct text trust = {0};
    trust_write(plugin, &trust);
    json_string(json, "trust", trust.bytes);
    json->out->failed = json->out->failed || trust.failed;
    text_free(&trust);
}

void plugins_json(const struct generation *generation, struct text *out)
{
    struct json json = {.out = out, .pretty = true};
    char digest[DIGEST_TEXT];
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    json_open(&json, "plugins", '[');
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        const struct plugin *plugin = &generation->plugins[i];
        digest_format(&plugin->digest, digest);
        json_open(&json, NULL, '{');
        json_string(&json, "id", plugin->id);
        json_string(&json, "state", plugin->status == POISE_OK ? "in use" : "not in use");
        json_string(&json, "status", status_name(plugin->status));
        json_string(&json, "reason", plugin->reason);
        json_string(&json, "file", plugin->path);
        json_string(&json, "digest", digest);
        json_bool(&json, "isolated", plugin->isolated);
        plugin_trust_json(&json, plugin);
        json_int(&json, "options", option_count(generation, plugin));
        if (plugin->has_manifest)
            put_manifest(&json, &plugin->manifest);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    text_put_char(out, '\n');
}
