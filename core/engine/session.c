/* Sessions: who asks, one for each thread. */
#include "session.h"

#include "base/arena.h"
#include "host/exchange.h"
#include "remote.h"
#include "settings/catalogue.h"

int32_t session_new(const struct engine *engine, struct session **out)
{
    struct arena *arena = arena_new((size_t)64 << 10);
    struct session *session = arena == NULL ? NULL : arena_alloc(arena, sizeof *session);
    if (session == NULL) {
        arena_free(arena);
        return POISE_E_MEMORY;
    }
    const struct generation *generation = engine->generation;
    session->engine = engine;
    session->arena = arena;
    session->request = arena_new((size_t)512 << 10);
    session->scratch = arena_new((size_t)256 << 10);
    session->instances =
        arena_array(arena, generation->plugin_count, sizeof *session->instances);
    session->proposals = arena_alloc(arena, sizeof *session->proposals);
    session->c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    session->chemo = catalogue_label(generation->catalogue, "chemo");
    session->adc = catalogue_label(generation->catalogue, "adc");
    bool ok = session->request != NULL && session->scratch != NULL &&
              session->proposals != NULL && session->instances != NULL &&
              session->c != (locale_t)0;
    if (!ok) {
        session_close(session);
        return POISE_E_MEMORY;
    }
    *out = session;
    return POISE_OK;
}

int32_t session_open(const struct engine *engine, struct session **out)
{
    struct session *session;
    const struct generation *generation = engine->generation;
    int32_t status = session_new(engine, &session);
    if (status != POISE_OK)
        return status;
    for (uint32_t i = 0; i < generation->plugin_count; i++)
        instance_open(&session->instances[i], generation, &generation->plugins[i],
                      session->arena);
    status = remote_open(session, &session->remote);
    if (status != POISE_OK) {
        session_close(session);
        return status;
    }
    *out = session;
    return POISE_OK;
}

/* A bare session has instances without a plugin. */
void session_close(struct session *session)
{
    if (session == NULL)
        return;
    remote_close(session->remote);
    for (uint32_t i = 0;
         session->instances != NULL && i < session->engine->generation->plugin_count; i++)
        if (session->instances[i].plugin != NULL)
            instance_close(&session->instances[i]);
    if (session->c != (locale_t)0)
        freelocale(session->c);
    arena_free(session->request);
    arena_free(session->scratch);
    arena_free(session->arena);
}
