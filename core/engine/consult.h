/* Asking one plugin about one person, option by option.
 *
 * The catalogue is screened first; code is asked about what that leaves open. The plugin
 * is called here, or a transcript of what it said elsewhere is played back: one road for
 * both. A crash, an error or an offence costs the plugin's whole answer for this
 * person. */
#ifndef ENGINE_CONSULT_H
#define ENGINE_CONSULT_H

#include <stdbool.h>
#include <stdint.h>

#include "answer.h"
#include "engine.h"
#include "host/exchange.h"
#include "transcript.h"
#include "weigh/effects.h"

/* How many targets a plugin may propose beyond the options of its catalogue. */
enum { TARGETS_MORE = 64 };

/* One person, being asked about. */
struct asking {
    struct session *session;
    struct arena *arena;
    struct answer *answer;
    const struct catalogue *catalogue;
    struct person_effects person;
    bool no_chemo; /* the person would rather not have chemotherapy */
    /* The plugin in hand: */
    struct instance *instance;
    struct transcript *transcript; /* read from, or written to; NULL: neither */
    uint32_t room;                 /* outcomes up to which it may go */
    poise_patient patient;
    struct read_log log;
    poise_verdict verdict;
    poise_effects effects;
    uint32_t faults;
    int32_t failed; /* what a callback answered, if not POISE_OK */
};

/* Makes room in `arena` for what an answer is made of and works out what is true of the
 * person, unless answer->truth is set. False without memory. */
bool asking_open(struct asking *asking, struct session *session, struct arena *arena,
                 struct answer *answer);

/* Calls the plugin of an instance and adds its outcomes, or why it is silent, to the
 * answer. With a transcript in writing, what it says is written there as well, and the
 * outcomes are left half done: they are completed where it is played back. */
void consult(struct asking *asking, struct instance *instance);

/* The same from a transcript in reading. */
void consult_played(struct asking *asking, struct instance *instance,
                    struct transcript *transcript);

/* One option of the plugin in hand, for a target or NULL: the inside of the two above. */
void consult_option(struct asking *asking, uint32_t index, const char *target);

/* Is the plugin's part played back? */
bool asking_plays(const struct asking *asking);

/* Remembers what a callback answered; the first failure counts. */
void asking_failed(struct asking *asking, int32_t status);

/* Says in the answer that a plugin gave none. */
void consult_silent(struct answer *answer, const char *plugin, int32_t status,
                    const char *reason);

#endif
