/* The table of ipdas.def. */
#include "ipdas.h"

#include "base/text.h"
#include "json.h"

const struct ipdas_row ipdas_rows[IPDAS_ROWS] = {
#define IPDAS(id, state, asks, proof) {id, IPDAS_##state, asks, proof},
#include "ipdas.def"
};

uint32_t ipdas_count(enum ipdas_state state)
{
    uint32_t count = 0;
    for (int i = 0; i < IPDAS_ROWS; i++)
        count += ipdas_rows[i].state == state;
    return count;
}

void ipdas_json(struct text *out)
{
    static const char *const states[] = {"met", "in part", "not met", "does not apply"};
    struct json json = {.out = out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise-ipdas/1");
    json_string(&json, "about",
                "IPDAS v4.0, wording our own: the page of poise rank --format html");
    json_open(&json, "items", '[');
    for (int i = 0; i < IPDAS_ROWS; i++) {
        json_open(&json, NULL, '{');
        json_string(&json, "id", ipdas_rows[i].id);
        json_string(&json, "status", states[ipdas_rows[i].state]);
        json_string(&json, "asks", ipdas_rows[i].asks);
        json_string(&json, "proof", ipdas_rows[i].proof);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    text_put_char(out, '\n');
}
