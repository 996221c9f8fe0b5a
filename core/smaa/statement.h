/* What is said of the weights of criteria, each as one inequality that remembers where it
 * was said. An equality is two of them. */
#ifndef SMAA_STATEMENT_H
#define SMAA_STATEMENT_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct text;

enum smaa_saying {
    SMAA_TIMES,    /* w_i is at least `number` times w_j; number above 0 */
    SMAA_AT_LEAST, /* w_i is at least `number` */
    SMAA_AT_MOST   /* w_i is at most `number` */
};

struct smaa_statement {
    enum smaa_saying saying;
    uint32_t i, j;
    double number;
    const char *where; /* a place in the input, or what was asked; or NULL */
};

enum { SMAA_STATEMENT_LIMIT = 1024 };

/* Start with {.arena = a}. All add to the list and answer false without memory or beyond
 * the limit; then `full` is set. `where` must live as long as the list. */
struct smaa_statements {
    struct arena *arena;
    struct smaa_statement *items;
    uint32_t count;
    uint32_t room;
    bool full;
};

bool smaa_say(struct smaa_statements *list, const struct smaa_statement *statement);

/* lo <= w_i / w_j <= hi; a negative lo or hi is none. hi of 0 means that w_i is 0. */
bool smaa_say_ratio(struct smaa_statements *list, uint32_t i, uint32_t j, double lo,
                    double hi, const char *where);

/* lo <= w_i <= hi; ends at or below 0, and at or above 1, say nothing (an `hi` of 0
 * does). */
bool smaa_say_interval(struct smaa_statements *list, uint32_t i, double lo, double hi,
                       const char *where);

/* The weights are these, up to a factor: none below 0, one above. */
bool smaa_say_weights(struct smaa_statements *list, const double *weights, uint32_t count,
                      const char *where);

/* "Months counts at least 2 times as much as Nausea (/preferences/bounds/0)". */
void smaa_statement_write(const struct smaa_statement *statement, const char *const *ids,
                          struct text *out);

#endif
