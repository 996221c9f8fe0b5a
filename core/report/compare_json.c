/* Two options as JSON. */
#include "base/text.h"
#include "compare.h"
#include "weigh/dimension.h"
#include "writer.h"

static void put_option(struct writer *writer, const struct outcome *outcome)
{
    json_open(&writer->json, NULL, '{');
    json_string(&writer->json, "state", outcome_state_name(outcome));
    writer_outcome(writer, outcome);
    json_close(&writer->json, '}');
}

static void put_difference(struct writer *writer, const struct outcome *a,
                           const struct outcome *b)
{
    struct json *json = &writer->json;
    json_open(json, "difference", '[');
    for (uint32_t d = 0; d < POISE_DIMENSION_END; d++) {
        int32_t weight = writer->answer->weights.weight[d];
        if (weight == 0)
            continue;
        json_open(json, NULL, '{');
        json_string(json, "criterion", dimensions[d].name);
        json_fixed(json, "weight", weight, 3);
        json_fixed(json, "a", a->worth[d], 3);
        json_fixed(json, "b", b->worth[d], 3);
        json_fixed(json, "difference", (int64_t)weight * (a->worth[d] - b->worth[d]), 6);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_fixed(json, "total", (int64_t)a->balance - b->balance, 6);
}

void compare_json(const struct answer *answer, const struct outcome *a,
                  const struct outcome *b, struct text *out)
{
    struct writer writer;
    if (!writer_open(&writer, answer, out))
        return;
    json_open(&writer.json, "compare", '{');
    json_open(&writer.json, "options", '[');
    put_option(&writer, a);
    put_option(&writer, b);
    json_close(&writer.json, ']');
    if (a->state >= OUTCOME_CAUTION && b->state >= OUTCOME_CAUTION)
        put_difference(&writer, a, b);
    else
        json_null(&writer.json, "difference");
    json_close(&writer.json, '}');
    writer_close(&writer);
}
