/* Before and after, as JSON. */
#include "base/arena.h"
#include "base/text.h"
#include "moves.h"
#include "reason.h"
#include "settings/catalogue.h"
#include "whatif.h"
#include "writer.h"

static void put_firsts(struct json *json, const struct whatif *whatif)
{
    json_open(json, "first", '[');
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct outcome *before = answer_first(whatif->before, (enum role)role);
        const struct outcome *after = answer_first(whatif->after, (enum role)role);
        json_open(json, NULL, '{');
        json_string(json, "role", role_name((enum role)role));
        json_string(json, "before", before == NULL ? NULL : before->option->id);
        json_string(json, "after", after == NULL ? NULL : after->option->id);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_side(struct json *json, const char *key, const struct outcome *outcome)
{
    json_open(json, key, '{');
    json_string(json, "state", outcome_state_name(outcome));
    if (outcome->rank > 0) {
        json_int(json, "rank", outcome->rank);
        json_int(json, "rank_in_role", outcome->rank_in_role);
        json_fixed(json, "balance", outcome->balance, 6);
    }
    json_close(json, '}');
}

static void put_moves(struct writer *writer, const struct whatif *whatif)
{
    struct json *json = &writer->json;
    struct moves moves = moves_between(writer->arena, whatif->before, whatif->after);
    json_open(json, "changes", '[');
    for (uint32_t i = 0; i < moves.count; i++) {
        const struct move *move = &moves.items[i];
        struct reasons reasons = reasons_of(writer->arena, whatif->after, move->after);
        json_open(json, NULL, '{');
        json_string(json, "option", move->after->option->id);
        put_side(json, "before", move->before);
        put_side(json, "after", move->after);
        json_string(json, "because", reasons.count == 0 ? NULL : reasons.items[0].text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_flags(struct json *json, const char *key, const struct answer *in,
                      const struct answer *not_in)
{
    json_open(json, key, '[');
    for (uint32_t i = 0; i < in->flag_count; i++)
        if (!flag_is_raised(not_in, in->flags[i].code))
            json_string(json, NULL, in->flags[i].code);
    json_close(json, ']');
}

void whatif_json(const struct whatif *whatif, struct text *out)
{
    struct writer writer;
    if (!writer_open(&writer, whatif->before, out))
        return;
    struct json *json = &writer.json;
    json_open(json, "whatif", '{');
    json_open(json, "supposed", '[');
    for (int i = 0; i < whatif->count; i++)
        json_string(json, NULL, whatif->supposed[i]);
    json_close(json, ']');
    put_firsts(json, whatif);
    put_moves(&writer, whatif);
    put_flags(json, "flags_raised", whatif->after, whatif->before);
    put_flags(json, "flags_gone", whatif->before, whatif->after);
    json_close(json, '}');
    writer_close(&writer);
}
