/* The contract of plugin.h: text, returning, time, declared facts, effects. */
#include <string.h>

#include "base/arena.h"
#include "base/problem.h"
#include "child.h"
#include "exam.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

/* -------------------- faults that the host counts */

static const struct said *find_fault(const struct hearing *heard, uint32_t faults)
{
    for (uint32_t i = 0; i < heard->count; i++)
        if ((heard->said[i].faults & faults) != 0)
            return &heard->said[i];
    return NULL;
}

bool law_text(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    static const struct {
        uint32_t fault;
        const char *what;
    } kinds[] = {
        {FAULT_NOTE, "a note too many, of a kind or with a sentence that does not exist, "
                     "or a standing outside 0 to 1000"},
        {FAULT_WITH, "it goes with an option that does not exist, or with too many"},
        {FAULT_PROPOSAL,
         "it proposed an option that is not its own, too many of them, or "
         "a target that is too long or not UTF-8"},
        {FAULT_EFFECT, "an effect on a dimension or with a sentence that does not exist"},
    };
    (void)exam;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if ((sitting->heard->faults & kinds[i].fault) == 0)
            continue;
        fault_say(fault, find_fault(sitting->heard, kinds[i].fault), "%s", kinds[i].what);
        return true;
    }
    return false;
}

bool law_effects(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    (void)exam;
    const struct said *said = find_fault(sitting->heard, FAULT_CLIPPED);
    if (said == NULL)
        return false;
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++)
        if ((said->outcome.changed >> i & 1) != 0) {
            fault_say(fault, said,
                      "an effect outside 0 to 1000, or low <= value <= high not kept");
            return true;
        }
    return false;
}

bool law_declared(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    const struct hearing *heard = sitting->heard;
    const struct said *said = NULL;
    if (heard->undeclared == 0)
        return false;
    for (uint32_t i = 0; i < heard->count && said == NULL; i++)
        if ((heard->said[i].read.undeclared | heard->said[i].weighed.undeclared) != 0)
            said = &heard->said[i];
    fault_say(fault, said, "it read \"%s\"",
              fact_at(exam->ground.generation->vocabulary, heard->undeclared)->name);
    return true;
}

/* -------------------- returning */

static const char *call_name(enum call call)
{
    static const char *const names[] = {"the load", "create", "propose", "eligibility",
                                        "benefit",  "burden", "destroy"};
    return names[call];
}

bool law_returns(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    const struct hearing *heard = sitting->heard;
    (void)exam;
    const char *output = child_output_fault();
    if (output != NULL)
        fault_say(fault, NULL, "%s", output);
    else if (heard->status == POISE_E_PLUGIN_ENVIRONMENT)
        fault_say(fault, NULL, "%s changed the rounding mode or the locale",
                  call_name(heard->failed));
    else if (heard->status != POISE_OK)
        fault_say(fault, NULL, "%s answered status %d (%s)", call_name(heard->failed),
                  (int)heard->status, status_name(heard->status));
    return output != NULL || heard->status != POISE_OK;
}

/* A slow call is given two more chances: another program may have had the processor. */
bool law_time(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    const uint64_t limit = (uint64_t)CHECK_CALL_MS * 1000000u;
    uint64_t fastest = sitting->heard->slowest;
    enum call call = sitting->heard->slowest_call;
    for (int i = 0; i < 2 && fastest > limit; i++) {
        const struct hearing *again = exam_hear(exam, sitting->given);
        if (again != NULL && again->slowest < fastest)
            fastest = again->slowest;
    }
    struct check_report *report = &exam->board->report;
    report->slowest = fastest > report->slowest ? fastest : report->slowest;
    if (fastest > limit)
        fault_say(fault, NULL, "%s took %d ms", call_name(call),
                  (int)(fastest / 1000000u));
    return fastest > limit;
}
