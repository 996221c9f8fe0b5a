/* What follows from the courses: sets, counts, months. */
#include <math.h>

#include <poise/facts.h>

#include "base/date.h"
#include "lines_inside.h"
#include "record/record.h"
#include "record/vocabulary.h"

enum { UNKNOWN_MONTHS = -1, SHORTEST = 7 /* days: one day is a date, no duration */ };

static const uint32_t cdk46_drugs[] = {
    POISE_THERAPY_PALBOCICLIB, POISE_THERAPY_RIBOCICLIB, POISE_THERAPY_ABEMACICLIB};

static bool has(const struct lines_drug *drug, uint32_t member)
{
    return member_has(drug->members, member);
}

/* The digits of a date from `at` on. */
static int digits(const char *at)
{
    int number = 0;
    for (; *at >= '0' && *at <= '9'; at++)
        number = number * 10 + (*at - '0');
    return number;
}

double lines_months_between(int32_t from, int32_t to)
{
    enum { MONTH = 5, DAY = 8 }; /* where they stand in "2026-03-02" */
    char a[11];
    char b[11];
    date_format(from, a);
    date_format(to, b);
    int months = 12 * (digits(b) - digits(a)) + digits(b + MONTH) - digits(a + MONTH);
    return round((months + (digits(b + DAY) - digits(a + DAY)) / 30.4375) * 10) / 10;
}

/* Of a class in early disease: when it began first and ended last. */
struct stretch {
    bool given;
    bool open; /* an end that is not recorded, or that came after the relapse */
    bool during;
    int32_t start;
    int32_t end;
};

static bool is_exact(struct lines_span span)
{
    return span.first != DATE_UNKNOWN && span.last - span.first <= 31;
}

static struct stretch stretch_of(const struct lines_request *request,
                                 const uint32_t *classes, size_t count)
{
    struct stretch found = {.start = DATE_UNKNOWN, .end = DATE_UNKNOWN};
    for (uint32_t i = 0; i < request->count; i++) {
        const struct lines_drug *drug = &request->drugs[i];
        bool fits = false;
        for (size_t c = 0; c < count; c++)
            fits = fits || has(drug, classes[c]);
        if (!fits || drug->setting != DRUG_EARLY)
            continue;
        found.given = true;
        if (!is_exact(drug->start))
            found.open = true;
        else if (found.start == DATE_UNKNOWN || drug->start.first < found.start)
            found.start = drug->start.first;
        if (drug->now == NOW_CURRENT || (drug->end.first != DATE_UNKNOWN &&
                                         drug->end.first >= request->metastatic.first))
            found.during = true;
        else if (!is_exact(drug->end))
            found.open = true;
        else if (drug->end.last > found.end)
            found.end = drug->end.last;
    }
    return found;
}

/* From the end of a class to the relapse. */
static double since(const struct lines_request *request, const uint32_t *classes,
                    size_t count)
{
    struct stretch found = stretch_of(request, classes, count);
    if (!found.given || !is_exact(request->metastatic))
        return UNKNOWN_MONTHS;
    if (found.during)
        return 0;
    if (found.open || found.end == DATE_UNKNOWN)
        return UNKNOWN_MONTHS;
    double months = lines_months_between(found.end, request->metastatic.first);
    return months < 0 ? 0 : months;
}

static double endocrine_months(const struct lines_request *request)
{
    static const uint32_t endocrine[] = {POISE_THERAPY_ENDOCRINE};
    struct stretch found = stretch_of(request, endocrine, 1);
    if (!found.given || found.start == DATE_UNKNOWN)
        return UNKNOWN_MONTHS;
    if (found.during && is_exact(request->metastatic))
        return lines_months_between(found.start, request->metastatic.first);
    if (found.during || found.open || found.end == DATE_UNKNOWN)
        return UNKNOWN_MONTHS;
    return lines_months_between(found.start, found.end);
}

/* The CDK4/6 inhibitor of metastatic disease: until it got worse, or until it ended. One
 * that was stopped for another reason says nothing of how long it worked. */
static double cdk46_months(const struct lines_request *request)
{
    int32_t start = DATE_UNKNOWN;
    int32_t end = DATE_UNKNOWN;
    bool open = false;
    for (uint32_t i = 0; i < request->count; i++) {
        const struct lines_drug *drug = &request->drugs[i];
        if (!has(drug, POISE_THERAPY_CDK46) || drug->setting != DRUG_METASTATIC)
            continue;
        if (!is_exact(drug->start))
            return UNKNOWN_MONTHS;
        start = start == DATE_UNKNOWN ? drug->start.first : start;
        bool told = is_exact(drug->end) &&
                    drug->end.last - drug->start.first >= SHORTEST &&
                    (drug->stop == STOP_UNSAID || drug->stop == STOP_NO_RESPONSE);
        open = drug->now != NOW_ENDED || !told;
        end = is_exact(drug->end) ? drug->end.last : INT32_MAX;
    }
    if (start == DATE_UNKNOWN)
        return UNKNOWN_MONTHS;
    int32_t worse = lines_worse_between(request, start, end);
    if (worse != DATE_UNKNOWN)
        return lines_months_between(start, worse);
    return open ? UNKNOWN_MONTHS : lines_months_between(start, end);
}

static enum lines_answer on_cdk46(const struct lines_request *request)
{
    enum lines_answer answer = LINES_UNSURE;
    for (uint32_t i = 0; i < request->count; i++) {
        const struct lines_drug *drug = &request->drugs[i];
        if (!has(drug, POISE_THERAPY_CDK46))
            continue;
        if (drug->now == NOW_CURRENT)
            return LINES_YES;
        if (drug->now == NOW_PERHAPS)
            return LINES_UNSURE;
        answer = LINES_NO;
    }
    return answer;
}

/* Do two drugs run beside each other for longer than a change takes? */
static bool beside(const struct lines_drug *a, const struct lines_drug *b)
{
    if (a->now != NOW_ENDED && b->now != NOW_ENDED)
        return true;
    const struct lines_drug *first = a->start.first <= b->start.first ? a : b;
    const struct lines_drug *next = first == a ? b : a;
    if (first->start.first == DATE_UNKNOWN)
        return false;
    bool known = first->end.first != DATE_UNKNOWN;
    return known && first->end.first > next->start.last + LINES_GROUP_DAYS &&
           (next->end.first == DATE_UNKNOWN ||
            next->end.first > next->start.last + LINES_GROUP_DAYS);
}

static uint32_t cdk46_of(const struct lines_drug *drug)
{
    for (size_t i = 0; i < sizeof cdk46_drugs / sizeof *cdk46_drugs; i++)
        if (has(drug, cdk46_drugs[i]))
            return cdk46_drugs[i];
    return 0;
}

static bool two_cdk46(const struct lines_request *request)
{
    for (uint32_t i = 0; i < request->count; i++)
        for (uint32_t j = 0; cdk46_of(&request->drugs[i]) != 0 && j < i; j++) {
            uint32_t other = cdk46_of(&request->drugs[j]);
            if (other != 0 && other != cdk46_of(&request->drugs[i]) &&
                beside(&request->drugs[j], &request->drugs[i]))
                return true;
        }
    return false;
}

static void collect_sets(const struct lines_request *request, struct lines *out)
{
    out->prior_known = out->adjuvant_known = out->line_known = true;
    for (uint32_t i = 0; i < request->count; i++) {
        const struct lines_drug *drug = &request->drugs[i];
        uint64_t *into = drug->setting == DRUG_EARLY ? out->adjuvant : out->prior;
        out->early = out->early || drug->setting == DRUG_EARLY;
        out->metastatic = out->metastatic || drug->setting == DRUG_METASTATIC;
        if (drug->setting == DRUG_UNKNOWN) {
            out->adjuvant_known = false;
            if (!member_has(drug->members, POISE_THERAPY_CHEST_RT))
                out->prior_known = out->line_known = false;
            continue;
        }
        into[0] |= drug->members[0];
        into[1] |= drug->members[1];
        if (drug->setting == DRUG_METASTATIC && drug->start.first == DATE_UNKNOWN &&
            lines_is_treatment(drug))
            out->line_known = false;
    }
}

/* Progress during platinum, or a stop for lack of response, is a fact of its own. */
static void add_platinum_pd(const struct lines_request *request, struct lines *out)
{
    for (uint32_t i = 0; i < request->count; i++) {
        const struct lines_drug *drug = &request->drugs[i];
        if (drug->setting != DRUG_METASTATIC || !has(drug, POISE_THERAPY_PLATINUM))
            continue;
        bool worse =
            drug->start.first != DATE_UNKNOWN && is_exact(drug->end) &&
            lines_worse_between(request, drug->start.first,
                                drug->end.last + LINES_GROUP_DAYS) != DATE_UNKNOWN;
        if (worse || drug->stop == STOP_NO_RESPONSE)
            member_add(out->prior, POISE_THERAPY_PLATINUM_PD);
    }
}

/* Endocrine therapy beside ovarian suppression: its class is no proof, both have it. */
static bool has_own_endocrine(const uint64_t members[2])
{
    static const uint32_t own[] = {POISE_THERAPY_AI, POISE_THERAPY_ORAL_SERD,
                                   POISE_THERAPY_TAMOXIFEN, POISE_THERAPY_FULVESTRANT,
                                   POISE_THERAPY_MEGESTROL};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (member_has(members, own[i]))
            return true;
    return false;
}

/* A line may be both: chemotherapy, then kept up with endocrine therapy. Ovarian
 * suppression beside chemotherapy makes no endocrine line. */
static void count_lines(struct lines *out)
{
    for (const struct course *c = out->courses; c != NULL; c = c->next) {
        if (c->line == 0 || c->line == COURSE_UNKNOWN)
            continue;
        bool chemo = member_has(c->members, POISE_THERAPY_CHEMO) ||
                     member_has(c->members, POISE_THERAPY_ADC);
        bool endocrine = member_has(c->members, POISE_THERAPY_ENDOCRINE);
        out->chemo_lines += chemo;
        out->endocrine_lines += endocrine && (!chemo || has_own_endocrine(c->members));
    }
}

void lines_sum(const struct lines_request *request, struct lines *out)
{
    static const uint32_t endocrine[] = {POISE_THERAPY_ENDOCRINE};
    static const uint32_t chemo[] = {POISE_THERAPY_CHEMO};
    static const uint32_t anti_her2[] = {POISE_THERAPY_ANTI_HER2};
    static const uint32_t cdk46[] = {POISE_THERAPY_CDK46};
    collect_sets(request, out);
    out->two_cdk46 = two_cdk46(request);
    add_platinum_pd(request, out);
    count_lines(out);
    out->on_cdk46 = on_cdk46(request);
    out->months = (struct lines_months){
        .since_endocrine = since(request, endocrine, 1),
        .endocrine = endocrine_months(request),
        .since_chemo = since(request, chemo, 1),
        .since_anti_her2 = since(request, anti_her2, 1),
        .since_cdk46 = since(request, cdk46, 1),
        .cdk46 = cdk46_months(request),
    };
}
