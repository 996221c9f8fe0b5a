/* One bad plugin beside the good ones: `hostile_test SOURCE FOLDER [isolated]`.
 *
 * The bad one must be "not assessed", with the status and the words that the first
 * comment of its source asks for (hostile.h), and the answers about all others must be
 * the same, byte for byte, as without it; also when they are asked for again. Nothing may
 * be left behind: no process and no open file. */
#include <dirent.h>
#include <errno.h>
#include <fenv.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/file.h"
#include "engine/assess.h"
#include "fixture.h"
#include "host/guard.h"
#include "report/answer_json.h"
#include "settings/catalogue.h"
#include "weigh/outcome.h"

static unsigned char guard_stack[64 << 10];

static const char *const persons[] = {
    "age=62; sex=female; menopause=post; er=positive; pr=positive; her2=low; line=2;"
    "prior_therapy=ribociclib, letrozole; pik3ca=mutated; esr1=wild_type; ecog=1;"
    "progressed=yes; sites=bone, liver; bone_pain=6; creatinine_clearance=48",
    "age=48; sex=female; menopause=pre; er=negative; pr=negative; her2=positive; line=1;"
    "setting=de_novo; sites=brain, lung; brain_metastases=active; brain_count=2; lvef=62;"
    "ecog=2; pregnant=no; wishes=oral_only",
    "age=40",
};

enum { PERSONS = sizeof persons / sizeof *persons, SAYS_LIMIT = 8, WORDS = 160 };

static int failures;

__attribute__((format(printf, 2, 3))) static void check(bool ok, const char *format, ...)
{
    if (ok)
        return;
    va_list args;
    va_start(args, format);
    fputs("FAILED: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    failures++;
}

/* -------------------- what must come of it */

struct expectation {
    char status[WORDS];
    char plugin[WORDS];
    char without[WORDS];
    char says[SAYS_LIMIT][WORDS];
    int says_count;
};

/* Takes "key: words" off a line of the comment. */
static bool take(const char *line, const char *key, char *out)
{
    line += strspn(line, " */");
    size_t length = strlen(key);
    if (strncmp(line, key, length) != 0 || strncmp(line + length, ": ", 2) != 0)
        return false;
    line += length + 2;
    size_t end = strcspn(line, "\n");
    while (end > 0 && strchr(" */", line[end - 1]) != NULL)
        end--;
    snprintf(out, WORDS, "%.*s", (int)end, line);
    return true;
}

/* Isolated, another status and other words may be expected. */
static void take_isolated(const char *line, struct expectation *out)
{
    if (take(line, "isolated", out->status))
        out->says_count = 0;
    if (out->says_count < SAYS_LIMIT &&
        take(line, "isolated says", out->says[out->says_count]))
        out->says_count++;
}

static void expectation_read(struct expectation *out, const char *source, bool isolated)
{
    char line[256];
    const char *name = path_name(source);
    FILE *file = fopen(source, "r");
    *out = (struct expectation){.status = ""};
    snprintf(out->plugin, sizeof out->plugin, "%.*s", (int)strcspn(name, "."), name);
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        take(line, "expect", out->status);
        take(line, "plugin", out->plugin);
        take(line, "without", out->without);
        if (out->says_count < SAYS_LIMIT &&
            take(line, "says", out->says[out->says_count]))
            out->says_count++;
        if (isolated)
            take_isolated(line, out);
    }
    if (file != NULL)
        fclose(file);
    check(out->status[0] != '\0', "%s does not say what to expect", source);
}

/* -------------------- engines */

static void open_engine(struct fixture *fixture, const char *site_file)
{
    struct generation_source source = {.site_file = site_file};
    struct text text = {0};
    engine_open(&source, &fixture->engine, &fixture->problems);
    if (fixture->engine == NULL ||
        session_open(fixture->engine, &fixture->session) != POISE_OK) {
        problems_write(&fixture->problems, &text);
        fprintf(stderr, "FAILED: no engine: %s\n", text.bytes == NULL ? "" : text.bytes);
        exit(1);
    }
    fixture->vocabulary = fixture->engine->generation->vocabulary;
    fixture->derivations = fixture->engine->generation->derivations;
}

/* The good plugins alone, or without one of them. */
static void open_good(struct fixture *fixture, const char *without)
{
    struct text text = {0};
    text_format(&text, "plugins = { folders = ( \"%s\" ); disable = ( ",
                POISE_TEST_PLUGINS);
    if (without[0] != '\0')
        text_format(&text, "\"%s\" ", without);
    text_format(&text, "); };\ncatalogue = { folder = \"%s/conf/catalogue\"; };\n",
                POISE_TREE);
    text_format(&text, "goals = { folder = \"%s/conf/goals\"; };\n", POISE_TREE);
    open_engine(fixture, fixture_file(fixture, "good.cfg", text.bytes, text.length));
    text_free(&text);
}

/* -------------------- comparing */

/* The answer as if a plugin had said nothing at all. */
static struct answer leave_out(const struct answer *answer, const char *plugin,
                               struct arena *arena)
{
    struct answer rest = *answer;
    uint32_t in_role[ROLE_COUNT] = {0};
    rest.outcome_count = rest.ranked_count = rest.silent_count = 0;
    rest.outcomes = arena_array(arena, answer->outcome_count, sizeof *rest.outcomes);
    rest.ranked = arena_array(arena, answer->ranked_count, sizeof *rest.ranked);
    rest.silent = arena_array(arena, answer->silent_count, sizeof *rest.silent);
    for (uint32_t i = 0; i < answer->outcome_count; i++)
        if (strcmp(answer->outcomes[i].plugin, plugin) != 0)
            rest.outcomes[rest.outcome_count++] = answer->outcomes[i];
    for (uint32_t i = 0; i < answer->ranked_count; i++) {
        struct outcome *outcome = answer->ranked[i];
        if (strcmp(outcome->plugin, plugin) == 0)
            continue;
        rest.ranked[rest.ranked_count++] = outcome;
        outcome->rank = rest.ranked_count;
        outcome->rank_in_role = ++in_role[outcome->option->role];
    }
    for (uint32_t i = 0; i < answer->silent_count; i++)
        if (strcmp(answer->silent[i].plugin, plugin) != 0)
            rest.silent[rest.silent_count++] = answer->silent[i];
    check(changes_find(arena, &rest) == POISE_OK, "no memory for what would change");
    return rest;
}

/* All that is answered but for one plugin: the case, flags, every list, plan, questions.
 * What stands before the case names the plugins and must differ. */
static char *others(struct fixture *fixture, const struct answer *answer,
                    const char *plugin)
{
    struct text text = {0};
    struct answer rest = leave_out(answer, plugin, fixture->arena);
    answer_json(&rest, true, &text);
    const char *from = text.bytes == NULL ? NULL : strstr(text.bytes, "\"case\"");
    char *kept = arena_string(fixture->arena, from == NULL ? "" : from);
    check(from != NULL, "the answer has no case");
    text_free(&text);
    return kept;
}

static void check_same(const char *with, const char *without, const char *when)
{
    size_t at = 0;
    while (with[at] != '\0' && with[at] == without[at])
        at++;
    size_t from = at > 200 ? at - 200 : 0;
    check(with[at] == without[at], "%s, with it:\n%.400s\nwithout it:\n%.400s", when,
          with + from, without + from);
}

/* -------------------- one bad plugin */

static void check_silent(const struct expectation *expected, const struct answer *answer)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < answer->silent_count; i++) {
        const struct silent_plugin *silent = &answer->silent[i];
        if (strcmp(silent->plugin, expected->plugin) != 0)
            continue;
        found++;
        check(strcmp(status_name(silent->status), expected->status) == 0,
              "not assessed for %s", status_name(silent->status));
        for (int j = 0; j < expected->says_count; j++)
            check(strstr(silent->reason, expected->says[j]) != NULL,
                  "does not say \"%s\" but: %s", expected->says[j], silent->reason);
    }
    check(found > 0, "%s is not among those not assessed", expected->plugin);
}

static void check_assessed(const struct expectation *expected,
                           const struct answer *answer)
{
    struct text text = {0};
    const struct outcome *outcome = answer_find(answer, expected->plugin);
    check(outcome != NULL && outcome->rank > 0, "its option is not in the list");
    check(answer->silent_count == 0, "something is not assessed");
    answer_json(answer, true, &text);
    for (int j = 0; j < expected->says_count; j++)
        check(text.bytes != NULL && strstr(text.bytes, expected->says[j]) != NULL,
              "the answer does not say \"%s\"", expected->says[j]);
    text_free(&text);
}

static void check_person(const struct expectation *expected, struct fixture *bad,
                         struct fixture *good, const char *person)
{
    const char *name = expected->plugin;
    char *without = others(good, fixture_answer(good, person, NULL), name);
    const struct answer *answer = fixture_answer(bad, person, NULL);
    if (strcmp(expected->status, "OK") == 0)
        check_assessed(expected, answer);
    else
        check_silent(expected, answer);
    check_same(others(bad, answer, name), without, "asked once");
    answer = fixture_answer(bad, person, NULL);
    check_same(others(bad, answer, name), without, "asked again");
}

/* -------------------- nothing is left behind */

static int count_open_files(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (folder != NULL && readdir(folder) != NULL)
        count++;
    if (folder != NULL)
        closedir(folder);
    return count;
}

static void check_left_behind(int files_before, bool isolated)
{
    check(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD, "a process is left");
    check(!isolated || count_open_files() == files_before, "an open file is left");
}

static void ask_all(const struct expectation *expected, const char *folder, bool isolated)
{
    struct fixture bad = fixture_open();
    struct fixture good = fixture_open();
    int files = count_open_files();
    open_good(&good, expected->without);
    open_engine(&bad,
                path_join(bad.arena, folder, isolated ? "isolated.cfg" : "site.cfg"));
    for (int i = 0; i < PERSONS; i++)
        check_person(expected, &bad, &good, persons[i]);
    fixture_close(&bad);
    fixture_close(&good);
    check_left_behind(files, isolated);
}

int main(int argc, char **argv)
{
    struct expectation expected;
    bool isolated = argc == 4;
    if (argc != 3 && argc != 4)
        return 2;
    guard_install(guard_stack, sizeof guard_stack);
    expectation_read(&expected, argv[1], isolated);
    ask_all(&expected, argv[2], isolated);
    check(fegetround() == FE_TONEAREST, "the rounding mode has changed");
    return failures == 0 ? 0 : 1;
}
