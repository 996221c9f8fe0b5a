/* Whole processes, interleaved: the median wall time of a program as a ratio to that of
 * another, and its peak memory.
 *
 * Exits with 3 when it was only too slow or too large.
 *
 *     spawn ROUNDS PROGRAM ARGUMENTS... -- FLOOR ARGUMENTS... */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

enum { ROUND_LIMIT = 4000 };

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, ascending);
    return values[count / 2];
}

/* From spawn to exit, output to nowhere. Raises *peak_kib. */
static double run(char *const *command, long *peak_kib)
{
    posix_spawn_file_actions_t actions;
    struct rusage usage;
    pid_t pid;
    int status;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    double start = now_ms();
    if (posix_spawn(&pid, command[0], &actions, NULL, command, environ) != 0 ||
        wait4(pid, &status, 0, &usage) != pid || status != 0) {
        fprintf(stderr, "%s failed\n", command[0]);
        exit(1);
    }
    double taken = now_ms() - start;
    posix_spawn_file_actions_destroy(&actions);
    if (usage.ru_maxrss > *peak_kib)
        *peak_kib = usage.ru_maxrss;
    return taken;
}

int main(int argc, char **argv)
{
    static double program[ROUND_LIMIT];
    static double floor_of[ROUND_LIMIT];
    long peak = 0;
    long floor_peak = 0;
    int split = 2;
    while (split < argc && strcmp(argv[split], "--") != 0)
        split++;
    if (argc < 5 || split + 1 >= argc)
        return 2;
    argv[split] = NULL;
    int rounds = atoi(argv[1]) < ROUND_LIMIT ? atoi(argv[1]) : ROUND_LIMIT;
    for (int i = 0; i < rounds; i++) {
        floor_of[i] = run(argv + split + 1, &floor_peak);
        program[i] = run(argv + 2, &peak);
    }
    double slow = median(program, rounds);
    double fast = median(floor_of, rounds);
    printf("cold start: %d rounds\n", rounds);
    printf("  poise rank       %8.2f ms\n", slow);
    printf("  bare program     %8.2f ms (nine empty plugins, the same files parsed)\n",
           fast);
    printf("  ratio            %8.2f (at most 2)\n", slow / fast);
    printf("  peak memory      %8.1f MiB (at most 16)\n", (double)peak / 1024);
    return slow / fast <= 2 && peak <= 16 * 1024 ? 0 : 3;
}
