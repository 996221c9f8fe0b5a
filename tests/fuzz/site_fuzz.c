/* Site files. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/problem.h"
#include "record/vocabulary.h"
#include "settings/site.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[64];
    struct arena *arena = arena_new((size_t)64 << 10);
    struct problems problems = {.arena = arena};
    struct site site;
    struct vocabulary *vocabulary = vocabulary_new(arena);
    int32_t status =
        site_read(arena, vocabulary, fuzz_file(path, data, size), &site, &problems);
    if ((status == 0) != (problems.count == 0))
        abort();
    arena_free(arena);
    return 0;
}
