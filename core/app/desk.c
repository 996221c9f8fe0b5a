/* Finding the site, opening the engine, reading cases. */
#include "desk.h"

#include <errno.h>
#include <limits.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/ini.h"
#include "base/name.h"
#include "cohort/pipeline.h"
#include "record/record.h"
#include "settings/catalogue.h"

enum { PROBLEMS_TOLD = 20 };

enum exit_code complain(enum exit_code code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("poise: ", stderr);
    vfprintf(stderr, format, args);
    fputs("\n", stderr);
    va_end(args);
    return code;
}

enum exit_code desk_complain(struct desk *desk, enum exit_code code)
{
    struct problems first = {.count = 0};
    struct text text = {0};
    int told = 0;
    for (const struct problem *p = desk->problems.first;
         p != NULL && told < PROBLEMS_TOLD; p = p->next, told++) {
        struct problem one = *p;
        one.next = NULL;
        first = (struct problems){.first = &one, .count = 1};
        problems_write(&first, &text);
    }
    if (text.bytes != NULL)
        fputs(text.bytes, stderr);
    if (desk->problems.count > told)
        fprintf(stderr, "and %d more like these\n", desk->problems.count - told);
    text_free(&text);
    desk->problems = (struct problems){.arena = desk->arena};
    return code;
}

/* -------------------- where things are */

static const char *program_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return ".";
    path[length] = '\0';
    return path_folder(arena, path);
}

/* Without "..", for people to read; as it is when that fails. */
static const char *plain_path(struct arena *arena, const char *path)
{
    char plain[PATH_MAX];
    const char *copy = realpath(path, plain) == NULL ? NULL : arena_string(arena, plain);
    return copy == NULL ? path : copy;
}

const char *desk_beside_program(struct arena *arena, const char *const *places)
{
    const char *folder = program_folder(arena);
    for (int i = 0; places[i] != NULL; i++) {
        const char *path = path_join(arena, folder, places[i]);
        if (path != NULL && path_exists(path))
            return plain_path(arena, path);
    }
    return path_join(arena, folder, places[0]);
}

/* Named by a flag or the environment, or found beside the program. */
static struct place find_place(struct desk *desk, const char *flag, const char *variable,
                               const char *const *places)
{
    const char *named = getenv(variable);
    if (flag != NULL)
        return (struct place){flag, "--site"};
    if (named != NULL && named[0] != '\0')
        return (struct place){named, variable};
    return (struct place){desk_beside_program(desk->arena, places), "beside the program"};
}

/* -------------------- opening */

struct generation_source desk_source(struct desk *desk, const struct args *args)
{
    static const char *const sites[] = {"../conf/poise.cfg",
                                        "../share/poise/conf/poise.cfg",
                                        "../../../conf/poise.cfg", NULL};
    static const char *const plugins[] = {"plugins", "../" POISE_LIBDIR "/poise/plugins",
                                          NULL};
    desk->site = find_place(desk, args->site, "POISE_SITE", sites);
    desk->plugins = find_place(desk, NULL, "POISE_PLUGIN_PATH", plugins);
    return (struct generation_source){
        .site_file = desk->site.path,
        .conf_folder = path_folder(desk->arena, desk_beside_program(desk->arena, sites)),
        .plugin_folder = desk->plugins.path,
    };
}

enum exit_code desk_open(struct desk *desk, const struct args *args)
{
    struct generation_source source = desk_source(desk, args);
    if (engine_open(&source, &desk->engine, &desk->problems) != POISE_OK)
        return desk_complain(desk, EXIT_USAGE);
    const struct generation *generation = desk->engine->generation;
    desk->reader = source_reader_open(desk->arena, generation->vocabulary,
                                      generation->site.codes_folder, desk_as_of(desk));
    desk->reader.patient = args->patient;
    if (session_open(desk->engine, &desk->session) != POISE_OK)
        return complain(EXIT_INTERNAL, "out of memory");
    return EXIT_RANKED;
}

void desk_close(struct desk *desk)
{
    source_reader_close(&desk->reader);
    session_close(desk->session);
    engine_close(desk->engine);
    text_free(&desk->out);
    arena_free(desk->arena);
}

/* -------------------- goals */

static enum exit_code complain_preset(struct desk *desk, const char *name)
{
    const struct presets *presets = &desk->engine->presets;
    struct nearest nearest = {.wanted = name, .length = strlen(name)};
    for (uint32_t i = 0; i < presets->count; i++)
        nearest_offer(&nearest, presets->items[i].name);
    return complain(EXIT_USAGE, "%s is neither a goals preset nor a file%s%s%s", name,
                    nearest.best == NULL ? "" : "; did you mean ",
                    nearest.best == NULL ? "" : nearest.best,
                    nearest.best == NULL ? "" : "?");
}

static enum exit_code goals_code(int32_t status)
{
    return status == POISE_E_GOALS_CONFLICT ? EXIT_GOALS : EXIT_RECORD;
}

enum exit_code desk_read_goals(struct desk *desk, const char *name, struct goals *out)
{
    const struct preset *preset = preset_find(&desk->engine->presets, name);
    struct file_bytes bytes;
    if (preset != NULL) {
        *out = *preset->goals;
        return EXIT_RANKED;
    }
    if (file_read(desk->arena, name, INI_FILE_LIMIT, &bytes) != POISE_OK)
        return complain_preset(desk, name);
    int32_t status = goals_read(desk->arena, name, &bytes, out, &desk->problems);
    return status == POISE_OK ? EXIT_RANKED : desk_complain(desk, goals_code(status));
}

/* -------------------- cases */

int32_t desk_as_of(const struct desk *desk)
{
    return desk->args->as_of == DATE_UNKNOWN ? date_today() : desk->args->as_of;
}

uint32_t desk_jobs(const struct args *args)
{
    cpu_set_t cores;
    if (args->jobs > 0)
        return (uint32_t)args->jobs;
    if (sched_getaffinity(0, sizeof cores, &cores) != 0)
        return 1;
    int count = CPU_COUNT(&cores);
    return count < PIPELINE_JOBS ? (uint32_t)count : PIPELINE_JOBS;
}

static enum exit_code read_failure(struct desk *desk, const char *path, int32_t status)
{
    if (status == POISE_E_TOO_BIG)
        problem_add(&desk->problems, status, path, 0, "larger than %d MiB",
                    (int)(SOURCE_LIMIT >> 20));
    else
        problem_add(&desk->problems, status, path, 0, "%s",
                    status == POISE_E_IO ? strerror(errno) : status_cause(status));
    return desk_complain(desk, EXIT_RECORD);
}

enum exit_code desk_read_case(struct desk *desk, const char *path, struct record **out)
{
    return desk_read_case_on(desk, path, desk_as_of(desk), out);
}

static int32_t read_input(struct desk *desk, const char *path, struct file_bytes *bytes)
{
    bool piped = strcmp(path, "-") == 0;
    int32_t status = POISE_OK;
    if (piped && desk->piped.bytes != NULL)
        *bytes = desk->piped;
    else
        status = file_read(desk->arena, path, SOURCE_LIMIT, bytes);
    if (piped && status == POISE_OK)
        desk->piped = *bytes;
    return status;
}

enum exit_code desk_read_case_on(struct desk *desk, const char *path, int32_t day,
                                 struct record **out)
{
    struct file_bytes bytes;
    if (strcmp(path, "-") == 0 && isatty(STDIN_FILENO))
        return complain(
            EXIT_USAGE,
            "a case is expected on standard input; `poise help case` shows its form");
    int32_t status = read_input(desk, path, &bytes);
    if (status != POISE_OK)
        return read_failure(desk, path, status);
    desk->input = bytes;
    desk->reader.as_of = day;
    struct source source = {.name = path, .bytes = bytes.bytes, .length = bytes.length};
    status = source_read(&desk->reader, desk->arena, &source, out, &desk->goals,
                         &desk->problems);
    if (status != POISE_OK)
        return desk_complain(desk, goals_code(status));
    status = record_audit(*out, day, desk->engine->generation->site.fresh_days);
    if (status != POISE_OK)
        return EXIT_INTERNAL;
    return desk->args->goals == NULL
               ? EXIT_RANKED
               : desk_read_goals(desk, desk->args->goals, &desk->goals);
}

static enum exit_code judge_assessed(int32_t status)
{
    return status == POISE_OK ? EXIT_RANKED : complain(EXIT_INTERNAL, "out of memory");
}

enum exit_code desk_answer(struct desk *desk, struct session *session,
                           struct record *record, const struct goals *goals,
                           struct answer **out)
{
    return judge_assessed(
        session_assess(session, record, goals, desk_as_of(desk), REQUEST_ALL, out));
}

enum exit_code desk_ask(struct desk *desk, const char *path, unsigned parts,
                        struct answer **out)
{
    struct record *record = NULL;
    enum exit_code code = desk_read_case(desk, path, &record);
    if (code != EXIT_RANKED)
        return code;
    return judge_assessed(session_assess(desk->session, record, &desk->goals,
                                         desk_as_of(desk), parts, out));
}

static bool is_stale(const struct record *record)
{
    for (const struct remark *r = record->remarks; r != NULL; r = r->next)
        if (r->trouble == TROUBLE_STALE)
            return true;
    return false;
}

/* A modality that the site switched off is not a failure. */
static bool is_partial(const struct answer *answer)
{
    for (uint32_t i = 0; i < answer->silent_count; i++)
        if (answer->silent[i].status != POISE_E_PLUGIN_DISABLED)
            return true;
    return false;
}

bool desk_wants_more(const struct desk *desk)
{
    const struct generation *generation = desk->engine->generation;
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        if (desk->session->instances[i].status != POISE_OK &&
            generation->plugins[i].status != POISE_E_PLUGIN_DISABLED)
            return true;
    return generation->plugin_count == 0;
}

enum exit_code desk_judge(const struct desk *desk, const struct answer *answer)
{
    if (desk->args->strict && is_stale(answer->record))
        return EXIT_TOO_OLD;
    if (is_partial(answer))
        return EXIT_PARTIAL;
    return answer->ranked_count == 0 ? EXIT_NO_OPTION : EXIT_RANKED;
}

enum exit_code desk_outcome(const struct answer *answer, const struct option *option,
                            const struct outcome **out)
{
    *out = answer_find(answer, option->id);
    if (*out != NULL)
        return EXIT_RANKED;
    return complain(
        EXIT_PARTIAL,
        "%s was not assessed: its plugin gave no answer; `poise plugins` says "
        "why",
        option->id);
}

enum exit_code desk_option(struct desk *desk, const char *id, const struct option **out)
{
    const struct catalogue *catalogue = desk->engine->generation->catalogue;
    *out = option_find(catalogue, id);
    if (*out != NULL)
        return EXIT_RANKED;
    struct nearest nearest = {.wanted = id, .length = strlen(id)};
    for (uint32_t i = 0; i < catalogue->option_count; i++)
        nearest_offer(&nearest, catalogue->options[i].id);
    if (nearest.best == NULL)
        return complain(EXIT_USAGE,
                        "no option is called \"%s\"; `poise options` lists them", id);
    return complain(EXIT_USAGE, "no option is called \"%s\"; did you mean %s?", id,
                    nearest.best);
}
