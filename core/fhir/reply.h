/* All that an Observation answers at once: a number and a word may stand side by side,
 * and a word may stand only in a text or in the interpretation. */
#ifndef FHIR_REPLY_H
#define FHIR_REPLY_H

#include "reader.h"

struct reply {
    const struct concept *word; /* NULL: none that the map knows */
    struct json_bytes code;     /* of the word; {NULL, 0} if it has none */
    struct quantity number;     /* the low end of a range */
    struct quantity high;       /* known for a range only */
    bool is_ratio;              /* number to high */
    bool from_text;             /* the word or number was read from a text */
    bool only_interpreted;      /* there is no value, only an interpretation */
};

struct reply reply_of(struct reader *reader, const struct result *result);

/* ANSWER_POSITIVE and so on; -1 for another word or none. */
int reply_answer(const struct reply *reply);

/* Flags what was read from a text or an interpretation. */
void reply_doubt(struct reader *reader, const struct result *result,
                 const struct reply *reply);

#endif
