/* poise doctor: what is in use, where it comes from, and what is wrong with it. */
#include "base/date.h"
#include "base/secret.h"
#include "host/trust.h"
#include "report/json.h"
#include "report/page.h"
#include "report/version.h"
#include "settings/catalogue.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_doctor = {
    .name = "doctor",
    .usage = "",
    .summary = "what is in use, where it comes from, and what is wrong with it",
    .help =
        "  poise doctor\n"
        "  poise doctor --site hospital.cfg\n"
        "  poise doctor --format json\n"
        "\n"
        "Reads the settings, catalogues, goals and plugins as a request would, says\n"
        "where each comes from and what needs a look. Nothing is sent anywhere: Poise\n"
        "has no network. Exit code 6 when a plugin that the site wants is not in use.\n",
    .least = 0,
    .most = 0,
    .run = run,
};

/* One finding. */
struct finding {
    const char *what;
    bool good;
    struct text text;
};

enum { FINDING_LIMIT = 96, REVIEW_DAYS = 365 };

struct findings {
    int count;
    struct finding items[FINDING_LIMIT];
};

static struct text *add(struct findings *findings, const char *what, bool good)
{
    if (findings->count < FINDING_LIMIT)
        findings->count++;
    struct finding *finding = &findings->items[findings->count - 1];
    text_free(&finding->text);
    *finding = (struct finding){.what = what, .good = good};
    return &finding->text;
}

/* -------------------- looking */

static void look_at_site(const struct desk *desk, struct findings *findings)
{
    const struct site *site = &desk->engine->generation->site;
    text_format(add(findings, "poise", true), "%s, plugin ABI %s", POISE_VERSION,
                POISE_ABI_TEXT);
    text_format(add(findings, "site", true), "%s: %s (%s)", site->name, desk->site.path,
                desk->site.named_by);
    text_format(add(findings, "goals", true),
                "%s: %u presets, \"%s\" unless others are "
                "given",
                site->goals_folder, desk->engine->presets.count, site->preset);
}

static void look_at_catalogues(const struct desk *desk, int32_t today,
                               struct findings *findings)
{
    const struct generation *generation = desk->engine->generation;
    const struct catalogue *catalogue = generation->catalogue;
    text_format(add(findings, "catalogue", true), "%s: %u options in %u files",
                generation->site.catalogue_folder, catalogue->option_count,
                catalogue->file_count);
    for (uint32_t i = 0; i < catalogue->file_count; i++) {
        const struct catalogue_file *file = &catalogue->files[i];
        char date[11];
        if (file->reviewed == DATE_UNKNOWN) {
            text_format(add(findings, "evidence", false), "%s: no date of review",
                        file->plugin);
        } else if (today - file->reviewed > REVIEW_DAYS) {
            date_format(file->reviewed, date);
            text_format(add(findings, "evidence", false),
                        "%s: last reviewed %s, more than a year ago", file->plugin, date);
        }
    }
}

/* Which plugins run in processes of their own, and what is asked of those. */
static void look_at_isolation(const struct desk *desk, struct findings *findings)
{
    const struct generation *generation = desk->engine->generation;
    struct text names = {0};
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (generation->plugins[i].isolated && generation->plugins[i].status == POISE_OK)
            text_format(&names, "%s%s", names.length == 0 ? "" : ", ",
                        generation->plugins[i].id);
    if (names.length > 0)
        text_format(add(findings, "isolation", true),
                    "%s: in processes of their own, %d ms a person, %d MiB", names.bytes,
                    (int)generation->site.deadline_ms, (int)generation->site.memory_mb);
    text_free(&names);
}

static void look_at_plugins(const struct desk *desk, struct findings *findings)
{
    const struct generation *generation = desk->engine->generation;
    uint32_t in_use = 0;
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        in_use += desk->session->instances[i].status == POISE_OK;
    text_format(add(findings, "plugins", in_use > 0), "%s (%s): %u in use",
                desk->plugins.path, desk->plugins.named_by, in_use);
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        const struct instance *instance = &desk->session->instances[i];
        if (instance->status == POISE_OK)
            continue;
        text_format(add(findings, "plugin", instance->status == POISE_E_PLUGIN_DISABLED),
                    "%s: %s", instance->plugin->id, instance->reason);
    }
}

static void look_at_receipts(const struct desk *desk, struct findings *findings)
{
    const char *file = desk->engine->generation->site.receipt_key;
    struct problems problems = {.arena = desk->arena};
    struct secret secret;
    char name[DIGEST_TEXT];
    if (file == NULL) {
        text_put(add(findings, "receipts", true), "no key: receipts are not sealed");
    } else if (secret_read(file, &secret, &problems) == POISE_OK) {
        secret_name(&secret, name);
        secret_forget(&secret);
        text_format(add(findings, "receipts", true), "sealed with %s (key %s)", file,
                    name);
    } else {
        text_format(add(findings, "receipts", false), "%s: %s", file,
                    problems.first == NULL ? "out of memory" : problems.first->reason);
    }
}

static void look_at_trust(const struct desk *desk, struct findings *findings)
{
    const struct generation *generation = desk->engine->generation;
    const struct site *site = &generation->site;
    bool refused = site->unsigned_plugins == UNSIGNED_REFUSE;
    text_format(add(findings, "trust", refused), "%u key%s; unsigned plugins are %s",
                site->key_count, site->key_count == 1 ? "" : "s",
                refused ? "refused" : "allowed, and every answer names them");
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        const struct plugin *plugin = &generation->plugins[i];
        if (plugin->status == POISE_OK && plugin->trust != TRUST_SHIPPED) {
            struct text *text = add(findings, "trust", plugin->trust == TRUST_SIGNED);
            text_format(text, "%s: ", plugin->id);
            trust_write(plugin, text);
        }
    }
}

static void look_at_terminal(const struct desk *desk, struct findings *findings)
{
    text_format(add(findings, "terminal", true), "%d columns, %s, %s", desk->style.width,
                desk->style.unicode ? "UTF-8" : "ASCII (no UTF-8 locale)",
                desk->style.color ? "colour" : "no colour");
}

/* -------------------- telling */

static void tell_text(struct desk *desk, const struct findings *findings)
{
    struct page page = {&desk->out, desk->style};
    for (int i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        struct text line = {0};
        text_format(&line, "%s: %s", finding->what,
                    finding->text.bytes == NULL ? "" : finding->text.bytes);
        if (!line.failed)
            page_item(&page, 0, finding->good ? MARK_YES : MARK_DANGER, line.bytes);
        text_free(&line);
    }
}

static void tell_json(struct desk *desk, const struct findings *findings)
{
    struct json json = {.out = &desk->out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    json_open(&json, "findings", '[');
    for (int i = 0; i < findings->count; i++) {
        json_open(&json, NULL, '{');
        json_string(&json, "what", findings->items[i].what);
        json_bool(&json, "good", findings->items[i].good);
        json_string(&json, "text", findings->items[i].text.bytes);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    text_put_char(&desk->out, '\n');
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    struct findings findings = {0};
    enum exit_code code = desk_open(desk, args);
    if (code != EXIT_RANKED)
        return code;
    look_at_site(desk, &findings);
    look_at_catalogues(desk, desk_as_of(desk), &findings);
    look_at_plugins(desk, &findings);
    look_at_isolation(desk, &findings);
    look_at_receipts(desk, &findings);
    look_at_trust(desk, &findings);
    look_at_terminal(desk, &findings);
    if (args->format == FORMAT_JSON)
        tell_json(desk, &findings);
    else
        tell_text(desk, &findings);
    for (int i = 0; i < findings.count; i++)
        text_free(&findings.items[i].text);
    return desk_wants_more(desk) ? EXIT_PARTIAL : EXIT_RANKED;
}
