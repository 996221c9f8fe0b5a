/* Finds the verb, runs it, writes what it made. */
#include <errno.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/name.h"
#include "host/guard.h"
#include "report/version.h"
#include "verb.h"

const struct verb *const verbs[] = {
    &verb_rank,   &verb_explain, &verb_compare, &verb_whatif, &verb_timeline,
    &verb_read,   &verb_goals,   &verb_smaa,    &verb_cohort, &verb_submit,
    &verb_work,   &verb_collect, &verb_options, &verb_facts,  &verb_plugins,
    &verb_new,    &verb_check,   &verb_reload,  &verb_sign,   &verb_replay,
    &verb_doctor, &verb_help,    &verb_version, NULL};

const struct verb *verb_find(const char *name)
{
    for (int i = 0; verbs[i] != NULL; i++)
        if (strcmp(verbs[i]->name, name) == 0)
            return verbs[i];
    return NULL;
}

/* -------------------- style */

static bool says(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

static bool wants_color(const struct args *args)
{
    if (args->color != COLOR_AUTO)
        return args->color == COLOR_ALWAYS;
    if (says("NO_COLOR"))
        return false;
    if (says("FORCE_COLOR"))
        return true;
    const char *term = getenv("TERM");
    return args->output == NULL && isatty(STDOUT_FILENO) && term != NULL &&
           strcmp(term, "dumb") != 0;
}

/* The locale is read from the environment and never set: nothing may depend on it but
 * this. */
static bool is_utf8_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(variables[i]);
        if (value == NULL || value[0] == '\0')
            continue;
        return strstr(value, "UTF-8") != NULL || strstr(value, "utf8") != NULL ||
               strstr(value, "UTF8") != NULL || strstr(value, "utf-8") != NULL;
    }
    return false;
}

static int terminal_width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 40)
        return 80;
    return size.ws_col > 100 ? 100 : size.ws_col;
}

static struct style style_for(const struct args *args)
{
    return (struct style){
        .width = args->width != 0 ? args->width : terminal_width(),
        .color = wants_color(args),
        .unicode = !args->ascii && is_utf8_locale(),
    };
}

/* -------------------- output */

static enum exit_code write_all(FILE *to, const struct text *out)
{
    bool ok = fwrite(out->bytes, 1, out->length, to) == out->length && fflush(to) == 0;
    if (ok || errno == EPIPE)
        return EXIT_RANKED;
    fprintf(stderr, "poise: cannot write: %s\n", strerror(errno));
    return EXIT_INTERNAL;
}

static enum exit_code write_file(const char *path, const struct text *out)
{
    if (file_replace(path, out->bytes, out->length) == POISE_OK)
        return EXIT_RANKED;
    return complain(EXIT_USAGE, "-o %s: %s", path, strerror(errno));
}

static enum exit_code deliver(const struct desk *desk, const struct args *args,
                              enum exit_code code)
{
    if (desk->out.failed) {
        fputs("poise: out of memory\n", stderr);
        return EXIT_INTERNAL;
    }
    if (desk->out.length == 0)
        return code;
    enum exit_code written = args->output == NULL ? write_all(stdout, &desk->out)
                                                  : write_file(args->output, &desk->out);
    return written == EXIT_RANKED ? code : written;
}

/* -------------------- verbs */

static enum exit_code unknown_verb(const char *name)
{
    struct nearest nearest = {.wanted = name, .length = strlen(name)};
    for (int i = 0; verbs[i] != NULL; i++)
        nearest_offer(&nearest, verbs[i]->name);
    if (nearest.best == NULL)
        return complain(EXIT_USAGE, "no verb is called \"%s\"; `poise help` lists them",
                        name);
    return complain(EXIT_USAGE, "no verb is called \"%s\"; did you mean `poise %s`?",
                    name, nearest.best);
}

/* The flags of the verbs that work with a queue. */
static enum exit_code check_queue_flags(const struct verb *verb, const struct args *args)
{
    const char *flag = args->nats != NULL         ? "--nats"
                       : args->stream != NULL     ? "--stream"
                       : args->nats_creds != NULL ? "--nats-creds"
                       : args->insecure           ? "--insecure"
                                                  : NULL;
    bool queue = verb == &verb_work || verb == &verb_submit || verb == &verb_collect;
    if (flag != NULL && !queue)
        return complain(EXIT_USAGE,
                        "%s goes with `poise work`, `submit` and `collect` only", flag);
    if (args->until_empty && verb != &verb_work)
        return complain(EXIT_USAGE, "--until-empty goes with `poise work` only");
    if (args->dead && verb != &verb_collect)
        return complain(EXIT_USAGE, "--dead goes with `poise collect` only");
    return EXIT_RANKED;
}

/* Flags of one verb are never silently ignored by another. */
static enum exit_code check_flags(const struct verb *verb, const struct args *args)
{
    if (args->receipt != NULL && verb != &verb_rank)
        return complain(EXIT_USAGE, "--receipt goes with `poise rank` only");
    if ((args->format == FORMAT_FHIR || args->format == FORMAT_HTML) &&
        verb != &verb_rank)
        return complain(EXIT_USAGE,
                        "--format %s goes with `poise rank` only; `poise %s` "
                        "writes text or json",
                        args->format == FORMAT_FHIR ? "fhir" : "html", verb->name);
    if (args->new_key != NULL && verb != &verb_replay && verb != &verb_sign)
        return complain(EXIT_USAGE,
                        "--new-key goes with `poise sign` and `poise replay` only");
    if ((args->key != NULL || args->pub != NULL || args->verify) && verb != &verb_sign)
        return complain(EXIT_USAGE, "%s goes with `poise sign` only",
                        args->key != NULL   ? "--key"
                        : args->pub != NULL ? "--pub"
                                            : "--verify");
    bool of_cohort = args->format >= FORMAT_NDJSON;
    if (args->has_format && of_cohort != (verb == &verb_cohort))
        return complain(EXIT_USAGE, "--format: `poise cohort` takes ndjson, csv or "
                                    "summary, every other verb text or json");
    if ((args->parts > 0 || args->resume) && verb != &verb_cohort)
        return complain(EXIT_USAGE, "%s goes with `poise cohort` only",
                        args->parts > 0 ? "--part" : "--resume");
    bool many = verb == &verb_cohort || verb == &verb_work;
    if ((args->jobs > 0 || args->no_ask) && !many)
        return complain(EXIT_USAGE, "%s goes with `poise cohort` and `poise work` only",
                        args->jobs > 0 ? "--jobs" : "--no-ask");
    if (args->full && !many && verb != &verb_rank)
        return complain(EXIT_USAGE, "--full goes with `poise rank`, `poise cohort` and "
                                    "`poise work` only");
    if (args->dry_run && verb != &verb_reload)
        return complain(EXIT_USAGE, "--dry-run goes with `poise reload` only");
    return check_queue_flags(verb, args);
}

static enum exit_code run(struct desk *desk, struct args *args)
{
    if (args->version)
        return verb_version.run(desk, args);
    const char *name = args->verb == NULL ? verb_help.name : args->verb;
    const struct verb *verb = verb_find(name);
    if (verb == NULL)
        return unknown_verb(name);
    if (args->help && args->verb != NULL && verb != &verb_help) {
        args->items[0] = args->verb;
        args->count = 1;
        return verb_help.run(desk, args);
    }
    enum exit_code code = check_flags(verb, args);
    if (code != EXIT_RANKED)
        return code;
    if (args->count < verb->least || args->count > verb->most)
        return complain(EXIT_USAGE, "usage: poise %s %s", verb->name, verb->usage);
    return verb->run(desk, args);
}

int main(int argc, char **argv)
{
    unsigned char stack[64 << 10];
    struct args args;
    struct text error = {0};
    signal(SIGPIPE, SIG_IGN);
    guard_install(stack, sizeof stack);
    if (!args_read(argc, argv, &args, &error)) {
        complain(EXIT_USAGE, "%s", error.bytes == NULL ? "out of memory" : error.bytes);
        text_free(&error);
        return EXIT_USAGE;
    }
    struct desk desk = {.args = &args, .style = style_for(&args)};
    desk.arena = arena_new((size_t)64 << 10);
    if (desk.arena == NULL)
        return EXIT_INTERNAL;
    desk.problems.arena = desk.arena;
    enum exit_code code = run(&desk, &args);
    code = deliver(&desk, &args, code);
    desk_close(&desk);
    return (int)code;
}
