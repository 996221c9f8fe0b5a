/* Rendering once, through the same writer as everything else. */
#include "why_pieces.h"

#include "base/arena.h"
#include "json.h"
#include "record/criteria.h"
#include "record/vocabulary.h"
#include "settings/catalogue.h"
#include "weigh/dimension.h"

/* What one piece is written with. */
struct maker {
    struct why *why;
    struct text text;
    struct json json;
    bool failed;
};

static struct json *begin(struct maker *maker)
{
    text_clear(&maker->text);
    maker->json = (struct json){.out = &maker->text};
    return &maker->json;
}

static struct piece keep(struct maker *maker)
{
    const struct text *text = &maker->text;
    char *copy =
        text->failed ? NULL : arena_copy(maker->why->arena, text->bytes, text->length);
    maker->failed = maker->failed || copy == NULL;
    return (struct piece){copy == NULL ? "" : copy, copy == NULL ? 0 : text->length};
}

static const struct catalogue *catalogue_of(const struct why *why)
{
    return why->engine->generation->catalogue;
}

/* The facts that a criterion asks, by number. */
static void put_asked(struct maker *maker, const char *key, const bool *asked)
{
    const struct vocabulary *vocabulary = maker->why->engine->generation->vocabulary;
    json_open(&maker->json, key, '[');
    for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++)
        if (asked[i])
            json_string(&maker->json, NULL, fact_at(vocabulary, i)->name);
    json_close(&maker->json, ']');
}

static struct piece make_clause(struct maker *maker, const struct clause *clause)
{
    bool asked[FACT_LIMIT] = {false};
    struct json *json = begin(maker);
    criterion_reads(catalogue_of(maker->why)->criteria, clause->when, asked);
    json_open(json, NULL, '{');
    json_string(json, "text", clause->because);
    put_asked(maker, "facts", asked);
    json_string(json, "source", clause->source);
    json_close(json, '}');
    text_put_char(&maker->text, ',');
    return keep(maker);
}

static struct piece *make_clauses(struct maker *maker, const struct clauses *clauses)
{
    struct piece *pieces = arena_array(maker->why->arena, clauses->count, sizeof *pieces);
    maker->failed = maker->failed || pieces == NULL;
    for (uint32_t i = 0; pieces != NULL && i < clauses->count; i++)
        pieces[i] = make_clause(maker, &clauses->items[i]);
    return pieces;
}

/* As reason.c words it. */
static struct piece make_applies(struct maker *maker, const struct option *option)
{
    const struct clause clause = {
        .when = option->applies,
        .because = option->setting == NULL ? option->label : option->setting,
    };
    return make_clause(maker, &clause);
}

static struct piece make_head(struct maker *maker, const struct option *option)
{
    const struct catalogue *catalogue = catalogue_of(maker->why);
    bool asked[FACT_LIMIT] = {false};
    struct json *json = begin(maker);
    criterion_reads(catalogue->criteria, option->applies, asked);
    for (uint32_t i = 0; i < option->needs.count; i++)
        criterion_reads(catalogue->criteria, option->needs.items[i].when, asked);
    json_open(json, NULL, '{');
    json_string(json, "option", option->id);
    json_string(json, "plugin", catalogue->files[option->plugin].plugin);
    json_string(json, "role", role_name(option->role));
    put_asked(maker, "rests_on", asked);
    text_put_char(&maker->text, ',');
    return keep(maker);
}

static struct piece make_name(struct maker *maker, const char *name, const char *after)
{
    json_string(begin(maker), NULL, name);
    text_put(&maker->text, after);
    return keep(maker);
}

static void make_fact(struct maker *maker, const struct fact *fact, struct why_fact *out)
{
    uint32_t most = 0;
    out->open = make_name(maker, fact->name, fact_is_set(fact) ? ":[" : ":");
    for (uint32_t i = 0; i < fact->value_count; i++)
        most = fact->values[i].number > most ? fact->values[i].number : most;
    out->values = arena_array(maker->why->arena, most + 1, sizeof *out->values);
    maker->failed = maker->failed || out->values == NULL;
    for (uint32_t i = 0; out->values != NULL && i < fact->value_count; i++)
        out->values[fact->values[i].number] = make_name(maker, fact->values[i].name, ",");
}

static void make_all(struct maker *maker)
{
    struct why *why = maker->why;
    const struct catalogue *catalogue = catalogue_of(why);
    const struct vocabulary *vocabulary = why->engine->generation->vocabulary;
    for (uint32_t i = 0; i < catalogue->option_count; i++)
        why->options[i] = (struct why_option){
            .head = make_head(maker, &catalogue->options[i]),
            .applies = make_applies(maker, &catalogue->options[i]),
            .needs = make_clauses(maker, &catalogue->options[i].needs),
            .never = make_clauses(maker, &catalogue->options[i].never),
            .caution = make_clauses(maker, &catalogue->options[i].caution),
        };
    for (uint32_t i = 1; i < vocabulary_count(vocabulary); i++)
        if (why->engine->used[i] && fact_at(vocabulary, i) != NULL)
            make_fact(maker, fact_at(vocabulary, i), &why->facts[i]);
    for (uint32_t i = 0; i < POISE_DIMENSION_END; i++)
        why->dimensions[i] = make_name(maker, dimensions[i].name, ":");
    why->scope = make_clause(maker, &catalogue->scope);
}

struct why *why_new(const struct engine *engine)
{
    struct arena *arena = arena_new((size_t)256 << 10);
    struct why *why = arena == NULL ? NULL : arena_alloc(arena, sizeof *why);
    if (why == NULL) {
        arena_free(arena);
        return NULL;
    }
    struct maker maker = {.why = why};
    why->arena = arena;
    why->engine = engine;
    why->options = arena_array(arena, engine->generation->catalogue->option_count,
                               sizeof *why->options);
    why->facts = arena_array(arena, vocabulary_count(engine->generation->vocabulary),
                             sizeof *why->facts);
    maker.failed = why->options == NULL || why->facts == NULL;
    if (!maker.failed)
        make_all(&maker);
    text_free(&maker.text);
    if (maker.failed) {
        arena_free(arena);
        return NULL;
    }
    return why;
}

void why_free(struct why *why)
{
    if (why != NULL)
        arena_free(why->arena);
}
