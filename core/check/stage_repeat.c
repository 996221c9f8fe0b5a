/* The same persons again: in another process, in another locale, through the engine
 * beside other plugins, and alone. What is compared are the digests of the exam. */
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "child.h"
#include "engine/answer.h"
#include "exam.h"
#include "record/record.h"
#include "stage.h"

struct again {
    struct exam exam;
    /* The digest of one person, here. */
    uint64_t (*digest)(struct again *again, const struct record *given);
    /* Does it differ from what a fresh look elsewhere gives? For finding the smallest
     * person; NULL when there is no such look. */
    bool (*breaks)(void *context, const struct record *candidate);
    const char *where;       /* "in another process" */
    bool own;                /* compare what does not depend on other plugins */
    struct session *session; /* of company */
    locale_t plain;          /* the locale of the exam, when another is tried */
    struct board *trials;    /* for children of this child */
    const struct record *candidate;
};

/* -------------------- comparing */

static void differs(struct again *again, uint32_t index, const struct record *given)
{
    struct fault fault = {.option = ""};
    fault_say(&fault, NULL, "%s it answered differently", again->where);
    if (again->breaks == NULL)
        exam_finding(&again->exam, LAW_REPEAT, &fault, index, given);
    else
        exam_smallest(&again->exam, LAW_REPEAT, &fault, index, given,
                      &(struct shrinker){again->breaks, again, 300});
}

/* Backwards, so that what was kept from one person to the next shows. */
static void compare(struct again *again)
{
    struct exam *exam = &again->exam;
    const struct check_request *request = exam->request;
    uint64_t began = clock_now();
    for (uint32_t i = exam->board->persons; i-- > 0 && !stage_is_over(began);) {
        const struct digests *digests = &exam->board->digests[i];
        atomic_store(&exam->board->watches[0].person, request->first + i);
        arena_reset(exam->person);
        const struct record *given =
            people_make(exam->people, exam->person, request->first + i);
        if (given == NULL)
            return;
        if (again->digest(again, given) == (again->own ? digests->own : digests->whole))
            continue;
        differs(again, request->first + i, given);
        return;
    }
}

static bool open_again(struct again *again, const struct stage *stage)
{
    struct text why = {0};
    bool open = exam_open(&again->exam, stage->request, stage->board, &why);
    text_free(&why);
    return open;
}

static uint64_t digest_direct(struct again *again, const struct record *given)
{
    const struct hearing *heard = exam_hear(&again->exam, given);
    return heard == NULL ? 0 : hearing_digest(&again->exam.ground, heard, true);
}

/* -------------------- another process */

static void digest_elsewhere(void *context)
{
    struct again *again = context;
    again->exam.seat.watch = &again->trials->watches[0];
    again->trials->digests[0].whole = digest_direct(again, again->candidate);
}

static bool breaks_elsewhere(void *context, const struct record *candidate)
{
    struct again *again = context;
    int detail;
    again->candidate = candidate;
    uint64_t here = digest_direct(again, candidate);
    return child_run(again->trials, CHILD_CALL_MS, digest_elsewhere, again, &detail) ==
               CHILD_FINISHED &&
           again->trials->digests[0].whole != here;
}

void stage_process(void *context)
{
    struct again again = {.digest = digest_direct,
                          .breaks = breaks_elsewhere,
                          .where = "in another process",
                          .trials = board_new(1)};
    if (again.trials != NULL && open_again(&again, context))
        compare(&again);
    board_free(again.trials);
}

/* -------------------- another locale */

/* One with a decimal comma if the machine has one. */
static const char *find_locale(void)
{
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "es_ES.UTF-8",
                                        "it_IT.UTF-8", "nl_NL.UTF-8", "pt_BR.UTF-8",
                                        "pl_PL.UTF-8", "ru_RU.UTF-8", "sv_SE.UTF-8",
                                        "da_DK.UTF-8", "C.UTF-8",     NULL};
    for (int i = 0; names[i] != NULL; i++) {
        locale_t locale = newlocale(LC_ALL_MASK, names[i], (locale_t)0);
        if (locale == (locale_t)0)
            continue;
        bool comma = nl_langinfo_l(RADIXCHAR, locale)[0] == ',';
        freelocale(locale);
        if (comma || strcmp(names[i], "C.UTF-8") == 0)
            return names[i];
    }
    return NULL;
}

static bool breaks_in_locale(void *context, const struct record *candidate)
{
    struct again *again = context;
    struct seat *seat = &again->exam.seat;
    locale_t other = seat->locale;
    uint64_t here = digest_direct(again, candidate);
    seat->locale = again->plain;
    uint64_t plain = digest_direct(again, candidate);
    seat->locale = other;
    return here != plain;
}

/* The host calls plugins in the "C" locale; one that depends on it would fail in a host
 * that forgets to, or in a thread of its own. */
void stage_locale(void *context)
{
    const struct stage *stage = context;
    struct again again = {.digest = digest_direct,
                          .breaks = breaks_in_locale,
                          .where = "in another locale"};
    const char *name = find_locale();
    if (name == NULL || !open_again(&again, stage))
        return;
    struct seat *seat = &again.exam.seat;
    again.plain = seat->locale;
    seat->locale = newlocale(LC_ALL_MASK, name, (locale_t)0);
    if (seat->locale == (locale_t)0 || setlocale(LC_ALL, name) == NULL)
        return;
    copy_string(stage->board->report.locale, sizeof stage->board->report.locale, name);
    compare(&again);
}

/* -------------------- company */

static uint64_t digest_engine(struct again *again, const struct record *given)
{
    struct exam *exam = &again->exam;
    struct answer *answer = NULL;
    arena_reset(exam->scratch);
    struct record *record = record_copy(exam->scratch, given);
    struct hearing heard = {.count = 0};
    if (record == NULL ||
        session_assess(again->session, record, &exam->goals, PEOPLE_AS_OF,
                       REQUEST_RANKING, &answer) != POISE_OK)
        return 0;
    heard.said = arena_room(exam->scratch, answer->outcome_count + 1, sizeof *heard.said);
    for (uint32_t i = 0; heard.said != NULL && i < answer->outcome_count; i++)
        if (strcmp(answer->outcomes[i].plugin, exam->ground.plugin->id) == 0)
            heard.said[heard.count++].outcome = answer->outcomes[i];
    return hearing_digest(&exam->ground, &heard, true);
}

/* What the engine says against what the plugin says alone, in a seat opened for it. */
static bool breaks_in_company(void *context, const struct record *candidate)
{
    struct again *again = context;
    struct exam *exam = &again->exam;
    if (exam->seat.instance.status != POISE_OK &&
        !seat_open(&exam->seat, &exam->ground, exam->seat.watch, exam->arena))
        return false;
    return digest_engine(again, candidate) != digest_direct(again, candidate);
}

/* The seat is closed while persons are compared: two instances are another law. */
void stage_company(void *context)
{
    struct again again = {.digest = digest_engine,
                          .breaks = breaks_in_company,
                          .where = "beside other plugins"};
    if (!open_again(&again, context))
        return;
    struct exam *exam = &again.exam;
    seat_close(&exam->seat);
    uint64_t began = watch_begin(exam->seat.watch, CALL_CREATE);
    int32_t status = session_open(exam->engine, &again.session);
    watch_end(exam->seat.watch, began);
    if (status == POISE_OK)
        compare(&again);
}

/* -------------------- alone */

static uint64_t digest_own(struct again *again, const struct record *given)
{
    const struct hearing *heard = exam_hear(&again->exam, given);
    return heard == NULL ? 0 : hearing_digest(&again->exam.ground, heard, false);
}

/* A generation without an engine: the effects of options depend on other catalogues. */
static bool open_alone(struct exam *exam, const struct stage *stage)
{
    struct problems problems = {.arena = NULL};
    *exam =
        (struct exam){.request = stage->request,
                      .board = stage->board,
                      .guest = {stage->request->plugin, stage->request->catalogue, true},
                      .source = *stage->request->site};
    exam->source.guest = &exam->guest;
    exam->arena = arena_new((size_t)1 << 20);
    exam->person = arena_new((size_t)1 << 20);
    exam->scratch = arena_new((size_t)1 << 20);
    problems.arena = exam->arena;
    struct generation *generation = NULL;
    struct watch *watch = &stage->board->watches[0];
    uint64_t began = watch_begin(watch, CALL_LOAD);
    bool ok = exam->arena != NULL && exam->person != NULL && exam->scratch != NULL &&
              generation_open(&exam->source, &generation, &problems) == POISE_OK;
    watch_end(watch, began);
    if (!ok)
        return false;
    exam->ground.generation = generation;
    exam->ground.plugin = generation_guest(generation, &exam->source);
    exam->ground.file = &generation->catalogue->files[exam->ground.plugin->catalogue];
    return seat_open(&exam->seat, &exam->ground, watch, exam->arena) &&
           people_open_around(exam->arena, generation->vocabulary, &stage->board->marks,
                              stage->request->seed, &exam->people) == POISE_OK;
}

void stage_alone(void *context)
{
    struct again again = {
        .digest = digest_own, .where = "without other plugins", .own = true};
    if (open_alone(&again.exam, context))
        compare(&again);
}
