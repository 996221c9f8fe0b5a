/* Parse, read, assess, write; then the memory is forgotten for the next line. */
#include "line.h"

#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "engine/answer.h"
#include "intake/goals.h"
#include "intake/source.h"
#include "record/record.h"
#include "report/answer_json.h"
#include "report/cohort_record.h"
#include "report/cohort_tally.h"
#include "report/why_json.h"

struct cohort_desk {
    struct cohort_order order;
    struct session *session;
    struct source_reader reader;
    struct arena *keep;  /* of the reader */
    struct arena *arena; /* of the line in hand */
    struct tally *tally;
};

int32_t cohort_desk_open(const struct cohort_order *order, struct cohort_desk **out)
{
    struct cohort_desk *desk = calloc(1, sizeof *desk);
    if (desk == NULL)
        return POISE_E_MEMORY;
    desk->order = *order;
    desk->keep = arena_new((size_t)4 << 10);
    desk->arena = arena_new((size_t)64 << 10);
    desk->tally = tally_new(order->engine->generation);
    desk->reader =
        source_reader_open(desk->keep, order->engine->generation->vocabulary,
                           order->engine->generation->site.codes_folder, order->as_of);
    int32_t status = desk->keep == NULL || desk->arena == NULL || desk->tally == NULL
                         ? POISE_E_MEMORY
                         : session_open(order->engine, &desk->session);
    if (status != POISE_OK) {
        cohort_desk_close(desk);
        return status;
    }
    *out = desk;
    return POISE_OK;
}

void cohort_desk_close(struct cohort_desk *desk)
{
    if (desk == NULL)
        return;
    session_close(desk->session);
    source_reader_close(&desk->reader);
    arena_free(desk->keep);
    arena_free(desk->arena);
    tally_free(desk->tally);
    free(desk);
}

struct tally *cohort_desk_tally(struct cohort_desk *desk)
{
    return desk->tally;
}

/* -------------------- what cannot be answered */

static void put_refusal(struct cohort_desk *desk, uint64_t number, const char *id,
                        const struct problems *problems, struct text *out)
{
    const struct cohort_refusal refusal = {number, id, problems};
    tally_refusal(desk->tally, &refusal);
    if (desk->order.form == COHORT_CSV)
        cohort_csv_refusal(&refusal, out);
    else if (desk->order.form != COHORT_SILENT)
        cohort_json_refusal(&refusal, out);
}

void cohort_line_refuse(struct cohort_desk *desk, uint64_t number, int32_t status,
                        const char *reason, struct text *out)
{
    const struct problem problem = {.status = status, .reason = reason};
    const struct problems problems = {.first = &problem, .count = 1};
    put_refusal(desk, number, NULL, &problems, out);
}

/* -------------------- a person */

static int32_t read_person(struct cohort_desk *desk, const char *line, size_t length,
                           struct record **record, struct goals *goals,
                           struct problems *problems)
{
    const struct source source = {.bytes = line, .length = length, .padded = true};
    if (line[strspn(line, " \t\r")] != '{')
        return problem_add(problems, POISE_E_JSON, NULL, 0,
                           "the line does not begin with {");
    int32_t status =
        source_read(&desk->reader, desk->arena, &source, record, goals, problems);
    if (status != POISE_OK)
        return status;
    return record_audit(*record, desk->order.as_of,
                        desk->order.engine->generation->site.fresh_days);
}

static unsigned parts_of(const struct cohort_order *order)
{
    unsigned parts = (unsigned)REQUEST_FLAGS | (order->asks ? (unsigned)REQUEST_ASK : 0);
    return order->form == COHORT_FULL ? (unsigned)REQUEST_ALL : parts;
}

static int32_t answer_person(struct cohort_desk *desk, struct record *record,
                             const struct goals *goals, uint64_t number, struct text *out)
{
    struct answer *answer;
    enum cohort_form form = desk->order.form;
    int32_t status = session_assess(desk->session, record,
                                    desk->order.goals == NULL ? goals : desk->order.goals,
                                    desk->order.as_of, parts_of(&desk->order), &answer);
    if (status != POISE_OK)
        return status;
    tally_answer(desk->tally, answer, form == COHORT_SILENT);
    if (form == COHORT_CSV)
        cohort_csv(answer, number, out);
    else if (form == COHORT_FULL)
        answer_json_line(answer, number, out);
    else if (form == COHORT_WHY)
        why_json(desk->order.why, answer, number, out);
    else if (form == COHORT_BRIEF)
        cohort_json(answer, number, desk->order.asks, out);
    return POISE_OK;
}

/* -------------------- a line */

/* The id of what could not be used otherwise; NULL if none is found. */
static const char *id_of(struct cohort_desk *desk, const char *line, size_t length)
{
    struct json_tape tape;
    if (desk->reader.parser == NULL ||
        json_parse(desk->reader.parser, line, length, true, &tape) != JSON_FINE)
        return NULL;
    struct json_bytes id = json_text(json_get(json_root(tape), "id"));
    return id.at == NULL ? NULL : arena_copy(desk->arena, id.at, id.length);
}

static bool is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
            return false;
    return true;
}

/* A plugin that crashed is not called again by the same instance. What one person's line
 * did must not change what another's says, so the next person meets a new one. */
static int32_t renew_session(struct cohort_desk *desk)
{
    const struct session *session = desk->session;
    const struct generation *generation = desk->order.engine->generation;
    for (uint32_t i = 0; i < generation->plugin_count; i++) {
        if (session->instances[i].status != POISE_E_PLUGIN_CRASH ||
            generation->plugins[i].status != POISE_OK)
            continue;
        session_close(desk->session);
        desk->session = NULL;
        return session_open(desk->order.engine, &desk->session);
    }
    return POISE_OK;
}

int32_t cohort_line(struct cohort_desk *desk, const char *line, size_t length,
                    uint64_t number, struct text *out)
{
    struct record *record = NULL;
    struct goals goals;
    if (is_blank(line, length))
        return POISE_OK;
    arena_reset(desk->arena);
    struct problems problems = {.arena = desk->arena};
    int32_t status = read_person(desk, line, length, &record, &goals, &problems);
    if (status == POISE_OK)
        status = answer_person(desk, record, &goals, number, out);
    else if (status != POISE_E_MEMORY)
        put_refusal(desk, number, id_of(desk, line, length), &problems, out);
    return renew_session(desk) == POISE_OK ? status : POISE_E_MEMORY;
}
