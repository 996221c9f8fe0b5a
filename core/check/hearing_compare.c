/* Finding and comparing what was said. */
#include "hearing.h"

#include <string.h>

#include "base/name.h"
#include "dice.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

static bool same_target(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

const struct said *hearing_find(const struct hearing *hearing, const struct said *said)
{
    for (uint32_t i = 0; i < hearing->count; i++)
        if (hearing->said[i].outcome.option == said->outcome.option &&
            same_target(hearing->said[i].outcome.target, said->outcome.target))
            return &hearing->said[i];
    return NULL;
}

bool said_cites(const struct said *said, uint32_t fact)
{
    for (uint32_t i = 0; i < said->outcome.note_count; i++)
        for (int j = 0; j < 4; j++)
            if (said->notes[i].facts[j] == fact)
                return true;
    return false;
}

/* -------------------- digests */

static void add_number(uint64_t *digest, int64_t number)
{
    *digest = dice_mix(*digest ^ (uint64_t)number) + 0x9e3779b97f4a7c15u;
}

static void add_name(uint64_t *digest, const char *name)
{
    add_number(digest, name == NULL ? 0 : (int64_t)name_hash(name, strlen(name)));
}

static void add_note(const struct ground *ground, uint64_t *digest,
                     const poise_note *note)
{
    add_number(digest, note->kind);
    add_number(digest, note->sentence);
    add_number(digest, note->numbers[0]);
    add_number(digest, note->numbers[1]);
    for (int i = 0; i < 4; i++) {
        const struct fact *fact = fact_at(ground->generation->vocabulary, note->facts[i]);
        add_name(digest, fact == NULL ? NULL : fact->name);
    }
}

static void add_effects(uint64_t *digest, const struct outcome *outcome)
{
    add_number(digest, outcome->known);
    add_number(digest, outcome->changed);
    for (int i = 0; i < POISE_DIMENSION_END && outcome->state >= OUTCOME_CAUTION; i++) {
        if (i == POISE_DIMENSION_CAUTION)
            continue; /* the engine counts wishes too */
        add_number(digest, outcome->effects[i].value);
        add_number(digest, outcome->effects[i].low);
        add_number(digest, outcome->effects[i].high);
    }
}

uint64_t outcome_digest(const struct ground *ground, const struct outcome *outcome,
                        bool effects)
{
    uint64_t digest = 1;
    add_name(&digest, outcome->option->id);
    add_name(&digest, outcome->target);
    add_number(&digest, outcome->state);
    add_number(&digest, outcome->answer);
    add_number(&digest, outcome->urgency);
    add_number(&digest, outcome->level);
    add_number(&digest, outcome->standing_sentence);
    for (uint32_t i = 0; i < outcome->note_count; i++)
        add_note(ground, &digest, &outcome->notes[i]);
    if (effects)
        add_effects(&digest, outcome);
    return digest;
}

uint64_t hearing_digest(const struct ground *ground, const struct hearing *hearing,
                        bool effects)
{
    uint64_t digest = 1;
    for (uint32_t i = 0; i < hearing->count; i++)
        add_number(&digest,
                   (int64_t)outcome_digest(ground, &hearing->said[i].outcome, effects));
    if (!effects)
        add_number(&digest, hearing->faults);
    return digest;
}
