/* Runs one suite, named on the command line, or lists them. The table is made by CMake
 * from the files that exist. */
#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>

#include "suites.h"
#include "unit.h"

void unit_left_out(void)
{
    puts("skipped: the thread sanitizer lets a process catch one crash");
}

static int run(const struct suite *suite)
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return 1;
    CU_pSuite added = CU_add_suite(suite->name, NULL, NULL);
    for (const struct unit_test *test = suite->tests; test->name != NULL; test++)
        if (added == NULL || CU_add_test(added, test->name, test->run) == NULL)
            return 1;
    CU_basic_set_mode(CU_BRM_NORMAL);
    CU_basic_run_tests();
    unsigned failures = CU_get_number_of_failures();
    unsigned ran = CU_get_number_of_tests_run();
    CU_cleanup_registry();
    return failures == 0 && ran > 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    for (const struct suite *suite = suites; suite->name != NULL; suite++) {
        if (argc == 1)
            puts(suite->name);
        else if (strcmp(suite->name, argv[1]) == 0)
            return run(suite);
    }
    return argc == 1 ? 0 : 2;
}
