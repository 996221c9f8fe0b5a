/* Telling the reasons of one option as lines: "for: First choice here (her2) -- ESMO: E",
 * with the facts that were cited and the source. */
#ifndef TOLD_H
#define TOLD_H

#include "report/reason.h"
#include "small.h"

static inline void told_write(const struct reasons *reasons, const struct record *record,
                              struct text *out)
{
    for (uint32_t i = 0; i < reasons->count; i++) {
        const struct reason *reason = &reasons->items[i];
        text_format(out, "%s: %s", reason_kind_name(reason->kind), reason->text);
        for (uint32_t j = 0; j < reason->facts.count; j++)
            text_format(out, "%s%s%s", j == 0 ? " (" : ", ",
                        fact_at(record->vocabulary, reason->facts.facts[j])->name,
                        j + 1 == reason->facts.count ? ")" : "");
        text_format(out, "%s%s\n", reason->source == NULL ? "" : " -- ",
                    reason->source == NULL ? "" : reason->source);
    }
}

/* A change to an outcome that only code or goals make. */
typedef void told_change(struct outcome *outcome);

/* The reasons of the first of some options, after a change (NULL: none). */
static inline void told_of(const char *const *members, told_change *change,
                           const char *facts, const char *reasons)
{
    struct small small;
    struct text out = {0};
    small_open(&small, members, "", facts);
    if (change != NULL)
        change(small.answer.outcomes);
    struct reasons found =
        reasons_of(small.fixture.arena, &small.answer, small.answer.outcomes);
    told_write(&found, small.answer.record, &out);
    small_same(&out, reasons);
    small_close(&small);
}

static inline void told_after(told_change *change, const char *member, const char *facts,
                              const char *reasons)
{
    const char *const members[] = {member, NULL};
    told_of(members, change, facts, reasons);
}

static inline void told(const char *member, const char *facts, const char *reasons)
{
    told_after(NULL, member, facts, reasons);
}

#endif
