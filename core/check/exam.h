/* An exam: a plugin loaded in a child, the persons it is tried on, and the laws that look
 * at one person. The inside of check. */
#ifndef CHECK_EXAM_H
#define CHECK_EXAM_H

#include "board.h"
#include "hearing.h"
#include "host/generation.h"
#include "intake/goals.h"
#include "people.h"

struct arena;
struct record;
struct text;

/* Bits of facts. */
struct facts {
    uint64_t bits[FACT_LIMIT / 64];
};

static inline bool facts_have(const struct facts *facts, uint32_t fact)
{
    return (facts->bits[fact / 64] >> (fact % 64) & 1) != 0;
}

static inline void facts_add(struct facts *facts, uint32_t fact)
{
    facts->bits[fact / 64] |= (uint64_t)1 << (fact % 64);
}

/* How the notes of one sentence have cited so far. */
struct citing {
    uint32_t times;
    struct facts always;  /* cited every time */
    struct facts matters; /* read by the option's criteria, or seen to change something */
};

struct exam {
    const struct check_request *request;
    struct board *board;
    struct generation_guest guest;
    struct generation_source source;
    struct arena *arena;   /* of the whole exam */
    struct arena *person;  /* of the person at hand */
    struct arena *heard;   /* what was said of them */
    struct arena *scratch; /* of one trial */
    struct engine *engine;
    struct ground ground;
    struct seat seat;
    struct people *people;
    struct goals goals;     /* none */
    struct facts *criteria; /* by option of the plugin: what its criteria read */
    struct facts relevant;  /* what its answers can depend on */
    struct citing *citings; /* by sentence */
};

/* A person in the exam, and what was said of them. */
struct sitting {
    const struct record *given;
    const struct hearing *heard;
    uint32_t turn; /* which of many values are tried on this person */
};

/* How a law was broken. */
struct fault {
    char option[64];
    char what[512];
};

/* Opens everything for an exam of the guest beside the site's plugins. False with a
 * sentence in `why` when it cannot be used. Close it either way. */
bool exam_open(struct exam *exam, const struct check_request *request,
               struct board *board, struct text *why);
void exam_close(struct exam *exam);

/* A law that looks at one person: true when it is broken. */
typedef bool law_function(struct exam *exam, const struct sitting *sitting,
                          struct fault *fault);

struct person_law {
    enum law_number law;
    law_function *breaks;
};

/* The laws that look at one person, in order; ended by a NULL function. */
extern const struct person_law person_laws[];

law_function law_text, law_returns, law_time, law_declared, law_effects;
law_function law_removal, law_unknown, law_stricter, law_wishes, law_cited, law_hidden;

/* Notes what this person shows about citations that never matter. */
void citations_note(struct exam *exam, const struct sitting *sitting);
/* Writes the citations that never mattered into the report. */
void citations_tell(const struct exam *exam);

/* Hears a record, in the exam's scratch memory. NULL without memory. */
struct hearing *exam_hear(struct exam *exam, const struct record *given);

/* True when the record breaks the law. */
bool exam_breaks(struct exam *exam, const struct person_law *law,
                 const struct record *given, uint32_t turn, struct fault *fault);

/* Tries every law on one record as a run does; for watching a child die. */
void exam_try(struct exam *exam, const struct record *given, uint32_t turn);

/* Tries every law that is not broken yet on one person; what is found is shrunk and
 * written on the board. */
void exam_person(struct exam *exam, uint32_t index);

/* Describes a fault: "%s" and the like. */
__attribute__((format(printf, 3, 4))) void fault_say(struct fault *fault,
                                                     const struct said *said,
                                                     const char *format, ...);

/* Cuts and copies a string. */
void copy_string(char *to, size_t room, const char *from);

/* Writes a finding; without a record it is about no person. */
void exam_finding(struct exam *exam, enum law_number law, const struct fault *fault,
                  uint32_t person, const struct record *smallest);

/* Shrinks a copy of the record as long as `breaks` says that it breaks the law, and
 * writes the finding; where even the whole record alone does not, it is told as it is. */
struct shrinker {
    bool (*breaks)(void *context, const struct record *candidate);
    void *context;
    uint32_t trials;
};
void exam_smallest(struct exam *exam, enum law_number law, const struct fault *fault,
                   uint32_t person, const struct record *given,
                   const struct shrinker *shrinker);

/* Is the fact stated in this record, as known or as unknown? */
bool record_states(const struct record *record, uint32_t fact);

/* -------------------- other values */

/* Values to put in the place of a fact, unknown among them. Answers how many. */
enum { CHANGE_LIMIT = 16 };
uint32_t change_values(const struct exam *exam, const struct record *record,
                       uint32_t fact, uint32_t turn, struct reading out[CHANGE_LIMIT]);

#endif
