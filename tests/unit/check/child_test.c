/* Children that end in every way a plugin can make them. */
#include "check/child.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check/board.h"
#include "unit.h"

static enum child_end run(void (*work)(void *context), int *detail)
{
    struct board *board = board_new(1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(board);
    enum child_end end = child_run(board, 200, work, board, detail);
    board_free(board);
    return end;
}

static void write_board(void *context)
{
    struct board *board = context;
    board->digests[0].whole = 42;
}

static void what_a_child_writes_on_the_board_outlives_it(void)
{
    struct board *board = board_new(1);
    int detail;
    CU_ASSERT_EQUAL(child_run(board, 200, write_board, board, &detail), CHILD_FINISHED);
    CU_ASSERT_EQUAL(board->digests[0].whole, 42);
    board_free(board);
}

static void leave(void *context)
{
    (void)context;
    _exit(3);
}

static void a_child_that_exits_has_not_finished(void)
{
    int detail;
    CU_ASSERT_EQUAL(run(leave, &detail), CHILD_EXIT);
    CU_ASSERT_EQUAL(detail, 3);
}

static void kill_itself(void *context)
{
    (void)context;
    raise(SIGKILL);
}

static void a_child_that_is_killed_says_by_what(void)
{
    int detail;
    CU_ASSERT_EQUAL(run(kill_itself, &detail), CHILD_SIGNAL);
    CU_ASSERT_EQUAL(detail, SIGKILL);
}

static void hang_in_a_call(void *context)
{
    struct board *board = context;
    watch_begin(&board->watches[1], CALL_BURDEN);
    for (;;)
        pause();
}

static void a_call_that_does_not_return_is_ended(void)
{
    int detail;
    CU_ASSERT_EQUAL(run(hang_in_a_call, &detail), CHILD_HUNG);
}

static void leave_a_process(void *context)
{
    struct board *board = context;
    board->digests[0].whole = (uint64_t)fork();
    if (board->digests[0].whole == 0)
        for (;;)
            pause();
}

static void what_a_child_leaves_behind_is_ended_too(void)
{
    struct board *board = board_new(1);
    int detail;
    CU_ASSERT_EQUAL(child_run(board, 200, leave_a_process, board, &detail),
                    CHILD_FINISHED);
    pid_t left = (pid_t)board->digests[0].whole;
    int tries = 0;
    while (kill(left, 0) == 0 && tries++ < 200) {
        char path[40];
        char state[64] = "";
        snprintf(path, sizeof path, "/proc/%d/stat", (int)left);
        FILE *file = fopen(path, "r");
        if (file == NULL || fgets(state, sizeof state, file) == NULL ||
            strstr(state, ") Z") != NULL)
            tries = 1000; /* gone, or dead and not yet buried by its adopter */
        if (file != NULL)
            fclose(file);
        usleep(5000);
    }
    CU_ASSERT_TRUE(tries != 200 && tries != 201);
    board_free(board);
}

static bool says(const char *fault, const char *words)
{
    return fault != NULL && strcmp(fault, words) == 0;
}

static void write_output(void *context)
{
    struct board *board = context;
    bool quiet = child_output_fault() == NULL;
    printf("something");
    bool wrote = says(child_output_fault(), "it wrote to standard output");
    close(STDOUT_FILENO);
    bool closed = says(child_output_fault(), "it closed standard output");
    board->digests[0] = (struct digests){quiet, wrote && closed};
}

static void what_happens_to_standard_output_is_seen(void)
{
    struct board *board = board_new(1);
    int detail;
    fflush(stdout);
    CU_ASSERT_EQUAL(child_run(board, 200, write_output, board, &detail), CHILD_FINISHED);
    CU_ASSERT_EQUAL(board->digests[0].whole, 1);
    CU_ASSERT_EQUAL(board->digests[0].own, 1);
    board_free(board);
}

UNIT_SUITE(child) = {
    UNIT_TEST(what_a_child_writes_on_the_board_outlives_it),
    UNIT_TEST(a_child_that_exits_has_not_finished),
    UNIT_TEST(a_child_that_is_killed_says_by_what),
    UNIT_TEST(a_call_that_does_not_return_is_ended),
    UNIT_TEST(what_a_child_leaves_behind_is_ended_too),
    UNIT_TEST(what_happens_to_standard_output_is_seen),
    UNIT_END,
};
