/* Why, in one line: the list of one person and what every place in it rests on, without
 * what the catalogues say of an option to everybody. For cohorts, where an answer is
 * written a million times.
 *
 * {"line", "schema": "poise-why/1", "id", "as_of", "facts": {NAME: value},
 *  "assumed": [NAME], "flags": [CODE],
 *  "recommended": [{OPTION, "verdict", "standing", "balance", "contributions":
 *      {DIMENSION: part of it}, "cautions": [CLAUSE], "checks": [CLAUSE], "notes":
 *      [NOTE]}],
 *  "outside_limits": [{OPTION, "limit"}],
 *  "undetermined": [{OPTION, "needs": [CLAUSE], "notes": [NOTE]}],
 *  "ruled_out": [{OPTION, "because": [CLAUSE], "notes": [NOTE]}],
 *  "not_assessed": [{"plugin", "reason"}]}
 *
 * OPTION is "option", "plugin", "role", "rests_on": [NAME], the facts that decide for
 * whom it is, and "target" if there is one; CLAUSE is {"text", "facts": [NAME],
 * "source"}; NOTE, from code, has the same members. Balance and its parts are millionths.
 *
 * Everything that does not depend on the person is rendered once, for all sessions. */
#ifndef REPORT_WHY_JSON_H
#define REPORT_WHY_JSON_H

#include "engine/answer.h"

struct text;
struct why;

/* Renders the pieces of an engine, which must live as long. NULL without memory. */
struct why *why_new(const struct engine *engine);
void why_free(struct why *why);

/* Writes one answer of that engine and a newline. Line number 0 is left out. [any] */
void why_json(const struct why *why, const struct answer *answer, uint64_t number,
              struct text *out);

#endif
