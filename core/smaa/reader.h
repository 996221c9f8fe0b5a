/* Inside the reader of decision problems: where it is in the document, what it makes, how
 * it complains. Places are JSON pointers: /criteria/1/value/points. */
#ifndef SMAA_READER_H
#define SMAA_READER_H

#include "base/json_read.h"
#include "problem.h"

struct problems;
struct text;

/* A place is a key (or an index, when there is no key) in the place above it. */
struct smaa_place {
    const struct smaa_place *above;
    const char *key; /* NULL: index */
    uint32_t index;
};

struct smaa_reader {
    struct arena *arena;
    const char *file;
    struct problems *problems;
    struct text *notes; /* a line for each member that is not used */
    struct smaa_problem *problem;
    const char **alternative_ids; /* ended by NULL, as the next */
    const char **criterion_ids;
    struct smaa_value *values;
    struct smaa_measure *measures;
    struct smaa_shared **shared;
    struct smaa_statements *said;
};

/* Adds "PLACE: WHAT"; answers false. */
__attribute__((format(printf, 3, 4))) bool smaa_complain(struct smaa_reader *reader,
                                                         const struct smaa_place *place,
                                                         const char *format, ...);

/* The place as a string in the arena; NULL without memory. */
const char *smaa_place_string(struct smaa_reader *reader, const struct smaa_place *place);

/* Adds "FILE: PLACE WHAT" to the notes. */
void smaa_note(struct smaa_reader *reader, const struct smaa_place *place,
               const char *what);

/* Notes every member of an object that is not among `known` (ended by NULL). */
void smaa_note_others(struct smaa_reader *reader, struct json_value object,
                      const struct smaa_place *place, const char *const *known);

/* A number that must be there and finite. */
bool smaa_read_number(struct smaa_reader *reader, struct json_value object,
                      const struct smaa_place *place, const char *key, double *out);

/* The number of an id in a list; complains about what is no string or no such id. */
bool smaa_read_id(struct smaa_reader *reader, struct json_value value,
                  const struct smaa_place *place, const char *const *ids, uint32_t count,
                  const char *kind, uint32_t *out);

/* The parts of a document. Each complains about all it finds. */
bool smaa_read_value(struct smaa_reader *reader, struct json_value value,
                     const struct smaa_place *place, struct smaa_value *out);
bool smaa_read_measures(struct smaa_reader *reader, struct json_value root);
bool smaa_read_shared(struct smaa_reader *reader, struct json_value root);
bool smaa_read_preferences(struct smaa_reader *reader, struct json_value value,
                           const struct smaa_place *place);

#endif
