/* One person of a cohort as one row of CSV. */
#include <poise/status.h>

#include "base/decimal.h"
#include "base/problem.h"
#include "base/text.h"
#include "cohort_record.h"
#include "engine/answer.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"

/* The columns, in one list for the head and the row. */
static const char *const columns[] = {"line",          "id",          "systemic",
                                      "balance",       "second",      "second_balance",
                                      "local",         "bone",        "support",
                                      "trial",         "recommended", "outside_limits",
                                      "undetermined",  "emergencies", "flags",
                                      "changes_first", "waiting_for", "conflicts",
                                      "not_assessed",  "error",       "reason"};

enum { COLUMNS = sizeof columns / sizeof *columns };

void cohort_csv_head(struct text *out)
{
    for (int i = 0; i < COLUMNS; i++) {
        text_put(out, i == 0 ? "" : ",");
        text_put(out, columns[i]);
    }
    text_put_char(out, '\n');
}

/* -------------------- cells */

/* A row in the making. */
struct row {
    struct text *out;
    struct text cell;
    bool begun;
};

static bool needs_quotes(const char *cell)
{
    for (; *cell != '\0'; cell++)
        if (*cell == ',' || *cell == '"')
            return true;
    return false;
}

static void put_quoted(struct text *out, const char *cell)
{
    bool quotes = needs_quotes(cell);
    text_put(out, quotes ? "\"" : "");
    for (; *cell != '\0'; cell++) {
        if (*cell == '"')
            text_put(out, "\"\"");
        else if (*cell == '\n')
            text_put(out, "\\n");
        else if (*cell == '\t')
            text_put(out, "\\t");
        else if ((unsigned char)*cell < 0x20 || *cell == 0x7f)
            text_format(out, "\\u00%02x", (unsigned)(unsigned char)*cell);
        else
            text_put_char(out, *cell);
    }
    text_put(out, quotes ? "\"" : "");
}

/* Ends a cell with a string; NULL leaves it empty. */
static void put_cell(struct row *row, const char *string)
{
    text_put(row->out, row->begun ? "," : "");
    put_quoted(row->out, string == NULL ? "" : string);
    row->begun = true;
}

static void put_count(struct row *row, uint64_t count)
{
    text_put(row->out, row->begun ? "," : "");
    text_put_int(row->out, (int64_t)count);
    row->begun = true;
}

static void put_line(struct row *row, uint64_t line)
{
    if (line == 0)
        put_cell(row, NULL);
    else
        put_count(row, line);
}

/* Adds an item to the cell in hand. */
static void add(struct row *row, const char *item)
{
    text_put(&row->cell, row->cell.length == 0 ? "" : "; ");
    text_put(&row->cell, item);
}

static void put_list(struct row *row)
{
    put_cell(row, row->cell.bytes);
    row->out->failed = row->out->failed || row->cell.failed;
    text_clear(&row->cell);
}

static void put_balance(struct row *row, const struct outcome *outcome)
{
    text_put_char(row->out, ',');
    if (outcome != NULL)
        text_put_fixed(row->out, outcome->balance, 6);
}

static void end_row(struct row *row)
{
    text_put_char(row->out, '\n');
    text_free(&row->cell);
}

/* -------------------- an answer */

static const struct outcome *second_systemic(const struct answer *answer)
{
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        if (answer->ranked[i]->option->role == ROLE_SYSTEMIC &&
            answer->ranked[i]->rank_in_role == 2)
            return answer->ranked[i];
    return NULL;
}

static void put_outcome(struct row *row, const struct outcome *outcome)
{
    put_cell(row, outcome == NULL ? NULL : outcome->option->id);
}

static void put_options(struct row *row, const struct answer *answer)
{
    const struct outcome *first = answer_first(answer, ROLE_SYSTEMIC);
    const struct outcome *second = second_systemic(answer);
    uint64_t outside = 0;
    uint64_t undetermined = 0;
    put_outcome(row, first);
    put_balance(row, first);
    put_outcome(row, second);
    put_balance(row, second);
    put_outcome(row, answer_first(answer, ROLE_LOCAL));
    put_outcome(row, answer_first(answer, ROLE_BONE));
    put_outcome(row, answer_first(answer, ROLE_SUPPORT));
    put_outcome(row, answer_first(answer, ROLE_TRIAL));
    for (uint32_t i = 0; i < answer->outcome_count; i++) {
        outside += outcome_outside_limits(&answer->outcomes[i]);
        undetermined += answer->outcomes[i].state == OUTCOME_UNDETERMINED;
    }
    put_count(row, answer->ranked_count);
    put_count(row, outside);
    put_count(row, undetermined);
}

static void put_flags(struct row *row, const struct answer *answer)
{
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (answer->flags[i].severity == SEVERITY_EMERGENCY && !cohort_repeats(answer, i))
            add(row, answer->flags[i].code);
    put_list(row);
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (answer->flags[i].severity != SEVERITY_EMERGENCY && !cohort_repeats(answer, i))
            add(row, answer->flags[i].code);
    put_list(row);
}

static void put_facts(struct row *row, const struct answer *answer)
{
    const struct record *record = answer->record;
    for (uint32_t i = 0; i < answer->ask_count; i++)
        if (answer->asks[i].changes_first)
            add(row, answer->asks[i].fact->name);
    put_list(row);
    bool waits[FACT_LIMIT] = {false};
    cohort_waiting(answer, waits);
    for (uint32_t i = 1; i < record->count; i++)
        if (waits[i])
            add(row, fact_at(record->vocabulary, i)->name);
    put_list(row);
    for (const struct remark *r = record->remarks; r != NULL; r = r->next) {
        add(row, fact_at(record->vocabulary, r->fact)->name);
        text_format(&row->cell, " %s", trouble_name(r->trouble));
    }
    put_list(row);
}

void cohort_csv(const struct answer *answer, uint64_t line, struct text *out)
{
    struct row row = {.out = out};
    put_line(&row, line);
    put_cell(&row, answer->record->id);
    put_options(&row, answer);
    put_flags(&row, answer);
    put_facts(&row, answer);
    for (uint32_t i = 0; i < answer->silent_count; i++)
        add(&row, answer->silent[i].plugin);
    put_list(&row);
    put_cell(&row, NULL);
    put_cell(&row, NULL);
    end_row(&row);
}

void cohort_csv_refusal(const struct cohort_refusal *refusal, struct text *out)
{
    struct row row = {.out = out};
    const struct problem *first = refusal->problems->first;
    int32_t status = first == NULL ? POISE_E_MEMORY : first->status;
    put_line(&row, refusal->line);
    put_cell(&row, refusal->id);
    for (int i = 2; i < COLUMNS - 2; i++)
        put_cell(&row, NULL);
    put_cell(&row, status_name(status));
    for (const struct problem *p = first; p != NULL; p = p->next)
        add(&row, p->reason);
    put_list(&row);
    end_row(&row);
}
