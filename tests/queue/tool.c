/* Looks into the server of a queue, and does to it what its users do not.
 *
 *     tool left URL S               records in S, and how many of them are in hand
 *     tool count URL STREAM         messages in a stream
 *     tool lease URL S SECONDS      makes the workers' consumer, with a short lease
 *     tool put URL SUBJECT TEXT     stores a message without headers
 *     tool stream URL NAME SUBJECT  makes a stream that is not as Poise makes it */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <nats/nats.h>

struct tool {
    natsConnection *connection;
    jsCtx *js;
};

static int left(struct tool *tool, char **words)
{
    jsStreamInfo *stream = NULL;
    jsConsumerInfo *consumer = NULL;
    if (js_GetStreamInfo(&stream, tool->js, words[0], NULL, NULL) != NATS_OK)
        return 1;
    natsStatus status =
        js_GetConsumerInfo(&consumer, tool->js, words[0], "poise", NULL, NULL);
    printf("%lld %lld\n", (long long)stream->State.Msgs,
           (long long)(status == NATS_OK ? consumer->NumAckPending : 0));
    jsStreamInfo_Destroy(stream);
    jsConsumerInfo_Destroy(consumer);
    return 0;
}

static int count(struct tool *tool, char **words)
{
    jsStreamInfo *stream = NULL;
    if (js_GetStreamInfo(&stream, tool->js, words[0], NULL, NULL) != NATS_OK)
        return 1;
    printf("%lld\n", (long long)stream->State.Msgs);
    jsStreamInfo_Destroy(stream);
    return 0;
}

static int lease(struct tool *tool, char **words)
{
    jsConsumerInfo *info = NULL;
    jsConsumerConfig config;
    jsConsumerConfig_Init(&config);
    config.Durable = "poise";
    config.AckPolicy = js_AckExplicit;
    config.AckWait = strtoll(words[1], NULL, 10) * 1000000000;
    config.MaxAckPending = 4096;
    natsStatus status = js_AddConsumer(&info, tool->js, words[0], &config, NULL, NULL);
    jsConsumerInfo_Destroy(info);
    return status == NATS_OK ? 0 : 1;
}

static int put(struct tool *tool, char **words)
{
    int length = (int)strlen(words[1]);
    return js_Publish(NULL, tool->js, words[0], words[1], length, NULL, NULL) == NATS_OK
               ? 0
               : 1;
}

static int stream(struct tool *tool, char **words)
{
    const char *subjects[] = {words[1]};
    jsStreamConfig config;
    jsStreamConfig_Init(&config);
    config.Name = words[0];
    config.Subjects = subjects;
    config.SubjectsLen = 1;
    return js_AddStream(NULL, tool->js, &config, NULL, NULL) == NATS_OK ? 0 : 1;
}

static const struct {
    const char *name;
    int words;
    int (*run)(struct tool *tool, char **words);
} verbs[] = {
    {"left", 1, left}, {"count", 1, count},   {"lease", 2, lease},
    {"put", 2, put},   {"stream", 2, stream},
};

int main(int argc, char **argv)
{
    struct tool tool = {0};
    int code = 2;
    if (argc < 4 || natsConnection_ConnectTo(&tool.connection, argv[2]) != NATS_OK ||
        natsConnection_JetStream(&tool.js, tool.connection, NULL) != NATS_OK)
        return 2;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, argv[1]) == 0 && argc == 3 + verbs[i].words)
            code = verbs[i].run(&tool, argv + 3);
    jsCtx_Destroy(tool.js);
    natsConnection_Destroy(tool.connection);
    nats_Close();
    return code;
}
