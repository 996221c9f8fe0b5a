/* Who an answer is about, in a line or two. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "page.h"
#include "rank_text.h"

static const struct reading *known(const struct answer *answer, uint32_t fact)
{
    const struct reading *reading = record_at(answer->record, fact);
    return reading->state == FACT_UNKNOWN ? NULL : reading;
}

static void add(struct page *page, struct text *line, const char *part)
{
    if (line->length > 0)
        text_format(line, " %s ", page_glyph(page, GLYPH_DOT));
    text_put(line, part);
}

static void add_person(struct page *page, const struct answer *answer, struct text *line)
{
    static const char *const menopause[] = {"before menopause", "around menopause",
                                            "after menopause", ""};
    const struct reading *age = known(answer, POISE_FACT_AGE);
    const struct reading *sex = known(answer, POISE_FACT_SEX);
    const struct reading *status = known(answer, POISE_FACT_MENOPAUSE);
    char part[64];
    if (age != NULL)
        snprintf(part, sizeof part, "%d years", (int)age->datum.number);
    if (age != NULL)
        add(page, line, part);
    if (sex != NULL)
        add(page, line, sex->datum.choice == POISE_SEX_MALE ? "man" : "woman");
    if (status != NULL && menopause[status->datum.choice & 3][0] != '\0')
        add(page, line, menopause[status->datum.choice & 3]);
}

static void add_cancer(struct page *page, const struct answer *answer, struct text *line)
{
    const struct reading *receptor = known(answer, POISE_FACT_HORMONE_RECEPTOR);
    const struct reading *her2 = known(answer, POISE_FACT_HER2);
    struct text part = {0};
    text_put(&part, receptor == NULL ? "HR unknown"
                    : receptor->datum.choice == POISE_HORMONE_RECEPTOR_POSITIVE ? "HR+"
                                                                                : "HR-");
    text_put(&part, ", HER2 ");
    if (her2 == NULL)
        text_put(&part, "unknown");
    else
        datum_write(fact_at(answer->record->vocabulary, POISE_FACT_HER2), &her2->datum,
                    &part);
    if (!part.failed)
        add(page, line, part.bytes);
    text_free(&part);
}

static void add_number(struct page *page, const struct answer *answer, struct text *line,
                       uint32_t fact, const char *label)
{
    const struct reading *reading = known(answer, fact);
    char part[64];
    if (reading == NULL)
        return;
    snprintf(part, sizeof part, "%s %d", label, (int)reading->datum.number);
    add(page, line, part);
}

static void add_sites(struct page *page, const struct answer *answer, struct text *line)
{
    const struct reading *sites = known(answer, POISE_FACT_SITES);
    struct text part = {0};
    if (sites == NULL)
        return;
    datum_write(fact_at(answer->record->vocabulary, POISE_FACT_SITES), &sites->datum,
                &part);
    if (!part.failed)
        add(page, line, part.bytes);
    text_free(&part);
}

void person_text(struct page *page, const struct answer *answer)
{
    struct text line = {0};
    char date[11];
    date_format(answer->as_of, date);
    const char *id = answer->record->id[0] == '\0' ? "This person" : answer->record->id;
    page_put(page, PAINT_BOLD, id);
    page_pad(page, utf8_columns(id, strlen(id)) + 10, page->style.width);
    page_put(page, PAINT_DIM, date);
    page_newline(page);
    add_person(page, answer, &line);
    add_cancer(page, answer, &line);
    add_number(page, answer, &line, POISE_FACT_LINE, "line");
    add_sites(page, answer, &line);
    add_number(page, answer, &line, POISE_FACT_ECOG, "ECOG");
    if (!line.failed)
        page_item(page, 0, "", PAINT_PLAIN, PAINT_PLAIN, line.bytes);
    text_free(&line);
    page_item(page, 0, "", PAINT_PLAIN, PAINT_DIM,
              "For the conversation between this person and their oncologist. It decides "
              "nothing.");
}
