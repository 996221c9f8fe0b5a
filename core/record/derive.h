/* What follows from what: the formulas of the vocabulary, compiled once.
 *
 * A formula is a list of alternatives, "value when criterion; ...; else value". The first
 * alternative that holds gives the value; one that cannot be told makes the fact unknown,
 * and "else" needs all before it to be false. A value alone, and "assume value when
 * criterion", is an assumption. Formulas only fill facts that nobody stated; "unknown" is
 * a statement too and is left alone. Where a stated value contradicts what firmly follows
 * from other stated facts (a man who is pregnant), the fact is in conflict: it is
 * remarked and not used. */
#ifndef RECORD_DERIVE_H
#define RECORD_DERIVE_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct derivations;
struct problems;
struct record;
struct text;
struct vocabulary;

/* Compiles every formula; NULL without memory or when a formula cannot be read, which is
 * then in `problems`. */
struct derivations *derivations_new(struct arena *arena,
                                    const struct vocabulary *vocabulary,
                                    struct problems *problems);

/* Fills in what follows, until nothing more does. The result does not depend on the order
 * of the formulas: a formula never takes back what another one gave. POISE_OK or
 * POISE_E_MEMORY. */
int32_t record_derive(struct record *record, const struct derivations *derivations);

struct cites;

/* Adds the facts to find out for a fact that is not known: the fact itself or, where it
 * only ever follows from others (a formula with "else" that is no test result), the ones
 * that would settle the formula. */
void derivation_needs(const struct derivations *derivations, const struct record *record,
                      uint32_t fact, struct cites *out);

/* Marks the facts that the formula of a fact reads: reads[fact] = true. Nothing for a
 * fact without one. */
void derivation_reads(const struct derivations *derivations, uint32_t fact, bool *reads);

#endif
