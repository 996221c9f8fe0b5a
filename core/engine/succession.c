/* A list of reigns, the present one first. */
#include "succession.h"

#include <pthread.h>
#include <stdlib.h>

struct reign {
    struct reign *older;
    struct engine *engine;
    uint32_t inside; /* requests that have not left */
};

struct succession {
    pthread_mutex_t lock;
    struct reign *present;
};

static struct reign *reign_new(struct engine *engine)
{
    struct reign *reign = calloc(1, sizeof *reign);
    if (reign != NULL)
        reign->engine = engine;
    return reign;
}

struct succession *succession_new(struct engine *first)
{
    struct succession *succession = calloc(1, sizeof *succession);
    struct reign *reign = succession == NULL ? NULL : reign_new(first);
    if (reign == NULL || pthread_mutex_init(&succession->lock, NULL) != 0) {
        free(reign);
        free(succession);
        return NULL;
    }
    succession->present = reign;
    return succession;
}

void succession_free(struct succession *succession)
{
    if (succession == NULL)
        return;
    while (succession->present != NULL) {
        struct reign *reign = succession->present;
        succession->present = reign->older;
        engine_close(reign->engine);
        free(reign);
    }
    pthread_mutex_destroy(&succession->lock);
    free(succession);
}

const struct engine *succession_enter(struct succession *succession)
{
    pthread_mutex_lock(&succession->lock);
    struct reign *present = succession->present;
    present->inside++;
    const struct engine *engine = present->engine;
    pthread_mutex_unlock(&succession->lock);
    return engine;
}

/* Takes the first past reign that nobody is inside out of the list; NULL if there is
 * none.
 */
static struct reign *take_empty(struct succession *succession)
{
    struct reign **at = &succession->present->older;
    while (*at != NULL && (*at)->inside > 0)
        at = &(*at)->older;
    struct reign *found = *at;
    if (found != NULL)
        *at = found->older;
    return found;
}

/* Closing takes long: never under the lock. */
static void close_empty(struct succession *succession)
{
    for (;;) {
        pthread_mutex_lock(&succession->lock);
        struct reign *empty = take_empty(succession);
        pthread_mutex_unlock(&succession->lock);
        if (empty == NULL)
            return;
        engine_close(empty->engine);
        free(empty);
    }
}

void succession_leave(struct succession *succession, const struct engine *engine)
{
    pthread_mutex_lock(&succession->lock);
    bool past = succession->present->engine != engine;
    for (struct reign *r = succession->present; r != NULL; r = r->older)
        if (r->engine == engine)
            r->inside--;
    pthread_mutex_unlock(&succession->lock);
    if (past)
        close_empty(succession);
}

int32_t succession_follow(struct succession *succession, struct engine *next)
{
    struct reign *reign = reign_new(next);
    if (reign == NULL)
        return POISE_E_MEMORY;
    pthread_mutex_lock(&succession->lock);
    next->number = succession->present->engine->number + 1;
    reign->older = succession->present;
    succession->present = reign;
    pthread_mutex_unlock(&succession->lock);
    close_empty(succession);
    return POISE_OK;
}

uint32_t succession_open(struct succession *succession)
{
    uint32_t count = 0;
    pthread_mutex_lock(&succession->lock);
    for (const struct reign *r = succession->present; r != NULL; r = r->older)
        count++;
    pthread_mutex_unlock(&succession->lock);
    return count;
}
