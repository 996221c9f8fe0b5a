/* A worker of a queue against a bare consumer, in one run, interleaved.
 *
 *     queue URL MODULE PEOPLE RECORDS ROUNDS
 *
 * PEOPLE is NDJSON; its lines are brought to 4 KB with a note. Each round fills a stream with
 * RECORDS messages of 4 KB and empties it:
 *     bare      fetches 256 and acknowledges each: what the queue itself can do
 *     worker    poise's, with an answer that costs nothing: fetch, answer, store, wait until it
 *               is stored, acknowledge
 *     deciding  the same with the engine's answers (a tenth of the records)
 *     engine    the same answers to the same records without a queue
 * Server and clients share the cores. Exits with 3 when it was only too slow. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <nats/nats.h>
#include <poise/status.h>

#include "base/text.h"
#include "cohort/answerer.h"
#include "engine/engine.h"
#include "fixture.h"

enum { RECORD = 4096, ROUND_LIMIT = 64, DAY = 20780, KINDS = 4, WAIT_MS = 10000 };

struct bench {
    const char *url;
    const struct queue_doors *doors;
    struct cohort_order order;
    char **lines; /* RECORD bytes and the padding of a parser each */
    uint32_t line_count;
    uint32_t records;
    uint32_t few; /* records where the engine answers */
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void die(const char *what)
{
    fprintf(stderr, "queue: %s\n", what);
    exit(1);
}

static void must(natsStatus status, const char *what)
{
    if (status != NATS_OK)
        die(what);
}

/* -------------------- records */

/* {"note": "xxx...", and what the line had after its first brace. */
static char *padded(const char *line, size_t length)
{
    static const char head[] = "{\"note\":\"";
    char *record = malloc(RECORD + JSON_PADDING);
    size_t rest = length - 1;
    if (record == NULL || rest + sizeof head + 2 > RECORD)
        die("a person is longer than 4 KB");
    memset(record, 'x', RECORD + JSON_PADDING);
    memcpy(record, head, sizeof head - 1);
    memcpy(record + RECORD - rest - 2, "\",", 2);
    memcpy(record + RECORD - rest, line + 1, rest);
    return record;
}

static void read_people(struct bench *bench, const char *path)
{
    FILE *from = fopen(path, "re");
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    bench->lines = calloc(bench->records, sizeof *bench->lines);
    if (from == NULL || bench->lines == NULL)
        die(path);
    while (bench->line_count < bench->records &&
           (length = getline(&line, &room, from)) > 1)
        bench->lines[bench->line_count++] = padded(line, (size_t)length - 1);
    free(line);
    (void)fclose(from);
    if (bench->line_count == 0)
        die("there are no people");
}

/* -------------------- the stream */

struct wire {
    natsConnection *connection;
    natsOptions *options;
    jsCtx *js;
};

static void wire_open(struct wire *wire, const struct bench *bench)
{
    jsOptions options;
    must(natsOptions_Create(&wire->options), "memory");
    must(natsOptions_SetURL(wire->options, bench->url), "the address");
    must(natsOptions_SetSendAsap(wire->options, true), "memory");
    must(natsOptions_SetIOBufSize(wire->options, 1 << 20), "memory");
    must(natsConnection_Connect(&wire->connection, wire->options), "no server");
    jsOptions_Init(&options);
    options.PublishAsync.MaxPending = 1024;
    must(natsConnection_JetStream(&wire->js, wire->connection, &options), "no JetStream");
}

static void wire_close(struct wire *wire)
{
    jsCtx_Destroy(wire->js);
    natsConnection_Destroy(wire->connection);
    natsOptions_Destroy(wire->options);
    nats_CloseAndWait(WAIT_MS);
}

static void make_stream(struct wire *wire, const char *name, const char *subject,
                        jsRetentionPolicy retention)
{
    jsStreamConfig config;
    (void)js_DeleteStream(wire->js, name, NULL, NULL);
    jsStreamConfig_Init(&config);
    config.Name = name;
    config.Subjects = &subject;
    config.SubjectsLen = 1;
    config.Retention = retention;
    config.Duplicates = INT64_C(3600000000000);
    must(js_AddStream(NULL, wire->js, &config, NULL, NULL), "no stream");
}

/* Fills the stream "b" and makes an empty one for the answers. */
static void fill(const struct bench *bench, uint32_t records)
{
    struct wire wire;
    jsConsumerInfo *info = NULL;
    jsConsumerConfig config;
    wire_open(&wire, bench);
    make_stream(&wire, "b", "b.records", js_WorkQueuePolicy);
    make_stream(&wire, "b-results", "b.results", js_LimitsPolicy);
    jsConsumerConfig_Init(&config);
    config.Durable = "poise";
    config.AckPolicy = js_AckExplicit;
    config.MaxAckPending = 4096;
    must(js_AddConsumer(&info, wire.js, "b", &config, NULL, NULL), "no consumer");
    jsConsumerInfo_Destroy(info);
    for (uint32_t i = 0; i < records; i++)
        must(js_PublishAsync(wire.js, "b.records", bench->lines[i % bench->line_count],
                             RECORD, NULL),
             "publish");
    must(js_PublishAsyncComplete(wire.js, NULL), "publish");
    wire_close(&wire);
}

/* -------------------- what is measured, in seconds */

static double run_bare(const struct bench *bench)
{
    struct wire wire;
    natsSubscription *subscription;
    jsSubOptions options;
    uint32_t got = 0;
    fill(bench, bench->records);
    wire_open(&wire, bench);
    jsSubOptions_Init(&options);
    options.Stream = "b";
    options.Consumer = "poise";
    options.ManualAck = true;
    must(js_PullSubscribe(&subscription, wire.js, NULL, "poise", NULL, &options, NULL),
         "subscribe");
    double start = now();
    while (got < bench->records) {
        natsMsgList list;
        must(natsSubscription_Fetch(&list, subscription, QUEUE_BATCH, WAIT_MS, NULL),
             "fetch");
        for (int i = 0; i < list.Count; i++)
            must(natsMsg_Ack(list.Msgs[i], NULL), "acknowledge");
        got += (uint32_t)list.Count;
        natsMsgList_Destroy(&list);
    }
    must(natsConnection_Flush(wire.connection), "flush");
    double taken = now() - start;
    natsSubscription_Destroy(subscription);
    wire_close(&wire);
    return taken;
}

static void say(void *context, const char *sentence)
{
    (void)context;
    fprintf(stderr, "queue: %s\n", sentence);
}

/* From the first connection of the worker to the end of its last. */
static double run_worker(const struct bench *bench, const struct queue_answerer *answerer,
                         uint32_t records, int jobs)
{
    struct queue_worked worked;
    struct queue_work order = {
        .address = {.url = bench->url, .stream = "b"},
        .voice = {.say = say},
        .answerer = *answerer,
        .as_of = DAY,
        .jobs = jobs,
        .until_empty = true,
    };
    fill(bench, records);
    double start = now();
    if (bench->doors->work(&order, &worked) != POISE_OK || worked.answered != records)
        die("the worker did not answer every record");
    return now() - start;
}

static int32_t open_nothing(void *context, void **self)
{
    *self = context;
    return POISE_OK;
}

static void close_nothing(void *self)
{
    (void)self;
}

/* As long as the shortest answers of the engine. Its number keeps answers apart. */
static int32_t answer_nothing(void *self, const char *line, size_t length,
                              uint64_t number, int32_t as_of, struct text *out)
{
    (void)self;
    (void)line;
    (void)length;
    (void)as_of;
    text_put(out, "{\"line\":");
    text_put_int(out, (int64_t)number);
    text_repeat(out, " ", 500);
    text_put(out, "}\n");
    return POISE_OK;
}

static double run_engine(const struct bench *bench)
{
    struct cohort_desk *desk = NULL;
    struct text out = {0};
    if (cohort_desk_open(&bench->order, &desk) != POISE_OK)
        die("no engine");
    double start = now();
    for (uint32_t i = 0; i < bench->few; i++) {
        text_clear(&out);
        if (cohort_line(desk, bench->lines[i % bench->line_count], RECORD, 0, &out) !=
            POISE_OK)
            die("the engine refuses a person");
    }
    double taken = now() - start;
    cohort_desk_close(desk);
    text_free(&out);
    return taken;
}

/* -------------------- the table */

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, ascending);
    return values[count / 2];
}

static int tell(double taken[KINDS][ROUND_LIMIT], const struct bench *bench, int rounds)
{
    double bare = bench->records / median(taken[0], rounds);
    double worker = bench->records / median(taken[1], rounds);
    double deciding = bench->few / median(taken[2], rounds);
    double engine = bench->few / median(taken[3], rounds);
    printf("queue: records of 4 KB, file storage, %d rounds, one thread each\n", rounds);
    printf("  bare consumer    %8.0f records/s (fetches 256, acknowledges each)\n", bare);
    printf("  worker           %8.0f records/s (answers that cost nothing, all stored)\n",
           worker);
    printf("  ratio            %8.2f (at least 0.7)\n", worker / bare);
    printf("  worker, deciding %8.0f records/s\n", deciding);
    printf("  engine alone     %8.0f records/s (the same answers, no queue)\n", engine);
    printf("  ratio            %8.2f\n", deciding / engine);
    return worker / bare >= 0.7 ? 0 : 3;
}

static const struct queue_doors *load(const char *path)
{
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    queue_entry *entry = NULL;
    if (module != NULL)
        *(void **)&entry = dlsym(module, QUEUE_ENTRY);
    if (entry == NULL)
        die(dlerror());
    return entry();
}

int main(int argc, char **argv)
{
    static double taken[KINDS][ROUND_LIMIT];
    static const struct queue_answerer nothing = {
        .open = open_nothing, .close = close_nothing, .answer = answer_nothing};
    struct fixture fixture = fixture_open();
    if (argc != 6)
        return 2;
    struct bench bench = {.url = argv[1], .doors = load(argv[2])};
    bench.records = (uint32_t)strtoul(argv[4], NULL, 10);
    bench.few = bench.records / 10;
    int rounds = atoi(argv[5]) < ROUND_LIMIT ? atoi(argv[5]) : ROUND_LIMIT;
    read_people(&bench, argv[3]);
    fixture_engine(&fixture);
    bench.order = (struct cohort_order){
        .engine = fixture.engine, .as_of = DAY, .form = COHORT_BRIEF};
    struct queue_answerer engine = answerer_for(&bench.order);
    for (int i = 0; i < rounds; i++) {
        taken[0][i] = run_bare(&bench);
        taken[1][i] = run_worker(&bench, &nothing, bench.records, 2);
        taken[2][i] = run_worker(&bench, &engine, bench.few, 1);
        taken[3][i] = run_engine(&bench);
    }
    for (uint32_t i = 0; i < bench.line_count; i++)
        free(bench.lines[i]);
    free(bench.lines);
    fixture_close(&fixture);
    return tell(taken, &bench, rounds);
}
