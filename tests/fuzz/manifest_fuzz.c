/* Manifests, and shared objects that pretend to carry one. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/problem.h"
#include "fuzz.h"
#include "host/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new((size_t)64 << 10);
    struct problems problems = {.arena = arena};
    struct manifest manifest;
    const char *section;
    size_t length;
    char *copy = arena_copy(arena, (const char *)data, size);
    if (manifest_section(copy, size, &section, &length) == 0 &&
        (section < copy || section + length > copy + size))
        abort();
    int32_t status = manifest_read(arena, "fuzz", copy, size, &manifest, &problems);
    if ((status == 0) != (problems.count == 0))
        abort();
    arena_free(arena);
    return 0;
}
