/* The same persons again: in another process, in another locale, through the engine beside
 * other plugins, and alone. What is compared are the digests of the exam. */
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "engine/answer.h"
#include "exam.h"
#include "record/record.h"
#include "stage.h"

/* Answers the digest of one person. */
typedef uint64_t digest_function(struct exam *exam, const struct record *given);

struct again {
    struct exam exam;
    digest_function *digest;
    const char *where; /* "in another process" */
    bool own;          /* compare what does not depend on other plugins */
};

struct question {
    struct again *again;
    uint32_t index;
};

/* -------------------- comparing */

static void differs(struct again *again, uint32_t index, const struct record *given)
{
    struct fault fault = {.option = ""};
    fault_say(&fault, NULL, "%s it answered differently", again->where);
    exam_finding(&again->exam, LAW_REPEAT, &fault, index, given);
}

/* Backwards, so that what was kept from one person to the next shows. */
static void compare(struct again *again)
{
    struct exam *exam = &again->exam;
    const struct check_request *request = exam->request;
    for (uint32_t i = request->persons; i-- > 0;) {
        const struct digests *digests = &exam->board->digests[i];
        atomic_store(&exam->board->watches[0].person, request->first + i);
        arena_reset(exam->person);
        const struct record *given =
            people_make(exam->people, exam->person, request->first + i);
        if (given == NULL)
            return;
        if (again->digest(exam, given) == (again->own ? digests->own : digests->whole))
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

static uint64_t digest_direct(struct exam *exam, const struct record *given)
{
    const struct hearing *heard = exam_hear(exam, given);
    return heard == NULL ? 0 : hearing_digest(&exam->ground, heard, true);
}

void stage_process(void *context)
{
    struct again again = {.digest = digest_direct, .where = "in another process"};
    if (open_again(&again, context))
        compare(&again);
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

/* The host calls plugins in the "C" locale; one that depends on it would fail in a host
 * that forgets to, or in a thread of its own. */
void stage_locale(void *context)
{
    const struct stage *stage = context;
    struct again again = {.digest = digest_direct, .where = "in another locale"};
    const char *name = find_locale();
    if (name == NULL || !open_again(&again, stage))
        return;
    struct seat *seat = &again.exam.seat;
    freelocale(seat->locale);
    seat->locale = newlocale(LC_ALL_MASK, name, (locale_t)0);
    if (seat->locale == (locale_t)0 || setlocale(LC_ALL, name) == NULL)
        return;
    copy_string(stage->board->report.locale, sizeof stage->board->report.locale, name);
    compare(&again);
}

/* -------------------- company */

struct company {
    struct again again;
    struct session *session;
};

static uint64_t digest_engine(struct exam *exam, const struct record *given)
{
    struct company *company = (struct company *)exam; /* the exam is its first member */
    struct answer *answer = NULL;
    arena_reset(exam->scratch);
    struct record *record = record_copy(exam->scratch, given);
    struct hearing heard = {.count = 0};
    if (record == NULL ||
        session_assess(company->session, record, &exam->goals, PEOPLE_AS_OF,
                       REQUEST_RANKING, &answer) != POISE_OK)
        return 0;
    heard.said =
        arena_array(exam->scratch, answer->outcome_count + 1, sizeof *heard.said);
    for (uint32_t i = 0; heard.said != NULL && i < answer->outcome_count; i++)
        if (strcmp(answer->outcomes[i].plugin, exam->ground.plugin->id) == 0)
            heard.said[heard.count++].outcome = answer->outcomes[i];
    return hearing_digest(&exam->ground, &heard, true);
}

void stage_company(void *context)
{
    struct company company = {
        .again = {.digest = digest_engine, .where = "beside other plugins"}};
    if (!open_again(&company.again, context))
        return;
    struct exam *exam = &company.again.exam;
    uint64_t began = watch_begin(exam->seat.watch, CALL_CREATE);
    int32_t status = session_open(exam->engine, &company.session);
    watch_end(exam->seat.watch, began);
    if (status == POISE_OK)
        compare(&company.again);
}

/* -------------------- alone */

static uint64_t digest_own(struct exam *exam, const struct record *given)
{
    const struct hearing *heard = exam_hear(exam, given);
    return heard == NULL ? 0 : hearing_digest(&exam->ground, heard, false);
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
