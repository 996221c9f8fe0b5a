/* Goals files. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/problem.h"
#include "fuzz.h"
#include "intake/goals.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new((size_t)16 << 10);
    struct problems problems = {.arena = arena};
    struct goals goals;
    struct file_bytes bytes = {arena_copy(arena, (const char *)data, size), size};
    int32_t status = goals_read(arena, "fuzz", &bytes, &goals, &problems);
    if ((status == 0) != (problems.count == 0))
        abort();
    arena_free(arena);
    return 0;
}
