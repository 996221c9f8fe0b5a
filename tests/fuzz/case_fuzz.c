/* Case files: any bytes give a record or problems, and what is a record can be
 * derived. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/problem.h"
#include "base/text.h"
#include "fuzz.h"
#include "intake/case_file.h"
#include "intake/goals.h"
#include "record/derive.h"
#include "record/record.h"
#include "record/vocabulary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new((size_t)64 << 10);
    struct problems problems = {.arena = arena};
    struct record *record = NULL;
    struct goals goals;
    struct text text = {0};
    struct vocabulary *vocabulary = vocabulary_new(arena);
    struct derivations *derivations = derivations_new(arena, vocabulary, &problems);
    char *copy = arena_copy(arena, (const char *)data, size);
    struct file_bytes bytes = {copy, size};
    int32_t status =
        case_read(arena, vocabulary, "fuzz", &bytes, &record, &goals, &problems);
    if ((status == 0) != (problems.count == 0) || (status == 0) != (record != NULL))
        abort();
    if (record != NULL && record_derive(record, derivations) != 0)
        abort();
    problems_write(&problems, &text);
    if (!utf8_valid(text.bytes == NULL ? "" : text.bytes, text.length))
        abort();
    text_free(&text);
    arena_free(arena);
    return 0;
}
