/* The indices of SMAA-2 for other programs. Options are keys, in the order given; vectors
 * of weights are in the order of the criteria. */
#include "base/text.h"
#include "json.h"
#include "smaa/smaa.h"
#include "smaa_report.h"

static void put_numbers(struct json *json, const char *key, const double *numbers,
                        uint32_t count)
{
    json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        json_real(json, NULL, numbers[i]);
    json_close(json, ']');
}

/* A row of `width` numbers an option; null where `has` says so. */
static void put_rows(struct json *json, const char *key,
                     const struct smaa_problem *problem, const double *numbers,
                     uint32_t width, const bool *has)
{
    json_open(json, key, '{');
    for (uint32_t a = 0; a < problem->alternatives; a++) {
        const char *id = problem->alternative_ids[a];
        if (has != NULL && !has[a])
            json_null(json, id);
        else
            put_numbers(json, id, numbers + (size_t)a * width, width);
    }
    json_close(json, '}');
}

static void put_each(struct json *json, const char *key,
                     const struct smaa_problem *problem, const double *numbers,
                     const bool *has)
{
    json_open(json, key, '{');
    for (uint32_t a = 0; a < problem->alternatives; a++) {
        if (has != NULL && !has[a])
            json_null(json, problem->alternative_ids[a]);
        else
            json_real(json, problem->alternative_ids[a], numbers[a]);
    }
    json_close(json, '}');
}

void smaa_json(const struct smaa_problem *problem, const struct smaa_result *result,
               struct text *out)
{
    struct json json = {.out = out, .pretty = true};
    uint32_t m = problem->alternatives;
    uint32_t n = problem->criteria;
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise-smaa/1");
    json_unsigned(&json, "draws", result->draws);
    json_unsigned(&json, "seed", result->seed);
    put_numbers(&json, "mean_weights", result->mean_weights, n);
    put_rows(&json, "rank_acceptability", problem, result->ranks, m, NULL);
    put_rows(&json, "central_weights", problem, result->central, n, result->has_central);
    put_each(&json, "confidence_factor", problem, result->confidence,
             result->has_central);
    put_rows(&json, "pairwise_win", problem, result->wins, m, NULL);
    put_each(&json, "value_mean", problem, result->mean, NULL);
    put_each(&json, "value_sd", problem, result->sd, NULL);
    json_real(&json, "clipped_share", result->clipped);
    json_close(&json, '}');
    text_put_char(out, '\n');
}
