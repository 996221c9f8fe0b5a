/* A replay as JSON. */
#include "base/text.h"
#include "json.h"
#include "replay.h"

static void put_first(const struct replay_difference *first, struct json *json)
{
    json_open(json, "first_difference", '{');
    json_string(json, "part", first->part);
    if (first->place > 0) {
        json_int(json, "place", first->place);
        json_string(json, "was", first->was);
        json_string(json, "is", first->is);
    }
    json_string(json, "text", first->text);
    json_close(json, '}');
}

void replay_json(const struct replay *replay, struct text *out)
{
    static const char *const inputs[] = {"not bound", "same", "other"};
    struct json json = {.out = out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    json_bool(&json, "same", replay->same);
    json_string(&json, "seal", replay->seal == SEAL_HOLDS ? "holds" : "none");
    json_string(&json, "input", inputs[replay->input]);
    json_string(&json, "as_of", receipt_value(replay->now, "as_of"));
    json_open(&json, "changed", '[');
    for (uint32_t i = 0; i < replay->change_count; i++) {
        json_open(&json, NULL, '{');
        json_string(&json, "what", replay->changes[i].what);
        json_string(&json, "was", replay->changes[i].was);
        json_string(&json, "is", replay->changes[i].is);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    if (replay->same)
        json_null(&json, "first_difference");
    else
        put_first(&replay->first, &json);
    json_close(&json, '}');
    text_put_char(out, '\n');
}
