/* Asking a plugin about one person without the engine between: what it said of each
 * option, what it read to say it, how long it took.
 *
 * The same steps as the engine's (screen, propose, eligibility, benefit, burden), one by
 * one and without a net: a crash ends the process, which is a child. A test holds both to
 * the same answers. */
#ifndef CHECK_HEARING_H
#define CHECK_HEARING_H

#include <locale.h>
#include <stdbool.h>
#include <stdint.h>

#include "engine/engine.h"
#include "host/exchange.h"
#include "watch.h"
#include "weigh/outcome.h"

struct arena;
struct record;

/* What all hearings of a run share; never changed by one. */
struct ground {
    const struct generation *generation;
    const struct engine *engine; /* NULL: effects are not asked for */
    const struct plugin *plugin;
    const struct catalogue_file *file;
};

/* One instance of the plugin, and how it is called. */
struct seat {
    struct instance instance;
    struct watch *watch;
    locale_t locale; /* under which its code runs */
    poise_proposals *proposals;
};

struct said {
    struct outcome outcome;
    bool asked; /* eligibility was called */
    uint32_t faults;
    struct read_log read;    /* by eligibility */
    struct read_log weighed; /* by benefit and burden */
    poise_note notes[NOTE_LIMIT];
};

struct hearing {
    const struct record *record; /* with what follows */
    const uint8_t *truth;
    int32_t status; /* POISE_OK, or what the first call that failed answered */
    enum call failed;
    uint32_t faults;     /* of all options, and of the proposals */
    uint32_t undeclared; /* the first fact that was read and is not declared */
    uint64_t slowest;
    enum call slowest_call;
    uint32_t count;
    struct said *said;
};

/* Opens a seat in `arena`, which must live as long. False with instance.reason. */
bool seat_open(struct seat *seat, const struct ground *ground, struct watch *watch,
               struct arena *arena);
void seat_close(struct seat *seat);

/* Hears all options. NULL without memory. */
struct hearing *hear(const struct ground *ground, struct seat *seat, struct arena *arena,
                     const struct record *given);

/* The same in steps: the record is derived and options are proposed; then one option at a
 * time, in any order between seats. */
struct hearing *hear_open(const struct ground *ground, struct seat *seat,
                          struct arena *arena, const struct record *given);
void hear_option(const struct ground *ground, struct seat *seat, struct hearing *hearing,
                 uint32_t which);

/* Hears one option of a hearing again with a fact altered in what the code reads. The
 * catalogue's part stays as it was: what differs is the code's. */
void hear_altered(const struct ground *ground, struct seat *seat,
                  const struct hearing *hearing, uint32_t which,
                  const struct record *altered, struct said *out);

/* What was said of the same option and target in another hearing; NULL if nothing. */
const struct said *hearing_find(const struct hearing *hearing, const struct said *said);

static inline bool log_has(const struct read_log *log, uint32_t fact)
{
    return (log->facts[fact / 64] >> (fact % 64) & 1) != 0;
}

/* Does one of the notes cite the fact? */
bool said_cites(const struct said *said, uint32_t fact);

/* A number that is the same for the same answers, in any process: facts and options count
 * by name. `effects` false: only what does not depend on other catalogues. */
uint64_t outcome_digest(const struct ground *ground, const struct outcome *outcome,
                        bool effects);
uint64_t hearing_digest(const struct ground *ground, const struct hearing *hearing,
                        bool effects);

#endif
