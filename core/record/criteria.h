/* The small language in which catalogues, trials and flags ask about a record.
 *
 *     hormone_receptor = positive and her2 in (zero, low) and not prior_therapy has cdk46
 *     qtc >= 450 ms or comedication has qt_drug
 *     sites has bone and not known(calcium_corrected)
 *
 * `and or not` and parentheses; comparison of numbers with a unit; `=`, `!=` and `in
 * (...)` for values; `has` for sets, `= none` for an empty one; `known(fact)`; `yes` for
 * "always". There is no general scripting on purpose: a criterion must be readable by a
 * clinician and explainable by a machine.
 *
 * Criteria are compiled once into a pool in which equal parts are shared, and evaluated
 * all together for a record: one pass, no allocation.
 *
 * Logic: Kleene's three values, with firmness. What rests on an assumption is a weaker
 * true or a weaker false than what rests on a stated fact. On the scale below `and` is
 * the minimum, `or` the maximum and `not` the mirror image; so a firm false decides an
 * `and` even beside an unknown, and nothing that rests on an assumption ever becomes
 * firm. */
#ifndef RECORD_CRITERIA_H
#define RECORD_CRITERIA_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct fact;
struct record;
struct text;
struct vocabulary;

enum truth {
    FALSE_FIRM = 0,
    FALSE_ASSUMED = 1,
    UNKNOWN = 2,
    TRUE_ASSUMED = 3,
    TRUE_FIRM = 4
};

static inline bool truth_holds(uint8_t truth)
{
    return truth > UNKNOWN;
}

static inline bool truth_fails(uint8_t truth)
{
    return truth < UNKNOWN;
}

struct criteria;

/* An empty pool. NULL without memory. */
struct criteria *criteria_new(struct arena *arena, const struct vocabulary *vocabulary);

/* Where and why a criterion cannot be read. */
struct criterion_error {
    int column; /* from 1 */
    char reason[200];
};

/* A criterion is a number in its pool; 0 is the criterion that always holds. */
#define CRITERION_ALWAYS 0

/* Compiles a criterion. POISE_E_CRITERION with *error filled in, or POISE_E_MEMORY. */
int32_t criterion_compile(struct criteria *criteria, const char *text, uint16_t *out,
                          struct criterion_error *error);

/* The size of the truth table of a pool. */
uint32_t criteria_count(const struct criteria *criteria);

/* Fills truth[0 .. criteria_count() - 1]: truth[c] is the truth of criterion c. */
void criteria_evaluate(const struct criteria *criteria, const struct record *record,
                       uint8_t *truth);

/* The truth of one criterion, without a table. */
enum truth criterion_truth(const struct criteria *criteria, uint16_t criterion,
                           const struct record *record);

/* Facts that decide, in the order in which the criterion names them, each once. */
struct cites {
    uint32_t count;
    uint16_t facts[16];
};

/* The facts that decided a criterion: of a true `or` the first of its firmest parts, of a
 * false `and` likewise, else all parts. Of an unknown criterion: the facts that
 * would settle it. `truth` comes from criteria_evaluate. Adds to *out; past its room the
 * rest is left out. */
void criterion_cite(const struct criteria *criteria, uint16_t criterion,
                    const uint8_t *truth, struct cites *out);

void cites_add(struct cites *cites, uint32_t fact);

/* Marks every fact that a criterion can read: reads[fact] = true. */
void criterion_reads(const struct criteria *criteria, uint16_t criterion, bool *reads);

/* Writes a criterion in its normal form. */
void criterion_write(const struct criteria *criteria, uint16_t criterion,
                     struct text *out);

/* For walking a criterion: its parts, and whether it joins them by `and`, `or`, `not` or
 * is a single question. */
enum criterion_join { JOIN_NONE, JOIN_NOT, JOIN_AND, JOIN_OR };

struct criterion_parts {
    enum criterion_join join;
    uint32_t count;
    const uint16_t *parts;
    uint32_t fact; /* of a single question; 0 for `yes` */
};

struct criterion_parts criterion_parts(const struct criteria *criteria,
                                       uint16_t criterion);

/* The numbers at which a criterion changes its mind about a fact: every threshold that
 * any criterion of the pool compares it with, ascending, each once. Answers how many, at
 * most `room`. */
uint32_t criteria_thresholds(const struct criteria *criteria, uint32_t fact, double *out,
                             uint32_t room);

#endif
