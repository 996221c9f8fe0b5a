/* The page of `poise rank`, part by part. */
#include "rank_text.h"

#include "settings/catalogue.h"
#include "sheet.h"

static void put_hint(struct sheet *sheet, const char *name)
{
    const struct outcome *first = answer_first(sheet->answer, ROLE_SYSTEMIC);
    struct text line = {0};
    if (name == NULL || first == NULL)
        return;
    text_format(&line, "Next: poise explain %s %s", name, first->option->id);
    sheet_say(sheet, 0, MARK_DIM, &line);
}

void rank_text(const struct answer *answer, const struct style *style, const char *name,
               bool all, struct text *out)
{
    struct sheet sheet;
    if (!sheet_open(&sheet, answer, style, all, out))
        return;
    person_text(&sheet);
    alerts_text(&sheet);
    groups_text(&sheet);
    fits_text(&sheet);
    plan_text(&sheet);
    changes_text(&sheet);
    asks_text(&sheet);
    assumed_text(&sheet);
    undetermined_text(&sheet);
    ruled_out_text(&sheet);
    notes_text(&sheet);
    remarks_text(&sheet);
    not_assessed_text(&sheet);
    trust_text(&sheet);
    weights_text(&sheet);
    put_hint(&sheet, name);
    sheet_close(&sheet);
}
