/* Who an answer is about, in three lines. */
#include <stdio.h>

#include "base/date.h"
#include "record/vocabulary.h"
#include "sheet.h"

static const struct reading *known(const struct sheet *sheet, uint32_t fact)
{
    const struct reading *reading = record_at(sheet->answer->record, fact);
    return reading->state == FACT_UNKNOWN ? NULL : reading;
}

/* The next part of the line, after a dot. */
static struct text *part(struct sheet *sheet, struct text *line)
{
    if (line->length > 0)
        text_put(line, page_either(&sheet->page, " \xc2\xb7 ", ", "));
    return line;
}

static void put_value(struct sheet *sheet, uint32_t fact, const char *unknown,
                      struct text *line)
{
    const struct reading *reading = known(sheet, fact);
    if (reading == NULL)
        text_put(line, unknown);
    else
        datum_write(fact_at(sheet->answer->record->vocabulary, fact), &reading->datum,
                    line);
}

static void put_fact(struct sheet *sheet, uint32_t fact, const char *label,
                     struct text *line)
{
    if (known(sheet, fact) == NULL)
        return;
    text_put(part(sheet, line), label);
    put_value(sheet, fact, "", line);
}

static void put_person(struct sheet *sheet, struct text *line)
{
    const struct reading *age = known(sheet, POISE_FACT_AGE);
    const struct reading *sex = known(sheet, POISE_FACT_SEX);
    const struct reading *status = known(sheet, POISE_FACT_MENOPAUSE);
    if (age != NULL)
        text_format(part(sheet, line), "%d years", (int)age->datum.number);
    if (sex != NULL)
        text_put(part(sheet, line),
                 sex->datum.choice == POISE_SEX_MALE ? "man" : "woman");
    if (status != NULL && status->datum.choice == POISE_MENOPAUSE_PRE)
        text_put(part(sheet, line), "before menopause");
    if (status != NULL && status->datum.choice == POISE_MENOPAUSE_POST)
        text_put(part(sheet, line), "after menopause");
    put_fact(sheet, POISE_FACT_ECOG, "ECOG ", line);
}

static void put_cancer(struct sheet *sheet, struct text *line)
{
    const struct reading *receptor = known(sheet, POISE_FACT_HORMONE_RECEPTOR);
    text_put(part(sheet, line),
             receptor == NULL ? "hormone receptor unknown"
             : receptor->datum.choice == POISE_HORMONE_RECEPTOR_POSITIVE ? "HR+"
                                                                         : "HR-");
    text_put(line, ", HER2 ");
    put_value(sheet, POISE_FACT_HER2, "unknown", line);
}

void person_text(struct sheet *sheet)
{
    const struct record *record = sheet->answer->record;
    struct text title = {0};
    struct text line = {0};
    struct text advice = {0};
    char date[11];
    text_format(&title, "%s%s%s", record->id,
                record->id[0] != '\0' && record->title[0] != '\0' ? ": " : "",
                record->title);
    if (title.length == 0)
        text_put(&title, "This person");
    if (!title.failed)
        page_title(&sheet->page, title.bytes);
    text_free(&title);
    put_person(sheet, &line);
    sheet_say(sheet, 0, MARK_NONE, &line);
    put_cancer(sheet, &line);
    put_fact(sheet, POISE_FACT_LINE, "line ", &line);
    put_fact(sheet, POISE_FACT_SITES, "", &line);
    sheet_say(sheet, 0, MARK_NONE, &line);
    date_format(sheet->answer->as_of, date);
    text_format(
        &advice,
        "As of %s. For the conversation between this person and their oncologist; "
        "it decides nothing.",
        date);
    sheet_say(sheet, 0, MARK_DIM, &advice);
}
