/* Making things for tests. Failing here is failing to test: it aborts. */
#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/ini.h"
#include "intake/case_file.h"
#include "weigh/weights.h"

static void need(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "the test fixture failed: %s\n", what);
    abort();
}

struct fixture fixture_open(void)
{
    struct fixture fixture = {.arena = arena_new((size_t)1 << 16)};
    need(fixture.arena != NULL, "memory");
    fixture.problems.arena = fixture.arena;
    fixture.vocabulary = vocabulary_new(fixture.arena);
    need(fixture.vocabulary != NULL, "vocabulary");
    fixture.derivations =
        derivations_new(fixture.arena, fixture.vocabulary, &fixture.problems);
    need(fixture.derivations != NULL, "derivations");
    return fixture;
}

/* -------------------- vignettes */

static int is_case(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 4 && strcmp(entry->d_name + length - 4, ".ini") == 0;
}

static struct record *read_case(struct fixture *fixture, const char *path)
{
    struct record *record = NULL;
    struct file_bytes bytes;
    struct goals goals;
    need(file_read(fixture->arena, path, INI_FILE_LIMIT, &bytes) == POISE_OK, path);
    need(case_read(fixture->arena, fixture->vocabulary, path, &bytes, &record, &goals,
                   &fixture->problems) == POISE_OK,
         path);
    return record;
}

uint32_t fixture_vignettes(struct fixture *fixture, const char *folder,
                           struct record *vignettes[FIXTURE_VIGNETTES])
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_case, alphasort);
    need(count > 0 && count <= FIXTURE_VIGNETTES, folder);
    for (int i = 0; i < count; i++) {
        vignettes[i] =
            read_case(fixture, path_join(fixture->arena, folder, entries[i]->d_name));
        free(entries[i]);
    }
    free(entries);
    return (uint32_t)count;
}

/* -------------------- files */

static const char *scratch(struct fixture *fixture)
{
    char path[128];
    const char *base = getenv("TMPDIR");
    snprintf(path, sizeof path, "%.80s/poise-test-%d", base == NULL ? "/tmp" : base,
             (int)getpid());
    return arena_string(fixture->arena, path);
}

static void remove_scratch(struct fixture *fixture)
{
    const char *folder = scratch(fixture);
    DIR *entries = opendir(folder);
    struct dirent *entry;
    while (entries != NULL && (entry = readdir(entries)) != NULL)
        if (entry->d_name[0] != '.')
            remove(path_join(fixture->arena, folder, entry->d_name));
    if (entries != NULL)
        closedir(entries);
    rmdir(folder);
}

const char *fixture_file(struct fixture *fixture, const char *name, const char *text,
                         size_t length)
{
    char command[192];
    const char *folder = scratch(fixture);
    snprintf(command, sizeof command, "mkdir -p '%s'", folder);
    need(system(command) == 0, "a temporary folder");
    const char *path = path_join(fixture->arena, folder, name);
    FILE *file = fopen(path, "wb");
    need(file != NULL && fwrite(text, 1, length, file) == length && fclose(file) == 0,
         "a temporary file");
    return path;
}

const char *fixture_tree(struct fixture *fixture, const char *name)
{
    return path_join(fixture->arena, POISE_TREE, name);
}

/* -------------------- records */

struct record *fixture_record(struct fixture *fixture, const char *facts)
{
    char text[4096];
    struct goals goals;
    struct record *record = NULL;
    snprintf(text, sizeof text, "[facts]\n%s\n", facts);
    for (char *c = text; *c != '\0'; c++)
        *c = *c == ';' ? '\n' : *c;
    struct file_bytes bytes = {text, strlen(text)};
    case_read(fixture->arena, fixture->vocabulary, "test", &bytes, &record, &goals,
              &fixture->problems);
    return record;
}

struct record *fixture_derived(struct fixture *fixture, const char *facts)
{
    struct record *record = fixture_record(fixture, facts);
    need(record != NULL, facts);
    record_derive(record, fixture->derivations);
    return record;
}

/* -------------------- catalogues and engines */

struct catalogue *fixture_catalogue(struct fixture *fixture, const char *cfg)
{
    const char *path = fixture_file(fixture, "test.cfg", cfg, strlen(cfg));
    struct catalogue *catalogue = catalogue_new(fixture->arena, fixture->vocabulary);
    need(catalogue != NULL, "a catalogue");
    int32_t status = catalogue_add(catalogue, "test", path, &fixture->problems);
    if (status == POISE_OK)
        status = catalogue_settle(catalogue);
    return status == POISE_OK ? catalogue : NULL;
}

static void open_site(struct fixture *fixture, const char *site_file)
{
    struct generation_source source = {
        .site_file = site_file,
        .conf_folder = fixture_tree(fixture, "conf"),
        .plugin_folder = POISE_TEST_PLUGINS,
    };
    struct text text = {0};
    if (engine_open(&source, &fixture->engine, &fixture->problems) != POISE_OK)
        problems_write(&fixture->problems, &text);
    need(fixture->engine != NULL, text.bytes == NULL ? "engine" : text.bytes);
    need(session_open(fixture->engine, &fixture->session) == POISE_OK, "session");
    fixture->vocabulary = fixture->engine->generation->vocabulary;
    fixture->derivations = fixture->engine->generation->derivations;
}

void fixture_engine(struct fixture *fixture)
{
    open_site(fixture, fixture_tree(fixture, "conf/poise.cfg"));
}

void fixture_engine_site(struct fixture *fixture, const char *cfg)
{
    open_site(fixture, fixture_file(fixture, "site.cfg", cfg, strlen(cfg)));
}

void fixture_engine_isolated(struct fixture *fixture, const char *isolate)
{
    struct text text = {0};
    text_format(&text,
                "plugins = { isolate = %s; deadline_ms = 5000; };\n"
                "catalogue = { folder = \"%s/conf/catalogue\"; };\n"
                "goals = { folder = \"%s/conf/goals\"; };\n",
                isolate, POISE_TREE, POISE_TREE);
    need(!text.failed, "memory");
    fixture_engine_site(fixture, text.bytes);
    text_free(&text);
}

const struct answer *fixture_answer(struct fixture *fixture, const char *facts,
                                    const char *preset)
{
    struct goals *goals = arena_alloc(fixture->arena, sizeof *goals);
    struct record *record = fixture_record(fixture, facts);
    struct answer *answer = NULL;
    int32_t as_of = DATE_UNKNOWN;
    need(goals != NULL && record != NULL, facts);
    goals_clear(goals);
    if (preset != NULL) {
        const struct preset *found = preset_find(&fixture->engine->presets, preset);
        need(found != NULL, preset);
        *goals = *found->goals;
    }
    need(date_parse("2026-11-23", 10, &as_of), "a date");
    need(record_audit(record, as_of, fixture->engine->generation->site.fresh_days) ==
             POISE_OK,
         "an audit");
    need(session_assess(fixture->session, record, goals, as_of, REQUEST_ALL, &answer) ==
             POISE_OK,
         "an answer");
    return answer;
}

bool fixture_complains(const struct fixture *fixture, const char *words)
{
    for (const struct problem *p = fixture->problems.first; p != NULL; p = p->next)
        if (strstr(p->reason, words) != NULL)
            return true;
    return false;
}

void fixture_close(struct fixture *fixture)
{
    session_close(fixture->session);
    engine_close(fixture->engine);
    remove_scratch(fixture);
    arena_free(fixture->arena);
}
