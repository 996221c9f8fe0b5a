/* Names: exact, folded, or a problem with the nearest one. */
#include "fact_name.h"

#include <poise/status.h>

#include "base/name.h"
#include "base/problem.h"
#include "record/vocabulary.h"

const struct fact *fact_named(const struct vocabulary *vocabulary, const char *name,
                              size_t length, const char *file, int line,
                              struct problems *problems)
{
    char folded[64];
    /* As written first: a fact of a plugin may have a hyphen, as acme-rt.dose has. */
    const struct fact *fact = fact_find(vocabulary, name, length);
    if (fact == NULL && name_fold(name, length, folded, sizeof folded))
        fact = fact_find(vocabulary, folded, length);
    if (fact != NULL)
        return fact;
    struct nearest nearest = {.wanted = name, .length = length};
    fact_nearest(vocabulary, &nearest);
    if (nearest.best == NULL)
        problem_add(problems, POISE_E_FACT_NAME, file, line, "no fact is called \"%.*s\"",
                    (int)length, name);
    else
        problem_add(problems, POISE_E_FACT_NAME, file, line,
                    "no fact is called \"%.*s\"; the nearest is \"%s\"", (int)length,
                    name, nearest.best);
    return NULL;
}
