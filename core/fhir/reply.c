/* Collects the values of an Observation, two of them included. */
#include "reply.h"

static void take_word(struct reply *reply, const struct coded *coded)
{
    if (coded->concept == NULL || reply->word != NULL)
        return;
    reply->word = coded->concept;
    reply->code = coded->code;
    reply->from_text = reply->from_text || coded->from_text;
}

/* "90-95%", "90 - 95 %": two numbers. */
static bool take_text_range(struct reply *reply, struct json_bytes text)
{
    for (size_t i = 1; i + 1 < text.length; i++) {
        if (text.at[i] != '-')
            continue;
        struct quantity low = quantity_from_text((struct json_bytes){text.at, i});
        struct quantity high =
            quantity_from_text((struct json_bytes){text.at + i + 1, text.length - i - 1});
        if (!low.known || !high.known || low.comparator != EXACTLY ||
            high.comparator != EXACTLY || low.value > high.value)
            return false;
        low.unit = high.unit;
        reply->number = low;
        reply->high = high;
        return true;
    }
    return false;
}

static void take_text(struct reader *reader, struct reply *reply, struct json_bytes text)
{
    if (text.at == NULL)
        return;
    const struct concept *word = codes_find_text(reader->codes, text);
    struct quantity number = quantity_from_text(text);
    reply->from_text = true;
    if (word != NULL && reply->word == NULL)
        reply->word = word;
    else if (number.known && !reply->number.known)
        reply->number = number;
    else
        reply->from_text = take_text_range(reply, text);
}

/* Of two values the one that was not picked counts as well. */
static void take_second(struct reader *reader, struct reply *reply,
                        const struct result *result)
{
    struct json_value quantity = json_get(result->object, "valueQuantity");
    struct json_value coded = json_get(result->object, "valueCodeableConcept");
    if (!reply->number.known && json_there(quantity))
        reply->number = quantity_read(quantity);
    if (reply->word == NULL && json_there(coded)) {
        struct coded word = coded_read(reader->codes, coded);
        take_word(reply, &word);
    }
}

struct reply reply_of(struct reader *reader, const struct result *result)
{
    struct reply reply = {0};
    switch (result->kind) {
    case VALUE_CODED:
        take_word(&reply, &result->answer);
        if (reply.word == NULL)
            take_text(reader, &reply, result->answer.shown);
        break;
    case VALUE_RANGE:
    case VALUE_RATIO:
        reply.high = result->quantity_2;
        reply.is_ratio = result->kind == VALUE_RATIO;
        reply.number = result->quantity;
        break;
    case VALUE_NUMBER:
        reply.number = result->quantity;
        break;
    case VALUE_TEXT:
        take_text(reader, &reply, result->text);
        break;
    default:
        break;
    }
    if (result->second_value)
        take_second(reader, &reply, result);
    if (result->kind == VALUE_NONE && result->interpretation.concept != NULL) {
        take_word(&reply, &result->interpretation);
        reply.only_interpreted = true;
    }
    return reply;
}

int reply_answer(const struct reply *reply)
{
    if (!concept_is(reply->word, CONCEPT_ANSWER) || reply->word->count == 0)
        return -1;
    return reply->word->argument[0];
}

void reply_doubt(struct reader *reader, const struct result *result,
                 const struct reply *reply)
{
    if (reply->only_interpreted)
        set_doubt(reader, result->resource,
                  "it has no value: read from its interpretation");
    else if (reply->from_text && result->element != ELEMENT_VALUE_CODEABLE_CONCEPT)
        set_doubt(reader, result->resource, "its value was read from text");
}
