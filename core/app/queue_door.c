/* Loading the queue module, and what its verbs share. */
#include "queue_door.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include <poise/status.h>

#include "base/text.h"
#include "verb.h"

/* It lies beside the program and is trusted as the program is. It stays loaded: libnats
 * leaves keys of threads behind. */
enum exit_code queue_door_open(struct desk *desk, const struct queue_doors **out)
{
    static const char *const places[] = {
        "poise-queue.so", "../" POISE_LIBDIR "/poise/poise-queue.so", NULL};
    const char *path = desk_beside_program(desk->arena, places);
    if (path == NULL)
        return complain(EXIT_INTERNAL, "out of memory");
    if (!path_exists(path))
        return complain(EXIT_USAGE, "this Poise was built without NATS (POISE_NATS=OFF); "
                                    "`poise cohort` answers many records on one machine");
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    queue_entry *entry = NULL;
    if (module != NULL)
        *(void **)&entry = dlsym(module, QUEUE_ENTRY);
    if (entry == NULL)
        return complain(EXIT_USAGE, "the queue cannot be used: %s", dlerror());
    *out = entry();
    return EXIT_RANKED;
}

enum exit_code queue_door_address(const struct args *args, struct queue_address *out)
{
    const char *named = getenv("NATS_URL");
    struct queue_safety safety;
    *out = (struct queue_address){
        .url = args->nats != NULL ? args->nats : named,
        .stream = args->stream,
        .credentials = args->nats_creds,
        .insecure = args->insecure,
    };
    if (out->url == NULL || out->url[0] == '\0')
        return complain(EXIT_USAGE, "--nats is missing: where the queue is, for example "
                                    "nats://localhost:4222; or say it in NATS_URL");
    if (out->stream == NULL)
        return complain(EXIT_USAGE, "--stream is missing: the name of the queue, for "
                                    "example --stream cohort");
    if (out->credentials != NULL && !path_exists(out->credentials))
        return complain(EXIT_USAGE, "--nats-creds %s: there is no such file",
                        out->credentials);
    if (queue_address_check(out, &safety) != POISE_OK)
        return complain(EXIT_USAGE, "%s", safety.why);
    return EXIT_RANKED;
}

/* One write: sentences of several threads do not mix. */
static void say(void *context, const char *sentence)
{
    struct text line = {0};
    (void)context;
    text_format(&line, "poise: %s\n", sentence);
    if (!line.failed)
        fputs(line.bytes, stderr);
    text_free(&line);
}

struct queue_voice queue_door_voice(void)
{
    return (struct queue_voice){.say = say};
}

enum exit_code queue_door_code(int32_t status)
{
    if (status == POISE_OK)
        return EXIT_RANKED;
    if (status == POISE_E_IO)
        return EXIT_RECORD;
    return status == POISE_E_QUEUE || status == POISE_E_ARGUMENT ? EXIT_USAGE
                                                                 : EXIT_INTERNAL;
}
