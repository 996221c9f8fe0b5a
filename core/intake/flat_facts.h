/* Flat facts: one person, one JSON object.
 *
 *     {"id": "p1",
 *      "facts": {"age": 61, "sites": ["bone"], "visceral_crisis": false, "qtc": "430 ms",
 *                "her2": {"value": "low", "date": "2026-03-02", "source": "biopsy"},
 *                "ecog": [{"value": 1, "date": "2026-01-10"},
 *                         {"value": 2, "date": "2026-03-02"}]},
 *      "goals": {"benefit": 5, "hair": 7, "max_visits": 2}}
 *
 * Names, values and units are those of a case file; also "title" and "note". null states
 * that a fact is unknown, an empty list that a set has no members. A list of objects
 * states several dated values. Every problem is found in one run, and a record with any
 * is not used. */
#ifndef INTAKE_FLAT_FACTS_H
#define INTAKE_FLAT_FACTS_H

#include <stdint.h>

#include "base/json_read.h"

struct arena;
struct goals;
struct problems;
struct record;
struct vocabulary;

/* Reads the record of a person. `file` and `line` (0: none) are for problems. `goals` is
 * filled with what "goals" says, and is empty if it says nothing. POISE_OK, or the status
 * of the last problem added; *out is set only for POISE_OK, and holds no pointer into the
 * document. */
int32_t flat_facts_read(struct arena *arena, const struct vocabulary *vocabulary,
                        const char *file, int line, struct json_value root,
                        struct record **out, struct goals *goals,
                        struct problems *problems);

#endif
