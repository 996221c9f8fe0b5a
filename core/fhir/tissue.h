/* Results of one kind, sorted into the samples they come from: a receptor is read within
 * one sample, and the newest metastatic sample counts. */
#ifndef FHIR_TISSUE_H
#define FHIR_TISSUE_H

#include "reader.h"

enum { TISSUE_RESULTS = 8, TISSUE_REFLEX_DAYS = 30 };

struct tissue {
    struct tissue *next;
    enum sample kind;
    struct when when;           /* of its newest result */
    struct json_bytes specimen; /* the reference; {NULL, 0} */
    const struct result *results[TISSUE_RESULTS];
    uint32_t measures[TISSUE_RESULTS]; /* the first word of the question */
    uint32_t count;
    struct ground grounds[TISSUE_RESULTS];
    int32_t answer; /* the caller's; TISSUE_UNREAD before */
};

enum { TISSUE_UNREAD = -1, TISSUE_UNKNOWN = -2, TISSUE_CONFLICT = -3 };

/* All samples with a result to a question, in the order of the bundle. Two results are of
 * one sample if they name the same specimen, or, where none is named, if they stand on
 * the same day, or measure different things within TISSUE_REFLEX_DAYS (ISH follows IHC).
 * Absent results are left out. */
struct tissue *tissue_find(struct reader *reader, enum concept_kind question);

/* The one that counts: dated before undated, metastatic before others, then the newest;
 * NULL if there is none that was read. */
struct tissue *tissue_choose(struct tissue *tissues);

/* Another of the same rank and time with another answer; NULL if there is none. */
const struct tissue *tissue_rival(const struct tissue *tissues, const struct tissue *of);

/* States a choice with all that the sample says of it. */
void tissue_give(struct reader *reader, uint32_t fact, struct tissue *tissue);

/* HER2 out of all samples; they come back with their answers. */
struct tissue *her2_read(struct reader *reader);

/* Sets all results of a sample aside, or flags them. */
void tissue_set_aside(struct reader *reader, const struct tissue *tissue,
                      const char *text);
void tissue_doubt(struct reader *reader, const struct tissue *tissue, const char *text);

/* The record contradicts itself about a fact. */
void tissue_say_conflict(struct reader *reader, uint32_t fact, const char *why);

/* Marks what was not chosen, each with why. */
void tissue_pass_over(struct reader *reader, struct tissue *tissues,
                      const struct tissue *chosen);

/* The word of a question: ER_PERCENT, HER2_RATIO. */
static inline uint32_t tissue_measure(const struct result *result)
{
    const struct concept *concept = result->question.concept;
    return concept != NULL && concept->count > 0 ? (uint32_t) concept->argument[0] : 0;
}

#endif
