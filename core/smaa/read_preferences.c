/* What is said of weights: each form becomes statements that remember their place. */
#include <math.h>

#include "base/arena.h"
#include "reader.h"

/* One kind of statement, and the members that it has beside "type". */
struct kind {
    const char *name;
    const char *member;
    bool (*read)(struct smaa_reader *reader, struct json_value value,
                 const struct smaa_place *place);
};

static bool full(struct smaa_reader *reader, const struct smaa_place *place)
{
    return smaa_complain(reader, place,
                         reader->said->count >= SMAA_STATEMENT_LIMIT
                             ? "more statements than are looked at together (%d)"
                             : "out of memory after %d statements",
                         (int)reader->said->count);
}

static bool read_criterion(struct smaa_reader *reader, struct json_value value,
                           const struct smaa_place *place, uint32_t *out)
{
    return smaa_read_id(reader, value, place, reader->criterion_ids,
                        reader->problem->criteria, "criterion", out);
}

static bool say_ratio(struct smaa_reader *reader, uint32_t i, uint32_t j, double lo,
                      double hi, const struct smaa_place *place)
{
    const char *where = smaa_place_string(reader, place);
    if (i == j && (lo > 1 || (hi >= 0 && hi < 1)))
        return smaa_complain(reader, place, "a criterion is compared with itself");
    return i == j || smaa_say_ratio(reader->said, i, j, lo, hi, where) ||
           full(reader, place);
}

/* -------------------- a list of n numbers */

static bool read_numbers(struct smaa_reader *reader, struct json_value list,
                         const struct smaa_place *place, double *out)
{
    uint32_t n = reader->problem->criteria;
    uint32_t count = 0;
    if (json_is(list, JSON_ARRAY)) {
        for (struct json_member m = json_begin(list); json_more(&m); json_next(&m)) {
            struct smaa_place item = {place, NULL, count};
            if (count >= n || !json_number_of(m.value, &out[count]) ||
                !isfinite(out[count]) || out[count] < 0)
                return smaa_complain(reader, &item, "%u numbers from 0 on are expected",
                                     n);
            count++;
        }
    }
    return count == n ||
           smaa_complain(reader, place, "%u numbers from 0 on are expected", n);
}

static bool read_weights(struct smaa_reader *reader, struct json_value value,
                         const struct smaa_place *place)
{
    double weights[SMAA_CRITERIA_LIMIT] = {0};
    double sum = 0;
    struct smaa_place there = {place, "weights", 0};
    if (!read_numbers(reader, json_get(value, "weights"), &there, weights))
        return false;
    for (uint32_t k = 0; k < reader->problem->criteria; k++)
        sum += weights[k];
    if (!(sum > 0) || !isfinite(sum))
        return smaa_complain(reader, &there, "one weight is above zero");
    return smaa_say_weights(reader->said, weights, reader->problem->criteria,
                            smaa_place_string(reader, &there)) ||
           full(reader, &there);
}

static bool read_lower_bounds(struct smaa_reader *reader, struct json_value value,
                              const struct smaa_place *place)
{
    double low[SMAA_CRITERIA_LIMIT] = {0};
    struct smaa_place there = {place, "lo", 0};
    if (!read_numbers(reader, json_get(value, "lo"), &there, low))
        return false;
    for (uint32_t k = 0; k < reader->problem->criteria; k++) {
        struct smaa_place item = {&there, NULL, k};
        if (!smaa_say_interval(reader->said, k, low[k], 1,
                               smaa_place_string(reader, &item)))
            return full(reader, &item);
    }
    return true;
}

/* -------------------- orders */

static bool read_order(struct smaa_reader *reader, struct json_value value,
                       const struct smaa_place *place)
{
    struct smaa_place there = {place, "order", 0};
    struct json_value list = json_get(value, "order");
    uint32_t before = 0;
    uint32_t index = 0;
    if (!json_is(list, JSON_ARRAY))
        return smaa_complain(reader, &there, "a list of criteria is expected");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m), index++) {
        struct smaa_place item = {&there, NULL, index};
        uint32_t now = 0;
        if (!read_criterion(reader, m.value, &item, &now))
            return false;
        if (index > 0 && !say_ratio(reader, before, now, 1, -1, &item))
            return false;
        before = now;
    }
    return true;
}

/* [a, b] or [a, b, number] */
static bool read_pair(struct smaa_reader *reader, struct json_value value,
                      const struct smaa_place *place, bool with_number, uint32_t pair[2],
                      double *number)
{
    struct smaa_place first = {place, NULL, 0};
    struct smaa_place second = {place, NULL, 1};
    struct json_value items[3];
    uint32_t count = 0;
    uint32_t wanted = with_number ? 3 : 2;
    if (json_is(value, JSON_ARRAY))
        for (struct json_member m = json_begin(value); json_more(&m); json_next(&m)) {
            if (count < 3)
                items[count] = m.value;
            count++;
        }
    if (count != wanted || (with_number && (!json_number_of(items[2], number) ||
                                            !isfinite(*number) || *number < 0)))
        return smaa_complain(reader, place,
                             with_number ? "[criterion, criterion, number from 0 on] "
                                           "is expected"
                                         : "[criterion, criterion] is expected");
    return read_criterion(reader, items[0], &first, &pair[0]) &&
           read_criterion(reader, items[1], &second, &pair[1]);
}

static bool read_pairs(struct smaa_reader *reader, struct json_value list,
                       const struct smaa_place *place, bool exact)
{
    uint32_t index = 0;
    bool good = true;
    if (!json_is(list, JSON_ARRAY))
        return smaa_complain(reader, place, "a list is expected");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m), index++) {
        struct smaa_place item = {place, NULL, index};
        uint32_t pair[2] = {0, 0};
        double ratio = 1;
        bool read = read_pair(reader, m.value, &item, exact, pair, &ratio);
        good = good && read;
        if (read &&
            !say_ratio(reader, pair[0], pair[1], ratio, exact ? ratio : -1, &item))
            return false;
    }
    return good;
}

static bool read_partial_order(struct smaa_reader *reader, struct json_value value,
                               const struct smaa_place *place)
{
    struct smaa_place there = {place, "pairs", 0};
    return read_pairs(reader, json_get(value, "pairs"), &there, false);
}

static bool read_exact_ratios(struct smaa_reader *reader, struct json_value value,
                              const struct smaa_place *place)
{
    struct smaa_place there = {place, "ratios", 0};
    return read_pairs(reader, json_get(value, "ratios"), &there, true);
}

/* -------------------- bounds */

/* Either end may be missing or null: then it is -1. */
static bool read_ends(struct smaa_reader *reader, struct json_value value,
                      const struct smaa_place *place, double ends[2])
{
    static const char *const keys[] = {"lo", "hi"};
    for (int i = 0; i < 2; i++) {
        struct smaa_place there = {place, keys[i], 0};
        ends[i] = -1;
        if (!json_there(json_get(value, keys[i])))
            continue;
        if (!smaa_read_number(reader, value, place, keys[i], &ends[i]))
            return false;
        if (ends[i] < 0)
            return smaa_complain(reader, &there, "a number from 0 on is expected");
    }
    return true;
}

static bool read_ratio_bound(struct smaa_reader *reader, struct json_value value,
                             const struct smaa_place *place)
{
    static const char *const known[] = {"num", "den", "lo", "hi", NULL};
    struct smaa_place num = {place, "num", 0};
    struct smaa_place den = {place, "den", 0};
    double ends[2] = {-1, -1};
    uint32_t i = 0;
    uint32_t j = 0;
    smaa_note_others(reader, value, place, known);
    return read_criterion(reader, json_get(value, "num"), &num, &i) &&
           read_criterion(reader, json_get(value, "den"), &den, &j) &&
           read_ends(reader, value, place, ends) &&
           say_ratio(reader, i, j, ends[0], ends[1], place);
}

static bool read_interval_bound(struct smaa_reader *reader, struct json_value value,
                                const struct smaa_place *place)
{
    static const char *const known[] = {"crit", "lo", "hi", NULL};
    struct smaa_place crit = {place, "crit", 0};
    double ends[2] = {-1, -1};
    uint32_t i = 0;
    smaa_note_others(reader, value, place, known);
    if (!read_criterion(reader, json_get(value, "crit"), &crit, &i) ||
        !read_ends(reader, value, place, ends))
        return false;
    return smaa_say_interval(reader->said, i, ends[0], ends[1] < 0 ? 1 : ends[1],
                             smaa_place_string(reader, place)) ||
           full(reader, place);
}

typedef bool bound_reader(struct smaa_reader *reader, struct json_value value,
                          const struct smaa_place *place);

static bool read_bounds(struct smaa_reader *reader, struct json_value value,
                        const struct smaa_place *above, bound_reader *read)
{
    struct smaa_place place = {above, "bounds", 0};
    struct json_value list = json_get(value, "bounds");
    uint32_t index = 0;
    bool good = true;
    if (!json_is(list, JSON_ARRAY))
        return smaa_complain(reader, &place, "a list is expected");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m), index++) {
        struct smaa_place item = {&place, NULL, index};
        if (reader->said->full)
            return false;
        good = read(reader, m.value, &item) && good;
    }
    return good;
}

static bool read_ratio(struct smaa_reader *reader, struct json_value value,
                       const struct smaa_place *place)
{
    return read_bounds(reader, value, place, read_ratio_bound);
}

static bool read_interval(struct smaa_reader *reader, struct json_value value,
                          const struct smaa_place *place)
{
    return read_bounds(reader, value, place, read_interval_bound);
}

/* -------------------- all */

static bool read_none(struct smaa_reader *reader, struct json_value value,
                      const struct smaa_place *place)
{
    (void)reader;
    (void)value;
    (void)place;
    return true;
}

static bool read_all(struct smaa_reader *reader, struct json_value value,
                     const struct smaa_place *above)
{
    struct smaa_place place = {above, "of", 0};
    struct json_value list = json_get(value, "of");
    uint32_t index = 0;
    bool good = true;
    if (!json_is(list, JSON_ARRAY))
        return smaa_complain(reader, &place, "a list of preferences is expected");
    for (struct json_member m = json_begin(list); json_more(&m); json_next(&m), index++) {
        struct smaa_place item = {&place, NULL, index};
        if (reader->said->full)
            return false;
        good = smaa_read_preferences(reader, m.value, &item) && good;
    }
    return good;
}

static const struct kind kinds[] = {
    {"none", "type", read_none},
    {"weights", "weights", read_weights},
    {"ordinal", "order", read_order},
    {"partial-order", "pairs", read_partial_order},
    {"ratio", "bounds", read_ratio},
    {"exact-ratio", "ratios", read_exact_ratios},
    {"lower-bounds", "lo", read_lower_bounds},
    {"interval", "bounds", read_interval},
    {"all", "of", read_all},
};

bool smaa_read_preferences(struct smaa_reader *reader, struct json_value value,
                           const struct smaa_place *place)
{
    struct smaa_place type = {place, "type", 0};
    struct json_value name = json_get(value, "type");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *const known[] = {"type", kinds[i].member, NULL};
        if (!json_text_is(name, kinds[i].name))
            continue;
        smaa_note_others(reader, value, place, known);
        return kinds[i].read(reader, value, place);
    }
    return smaa_complain(reader, &type,
                         "must be none, weights, ordinal, partial-order, ratio, "
                         "exact-ratio, lower-bounds, interval or all");
}
