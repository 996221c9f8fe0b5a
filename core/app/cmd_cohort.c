/* poise cohort: many persons, one line each. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "cohort/pipeline.h"
#include "cohort/resume.h"
#include "cohort/run.h"
#include "many.h"
#include "report/cohort_record.h"
#include "report/cohort_tally.h"
#include "verb.h"

static enum exit_code run(struct desk *desk, const struct args *args);

const struct verb verb_cohort = {
    .name = "cohort",
    .usage = "FILE|-",
    .summary = "many persons, one a line: answers, a table or counts",
    .help =
        "  poise cohort people.ndjson -o answers.ndjson\n"
        "  poise cohort people.ndjson --format summary\n"
        "  poise cohort people.ndjson --format csv -o answers.csv --resume\n"
        "  poise cohort people.ndjson --part 3/8 -o answers.3.ndjson\n"
        "  zcat people.ndjson.gz | poise cohort - --jobs 8 > answers.ndjson\n"
        "\n"
        "A line is one person: flat facts or a FHIR bundle, as JSON.\n"
        "\n"
        "  {\"id\": \"p1\", \"facts\": {\"age\": 61, \"sites\": [\"bone\"],\n"
        "    \"her2\": {\"value\": \"low\", \"date\": \"2026-03-02\"}}}\n"
        "\n"
        "Each line gives one line, in the order of the input, and the same bytes\n"
        "however many --jobs. One that cannot be used gives a line with \"error\", and\n"
        "the run goes on; the exit code is then 3. --full gives all that `poise rank`\n"
        "would say, --why what each place in the list rests on. --no-ask leaves out\n"
        "what to find out next, which takes most of the time. Memory stays the same\n"
        "whatever the size of the input.\n"
        "\n"
        "With -o a run can be killed at any moment: the same command with --resume\n"
        "goes on, and neither loses nor repeats a line. What the answers are made from\n"
        "stands in FILE.run; with another Poise, site, day or input --resume refuses.\n"
        "Ctrl-C leaves whole lines.\n"
        "\n"
        "--part I/N takes the I-th of N parts of the file, cut between lines: the\n"
        "parts' outputs one after the other are the output of the whole.\n"
        "poise-cohort(1) shows it under GNU parallel, Slurm, Spark and Hadoop.\n",
    .least = 1,
    .most = 1,
    .run = run,
};

/* What a run works with besides the desk. */
struct task {
    struct desk *desk;
    const char *path;
    struct input_part part;
    struct cohort_order order;
    struct halt halt;
    struct input input;
    struct output output;
    struct resume resume;
    bool keeps; /* there is a card: the run can be gone on with */
};

/* -------------------- what was asked for */

static enum exit_code check(const struct args *args)
{
    const char *path = args->items[0];
    bool standard = strcmp(path, "-") == 0;
    bool summary = args->format == FORMAT_SUMMARY;
    if (standard && isatty(STDIN_FILENO))
        return complain(EXIT_USAGE, "persons are expected on standard input, one a line; "
                                    "`poise help cohort` shows their form");
    if (args->resume && (args->output == NULL || summary))
        return complain(EXIT_USAGE,
                        "--resume needs -o FILE, and ndjson or csv: a summary is written "
                        "at the end");
    if (standard && args->parts > 1)
        return complain(EXIT_USAGE, "--part needs a file: standard input cannot be cut");
    return many_check(args);
}

/* -------------------- opening */

static enum exit_code refuse(const struct task *task, const char *path, int32_t status)
{
    if (status == POISE_E_ARGUMENT && task->resume.why.length > 0)
        return complain(EXIT_RECORD, "%s", task->resume.why.bytes);
    if (status == POISE_E_IO)
        return complain(EXIT_USAGE, "%s: %s", path,
                        errno == EWOULDBLOCK ? "another run is writing to it"
                                             : strerror(errno));
    return complain(EXIT_INTERNAL, "out of memory");
}

static enum exit_code open_input(struct task *task)
{
    struct stat about;
    int32_t status = input_open(task->path, &task->part, COHORT_LINE_LIMIT, &task->input);
    if (status != POISE_OK && errno == ESPIPE)
        return complain(EXIT_USAGE, "--part needs a regular file, which %s is not",
                        task->path);
    if (status == POISE_OK && fstat(task->input.fd, &about) == 0 &&
        S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        status = POISE_E_IO;
    }
    return status == POISE_OK ? EXIT_RANKED : refuse(task, task->path, status);
}

static int32_t prepare_file(struct task *task, const struct card_source *source)
{
    task->keeps = task->output.regular;
    if (!task->keeps)
        return POISE_OK;
    return task->desk->args->resume
               ? resume_go_on(&task->resume, source, &task->input, &task->output)
               : resume_begin(&task->resume, source, &task->output);
}

/* The file of answers, ready for the next of them. */
static enum exit_code open_output(struct task *task)
{
    const struct args *args = task->desk->args;
    const struct card_source source = {task->desk->session, &task->order, task->path,
                                       task->part};
    if (args->output == NULL || args->format == FORMAT_SUMMARY)
        return EXIT_RANKED;
    int32_t status = output_open(args->output, &task->output);
    if (status == POISE_OK && args->resume && !task->output.regular)
        return complain(EXIT_USAGE, "--resume needs a regular file, which %s is not",
                        args->output);
    if (status == POISE_OK)
        status = prepare_file(task, &source);
    return status == POISE_OK ? EXIT_RANKED : refuse(task, args->output, status);
}

static enum exit_code put_head(struct task *task)
{
    struct text head = {0};
    if (task->order.form != COHORT_CSV || task->part.part != 1 || task->output.begun)
        return EXIT_RANKED;
    cohort_csv_head(&head);
    ssize_t written = head.failed ? -1 : write(task->output.fd, head.bytes, head.length);
    bool ok = written == (ssize_t)head.length || (written < 0 && errno == EPIPE);
    text_free(&head);
    return ok ? EXIT_RANKED
              : complain(EXIT_INTERNAL, "cannot write: %s", strerror(errno));
}

/* -------------------- the end */

static enum exit_code tell_halted(const struct task *task, const struct cohort_end *end)
{
    const char *how = task->keeps ? "; the same command with --resume goes on" : "";
    return complain(EXIT_INTERRUPTED, "stopped after %llu lines, all of them whole%s",
                    (unsigned long long)end->lines, how);
}

static enum exit_code tell_unwritten(const struct task *task,
                                     const struct cohort_end *end)
{
    if (end->error == EPIPE)
        return EXIT_RANKED; /* who reads has seen enough */
    return complain(EXIT_INTERNAL, "cannot write: %s; what is written are whole lines%s",
                    strerror(end->error),
                    task->keeps ? "; the same command with --resume goes on" : "");
}

static enum exit_code judge(const struct task *task, const struct tally *tally)
{
    const struct args *args = task->desk->args;
    uint64_t refused = task->output.refused + tally->refused;
    uint64_t persons = task->output.records + tally->refused + tally->answered;
    if (refused > 0 && !args->quiet)
        complain(EXIT_RECORD,
                 "%llu of %llu persons not answered; their lines have the reason",
                 (unsigned long long)refused, (unsigned long long)persons);
    if (refused > 0)
        return EXIT_RECORD;
    if (args->strict && tally->with_stale > 0)
        return EXIT_TOO_OLD;
    return tally->with_silence > 0 ? EXIT_PARTIAL : EXIT_RANKED;
}

static enum exit_code finish(struct task *task, const struct cohort_end *end)
{
    struct desk *desk = task->desk;
    if (end->unwritten)
        return tell_unwritten(task, end);
    if (end->status == POISE_E_IO)
        return complain(EXIT_INTERNAL, "%s: cannot read on: %s", task->path,
                        strerror(end->error));
    if (end->status != POISE_OK || end->tally == NULL || end->tally->failed)
        return complain(EXIT_INTERNAL, "out of memory");
    if (end->halted)
        return tell_halted(task, end);
    if (task->keeps && resume_finish(&task->resume) != POISE_OK)
        return complain(EXIT_INTERNAL, "%s: %s", task->resume.beside, strerror(errno));
    if (desk->args->format == FORMAT_SUMMARY)
        tally_text(end->tally, &desk->style, task->order.as_of, task->order.asks,
                   &desk->out);
    return judge(task, end->tally);
}

/* -------------------- the run */

static enum exit_code work(struct task *task)
{
    struct desk *desk = task->desk;
    struct progress progress = {.fd = -1, .style = desk->style};
    struct cohort_end end;
    if (!desk->args->quiet && isatty(STDERR_FILENO))
        progress.fd = STDERR_FILENO;
    if (!input_size(&task->input, &progress.bytes))
        progress.bytes = 0;
    progress.bytes += progress.bytes > 0 ? task->input.taken : 0;
    const struct cohort_run whole = {
        .order = &task->order,
        .input = &task->input,
        .output = task->output.fd,
        .jobs = desk_jobs(desk->args),
        .halt = &task->halt,
        .progress = &progress,
    };
    cohort_run(&whole, &end);
    enum exit_code code = finish(task, &end);
    tally_free(end.tally);
    return code;
}

static enum exit_code open_task(struct task *task)
{
    struct desk *desk = task->desk;
    const struct args *args = desk->args;
    enum exit_code code = desk_open(desk, args);
    if (code == EXIT_RANKED && args->goals != NULL)
        code = desk_read_goals(desk, args->goals, &desk->goals);
    if (code == EXIT_RANKED)
        code = many_order(desk, args, &task->order);
    if (code != EXIT_RANKED)
        return code;
    int32_t then = args->resume ? resume_as_of(&task->resume) : DATE_UNKNOWN;
    task->order.goals = args->goals == NULL ? NULL : &desk->goals;
    task->order.as_of =
        args->as_of == DATE_UNKNOWN && then != DATE_UNKNOWN ? then : desk_as_of(desk);
    code = open_input(task);
    if (code == EXIT_RANKED)
        code = open_output(task);
    return code == EXIT_RANKED ? put_head(task) : code;
}

static enum exit_code run(struct desk *desk, const struct args *args)
{
    struct task task = {
        .desk = desk,
        .path = args->items[0],
        .part = {args->parts == 0 ? 1 : args->part, args->parts == 0 ? 1 : args->parts},
        .halt = {.fd = -1},
        .input = {.fd = -1},
        .output = {.fd = STDOUT_FILENO},
    };
    enum exit_code code = check(args);
    if (code != EXIT_RANKED)
        return code;
    if (args->output != NULL &&
        resume_look(desk->arena, args->output, &task.resume) != POISE_OK)
        return complain(EXIT_INTERNAL, "out of memory");
    if (!halt_open(&task.halt))
        return complain(EXIT_INTERNAL, "signals: %s", strerror(errno));
    code = open_task(&task);
    if (code == EXIT_RANKED)
        code = work(&task);
    halt_close(&task.halt);
    input_close(&task.input);
    if (task.output.fd != STDOUT_FILENO)
        output_close(&task.output);
    resume_close(&task.resume);
    many_close(&task.order);
    return code;
}
