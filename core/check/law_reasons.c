/* Honest reasons: what is cited was read, what decides is cited, and what speaks against
 * an option does not praise it. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "change.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "weigh/weights.h"

static const char *name_of(const struct exam *exam, uint32_t fact)
{
    const struct fact *found = fact_at(exam->ground.generation->vocabulary, fact);
    return found == NULL ? "?" : found->name;
}

static const char *sentence_of(const struct exam *exam, uint32_t sentence)
{
    return exam->ground.plugin->sentences[sentence].text;
}

/* -------------------- cited */

/* Read by the code for this option, or by the option's own criteria, which the host reads
 * for it. */
static bool was_read(const struct exam *exam, const struct said *said, uint32_t fact)
{
    return fact < FACT_LIMIT &&
           (log_has(&said->read, fact) ||
            facts_have(&exam->criteria[said->outcome.option->number], fact));
}

static bool note_breaks(const struct exam *exam, const struct said *said,
                        const poise_note *note, struct fault *fault)
{
    for (int i = 0; i < 4; i++) {
        if (note->facts[i] == POISE_FACT_NONE || was_read(exam, said, note->facts[i]))
            continue;
        fault_say(fault, said, "\"%s\" cites \"%s\", which was not read",
                  sentence_of(exam, note->sentence), name_of(exam, note->facts[i]));
        return true;
    }
    return false;
}

bool law_cited(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    for (uint32_t i = 0; i < sitting->heard->count; i++) {
        const struct said *said = &sitting->heard->said[i];
        for (uint32_t j = 0; j < said->outcome.note_count; j++)
            if (note_breaks(exam, said, &said->notes[j], fault))
                return true;
    }
    return false;
}

/* -------------------- hidden */

struct looking {
    const struct exam *exam;
    struct fault *fault;
    struct weights weights;
};

static const char *answer_name(int32_t answer)
{
    static const char *const names[] = {"not asked", "eligible", "needs a person",
                                        "cannot tell", "not eligible"};
    return names[answer];
}

static bool is_hidden(void *context, const struct said *before, const struct said *after,
                      uint32_t fact)
{
    const struct looking *looking = context;
    if (before->outcome.answer == after->outcome.answer || said_cites(before, fact) ||
        said_cites(after, fact))
        return false;
    fault_say(
        looking->fault, before,
        "another \"%s\" changes the answer from \"%s\" to \"%s\", and no note cites "
        "it",
        name_of(looking->exam, fact), answer_name(before->outcome.answer),
        answer_name(after->outcome.answer));
    return true;
}

bool law_hidden(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    struct looking looking = {.exam = exam, .fault = fault};
    return walk_changes(exam, sitting, is_hidden, &looking);
}

/* -------------------- stricter */

static int32_t balance_of(const struct said *said, const struct weights *weights)
{
    struct outcome outcome = said->outcome;
    outcome_weigh(&outcome, weights);
    return outcome.balance;
}

/* Both are in the list, so both have a balance; the catalogue's part is the same. */
static bool praises(void *context, const struct said *before, const struct said *after,
                    uint32_t fact)
{
    const struct looking *looking = context;
    if (before->outcome.state < OUTCOME_CAUTION ||
        after->outcome.state < OUTCOME_CAUTION ||
        before->outcome.answer == after->outcome.answer)
        return false;
    bool stricter = after->outcome.answer > before->outcome.answer;
    int32_t strict = balance_of(stricter ? after : before, &looking->weights);
    int32_t mild = balance_of(stricter ? before : after, &looking->weights);
    if (strict <= mild)
        return false;
    fault_say(looking->fault, before,
              "with another \"%s\" the answer is stricter and the balance higher: %d "
              "instead of %d thousandths",
              name_of(looking->exam, fact), strict / 1000, mild / 1000);
    return true;
}

bool law_stricter(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    const struct engine *engine = exam->engine;
    struct looking looking = {.exam = exam, .fault = fault};
    weights_make(&exam->goals, &engine->presets, &engine->generation->site,
                 sitting->heard->record, &looking.weights);
    return walk_changes(exam, sitting, praises, &looking);
}

/* -------------------- decoration */

static bool says_other(const struct said *before, const struct said *after)
{
    const struct outcome *a = &before->outcome;
    const struct outcome *b = &after->outcome;
    return a->answer != b->answer || a->urgency != b->urgency || a->level != b->level ||
           a->note_count != b->note_count ||
           memcmp(before->notes, after->notes, a->note_count * sizeof *before->notes) !=
               0;
}

static bool mark_matters(void *context, const struct said *before,
                         const struct said *after, uint32_t fact)
{
    const struct exam *exam = context;
    if (!says_other(before, after))
        return false;
    for (uint32_t i = 0; i < before->outcome.note_count; i++)
        facts_add(&exam->citings[before->notes[i].sentence].matters, fact);
    return false;
}

static void note_citing(const struct exam *exam, const struct said *said,
                        const poise_note *note)
{
    struct citing *citing = &exam->citings[note->sentence];
    const struct facts *criteria = &exam->criteria[said->outcome.option->number];
    struct facts cited = {{0}};
    for (int i = 0; i < 4; i++)
        if (note->facts[i] < FACT_LIMIT)
            facts_add(&cited, note->facts[i]);
    for (size_t i = 0; i < sizeof cited.bits / sizeof *cited.bits; i++) {
        citing->always.bits[i] =
            cited.bits[i] & (citing->times == 0 ? UINT64_MAX : citing->always.bits[i]);
        citing->matters.bits[i] |= criteria->bits[i];
    }
    citing->times++;
}

void citations_note(struct exam *exam, const struct sitting *sitting)
{
    for (uint32_t i = 0; i < sitting->heard->count; i++) {
        const struct said *said = &sitting->heard->said[i];
        for (uint32_t j = 0; j < said->outcome.note_count; j++)
            note_citing(exam, said, &said->notes[j]);
    }
    walk_changes(exam, sitting, mark_matters, exam);
}

/* Fewer times than this say nothing. */
enum { TIMES_AT_LEAST = 5 };

void citations_tell(const struct exam *exam)
{
    struct check_report *report = &exam->board->report;
    for (uint32_t i = 0; i < exam->ground.plugin->table.sentence_count; i++) {
        const struct citing *citing = &exam->citings[i];
        for (uint32_t fact = 1; fact < FACT_LIMIT; fact++) {
            if (citing->times < TIMES_AT_LEAST || !facts_have(&citing->always, fact) ||
                facts_have(&citing->matters, fact) ||
                report->warning_count == CHECK_WARNING_LIMIT)
                continue;
            struct warning *warning = &report->warnings[report->warning_count++];
            copy_string(warning->fact, sizeof warning->fact, name_of(exam, fact));
            copy_string(warning->sentence, sizeof warning->sentence,
                        sentence_of(exam, i));
        }
    }
}
