/* The name of a fact as people and programs write it. */
#ifndef INTAKE_FACT_NAME_H
#define INTAKE_FACT_NAME_H

#include <stddef.h>
#include <stdint.h>

struct fact;
struct problems;
struct vocabulary;

/* The fact of that name, as written or folded ("Prior therapy" is prior_therapy). NULL
 * with a problem that offers the nearest name. */
const struct fact *fact_named(const struct vocabulary *vocabulary, const char *name,
                              size_t length, const char *file, int line,
                              struct problems *problems);

#endif
