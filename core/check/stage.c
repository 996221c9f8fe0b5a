/* Loading, and the exam. */
#include "stage.h"

#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "child.h"
#include "exam.h"
#include "record/record.h"
#include "settings/catalogue.h"

enum { CREATE_BYTES = 4 << 20 };

static void hold(struct board *board, enum law_number law)
{
    if (board->report.laws[law].state == LAW_NOT_TRIED)
        board->report.laws[law].state = LAW_HOLDS;
}

/* -------------------- loading */

static bool sentence_is_text(const char *sentence)
{
    size_t length = strnlen(sentence, PLUGIN_SENTENCE_BYTES + 1);
    return length <= PLUGIN_SENTENCE_BYTES && utf8_valid(sentence, length);
}

/* The host refuses such a table; here it is said which sentence it is. */
static bool sentences_break(const poise_plugin *table, struct fault *fault)
{
    const poise_sentence *sentences = table->sentences;
    if (table->sentence_count > PLUGIN_SENTENCES) {
        fault_say(fault, NULL, "%u sentences; %d are the most", table->sentence_count,
                  PLUGIN_SENTENCES);
        return true;
    }
    for (uint32_t i = 0; sentences != NULL && i < table->sentence_count; i++) {
        if (sentences[i].text != NULL && sentence_is_text(sentences[i].text) &&
            (sentences[i].source == NULL || sentence_is_text(sentences[i].source)))
            continue;
        fault_say(fault, NULL,
                  "sentence %u, or its source, is missing, longer than %d bytes, or not "
                  "UTF-8",
                  i, PLUGIN_SENTENCE_BYTES);
        return true;
    }
    return false;
}

static void refused(struct exam *exam, const char *why)
{
    const struct plugin *plugin = exam->ground.plugin;
    struct fault fault = {.option = ""};
    bool text = plugin != NULL && plugin->status == POISE_E_PLUGIN_TABLE &&
                sentences_break(&plugin->table, &fault);
    if (text) {
        hold(exam->board, LAW_LOAD);
        exam_finding(exam, LAW_TEXT, &fault, 0, NULL);
        return;
    }
    copy_string(fault.what, sizeof fault.what, why);
    exam_finding(exam, LAW_LOAD, &fault, 0, NULL);
}

static void describe(const struct exam *exam)
{
    struct check_report *report = &exam->board->report;
    const struct generation *generation = exam->ground.generation;
    const struct plugin *plugin = exam->ground.plugin;
    copy_string(report->id, sizeof report->id, plugin->id);
    copy_string(report->version, sizeof report->version, plugin->manifest.version);
    copy_string(report->catalogue, sizeof report->catalogue, exam->ground.file->file);
    report->options = exam->ground.file->count;
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        report->others += &generation->plugins[i] != plugin &&
                          generation->plugins[i].status == POISE_OK;
}

/* A plugin that reads what another one declares cannot be loaded alone. */
static bool loads_alone(struct exam *exam)
{
    struct generation *generation = NULL;
    struct problems problems = {.arena = exam->arena};
    struct generation_source source = exam->source;
    struct generation_guest guest = exam->guest;
    guest.alone = true;
    source.guest = &guest;
    bool alone = generation_open(&source, &generation, &problems) == POISE_OK &&
                 generation_guest(generation, &source)->status == POISE_OK;
    generation_close(generation);
    return alone;
}

void stage_load(void *context)
{
    const struct stage *stage = context;
    struct exam exam;
    struct text why = {0};
    if (!exam_open(&exam, stage->request, stage->board, &why)) {
        refused(&exam, why.bytes == NULL ? "out of memory" : why.bytes);
        text_free(&why);
        return;
    }
    describe(&exam);
    stage->board->alone = loads_alone(&exam);
    if (stage->board->report.create_bytes > CREATE_BYTES) {
        struct fault fault;
        fault_say(&fault, NULL, "create took %llu KiB; %d are the most",
                  (unsigned long long)stage->board->report.create_bytes / 1024,
                  CREATE_BYTES / 1024);
        exam_finding(&exam, LAW_MEMORY, &fault, 0, NULL);
    }
    exam_close(&exam);
    const char *output = child_output_fault();
    if (output != NULL) {
        struct fault fault;
        fault_say(&fault, NULL, "%s while it was loaded", output);
        exam_finding(&exam, LAW_RETURNS, &fault, 0, NULL);
    }
    hold(stage->board, LAW_LOAD);
}

/* -------------------- the exam */

static uint64_t digest_own(struct exam *exam, const struct record *given)
{
    struct ground ground = exam->ground;
    ground.engine = NULL;
    arena_reset(exam->scratch);
    const struct hearing *heard = hear(&ground, &exam->seat, exam->scratch, given);
    return heard == NULL ? 0 : hearing_digest(&ground, heard, false);
}

/* What is slow would be slow for hours over all persons: the check ends with it. */
static bool is_slow(struct exam *exam, const struct record *given,
                    const struct hearing *heard, uint32_t index)
{
    struct sitting sitting = {given, heard, index};
    struct fault fault;
    if (!law_time(exam, &sitting, &fault))
        return false;
    exam_finding(exam, LAW_TIME, &fault, index, given);
    return true;
}

static uint64_t digest_whole(struct exam *exam, const struct record *given)
{
    const struct hearing *heard = exam_hear(exam, given);
    return heard == NULL ? 0 : hearing_digest(&exam->ground, heard, true);
}

static bool differs_at_once(void *context, const struct record *candidate)
{
    struct exam *exam = context;
    uint64_t first = digest_whole(exam, candidate);
    return digest_whole(exam, candidate) != first;
}

/* The answers that everything later is compared with; each is given twice. */
static bool first_answers(struct exam *exam)
{
    const struct check_request *request = exam->request;
    uint64_t began = clock_now();
    for (uint32_t i = 0; i < request->persons && !stage_is_over(began); i++) {
        struct watch *watch = &exam->board->watches[0];
        atomic_store(&watch->person, request->first + i);
        arena_reset(exam->person);
        const struct record *given =
            people_make(exam->people, exam->person, request->first + i);
        uint64_t digests[2] = {0, 0};
        for (int j = 0; j < 2 && given != NULL; j++) {
            const struct hearing *heard = exam_hear(exam, given);
            digests[j] = heard == NULL ? 0 : hearing_digest(&exam->ground, heard, true);
            if (heard != NULL && is_slow(exam, given, heard, request->first + i))
                return false;
        }
        exam->board->digests[i].whole = digests[0];
        exam->board->digests[i].own = given == NULL ? 0 : digest_own(exam, given);
        exam->board->persons = i + 1;
        if (digests[0] == digests[1])
            continue;
        struct fault fault = {.option = "",
                              .what = "asked twice in a row it answered differently"};
        exam_smallest(exam, LAW_REPEAT, &fault, request->first + i, given,
                      &(struct shrinker){differs_at_once, exam, 500});
        return false;
    }
    return true;
}

static void hold_person_laws(struct board *board)
{
    for (const struct person_law *law = person_laws; law->breaks != NULL; law++)
        hold(board, law->law);
}

void stage_exam(void *context)
{
    const struct stage *stage = context;
    const struct check_request *request = stage->request;
    struct check_report *report = &stage->board->report;
    struct exam exam;
    struct text why = {0};
    if (!exam_open(&exam, request, stage->board, &why) || !first_answers(&exam))
        return;
    uint64_t began = clock_now();
    for (uint32_t i = 0; i < stage->board->persons && !stage_is_over(began); i++) {
        atomic_store(&stage->board->watches[0].person, request->first + i);
        exam_person(&exam, request->first + i);
        report->persons = i + 1;
        if (report->laws[LAW_TIME].state == LAW_BROKEN)
            return;
    }
    citations_tell(&exam);
    hold_person_laws(stage->board);
    exam_close(&exam);
}

/* -------------------- a death */

struct trying {
    struct exam *exam;
    struct board *board; /* of the trials */
    uint32_t turn;
    const struct record *candidate;
};

/* Asks about the person as they are. */
static void try_person(void *context)
{
    struct trying *trying = context;
    trying->exam->seat.watch = &trying->board->watches[0];
    exam_hear(trying->exam, trying->candidate);
}

/* Tries every law, which also asks about the person with one fact altered. */
static void try_laws(void *context)
{
    struct trying *trying = context;
    trying->exam->seat.watch = &trying->board->watches[0];
    exam_try(trying->exam, trying->candidate, trying->turn);
}

static bool dies(struct trying *trying, const struct record *candidate,
                 void (*work)(void *context))
{
    enum { TRIAL_MS = 300 };
    int detail;
    trying->candidate = candidate;
    enum child_end end = child_run(trying->board, TRIAL_MS, work, trying, &detail);
    return end != CHILD_FINISHED && end != CHILD_NONE;
}

static bool person_dies(void *context, const struct record *candidate)
{
    return dies(context, candidate, try_person);
}

static bool laws_die(void *context, const struct record *candidate)
{
    return dies(context, candidate, try_laws);
}

void stage_death(void *context)
{
    enum { DEATH_TRIALS = 120 };
    const struct death *death = context;
    struct finding *finding = &death->stage.board->report.laws[death->law];
    struct exam exam;
    struct text why = {0};
    struct fault fault = {.option = ""};
    copy_string(fault.what, sizeof fault.what, finding->what);
    if (!exam_open(&exam, death->stage.request, death->stage.board, &why))
        return;
    struct trying trying = {&exam, board_new(0), finding->person, NULL};
    struct record *person = people_make(exam.people, exam.person, finding->person);
    if (trying.board == NULL || person == NULL)
        return;
    bool plainly = person_dies(&trying, person);
    exam_smallest(
        &exam, death->law, &fault, finding->person, person,
        &(struct shrinker){plainly ? person_dies : laws_die, &trying, DEATH_TRIALS});
    board_free(trying.board);
}
