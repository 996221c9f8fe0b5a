/* Role by role, option by option, in the order of expected rank. */
#include "fit_json.h"

#include "settings/catalogue.h"
#include "weigh/dimension.h"
#include "weigh/swing.h"

/* A number that is not below zero, with `scale` decimals. */
static void put(struct json *json, const char *key, double value, int scale)
{
    int64_t unit = 1;
    for (int i = 0; i < scale; i++)
        unit *= 10;
    json_fixed(json, key, (int64_t)(value * (double)unit + 0.5), scale);
}

static void put_dimensions(struct json *json, const char *key, uint32_t which)
{
    json_open(json, key, '[');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        if ((which >> d & 1) != 0)
            json_string(json, NULL, dimensions[d].name);
    json_close(json, ']');
}

static void put_name(struct json *json, const struct outcome *outcome)
{
    json_string(json, "option", outcome->option->id);
    if (outcome->target != NULL)
        json_string(json, "target", outcome->target);
}

/* -------------------- one option */

static void put_central(struct json *json, const struct fit_option *option)
{
    if (!option->has_central) {
        json_null(json, "central");
        json_null(json, "confidence");
        return;
    }
    json_open(json, "central", '{');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++)
        put(json, dimensions[d].name, option->central[d], 3);
    json_close(json, '}');
    put(json, "confidence", option->confidence, 3);
}

static void put_shares(struct json *json, const char *key, const double *shares,
                       uint32_t count)
{
    json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        put(json, NULL, shares[i], 3);
    json_close(json, ']');
}

static void put_option(struct json *json, const struct fit *fit,
                       const struct fit_option *option)
{
    static const char *const words[] = {
        [FIT_CLEAR] = "clear fit",
        [FIT_LEANS] = "leans to",
        [FIT_TOO_CLOSE] = "too close to call",
        [FIT_LESS] = "fits less",
    };
    json_open(json, NULL, '{');
    put_name(json, option->outcome);
    json_string(json, "word", words[option->word]);
    json_int(json, "group", option->group);
    put(json, "first_share", option->first, 3);
    put_shares(json, "ranks", option->ranks, fit->count);
    put(json, "expected_rank", option->expected_rank, 2);
    put_shares(json, "wins", option->wins, fit->count);
    put_central(json, option);
    json_open(json, "balance", '{');
    put(json, "mean", option->mean / 100, 3);
    put(json, "low", option->low / 100, 3);
    put(json, "high", option->high / 100, 3);
    json_close(json, '}');
    put_dimensions(json, "unknown", option->unknown);
    put_dimensions(json, "only_graded", option->graded);
    json_close(json, '}');
}

/* -------------------- one role */

/* Null where nothing is open between the first two, or there is only one. */
static void put_doubt(struct json *json, const struct fit *fit)
{
    const struct fit_doubt *doubt = &fit->doubt;
    if (!doubt->any) {
        json_null(json, "doubt");
        return;
    }
    json_open(json, "doubt", '{');
    json_open(json, "between", '[');
    for (uint32_t i = 0; i < 2; i++) {
        json_open(json, NULL, '{');
        put_name(json, fit->options[i].outcome);
        json_close(json, '}');
    }
    json_close(json, ']');
    put(json, "goals", doubt->goals, 3);
    put(json, "evidence", doubt->evidence, 3);
    put(json, "both", doubt->both, 3);
    json_open(json, "effects", '[');
    for (uint32_t i = 0; i < doubt->count; i++) {
        json_open(json, NULL, '{');
        put_name(json, doubt->effects[i].outcome);
        json_string(json, "dimension", dimensions[doubt->effects[i].dimension].name);
        put(json, "share", doubt->effects[i].share, 3);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void put_side(struct json *json, const char *key, uint32_t better, uint32_t worse)
{
    json_open(json, key, '{');
    json_string(json, "better", swings[better].better);
    json_string(json, "worse", swings[worse].worse);
    json_close(json, '}');
}

/* Null where no answer would settle much. */
static void put_trade(struct json *json, const struct fit_trade *trade)
{
    if (!trade->any) {
        json_null(json, "ask_next");
        return;
    }
    json_open(json, "ask_next", '{');
    json_open(json, "between", '[');
    json_string(json, NULL, dimensions[trade->a].name);
    json_string(json, NULL, dimensions[trade->b].name);
    json_close(json, ']');
    put_side(json, "x", trade->a, trade->b);
    put_side(json, "y", trade->b, trade->a);
    put(json, "settles_bits", trade->drop, 2);
    json_close(json, '}');
}

static void put_fit(struct json *json, const struct fit *fit)
{
    static const char *const goals[] = {
        [FIT_FREE] = "free", [FIT_ORDER] = "order", [FIT_SLIDERS] = "sliders"};
    json_open(json, NULL, '{');
    json_string(json, "role", role_name(fit->role));
    json_string(json, "goals", goals[fit->goals]);
    if (fit->goals == FIT_SLIDERS)
        put(json, "sure", fit->sure, 2);
    else
        json_null(json, "sure");
    json_int(json, "draws", fit->draws);
    json_unsigned(json, "seed", fit->seed);
    put(json, "clipped", fit->clipped, 3);
    put_doubt(json, fit);
    put_trade(json, &fit->trade);
    json_open(json, "options", '[');
    for (uint32_t i = 0; i < fit->count; i++)
        put_option(json, fit, &fit->options[i]);
    json_close(json, ']');
    json_close(json, '}');
}

static const struct fit *first_of(const struct answer *answer)
{
    for (int role = 0; role < ROLE_COUNT; role++)
        if (answer->fits[role] != NULL)
            return answer->fits[role];
    return NULL;
}

void fits_json(struct writer *writer)
{
    struct json *json = &writer->json;
    const struct answer *answer = writer->answer;
    if (first_of(answer) == NULL)
        return;
    json_open(json, "fits", '{');
    json_string(json, "about",
                "Shares are of readings of the goals and of the evidence; none is a "
                "chance that a treatment works.");
    json_open(json, "roles", '[');
    for (int role = 0; role < ROLE_COUNT; role++)
        if (answer->fits[role] != NULL)
            put_fit(json, answer->fits[role]);
    json_close(json, ']');
    json_close(json, '}');
}

void first_share_json(struct writer *writer, const struct outcome *outcome)
{
    const struct fit_option *option = fit_find(writer->answer->fits, outcome);
    if (option == NULL)
        json_null(&writer->json, "first_share");
    else
        put(&writer->json, "first_share", option->first, 3);
}

void seed_json(struct writer *writer)
{
    const struct fit *fit = first_of(writer->answer);
    if (fit == NULL)
        json_null(&writer->json, "seed");
    else
        json_unsigned(&writer->json, "seed", fit->seed);
}
