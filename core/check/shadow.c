/* Person by person; nothing but counts and a few examples is kept. */
#include "shadow.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "case_text.h"
#include "engine/answer.h"
#include "engine/engine.h"
#include "intake/goals.h"
#include "people.h"
#include "settings/catalogue.h"

/* One of the two. */
struct half {
    struct session *session;
    struct people *people;
    struct answer *answer;
};

struct stage {
    struct arena *arena;  /* of the whole run */
    struct arena *person; /* of the person in hand */
    struct half halves[2];
    struct goals none;
};

const char *shadow_kind_words(enum shadow_kind kind)
{
    static const char *const words[] = {
        [SHADOW_SAME] = "the same answer",
        [SHADOW_ORDER] = "the same options in another order",
        [SHADOW_LIST] = "other options, the first ones the same",
        [SHADOW_FIRST] = "another first option",
        [SHADOW_URGENT] = "an emergency that only one of them sees",
        [SHADOW_SILENT] = "a plugin that is silent in one of them",
    };
    return words[kind];
}

/* -------------------- comparing */

static void note(struct shadow_change *change, enum shadow_kind kind, const char *what,
                 const char *before, const char *after)
{
    if (kind <= change->kind)
        return;
    change->kind = kind;
    snprintf(change->what, sizeof change->what, "%s", what);
    snprintf(change->before, sizeof change->before, "%s", before == NULL ? "" : before);
    snprintf(change->after, sizeof change->after, "%s", after == NULL ? "" : after);
}

static const char *id_of(const struct outcome *outcome)
{
    return outcome == NULL ? NULL : outcome->option->id;
}

static bool same_id(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void compare_firsts(const struct answer *a, const struct answer *b,
                           struct shadow_change *change)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        const char *before = id_of(answer_first(a, (enum role)role));
        const char *after = id_of(answer_first(b, (enum role)role));
        if (!same_id(before, after))
            note(change, SHADOW_FIRST, role_name((enum role)role), before, after);
    }
}

static bool lists(const struct answer *answer, const char *id)
{
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        if (strcmp(answer->ranked[i]->option->id, id) == 0)
            return true;
    return false;
}

static void compare_lists(const struct answer *a, const struct answer *b,
                          struct shadow_change *change)
{
    for (uint32_t i = 0; i < a->ranked_count; i++)
        if (!lists(b, id_of(a->ranked[i])))
            note(change, SHADOW_LIST, "gone", id_of(a->ranked[i]), NULL);
    for (uint32_t i = 0; i < b->ranked_count; i++)
        if (!lists(a, id_of(b->ranked[i])))
            note(change, SHADOW_LIST, "new", NULL, id_of(b->ranked[i]));
    for (uint32_t i = 0; i < a->ranked_count && i < b->ranked_count; i++)
        if (!same_id(id_of(a->ranked[i]), id_of(b->ranked[i])))
            note(change, SHADOW_ORDER, "order", id_of(a->ranked[i]), id_of(b->ranked[i]));
}

static bool raises(const struct answer *answer, const char *code)
{
    for (uint32_t i = 0; i < answer->flag_count; i++)
        if (strcmp(answer->flags[i].code, code) == 0)
            return true;
    return false;
}

static void compare_emergencies(const struct answer *a, const struct answer *b,
                                bool is_before, struct shadow_change *change)
{
    for (uint32_t i = 0; i < a->flag_count; i++) {
        const struct raised_flag *flag = &a->flags[i];
        if (flag->severity == SEVERITY_EMERGENCY && !raises(b, flag->code))
            note(change, SHADOW_URGENT, "emergency", is_before ? flag->code : NULL,
                 is_before ? NULL : flag->code);
    }
}

static bool is_silent(const struct answer *answer, const char *plugin)
{
    for (uint32_t i = 0; i < answer->silent_count; i++)
        if (strcmp(answer->silent[i].plugin, plugin) == 0)
            return true;
    return false;
}

static void compare_silence(const struct answer *a, const struct answer *b,
                            bool is_before, struct shadow_change *change)
{
    for (uint32_t i = 0; i < a->silent_count; i++) {
        const char *plugin = a->silent[i].plugin;
        if (!is_silent(b, plugin))
            note(change, SHADOW_SILENT, plugin, is_before ? "silent" : "answers",
                 is_before ? "answers" : "silent");
    }
}

static void compare(const struct answer *a, const struct answer *b,
                    struct shadow_change *change)
{
    compare_silence(a, b, true, change);
    compare_silence(b, a, false, change);
    compare_emergencies(a, b, true, change);
    compare_emergencies(b, a, false, change);
    compare_firsts(a, b, change);
    compare_lists(a, b, change);
}

/* -------------------- running */

static void keep(struct shadow *shadow, const struct shadow_change *change)
{
    uint32_t at = shadow->shown;
    while (at > 0 && shadow->changes[at - 1].kind < change->kind)
        at--;
    if (at == SHADOW_SHOWN)
        return;
    if (shadow->shown < SHADOW_SHOWN)
        shadow->shown++;
    for (uint32_t i = shadow->shown - 1; i > at; i--)
        shadow->changes[i] = shadow->changes[i - 1];
    shadow->changes[at] = *change;
}

static int32_t open_half(struct stage *stage, const struct engine *engine,
                         const struct people_marks *marks, uint64_t seed,
                         struct half *out)
{
    int32_t status = session_open(engine, &out->session);
    return status != POISE_OK
               ? status
               : people_open_around(stage->arena, engine->generation->vocabulary, marks,
                                    seed, &out->people);
}

static int32_t ask(struct stage *stage, uint32_t person)
{
    int32_t status = POISE_OK;
    arena_reset(stage->person);
    for (int i = 0; i < 2 && status == POISE_OK; i++) {
        struct half *half = &stage->halves[i];
        struct record *record = people_make(half->people, stage->person, person);
        status = record == NULL
                     ? POISE_E_MEMORY
                     : session_assess(half->session, record, &stage->none, PEOPLE_AS_OF,
                                      REQUEST_FLAGS, &half->answer);
    }
    return status;
}

static int32_t run(struct stage *stage, struct shadow *out)
{
    int32_t status = POISE_OK;
    for (uint32_t i = 0; i < out->persons && status == POISE_OK; i++) {
        struct shadow_change change = {.kind = SHADOW_SAME, .person = i};
        status = ask(stage, i);
        if (status != POISE_OK)
            break;
        compare(stage->halves[0].answer, stage->halves[1].answer, &change);
        out->counts[change.kind]++;
        if (change.kind != SHADOW_SAME)
            keep(out, &change);
    }
    return status;
}

static int32_t open_stage(struct stage *stage, const struct engine *present,
                          const struct engine *next, uint64_t seed)
{
    goals_clear(&stage->none);
    stage->arena = arena_new((size_t)256 << 10);
    stage->person = arena_new((size_t)64 << 10);
    struct people_marks *marks =
        stage->arena == NULL ? NULL : arena_alloc(stage->arena, sizeof *marks);
    if (marks == NULL || stage->person == NULL)
        return POISE_E_MEMORY;
    people_marks(present->generation, marks);
    int32_t status = open_half(stage, present, marks, seed, &stage->halves[0]);
    return status != POISE_OK ? status
                              : open_half(stage, next, marks, seed, &stage->halves[1]);
}

/* Who the gravest change is about. */
static void tell_example(struct stage *stage, struct shadow *out)
{
    struct text text = {0};
    if (out->shown == 0)
        return;
    arena_reset(stage->person);
    const struct record *record =
        people_make(stage->halves[0].people, stage->person, out->changes[0].person);
    char title[64];
    snprintf(title, sizeof title, "generated person %u", out->changes[0].person);
    if (record != NULL)
        case_write(record, title, &text);
    snprintf(out->example, sizeof out->example, "%s",
             text.bytes == NULL || text.failed ? "" : text.bytes);
    text_free(&text);
}

int32_t shadow_run(const struct engine *present, const struct engine *next,
                   uint32_t persons, uint64_t seed, struct shadow *out)
{
    struct stage stage = {.arena = NULL};
    *out = (struct shadow){.seed = seed, .persons = persons};
    int32_t status = open_stage(&stage, present, next, seed);
    if (status == POISE_OK)
        status = run(&stage, out);
    if (status == POISE_OK)
        tell_example(&stage, out);
    for (int i = 0; i < 2; i++)
        session_close(stage.halves[i].session);
    arena_free(stage.person);
    arena_free(stage.arena);
    return status;
}
