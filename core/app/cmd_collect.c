/* poise collect: answers out of a queue. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "queue_door.h"
#include "report/json.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_collect = {
    .name = "collect",
    .usage = "--nats URL --stream NAME",
    .summary = "the answers of a queue, or with --dead its dead letters",
    .help =
        "  poise collect --nats nats://localhost:4222 --stream cohort -o answers.ndjson\n"
        "  poise collect --nats nats://localhost:4222 --stream cohort --dead\n"
        "\n"
        "One answer a line, in the order in which they were stored: those that are "
        "there\n"
        "now. They stay in the queue for 30 days. A dead letter is a line with the "
        "number\n"
        "of the record's line, its sequence in the queue, the reason and the record.\n",
    .least = 0,
    .most = 0,
    .run = run,
};

struct basket {
    FILE *to;
    bool dead;
    struct text line;
};

/* {"line", "sequence", "reason", "record"}: the record as a string, for it may be
 * anything. */
static void put_dead(struct basket *basket, const struct queue_letter *letter)
{
    struct json json = {.out = &basket->line};
    struct text record = {0};
    json_open(&json, NULL, '{');
    json_string(&json, "line", letter->line);
    json_string(&json, "sequence", letter->sequence);
    json_string(&json, "reason", letter->reason);
    text_put_n(&record, letter->bytes, letter->length);
    json_string(&json, "record", record.bytes);
    json_close(&json, '}');
    basket->line.failed = basket->line.failed || record.failed;
    text_free(&record);
}

static bool take(void *context, const struct queue_letter *letter)
{
    struct basket *basket = context;
    text_clear(&basket->line);
    if (basket->dead)
        put_dead(basket, letter);
    else
        text_put_n(&basket->line, letter->bytes, letter->length);
    text_put_char(&basket->line, '\n');
    errno = ENOMEM;
    return !basket->line.failed && fwrite(basket->line.bytes, 1, basket->line.length,
                                          basket->to) == basket->line.length;
}

/* Beside the file first: it is whole or not there. */
static const char *beside(struct arena *arena, const char *path)
{
    struct text name = {0};
    text_format(&name, "%s.%ld.part", path, (long)getpid());
    const char *copy = name.failed ? NULL : arena_string(arena, name.bytes);
    text_free(&name);
    return copy;
}

static enum exit_code collect(const struct queue_doors *doors,
                              const struct queue_collect *order, struct basket *basket,
                              const struct args *args)
{
    uint64_t taken = 0;
    int32_t status = doors->collect(order, &taken);
    bool written = fflush(basket->to) == 0 && status != POISE_E_IO;
    if (!written)
        return complain(EXIT_INTERNAL, "cannot write: %s", strerror(errno));
    if (status == POISE_OK && !args->quiet)
        (void)complain(EXIT_RANKED, "%llu %s", (unsigned long long)taken,
                       args->dead ? "dead letters" : "answers");
    return queue_door_code(status);
}

static enum exit_code collect_to_file(struct desk *desk, const struct args *args,
                                      const struct queue_doors *doors,
                                      struct queue_collect *order, struct basket *basket)
{
    const char *part = beside(desk->arena, args->output);
    basket->to = part == NULL ? NULL : fopen(part, "wxe");
    if (basket->to == NULL)
        return complain(EXIT_USAGE, "-o %s: %s", args->output, strerror(errno));
    enum exit_code code = collect(doors, order, basket, args);
    bool closed = fclose(basket->to) == 0;
    if (code == EXIT_RANKED && (!closed || rename(part, args->output) != 0))
        code = complain(EXIT_INTERNAL, "-o %s: %s", args->output, strerror(errno));
    if (code != EXIT_RANKED)
        (void)unlink(part);
    return code;
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    const struct queue_doors *doors = NULL;
    struct basket basket = {.to = stdout, .dead = args->dead};
    struct queue_collect order = {
        .voice = queue_door_voice(),
        .dead = args->dead,
        .context = &basket,
        .take = take,
    };
    enum exit_code code = queue_door_address(args, &order.address);
    if (code == EXIT_RANKED)
        code = queue_door_open(desk, &doors);
    if (code == EXIT_RANKED)
        code = args->output == NULL ? collect(doors, &order, &basket, args)
                                    : collect_to_file(desk, args, doors, &order, &basket);
    text_free(&basket.line);
    return code;
}
