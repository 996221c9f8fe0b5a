/* The rehearsal of a reload for other programs. */
#include "base/text.h"
#include "json.h"
#include "rehearsal_report.h"

static const char *const changes[] = {[PART_SAME] = "same",
                                      [PART_NEW] = "new",
                                      [PART_CHANGED] = "changed",
                                      [PART_GONE] = "gone"};

static const char *const kinds[] = {
    [SHADOW_SAME] = "same",   [SHADOW_ORDER] = "order",   [SHADOW_LIST] = "list",
    [SHADOW_FIRST] = "first", [SHADOW_URGENT] = "urgent", [SHADOW_SILENT] = "silent"};

static void put_parts(struct json *json, const char *key,
                      const struct rehearsal *rehearsal, bool plugins)
{
    json_open(json, key, '[');
    for (uint32_t i = 0; i < rehearsal->part_count; i++) {
        const struct part *part = &rehearsal->parts[i];
        if (part->is_plugin != plugins)
            continue;
        json_open(json, NULL, '{');
        json_string(json, plugins ? "id" : "name", part->name);
        json_string(json, "change", changes[part->change]);
        json_string(json, "before", part->before);
        json_string(json, "after", part->after);
        if (plugins) {
            json_string(json, "refused", part->refused);
            json_int(json, "laws_broken", part->laws_broken);
        }
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_shadow(struct json *json, const struct shadow *shadow)
{
    json_open(json, "shadow", '{');
    json_int(json, "seed", (int64_t)shadow->seed);
    json_int(json, "persons", shadow->persons);
    for (int kind = 0; kind < SHADOW_KINDS; kind++)
        json_int(json, kinds[kind], shadow->counts[kind]);
    json_open(json, "changes", '[');
    for (uint32_t i = 0; i < shadow->shown; i++) {
        const struct shadow_change *change = &shadow->changes[i];
        json_open(json, NULL, '{');
        json_int(json, "person", change->person);
        json_string(json, "kind", kinds[change->kind]);
        json_string(json, "what", change->what);
        json_string(json, "before", change->before[0] == '\0' ? NULL : change->before);
        json_string(json, "after", change->after[0] == '\0' ? NULL : change->after);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_string(json, "case", shadow->example[0] == '\0' ? NULL : shadow->example);
    json_close(json, '}');
}

void rehearsal_json(const struct rehearsal *rehearsal, struct text *out)
{
    struct json json = {.out = out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    json_bool(&json, "may_follow", rehearsal_may_follow(rehearsal));
    put_parts(&json, "plugins", rehearsal, true);
    put_parts(&json, "catalogues", rehearsal, false);
    put_shadow(&json, &rehearsal->shadow);
    json_close(&json, '}');
    text_put_char(out, '\n');
}
