/* The same as JSON. */
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "moves.h"
#include "reason.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "timeline.h"
#include "weigh/dimension.h"
#include "weigh/shift.h"
#include "writer.h"

static void put_day(struct json *json, const char *key, const struct answer *answer)
{
    char day[11];
    date_format(answer->as_of, day);
    json_string(json, key, day);
}

static void put_point(struct json *json, const struct timeline_point *point)
{
    const struct outcome *first = answer_first(point->answer, ROLE_SYSTEMIC);
    json_open(json, NULL, '{');
    put_day(json, "as_of", point->answer);
    json_string(json, "case", point->name);
    json_string(json, "first", first == NULL ? NULL : first->option->id);
    json_open(json, "recommendations", '[');
    for (uint32_t i = 0; i < point->answer->ranked_count; i++) {
        const struct outcome *outcome = point->answer->ranked[i];
        json_open(json, NULL, '{');
        json_string(json, "option", outcome->option->id);
        json_string(json, "role", role_name(outcome->option->role));
        json_int(json, "rank_in_role", outcome->rank_in_role);
        json_fixed(json, "balance", outcome->balance, 6);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

/* -------------------- steps */

static void put_value(struct json *json, const char *key, const struct fact *fact,
                      const struct reading *reading)
{
    struct text text = {0};
    if (reading->state != FACT_UNKNOWN)
        datum_write(fact, &reading->datum, &text);
    json_string(json, key, reading->state == FACT_UNKNOWN ? NULL : text.bytes);
    text_free(&text);
}

static void put_facts(struct json *json, const struct record *before,
                      const struct record *after)
{
    uint32_t numbers[FACT_LIMIT];
    uint32_t count = timeline_facts(before, after, numbers);
    json_open(json, "facts", '[');
    for (uint32_t i = 0; i < count; i++) {
        const struct fact *fact = fact_at(after->vocabulary, numbers[i]);
        json_open(json, NULL, '{');
        json_string(json, "name", fact->name);
        put_value(json, "before", fact, record_at(before, numbers[i]));
        put_value(json, "after", fact, record_at(after, numbers[i]));
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* Half millionths are written as seven decimals of the balance: exact. */
static void put_parts(struct json *json, const char *key, const int64_t *parts,
                      int64_t sum)
{
    json_open(json, key, '{');
    json_fixed(json, "sum", sum * 5, 7);
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++)
        if (parts[i] != 0)
            json_fixed(json, dimensions[i].name, parts[i] * 5, 7);
    json_close(json, '}');
}

static void put_change(struct writer *writer, const struct answer *from,
                       const struct answer *to, const struct move *move)
{
    struct json *json = &writer->json;
    json_open(json, NULL, '{');
    json_string(json, "option", move->after->option->id);
    json_string(json, "before", outcome_state_name(move->before));
    json_string(json, "after", outcome_state_name(move->after));
    if (move->before->rank > 0 && move->after->rank > 0) {
        struct shift shift =
            shift_between(move->before, &from->weights, move->after, &to->weights);
        json_int(json, "rank_before", move->before->rank_in_role);
        json_int(json, "rank_after", move->after->rank_in_role);
        put_parts(json, "situation", shift.situation, shift_situation(&shift));
        put_parts(json, "goals", shift.goals, shift_goals(&shift));
    } else {
        struct reasons reasons = reasons_of(writer->arena, to, move->after);
        json_string(json, "because", reasons.count == 0 ? NULL : reasons.items[0].text);
    }
    json_close(json, '}');
}

static void put_step(struct writer *writer, const struct answer *from,
                     const struct answer *to)
{
    struct json *json = &writer->json;
    struct moves moves = moves_between(writer->arena, from, to);
    json_open(json, NULL, '{');
    put_day(json, "from", from);
    put_day(json, "to", to);
    put_facts(json, from->record, to->record);
    json_open(json, "changes", '[');
    for (uint32_t i = 0; i < moves.count; i++)
        put_change(writer, from, to, &moves.items[i]);
    json_close(json, ']');
    json_close(json, '}');
}

/* -------------------- what a choice closes off */

static void put_options(struct json *json, const char *key, uint32_t count,
                        const struct option *const *options)
{
    json_open(json, key, '[');
    for (uint32_t i = 0; i < count; i++)
        json_string(json, NULL, options[i]->id);
    json_close(json, ']');
}

static void put_closings(struct json *json, const struct timeline *timeline)
{
    json_open(json, "closes", '[');
    for (uint32_t i = 0; i < timeline->closing_count; i++) {
        const struct closing *closing = &timeline->closings[i];
        json_open(json, NULL, '{');
        json_string(json, "option", closing->option->id);
        json_bool(json, "known", closing->known);
        put_options(json, "ruled_out_afterwards", closing->closed_count, closing->closed);
        put_options(json, "possible_afterwards", closing->opened_count, closing->opened);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void timeline_json(const struct timeline *timeline, struct text *out)
{
    struct writer writer;
    if (!writer_open(&writer, timeline->points[timeline->count - 1].answer, out))
        return;
    struct json *json = &writer.json;
    json_open(json, "timeline", '{');
    json_open(json, "points", '[');
    for (uint32_t p = 0; p < timeline->count; p++)
        put_point(json, &timeline->points[p]);
    json_close(json, ']');
    json_int(json, "days_left_out", timeline->left_out);
    json_open(json, "steps", '[');
    for (uint32_t p = 1; p < timeline->count; p++)
        put_step(&writer, timeline->points[p - 1].answer, timeline->points[p].answer);
    json_close(json, ']');
    put_closings(json, timeline);
    json_close(json, '}');
    writer_close(&writer);
}
