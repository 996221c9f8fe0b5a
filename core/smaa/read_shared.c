/* Criteria whose options share one baseline. */
#include <math.h>

#include "base/arena.h"
#include "reader.h"

static bool read_link(struct smaa_reader *reader, struct json_value object,
                      const struct smaa_place *place, enum smaa_link *link)
{
    static const char *const names[] = {"relative-normal", "relative-lognormal",
                                        "relative-logit-normal"};
    struct smaa_place there = {place, "dist", 0};
    for (int i = 0; i < 3; i++) {
        if (json_text_is(json_get(object, "dist"), names[i])) {
            *link = (enum smaa_link)i;
            return true;
        }
    }
    return smaa_complain(reader, &there,
                         "must be relative-logit-normal, relative-lognormal or "
                         "relative-normal");
}

static bool read_baseline(struct smaa_reader *reader, struct json_value object,
                          const struct smaa_place *above, struct smaa_shared *out)
{
    static const char *const known[] = {"of", "mean", "sd", NULL};
    struct smaa_place place = {above, "baseline", 0};
    struct smaa_place of = {&place, "of", 0};
    struct smaa_place sd = {&place, "sd", 0};
    if (!json_is(object, JSON_OBJECT))
        return smaa_complain(reader, &place, "{\"of\", \"mean\", \"sd\"} is expected");
    smaa_note_others(reader, object, &place, known);
    bool good =
        smaa_read_id(reader, json_get(object, "of"), &of, reader->alternative_ids,
                     reader->problem->alternatives, "alternative", &out->baseline);
    good = smaa_read_number(reader, object, &place, "mean", &out->mean) && good;
    if (!smaa_read_number(reader, object, &place, "sd", &out->sd))
        return false;
    if (out->sd < 0)
        return smaa_complain(reader, &sd, "the standard deviation is below zero");
    return good;
}

/* Each alternative but the baseline once, in the order of the covariance. */
static bool read_order(struct smaa_reader *reader, struct json_value list,
                       const struct smaa_place *above, struct smaa_shared *out,
                       uint32_t *of)
{
    struct smaa_place place = {above, "covariance_order", 0};
    bool seen[SMAA_ALTERNATIVE_LIMIT] = {false};
    uint32_t index = 0;
    seen[out->baseline] = true;
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m)) {
        struct smaa_place item = {&place, NULL, index++};
        uint32_t a = 0;
        if (!smaa_read_id(reader, m.value, &item, reader->alternative_ids,
                          reader->problem->alternatives, "alternative", &a))
            return false;
        if (seen[a])
            return smaa_complain(reader, &item,
                                 "each alternative but the baseline "
                                 "stands here once");
        seen[a] = true;
        of[out->count++] = a;
    }
    for (uint32_t a = 0; a < reader->problem->alternatives; a++)
        if (!seen[a])
            return smaa_complain(reader, &place, "\"%s\" is missing",
                                 reader->alternative_ids[a]);
    return true;
}

/* Without an order: that of relative_mean, whose keys are the alternatives. */
static bool read_order_of_means(struct smaa_reader *reader, struct json_value means,
                                const struct smaa_place *above, struct smaa_shared *out,
                                uint32_t *of)
{
    struct smaa_place place = {above, "relative_mean", 0};
    uint32_t m = reader->problem->alternatives;
    for (struct json_member it = json_begin(means); json_more(&it); json_next(&it)) {
        uint32_t a = 0;
        while (a < m && !json_key_is(&it, reader->alternative_ids[a]))
            a++;
        if (a == m || a == out->baseline)
            return smaa_complain(reader, &place,
                                 "\"%s\" is no alternative beside the baseline", it.key);
        of[out->count++] = a;
    }
    if (out->count + 1 != m)
        return smaa_complain(reader, &place,
                             "every alternative but the baseline is expected");
    return true;
}

static bool read_effects(struct smaa_reader *reader, struct json_value means,
                         const struct smaa_place *above, const struct smaa_shared *out,
                         double *effect)
{
    struct smaa_place place = {above, "relative_mean", 0};
    bool good = true;
    for (uint32_t i = 0; i < out->count; i++)
        good = smaa_read_number(reader, means, &place,
                                reader->alternative_ids[out->of[i]], &effect[i]) &&
               good;
    return good;
}

static bool read_covariance(struct smaa_reader *reader, struct json_value matrix,
                            const struct smaa_place *above, uint32_t count, double *out)
{
    struct smaa_place place = {above, "relative_covariance", 0};
    uint32_t cells = 0;
    bool good = json_is(matrix, JSON_ARRAY);
    for (struct json_member row = json_begin(matrix); good && json_more(&row);
         json_next(&row)) {
        uint32_t before = cells;
        for (struct json_member m = json_begin(row.value); good && json_more(&m);
             json_next(&m)) {
            good = cells < count * count && json_number_of(m.value, &out[cells]) &&
                   isfinite(out[cells]);
            cells++;
        }
        good = good && cells == before + count;
    }
    if (good && cells == count * count)
        return true;
    return smaa_complain(reader, &place, "%u rows of %u numbers are expected", count,
                         count);
}

static bool read_relative(struct smaa_reader *reader, struct json_value object,
                          const struct smaa_place *place, struct smaa_shared *out)
{
    uint32_t m = reader->problem->alternatives;
    uint32_t *of = arena_array(reader->arena, m, sizeof *of);
    double *effect = arena_array(reader->arena, m, sizeof *effect);
    double *covariance = arena_array(reader->arena, (size_t)m * m, sizeof *covariance);
    struct json_value means = json_get(object, "relative_mean");
    struct json_value order = json_get(object, "covariance_order");
    if (of == NULL || effect == NULL || covariance == NULL)
        return smaa_complain(reader, place, "out of memory");
    out->of = of;
    out->effect = effect;
    out->covariance = covariance;
    bool ordered = json_is(order, JSON_ARRAY)
                       ? read_order(reader, order, place, out, of)
                       : read_order_of_means(reader, means, place, out, of);
    if (!ordered || !read_effects(reader, means, place, out, effect))
        return false;
    return read_covariance(reader, json_get(object, "relative_covariance"), place,
                           out->count, covariance);
}

static bool read_one(struct smaa_reader *reader, struct json_value object,
                     const struct smaa_place *place, struct smaa_shared *out)
{
    static const char *const known[] = {
        "dist", "baseline", "relative_mean", "relative_covariance", "covariance_order",
        NULL};
    struct smaa_place covariance = {place, "relative_covariance", 0};
    const char *fault;
    smaa_note_others(reader, object, place, known);
    bool good = read_link(reader, object, place, &out->link);
    if (!read_baseline(reader, json_get(object, "baseline"), place, out) || !good ||
        !read_relative(reader, object, place, out))
        return false;
    if (!smaa_shared_prepare(reader->arena, out, &fault))
        return smaa_complain(reader, place, "out of memory");
    return fault == NULL || smaa_complain(reader, &covariance, "%s", fault);
}

bool smaa_read_shared(struct smaa_reader *reader, struct json_value root)
{
    struct smaa_place place = {NULL, "measurements_by_criterion", 0};
    struct json_value all = json_get(root, "measurements_by_criterion");
    bool good = true;
    if (!json_there(all))
        return true;
    if (!json_is(all, JSON_OBJECT))
        return smaa_complain(reader, &place, "an object is expected, a key a criterion");
    smaa_note_others(reader, all, &place, reader->criterion_ids);
    for (uint32_t k = 0; k < reader->problem->criteria; k++) {
        struct smaa_place there = {&place, reader->criterion_ids[k], 0};
        struct json_value object = json_get(all, reader->criterion_ids[k]);
        if (!json_there(object))
            continue;
        reader->shared[k] = arena_alloc(reader->arena, sizeof *reader->shared[k]);
        if (reader->shared[k] == NULL)
            return smaa_complain(reader, &there, "out of memory");
        good = read_one(reader, object, &there, reader->shared[k]) && good;
    }
    return good;
}
