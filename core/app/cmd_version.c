/* poise version, poise --version: of the program, its plugin ABI and its evidence. */
#include "base/date.h"
#include "report/json.h"
#include "report/version.h"
#include "settings/catalogue.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_version = {
    .name = "version",
    .usage = "",
    .summary = "versions of Poise, its plugin ABI and its evidence",
    .help = "  poise --version\n"
            "  poise version --format json\n",
    .least = 0,
    .most = 0,
    .run = run,
};

/* The oldest review of a catalogue in use: an answer is no fresher than that. */
static int32_t oldest_review(const struct catalogue *catalogue)
{
    int32_t oldest = DATE_UNKNOWN;
    for (uint32_t i = 0; i < catalogue->file_count; i++) {
        int32_t date = catalogue->files[i].reviewed;
        if (date != DATE_UNKNOWN && (oldest == DATE_UNKNOWN || date < oldest))
            oldest = date;
    }
    return oldest;
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    char date[11] = "unknown";
    enum exit_code code = desk_open(desk, args);
    if (code != EXIT_RANKED)
        return code;
    int32_t reviewed = oldest_review(desk->engine->generation->catalogue);
    if (reviewed != DATE_UNKNOWN)
        date_format(reviewed, date);
    if (args->format == FORMAT_TEXT) {
        text_format(&desk->out, "poise %s\nplugin ABI %s\nevidence reviewed %s\n",
                    POISE_VERSION, POISE_ABI_TEXT, date);
        return EXIT_RANKED;
    }
    struct json json = {.out = &desk->out, .pretty = true};
    json_open(&json, NULL, '{');
    json_string(&json, "schema", "poise/1");
    json_string(&json, "poise", POISE_VERSION);
    json_string(&json, "abi", POISE_ABI_TEXT);
    json_string(&json, "evidence_reviewed", reviewed == DATE_UNKNOWN ? NULL : date);
    json_close(&json, '}');
    text_put_char(&desk->out, '\n');
    return EXIT_RANKED;
}
