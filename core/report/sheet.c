/* The page of one answer. */
#include "sheet.h"

#include <string.h>

#include "base/arena.h"
#include "label.h"
#include "record/vocabulary.h"

bool sheet_open(struct sheet *sheet, const struct answer *answer,
                const struct style *style, bool all, struct text *out)
{
    *sheet = (struct sheet){{out, *style}, answer, arena_new((size_t)64 << 10), all};
    if (sheet->arena == NULL)
        out->failed = true;
    return sheet->arena != NULL;
}

void sheet_close(struct sheet *sheet)
{
    arena_free(sheet->arena);
}

void sheet_say(struct sheet *sheet, int indent, enum mark mark, struct text *line)
{
    if (line->failed)
        sheet->page.out->failed = true;
    else if (line->length > 0)
        page_item(&sheet->page, indent, mark, line->bytes);
    text_free(line);
}

void sheet_heading(struct sheet *sheet, bool *any, const char *heading)
{
    if (!*any)
        page_heading(&sheet->page, heading, NULL);
    *any = true;
}

static const struct fact *fact_of(const struct sheet *sheet, uint32_t fact)
{
    return fact_at(sheet->answer->record->vocabulary, fact);
}

/* Facts of one biopsy or visit share one bracket. */
static bool same_origin(const struct reading *a, const struct reading *b)
{
    bool sources = a->source == b->source || (a->source != NULL && b->source != NULL &&
                                              strcmp(a->source, b->source) == 0);
    return sources && a->date == b->date && a->origin == b->origin;
}

void sheet_facts(const struct sheet *sheet, const struct cites *cites, uint32_t most,
                 struct text *out)
{
    const struct record *record = sheet->answer->record;
    uint32_t count = cites->count < most ? cites->count : most;
    for (uint32_t i = 0; i < count; i++) {
        const struct reading *reading = record_at(record, cites->facts[i]);
        bool last = i + 1 == count;
        bool shared =
            !last && same_origin(reading, record_at(record, cites->facts[i + 1]));
        text_put(out, i == 0 ? " (" : "");
        fact_write_value(fact_of(sheet, cites->facts[i]), reading, out);
        if (!shared)
            fact_write_origin(reading, out);
        text_put(out, last ? ")" : shared ? ", " : "; ");
    }
}

void sheet_labels(const struct sheet *sheet, const struct cites *cites, struct text *out)
{
    for (uint32_t i = 0; i < cites->count; i++) {
        text_put(out, i == 0 ? "" : ", ");
        label_write(fact_of(sheet, cites->facts[i]), out);
    }
}
