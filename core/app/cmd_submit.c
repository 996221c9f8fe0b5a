/* poise submit: records into a queue. */
#include "queue_door.h"
#include "report/json.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_submit = {
    .name = "submit",
    .usage = "FILE --nats URL --stream NAME",
    .summary = "puts the records of a file into a queue, for `poise work`",
    .help =
        "  poise submit persons.ndjson --nats nats://localhost:4222 --stream cohort\n"
        "  zcat night.ndjson.gz | poise submit - --stream cohort\n"
        "\n"
        "FILE is NDJSON as for `poise cohort`, one record a line, or `-`. The streams\n"
        "are made when they are not there. A record that is there already, or was "
        "within\n"
        "a day, is not added again: a submit that was interrupted can be repeated. The\n"
        "records are answered for the day of --as-of (today). When the queue is full it\n"
        "waits for the workers.\n",
    .least = 1,
    .most = 1,
    .run = run,
};

static void tell(struct desk *desk, const struct args *args,
                 const struct queue_submitted *said)
{
    struct json json = {.out = &desk->out, .pretty = true};
    if (args->format == FORMAT_TEXT) {
        text_format(&desk->out,
                    "%llu records: %llu added, %llu were there already, %llu refused\n",
                    (unsigned long long)said->records, (unsigned long long)said->added,
                    (unsigned long long)said->duplicates,
                    (unsigned long long)said->refused);
        return;
    }
    json_open(&json, NULL, '{');
    json_int(&json, "records", (int64_t)said->records);
    json_int(&json, "added", (int64_t)said->added);
    json_int(&json, "duplicates", (int64_t)said->duplicates);
    json_int(&json, "refused", (int64_t)said->refused);
    json_close(&json, '}');
    text_put_char(&desk->out, '\n');
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    const struct queue_doors *doors = NULL;
    struct queue_submitted said;
    struct queue_submit order = {
        .voice = queue_door_voice(),
        .file = args->items[0],
        .as_of = desk_as_of(desk),
    };
    enum exit_code code = queue_door_address(args, &order.address);
    if (code == EXIT_RANKED)
        code = queue_door_open(desk, &doors);
    if (code != EXIT_RANKED)
        return code;
    int32_t status = doors->submit(&order, &said);
    if (status == POISE_OK || said.added > 0)
        tell(desk, args, &said);
    if (status == POISE_OK && said.refused > 0)
        return EXIT_RECORD;
    return queue_door_code(status);
}
