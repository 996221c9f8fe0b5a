/* The rehearsal of a reload for a terminal. */
#include <string.h>

#include "base/text.h"
#include "page.h"
#include "rehearsal_report.h"

static void put_line(struct page *page, int indent, enum mark mark, struct text *line)
{
    if (line->bytes != NULL && !line->failed)
        page_item(page, indent, mark, line->bytes);
    page->out->failed = page->out->failed || line->failed;
    text_free(line);
}

/* -------------------- parts */

static void put_change(struct text *line, const struct part *part)
{
    switch (part->change) {
    case PART_NEW:
        text_format(line, "%s: new, %s", part->name, part->after);
        break;
    case PART_GONE:
        text_format(line, "%s: no longer there, was %s", part->name, part->before);
        break;
    case PART_CHANGED:
        text_format(line, "%s: changed, %s to %s", part->name, part->before, part->after);
        break;
    case PART_SAME:
        text_format(line, "%s: the same, %s", part->name, part->after);
        break;
    }
}

static void put_part(struct page *page, const struct part *part)
{
    struct text line = {0};
    bool bad = part->refused != NULL || part->laws_broken > 0;
    put_change(&line, part);
    if (part->is_plugin && part->change != PART_SAME && part->change != PART_GONE && !bad)
        text_put(&line, "; keeps all laws");
    put_line(page, 2,
             bad                         ? MARK_NO
             : part->change == PART_SAME ? MARK_DIM
                                         : MARK_TO,
             &line);
    if (part->refused != NULL) {
        text_format(&line, "not in use: %s", part->refused);
        put_line(page, 6, MARK_NONE, &line);
    }
    if (part->laws_broken > 0) {
        text_format(&line, "laws broken: %u, the first: %s; `poise check` shows more",
                    part->laws_broken, part->first_broken);
        put_line(page, 6, MARK_NONE, &line);
    }
}

static void put_parts(struct page *page, const struct rehearsal *rehearsal, bool plugins,
                      const char *heading)
{
    uint32_t same = 0;
    struct text line = {0};
    page_heading(page, heading, NULL);
    for (uint32_t i = 0; i < rehearsal->part_count; i++) {
        const struct part *part = &rehearsal->parts[i];
        if (part->is_plugin != plugins)
            continue;
        if (part->change == PART_SAME && part->refused == NULL)
            same++;
        else
            put_part(page, part);
    }
    text_format(&line, "%u the same", same);
    put_line(page, 2, MARK_DIM, &line);
}

/* -------------------- shadow run */

static void put_example(struct page *page, const struct shadow_change *change)
{
    struct text line = {0};
    text_format(&line, "person %u, %s: %s to %s", change->person, change->what,
                change->before[0] == '\0' ? "nothing" : change->before,
                change->after[0] == '\0' ? "nothing" : change->after);
    put_line(page, 6, MARK_TO, &line);
}

static void put_shadow(struct page *page, const struct shadow *shadow)
{
    struct text line = {0};
    text_format(&line, "%u GENERATED PERSONS", shadow->persons);
    if (!line.failed)
        page_heading(page, line.bytes, NULL);
    text_clear(&line);
    text_format(&line, "%u get the same answer", shadow->counts[SHADOW_SAME]);
    put_line(page, 2,
             shadow->counts[SHADOW_SAME] == shadow->persons ? MARK_YES : MARK_NONE,
             &line);
    for (int kind = SHADOW_KINDS - 1; kind > SHADOW_SAME; kind--) {
        if (shadow->counts[kind] == 0)
            continue;
        text_format(&line, "%u get %s", shadow->counts[kind],
                    shadow_kind_words((enum shadow_kind)kind));
        put_line(page, 2, kind >= SHADOW_URGENT ? MARK_MIND : MARK_NONE, &line);
        for (uint32_t i = 0; i < shadow->shown; i++)
            if (shadow->changes[i].kind == (enum shadow_kind)kind)
                put_example(page, &shadow->changes[i]);
    }
}

/* Line by line, to be copied into a file. */
static void put_case(struct page *page, const struct shadow *shadow)
{
    const char *at = shadow->example;
    if (*at != '\0')
        page_heading(page, "THE FIRST OF THEM, AS A CASE FILE", NULL);
    while (*at != '\0') {
        size_t length = strcspn(at, "\n");
        text_put(page->out, length == 0 ? "" : "  ");
        text_put_n(page->out, at, length);
        page_newline(page);
        at += length + (at[length] == '\n');
    }
}

void rehearsal_text(const struct rehearsal *rehearsal, const struct style *style,
                    struct text *out)
{
    struct page page = {out, *style};
    bool good = rehearsal_may_follow(rehearsal);
    put_parts(&page, rehearsal, true, "PLUGINS");
    put_parts(&page, rehearsal, false, "CATALOGUES");
    put_shadow(&page, &rehearsal->shadow);
    put_case(&page, &rehearsal->shadow);
    page_newline(&page);
    page_item(&page, 0, good ? MARK_YES : MARK_NO,
              good ? "The new generation may follow. Nothing has been changed."
                   : "The new generation must not follow: see what is marked above. "
                     "Nothing has been changed.");
}
