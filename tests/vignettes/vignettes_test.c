/* Runs every vignette of this folder: a person (vNNN.ini) and what a good answer has and
 * has not (vNNN.expect).
 *
 *     first = a, b        one of these is first of its role; tag:x any option with that
 *                         tag; none: no systemic treatment, or to continue the current
 *                         one
 *     eligible = a        a is recommended; "cannot tell" counts half
 *     never = a # why     a is neither recommended nor left open
 *     not_first = a       a is not first of its role
 *     flag = code         this flag is raised
 *
 * Reports each miss, then the totals. Fails on any "never", on less than 58 first of 60,
 * 97 % eligible or 95 % flags; and when going from longest life to quality first changes
 * less than a quarter of the first systemic options. No rule of Poise may know a
 * vignette: the cases are examples, not the specification. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/ini.h"
#include "base/text.h"
#include "fixture.h"
#include "intake/case_file.h"
#include "record/record.h"
#include "weigh/dimension.h"
#include "weigh/weights.h"

struct score {
    int got; /* in halves */
    int of;  /* in halves */
};

struct run {
    struct fixture fixture;
    const struct answer *answer;
    const char *id;
    struct score first, eligible, flags;
    int never, not_first; /* violations */
    int changed, changeable;
    bool unexplained;
};

static void miss(const struct run *run, const char *what, const char *name)
{
    printf("%s: %s: %s\n", run->id, what, name);
}

/* -------------------- one expectation */

static const struct outcome *outcome_of(const struct run *run, const char *id)
{
    return answer_find(run->answer, id);
}

static bool has_tag(const struct option *option, const char *tag)
{
    for (uint32_t i = 0; i < option->tags.count; i++)
        if (strcmp(option->tags.items[i], tag) == 0)
            return true;
    return false;
}

static bool matches(const struct outcome *first, const char *wanted, size_t length)
{
    char name[128];
    snprintf(name, sizeof name, "%.*s", (int)length, wanted);
    if (strncmp(name, "tag:", 4) == 0)
        return has_tag(first->option, name + 4);
    return strcmp(first->option->id, name) == 0;
}

/* The first option of a role as the list has it, add-ons included. */
static const struct outcome *head_of(const struct run *run, int role)
{
    for (uint32_t i = 0; i < run->answer->ranked_count; i++)
        if ((int)run->answer->ranked[i]->option->role == role)
            return run->answer->ranked[i];
    return NULL;
}

static bool no_change(const struct run *run)
{
    const struct outcome *head = head_of(run, ROLE_SYSTEMIC);
    return head == NULL || strcmp(head->option->id, "continue-current") == 0;
}

static bool some_head_matches(const struct run *run, const char *names)
{
    for (const char *at = names; *at != '\0';) {
        size_t length = strcspn(at, ",");
        if (length == 4 && memcmp(at, "none", 4) == 0 && no_change(run))
            return true;
        for (int role = 0; role < ROLE_COUNT; role++) {
            const struct outcome *head = head_of(run, role);
            if (head != NULL && matches(head, at, length))
                return true;
        }
        at += length;
        at += strspn(at, ", ");
    }
    return false;
}

static void expect_first(struct run *run, const char *names)
{
    bool good = some_head_matches(run, names);
    run->first.of += 2;
    run->first.got += good ? 2 : 0;
    if (!good)
        miss(run, "first should be one of", names);
}

static void expect_eligible(struct run *run, const char *id)
{
    const struct outcome *outcome = outcome_of(run, id);
    int got = outcome == NULL                          ? 0
              : outcome_recommended(outcome)           ? 2
              : outcome->state == OUTCOME_UNDETERMINED ? 1
                                                       : 0;
    run->eligible.of += 2;
    run->eligible.got += got;
    if (got < 2)
        miss(run, got == 1 ? "cannot be told" : "should be recommended", id);
}

static void expect_never(struct run *run, const char *id)
{
    const struct outcome *outcome = outcome_of(run, id);
    bool open = outcome != NULL &&
                (outcome_recommended(outcome) || outcome->state == OUTCOME_UNDETERMINED);
    run->never += open;
    if (open)
        miss(run, "MUST NOT be recommended", id);
}

static void expect_not_first(struct run *run, const char *id)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct outcome *head = head_of(run, role);
        if (head == NULL || strcmp(head->option->id, id) != 0)
            continue;
        run->not_first++;
        miss(run, "should not be first", id);
    }
}

static void expect_flag(struct run *run, const char *code)
{
    bool raised = false;
    for (uint32_t i = 0; i < run->answer->flag_count; i++) {
        const struct raised_flag *flag = &run->answer->flags[i];
        raised = raised || strcmp(flag->code, code) == 0 ||
                 (flag->alias != NULL && strcmp(flag->alias, code) == 0);
    }
    run->flags.of += 2;
    run->flags.got += raised ? 2 : 0;
    if (!raised)
        miss(run, "flag should be raised", code);
}

static void expectation(void *user, const char *section, const char *name,
                        const char *value, int line)
{
    static const struct {
        const char *name;
        void (*check)(struct run *run, const char *value);
    } checks[] = {{"first", expect_first},
                  {"eligible", expect_eligible},
                  {"never", expect_never},
                  {"not_first", expect_not_first},
                  {"flag", expect_flag}};
    struct run *run = user;
    (void)section;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (strcmp(checks[i].name, name) == 0) {
            checks[i].check(run, value);
            return;
        }
    }
    printf("%s.expect:%d: \"%s\" is no expectation\n", run->id, line, name);
    run->never++;
}

/* -------------------- one vignette */

static struct file_bytes file_of(struct run *run, const char *folder, const char *id,
                                 const char *ending)
{
    char name[64];
    struct file_bytes bytes = {0};
    snprintf(name, sizeof name, "%.40s%s", id, ending);
    const char *path = path_join(run->fixture.arena, folder, name);
    if (file_read(run->fixture.arena, path, INI_FILE_LIMIT, &bytes) != POISE_OK) {
        printf("cannot read %s\n", path);
        exit(1);
    }
    return bytes;
}

static const struct answer *ask(struct run *run, const char *folder, const char *preset)
{
    struct fixture *fixture = &run->fixture;
    struct file_bytes bytes = file_of(run, folder, run->id, ".ini");
    struct goals *goals = arena_alloc(fixture->arena, sizeof *goals);
    struct record *record = NULL;
    struct answer *answer = NULL;
    if (case_read(fixture->arena, fixture->vocabulary, run->id, &bytes, &record, goals,
                  &fixture->problems) != POISE_OK) {
        struct text text = {0};
        problems_write(&fixture->problems, &text);
        printf("%s", text.bytes);
        exit(1);
    }
    if (preset != NULL)
        *goals = *preset_find(&fixture->engine->presets, preset)->goals;
    record_audit(record, 20780, fixture->engine->generation->site.fresh_days);
    if (session_assess(fixture->session, record, goals, 20780, REQUEST_ALL, &answer) !=
        POISE_OK)
        exit(1);
    return answer;
}

static void run_vignette(struct run *run, const char *folder)
{
    struct file_bytes bytes = file_of(run, folder, run->id, ".expect");
    run->answer = ask(run, folder, NULL);
    if (ini_read(run->id, bytes.bytes, bytes.length, expectation, run,
                 &run->fixture.problems) == 0)
        run->never++; /* an empty expectation tests nothing */
}

/* -------------------- goals */

static int systemic_count(const struct answer *answer)
{
    int count = 0;
    for (uint32_t i = 0; i < answer->ranked_count; i++)
        count += answer->ranked[i]->option->role == ROLE_SYSTEMIC;
    return count;
}

/* Do the contributions alone say why `first` is ahead of `other`? */
static bool explained(const struct answer *answer, const struct outcome *first,
                      const char *other_id)
{
    const struct outcome *other = answer_find(answer, other_id);
    int64_t sum = 0;
    if (other == NULL || !outcome_recommended(other))
        return false;
    for (int d = 0; d < POISE_DIMENSION_END; d++)
        sum += (int64_t)answer->weights.weight[d] * (first->worth[d] - other->worth[d]);
    return sum == (int64_t)first->balance - other->balance && sum >= 0;
}

static void run_goals(struct run *run, const char *folder)
{
    char before[96] = "";
    const struct answer *answer = ask(run, folder, "longest-life");
    const struct outcome *first = answer_first(answer, ROLE_SYSTEMIC);
    if (systemic_count(answer) < 3 || first == NULL)
        return;
    snprintf(before, sizeof before, "%.90s", first->option->id);
    run->changeable++;
    answer = ask(run, folder, "quality-first");
    first = answer_first(answer, ROLE_SYSTEMIC);
    if (first == NULL || strcmp(first->option->id, before) == 0)
        return;
    run->changed++;
    if (!explained(answer, first, before)) {
        printf("%s: from %s to %s without an explanation\n", run->id, before,
               first->option->id);
        run->unexplained = true;
    }
}

/* -------------------- all */

static int is_expect(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 7 && strcmp(entry->d_name + length - 7, ".expect") == 0;
}

static bool at_least(struct score score, int percent)
{
    return score.got * 100 >= score.of * percent;
}

int main(int argc, char **argv)
{
    struct run run = {.fixture = fixture_open()};
    struct dirent **entries = NULL;
    if (argc != 2)
        return 2;
    fixture_engine(&run.fixture);
    int count = scandir(argv[1], &entries, is_expect, alphasort);
    for (int i = 0; i < count; i++) {
        size_t length = strlen(entries[i]->d_name) - strlen(".expect");
        run.id = arena_copy(run.fixture.arena, entries[i]->d_name, length);
        run_vignette(&run, argv[1]);
        run_goals(&run, argv[1]);
        free(entries[i]);
    }
    free(entries);
    printf("%d vignettes: first %d/%d, eligible %g/%d, never %d, not first %d, "
           "flags %d/%d\n",
           count, run.first.got / 2, run.first.of / 2, run.eligible.got / 2.0,
           run.eligible.of / 2, run.never, run.not_first, run.flags.got / 2,
           run.flags.of / 2);
    printf("goals: from longest-life to quality-first %d of %d change what comes first\n",
           run.changed, run.changeable);
    bool good = count >= 60 && run.never == 0 && run.first.of - run.first.got <= 4 &&
                at_least(run.eligible, 97) && at_least(run.flags, 95) &&
                run.changed * 4 >= run.changeable && !run.unexplained;
    fixture_close(&run.fixture);
    return good ? 0 : 1;
}
