/* poise work: a worker of a queue. */
#include <poise/status.h>

#include "base/arena.h"
#include "base/text.h"
#include "cohort/answerer.h"
#include "cohort/card.h"
#include "many.h"
#include "queue_door.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_work = {
    .name = "work",
    .usage = "--nats URL --stream NAME",
    .summary = "answers records from a queue, until it is told to stop",
    .help =
        "  poise work --nats nats://localhost:4222 --stream cohort --jobs 4\n"
        "  poise work --nats tls://queue.example:4222 --nats-creds w.creds --stream "
        "cohort\n"
        "  poise work --nats nats://localhost:4222 --stream cohort --until-empty\n"
        "\n"
        "As many workers as are wanted, on any machines, share one queue: NATS\n"
        "JetStream. Records come from `poise submit`, answers go to `poise collect`\n"
        "(`poise help queue`). Every record is answered exactly once among the answers,\n"
        "whoever is killed or restarted meanwhile; a record that cannot be answered is\n"
        "a dead letter with the reason. SIGTERM and Ctrl-C end it when what it has in\n"
        "hand is answered. Needs no storage of its own.\n",
    .least = 0,
    .most = 0,
    .run = run,
};

static void tell(const struct queue_worked *worked, int32_t status)
{
    (void)complain(
        EXIT_RANKED,
        "%s: %llu records answered%s, %llu dead letters (of the answers, %llu "
        "were stored already)",
        status == POISE_OK ? "done" : "ended", (unsigned long long)worked->answered,
        status == POISE_OK ? ", stored and acknowledged" : "",
        (unsigned long long)worked->dead, (unsigned long long)worked->repeated);
}

/* Two workers that would answer alike have the same: all that an answer is made from, for
 * nobody and no day, and the form of the answers. */
static enum exit_code name_generation(struct desk *desk, const struct cohort_order *order,
                                      struct digest *out)
{
    struct text text = {0};
    int32_t status = card_origin(desk->arena, desk->session, order, &text);
    text_format(&text, "form = %d\nasks = %d\n", order->form, order->asks);
    bool failed = status != POISE_OK || text.failed;
    digest_of(text.bytes, text.length, out);
    text_free(&text);
    return failed ? complain(EXIT_INTERNAL, "out of memory") : EXIT_RANKED;
}

static enum exit_code work(const struct queue_doors *doors, struct queue_work *order,
                           const struct args *args)
{
    struct queue_worked worked;
    int32_t status = doors->work(order, &worked);
    if (!args->quiet || status != POISE_OK)
        tell(&worked, status);
    return queue_door_code(status);
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    const struct queue_doors *doors = NULL;
    struct goals goals;
    struct cohort_order lines;
    struct queue_work order = {
        .voice = queue_door_voice(),
        .as_of = args->as_of,
        .jobs = (int)desk_jobs(args),
        .until_empty = args->until_empty,
    };
    enum exit_code code = many_check(args);
    if (code == EXIT_RANKED)
        code = queue_door_address(args, &order.address);
    if (code == EXIT_RANKED)
        code = queue_door_open(desk, &doors);
    if (code == EXIT_RANKED)
        code = desk_open(desk, args);
    if (code == EXIT_RANKED && args->goals != NULL)
        code = desk_read_goals(desk, args->goals, &goals);
    if (code == EXIT_RANKED)
        code = many_order(desk, args, &lines);
    if (code != EXIT_RANKED)
        return code;
    lines.goals = args->goals == NULL ? NULL : &goals;
    code = name_generation(desk, &lines, &order.generation);
    order.answerer = answerer_for(&lines);
    if (code == EXIT_RANKED)
        code = work(doors, &order, args);
    many_close(&lines);
    return code;
}
