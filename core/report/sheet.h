/* What the files that write an answer as text share: the page, the answer, and how a line
 * is said. One file a part of the page; rank_text.c puts them in order. */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include "base/text.h"
#include "engine/answer.h"
#include "page.h"
#include "reason.h"

struct arena;

struct sheet {
    struct page page;
    const struct answer *answer;
    struct arena *arena; /* of the reasons */
    bool all;            /* everything, not only what tells most */
};

/* False, with out->failed set, without memory. */
bool sheet_open(struct sheet *sheet, const struct answer *answer,
                const struct style *style, bool all, struct text *out);
void sheet_close(struct sheet *sheet);

/* Writes a line that was put together elsewhere, and frees it. */
void sheet_say(struct sheet *sheet, int indent, enum mark mark, struct text *line);

/* Writes the heading when *any is still false, and sets it. */
void sheet_heading(struct sheet *sheet, bool *any, const char *heading);

/* " (ER positive, HER2 zero [2026-03-02, biopsy]; ECOG 0)": at most `most` facts that a
 * sentence rests on. Nothing for none. */
void sheet_facts(const struct sheet *sheet, const struct cites *cites, uint32_t most,
                 struct text *out);

/* "creatinine clearance, dental": labels only. */
void sheet_labels(const struct sheet *sheet, const struct cites *cites, struct text *out);

/* -------------------- parts of the page */

/* Who it is about, and that it decides nothing. */
void person_text(struct sheet *sheet);

/* What is dangerous now, and what to keep in mind. */
void alerts_text(struct sheet *sheet);
/* What is worth knowing. */
void notes_text(struct sheet *sheet);

/* One option with its reasons; `full` false gives the line with the bar alone. */
void option_text(struct sheet *sheet, const struct outcome *outcome, bool full);
/* The reasons of one kind, at most `most` of them; UINT32_MAX for all. */
void reasons_text(struct sheet *sheet, const struct reasons *reasons,
                  enum reason_kind kind, uint32_t most);

/* The list by role, and what the person's limits took out of it. */
void groups_text(struct sheet *sheet);

/* How firm each place is; nothing where it was not computed. */
void fits_text(struct sheet *sheet);
/* The same of one option; nothing where it does not compete. */
void fit_text(struct sheet *sheet, const struct outcome *outcome);

void plan_text(struct sheet *sheet);

/* What to find out next. */
void asks_text(struct sheet *sheet);
/* What would change the order of each role: only where everything is told. */
void changes_text(struct sheet *sheet);
/* The same of one option: against the first of its role, or, of the first, against the
 * second. */
void change_text(struct sheet *sheet, const struct outcome *outcome);
/* What the vocabulary assumes when nothing is said. */
void assumed_text(struct sheet *sheet);
/* What cannot be told yet, option by option. */
void undetermined_text(struct sheet *sheet);

void ruled_out_text(struct sheet *sheet);
void not_assessed_text(struct sheet *sheet);
/* What of the record was not used and raises no flag. */
void remarks_text(struct sheet *sheet);

/* Which plugins in use nobody has signed; nothing when there is none. */
void trust_text(struct sheet *sheet);

/* By whose goals it was weighed. */
void weights_text(struct sheet *sheet);

#endif
