/* Criteria: what compiles can be written, compiled again, and means the same. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "fuzz.h"
#include "record/criteria.h"
#include "record/record.h"
#include "record/vocabulary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new((size_t)64 << 10);
    struct vocabulary *vocabulary = vocabulary_new(arena);
    struct criteria *criteria = criteria_new(arena, vocabulary);
    struct criterion_error error;
    uint16_t first;
    char *text = arena_copy(arena, (const char *)data, size);
    if (criterion_compile(criteria, text, &first, &error) == 0) {
        struct text written = {0};
        uint16_t again;
        criterion_write(criteria, first, &written);
        if (criterion_compile(criteria, written.bytes, &again, &error) != 0)
            abort();
        struct record *record = record_new(arena, vocabulary);
        if (criterion_truth(criteria, first, record) !=
            criterion_truth(criteria, again, record))
            abort();
        text_free(&written);
    }
    arena_free(arena);
    return 0;
}
