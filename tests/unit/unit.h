/* A test file: plain functions named as sentences, and one table at its end.
 *
 *     static void an_empty_text_has_no_columns(void)
 *     {
 *         CU_ASSERT_EQUAL(utf8_columns("", 0), 0);
 *     }
 *
 *     UNIT_SUITE(text) = {
 *         UNIT_TEST(an_empty_text_has_no_columns),
 *         UNIT_END,
 *     };
 *
 * tests/unit/<room>/<file>_test.c tests core/<room>/<file>.c; CMake finds it, nothing is
 * registered by hand. CTest runs each as unit/<room>/<file>. */
#ifndef UNIT_H
#define UNIT_H

#include <CUnit/CUnit.h>

struct unit_test {
    const char *name;
    void (*run)(void);
};

#define UNIT_SUITE(name)                                                                 \
    extern const struct unit_test name##_suite[];                                        \
    const struct unit_test name##_suite[]
#define UNIT_TEST(function)                                                              \
    {                                                                                    \
#function, function                                                              \
    }
#define UNIT_END                                                                         \
    {                                                                                    \
        0, 0                                                                             \
    }

#endif
