/* What a test needs to begin: memory, a vocabulary, records and catalogues from a few
 * words, and the engine with everything of this tree. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "engine/answer.h"
#include "engine/engine.h"
#include "intake/goals.h"
#include "record/derive.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

struct fixture {
    struct arena *arena;
    struct vocabulary *vocabulary;
    struct derivations *derivations;
    struct problems problems;
    struct engine *engine;   /* only after fixture_engine */
    struct session *session; /* only after fixture_engine */
};

/* Opens memory, vocabulary and derivations; aborts the test program without them. */
struct fixture fixture_open(void);
void fixture_close(struct fixture *fixture);

/* A record from a case in short: "age=62; er=positive [2026-03-02, biopsy]; sites=bone".
 * Nothing is derived. NULL when the text has a problem (see fixture.problems). */
struct record *fixture_record(struct fixture *fixture, const char *facts);

/* The same with everything that follows. */
struct record *fixture_derived(struct fixture *fixture, const char *facts);

/* A catalogue of one file with these options, as libconfig text. NULL with problems. */
struct catalogue *fixture_catalogue(struct fixture *fixture, const char *cfg);

/* Opens conf/poise.cfg with the plugins of this build. Aborts the test program when it
 * cannot. */
void fixture_engine(struct fixture *fixture);

/* The same from the text of a site file. */
void fixture_engine_site(struct fixture *fixture, const char *cfg);

/* The same with plugins in worker processes: "true", or "[ \"trials\" ]". */
void fixture_engine_isolated(struct fixture *fixture, const char *isolate);

/* The answer to a case in short, with goals from a preset (NULL: none). */
const struct answer *fixture_answer(struct fixture *fixture, const char *facts,
                                    const char *preset);

enum { FIXTURE_VIGNETTES = 128 };

/* Reads every case of a folder, in the order of their names; answers how many. They are
 * not derived. Aborts on a case that cannot be read. */
uint32_t fixture_vignettes(struct fixture *fixture, const char *folder,
                           struct record *vignettes[FIXTURE_VIGNETTES]);

/* Writes a temporary file and answers its path, which lives in the arena; it is removed
 * by fixture_close. */
const char *fixture_file(struct fixture *fixture, const char *name, const char *text,
                         size_t length);

/* True when some problem has these words. */
bool fixture_complains(const struct fixture *fixture, const char *words);

/* The path of a file of this tree. */
const char *fixture_tree(struct fixture *fixture, const char *name);

#endif
