/* Device: the software that made the answer, with every version that matters. Parameters:
 * the goals by which it weighed. */
#include <stdio.h>

#include "base/text.h"
#include "fhir_write.h"
#include "host/generation.h"
#include "intake/goals.h"
#include "settings/catalogue.h"
#include "version.h"
#include "weigh/dimension.h"

static void put_version(struct r4_list *list, const char *what, const char *name,
                        const char *value)
{
    struct text type = {0};
    text_format(&type, "%s%s%s", what, name == NULL ? "" : " ", name == NULL ? "" : name);
    r4_item(list);
    r4_words(list->r4, "type", type.bytes == NULL ? what : type.bytes);
    r4_string(list->r4, "value", value);
    json_close(&list->r4->json, '}');
    list->r4->json.out->failed |= type.failed;
    text_free(&type);
}

static void put_digest(struct r4_list *list, const char *what, const char *name,
                       const struct digest *digest)
{
    char text[DIGEST_TEXT];
    digest_format(digest, text);
    put_version(list, what, name, text);
}

static void put_versions(struct r4 *r4)
{
    const struct generation *generation = r4->answer->engine->generation;
    struct r4_list list = {r4, "version", false};
    put_version(&list, "poise", NULL, POISE_VERSION);
    put_version(&list, "plugin ABI", NULL, POISE_ABI_TEXT);
    for (uint32_t i = 0; i < generation->catalogue->file_count; i++)
        put_digest(&list, "catalogue", generation->catalogue->files[i].plugin,
                   &generation->catalogue->files[i].digest);
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        put_digest(&list, "plugin", generation->plugins[i].id,
                   &generation->plugins[i].digest);
    if (generation->site.file != NULL)
        put_digest(&list, "site", NULL, &generation->site.digest);
    r4_list_end(&list);
}

void r4_software(struct r4 *r4)
{
    r4_open(r4, (struct r4_id){R4_SOFTWARE, 0, 0});
    r4_narrative(r4, "Poise " POISE_VERSION ", software that weighs treatment against "
                     "quality of life in metastatic breast cancer. It is no medical "
                     "device; FHIR names software by this resource.");
    json_open(&r4->json, "deviceName", '[');
    json_open(&r4->json, NULL, '{');
    json_string(&r4->json, "name", "Poise");
    json_string(&r4->json, "type", "user-friendly-name");
    json_close(&r4->json, '}');
    json_close(&r4->json, ']');
    r4_words(r4, "type", "Software");
    put_versions(r4);
    r4_close(r4);
}

/* -------------------- goals */

static void put_code(struct r4_list *list, const char *name, const char *code)
{
    r4_item(list);
    json_string(&list->r4->json, "name", name);
    json_string(&list->r4->json, "valueCode", code);
    json_close(&list->r4->json, '}');
}

static void put_weight(struct r4_list *list, uint32_t dimension, int32_t weight)
{
    struct json *json = &list->r4->json;
    r4_item(list);
    json_string(json, "name", "weight");
    json_open(json, "part", '[');
    json_open(json, NULL, '{');
    json_string(json, "name", "criterion");
    json_string(json, "valueCode", dimensions[dimension].name);
    json_close(json, '}');
    json_open(json, NULL, '{');
    json_string(json, "name", "weight");
    json_fixed(json, "valueDecimal", weight, 3);
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
}

void r4_goals(struct r4 *r4)
{
    static const char *const origins[] = {"goals", "wishes", "site"};
    const struct weights *weights = &r4->answer->weights;
    struct r4_list list = {r4, "parameter", false};
    r4_open(r4, (struct r4_id){R4_GOALS, 0, 0});
    put_code(&list, "goals-from", origins[weights->origin]);
    for (uint32_t i = 0; i < weights->preset_count; i++)
        put_code(&list, "preset", weights->presets[i]->name);
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++)
        if (weights->weight[i] != 0)
            put_weight(&list, i, weights->weight[i]);
    r4_list_end(&list);
    r4_close(r4);
}
