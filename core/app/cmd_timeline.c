/* poise timeline: how the list moved from day to day, and why. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "record/history.h"
#include "record/record.h"
#include "report/moves.h"
#include "report/timeline.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_timeline = {
    .name = "timeline",
    .usage = "CASE...",
    .summary = "how the list moved over time, and why",
    .help =
        "  poise timeline case.ini                     # the days of one record\n"
        "  poise timeline bundle.json --format json\n"
        "  poise timeline spring.ini autumn.ini        # one record a visit\n"
        "\n"
        "Of one CASE, every day on which something in it is dated is looked at as it "
        "was\n"
        "known then; what is not dated counts as known throughout. Of several, each is "
        "one\n"
        "day: that of the last thing dated in it, and the last one is as of --as-of. A "
        "step\n"
        "says what was found out, what came and went, and how the balance moved: what "
        "comes\n"
        "from the situation and the evidence, and what from the goals. The two add up\n"
        "exactly. At the end stands what the first options would close off.\n",
    .least = 1,
    .most = HISTORY_LIMIT,
    .run = run,
};

/* A day, with a session of its own: an answer lives until its session's next. */
struct stop {
    struct session *session;
    struct goals goals;
    struct timeline_point point;
};

struct journey {
    struct desk *desk;
    uint32_t count;
    uint32_t left_out;
    struct stop stops[HISTORY_LIMIT];
};

static void journey_close(struct journey *journey)
{
    for (uint32_t i = 0; i < HISTORY_LIMIT; i++)
        if (journey->stops[i].session != NULL)
            session_close(journey->stops[i].session);
}

/* -------------------- stops */

static enum exit_code add_stop(struct journey *journey, const char *path,
                               const char *name, int32_t day)
{
    struct record *record;
    struct answer *answer;
    struct stop *stop = &journey->stops[journey->count];
    enum exit_code code = desk_read_case_on(journey->desk, path, day, &record);
    if (code != EXIT_RANKED)
        return code;
    if (stop->session == NULL &&
        session_open(journey->desk->engine, &stop->session) != POISE_OK)
        return complain(EXIT_INTERNAL, "out of memory");
    stop->goals = journey->desk->goals;
    if (session_assess(stop->session, record, &stop->goals, day, REQUEST_ALL, &answer) !=
        POISE_OK)
        return complain(EXIT_INTERNAL, "out of memory");
    stop->point = (struct timeline_point){name, answer};
    journey->count++;
    return EXIT_RANKED;
}

/* A day on which nothing moved is not shown; the last day always is. */
static void drop_idle(struct journey *journey, bool last)
{
    uint32_t n = journey->count;
    if (n < 2)
        return;
    struct moves moves =
        moves_between(journey->desk->arena, journey->stops[n - 2].point.answer,
                      journey->stops[n - 1].point.answer);
    if (moves.count > 0 || last)
        return;
    journey->count--;
    journey->left_out++;
}

/* -------------------- which days */

static enum exit_code days_of_one(struct journey *journey, const char *path)
{
    struct record *record;
    int32_t days[HISTORY_LIMIT];
    int32_t as_of = desk_as_of(journey->desk);
    enum exit_code code = desk_read_case_on(journey->desk, path, as_of, &record);
    if (code != EXIT_RANKED)
        return code;
    uint32_t count = history_days(record, as_of, days);
    if (count == 0 || days[count - 1] != as_of) {
        if (count == HISTORY_LIMIT)
            memmove(days, days + 1, --count * sizeof *days);
        days[count++] = as_of;
    }
    for (uint32_t i = 0; i < count && code == EXIT_RANKED; i++) {
        code = add_stop(journey, path, NULL, days[i]);
        if (code == EXIT_RANKED)
            drop_idle(journey, i + 1 == count);
    }
    return code;
}

static enum exit_code days_of_many(struct journey *journey, const struct args *args)
{
    enum exit_code code = EXIT_RANKED;
    int32_t as_of = desk_as_of(journey->desk);
    int32_t before = DATE_UNKNOWN;
    for (int i = 0; i < args->count && code == EXIT_RANKED; i++) {
        struct record *record;
        code = desk_read_case_on(journey->desk, args->items[i], as_of, &record);
        if (code != EXIT_RANKED)
            return code;
        int32_t day = i + 1 == args->count ? as_of : history_last(record, as_of);
        if (day == DATE_UNKNOWN)
            return complain(EXIT_RECORD,
                            "%s: nothing in it is dated, so its day is not "
                            "known; write a date behind a value",
                            args->items[i]);
        if (day < before)
            return complain(EXIT_USAGE,
                            "%s is older than the case before it; give the "
                            "cases in the order of time",
                            args->items[i]);
        before = day;
        code = add_stop(journey, args->items[i], args->items[i], day);
    }
    return code;
}

/* -------------------- the end */

enum { CHOICES = 3 };

static enum exit_code tell(struct journey *journey)
{
    struct desk *desk = journey->desk;
    struct timeline_point points[HISTORY_LIMIT];
    struct closing closings[CHOICES];
    struct stop *last = &journey->stops[journey->count - 1];
    struct timeline timeline = {journey->count, points, journey->left_out, 0, closings};
    for (uint32_t i = 0; i < journey->count; i++)
        points[i] = journey->stops[i].point;
    const struct answer *answer = last->point.answer;
    for (uint32_t i = 0; i < answer->ranked_count && timeline.closing_count < CHOICES;
         i++) {
        const struct outcome *outcome = answer->ranked[i];
        if (outcome->option->role != ROLE_SYSTEMIC || outcome->option->addon)
            continue;
        if (closing_of(last->session, desk->arena, answer, outcome,
                       &closings[timeline.closing_count++]) != POISE_OK)
            return complain(EXIT_INTERNAL, "out of memory");
    }
    if (desk->args->format == FORMAT_JSON)
        timeline_json(&timeline, &desk->out);
    else
        timeline_text(&timeline, &desk->style, desk->args->all, &desk->out);
    return desk_judge(desk, answer);
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    enum exit_code code = desk_open(desk, args);
    if (code != EXIT_RANKED)
        return code;
    struct journey *journey = arena_alloc(desk->arena, sizeof *journey);
    if (journey == NULL)
        return complain(EXIT_INTERNAL, "out of memory");
    journey->desk = desk;
    code = args->count == 1 ? days_of_one(journey, args->items[0])
                            : days_of_many(journey, args);
    if (code == EXIT_RANKED)
        code = tell(journey);
    journey_close(journey);
    return code;
}
