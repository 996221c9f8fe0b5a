/* Which results come from one sample, and which sample counts. */
#include "tissue.h"

#include <poise/status.h>

#include "base/arena.h"
#include "base/date.h"

static struct json_bytes specimen_of(const struct result *result)
{
    struct json_value specimen = member_of(&result->resource->members, ELEMENT_SPECIMEN);
    return json_text(json_get(specimen, "reference"));
}

static bool same_bytes(struct json_bytes a, struct json_bytes b)
{
    return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

static bool measures(const struct tissue *tissue, uint32_t measure)
{
    for (uint32_t i = 0; i < tissue->count; i++)
        if (tissue->measures[i] == measure)
            return true;
    return false;
}

static bool same_sample(const struct tissue *tissue, const struct result *result)
{
    struct json_bytes specimen = specimen_of(result);
    for (uint32_t i = 0; i < tissue->count; i++)
        if (tissue->results[i]->resource == result->resource)
            return true;
    if (specimen.at != NULL && tissue->specimen.at != NULL)
        return same_bytes(specimen, tissue->specimen);
    if (tissue->kind != result->sample || tissue->when.known != result->when.known)
        return false;
    if (!result->when.known || tissue->when.day == result->when.day)
        return true;
    int64_t days = (int64_t)tissue->when.day - result->when.day;
    return days >= -TISSUE_REFLEX_DAYS && days <= TISSUE_REFLEX_DAYS &&
           !measures(tissue, tissue_measure(result));
}

static bool says_something(const struct result *result)
{
    bool interpreted = result->interpretation.concept != NULL;
    return result->kind != VALUE_ABSENT && (result->kind != VALUE_NONE || interpreted);
}

static void add(struct tissue *tissue, const struct result *result)
{
    uint32_t at = tissue->count++;
    tissue->results[at] = result;
    tissue->measures[at] = tissue_measure(result);
    tissue->grounds[at] = ground_of(result);
    if (at > 0)
        tissue->grounds[at - 1].next = &tissue->grounds[at];
    if (when_after(&result->when, &tissue->when))
        tissue->when = result->when;
    if (tissue->specimen.at == NULL)
        tissue->specimen = specimen_of(result);
}

struct tissue *tissue_find(struct reader *reader, enum concept_kind question)
{
    struct tissue *first = NULL;
    struct tissue **end = &first;
    for (const struct result *r = results_of(reader, question); r != NULL; r = r->next) {
        struct tissue *tissue = first;
        if (!says_something(r))
            continue;
        while (tissue != NULL &&
               (tissue->count == TISSUE_RESULTS || !same_sample(tissue, r)))
            tissue = tissue->next;
        if (tissue == NULL) {
            tissue = arena_alloc(reader->arena, sizeof *tissue);
            if (tissue == NULL) {
                reader->failed = true;
                return first;
            }
            tissue->kind = r->sample;
            tissue->when = r->when;
            tissue->answer = TISSUE_UNREAD;
            *end = tissue;
            end = &tissue->next;
        }
        add(tissue, r);
    }
    return first;
}

/* 0: as good; above: `a` counts rather than `b`. */
static int compare(const struct tissue *a, const struct tissue *b)
{
    if (a->when.known != b->when.known)
        return a->when.known ? 1 : -1;
    bool spread = a->kind == SAMPLE_METASTASIS;
    if (spread != (b->kind == SAMPLE_METASTASIS))
        return spread ? 1 : -1;
    return when_after(&a->when, &b->when) ? 1 : when_after(&b->when, &a->when) ? -1 : 0;
}

struct tissue *tissue_choose(struct tissue *tissues)
{
    struct tissue *best = NULL;
    for (struct tissue *t = tissues; t != NULL; t = t->next)
        if (t->answer != TISSUE_UNREAD && (best == NULL || compare(t, best) > 0))
            best = t;
    return best;
}

const struct tissue *tissue_rival(const struct tissue *tissues, const struct tissue *of)
{
    for (const struct tissue *t = tissues; t != NULL; t = t->next)
        if (t != of && t->answer >= 0 && t->answer != of->answer && compare(t, of) == 0)
            return t;
    return NULL;
}

void tissue_give(struct reader *reader, uint32_t fact, struct tissue *tissue)
{
    give_choice(reader, fact, (uint32_t)tissue->answer, tissue->when.day,
                &tissue->grounds[0]);
}

void tissue_set_aside(struct reader *reader, const struct tissue *tissue,
                      const char *text)
{
    for (uint32_t i = 0; i < tissue->count; i++)
        set_aside(reader, tissue->results[i]->resource, text);
}

void tissue_doubt(struct reader *reader, const struct tissue *tissue, const char *text)
{
    for (uint32_t i = 0; i < tissue->count; i++)
        set_doubt(reader, tissue->results[i]->resource, text);
}

void tissue_say_conflict(struct reader *reader, uint32_t fact, const char *why)
{
    if (record_say_conflict(reader->record, fact, why) != POISE_OK)
        reader->failed = true;
}

void tissue_pass_over(struct reader *reader, struct tissue *tissues,
                      const struct tissue *chosen)
{
    for (struct tissue *t = tissues; t != NULL; t = t->next) {
        if (t == chosen || chosen == NULL || t->answer == TISSUE_UNREAD ||
            tissue_rival(tissues, chosen) == t)
            continue;
        const char *why = !t->when.known && chosen->when.known
                              ? "not dated: a dated sample is used instead"
                          : chosen->kind == SAMPLE_METASTASIS && t->kind != chosen->kind
                              ? "a sample of a metastasis is used instead"
                          : t->answer == chosen->answer
                              ? "a newer sample says the same"
                              : "a newer sample is used instead";
        tissue_set_aside(reader, t, why);
    }
}
