/* Fixed structs copied byte for byte: writer and reader are one binary on one machine. */
#include "transcript.h"

#include <string.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/text.h"
#include "settings/catalogue.h"

static bool has_room(struct transcript *transcript, size_t count)
{
    if (count > transcript->size - transcript->at)
        transcript->failed = true;
    return !transcript->failed;
}

void transcript_write(struct transcript *transcript, const void *bytes, size_t count)
{
    if (!has_room(transcript, count))
        return;
    memcpy(transcript->bytes + transcript->at, bytes, count);
    transcript->at += count;
}

void transcript_read(struct transcript *transcript, void *bytes, size_t count)
{
    if (!has_room(transcript, count)) {
        memset(bytes, 0, count);
        return;
    }
    memcpy(bytes, transcript->bytes + transcript->at, count);
    transcript->at += count;
}

static void carry(struct transcript *transcript, void *bytes, size_t count)
{
    if (transcript->reading)
        transcript_read(transcript, bytes, count);
    else
        transcript_write(transcript, bytes, count);
}

/* -------------------- proposals */

/* Reads one target into the arena; NULL is a person, not a target. */
static const char *read_target(struct transcript *transcript, poise_proposals *proposals)
{
    char bytes[TARGET_BYTES];
    uint32_t length = 0;
    carry(transcript, &length, sizeof length);
    if (length == 0)
        return NULL;
    if (length - 1 > sizeof bytes) {
        transcript->failed = true;
        return NULL;
    }
    carry(transcript, bytes, length - 1);
    const char *copy = utf8_valid(bytes, length - 1)
                           ? arena_copy(proposals->arena, bytes, length - 1)
                           : NULL;
    transcript->failed = transcript->failed || copy == NULL;
    return copy;
}

static void write_target(struct transcript *transcript, const char *target)
{
    size_t length = target == NULL ? 0 : strlen(target);
    uint32_t coded = target == NULL ? 0 : (uint32_t)length + 1;
    transcript_write(transcript, &coded, sizeof coded);
    if (target != NULL)
        transcript_write(transcript, target, length);
}

void transcript_proposals(struct transcript *transcript, poise_proposals *proposals)
{
    uint32_t count = proposals->count;
    carry(transcript, &count, sizeof count);
    if (count > PROPOSAL_LIMIT)
        transcript->failed = true;
    for (uint32_t i = 0; i < count && !transcript->failed; i++) {
        struct proposal *item = &proposals->items[i];
        carry(transcript, &item->option, sizeof item->option);
        if (!transcript->reading)
            write_target(transcript, item->target);
        else if (item->option < proposals->option_count)
            item->target = read_target(transcript, proposals);
        else
            transcript->failed = true;
    }
    if (!transcript->failed)
        proposals->count = count;
}

/* -------------------- verdicts */

/* A verdict without what the host knows itself. */
struct spoken {
    int32_t answer;
    int32_t urgency;
    int32_t standing;
    uint32_t standing_sentence;
    uint32_t faults;
    uint32_t note_count;
    uint32_t with_count;
    uint16_t with[WITH_LIMIT];
};

static bool are_notes(const poise_note *notes, uint32_t count,
                      const poise_verdict *verdict)
{
    for (uint32_t i = 0; i < count; i++)
        if (!note_fits(verdict, &notes[i]))
            return false;
    return true;
}

/* Code may only be stricter than the catalogue, here too, and standing is the catalogue's
 * unless a sentence says why not. */
static bool is_verdict(const struct spoken *spoken, const poise_verdict *verdict)
{
    for (uint32_t i = 0; i < spoken->with_count && i < WITH_LIMIT; i++)
        if (spoken->with[i] >= verdict->catalogue->option_count)
            return false;
    return spoken->answer >= verdict->answer &&
           spoken->answer <= POISE_ANSWER_NOT_ELIGIBLE &&
           spoken->urgency >= POISE_URGENCY_ROUTINE &&
           spoken->urgency <= POISE_URGENCY_EMERGENCY && spoken->standing >= 0 &&
           spoken->standing <= FIXED_ONE &&
           spoken->standing_sentence <= verdict->sentence_count &&
           (spoken->standing_sentence != 0 || spoken->standing == verdict->standing) &&
           spoken->note_count <= NOTE_LIMIT && spoken->with_count <= WITH_LIMIT;
}

static void write_verdict(struct transcript *transcript, poise_verdict *verdict)
{
    struct spoken spoken = {verdict->answer,     verdict->urgency,
                            verdict->standing,   verdict->standing_sentence,
                            verdict->faults,     verdict->note_count,
                            verdict->with_count, {0}};
    memcpy(spoken.with, verdict->with, verdict->with_count * sizeof *verdict->with);
    carry(transcript, &spoken, sizeof spoken);
    carry(transcript, verdict->notes, verdict->note_count * sizeof *verdict->notes);
}

void transcript_verdict(struct transcript *transcript, poise_verdict *verdict)
{
    struct spoken spoken;
    poise_note notes[NOTE_LIMIT];
    if (!transcript->reading) {
        write_verdict(transcript, verdict);
        return;
    }
    carry(transcript, &spoken, sizeof spoken);
    if (transcript->failed || !is_verdict(&spoken, verdict)) {
        transcript->failed = true;
        return;
    }
    carry(transcript, notes, spoken.note_count * sizeof *notes);
    if (transcript->failed || !are_notes(notes, spoken.note_count, verdict)) {
        transcript->failed = true;
        return;
    }
    memcpy(verdict->notes, notes, spoken.note_count * sizeof *notes);
    verdict->answer = spoken.answer;
    verdict->urgency = spoken.urgency;
    verdict->standing = spoken.standing;
    verdict->standing_sentence = spoken.standing_sentence;
    verdict->faults = spoken.faults;
    verdict->note_count = spoken.note_count;
    verdict->with_count = spoken.with_count;
    memcpy(verdict->with, spoken.with, sizeof spoken.with);
}

/* -------------------- effects */

static bool is_effect(const poise_effect *effect, uint32_t sentences)
{
    return effect->low >= 0 && effect->low <= effect->value &&
           effect->value <= effect->high && effect->high <= FIXED_ONE &&
           effect->sentence < sentences;
}

/* The effects that were changed; most often there are none. */
static void carry_changed(struct transcript *transcript, uint32_t changed,
                          poise_effects *effects)
{
    poise_effect now[POISE_DIMENSION_END];
    memcpy(now, effects->now, sizeof now);
    for (uint32_t d = 0; d < POISE_DIMENSION_END && !transcript->failed; d++) {
        if ((changed >> d & 1) == 0)
            continue;
        carry(transcript, &now[d], sizeof now[d]);
        if (!is_effect(&now[d], effects->sentence_count))
            transcript->failed = true;
    }
    if (!transcript->failed)
        memcpy(effects->now, now, sizeof now);
}

void transcript_effects(struct transcript *transcript, poise_effects *effects)
{
    uint32_t heads[2] = {effects->changed, effects->faults};
    carry(transcript, heads, sizeof heads);
    if (heads[0] >> POISE_DIMENSION_END != 0)
        transcript->failed = true;
    if (heads[0] != 0 && !transcript->failed)
        carry_changed(transcript, heads[0], effects);
    if (transcript->failed)
        return;
    effects->changed = heads[0];
    effects->known |= heads[0];
    effects->faults = heads[1];
}

void transcript_closing(struct transcript *transcript, struct closing *closing)
{
    struct closing said = *closing;
    carry(transcript, &said, sizeof said);
    if (!transcript->failed)
        *closing = said;
}
