/* Opening an exam, and one person of it. */
#include "exam.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "case_text.h"
#include "record/criteria.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "shrink.h"

enum { SHRINK_TRIALS = 2000 };

const struct person_law person_laws[] = {
    {LAW_RETURNS, law_returns}, {LAW_TIME, law_time},
    {LAW_TEXT, law_text},       {LAW_DECLARED, law_declared},
    {LAW_EFFECTS, law_effects}, {LAW_REMOVAL, law_removal},
    {LAW_UNKNOWN, law_unknown}, {LAW_STRICTER, law_stricter},
    {LAW_WISHES, law_wishes},   {LAW_CITED, law_cited},
    {LAW_HIDDEN, law_hidden},   {LAW_COUNT, NULL}};

/* -------------------- what answers can depend on */

static void mark_clauses(const struct criteria *criteria, const struct clauses *clauses,
                         bool *reads)
{
    for (uint32_t i = 0; i < clauses->count; i++)
        criterion_reads(criteria, clauses->items[i].when, reads);
}

static void mark_option(const struct catalogue *catalogue, const struct option *option,
                        bool *reads)
{
    const struct criteria *criteria = catalogue->criteria;
    criterion_reads(criteria, option->applies, reads);
    criterion_reads(criteria, catalogue->scope.when, reads);
    mark_clauses(criteria, &option->needs, reads);
    mark_clauses(criteria, &option->never, reads);
    mark_clauses(criteria, &option->caution, reads);
    mark_clauses(criteria, &option->weak, reads);
    for (uint32_t i = 0; i < option->situation_count; i++)
        criterion_reads(criteria, option->situations[i].when, reads);
    for (uint32_t i = 0; i < option->addon_count; i++)
        criterion_reads(criteria, option->addons[i].when, reads);
}

/* A fact matters too when a formula names it from which a fact that matters follows. */
static void mark_formulas(const struct vocabulary *vocabulary, struct facts *relevant)
{
    bool more = true;
    while (more) {
        more = false;
        for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++) {
            const struct fact *from = fact_at(vocabulary, i);
            for (uint32_t j = 1; from != NULL && j < vocabulary_count(vocabulary); j++) {
                const struct fact *to = fact_at(vocabulary, j);
                if (to == NULL || !facts_have(relevant, j) || facts_have(relevant, i) ||
                    strstr(to->formula, from->name) == NULL)
                    continue;
                facts_add(relevant, i);
                more = true;
            }
        }
    }
}

static bool mark_facts(struct exam *exam)
{
    const struct catalogue *catalogue = exam->ground.generation->catalogue;
    const struct catalogue_file *file = exam->ground.file;
    exam->criteria = arena_array(exam->arena, file->count + 1, sizeof *exam->criteria);
    for (uint32_t i = 0; exam->criteria != NULL && i < file->count; i++) {
        bool reads[FACT_LIMIT] = {false};
        mark_option(catalogue, &catalogue->options[file->first + i], reads);
        for (uint32_t fact = 1; fact < FACT_LIMIT; fact++) {
            if (reads[fact])
                facts_add(&exam->criteria[i], fact);
            if (reads[fact] || exam->ground.plugin->declared[fact])
                facts_add(&exam->relevant, fact);
        }
    }
    mark_formulas(catalogue->vocabulary, &exam->relevant);
    return exam->criteria != NULL;
}

/* -------------------- opening */

static bool open_arenas(struct exam *exam)
{
    exam->arena = arena_new((size_t)1 << 20);
    exam->person = arena_new((size_t)1 << 20);
    exam->scratch = arena_new((size_t)1 << 20);
    exam->heard = arena_new((size_t)1 << 20);
    return exam->arena != NULL && exam->person != NULL && exam->scratch != NULL &&
           exam->heard != NULL;
}

static bool open_engine(struct exam *exam, struct text *why)
{
    struct problems problems = {.arena = exam->arena};
    struct watch *watch = &exam->board->watches[0];
    uint64_t began = watch_begin(watch, CALL_LOAD);
    int32_t status = engine_open(&exam->source, &exam->engine, &problems);
    watch_end(watch, began);
    if (status != POISE_OK) {
        problems_write(&problems, why);
        text_trim(why);
        return false;
    }
    exam->ground.engine = exam->engine;
    exam->ground.generation = exam->engine->generation;
    exam->ground.plugin = generation_guest(exam->engine->generation, &exam->source);
    return true;
}

static bool open_plugin(struct exam *exam, struct text *why)
{
    const struct plugin *plugin = exam->ground.plugin;
    if (plugin == NULL || plugin->status != POISE_OK || plugin->catalogue < 0) {
        text_put(why, plugin == NULL || plugin->reason == NULL
                          ? status_cause(POISE_E_PLUGIN_MISSING)
                          : plugin->reason);
        return false;
    }
    exam->ground.file = &exam->ground.generation->catalogue->files[plugin->catalogue];
    size_t before = arena_used(exam->arena);
    if (!seat_open(&exam->seat, &exam->ground, &exam->board->watches[0], exam->arena)) {
        text_put(why, exam->seat.instance.reason == NULL ? "out of memory"
                                                         : exam->seat.instance.reason);
        return false;
    }
    exam->board->report.create_bytes =
        arena_used(exam->arena) - before - sizeof(poise_proposals);
    return true;
}

bool exam_open(struct exam *exam, const struct check_request *request,
               struct board *board, struct text *why)
{
    *exam = (struct exam){
        .request = request,
        .board = board,
        .guest = {.plugin = request->plugin, .catalogue = request->catalogue},
        .source = *request->site};
    exam->source.guest = &exam->guest;
    goals_clear(&exam->goals);
    if (!open_arenas(exam)) {
        text_put(why, "out of memory");
        return false;
    }
    if (!open_engine(exam, why) || !open_plugin(exam, why))
        return false;
    if (board->marks.count == 0)
        people_marks(exam->ground.generation, &board->marks);
    exam->citings =
        arena_array(exam->arena, exam->ground.plugin->table.sentence_count + 1,
                    sizeof *exam->citings);
    bool ok = exam->citings != NULL && mark_facts(exam) &&
              people_open_around(exam->arena, exam->ground.generation->vocabulary,
                                 &board->marks, request->seed, &exam->people) == POISE_OK;
    if (!ok)
        text_put(why, "out of memory");
    return ok;
}

void exam_close(struct exam *exam)
{
    if (exam->seat.instance.plugin != NULL)
        seat_close(&exam->seat);
    engine_close(exam->engine);
    arena_free(exam->scratch);
    arena_free(exam->heard);
    arena_free(exam->person);
    arena_free(exam->arena);
}

/* -------------------- one person */

struct hearing *exam_hear(struct exam *exam, const struct record *given)
{
    arena_reset(exam->scratch);
    return hear(&exam->ground, &exam->seat, exam->scratch, given);
}

static bool sit(struct exam *exam, const struct record *given, uint32_t turn,
                struct sitting *out)
{
    arena_reset(exam->heard);
    *out = (struct sitting){given, hear(&exam->ground, &exam->seat, exam->heard, given),
                            turn};
    return out->heard != NULL;
}

bool exam_breaks(struct exam *exam, const struct person_law *law,
                 const struct record *given, uint32_t turn, struct fault *fault)
{
    struct sitting sitting;
    return sit(exam, given, turn, &sitting) && law->breaks(exam, &sitting, fault);
}

struct question {
    struct exam *exam;
    const struct person_law *law;
    uint32_t turn;
    struct fault *fault;
};

/* The same law and the same option, so that the smallest person tells the same story. */
static bool ask(void *context, const struct record *candidate)
{
    struct question *question = context;
    struct fault fault = {.option = ""};
    return exam_breaks(question->exam, question->law, candidate, question->turn,
                       &fault) &&
           strcmp(fault.option, question->fault->option) == 0;
}

static void report_broken(struct exam *exam, const struct person_law *law, uint32_t index,
                          const struct record *given, struct fault *fault)
{
    struct record *smallest = record_copy(exam->person, given);
    struct question question = {exam, law, index, fault};
    if (smallest != NULL && law->law != LAW_TIME) {
        shrink(smallest, ask, &question, SHRINK_TRIALS);
        exam_breaks(exam, law, smallest, index, fault);
    }
    exam_finding(exam, law->law, fault, index, smallest);
}

/* A law that is broken is not tried again. */
void exam_person(struct exam *exam, uint32_t index)
{
    struct sitting sitting;
    arena_reset(exam->person);
    const struct record *given = people_make(exam->people, exam->person, index);
    if (given == NULL || !sit(exam, given, index, &sitting))
        return;
    citations_note(exam, &sitting);
    for (const struct person_law *law = person_laws; law->breaks != NULL; law++) {
        struct fault fault = {.option = ""};
        if (exam->board->report.laws[law->law].state == LAW_BROKEN ||
            !law->breaks(exam, &sitting, &fault))
            continue;
        report_broken(exam, law, index, given, &fault);
        if (!sit(exam, given, index, &sitting))
            return;
    }
}

void exam_try(struct exam *exam, const struct record *given, uint32_t turn)
{
    struct sitting sitting;
    if (!sit(exam, given, turn, &sitting))
        return;
    citations_note(exam, &sitting);
    for (const struct person_law *law = person_laws; law->breaks != NULL; law++) {
        struct fault fault;
        law->breaks(exam, &sitting, &fault);
    }
}

/* -------------------- findings */

void copy_string(char *to, size_t room, const char *from)
{
    size_t length = strnlen(from, room - 1);
    memcpy(to, from, length);
    to[length] = '\0';
}

void fault_say(struct fault *fault, const struct said *said, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(fault->what, sizeof fault->what, format, args);
    va_end(args);
    copy_string(fault->option, sizeof fault->option,
                said == NULL ? "" : said->outcome.option->id);
}

void exam_smallest(struct exam *exam, enum law_number law, const struct fault *fault,
                   uint32_t person, const struct record *given,
                   const struct shrinker *shrinker)
{
    struct arena *arena = arena_new((size_t)64 << 10);
    struct record *smallest = arena == NULL ? NULL : record_copy(arena, given);
    bool alone = smallest != NULL && shrinker->breaks(shrinker->context, smallest);
    if (alone)
        shrink(smallest, shrinker->breaks, shrinker->context, shrinker->trials);
    exam_finding(exam, law, fault, person, alone ? smallest : given);
    exam->board->report.laws[law].replays = alone;
    arena_free(arena);
}

bool record_states(const struct record *record, uint32_t fact)
{
    return record->readings[fact].origin == ORIGIN_GIVEN ||
           record->readings[fact].trouble == TROUBLE_SAID_UNKNOWN;
}

void exam_finding(struct exam *exam, enum law_number law, const struct fault *fault,
                  uint32_t person, const struct record *smallest)
{
    struct finding *finding = &exam->board->report.laws[law];
    struct text text = {0};
    char title[120];
    *finding = (struct finding){
        .has_person = smallest != NULL, .replays = smallest != NULL, .person = person};
    copy_string(finding->option, sizeof finding->option, fault->option);
    copy_string(finding->what, sizeof finding->what, fault->what);
    if (smallest != NULL) {
        snprintf(title, sizeof title, "breaks the law \"%s\" (seed %llu, person %u)",
                 law_name(law), (unsigned long long)exam->request->seed, person);
        case_write(smallest, title, &text);
        for (uint32_t i = 1; i < smallest->count; i++)
            finding->stated += record_states(smallest, i);
    }
    if (!text.failed && text.bytes != NULL)
        copy_string(finding->smallest, sizeof finding->smallest, text.bytes);
    text_free(&text);
    finding->state = LAW_BROKEN;
}
