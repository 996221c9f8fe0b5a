/* Copies of known length; only numbers and what code has said are rendered here. */
#include "why_json.h"

#include "base/date.h"
#include "base/problem.h"
#include "json.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "telling.h"
#include "weigh/limits.h"
#include "why_pieces.h"

struct line {
    const struct why *why;
    const struct answer *answer;
    struct text *out;
};

/* Items end in a comma: the last one is taken back. */
static void close_list(struct text *out, const char *end)
{
    if (out->length > 0 && out->bytes[out->length - 1] == ',')
        out->length--;
    text_put(out, end);
}

/* Puts a string that is not rendered before. */
static void put_string(struct text *out, const char *value)
{
    struct json json = {.out = out};
    json_string(&json, NULL, value);
}

/* -------------------- the person */

static void put_value(const struct why_fact *pieces, const struct fact *fact,
                      const union datum *datum, struct text *out)
{
    if (fact_is_numeric(fact)) {
        text_put_number(out, datum->number);
        text_put_char(out, ',');
    } else if (!fact_is_set(fact)) {
        piece_put(out, &pieces->values[datum->choice]);
    } else {
        for (uint32_t i = 0; i < fact->value_count; i++)
            if (member_has(datum->members, fact->values[i].number))
                piece_put(out, &pieces->values[fact->values[i].number]);
        close_list(out, "],");
    }
}

static void put_facts(const struct line *line)
{
    const struct record *record = line->answer->record;
    struct text *out = line->out;
    text_put(out, ",\"facts\":{");
    for (uint32_t i = 1; i < record->count; i++) {
        const struct why_fact *pieces = &line->why->facts[i];
        if (pieces->open.length == 0 || !record_knows(record, i))
            continue;
        piece_put(out, &pieces->open);
        put_value(pieces, fact_at(record->vocabulary, i), &record->readings[i].datum,
                  out);
    }
    close_list(out, "},\"assumed\":[");
    for (uint32_t i = 1; i < record->count; i++) {
        if (line->why->facts[i].open.length == 0 ||
            record->readings[i].state != FACT_ASSUMED)
            continue;
        put_string(out, fact_at(record->vocabulary, i)->name);
        text_put_char(out, ',');
    }
    close_list(out, "],\"flags\":[");
    for (uint32_t i = 0; i < line->answer->flag_count; i++) {
        put_string(out, line->answer->flags[i].code);
        text_put_char(out, ',');
    }
    close_list(out, "]");
}

/* -------------------- one option */

static const struct why_option *open_option(const struct line *line,
                                            const struct outcome *outcome)
{
    const struct catalogue *catalogue = line->why->engine->generation->catalogue;
    const struct why_option *pieces =
        &line->why->options[outcome->option - catalogue->options];
    piece_put(line->out, &pieces->head);
    if (outcome->target != NULL) {
        text_put(line->out, "\"target\":");
        put_string(line->out, outcome->target);
        text_put_char(line->out, ',');
    }
    return pieces;
}

static void put_marked(struct text *out, const struct piece *pieces, uint32_t marks)
{
    for (; marks != 0; marks >>= 1, pieces++)
        if ((marks & 1) != 0)
            piece_put(out, pieces);
}

static void put_note(const struct line *line, const struct outcome *outcome,
                     const poise_note *note)
{
    const poise_sentence *sentence = &outcome->sentences[note->sentence];
    struct text text = {0};
    struct json json = {.out = line->out};
    note_write(sentence, note, &text);
    json_open(&json, NULL, '{');
    json_string(&json, "text", text.bytes);
    json_open(&json, "facts", '[');
    for (int i = 0; i < 4; i++)
        if (note->facts[i] != POISE_FACT_NONE)
            json_string(&json, NULL,
                        fact_at(line->answer->record->vocabulary, note->facts[i])->name);
    json_close(&json, ']');
    json_string(&json, "source", sentence->source);
    json_close(&json, '}');
    text_put_char(line->out, ',');
    line->out->failed = line->out->failed || text.failed;
    text_free(&text);
}

static void close_option(const struct line *line, const struct outcome *outcome)
{
    close_list(line->out, "],\"notes\":[");
    for (uint32_t i = 0; i < outcome->note_count; i++)
        put_note(line, outcome, &outcome->notes[i]);
    close_list(line->out, "]},");
}

static void put_balance(const struct line *line, const struct outcome *outcome)
{
    struct text *out = line->out;
    const int32_t *weights = line->answer->weights.weight;
    text_put(out, ",\"balance\":");
    text_put_int(out, outcome->balance);
    text_put(out, ",\"contributions\":{");
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++) {
        if (weights[i] == 0)
            continue;
        piece_put(out, &line->why->dimensions[i]);
        text_put_int(out, (int64_t)weights[i] * outcome->worth[i]);
        text_put_char(out, ',');
    }
    close_list(out, "}");
}

static void put_recommended(const struct line *line, const struct outcome *outcome)
{
    struct text *out = line->out;
    const struct clause_marks *marks = &outcome->marks;
    const struct why_option *pieces = open_option(line, outcome);
    text_put(out, outcome->state == OUTCOME_ELIGIBLE
                      ? "\"verdict\":\"eligible\",\"standing\":\""
                      : "\"verdict\":\"caution\",\"standing\":\"");
    text_put(out, level_name(outcome->level));
    text_put_char(out, '"');
    put_balance(line, outcome);
    text_put(out, ",\"cautions\":[");
    put_marked(out, pieces->caution, marks->caution_hold);
    close_list(out, "],\"checks\":[");
    put_marked(out, pieces->never, marks->never_unknown | marks->never_assumed);
    put_marked(out, pieces->needs, marks->needs_assumed);
    if (outcome->situation_assumed)
        piece_put(out, &pieces->applies);
    close_option(line, outcome);
}

static void put_undetermined(const struct line *line, const struct outcome *outcome)
{
    const struct catalogue *catalogue = line->why->engine->generation->catalogue;
    const struct why_option *pieces = open_option(line, outcome);
    text_put(line->out, "\"needs\":[");
    if (line->answer->truth[catalogue->scope.when] == UNKNOWN)
        piece_put(line->out, &line->why->scope);
    if (line->answer->truth[outcome->option->applies] == UNKNOWN)
        piece_put(line->out, &pieces->applies);
    put_marked(line->out, pieces->needs, outcome->marks.needs_unknown);
    close_option(line, outcome);
}

static void put_ruled_out(const struct line *line, const struct outcome *outcome)
{
    const struct why_option *pieces = open_option(line, outcome);
    text_put(line->out, "\"because\":[");
    put_marked(line->out, pieces->never, outcome->marks.never_hold);
    put_marked(line->out, pieces->needs, outcome->marks.needs_fail);
    if (outcome->excluded_by_level) {
        text_put(line->out, "{\"text\":");
        put_string(line->out, level_meaning(outcome->level));
        text_put(line->out, ",\"facts\":[],\"source\":\"guidelines\"},");
    }
    if (outcome->excluded_by_site)
        text_put(line->out, "{\"text\":\"Not offered at this site: formulary or "
                            "licence\",\"facts\":[],\"source\":\"site settings\"},");
    close_option(line, outcome);
}

static void put_outside(const struct line *line, const struct outcome *outcome)
{
    open_option(line, outcome);
    text_put(line->out, "\"limit\":");
    put_string(line->out, limit_text(outcome->limit));
    text_put(line->out, "},");
}

/* -------------------- whole */

static void put_lists(const struct line *line)
{
    const struct answer *answer = line->answer;
    struct text *out = line->out;
    const struct outcome *end = answer->outcomes + answer->outcome_count;
    text_put(out, ",\"recommended\":[");
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        put_recommended(line, answer->ranked[i]);
    close_list(out, "],\"outside_limits\":[");
    for (const struct outcome *o = answer->outcomes; o < end; o++)
        if (outcome_outside_limits(o))
            put_outside(line, o);
    close_list(out, "],\"undetermined\":[");
    for (const struct outcome *o = answer->outcomes; o < end; o++)
        if (o->state == OUTCOME_UNDETERMINED)
            put_undetermined(line, o);
    close_list(out, "],\"ruled_out\":[");
    for (const struct outcome *o = answer->outcomes; o < end; o++)
        if (o->state == OUTCOME_RULED_OUT)
            put_ruled_out(line, o);
    close_list(out, "],\"not_assessed\":[");
    for (uint32_t i = 0; i < answer->silent_count; i++) {
        text_put(out, "{\"plugin\":");
        put_string(out, answer->silent[i].plugin);
        text_put(out, ",\"reason\":");
        put_string(out, answer->silent[i].reason);
        text_put(out, "},");
    }
    close_list(out, "]}\n");
}

void why_json(const struct why *why, const struct answer *answer, uint64_t number,
              struct text *out)
{
    const struct line line = {why, answer, out};
    char date[11];
    date_format(answer->as_of, date);
    text_put_char(out, '{');
    if (number > 0)
        text_format(out, "\"line\":%llu,", (unsigned long long)number);
    text_put(out, "\"schema\":\"poise-why/1\",\"id\":");
    put_string(out, answer->record->id);
    text_put(out, ",\"as_of\":\"");
    text_put(out, date);
    text_put_char(out, '"');
    put_facts(&line);
    put_lists(&line);
}
