/* Sorts drugs into early and metastatic disease, and these into lines. */
#include "lines.h"

#include <stdlib.h>
#include <string.h>

#include <poise/facts.h>
#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "lines_inside.h"
#include "record/record.h"
#include "record/vocabulary.h"

/* The line that is being put together. */
struct walk {
    struct arena *arena;
    const struct lines_request *request;
    struct lines *out;
    struct course *course; /* NULL: none yet */
    struct course *last;   /* of the list */
    uint32_t number;       /* of the course */
    int32_t start;
    int32_t end; /* the latest known one */
};

static bool has(const struct lines_drug *drug, uint32_t member)
{
    return member_has(drug->members, member);
}

static bool subset(const uint64_t part[2], const uint64_t whole[2])
{
    return (part[0] & ~whole[0]) == 0 && (part[1] & ~whole[1]) == 0;
}

static void join(uint64_t into[2], const uint64_t members[2])
{
    into[0] |= members[0];
    into[1] |= members[1];
}

/* Has it only members of a list? */
static bool only(const uint64_t members[2], const uint32_t *list, size_t count)
{
    uint64_t all[2] = {0};
    for (size_t i = 0; i < count; i++)
        member_add(all, list[i]);
    return subset(members, all);
}

bool lines_is_treatment(const struct lines_drug *drug)
{
    static const uint32_t beside[] = {
        POISE_THERAPY_BONE_AGENT,      POISE_THERAPY_DENOSUMAB,
        POISE_THERAPY_ZOLEDRONIC_ACID, POISE_THERAPY_PAMIDRONATE,
        POISE_THERAPY_IBANDRONATE,     POISE_THERAPY_CHEST_RT};
    return !only(drug->members, beside, sizeof beside / sizeof *beside);
}

bool lines_is_ofs(const uint64_t members[2])
{
    static const uint32_t ofs[] = {POISE_THERAPY_ENDOCRINE, POISE_THERAPY_OFS,
                                   POISE_THERAPY_GOSERELIN, POISE_THERAPY_LEUPRORELIN,
                                   POISE_THERAPY_TRIPTORELIN};
    return member_has(members, POISE_THERAPY_OFS) &&
           only(members, ofs, sizeof ofs / sizeof *ofs);
}

/* By the dates where there are any; what the sender says it is for decides the rest. */
static enum lines_setting setting_of(const struct lines_drug *drug,
                                     const struct lines_request *request)
{
    const struct lines_span *from = &request->metastatic;
    if (request->de_novo || drug->intent == INTENT_PALLIATIVE)
        return DRUG_METASTATIC;
    if (drug->start.last != DATE_UNKNOWN && from->last != DATE_UNKNOWN) {
        if ((int64_t)drug->start.last < (int64_t)from->first - LINES_LEAD_DAYS)
            return DRUG_EARLY;
        if (drug->start.first >= from->last)
            return DRUG_METASTATIC;
    }
    if (drug->end.last != DATE_UNKNOWN && from->last != DATE_UNKNOWN &&
        drug->end.last < from->first)
        return DRUG_EARLY;
    return drug->intent == INTENT_EARLY ? DRUG_EARLY : DRUG_UNKNOWN;
}

/* The dated first, by the day on which they began; the others as they came. */
static int by_start(const void *a, const void *b)
{
    const struct lines_drug *left = a;
    const struct lines_drug *right = b;
    bool undated = left->start.first == DATE_UNKNOWN;
    if (undated != (right->start.first == DATE_UNKNOWN))
        return undated ? 1 : -1;
    if (left->start.first != right->start.first)
        return left->start.first < right->start.first ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

/* The first day after `from` and not after `to` on which it was found worse. */
int32_t lines_worse_between(const struct lines_request *request, int32_t from, int32_t to)
{
    int32_t found = DATE_UNKNOWN;
    for (uint32_t i = 0; i < request->seen_count; i++) {
        const struct lines_status *s = &request->seen[i];
        if (s->worse && s->date > from && s->date <= to &&
            (found == DATE_UNKNOWN || s->date < found))
            found = s->date;
    }
    return found;
}

static bool seen_between(const struct lines_request *request, int32_t from, int32_t to)
{
    for (uint32_t i = 0; i < request->seen_count; i++)
        if (request->seen[i].date > from && request->seen[i].date <= to)
            return true;
    return false;
}

/* Was a drug of the same class of this course stopped because it was not tolerated? */
static bool exchanged(const struct walk *walk, const struct lines_drug *drug)
{
    static const uint32_t classes[] = {POISE_THERAPY_AI, POISE_THERAPY_CDK46,
                                       POISE_THERAPY_TAXANE, POISE_THERAPY_PLATINUM};
    for (uint32_t i = 0; i < walk->request->count; i++) {
        const struct lines_drug *other = &walk->request->drugs[i];
        if (other->course != walk->number || other->stop != STOP_NOT_TOLERATED)
            continue;
        for (size_t c = 0; c < sizeof classes / sizeof *classes; c++)
            if (has(other, classes[c]) && has(drug, classes[c]))
                return true;
    }
    return false;
}

/* Why a drug belongs to the course before it; NULL if it begins a new one. */
static const char *belongs(const struct walk *walk, const struct lines_drug *drug,
                           int32_t worse)
{
    const struct course *course = walk->course;
    int32_t start = drug->start.first;
    if (subset(drug->members, course->members)) {
        bool gap = walk->end != DATE_UNKNOWN && start - walk->end > LINES_AGAIN_DAYS;
        return gap ? NULL : "";
    }
    if (worse != DATE_UNKNOWN)
        return NULL;
    if (start - walk->start <= LINES_GROUP_DAYS)
        return "";
    if (lines_is_ofs(drug->members))
        return "ovarian suppression was added";
    if (exchanged(walk, drug))
        return "a drug that was not tolerated was exchanged for one of its class";
    bool soon = walk->end == DATE_UNKNOWN || start - walk->end <= LINES_UPKEEP_DAYS;
    if (soon && has(drug, POISE_THERAPY_ENDOCRINE) &&
        member_has(course->members, POISE_THERAPY_CHEMO) &&
        seen_between(walk->request, walk->start, start))
        return "kept up with endocrine therapy without growth in between";
    return NULL;
}

static void put_day(struct text *out, int32_t day)
{
    char date[11];
    date_format(day, date);
    text_put(out, date);
}

static const char *keep(struct arena *arena, struct text *text)
{
    const char *copy = text->failed ? NULL : arena_copy(arena, text->bytes, text->length);
    text_free(text);
    return copy;
}

static const char *stop_words(enum lines_stop stop)
{
    static const char *const words[] = {
        "",
        "; stopped for lack of response",
        "; stopped because it was not tolerated, which is no resistance",
        "; stopped as the person wished",
        "; stopped for its cost, which says nothing of its effect",
        "; stopped for another reason"};
    return words[stop];
}

/* Why the first drug of a course stands where it does. */
static void say_setting(const struct walk *walk, const struct lines_drug *drug,
                        struct text *why)
{
    const struct lines_span *from = &walk->request->metastatic;
    if (drug->setting == DRUG_UNKNOWN) {
        text_put(why, drug->start.first == DATE_UNKNOWN ? "when it began is not recorded"
                      : from->last == DATE_UNKNOWN
                          ? "no date of metastatic disease is recorded"
                          : "it began too near the day of metastatic disease to tell "
                            "what it was for");
        return;
    }
    if (drug->setting == DRUG_EARLY) {
        text_put(why, "before metastatic disease");
    } else if (walk->request->de_novo) {
        text_put(why, "the cancer was metastatic from the first day");
    } else if (drug->intent == INTENT_PALLIATIVE) {
        text_put(why, "given with palliative intent");
    } else {
        text_put(why, "begun after metastatic disease was recorded");
    }
    if (from->first != DATE_UNKNOWN && from->last != DATE_UNKNOWN) {
        text_put(why, " (");
        put_day(why, from->first);
        text_put_char(why, ')');
    }
}

static const char *why_new(const struct walk *walk, const struct lines_drug *drug,
                           int32_t worse)
{
    struct text why = {0};
    const struct course *before = walk->course;
    if (drug->setting != DRUG_METASTATIC || before == NULL) {
        say_setting(walk, drug, &why);
    } else if (subset(drug->members, before->members)) {
        text_format(&why, "the same again, %d days after it ended",
                    (int)(drug->start.first - walk->end));
    } else {
        text_format(&why, "something new %d days after the line before began",
                    (int)(drug->start.first - walk->start));
        if (worse != DATE_UNKNOWN) {
            text_put(&why, ", found worse on ");
            put_day(&why, worse);
        } else {
            text_put(&why, "; no growth is recorded in between");
        }
    }
    text_put(&why, stop_words(drug->stop));
    return keep(walk->arena, &why);
}

/* The pieces of a drug in front of those of its course. */
static int32_t add_basis(struct walk *walk, const struct basis *pieces)
{
    for (const struct basis *b = pieces; b != NULL; b = b->next) {
        struct basis *copy = arena_alloc(walk->arena, sizeof *copy);
        if (copy == NULL)
            return POISE_E_MEMORY;
        *copy = *b;
        copy->next = walk->course->basis;
        walk->course->basis = copy;
    }
    return POISE_OK;
}

static int32_t add_drug(struct walk *walk, struct lines_drug *drug)
{
    struct course *course = walk->course;
    join(course->members, drug->members);
    drug->course = walk->number;
    if (drug->end.last != DATE_UNKNOWN && drug->end.last > walk->end)
        walk->end = drug->end.last;
    course->current = course->current || drug->now == NOW_CURRENT;
    course->end = course->current ? DATE_UNKNOWN : walk->end;
    return add_basis(walk, drug->basis);
}

static int32_t add_reason(struct walk *walk, const char *reason, enum lines_stop stop)
{
    if (reason[0] == '\0' && stop == STOP_UNSAID)
        return POISE_OK;
    struct text why = {0};
    text_put(&why, walk->course->why);
    if (reason[0] != '\0')
        text_format(&why, "; %s", reason);
    if (strstr(why.failed ? "" : why.bytes, stop_words(stop)) == NULL)
        text_put(&why, stop_words(stop));
    walk->course->why = keep(walk->arena, &why);
    return walk->course->why == NULL ? POISE_E_MEMORY : POISE_OK;
}

/* What goes on beside the first drug of a new line is a part of it. */
static int32_t carry_over(struct walk *walk, uint32_t before, int32_t start)
{
    for (uint32_t i = 0; i < walk->request->count; i++) {
        const struct lines_drug *drug = &walk->request->drugs[i];
        bool goes_on =
            drug->now == NOW_CURRENT || (drug->end.first != DATE_UNKNOWN &&
                                         drug->end.first > start + LINES_GROUP_DAYS);
        if (drug->course != before || before == 0 || !goes_on)
            continue;
        join(walk->course->members, drug->members);
        if (drug->end.last != DATE_UNKNOWN && drug->end.last > walk->end)
            walk->end = drug->end.last;
        int32_t status = add_basis(walk, drug->basis);
        if (status != POISE_OK)
            return status;
    }
    return POISE_OK;
}

static uint32_t line_of(const struct walk *walk, const struct lines_drug *drug)
{
    if (drug->setting == DRUG_EARLY)
        return 0;
    if (drug->setting == DRUG_UNKNOWN || drug->start.first == DATE_UNKNOWN)
        return COURSE_UNKNOWN;
    return walk->out->count + 1;
}

static int32_t open_course(struct walk *walk, struct lines_drug *drug, int32_t worse)
{
    struct course *course = arena_alloc(walk->arena, sizeof *course);
    const char *why = why_new(walk, drug, worse);
    if (course == NULL || why == NULL)
        return POISE_E_MEMORY;
    uint32_t line = line_of(walk, drug);
    *course = (struct course){.line = line, .start = drug->start.first, .why = why};
    if (walk->last == NULL)
        walk->out->courses = course;
    else
        walk->last->next = course;
    bool follows = walk->course != NULL && drug->setting == DRUG_METASTATIC;
    uint32_t before = follows ? walk->number : 0;
    walk->last = walk->course = course;
    walk->number++;
    walk->start = drug->start.first;
    walk->end = DATE_UNKNOWN;
    if (line != 0 && line != COURSE_UNKNOWN)
        walk->out->count++;
    int32_t status = add_drug(walk, drug);
    return status == POISE_OK ? carry_over(walk, before, walk->start) : status;
}

static int32_t place(struct walk *walk, struct lines_drug *drug)
{
    bool alone = drug->setting == DRUG_UNKNOWN || drug->start.first == DATE_UNKNOWN;
    if (walk->course == NULL || alone)
        return open_course(walk, drug, DATE_UNKNOWN);
    int32_t worse = lines_worse_between(walk->request, walk->start, drug->start.first);
    const char *reason = belongs(walk, drug, worse);
    if (reason == NULL)
        return open_course(walk, drug, worse);
    int32_t status = add_drug(walk, drug);
    return status == POISE_OK ? add_reason(walk, reason, drug->stop) : status;
}

/* All drugs of one setting, in the order of time. */
static int32_t walk_setting(struct walk *walk, enum lines_setting setting)
{
    int32_t status = POISE_OK;
    walk->course = NULL;
    for (uint32_t i = 0; i < walk->request->count && status == POISE_OK; i++) {
        struct lines_drug *drug = &walk->request->drugs[i];
        if (drug->setting == setting && lines_is_treatment(drug))
            status = place(walk, drug);
    }
    return status;
}

int32_t lines_find(struct arena *arena, const struct lines_request *request,
                   struct lines *out)
{
    memset(out, 0, sizeof *out);
    for (uint32_t i = 0; i < request->count; i++) {
        struct lines_drug *drug = &request->drugs[i];
        drug->order = i;
        drug->course = 0;
        drug->setting = setting_of(drug, request);
    }
    if (request->count > 1)
        qsort(request->drugs, request->count, sizeof *request->drugs, by_start);
    struct walk walk = {.arena = arena, .request = request, .out = out};
    int32_t status = walk_setting(&walk, DRUG_EARLY);
    if (status == POISE_OK)
        status = walk_setting(&walk, DRUG_METASTATIC);
    if (status == POISE_OK)
        status = walk_setting(&walk, DRUG_UNKNOWN);
    if (status == POISE_OK)
        lines_sum(request, out);
    return status;
}
