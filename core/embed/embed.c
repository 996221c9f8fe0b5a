/* poise.h: the engine behind a C interface that another program can keep for years. */
#include <poise/poise.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/problem.h"
#include "base/text.h"
#include "engine/answer.h"
#include "engine/engine.h"
#include "intake/goals.h"
#include "intake/source.h"
#include "record/record.h"
#include "report/answer_json.h"
#include "report/rank_text.h"
#include "report/version.h"

struct poise_engine {
    struct engine *engine;
};

struct poise_session {
    struct session *session;
    struct arena *arena; /* of the record in hand */
    struct arena *keep;  /* of the reader */
    struct source_reader reader;
};

struct poise_output {
    struct text text;
};

/* -------------------- output */

poise_output *poise_output_new(void)
{
    return calloc(1, sizeof(poise_output));
}

void poise_output_free(poise_output *output)
{
    if (output != NULL)
        text_free(&output->text);
    free(output);
}

const char *poise_output_bytes(const poise_output *output)
{
    return output->text.bytes == NULL ? "" : output->text.bytes;
}

size_t poise_output_length(const poise_output *output)
{
    return output->text.length;
}

static void clear(poise_output *output)
{
    if (output == NULL)
        return;
    text_clear(&output->text);
    output->text.failed = false;
}

static void tell(poise_output *output, const struct problems *problems)
{
    if (output != NULL)
        problems_write(problems, &output->text);
}

/* -------------------- engine */

/* A field that an older program's struct does not have counts as zero. */
#define HAS_FIELD(struct_, type, field)                                                  \
    ((struct_)->size >= offsetof(type, field) + sizeof((struct_)->field))

static struct generation_source source_of(const poise_source *source)
{
    return (struct generation_source){
        .site_file =
            HAS_FIELD(source, poise_source, site_file) ? source->site_file : NULL,
        .conf_folder =
            HAS_FIELD(source, poise_source, conf_folder) ? source->conf_folder : NULL,
        .plugin_folder =
            HAS_FIELD(source, poise_source, plugin_folder) ? source->plugin_folder : NULL,
    };
}

static int32_t open_source(const struct generation_source *given, struct arena *arena,
                           poise_engine *into, poise_output *output)
{
    struct problems problems = {.arena = arena};
    struct generation_source source = *given;
    if (source.conf_folder == NULL && source.site_file != NULL)
        source.conf_folder = path_folder(arena, source.site_file);
    if (source.plugin_folder == NULL)
        source.plugin_folder = "plugins";
    if (source.conf_folder == NULL)
        return POISE_E_ARGUMENT;
    int32_t status = engine_open(&source, &into->engine, &problems);
    tell(output, &problems);
    return status;
}

int32_t poise_open(const poise_source *source, poise_engine **out, poise_output *problems)
{
    if (out == NULL || source == NULL)
        return POISE_E_ARGUMENT;
    *out = NULL;
    clear(problems);
    struct generation_source from = source_of(source);
    struct arena *arena = arena_new(4096);
    poise_engine *engine = calloc(1, sizeof *engine);
    int32_t status = arena == NULL || engine == NULL
                         ? POISE_E_MEMORY
                         : open_source(&from, arena, engine, problems);
    arena_free(arena);
    if (status == POISE_OK)
        *out = engine;
    else
        free(engine);
    return status;
}

void poise_close(poise_engine *engine)
{
    if (engine != NULL)
        engine_close(engine->engine);
    free(engine);
}

/* -------------------- sessions */

int32_t poise_session_open(const poise_engine *engine, poise_session **out)
{
    if (engine == NULL || out == NULL)
        return POISE_E_ARGUMENT;
    poise_session *session = calloc(1, sizeof *session);
    *out = NULL;
    if (session == NULL)
        return POISE_E_MEMORY;
    session->arena = arena_new((size_t)64 << 10);
    session->keep = arena_new((size_t)4 << 10);
    if (session->arena == NULL || session->keep == NULL ||
        session_open(engine->engine, &session->session) != POISE_OK) {
        poise_session_close(session);
        return POISE_E_MEMORY;
    }
    const struct generation *generation = engine->engine->generation;
    session->reader = source_reader_open(session->keep, generation->vocabulary,
                                         generation->site.codes_folder, DATE_UNKNOWN);
    *out = session;
    return POISE_OK;
}

void poise_session_close(poise_session *session)
{
    if (session == NULL)
        return;
    source_reader_close(&session->reader);
    session_close(session->session);
    arena_free(session->arena);
    arena_free(session->keep);
    free(session);
}

/* -------------------- requests */

/* A request with every field, those that an older program lacks as zero. */
static poise_request request_of(const poise_request *request)
{
    poise_request whole = {0};
    size_t size = request->size < sizeof whole ? request->size : sizeof whole;
    memcpy(&whole, request, size);
    return whole;
}

static int32_t read_request(poise_session *session, const poise_request *request,
                            struct record **record, struct goals *goals,
                            struct problems *problems)
{
    struct source source = {
        .name = request->name == NULL ? "record" : request->name,
        .bytes = request->record,
        .length = request->length,
    };
    int32_t status =
        source_read(&session->reader, session->arena, &source, record, goals, problems);
    if (status != POISE_OK || request->goals == NULL)
        return status;
    const struct preset *preset =
        preset_find(&session->session->engine->presets, request->goals);
    if (preset == NULL)
        return problem_add(problems, POISE_E_GOAL, NULL, 0, "no preset is called \"%s\"",
                           request->goals);
    *goals = *preset->goals;
    return POISE_OK;
}

static int32_t read_day(const poise_request *request, int32_t *day,
                        struct problems *problems)
{
    *day = request->as_of == NULL ? date_today() : DATE_UNKNOWN;
    if (request->as_of != NULL &&
        !date_parse(request->as_of, strlen(request->as_of), day))
        return problem_add(problems, POISE_E_FACT_DATE, NULL, 0,
                           "as_of \"%s\" is no calendar date", request->as_of);
    return POISE_OK;
}

static int32_t answer_request(poise_session *session, const poise_request *request,
                              struct text *out, struct problems *problems)
{
    struct record *record = NULL;
    struct answer *answer = NULL;
    struct goals goals;
    int32_t day;
    int32_t status = read_day(request, &day, problems);
    session->reader.as_of = day;
    if (status == POISE_OK)
        status = read_request(session, request, &record, &goals, problems);
    if (status == POISE_OK)
        status = record_audit(record, day,
                              session->session->engine->generation->site.fresh_days);
    if (status == POISE_OK)
        status =
            session_assess(session->session, record, &goals, day, REQUEST_ALL, &answer);
    if (status != POISE_OK)
        return status;
    if (request->format == POISE_FORMAT_TEXT)
        rank_text(answer, &(struct style){.width = 80, .unicode = true}, NULL, false,
                  out);
    else
        answer_json(answer, false, out);
    return out->failed ? POISE_E_MEMORY : POISE_OK;
}

int32_t poise_rank(poise_session *session, const poise_request *request,
                   poise_output *out)
{
    if (session == NULL || request == NULL || out == NULL)
        return POISE_E_ARGUMENT;
    clear(out);
    poise_request whole = request_of(request);
    if (whole.record == NULL || whole.length == 0 || whole.format > POISE_FORMAT_TEXT)
        return POISE_E_ARGUMENT;
    if (whole.length > SOURCE_LIMIT)
        return POISE_E_TOO_BIG;
    arena_reset(session->arena);
    struct problems problems = {.arena = session->arena};
    int32_t status = answer_request(session, &whole, &out->text, &problems);
    if (status != POISE_OK) {
        clear(out);
        tell(out, &problems);
    }
    return status;
}

const char *poise_version(void)
{
    return POISE_VERSION;
}
