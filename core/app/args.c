/* Reading flags in any order, with near names for the ones that do not exist. */
#include "args.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/name.h"
#include "check/check.h"
#include "cohort/pipeline.h"

const struct flag_help flag_helps[] = {
    {"--format", "text|json|fhir|html",
     "how the answer is written (text); fhir and html: rank; of a cohort ndjson, csv or "
     "summary (ndjson)"},
    {"--goals", "NAME|FILE", "what matters to the person: a preset, or a goals file"},
    {"--site", "FILE", "the site's settings (POISE_SITE, else conf/poise.cfg)"},
    {"--patient", "ID", "which of several Patients in a FHIR bundle"},
    {"--as-of", "DATE", "the day of the answer (today)"},
    {"--persons", "N", "how many persons are generated (2000)"},
    {"--person", "I", "only the generated person of this number"},
    {"--seed", "N", "which persons are generated, which draws smaa makes (20261123)"},
    {"--catalogue", "FILE", "the catalogue of a plugin that is checked"},
    {"--all", "",
     "everything: options for other situations, every reason, what would change it"},
    {"--strict", "", "refuse stale facts: exit 7"},
    {"--color", "auto|always|never",
     "colours (auto; NO_COLOR and FORCE_COLOR are heeded)"},
    {"--no-color", "", "the same as --color never"},
    {"--ascii", "", "no characters outside ASCII"},
    {"--width", "COLUMNS", "the width of text (the terminal's, at most 100; else 80)"},
    {"--cxx", "", "new: the plugin in C++"},
    {"--rust", "", "new: the plugin in Rust"},
    {"--folder", "DIR", "new: the folder to make (NAME)"},
    {"-o, --output", "FILE", "write there instead of to standard output"},
    {"-q, --quiet", "", "no hints after the answer"},
    {"--receipt", "FILE", "rank: write there what the answer was made from"},
    {"--key", "FILE", "sign: the secret key to sign with"},
    {"--new-key", "NAME",
     "sign: make NAME.key, which is secret, and NAME.pub; replay: make the file that "
     "seals a site's receipts"},
    {"--nats", "URL", "where the queue is: nats://HOST:4222, tls://... (NATS_URL)"},
    {"--stream", "NAME", "the name of the queue"},
    {"--nats-creds", "FILE", "the credentials for the queue"},
    {"--insecure", "", "send records to another machine in plain text"},
    {"--until-empty", "", "work: end when every record is answered"},
    {"--dead", "", "collect: the dead letters"},
    {"--dry-run", "", "reload: say what would change, and change nothing"},
    {"--verify", "", "sign: check a signature instead, with --pub"},
    {"--pub", "FILE", "sign: the public key to check with"},
    {"--jobs", "N", "cohort, work: threads (one for each core)"},
    {"--part", "I/N", "cohort: only the I-th of N parts of the file"},
    {"--resume", "", "cohort: go on where an earlier run into -o FILE has ended"},
    {"--full", "", "rank: how firm each place is; cohort, work: whole answers"},
    {"--why", "", "cohort, work: what each place in the list of a person rests on"},
    {"--no-ask", "",
     "cohort, work: without what to find out next, which takes most of the time"},
    {"-h, --help", "", "help for the verb"},
    {"--version", "", "versions of Poise, its evidence and its plugin ABI"},
    {NULL, NULL, NULL},
};

struct reader {
    int argc;
    char **argv;
    int at;
    struct args *out;
    struct text *error;
    const char *inline_value; /* of --flag=value */
};

static bool fail(struct reader *reader, const char *what, const char *name)
{
    text_format(reader->error, "%s: %s", name, what);
    return false;
}

static bool take_value(struct reader *reader, const char *name, const char **out)
{
    if (reader->inline_value != NULL) {
        *out = reader->inline_value;
        reader->inline_value = NULL;
        return true;
    }
    if (reader->at + 1 >= reader->argc)
        return fail(reader, "a value is missing after it", name);
    *out = reader->argv[++reader->at];
    return true;
}

static bool read_format(struct reader *reader, const char *value)
{
    static const char *const names[] = {"text",   "json", "fhir",   "html",
                                        "ndjson", "csv",  "summary"};
    for (int i = 0; i < 7; i++) {
        if (strcmp(names[i], value) != 0)
            continue;
        reader->out->format = (enum format)i;
        reader->out->has_format = true;
        return true;
    }
    return fail(reader,
                "must be text, json, fhir or html; of a cohort ndjson, csv or summary",
                "--format");
}

static bool read_color(struct reader *reader, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(names[i], value) == 0) {
            reader->out->color = (enum color)i;
            return true;
        }
    }
    return fail(reader, "must be auto, always or never", "--color");
}

static bool read_width(struct reader *reader, const char *value)
{
    char *end;
    long width = strtol(value, &end, 10);
    if (*value == '\0' || *end != '\0' || width < 40 || width > 400)
        return fail(reader, "must be a number of columns from 40 to 400", "--width");
    reader->out->width = (int)width;
    return true;
}

static bool read_as_of(struct reader *reader, const char *value)
{
    if (!date_parse(value, strlen(value), &reader->out->as_of))
        return fail(reader, "must be a date like 2026-03-02", "--as-of");
    return true;
}

/* Flags whose value is kept as it is. */
static const char **string_of(struct args *out, const char *name)
{
    const struct {
        const char *name;
        const char **to;
    } strings[] = {{"--goals", &out->goals},
                   {"--site", &out->site},
                   {"--patient", &out->patient},
                   {"--output", &out->output},
                   {"-o", &out->output},
                   {"--catalogue", &out->catalogue},
                   {"--receipt", &out->receipt},
                   {"--folder", &out->folder},
                   {"--key", &out->key},
                   {"--pub", &out->pub},
                   {"--nats", &out->nats},
                   {"--nats-creds", &out->nats_creds},
                   {"--stream", &out->stream},
                   {"--new-key", &out->new_key},
                   {NULL, NULL}};
    int i = 0;
    while (strings[i].name != NULL && strcmp(strings[i].name, name) != 0)
        i++;
    return strings[i].to;
}

/* A whole number from `low` to `high`. */
static bool read_whole(struct reader *reader, const char *flag, const char *value,
                       int64_t low, int64_t high, int64_t *out)
{
    char *end;
    errno = 0;
    long long number = strtoll(value, &end, 10);
    if (*value >= '0' && *value <= '9' && *end == '\0' && errno == 0 && number >= low &&
        number <= high) {
        *out = number;
        return true;
    }
    text_format(reader->error, "%s: must be a number from %lld to %lld", flag,
                (long long)low, (long long)high);
    return false;
}

static bool read_persons(struct reader *reader, const char *value)
{
    return read_whole(reader, "--persons", value, 1, CHECK_PERSON_LIMIT,
                      &reader->out->persons);
}

static bool read_person(struct reader *reader, const char *value)
{
    return read_whole(reader, "--person", value, 0, UINT32_MAX - 1, &reader->out->person);
}

static bool read_seed(struct reader *reader, const char *value)
{
    int64_t seed = 0;
    if (!read_whole(reader, "--seed", value, 0, INT64_MAX, &seed))
        return false;
    reader->out->seed = (uint64_t)seed;
    reader->out->has_seed = true;
    return true;
}

static bool read_jobs(struct reader *reader, const char *value)
{
    return read_whole(reader, "--jobs", value, 1, PIPELINE_JOBS, &reader->out->jobs);
}

/* "2/8": the second of eight. */
static bool read_part(struct reader *reader, const char *value)
{
    enum { PARTS_LIMIT = 1000000 };
    char *end;
    long part = strtol(value, &end, 10);
    bool ok = *value >= '1' && *value <= '9' && *end == '/';
    const char *rest = ok ? end + 1 : "";
    long parts = strtol(rest, &end, 10);
    ok = ok && *rest >= '1' && *rest <= '9' && *end == '\0';
    if (!ok || part < 1 || parts > PARTS_LIMIT || part > parts)
        return fail(reader, "must be I/N, the I-th of N parts, like 1/8", "--part");
    reader->out->part = (uint32_t)part;
    reader->out->parts = (uint32_t)parts;
    return true;
}

/* Flags with a value. *known is false if the name is none of them. */
static bool read_valued(struct reader *reader, const char *name, bool *known)
{
    static const struct {
        const char *name;
        bool (*read)(struct reader *reader, const char *value);
    } flags[] = {{"--format", read_format},
                 {"--as-of", read_as_of},
                 {"--color", read_color},
                 {"--colour", read_color},
                 {"--width", read_width},
                 {"--persons", read_persons},
                 {"--person", read_person},
                 {"--seed", read_seed},
                 {"--jobs", read_jobs},
                 {"--part", read_part},
                 {NULL, NULL}};
    const char **string = string_of(reader->out, name);
    const char *value;
    int which = 0;
    while (flags[which].name != NULL && strcmp(flags[which].name, name) != 0)
        which++;
    *known = string != NULL || flags[which].name != NULL;
    if (!*known)
        return true;
    if (!take_value(reader, name, &value))
        return false;
    if (string == NULL)
        return flags[which].read(reader, value);
    bool standard_output = string == &reader->out->output && strcmp(value, "-") == 0;
    *string = standard_output ? NULL : value;
    return true;
}

static bool read_switch(struct args *out, const char *name)
{
    const struct {
        const char *name;
        bool *to;
    } switches[] = {{"--all", &out->all},       {"--ascii", &out->ascii},
                    {"--quiet", &out->quiet},   {"-q", &out->quiet},
                    {"--strict", &out->strict}, {"--help", &out->help},
                    {"-h", &out->help},         {"--version", &out->version},
                    {"--verify", &out->verify}, {"--dry-run", &out->dry_run},
                    {"--cxx", &out->cxx},       {"--rust", &out->rust},
                    {"--resume", &out->resume}, {"--full", &out->full},
                    {"--no-ask", &out->no_ask}, {"--insecure", &out->insecure},
                    {"--dead", &out->dead},     {"--until-empty", &out->until_empty},
                    {"--why", &out->why}};
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++) {
        if (strcmp(switches[i].name, name) == 0) {
            *switches[i].to = true;
            return true;
        }
    }
    if (strcmp(name, "--no-color") != 0)
        return false;
    out->color = COLOR_NEVER;
    return true;
}

static bool unknown_flag(struct reader *reader, const char *name)
{
    struct nearest nearest = {.wanted = name, .length = strlen(name)};
    for (const struct flag_help *flag = flag_helps; flag->name != NULL; flag++)
        nearest_offer(&nearest, strstr(flag->name, "--"));
    text_format(reader->error, "%s is no flag%s%s%s", name,
                nearest.best == NULL ? "" : "; did you mean ",
                nearest.best == NULL ? "" : nearest.best,
                nearest.best == NULL ? "" : "?");
    return false;
}

static bool read_flag(struct reader *reader, const char *word)
{
    char name[32];
    size_t length = strcspn(word, "=");
    if (length >= sizeof name)
        return unknown_flag(reader, word);
    memcpy(name, word, length);
    name[length] = '\0';
    reader->inline_value = word[length] == '=' ? word + length + 1 : NULL;
    bool known;
    if (!read_valued(reader, name, &known))
        return false;
    if (!known && !read_switch(reader->out, name))
        return unknown_flag(reader, name);
    if (reader->inline_value != NULL)
        return fail(reader, "takes no value", name);
    return true;
}

static bool read_word(struct reader *reader, const char *word)
{
    struct args *out = reader->out;
    if (out->verb == NULL) {
        out->verb = word;
        return true;
    }
    if (out->count == ARGUMENT_LIMIT)
        return fail(reader, "too many arguments", word);
    out->items[out->count++] = word;
    return true;
}

bool args_read(int argc, char **argv, struct args *out, struct text *error)
{
    struct reader reader = {.argc = argc, .argv = argv, .out = out, .error = error};
    bool flags = true;
    *out = (struct args){.as_of = DATE_UNKNOWN, .person = -1};
    for (reader.at = 1; reader.at < argc; reader.at++) {
        const char *word = argv[reader.at];
        bool is_flag = flags && word[0] == '-' && word[1] != '\0';
        if (is_flag && strcmp(word, "--") == 0)
            flags = false;
        else if (!(is_flag ? read_flag(&reader, word) : read_word(&reader, word)))
            return false;
    }
    return true;
}
