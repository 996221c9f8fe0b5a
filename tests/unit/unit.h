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
/* A test that catches more than one crash: the thread sanitizer's own signal handlers
 * let a process catch one. There it is left out, and says so. */
#if defined(__SANITIZE_THREAD__)
#define UNIT_CRASHES 0
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define UNIT_CRASHES 0
#endif
#endif
#ifndef UNIT_CRASHES
#define UNIT_CRASHES 1
#endif
#define UNIT_TEST_CRASHING(function)                                                     \
    {                                                                                    \
#function, UNIT_CRASHES ? function : unit_left_out                               \
    }
void unit_left_out(void);

#define UNIT_END                                                                         \
    {                                                                                    \
        0, 0                                                                             \
    }

#endif
