/* A tally as a page: who was asked about, what comes first, how clear that is, what is
 * urgent, and which facts are worth finding out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "cohort_tally.h"
#include "host/generation.h"
#include "page.h"

enum { BAR_CELLS = 20, LISTED = 15, NAME_LEAST = 20 };

/* -------------------- figures */

/* "1 234 567", with spaces that keep it readable. */
static const char *figure(uint64_t value, char out[32])
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);
    int at = 0;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            out[at++] = ' ';
        out[at++] = digits[i];
    }
    out[at] = '\0';
    return out;
}

/* Thousandths of the whole. */
static int64_t share(uint64_t part, uint64_t whole)
{
    return whole == 0 ? 0 : (int64_t)((part * 1000 + whole / 2) / whole);
}

static void put_share(struct page *page, uint64_t part, uint64_t whole)
{
    struct text text = {0};
    text_put_rounded(&text, share(part, whole), 1, 1);
    text_put(&text, " %");
    page_put_right(page, PAINT_DIM, text.failed ? "?" : text.bytes, 9);
    text_free(&text);
}

/* name  ████▌  1 234  56.7 % */
static void put_row(struct page *page, const char *name, uint64_t count, uint64_t whole)
{
    char number[32];
    int width = page->style.width - BAR_CELLS - 9 - 12 - 4;
    text_put(page->out, "  ");
    page_put_left(page, PAINT_PLAIN, name, width < NAME_LEAST ? NAME_LEAST : width);
    text_put_char(page->out, ' ');
    page_bar(page, whole == 0 ? 0 : (int32_t)(count * 1000000 / whole), BAR_CELLS);
    text_put_char(page->out, ' ');
    page_put_right(page, PAINT_BOLD, figure(count, number), 11);
    put_share(page, count, whole);
    page_newline(page);
}

/* -------------------- lists, the most frequent first */

struct entry {
    const char *name;
    uint64_t count;
    uint32_t place; /* in the order they had: of equals the first comes first */
};

static int by_count(const void *a, const void *b)
{
    const struct entry *x = a;
    const struct entry *y = b;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static void put_entries(struct page *page, const char *heading, const char *right,
                        struct entry *entries, uint32_t count, uint64_t whole)
{
    char rest[64];
    if (count == 0)
        return;
    qsort(entries, count, sizeof *entries, by_count);
    page_heading(page, heading, right);
    for (uint32_t i = 0; i < count && i < LISTED; i++)
        put_row(page, entries[i].name, entries[i].count, whole);
    if (count > LISTED) {
        snprintf(rest, sizeof rest, "and %u more, each less often", count - LISTED);
        page_item(page, 2, MARK_DIM, rest);
    }
}

/* -------------------- parts of the page */

static void put_head(struct page *page, const struct tally *tally, int32_t as_of)
{
    char number[32];
    char date[11];
    struct text line = {0};
    date_format(as_of, date);
    text_format(&line, "Cohort of %s", figure(tally->answered + tally->refused, number));
    text_format(&line, ": %s answered", figure(tally->answered, number));
    text_format(&line, ", %s not", figure(tally->refused, number));
    page_title(page, line.failed ? "?" : line.bytes);
    text_clear(&line);
    text_format(&line,
                "As of %s. Counts of what Poise lists first; they decide nothing "
                "for anybody, and say nothing of what was given.",
                date);
    page_item(page, 0, MARK_DIM, line.failed ? "?" : line.bytes);
    text_free(&line);
}

static void put_people(struct page *page, const struct tally *tally)
{
    static const char *const subtypes[] = {"HR+, HER2 not positive", "HER2 positive",
                                           "triple negative", "not known"};
    static const char *const lines[] = {"line not known", "line 1", "line 2",
                                        "line 3",         "line 4", "line 5 or later"};
    page_heading(page, "WHO THEY ARE", NULL);
    for (int i = 0; i < SUBTYPE_COUNT; i++)
        put_row(page, subtypes[i], tally->subtypes[i], tally->answered);
    page_newline(page);
    for (int i = 1; i <= TALLY_LINES + 1; i++)
        put_row(page, lines[i % (TALLY_LINES + 1)], tally->lines[i % (TALLY_LINES + 1)],
                tally->answered);
}

static uint64_t first_of(const struct tally *tally, uint32_t option)
{
    uint64_t sum = 0;
    for (int i = 0; i < SUBTYPE_COUNT; i++)
        sum += tally->first[option][i];
    return sum;
}

static void put_first(struct page *page, const struct tally *tally, enum role role,
                      struct entry *entries)
{
    static const char *const headings[] = {"COMES FIRST: SYSTEMIC", "COMES FIRST: LOCAL",
                                           "COMES FIRST: BONE", "COMES FIRST: SUPPORT",
                                           "COMES FIRST: TRIALS"};
    const struct catalogue *catalogue = tally->generation->catalogue;
    uint32_t count = 0;
    for (uint32_t i = 0; i < catalogue->option_count; i++)
        if (catalogue->options[i].role == role && first_of(tally, i) > 0)
            entries[count++] =
                (struct entry){catalogue->options[i].id, first_of(tally, i), i};
    if (tally->none[role] > 0)
        entries[count++] =
            (struct entry){"(none is recommended)", tally->none[role], UINT32_MAX};
    put_entries(page, headings[role], "persons", entries, count, tally->answered);
}

/* First options by kind of cancer: one column each. */
static void put_subtypes(struct page *page, const struct tally *tally,
                         struct entry *entries)
{
    static const char *const names[] = {"HR+", "HER2+", "TN", "?"};
    const struct catalogue *catalogue = tally->generation->catalogue;
    uint32_t count = 0;
    char number[32];
    for (uint32_t i = 0; i < catalogue->option_count; i++)
        if (catalogue->options[i].role == ROLE_SYSTEMIC && first_of(tally, i) > 0)
            entries[count++] =
                (struct entry){catalogue->options[i].id, first_of(tally, i), i};
    if (count == 0)
        return;
    qsort(entries, count, sizeof *entries, by_count);
    page_heading(page, "COMES FIRST, BY KIND OF CANCER: SYSTEMIC", "persons");
    page_pad(page, 0, 2 + 30);
    for (int i = 0; i < SUBTYPE_COUNT; i++)
        page_put_right(page, PAINT_DIM, names[i], 11);
    page_newline(page);
    for (uint32_t i = 0; i < count && i < LISTED; i++) {
        text_put(page->out, "  ");
        page_put_left(page, PAINT_PLAIN, entries[i].name, 30);
        for (int j = 0; j < SUBTYPE_COUNT; j++)
            page_put_right(page, PAINT_PLAIN,
                           figure(tally->first[entries[i].place][j], number), 11);
        page_newline(page);
    }
}

/* First or not. */
static void put_recommended(struct page *page, const struct tally *tally,
                            struct entry *entries)
{
    const struct catalogue *catalogue = tally->generation->catalogue;
    uint32_t count = 0;
    for (uint32_t i = 0; i < catalogue->option_count; i++)
        if (catalogue->options[i].role == ROLE_SYSTEMIC && tally->recommended[i] > 0)
            entries[count++] =
                (struct entry){catalogue->options[i].id, tally->recommended[i], i};
    put_entries(page, "RECOMMENDED, FIRST OR NOT: SYSTEMIC", "persons", entries, count,
                tally->answered);
}

/* Bins of 5 points from 0 to 100; empty ones at both ends are left out. */
static void put_histogram(struct page *page, const char *heading, const char *right,
                          const uint64_t *bins)
{
    int low = 0;
    int high = TALLY_BINS - 1;
    uint64_t sum = 0;
    char name[32];
    for (int i = 0; i < TALLY_BINS; i++)
        sum += bins[i];
    if (sum == 0)
        return;
    while (bins[low] == 0)
        low++;
    while (bins[high] == 0)
        high--;
    page_heading(page, heading, right);
    for (int i = low; i <= high; i++) {
        snprintf(name, sizeof name, "%3d to %3d", i * 100 / TALLY_BINS,
                 (i + 1) * 100 / TALLY_BINS);
        put_row(page, name, bins[i], sum);
    }
}

static void put_flags(struct page *page, const struct tally *tally,
                      enum severity severity, struct entry *entries)
{
    static const char *const headings[] = {"EMERGENCIES", "WARNINGS", "NOTES"};
    uint32_t count = 0;
    for (uint32_t i = 0; i < tally->flags.count; i++)
        if (tally->flags.items[i].severity == severity)
            entries[count++] = (struct entry){tally->flags.items[i].name,
                                              tally->flags.items[i].count, i};
    put_entries(page, headings[severity], "persons", entries, count, tally->answered);
}

static void put_facts(struct page *page, const struct tally *tally, const char *heading,
                      const uint64_t *counts, struct entry *entries)
{
    uint32_t count = 0;
    const struct vocabulary *vocabulary = tally->generation->vocabulary;
    for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++)
        if (counts[i] > 0)
            entries[count++] = (struct entry){fact_at(vocabulary, i)->name, counts[i], i};
    put_entries(page, heading, "persons", entries, count, tally->answered);
}

static void put_names(struct page *page, const char *heading, const char *right,
                      const struct tally_names *names, uint64_t whole,
                      struct entry *entries)
{
    for (uint32_t i = 0; i < names->count; i++)
        entries[i] = (struct entry){names->items[i].name, names->items[i].count, i};
    put_entries(page, heading, right, entries, names->count, whole);
}

static void put_refusals(struct page *page, const struct tally *tally,
                         struct entry *entries)
{
    uint64_t first = UINT64_MAX;
    struct text text = {0};
    for (uint32_t i = 0; i < tally->refusals.count; i++)
        if (tally->refusals.items[i].line < first)
            first = tally->refusals.items[i].line;
    text_format(&text, "the first in line %llu", (unsigned long long)first);
    put_names(page, "NOT ANSWERED", text.failed ? NULL : text.bytes, &tally->refusals,
              tally->answered + tally->refused, entries);
    text_free(&text);
}

static void put_clearness(struct page *page, const struct tally *tally, bool asked)
{
    put_histogram(page, "BALANCE OF THE FIRST SYSTEMIC OPTION", "of 100", tally->balance);
    put_histogram(page, "ITS LEAD OVER THE SECOND", "points of 100; below 5 it is close",
                  tally->lead);
    page_heading(page, "TO MIND", NULL);
    put_row(page, "only one systemic option", tally->alone, tally->answered);
    put_row(page, "an emergency", tally->with_emergency, tally->answered);
    put_row(page, "a contradiction in the record", tally->with_conflict, tally->answered);
    if (asked)
        put_row(page, "what is missing could change it", tally->undecided,
                tally->answered);
}

void tally_text(const struct tally *tally, const struct style *style, int32_t as_of,
                bool asked, struct text *out)
{
    struct page page = {out, *style};
    uint32_t most = tally->generation->catalogue->option_count + FACT_LIMIT + TALLY_NAMES;
    struct entry *entries = calloc(most, sizeof *entries);
    if (entries == NULL) {
        out->failed = true;
        return;
    }
    put_head(&page, tally, as_of);
    put_people(&page, tally);
    for (int role = 0; role < ROLE_COUNT; role++)
        put_first(&page, tally, (enum role)role, entries);
    put_subtypes(&page, tally, entries);
    put_recommended(&page, tally, entries);
    put_clearness(&page, tally, asked);
    for (int severity = SEVERITY_EMERGENCY; severity <= SEVERITY_NOTE; severity++)
        put_flags(&page, tally, (enum severity)severity, entries);
    put_facts(&page, tally, "WORTH FINDING OUT: IT COULD CHANGE WHAT COMES FIRST",
              tally->deciding, entries);
    put_facts(&page, tally, "NOT KNOWN, AND AN OPTION WAITS FOR IT", tally->missing,
              entries);
    put_names(&page, "NOT ASSESSED: PLUGINS WITHOUT AN ANSWER", "persons", &tally->silent,
              tally->answered, entries);
    put_refusals(&page, tally, entries);
    free(entries);
}
