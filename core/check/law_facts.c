/* What is not known: taking facts away, required facts, and wishes. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "exam.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

static const char *name_of(const struct exam *exam, uint32_t fact)
{
    return fact_at(exam->ground.generation->vocabulary, fact)->name;
}

/* The person with one fact instead of what is stated; everything that follows from facts
 * follows anew. */
static const struct hearing *hear_instead(struct exam *exam, const struct record *given,
                                          uint32_t fact, const struct reading *instead)
{
    arena_reset(exam->scratch);
    struct record *record = record_copy(exam->scratch, given);
    if (record == NULL)
        return NULL;
    record->readings[fact] = *instead;
    return hear(&exam->ground, &exam->seat, exam->scratch, record);
}

/* Said to be unknown, so that nothing is assumed or derived for it either. */
static const struct hearing *hear_without(struct exam *exam, const struct record *given,
                                          uint32_t fact)
{
    const struct reading unknown = {.date = DATE_UNKNOWN,
                                    .trouble = TROUBLE_SAID_UNKNOWN};
    return hear_instead(exam, given, fact, &unknown);
}

/* -------------------- removal */

/* Ruled out, or kept undetermined by the code itself, and firmly eligible without the
 * fact. */
static bool became_eligible(const struct said *with, const struct said *without)
{
    if (without == NULL || without->outcome.state != OUTCOME_ELIGIBLE)
        return false;
    bool by_code = with->asked && !with->outcome.situation_unknown &&
                   with->outcome.marks.needs_unknown == 0;
    return with->outcome.state == OUTCOME_RULED_OUT ||
           (with->outcome.state == OUTCOME_UNDETERMINED && by_code);
}

static bool anything_closed(const struct hearing *heard)
{
    for (uint32_t i = 0; i < heard->count; i++)
        if (heard->said[i].outcome.state == OUTCOME_RULED_OUT ||
            heard->said[i].outcome.state == OUTCOME_UNDETERMINED)
            return true;
    return false;
}

static bool removal_breaks(struct exam *exam, const struct sitting *sitting,
                           uint32_t fact, struct fault *fault)
{
    const struct hearing *heard = sitting->heard;
    const struct hearing *without = hear_without(exam, sitting->given, fact);
    for (uint32_t i = 0; without != NULL && i < heard->count; i++) {
        const struct said *with = &heard->said[i];
        if (!became_eligible(with, hearing_find(without, with)))
            continue;
        fault_say(fault, with, "%s; when \"%s\" is unknown it is eligible without a word",
                  with->outcome.state == OUTCOME_RULED_OUT ? "ruled out" : "undetermined",
                  name_of(exam, fact));
        return true;
    }
    return false;
}

bool law_removal(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    const struct record *given = sitting->given;
    if (!anything_closed(sitting->heard))
        return false;
    for (uint32_t fact = 1; fact < given->count; fact++)
        if (given->readings[fact].origin == ORIGIN_GIVEN &&
            facts_have(&exam->relevant, fact) &&
            removal_breaks(exam, sitting, fact, fault))
            return true;
    return false;
}

/* -------------------- required facts */

static bool unknown_breaks(struct exam *exam, const struct sitting *sitting,
                           uint32_t fact, struct fault *fault)
{
    const struct hearing *without = hear_without(exam, sitting->given, fact);
    for (uint32_t i = 0; without != NULL && i < without->count; i++) {
        const struct said *said = &without->said[i];
        if (said->outcome.state != OUTCOME_ELIGIBLE || !log_has(&said->read, fact))
            continue;
        fault_say(
            fault, said,
            "the required fact \"%s\" is read, is unknown, and the answer is a firm "
            "yes",
            name_of(exam, fact));
        return true;
    }
    return false;
}

bool law_unknown(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    const struct manifest *manifest = &exam->ground.plugin->manifest;
    for (uint32_t i = 0; i < manifest->read_count; i++) {
        const char *name = manifest->reads[i].fact;
        const struct fact *fact =
            fact_find(exam->ground.generation->vocabulary, name, strlen(name));
        if (fact != NULL && manifest->reads[i].need == READ_REQUIRED &&
            unknown_breaks(exam, sitting, fact->number, fault))
            return true;
    }
    return false;
}

/* -------------------- wishes */

static const struct said *other_answer(const struct hearing *heard,
                                       const struct hearing *wished)
{
    for (uint32_t i = 0; i < heard->count; i++) {
        const struct said *now = &heard->said[i];
        const struct said *then = hearing_find(wished, now);
        if (then == NULL || then->outcome.answer != now->outcome.answer)
            return now;
    }
    return NULL;
}

bool law_wishes(struct exam *exam, const struct sitting *sitting, struct fault *fault)
{
    struct reading values[CHANGE_LIMIT];
    uint32_t count = change_values(exam, sitting->heard->record, POISE_FACT_WISHES,
                                   sitting->turn, values);
    if (!facts_have(&exam->relevant, POISE_FACT_WISHES))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct hearing *wished =
            hear_instead(exam, sitting->given, POISE_FACT_WISHES, &values[i]);
        const struct said *said =
            wished == NULL ? NULL : other_answer(sitting->heard, wished);
        if (said == NULL)
            continue;
        fault_say(fault, said, "another wish gives another answer");
        return true;
    }
    return false;
}
