/* What a verb works with: the engine, a session, and the case that was asked about. */
#ifndef APP_DESK_H
#define APP_DESK_H

#include "args.h"
#include "base/file.h"
#include "base/problem.h"
#include "engine/answer.h"
#include "engine/engine.h"
#include "exit.h"
#include "intake/goals.h"
#include "intake/source.h"
#include "report/style.h"

/* A file or folder in use, and what named it. */
struct place {
    const char *path;
    const char *named_by;
};

struct desk {
    const struct args *args;
    struct style style;
    struct text out; /* the answer, written at the end */
    struct arena *arena;
    struct problems problems;
    struct place site;    /* where the settings come from */
    struct place plugins; /* where plugins are looked for unless the site says */
    struct engine *engine;
    struct session *session;
    struct source_reader reader;
    struct goals goals;      /* of the flag or the case */
    struct file_bytes input; /* the case that was read last */
    struct file_bytes piped; /* standard input, which cannot be read twice */
};

/* Finds the site and the folder of plugins, and remembers what named them. */
struct generation_source desk_source(struct desk *desk, const struct args *args);

/* Opens the engine and a session. EXIT_RANKED, or what to exit with after problems were
 * told. */
enum exit_code desk_open(struct desk *desk, const struct args *args);
void desk_close(struct desk *desk);

/* The first of some places, relative to the program, that exists: in the build tree and
 * in an installed one. `places` ends with NULL. */
const char *desk_beside_program(struct arena *arena, const char *const *places);

/* Reads a case ("-" is standard input) and the goals that go with it. */
enum exit_code desk_read_case(struct desk *desk, const char *path, struct record **out);

/* The same as it was known on a day. */
enum exit_code desk_read_case_on(struct desk *desk, const char *path, int32_t day,
                                 struct record **out);

/* The day of the answer. */
int32_t desk_as_of(const struct desk *desk);

/* How many threads to use: what --jobs says, else one for each core. */
uint32_t desk_jobs(const struct args *args);

/* Reads goals: a preset by name, else a file. */
enum exit_code desk_read_goals(struct desk *desk, const char *name, struct goals *out);

/* Answers for a record, with REQUEST_ALL. The answer lives until the session's next, and
 * `goals` must live as long. */
enum exit_code desk_answer(struct desk *desk, struct session *session,
                           struct record *record, const struct goals *goals,
                           struct answer **out);

/* Reads a case and answers for it, with these parts (enum request_parts). */
enum exit_code desk_ask(struct desk *desk, const char *path, unsigned parts,
                        struct answer **out);

/* Is a plugin that the site wants not in use? */
bool desk_wants_more(const struct desk *desk);

/* The code for an answer: nothing possible, partial, too old, or ranked. */
enum exit_code desk_judge(const struct desk *desk, const struct answer *answer);

/* Tells the problems on standard error, at most 20 of them, forgets them and answers
 * `code`. */
enum exit_code desk_complain(struct desk *desk, enum exit_code code);

/* Tells one sentence on standard error and answers `code`. */
__attribute__((format(printf, 2, 3))) enum exit_code complain(enum exit_code code,
                                                              const char *format, ...);

/* An option by id, or a usage error that names the nearest. */
enum exit_code desk_option(struct desk *desk, const char *id, const struct option **out);

/* What an answer says of an option; EXIT_PARTIAL, told, when its plugin gave no
 * answer. */
enum exit_code desk_outcome(const struct answer *answer, const struct option *option,
                            const struct outcome **out);

#endif
