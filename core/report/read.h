/* A record as it was read, before anything follows from it: what is known and from where,
 * what was not used and why, what contradicts, and how treatment was told apart. */
#ifndef REPORT_READ_H
#define REPORT_READ_H

#include <stdint.h>

struct record;
struct text;

/* As a case file that can be read again: the facts as its lines, all else as comments, so
 * that a person can correct it and rank it. */
void read_text(const struct record *record, int32_t as_of, struct text *out);

/* {"schema", "id", "title", "file", "as_of", "facts": [{name, value, unit, date, source,
 * basis: [{resource, path}]}], "courses": [{line, start, end, current, value, why,
 * basis}], "conflicts": [{name, trouble, date, text}], "unused": [{resource, reason}],
 * "doubts": [{resource, reason}]} */
void read_json(const struct record *record, int32_t as_of, struct text *out);

#endif
