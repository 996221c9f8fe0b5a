/* Distributions, option by option. */
#include "base/arena.h"
#include "elementary.h"
#include "reader.h"

/* -------------------- distributions */

/* The names of parameters: the first is `a`, then `b`, then `c`; NULL ends. */
struct form {
    const char *name;
    enum smaa_distribution distribution;
    const char *parameters[3];
};

static const struct form forms[] = {
    {"exact", SMAA_EXACT, {"value", NULL, NULL}},
    {"normal", SMAA_NORMAL, {"mean", "sd", NULL}},
    {"lognormal", SMAA_LOGNORMAL, {"mu", "sigma", NULL}},
    {"logit-normal", SMAA_LOGIT_NORMAL, {"mean", "sd", NULL}},
    {"beta", SMAA_BETA, {"alpha", "beta", NULL}},
    {"gamma", SMAA_GAMMA, {"shape", "scale", NULL}},
    {"uniform", SMAA_UNIFORM, {"low", "high", NULL}},
    {"triangular", SMAA_TRIANGULAR, {"low", "high", "mode"}},
    {"missing", SMAA_MISSING, {NULL, NULL, NULL}},
};

static const struct form *find_form(struct json_value name)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (json_text_is(name, forms[i].name))
            return &forms[i];
    return NULL;
}

/* A log-normal may be given by its median. */
static bool read_median(struct smaa_reader *reader, struct json_value value,
                        const struct smaa_place *place, struct smaa_measure *out)
{
    struct smaa_place there = {place, "median", 0};
    double median = 0;
    if (json_there(json_get(value, "mu")))
        return smaa_complain(reader, &there, "give either \"mu\" or \"median\"");
    if (!smaa_read_number(reader, value, place, "median", &median))
        return false;
    if (!(median > 1e-300))
        return smaa_complain(reader, &there, "the median of a log-normal is above zero");
    out->a = smaa_log(median);
    return smaa_read_number(reader, value, place, "sigma", &out->b);
}

static bool read_parameters(struct smaa_reader *reader, struct json_value value,
                            const struct smaa_place *place, const struct form *form,
                            struct smaa_measure *out)
{
    double *to[] = {&out->a, &out->b, &out->c};
    bool good = true;
    if (form->distribution == SMAA_LOGNORMAL && json_there(json_get(value, "median")))
        return read_median(reader, value, place, out);
    for (int i = 0; i < 3 && form->parameters[i] != NULL; i++)
        good = smaa_read_number(reader, value, place, form->parameters[i], to[i]) && good;
    return good;
}

static bool read_measure(struct smaa_reader *reader, struct json_value value,
                         const struct smaa_place *place, struct smaa_measure *out)
{
    struct smaa_place name = {place, "dist", 0};
    if (!json_is(value, JSON_OBJECT))
        return smaa_complain(reader, place, "a distribution is expected");
    const struct form *form = find_form(json_get(value, "dist"));
    if (form == NULL)
        return smaa_complain(reader, &name,
                             "must be exact, normal, lognormal, logit-normal, beta, "
                             "gamma, uniform, triangular or missing");
    const char *known[] = {"dist",
                           form->parameters[0] == NULL ? "dist" : form->parameters[0],
                           form->parameters[1] == NULL ? "dist" : form->parameters[1],
                           form->parameters[2] == NULL ? "dist" : form->parameters[2],
                           form->distribution == SMAA_LOGNORMAL ? "median" : NULL,
                           NULL};
    smaa_note_others(reader, value, place, known);
    out->distribution = form->distribution;
    if (!read_parameters(reader, value, place, form, out))
        return false;
    const char *fault = smaa_measure_fault(out);
    return fault == NULL || smaa_complain(reader, place, "%s", fault);
}

/* -------------------- one option */

static uint32_t shared_count(const struct smaa_reader *reader)
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < reader->problem->criteria; k++)
        count += reader->shared[k] != NULL;
    return count;
}

/* Every criterion in its place; those with a shared baseline may be null, or be left out
 * of every place. */
static bool read_row(struct smaa_reader *reader, struct json_value row,
                     const struct smaa_place *place, struct smaa_measure *out)
{
    uint32_t n = reader->problem->criteria;
    uint32_t count = 0;
    uint32_t index = 0;
    bool good = true;
    if (json_is(row, JSON_ARRAY))
        for (struct json_member m = json_begin(row); json_more(&m); json_next(&m))
            count++;
    bool left_out = count + shared_count(reader) == n;
    if (count != n && !left_out)
        return smaa_complain(reader, place, "%u measurements for %u criteria", count, n);
    struct json_member m = json_begin(row);
    for (uint32_t k = 0; k < n; k++) {
        struct smaa_place item = {place, NULL, index};
        bool is_shared = reader->shared[k] != NULL;
        if (is_shared && left_out)
            continue;
        if (is_shared && json_there(m.value))
            smaa_note(reader, &item, "is not used: the criterion has a shared baseline");
        if (!is_shared)
            good = read_measure(reader, m.value, &item, &out[k]) && good;
        json_next(&m);
        index++;
    }
    return good;
}

bool smaa_read_measures(struct smaa_reader *reader, struct json_value root)
{
    const struct smaa_problem *problem = reader->problem;
    struct smaa_place place = {NULL, "measurements", 0};
    struct json_value all = json_get(root, "measurements");
    size_t cells = (size_t)problem->alternatives * problem->criteria;
    bool good = true;
    reader->measures = arena_array(reader->arena, cells, sizeof *reader->measures);
    if (reader->measures == NULL)
        return smaa_complain(reader, &place, "out of memory");
    for (uint32_t a = 0; a < problem->alternatives; a++) {
        const char *id = reader->alternative_ids[a];
        struct smaa_place row = {&place, id, 0};
        struct json_value value = json_get(all, id);
        if (!json_there(value) && shared_count(reader) < problem->criteria)
            good = smaa_complain(reader, &row,
                                 "the measurements of an alternative are "
                                 "missing");
        else if (json_there(value))
            good = read_row(reader, value, &row,
                            &reader->measures[(size_t)a * problem->criteria]) &&
                   good;
    }
    smaa_note_others(reader, all, &place, reader->alternative_ids);
    return good;
}
