/* Receipts of the test persons, with and without a secret. */
#ifndef RECEIPTS_H
#define RECEIPTS_H

#include <string.h>

#include <poise/status.h>

#include "base/secret.h"
#include "fixture.h"
#include "persons.h"
#include "report/receipt.h"
#include "unit.h"

static const struct secret test_secret = {{1, 2, 3, 4, 5, 6, 7, 8}};

/* The receipt of an answer to a person of persons.h; its input is their text. */
static inline struct receipt receipt_of(struct fixture *fixture, const char *facts,
                                        const char *preset, const struct secret *secret)
{
    struct receipt receipt = {0, NULL};
    struct receipt_source source = {
        .answer = fixture_answer(fixture, facts, preset),
        .goals = preset == NULL ? "case" : "file",
        .input = {(char *)(uintptr_t)facts, strlen(facts)},
        .secret = secret,
    };
    CU_ASSERT_EQUAL_FATAL(receipt_make(fixture->arena, &source, &receipt), POISE_OK);
    return receipt;
}

/* Replaces the value of the first line with a name. */
static inline void receipt_set(struct receipt *receipt, const char *name,
                               const char *value)
{
    for (uint32_t i = 0; i < receipt->count; i++) {
        if (strcmp(receipt->lines[i].name, name) == 0) {
            receipt->lines[i].value = value;
            return;
        }
    }
    CU_FAIL("no such line");
}

static inline uint32_t receipt_lines(const struct receipt *receipt, const char *name)
{
    uint32_t count = 0;
    while (receipt_line_at(receipt, name, count) != NULL)
        count++;
    return count;
}

#endif
