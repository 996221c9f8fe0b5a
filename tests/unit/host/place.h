/* A generation of a few plugins of this build, changed or not, with small catalogues. */
#ifndef PLACE_H
#define PLACE_H

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "fixture.h"
#include "host/generation.h"
#include "host/manifest.h"
#include "unit.h"

/* A folder with a site, its plugins and their catalogues in it, flat. */
struct place {
    struct fixture fixture;
    const char *folder;
    struct generation *generation;
};

static inline struct place place_new(void)
{
    struct place place = {.fixture = fixture_open()};
    static const char common[] = "plugin = \"common\";";
    const char *file =
        fixture_file(&place.fixture, "common.cfg", common, sizeof common - 1);
    place.folder = path_folder(place.fixture.arena, file);
    return place;
}

static inline void place_close(struct place *place)
{
    generation_close(place->generation);
    fixture_close(&place->fixture);
}

/* Opens it with these lines of a site file. */
static inline int32_t place_open(struct place *place, const char *lines)
{
    struct text text = {0};
    if (strstr(lines, "catalogue =") == NULL)
        text_put(&text, "catalogue = { folder = \".\"; };\n");
    if (strstr(lines, "trust =") == NULL)
        text_put(&text, "trust = { unsigned = \"allow\"; };\n");
    text_put(&text, lines);
    struct generation_source source = {
        .site_file = fixture_file(&place->fixture, "site.conf", text.bytes, text.length),
        .plugin_folder = place->folder,
    };
    text_free(&text);
    return generation_open(&source, &place->generation, &place->fixture.problems);
}

static inline struct file_bytes built_plugin(struct place *place, const char *id)
{
    char path[512];
    struct file_bytes bytes = {0};
    snprintf(path, sizeof path, "%s/%s.so", POISE_TEST_PLUGINS, id);
    CU_ASSERT_EQUAL_FATAL(file_read(place->fixture.arena, path, (size_t)16 << 20, &bytes),
                          POISE_OK);
    return bytes;
}

/* Puts a catalogue of one option there. */
static inline void add_catalogue(struct place *place, const char *id, const char *option)
{
    char name[64];
    struct text text = {0};
    snprintf(name, sizeof name, "%s.cfg", id);
    text_format(&text,
                "plugin = \"%s\"; options = ( { id = \"%s\"; label = \"l\"; plain = "
                "\"p\"; role = \"bone\"; for = \"yes\"; "
                "standing = { level = \"other\"; }; } );",
                id, option);
    fixture_file(&place->fixture, name, text.bytes, text.length);
    text_free(&text);
}

/* Puts a plugin of this build there, with a small catalogue. */
static inline void add_plugin(struct place *place, const char *id)
{
    char name[64];
    struct file_bytes bytes = built_plugin(place, id);
    snprintf(name, sizeof name, "%s.so", id);
    fixture_file(&place->fixture, name, bytes.bytes, bytes.length);
    add_catalogue(place, id, id);
}

/* The same with other words in its manifest, from [reads] on. */
static inline void add_plugin_saying(struct place *place, const char *id,
                                     const char *words)
{
    char name[64];
    const char *text;
    size_t length;
    struct file_bytes bytes = built_plugin(place, id);
    manifest_section(bytes.bytes, bytes.length, &text, &length);
    char *manifest = bytes.bytes + (text - bytes.bytes);
    char *reads = strstr(manifest, "[reads]");
    CU_ASSERT_PTR_NOT_NULL_FATAL(reads);
    size_t room = length - (size_t)(reads - manifest);
    CU_ASSERT_FATAL(strlen(words) <= room);
    memset(reads, '\n', room);
    memcpy(reads, words, strlen(words));
    snprintf(name, sizeof name, "%s.so", id);
    fixture_file(&place->fixture, name, bytes.bytes, bytes.length);
    add_catalogue(place, id, id);
}

static inline const struct plugin *plugin_of(const struct place *place, const char *id)
{
    for (uint32_t i = 0; i < place->generation->plugin_count; i++)
        if (strcmp(place->generation->plugins[i].id, id) == 0)
            return &place->generation->plugins[i];
    CU_FAIL_FATAL("no such plugin");
    return NULL;
}

static inline void expect_plugin(const struct place *place, const char *id,
                                 int32_t status, const char *words)
{
    const struct plugin *plugin = plugin_of(place, id);
    CU_ASSERT_EQUAL(plugin->status, status);
    if (words != NULL &&
        (plugin->reason == NULL || strstr(plugin->reason, words) == NULL))
        CU_FAIL(words);
}

#endif
