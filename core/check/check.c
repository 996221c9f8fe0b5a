/* The parent: one child after the other, and what to make of those that die. */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include <poise/plugin.h>

#include "base/arena.h"
#include "base/file.h"
#include "child.h"
#include "exam.h"
#include "host/elf_exports.h"
#include "host/guard.h"
#include "stage.h"

enum { PLUGIN_FILE_LIMIT = 64 << 20 };

/* -------------------- laws */

static const struct {
    const char *name;
    const char *statement;
    const char *remedy;
} laws[] = {
#define LAW(upper, name, statement, remedy) {#name, statement, remedy},
#include "laws.def"
};

const char *law_name(enum law_number law)
{
    return laws[law].name;
}

const char *law_statement(enum law_number law)
{
    return laws[law].statement;
}

const char *law_remedy(enum law_number law)
{
    return laws[law].remedy;
}

uint32_t check_broken(const struct check_report *report)
{
    uint32_t broken = 0;
    for (int i = 0; i < LAW_COUNT; i++)
        broken += report->laws[i].state == LAW_BROKEN;
    return broken;
}

/* -------------------- symbols */

struct exports {
    uint32_t others;
    char first[80];
};

static void count_export(void *context, const char *name)
{
    struct exports *exports = context;
    if (strcmp(name, POISE_ENTRY_SYMBOL) == 0)
        return;
    if (exports->others++ == 0)
        copy_string(exports->first, sizeof exports->first, name);
}

static int32_t try_symbols(const struct check_request *request, struct board *board)
{
    struct file_bytes bytes;
    struct exports exports = {.others = 0};
    struct finding *finding = &board->report.laws[LAW_SYMBOLS];
    struct arena *arena = arena_new((size_t)64 << 10);
    if (arena == NULL)
        return POISE_E_MEMORY;
    int32_t status = file_read(arena, request->plugin, PLUGIN_FILE_LIMIT, &bytes);
    if (status == POISE_OK &&
        elf_exports(bytes.bytes, bytes.length, count_export, &exports) == POISE_OK) {
        finding->state = exports.others == 0 ? LAW_HOLDS : LAW_BROKEN;
        if (exports.others > 0)
            snprintf(finding->what, sizeof finding->what,
                     "it also exports \"%s\"; %u symbols too many", exports.first,
                     exports.others);
    }
    arena_free(arena);
    return status;
}

/* -------------------- deaths */

static enum law_number law_of_death(enum child_end end, enum call call)
{
    if (end == CHILD_GREW)
        return LAW_MEMORY;
    bool loading = call == CALL_LOAD || call == CALL_CREATE || call == CALL_DESTROY;
    return loading ? LAW_LOAD : LAW_RETURNS;
}

static void tell_death(struct finding *finding, enum child_end end, int detail,
                       enum call call)
{
    static const char *const where[] = {"while it was loaded", "in create",  "in propose",
                                        "in eligibility",      "in benefit", "in burden",
                                        "in destroy"};
    char *what = finding->what;
    size_t room = sizeof finding->what;
    if (end == CHILD_SIGNAL)
        snprintf(what, room, "%s %s", guard_signal_name(detail), where[call]);
    else if (end == CHILD_EXIT)
        snprintf(what, room, "it ended the process with code %d %s", detail, where[call]);
    else if (end == CHILD_HUNG)
        snprintf(what, room, "it did not come to an end %s", where[call]);
    else
        snprintf(what, room, "it took more than %d MiB %s", CHILD_MEMORY_MIB,
                 where[call]);
}

/* Which of the two watches was at a call when the child died. */
static const struct watch *guilty(const struct board *board)
{
    return atomic_load(&board->watches[0].since) == 0 &&
                   atomic_load(&board->watches[1].since) != 0
               ? &board->watches[1]
               : &board->watches[0];
}

static void bury(struct stage *stage, enum child_end end, int detail)
{
    struct board *board = stage->board;
    const struct watch *watch = guilty(board);
    enum call call = atomic_load(&watch->call) % CALL_COUNT;
    struct death death = {*stage, law_of_death(end, call)};
    struct finding *finding = &board->report.laws[death.law];
    *finding =
        (struct finding){.state = LAW_BROKEN, .person = atomic_load(&watch->person)};
    tell_death(finding, end, detail, call);
    if (death.law != LAW_LOAD)
        child_run(board, CHILD_CALL_MS, stage_death, &death, &detail);
    finding->state = LAW_BROKEN;
}

/* -------------------- stages */

/* False when the child died: what it would have tried is not tried. */
static bool run_stage(struct stage *stage, void (*work)(void *context))
{
    int detail = 0;
    enum child_end end = child_run(stage->board, CHILD_CALL_MS, work, stage, &detail);
    if (end == CHILD_FINISHED)
        return true;
    if (end != CHILD_NONE)
        bury(stage, end, detail);
    return false;
}

static bool is_broken(const struct board *board, enum law_number law)
{
    return board->report.laws[law].state == LAW_BROKEN;
}

/* The engine takes no answer of a plugin that breaks the contract. */
static bool engine_takes(const struct board *board)
{
    return !is_broken(board, LAW_TEXT) && !is_broken(board, LAW_RETURNS) &&
           !is_broken(board, LAW_DECLARED);
}

/* Answers that change by themselves make every other comparison meaningless. */
static bool run_repeats(struct stage *stage)
{
    struct board *board = stage->board;
    bool taken = engine_takes(board);
    bool lives = run_stage(stage, stage_process);
    if (lives && !is_broken(board, LAW_REPEAT))
        lives = run_stage(stage, stage_locale);
    if (lives && taken && !is_broken(board, LAW_REPEAT))
        lives = run_stage(stage, stage_company);
    if (lives && !is_broken(board, LAW_REPEAT) && board->alone)
        lives = run_stage(stage, stage_alone);
    if (lives && taken && !is_broken(board, LAW_REPEAT))
        board->report.laws[LAW_REPEAT].state = LAW_HOLDS;
    return lives && !is_broken(board, LAW_REPEAT);
}

static void run_stages(struct stage *stage)
{
    struct board *board = stage->board;
    if (!run_stage(stage, stage_load) ||
        board->report.laws[LAW_LOAD].state != LAW_HOLDS || is_broken(board, LAW_TEXT))
        return;
    if (!run_stage(stage, stage_exam) || is_broken(board, LAW_REPEAT) ||
        is_broken(board, LAW_TIME))
        return;
    if (run_repeats(stage) && run_stage(stage, stage_instances))
        run_stage(stage, stage_memory);
}

int32_t check_plugin(const struct check_request *request, struct check_report *out)
{
    uint64_t began = clock_now();
    struct board *board = board_new(request->persons);
    if (board == NULL)
        return POISE_E_MEMORY;
    struct stage stage = {request, board};
    board->report.seed = request->seed;
    board->report.first = request->first;
    board->report.asked = request->persons;
    int32_t status = try_symbols(request, board);
    if (status == POISE_OK)
        run_stages(&stage);
    board->report.nanoseconds = clock_now() - began;
    *out = board->report;
    board_free(board);
    return status;
}
