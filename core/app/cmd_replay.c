/* poise replay: an answer made again from its receipt. */
#include <string.h>

#include "attest.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "report/replay.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_replay = {
    .name = "replay",
    .usage = "RECEIPT CASE, or: --new-key FILE",
    .summary = "is an answer still the one of its receipt, and if not, what changed",
    .help =
        "  poise rank case.ini --receipt march.receipt\n"
        "  poise replay march.receipt case.ini\n"
        "  poise replay march.receipt case.ini --format json\n"
        "  poise replay --new-key receipts.key\n"
        "\n"
        "Answers for the case as on the day of the receipt, with its goals, and says\n"
        "whether the answer is the same byte for byte, what it was made from that is\n"
        "another now (input, goals, day, Poise, site, goals presets, vocabulary, each\n"
        "catalogue, each plugin) and the first difference of the two answers.\n"
        "\n"
        "An answer that was made with a goals file needs it again: --goals FILE. Exit\n"
        "code 0: the same; 9: another answer or another case; 10: the receipt was\n"
        "altered or its seal cannot be checked. --new-key makes the key with which a\n"
        "site seals its receipts. More: `poise help receipts`.\n",
    .least = 0,
    .most = 2,
    .run = run,
};

/* -------------------- the receipt */

static enum exit_code distrust(enum seal seal, const struct receipt *receipt,
                               const char *path)
{
    const char *key = receipt_value(receipt, "key");
    switch (seal) {
    case SEAL_BROKEN:
        return complain(EXIT_SEAL,
                        "%s was altered after it was written: its seal is broken", path);
    case SEAL_OTHER_KEY:
        return complain(EXIT_SEAL,
                        "%s is sealed with another key (%s) than this site's; replay it "
                        "at the site that wrote it",
                        path, key == NULL ? "not named" : key);
    case SEAL_NO_KEY:
        return complain(EXIT_SEAL,
                        "%s is sealed (key %s), and this site has no key to check it "
                        "with; set receipts.key_file",
                        path, key == NULL ? "not named" : key);
    case SEAL_MISSING:
        return complain(EXIT_SEAL,
                        "%s has no seal, though this site seals its receipts: it was "
                        "altered or is older than the key; only a site file without a "
                        "key replays it",
                        path);
    default:
        return EXIT_RANKED;
    }
}

static enum exit_code read_receipt(struct desk *desk, const char *path,
                                   const struct secret *secret, struct receipt *out)
{
    struct file_bytes bytes;
    if (file_read(desk->arena, path, (size_t)1 << 20, &bytes) != POISE_OK) {
        problem_add(&desk->problems, POISE_E_IO, path, 0, "it cannot be read");
        return desk_complain(desk, EXIT_RECORD);
    }
    if (receipt_read(desk->arena, path, &bytes, out, &desk->problems) != POISE_OK)
        return desk_complain(desk, EXIT_RECORD);
    return distrust(receipt_seal(out, &bytes, secret), out, path);
}

/* -------------------- asking again */

/* The flags of then, where none is given now. */
static enum exit_code as_then(const struct receipt *receipt, const char *path,
                              struct args *args)
{
    static const char preset[] = "preset ";
    const char *goals = receipt_value(receipt, "goals");
    const char *day = receipt_value(receipt, "as_of");
    if (args->as_of == DATE_UNKNOWN && !date_parse(day, strlen(day), &args->as_of))
        return complain(EXIT_RECORD, "%s: as_of = %s is no date", path, day);
    if (args->goals != NULL)
        return EXIT_RANKED;
    if (strncmp(goals, preset, strlen(preset)) == 0)
        args->goals = goals + strlen(preset);
    else if (strncmp(goals, "file", 4) == 0)
        return complain(EXIT_USAGE,
                        "the answer was made with a goals file; give it again: --goals "
                        "FILE");
    return EXIT_RANKED;
}

static enum exit_code tell(struct desk *desk, const struct replay *replay)
{
    if (desk->args->format == FORMAT_JSON)
        replay_json(replay, &desk->out);
    else
        replay_text(replay, &desk->style, &desk->out);
    return replay->same && replay->input != INPUT_OTHER ? EXIT_RANKED : EXIT_CHANGED;
}

static enum exit_code ask_again(struct desk *desk, const char *path,
                                const struct receipt *then, const struct secret *secret)
{
    const struct catalogue *catalogue = desk->engine->generation->catalogue;
    struct answer *answer;
    struct receipt now;
    struct replay replay;
    enum exit_code code = desk_ask(desk, path, REQUEST_ALL, &answer);
    if (code == EXIT_RANKED)
        code = attest_answer(desk, answer, secret, &now);
    if (code != EXIT_RANKED)
        return code;
    if (replay_compare(desk->arena, then, &now, catalogue, secret, &replay) != POISE_OK)
        return complain(EXIT_INTERNAL, "out of memory");
    return tell(desk, &replay);
}

static enum exit_code replay(struct desk *desk, const struct args *args,
                             const struct secret *secret)
{
    struct receipt then;
    struct args again = *args;
    enum exit_code code = read_receipt(desk, args->items[0], secret, &then);
    if (code == EXIT_RANKED)
        code = as_then(&then, args->items[0], &again);
    if (code != EXIT_RANKED)
        return code;
    desk->args = &again;
    code = ask_again(desk, args->items[1], &then, secret);
    desk->args = args;
    return code;
}

static enum exit_code make_key(struct desk *desk, const char *path)
{
    if (secret_make(path, &desk->problems) != POISE_OK)
        return desk_complain(desk, EXIT_USAGE);
    text_format(
        &desk->out,
        "%s: a new key, which only you may read. Name it in the site's settings:\n"
        "  receipts = { key_file = \"%s\"; };\n"
        "Keep a copy: without it no receipt that it sealed can be checked.\n",
        path, path);
    return EXIT_RANKED;
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    struct secret room;
    const struct secret *secret;
    if (args->new_key != NULL && args->count == 0)
        return make_key(desk, args->new_key);
    if (args->new_key != NULL || args->count != 2)
        return complain(EXIT_USAGE, "usage: poise replay %s", verb_replay.usage);
    enum exit_code code = desk_open(desk, args);
    if (code == EXIT_RANKED)
        code = attest_key(desk, &room, &secret);
    if (code != EXIT_RANKED)
        return code;
    code = replay(desk, args, secret);
    secret_forget(&room);
    return code;
}
