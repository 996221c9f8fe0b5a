/* Counting, and adding up. */
#include "cohort_tally.h"

#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/problem.h"
#include "cohort_record.h"
#include "engine/answer.h"
#include "host/generation.h"
#include "record/record.h"

struct tally *tally_new(const struct generation *generation)
{
    uint32_t options = generation->catalogue->option_count;
    struct tally *tally = calloc(1, sizeof *tally);
    if (tally == NULL)
        return NULL;
    tally->generation = generation;
    tally->first = calloc(options + 1, sizeof *tally->first);
    tally->recommended = calloc(options + 1, sizeof *tally->recommended);
    if (tally->first != NULL && tally->recommended != NULL)
        return tally;
    tally_free(tally);
    return NULL;
}

static void free_names(struct tally_names *names)
{
    for (uint32_t i = 0; i < names->count; i++)
        free(names->items[i].name);
}

void tally_free(struct tally *tally)
{
    if (tally == NULL)
        return;
    free_names(&tally->flags);
    free_names(&tally->silent);
    free_names(&tally->refusals);
    free(tally->first);
    free(tally->recommended);
    free(tally);
}

/* -------------------- names */

/* Where a name is, or belongs. */
static uint32_t find_place(const struct tally_names *names, const char *name)
{
    uint32_t low = 0;
    uint32_t high = names->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (strcmp(names->items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool add_name(struct tally_names *names, const struct tally_name *more)
{
    uint32_t at = find_place(names, more->name);
    struct tally_name *item = &names->items[at];
    if (at < names->count && strcmp(item->name, more->name) == 0) {
        item->count += more->count;
        if (more->line < item->line)
            item->line = more->line;
        return true;
    }
    if (names->count == TALLY_NAMES)
        return false;
    char *name = strdup(more->name);
    if (name == NULL)
        return false;
    memmove(item + 1, item, (names->count - at) * sizeof *item);
    *item = *more;
    item->name = name;
    names->count++;
    return true;
}

/* Counts one; the name is copied when it is new. */
static void count_name(struct tally *tally, struct tally_names *names, const char *name,
                       enum severity severity, uint64_t line)
{
    char copy[128];
    size_t length = strnlen(name, sizeof copy - 1);
    memcpy(copy, name, length);
    copy[length] = '\0';
    const struct tally_name one = {copy, 1, line, severity};
    tally->failed = !add_name(names, &one) || tally->failed;
}

/* -------------------- one person */

static enum subtype subtype_of(const struct record *record)
{
    const struct reading *hormone = record_at(record, POISE_FACT_HORMONE_RECEPTOR);
    const struct reading *her2 = record_at(record, POISE_FACT_HER2);
    if (her2->state == FACT_UNKNOWN)
        return SUBTYPE_NOT_KNOWN;
    if (her2->datum.choice == POISE_HER2_POSITIVE)
        return SUBTYPE_HER2_POSITIVE;
    if (hormone->state == FACT_UNKNOWN)
        return SUBTYPE_NOT_KNOWN;
    return hormone->datum.choice == POISE_HORMONE_RECEPTOR_POSITIVE
               ? SUBTYPE_HR_HER2_NEGATIVE
               : SUBTYPE_TRIPLE_NEGATIVE;
}

static uint32_t line_of(const struct record *record)
{
    const struct reading *line = record_at(record, POISE_FACT_LINE);
    if (line->state == FACT_UNKNOWN || line->datum.number < 1)
        return 0;
    return line->datum.number >= TALLY_LINES ? TALLY_LINES : (uint32_t)line->datum.number;
}

static uint32_t bin_of(int32_t millionths)
{
    int64_t bin = (int64_t)millionths * TALLY_BINS / 1000000;
    return bin < 0 ? 0 : bin >= TALLY_BINS ? TALLY_BINS - 1 : (uint32_t)bin;
}

static void count_options(struct tally *tally, const struct answer *answer)
{
    const struct option *options = tally->generation->catalogue->options;
    enum subtype subtype = subtype_of(answer->record);
    const struct outcome *first = answer_first(answer, ROLE_SYSTEMIC);
    const struct outcome *second = NULL;
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        const struct outcome *outcome = answer->ranked[i];
        tally->recommended[outcome->option - options]++;
        if (outcome->option->role == ROLE_SYSTEMIC && outcome->rank_in_role == 2)
            second = outcome;
    }
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct outcome *of_role = answer_first(answer, (enum role)role);
        tally->none[role] += of_role == NULL;
        if (of_role != NULL)
            tally->first[of_role->option - options][subtype]++;
    }
    tally->subtypes[subtype]++;
    if (first == NULL)
        return;
    tally->balance[bin_of(first->balance)]++;
    tally->alone += second == NULL;
    if (second != NULL)
        tally->lead[bin_of(first->balance - second->balance)]++;
}

static void count_facts(struct tally *tally, const struct answer *answer)
{
    bool waits[FACT_LIMIT] = {false};
    bool undecided = false;
    cohort_waiting(answer, waits);
    for (uint32_t i = 1; i < answer->record->count; i++)
        tally->missing[i] += waits[i];
    for (uint32_t i = 0; i < answer->ask_count; i++) {
        tally->deciding[answer->asks[i].fact->number] += answer->asks[i].changes_first;
        undecided = undecided || answer->asks[i].changes_first;
    }
    tally->undecided += undecided;
    tally->lines[line_of(answer->record)]++;
}

static void count_remarks(struct tally *tally, const struct record *record)
{
    bool conflict = false;
    bool stale = false;
    for (const struct remark *r = record->remarks; r != NULL; r = r->next) {
        conflict = conflict || r->trouble == TROUBLE_CONFLICT ||
                   r->trouble == TROUBLE_CONTRADICTED;
        stale = stale || r->trouble == TROUBLE_STALE;
    }
    tally->with_conflict += conflict;
    tally->with_stale += stale;
}

static void count_flags(struct tally *tally, const struct answer *answer)
{
    bool emergency = false;
    for (uint32_t i = 0; i < answer->flag_count; i++) {
        const struct raised_flag *flag = &answer->flags[i];
        emergency = emergency || flag->severity == SEVERITY_EMERGENCY;
        if (!cohort_repeats(answer, i))
            count_name(tally, &tally->flags, flag->code, flag->severity, 0);
    }
    tally->with_emergency += emergency;
}

static void count_silence(struct tally *tally, const struct answer *answer)
{
    bool silence = false;
    for (uint32_t i = 0; i < answer->silent_count; i++) {
        count_name(tally, &tally->silent, answer->silent[i].plugin, SEVERITY_NOTE, 0);
        silence = silence || answer->silent[i].status != POISE_E_PLUGIN_DISABLED;
    }
    tally->with_silence += silence;
}

void tally_answer(struct tally *tally, const struct answer *answer, bool all)
{
    tally->answered++;
    count_remarks(tally, answer->record);
    count_silence(tally, answer);
    if (!all)
        return;
    count_options(tally, answer);
    count_facts(tally, answer);
    count_flags(tally, answer);
}

void tally_refusal(struct tally *tally, const struct cohort_refusal *refusal)
{
    const struct problem *first = refusal->problems->first;
    tally->refused++;
    if (first != NULL)
        count_name(tally, &tally->refusals, status_name(first->status), SEVERITY_NOTE,
                   refusal->line);
}

/* -------------------- adding up */

static void add_counts(uint64_t *to, const uint64_t *from, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] += from[i];
}

static void add_names(struct tally *tally, struct tally_names *to,
                      const struct tally_names *from)
{
    for (uint32_t i = 0; i < from->count; i++)
        tally->failed = !add_name(to, &from->items[i]) || tally->failed;
}

void tally_add(struct tally *tally, const struct tally *other)
{
    uint32_t options = tally->generation->catalogue->option_count;
    tally->answered += other->answered;
    tally->refused += other->refused;
    tally->with_emergency += other->with_emergency;
    tally->with_conflict += other->with_conflict;
    tally->with_stale += other->with_stale;
    tally->with_silence += other->with_silence;
    tally->alone += other->alone;
    tally->undecided += other->undecided;
    add_counts(tally->none, other->none, ROLE_COUNT);
    for (uint32_t i = 0; i < options; i++)
        add_counts(tally->first[i], other->first[i], SUBTYPE_COUNT);
    add_counts(tally->recommended, other->recommended, options);
    add_counts(tally->subtypes, other->subtypes, SUBTYPE_COUNT);
    add_counts(tally->lines, other->lines, TALLY_LINES + 1);
    add_counts(tally->balance, other->balance, TALLY_BINS);
    add_counts(tally->lead, other->lead, TALLY_BINS);
    add_counts(tally->missing, other->missing, FACT_LIMIT);
    add_counts(tally->deciding, other->deciding, FACT_LIMIT);
    add_names(tally, &tally->flags, &other->flags);
    add_names(tally, &tally->silent, &other->silent);
    add_names(tally, &tally->refusals, &other->refusals);
    tally->failed = tally->failed || other->failed;
}
