/* One engine, many threads, each with a session of its own: every thread gets the bytes
 * that one thread alone gets. Under the thread sanitizer this is also the proof that
 * nothing is shared by accident. */
#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/ini.h"
#include "fixture.h"
#include "intake/case_file.h"
#include "record/record.h"
#include "report/answer_json.h"

enum { THREADS = 4, CASE_LIMIT = 24, AS_OF = 20780 };

struct cases {
    uint32_t count;
    struct file_bytes bytes[CASE_LIMIT];
    const char *names[CASE_LIMIT];
};

struct worker {
    pthread_t thread;
    const struct engine *engine;
    const struct cases *cases;
    struct text out;
    bool failed;
};

static bool answer_one(struct worker *worker, struct session *session,
                       struct arena *arena, uint32_t which)
{
    struct problems problems = {.arena = arena};
    struct record *record = NULL;
    struct goals goals;
    struct answer *answer = NULL;
    bool ok =
        case_read(arena, worker->engine->generation->vocabulary,
                  worker->cases->names[which], &worker->cases->bytes[which], &record,
                  &goals, &problems) == POISE_OK &&
        session_assess(session, record, &goals, AS_OF, REQUEST_ALL, &answer) == POISE_OK;
    if (ok)
        answer_json(answer, true, &worker->out);
    return ok && !worker->out.failed;
}

static void *work(void *context)
{
    struct worker *worker = context;
    struct session *session = NULL;
    struct arena *arena = arena_new((size_t)64 << 10);
    worker->failed = arena == NULL || session_open(worker->engine, &session) != POISE_OK;
    for (uint32_t i = 0; i < worker->cases->count && !worker->failed; i++) {
        arena_reset(arena);
        worker->failed = !answer_one(worker, session, arena, i);
    }
    session_close(session);
    arena_free(arena);
    return NULL;
}

static int is_case(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 4 && strcmp(entry->d_name + length - 4, ".ini") == 0;
}

static void read_cases(struct fixture *fixture, const char *folder, struct cases *out)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_case, alphasort);
    for (int i = 0; i < count; i++) {
        const char *path = path_join(fixture->arena, folder, entries[i]->d_name);
        free(entries[i]);
        if (out->count < CASE_LIMIT && file_read(fixture->arena, path, INI_FILE_LIMIT,
                                                 &out->bytes[out->count]) == POISE_OK)
            out->names[out->count++] = path;
    }
    free(entries);
}

static bool same(const struct text *a, const struct text *b)
{
    return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

int main(int argc, char **argv)
{
    struct fixture fixture = fixture_open();
    struct worker workers[THREADS + 1] = {{0}};
    struct cases cases = {0};
    int failures = 0;
    if (argc != 2)
        return 2;
    fixture_engine(&fixture);
    read_cases(&fixture, argv[1], &cases);
    for (int i = 0; i <= THREADS; i++) {
        workers[i].engine = fixture.engine;
        workers[i].cases = &cases;
    }
    work(&workers[THREADS]); /* alone */
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
            return 1;
    for (int i = 0; i < THREADS; i++)
        pthread_join(workers[i].thread, NULL);
    for (int i = 0; i < THREADS; i++)
        failures += workers[i].failed || !same(&workers[i].out, &workers[THREADS].out);
    printf("%u cases, %d threads, %zu bytes each, %d differ\n", cases.count, THREADS,
           workers[THREADS].out.length, failures);
    bool tried = cases.count == CASE_LIMIT && !workers[THREADS].failed;
    for (int i = 0; i <= THREADS; i++)
        text_free(&workers[i].out);
    fixture_close(&fixture);
    return failures == 0 && tried ? 0 : 1;
}
