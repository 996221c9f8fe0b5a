/* Value functions. */
#include "base/arena.h"
#include "reader.h"

/* -------------------- value functions */

static bool read_outside(struct smaa_reader *reader, struct json_value object,
                         const struct smaa_place *place, bool *clips)
{
    struct smaa_place there = {place, "outside", 0};
    struct json_value value = json_get(object, "outside");
    *clips = !json_text_is(value, "extrapolate");
    if (!json_there(value) || !*clips || json_text_is(value, "clip"))
        return true;
    return smaa_complain(reader, &there, "must be \"clip\" or \"extrapolate\"");
}

/* [x, v] */
static bool read_point(struct json_value item, double *x, double *v)
{
    if (!json_is(item, JSON_ARRAY))
        return false;
    struct json_member m = json_begin(item);
    bool good = json_more(&m) && json_number_of(m.value, x);
    if (good)
        json_next(&m);
    good = good && json_more(&m) && json_number_of(m.value, v);
    if (good)
        json_next(&m);
    return good && !json_more(&m);
}

static void turn_round(double *values, uint32_t count)
{
    for (uint32_t i = 0; i < count / 2; i++) {
        double kept = values[i];
        values[i] = values[count - 1 - i];
        values[count - 1 - i] = kept;
    }
}

static bool read_points(struct smaa_reader *reader, struct json_value list,
                        const struct smaa_place *above, struct smaa_value *out)
{
    struct smaa_place place = {above, "points", 0};
    uint32_t count = 0;
    if (json_is(list, JSON_ARRAY))
        for (struct json_member m = json_begin(list); json_more(&m); json_next(&m))
            count++;
    double *x = arena_array(reader->arena, count + 1, sizeof *x);
    double *v = arena_array(reader->arena, count + 1, sizeof *v);
    if (x == NULL || v == NULL)
        return smaa_complain(reader, &place, "out of memory");
    uint32_t at = 0;
    for (struct json_member m = json_begin(list); at < count; json_next(&m), at++) {
        struct smaa_place item = {&place, NULL, at};
        if (!read_point(m.value, &x[at], &v[at]))
            return smaa_complain(reader, &item, "a point is [x, v], two numbers");
    }
    if (count > 1 && x[0] > x[count - 1]) {
        turn_round(x, count);
        turn_round(v, count);
    }
    out->count = count;
    out->x = x;
    out->v = v;
    return true;
}

static bool read_shape(struct smaa_reader *reader, struct json_value value,
                       const struct smaa_place *place, struct smaa_value *out)
{
    struct smaa_place type = {place, "type", 0};
    struct json_value name = json_get(value, "type");
    if (json_text_is(name, "identity")) {
        out->shape = SMAA_IDENTITY;
        return true;
    }
    if (json_text_is(name, "linear")) {
        out->shape = SMAA_LINEAR;
        bool worst = smaa_read_number(reader, value, place, "worst", &out->worst);
        return smaa_read_number(reader, value, place, "best", &out->best) && worst;
    }
    out->shape = SMAA_PIECES;
    if (json_text_is(name, "piecewise-linear"))
        return read_points(reader, json_get(value, "points"), place, out);
    return smaa_complain(reader, &type,
                         "must be \"linear\", \"piecewise-linear\" or \"identity\"");
}

bool smaa_read_value(struct smaa_reader *reader, struct json_value value,
                     const struct smaa_place *place, struct smaa_value *out)
{
    static const char *const known[] = {"type",    "worst",  "best",
                                        "outside", "points", NULL};
    if (!json_is(value, JSON_OBJECT))
        return smaa_complain(reader, place, "a value function is expected");
    smaa_note_others(reader, value, place, known);
    if (!read_outside(reader, value, place, &out->clips) ||
        !read_shape(reader, value, place, out))
        return false;
    const char *fault = smaa_value_fault(out);
    return fault == NULL || smaa_complain(reader, place, "%s", fault);
}
