/* Decision problems from JSON: what is read, and what is said of what cannot be. */
#include "smaa/read_problem.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <poise/status.h>

#include "base/arena.h"
#include "base/problem.h"
#include "base/text.h"
#include "smaa/problem.h"
#include "unit.h"

struct reading {
    struct arena *arena;
    struct problems problems;
    struct text notes;
    struct smaa_problem problem;
    int32_t status;
};

static struct reading read(const char *json)
{
    struct reading reading = {.arena = arena_new((size_t)64 << 10)};
    reading.problems.arena = reading.arena;
    reading.status =
        smaa_problem_read(reading.arena, "f", json, strlen(json), &reading.problem,
                          &reading.notes, &reading.problems);
    return reading;
}

static void done(struct reading *reading)
{
    text_free(&reading->notes);
    arena_free(reading->arena);
}

/* Two options and two criteria, with one member put in. */
#define DOCUMENT(value, cell, rest)                                                      \
    "{\"alternatives\": [\"A\", \"B\"], \"criteria\": [{\"id\": \"x\", "                 \
    "\"value\": " value "}, {\"id\": \"y\", \"value\": {\"type\": \"identity\"}}], "     \
    "\"measurements\": {\"A\": [" cell                                                   \
    ", {\"dist\": \"exact\", \"value\": 1}], \"B\": [{\"dist\": \"exact\", \"value\": "  \
    "0}, "                                                                               \
    "{\"dist\": \"beta\", \"alpha\": 2, \"beta\": 3}]}" rest "}"
#define LINE  "{\"type\": \"linear\", \"worst\": 1, \"best\": 0}"
#define EXACT "{\"dist\": \"exact\", \"value\": 0.5}"

static void a_whole_problem_is_read(void)
{
    struct reading r = read(
        DOCUMENT("{\"type\": \"piecewise-linear\", \"points\": [[24, 1], [6, 0.5], [0, "
                 "0]], \"outside\": \"extrapolate\"}",
                 "{\"dist\": \"lognormal\", \"median\": 7.5, \"sigma\": 0.15}",
                 ", \"draws\": 500, \"seed\": 18446744073709551615, \"preferences\": "
                 "{\"type\": \"ordinal\", \"order\": [\"y\", \"x\"]}"));
    CU_ASSERT_EQUAL_FATAL(r.status, POISE_OK);
    CU_ASSERT_EQUAL(r.problem.alternatives, 2);
    CU_ASSERT_STRING_EQUAL(r.problem.criterion_ids[1], "y");
    CU_ASSERT_EQUAL(r.problem.values[0].x[0], 0);
    CU_ASSERT_EQUAL(r.problem.values[0].v[2], 1);
    CU_ASSERT_FALSE(r.problem.values[0].clips);
    CU_ASSERT_DOUBLE_EQUAL(r.problem.measures[0].a, log(7.5), 1e-15);
    CU_ASSERT_EQUAL(r.problem.measures[3].distribution, SMAA_BETA);
    CU_ASSERT_EQUAL(r.problem.draws, 500);
    CU_ASSERT_EQUAL(r.problem.seed, UINT64_MAX);
    CU_ASSERT_EQUAL(r.problem.preferences->count, 1);
    CU_ASSERT_EQUAL(r.problem.preferences->items[0].i, 1);
    CU_ASSERT_STRING_EQUAL(r.problem.preferences->items[0].where, "/preferences/order/1");
    CU_ASSERT_EQUAL(r.notes.length, 0);
    done(&r);
}

static void what_is_left_out_has_a_default(void)
{
    struct reading r = read(DOCUMENT(LINE, EXACT, ""));
    CU_ASSERT_EQUAL_FATAL(r.status, POISE_OK);
    CU_ASSERT(r.problem.values[0].clips);
    CU_ASSERT_EQUAL(r.problem.draws, SMAA_DRAWS);
    CU_ASSERT_EQUAL(r.problem.seed, SMAA_SEED);
    CU_ASSERT_EQUAL(r.problem.preferences->count, 0);
    done(&r);
}

static void what_is_not_used_is_told(void)
{
    struct reading r = read(
        DOCUMENT("{\"type\": \"linear\", \"worst\": 1, \"best\": 0, \"unit\": \"%\"}",
                 EXACT, ", \"title\": \"t\""));
    CU_ASSERT_EQUAL(r.status, POISE_OK);
    CU_ASSERT_STRING_EQUAL(r.notes.bytes, "f: /title is not used\n"
                                          "f: /criteria/0/value/unit is not used\n");
    done(&r);
}

static void every_preference_becomes_statements(void)
{
    struct reading r = read(DOCUMENT(
        LINE, EXACT,
        ", \"preferences\": {\"type\": \"all\", \"of\": ["
        "{\"type\": \"none\"}, {\"type\": \"partial-order\", \"pairs\": [[\"x\", "
        "\"y\"]]}, "
        "{\"type\": \"ratio\", \"bounds\": [{\"num\": \"x\", \"den\": \"y\", \"lo\": "
        "null, "
        "\"hi\": 4}]}, {\"type\": \"exact-ratio\", \"ratios\": [[\"x\", \"y\", 2]]}, "
        "{\"type\": \"lower-bounds\", \"lo\": [0.1, 0]}, {\"type\": \"interval\", "
        "\"bounds\": "
        "[{\"crit\": \"y\", \"lo\": 0.2, \"hi\": 0.6}]}, "
        "{\"type\": \"weights\", \"weights\": [2, 1]}]}"));
    CU_ASSERT_EQUAL_FATAL(r.status, POISE_OK);
    const struct smaa_statement *s = r.problem.preferences->items;
    CU_ASSERT_EQUAL_FATAL(r.problem.preferences->count, 9);
    CU_ASSERT(s[0].i == 0 && s[0].j == 1 && s[0].number == 1);
    CU_ASSERT(s[1].i == 1 && s[1].j == 0 && s[1].number == 0.25);
    CU_ASSERT_STRING_EQUAL(s[1].where, "/preferences/of/2/bounds/0");
    CU_ASSERT(s[2].number == 2 && s[3].number == 0.5);
    CU_ASSERT(s[4].saying == SMAA_AT_LEAST && s[4].number == 0.1);
    CU_ASSERT(s[6].saying == SMAA_AT_MOST && s[6].number == 0.6 && s[6].i == 1);
    done(&r);
}

#define SHARED(of, covariance)                                                           \
    "{\"alternatives\": [\"A\", \"B\", \"C\"], \"criteria\": [{\"id\": \"x\", "          \
    "\"value\": "                                                                        \
    "{\"type\": \"identity\"}}, {\"id\": \"y\", \"value\": {\"type\": \"identity\"}}], " \
    "\"measurements\": {\"A\": [null, " EXACT "], \"B\": [" EXACT                        \
    "], \"C\": [null, " EXACT                                                            \
    "]}, \"measurements_by_criterion\": {\"x\": {\"dist\": \"relative-logit-normal\", "  \
    "\"baseline\": {\"of\": \"" of "\", \"mean\": -1, \"sd\": 0.2}, \"relative_mean\": " \
    "{\"C\": 0.3, \"A\": 0.1}, \"covariance_order\": [\"A\", \"C\"], "                   \
    "\"relative_covariance\": " covariance "}}}"

static void a_shared_baseline_is_read_in_its_order(void)
{
    struct reading r = read(SHARED("B", "[[0.04, 0.01], [0.01, 0.09]]"));
    CU_ASSERT_EQUAL_FATAL(r.status, POISE_OK);
    const struct smaa_shared *shared = r.problem.shared[0];
    CU_ASSERT_EQUAL(shared->link, SMAA_LINK_LOGIT);
    CU_ASSERT_EQUAL(shared->baseline, 1);
    CU_ASSERT_EQUAL(shared->of[1], 2);
    CU_ASSERT_EQUAL(shared->effect[0], 0.1);
    CU_ASSERT_DOUBLE_EQUAL(shared->root[0], 0.2, 1e-15);
    CU_ASSERT_EQUAL(r.problem.measures[1 * 2 + 1].distribution, SMAA_EXACT);
    done(&r);
}

/* -------------------- refusals */

static void refuse(const char *json, const char *reason)
{
    struct reading r = read(json);
    CU_ASSERT_NOT_EQUAL(r.status, POISE_OK);
    CU_ASSERT(r.problems.count >= 1);
    if (r.problems.first != NULL && strcmp(r.problems.first->reason, reason) != 0) {
        printf("said: %s\n", r.problems.first->reason);
        CU_FAIL("another reason");
    }
    done(&r);
}

static void values_that_cannot_be_are_refused_at_their_place(void)
{
    refuse(DOCUMENT("{\"type\": \"linear\", \"worst\": 1, \"best\": 1}", EXACT, ""),
           "/criteria/0/value: worst and best are the same");
    refuse(DOCUMENT("{\"type\": \"linear\", \"worst\": 1}", EXACT, ""),
           "/criteria/0/value/best: a number is missing here");
    refuse(DOCUMENT("{\"type\": \"piecewise-linear\", \"points\": [[0,0],[1,2],[2,1]]}",
                    EXACT, ""),
           "/criteria/0/value: the points are not monotone in v");
    refuse(
        DOCUMENT("{\"type\": \"piecewise-linear\", \"points\": [[0,0],[1]]}", EXACT, ""),
        "/criteria/0/value/points/1: a point is [x, v], two numbers");
    refuse(DOCUMENT("{\"type\": \"identity\", \"outside\": \"stop\"}", EXACT, ""),
           "/criteria/0/value/outside: must be \"clip\" or \"extrapolate\"");
    refuse(DOCUMENT("{\"type\": \"cubic\"}", EXACT, ""),
           "/criteria/0/value/type: must be \"linear\", \"piecewise-linear\" or "
           "\"identity\"");
}

static void measurements_that_cannot_be_are_refused_at_their_place(void)
{
    refuse(DOCUMENT(LINE, "{\"dist\": \"normal\", \"mean\": 1, \"sd\": -1}", ""),
           "/measurements/A/0: the standard deviation is below zero");
    refuse(DOCUMENT(LINE, "{\"dist\": \"beta\", \"alpha\": 0, \"beta\": 1}", ""),
           "/measurements/A/0: both shapes of a beta are above zero");
    refuse(
        DOCUMENT(LINE, "{\"dist\": \"cauchy\"}", ""),
        "/measurements/A/0/dist: must be exact, normal, lognormal, logit-normal, beta, "
        "gamma, uniform, triangular or missing");
    refuse(DOCUMENT(LINE, EXACT "," EXACT, ""),
           "/measurements/A: 3 measurements for 2 criteria");
    refuse(DOCUMENT(LINE, "{\"dist\": \"lognormal\", \"median\": 0, \"sigma\": 1}", ""),
           "/measurements/A/0/median: the median of a log-normal is above zero");
    refuse(SHARED("D", "[]"), "/measurements_by_criterion/x/baseline/of: \"D\" is the id "
                              "of no alternative");
    refuse(SHARED("B", "[[1, 2], [2, 1]]"),
           "/measurements_by_criterion/x/relative_covariance: the covariance is no "
           "covariance: it is not positive semidefinite");
    refuse(SHARED("B", "[[1, 2]]"), "/measurements_by_criterion/x/relative_covariance: 2 "
                                    "rows of 2 numbers are expected");
}

static void preferences_that_cannot_be_are_refused_at_their_place(void)
{
#define PREFER(text) DOCUMENT(LINE, EXACT, ", \"preferences\": " text)
    refuse(PREFER("{\"type\": \"ordinal\", \"order\": [\"x\", \"z\"]}"),
           "/preferences/order/1: \"z\" is the id of no criterion");
    refuse(PREFER("{\"type\": \"weights\", \"weights\": [1]}"),
           "/preferences/weights: 2 numbers from 0 on are expected");
    refuse(PREFER("{\"type\": \"weights\", \"weights\": [0, 0]}"),
           "/preferences/weights: one weight is above zero");
    refuse(PREFER("{\"type\": \"ratio\", \"bounds\": [{\"num\": \"x\", \"den\": \"y\", "
                  "\"lo\": -1}]}"),
           "/preferences/bounds/0/lo: a number from 0 on is expected");
    refuse(
        PREFER("{\"type\": \"all\", \"of\": [{\"type\": \"guess\"}]}"),
        "/preferences/of/0/type: must be none, weights, ordinal, partial-order, ratio, "
        "exact-ratio, lower-bounds, interval or all");
    refuse(PREFER("{\"type\": \"exact-ratio\", \"ratios\": [[\"x\", \"y\"]]}"),
           "/preferences/ratios/0: [criterion, criterion, number from 0 on] is expected");
}

static void outlines_that_cannot_be_are_refused(void)
{
    refuse("[]", "a decision problem is a JSON object");
    refuse("{\"alternatives\": []}", "/alternatives: a list of 1 to 256 ids is expected");
    refuse("{\"alternatives\": [\"A\", \"A\"]}",
           "/alternatives/1: the id \"A\" is used twice");
    refuse(DOCUMENT(LINE, EXACT, ", \"draws\": 0"),
           "/draws: a whole number from 1 to 100000000 is expected");
    refuse(DOCUMENT(LINE, EXACT, ", \"seed\": 1.5"),
           "/seed: a whole number from 0 to 18446744073709551615 is expected");
    refuse(DOCUMENT(LINE, EXACT, ", \"seed\": 1, \"seed\": 2"),
           "an object holds \"seed\" twice");
    refuse("{\"alternatives\": [", "the text ends too early");
}

static void all_that_is_wrong_is_told_at_once(void)
{
    struct reading r =
        read(DOCUMENT(LINE, "{\"dist\": \"normal\"}",
                      ", \"preferences\": {\"type\": \"ratio\", \"bounds\": "
                      "[{\"num\": \"a\"}, {\"num\": \"b\"}]}"));
    CU_ASSERT_EQUAL(r.problems.count, 4);
    done(&r);
}

UNIT_SUITE(read_problem) = {
    UNIT_TEST(a_whole_problem_is_read),
    UNIT_TEST(what_is_left_out_has_a_default),
    UNIT_TEST(what_is_not_used_is_told),
    UNIT_TEST(every_preference_becomes_statements),
    UNIT_TEST(a_shared_baseline_is_read_in_its_order),
    UNIT_TEST(values_that_cannot_be_are_refused_at_their_place),
    UNIT_TEST(measurements_that_cannot_be_are_refused_at_their_place),
    UNIT_TEST(preferences_that_cannot_be_are_refused_at_their_place),
    UNIT_TEST(outlines_that_cannot_be_are_refused),
    UNIT_TEST(all_that_is_wrong_is_told_at_once),
    UNIT_END,
};
