/* Making receipts. */
#include "attest.h"

#include "base/arena.h"
#include "base/text.h"

enum exit_code attest_key(struct desk *desk, struct secret *room,
                          const struct secret **out)
{
    const char *file = desk->engine->generation->site.receipt_key;
    *out = NULL;
    if (file == NULL)
        return EXIT_RANKED;
    if (secret_read(file, room, &desk->problems) != POISE_OK)
        return desk_complain(desk, EXIT_USAGE);
    *out = room;
    return EXIT_RANKED;
}

/* Where the goals of the case on the desk come from, as a receipt says it. */
static const char *goals_origin(struct desk *desk)
{
    const char *name = desk->args->goals;
    struct text text = {0};
    if (name == NULL)
        return "case";
    if (preset_find(&desk->engine->presets, name) == NULL)
        return "file";
    text_format(&text, "preset %s", name);
    const char *origin = text.failed ? NULL : arena_string(desk->arena, text.bytes);
    text_free(&text);
    return origin;
}

enum exit_code attest_answer(struct desk *desk, const struct answer *answer,
                             const struct secret *secret, struct receipt *out)
{
    struct receipt_source source = {
        .answer = answer,
        .goals = goals_origin(desk),
        .input = desk->input,
        .secret = secret,
    };
    if (source.goals != NULL && receipt_make(desk->arena, &source, out) == POISE_OK)
        return EXIT_RANKED;
    return complain(EXIT_INTERNAL, "out of memory");
}
