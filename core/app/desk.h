/* What a verb works with: the engine, a session, and the case that was asked about. */
#ifndef APP_DESK_H
#define APP_DESK_H

#include "args.h"
#include "base/problem.h"
#include "engine/answer.h"
#include "engine/engine.h"
#include "exit.h"
#include "intake/goals.h"
#include "report/style.h"

struct desk {
    const struct args *args;
    struct style style;
    struct text out; /* the answer, written at the end */
    struct arena *arena;
    struct problems problems;
    const char *site_file; /* in use */
    struct engine *engine;
    struct session *session;
    struct goals goals; /* of the flag or the case */
};

/* Opens the engine and a session. EXIT_RANKED, or what to exit with after problems were
 * told. */
enum exit_code desk_open(struct desk *desk, const struct args *args);
void desk_close(struct desk *desk);

/* Reads a case file ("-" is standard input) and the goals that go with it. */
enum exit_code desk_read_case(struct desk *desk, const char *path, struct record **out);

/* Answers for a record, with every part. */
enum exit_code desk_answer(struct desk *desk, struct record *record, struct answer **out);

/* The code for an answer: nothing possible, partial, too old, or ranked. */
enum exit_code desk_judge(const struct desk *desk, const struct answer *answer);

/* Tells the problems on standard error, at most 20 of them, and answers `code`. */
enum exit_code desk_complain(struct desk *desk, enum exit_code code);

/* Tells one sentence about how the verb was used and answers EXIT_USAGE. */
__attribute__((format(printf, 1, 2))) enum exit_code usage(const char *format, ...);

/* An option by id, or a usage error that names the nearest. */
enum exit_code desk_option(struct desk *desk, const char *id, const struct option **out);

#endif
