/* Catalogues: a file is added whole or not at all. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/problem.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[64];
    struct arena *arena = arena_new((size_t)256 << 10);
    struct problems problems = {.arena = arena};
    struct vocabulary *vocabulary = vocabulary_new(arena);
    struct catalogue *catalogue = catalogue_new(arena, vocabulary);
    int32_t status =
        catalogue_add(catalogue, "support", fuzz_file(path, data, size), &problems);
    if ((status == 0) != (problems.count == 0) ||
        (status != 0 && catalogue->option_count != 0))
        abort();
    if (catalogue_settle(catalogue) != 0)
        abort();
    arena_free(arena);
    return 0;
}
