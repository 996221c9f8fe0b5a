/* The threads. */
#include "pipeline.h"

#include <errno.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <poise/status.h>

#include "host/guard.h"

/* Makes an eventfd readable for good. */
static void raise_event(int event)
{
    const uint64_t one = 1;
    while (write(event, &one, sizeof one) < 0 && errno == EINTR)
        ;
}

/* -------------------- a worker */

/* False at the end. */
static bool take(struct pipeline *pipeline, struct chunk *chunk, uint64_t *number)
{
    pthread_mutex_lock(&pipeline->reading);
    bool more = !atomic_load(&pipeline->halted) && pipeline->status == POISE_OK;
    if (more) {
        pipeline->status = input_next(pipeline->input, chunk);
        pipeline->error = pipeline->status == POISE_E_IO ? errno : 0;
        more = pipeline->status == POISE_OK && chunk->length > 0;
        *number = pipeline->chunks;
        pipeline->chunks += more;
        atomic_store(&pipeline->taken, pipeline->input->taken);
    }
    pthread_mutex_unlock(&pipeline->reading);
    return more;
}

/* Every line of a chunk; adds up how many. */
static bool answer_lines(const struct pipeline_worker *worker, const struct chunk *chunk,
                         uint64_t number, uint64_t *lines, struct text *out)
{
    const struct pipeline *pipeline = worker->pipeline;
    const char *end = chunk->bytes + chunk->length;
    for (const char *at = chunk->bytes; at < end; (*lines)++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop == NULL ? end : stop) - at);
        bool overlong = chunk->overlong || length > pipeline->input->limit;
        if (!pipeline->line(worker->self, at, length, chunk->line + *lines, overlong,
                            out) ||
            out->failed) {
            order_fail(pipeline->order, 0);
            return false;
        }
        if (!order_pour(pipeline->order, number, out))
            return false;
        at = stop == NULL || chunk->overlong ? end : stop + 1;
    }
    return true;
}

static void *work(void *context)
{
    const struct pipeline_worker *worker = context;
    struct pipeline *pipeline = worker->pipeline;
    unsigned char stack[64 << 10];
    struct chunk chunk = {0};
    struct text out = {0};
    uint64_t number;
    uint64_t lines = 0;
    guard_install(stack, sizeof stack);
    while (take(pipeline, &chunk, &number) &&
           answer_lines(worker, &chunk, number, &lines, &out) &&
           order_put(pipeline->order, number, lines, &out))
        lines = 0;
    text_free(&out);
    chunk_free(&chunk);
    pthread_mutex_lock(&pipeline->reading);
    bool last = --pipeline->working == 0;
    pthread_mutex_unlock(&pipeline->reading);
    if (last)
        raise_event(pipeline->done);
    guard_leave();
    return NULL;
}

/* -------------------- all of them */

int32_t pipeline_start(struct pipeline *pipeline, struct input *input,
                       struct order *order, pipeline_line *line, void *const *workers,
                       uint32_t count)
{
    memset(pipeline, 0, sizeof *pipeline);
    pipeline->input = input;
    pipeline->order = order;
    pipeline->line = line;
    pthread_mutex_init(&pipeline->reading, NULL);
    pipeline->halt = eventfd(0, EFD_CLOEXEC);
    pipeline->done = eventfd(0, EFD_CLOEXEC);
    if (pipeline->halt < 0 || pipeline->done < 0)
        return POISE_E_MEMORY;
    input->halt = pipeline->halt;
    pipeline->working = count;
    for (; pipeline->count < count; pipeline->count++) {
        struct pipeline_worker *worker = &pipeline->workers[pipeline->count];
        worker->pipeline = pipeline;
        worker->self = workers[pipeline->count];
        if (pthread_create(&worker->thread, NULL, work, worker) == 0)
            continue;
        pipeline_halt(pipeline);
        return POISE_E_MEMORY;
    }
    return POISE_OK;
}

void pipeline_halt(struct pipeline *pipeline)
{
    atomic_store(&pipeline->halted, true);
    raise_event(pipeline->halt);
}

int32_t pipeline_finish(struct pipeline *pipeline, int *error)
{
    for (uint32_t i = 0; i < pipeline->count; i++)
        pthread_join(pipeline->workers[i].thread, NULL);
    if (pipeline->halt >= 0)
        close(pipeline->halt);
    if (pipeline->done >= 0)
        close(pipeline->done);
    pthread_mutex_destroy(&pipeline->reading);
    *error = pipeline->error;
    return pipeline->status;
}
