/* A desk for one day, made anew when a record asks for another. */
#include "answerer.h"

#include <stdlib.h>
#include <string.h>

#include <poise/status.h>

#include "base/date.h"
#include "base/text.h"
#include "host/guard.h"

enum { REASON_LIMIT = 1024 };

struct answerer {
    struct cohort_order order;
    struct cohort_desk *desk; /* NULL: not yet */
    struct json_parser *parser;
    unsigned char stack[64 << 10]; /* of the guard, for this thread */
};

/* -------------------- reasons */

static void put(struct text *out, const char *before, struct json_value text)
{
    struct json_bytes bytes = json_text(text);
    if (bytes.at == NULL || bytes.length == 0)
        return;
    if (out->length > 0)
        text_put(out, before);
    text_put_n(out, bytes.at, bytes.length);
}

/* A header is one line. */
static void flatten(struct text *text)
{
    for (size_t i = 0; i < text->length; i++)
        if ((unsigned char)text->bytes[i] < ' ')
            text->bytes[i] = ' ';
    if (text->length <= REASON_LIMIT)
        return;
    text->length = utf8_whole(text->bytes, REASON_LIMIT);
    text->bytes[text->length] = '\0';
}

void answerer_reason(struct json_parser *parser, struct text *record)
{
    struct json_tape tape;
    struct text reason = {0};
    if (json_parse(parser, record->bytes, record->length, false, &tape) == JSON_FINE) {
        struct json_value error = json_get(json_root(tape), "error");
        put(&reason, "", json_get(error, "status"));
        put(&reason, ": ", json_get(error, "reason"));
        put(&reason, "; ", json_get(error, "remedy"));
    }
    if (reason.length > 0) {
        text_clear(record);
        text_put_n(record, reason.bytes, reason.length);
    }
    record->failed = record->failed || reason.failed;
    if (!record->failed && record->length > 0)
        flatten(record);
    text_free(&reason);
}

/* -------------------- one thread's answers */

static void close_answerer(void *self)
{
    struct answerer *answerer = self;
    guard_leave();
    cohort_desk_close(answerer->desk);
    json_parser_free(answerer->parser);
    free(answerer);
}

static int32_t open_answerer(void *context, void **self)
{
    struct answerer *answerer = calloc(1, sizeof *answerer);
    if (answerer == NULL)
        return POISE_E_MEMORY;
    const struct cohort_order *order = context;
    answerer->order = *order;
    guard_install(answerer->stack, sizeof answerer->stack);
    answerer->parser = json_parser_new();
    if (answerer->parser == NULL) {
        close_answerer(answerer);
        return POISE_E_MEMORY;
    }
    *self = answerer;
    return POISE_OK;
}

static int32_t desk_for(struct answerer *answerer, int32_t as_of)
{
    if (answerer->desk != NULL && answerer->order.as_of == as_of)
        return POISE_OK;
    cohort_desk_close(answerer->desk);
    answerer->desk = NULL;
    answerer->order.as_of = as_of;
    return cohort_desk_open(&answerer->order, &answerer->desk);
}

static int32_t answer(void *self, const char *line, size_t length, uint64_t number,
                      int32_t as_of, struct text *out)
{
    struct answerer *answerer = self;
    int32_t status = desk_for(answerer, as_of);
    if (status != POISE_OK)
        return POISE_E_MEMORY; /* no record is at fault for it */
    status = cohort_line(answerer->desk, line, length, number, out);
    if (status != POISE_OK && status != POISE_E_MEMORY)
        answerer_reason(answerer->parser, out);
    return out->failed ? POISE_E_MEMORY : status;
}

struct queue_answerer answerer_for(struct cohort_order *order)
{
    return (struct queue_answerer){
        .context = order,
        .open = open_answerer,
        .close = close_answerer,
        .answer = answer,
    };
}
