/* The inside of reason.c: what its files share while they tell the reasons of one
 * outcome. */
#ifndef REPORT_TELLING_H
#define REPORT_TELLING_H

#include "reason.h"

struct text;

enum { REASON_ROOM = 128 };

struct telling {
    struct arena *arena;
    const struct answer *answer;
    const struct outcome *outcome;
    const struct catalogue *catalogue;
    struct reasons *out;
};

/* A plugin's sentence: {1} and {2} in it stand for the numbers of the note. */
void note_write(const poise_sentence *sentence, const poise_note *note, struct text *out);

/* Takes a text over into the arena and frees it; "" without memory. */
const char *telling_keep(struct telling *telling, struct text *text);

/* The next reason; past the room the last one is written over. */
struct reason *telling_add(struct telling *telling, enum reason_kind kind,
                           const char *text, const char *source);

/* Adds the facts that decided a criterion. */
void telling_cite(struct telling *telling, uint16_t criterion, struct reason *reason);

/* How guidelines stand behind the option here. */
void tell_standing(struct telling *telling, enum reason_kind kind);

/* What it may bring; nothing for an option that is not about that. */
void tell_benefit(struct telling *telling);

/* The two burdens that cost this person's balance most. */
void tell_burdens(struct telling *telling);

#endif
