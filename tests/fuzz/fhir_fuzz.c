/* Resources: any JSON gives a record or problems, whatever its shape, and the record's
 * words are UTF-8. The code map is that of this tree. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/json_read.h"
#include "base/problem.h"
#include "base/text.h"
#include "fhir/codes.h"
#include "fhir/fhir.h"
#include "fuzz.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "report/read.h"

enum { AS_OF = 20780 };

/* What one run leaves to the next: reading the map takes longer than a run. */
static struct {
    struct arena *arena;
    struct vocabulary *vocabulary;
    const struct codes *codes;
    struct json_parser *parser;
} kept;

static void open_once(void)
{
    struct problems problems = {0};
    if (kept.arena != NULL)
        return;
    kept.arena = arena_new((size_t)1 << 20);
    problems.arena = kept.arena;
    kept.vocabulary = vocabulary_new(kept.arena);
    kept.parser = json_parser_new();
    if (codes_load(kept.arena, POISE_TREE "/conf/codes", &kept.codes, &problems) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct json_tape tape;
    struct record *record = NULL;
    struct text text = {0};
    open_once();
    if (json_parse(kept.parser, (const char *)data, size, false, &tape) != JSON_FINE)
        return 0;
    struct arena *arena = arena_new((size_t)64 << 10);
    struct problems problems = {.arena = arena};
    struct fhir_request request = {.vocabulary = kept.vocabulary,
                                   .codes = kept.codes,
                                   .file = "fuzz",
                                   .as_of = AS_OF};
    int32_t status = fhir_read(arena, &request, json_root(tape), &record, &problems);
    if ((status == 0) != (problems.count == 0) || (status == 0) != (record != NULL))
        abort();
    if (record != NULL)
        read_text(record, AS_OF, &text);
    problems_write(&problems, &text);
    if (!utf8_valid(text.bytes == NULL ? "" : text.bytes, text.length))
        abort();
    text_free(&text);
    arena_free(arena);
    return 0;
}
