/* `poise cohort` with one and with two threads in turns, over the same persons, and its
 * memory over many: POISE SITE PEOPLE-PROGRAM FOLDER PERSONS ROUNDS MANY. The output of
 * every run must be the same bytes. Exit code 3 when a ratio or the memory misses its
 * target. */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS_LIMIT = 101, MEMORY_TARGET_KIB = 64 << 10, PATH = 1024 };
static const double speed_up_target = 1.75;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
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

static int open_or_die(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC, 0666);
    if (fd >= 0)
        return fd;
    perror(path);
    exit(1);
}

/* Starts a program with these ends; answers its process. */
static pid_t start(const char *const *words, int in, int out)
{
    char *argv[16] = {NULL};
    for (int i = 0; words[i] != NULL && i < 15; i++)
        argv[i] = strdup(words[i]);
    pid_t child = fork();
    if (child == 0) {
        dup2(in, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; argv[i] != NULL; i++)
        free(argv[i]);
    return child;
}

/* Waits for a program that must succeed; answers its peak memory in KiB. */
static long finish(pid_t child)
{
    int status;
    struct rusage usage;
    if (child <= 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0) {
        fprintf(stderr, "a program of the benchmark failed\n");
        exit(1);
    }
    return usage.ru_maxrss;
}

static void make_people(const char *program, const char *count, const char *path)
{
    const char *const words[] = {program, count, NULL};
    int in = open_or_die("/dev/null", O_RDONLY);
    int out = open_or_die(path, O_WRONLY | O_CREAT | O_TRUNC);
    finish(start(words, in, out));
    close(in);
    close(out);
}

/* Seconds for one run. */
static double run_cohort(const char *poise, const char *site, const char *people,
                         const char *jobs, const char *to)
{
    const char *const words[] = {poise,        "cohort", people, "--as-of",
                                 "2026-11-23", "--site", site,   "--no-ask",
                                 "--jobs",     jobs,     NULL};
    int in = open_or_die("/dev/null", O_RDONLY);
    int out = open_or_die(to, O_WRONLY | O_CREAT | O_TRUNC);
    double begun = now();
    finish(start(words, in, out));
    double seconds = now() - begun;
    close(in);
    close(out);
    return seconds;
}

/* Seconds for two processes, each on one half, at once: what the machine has to give. */
static double run_halves(const char *poise, const char *site, const char *people)
{
    const char *words[] = {poise,    "cohort", people,     "--as-of", "2026-11-23",
                           "--site", site,     "--no-ask", "--jobs",  "1",
                           "--part", "1/2",    NULL};
    int nothing = open_or_die("/dev/null", O_RDWR);
    double begun = now();
    pid_t first = start(words, nothing, nothing);
    words[11] = "2/2";
    pid_t second = start(words, nothing, nothing);
    finish(first);
    finish(second);
    close(nothing);
    return now() - begun;
}

/* Peak memory of a run over many persons, who come through a pipe. */
static long memory_of(const char *poise, const char *site, const char *program,
                      const char *many)
{
    int ends[2];
    const char *const maker[] = {program, many, NULL};
    const char *const words[] = {poise,        "cohort", "-",  "--as-of",
                                 "2026-11-23", "--site", site, "--no-ask",
                                 "--jobs",     "2",      NULL};
    if (pipe2(ends, O_CLOEXEC) != 0)
        exit(1);
    int nothing = open_or_die("/dev/null", O_RDWR);
    pid_t people = start(maker, nothing, ends[1]);
    pid_t cohort = start(words, ends[0], nothing);
    close(ends[0]);
    close(ends[1]);
    long memory = finish(cohort);
    finish(people);
    close(nothing);
    return memory;
}

static bool same_file(const char *a, const char *b)
{
    char left[65536];
    char right[sizeof left];
    FILE *one = fopen(a, "rb");
    FILE *two = fopen(b, "rb");
    bool same = one != NULL && two != NULL;
    for (size_t got = 1; same && got > 0;) {
        got = fread(left, 1, sizeof left, one);
        same = fread(right, 1, sizeof right, two) == got && memcmp(left, right, got) == 0;
    }
    if (one != NULL)
        fclose(one);
    if (two != NULL)
        fclose(two);
    return same;
}

int main(int argc, char **argv)
{
    char people[PATH];
    char first[PATH];
    char second[PATH];
    double one[ROUNDS_LIMIT];
    double two[ROUNDS_LIMIT];
    double ratio[ROUNDS_LIMIT];
    double halves[ROUNDS_LIMIT];
    if (argc != 8)
        return 1;
    int rounds = atoi(argv[6]);
    rounds = rounds < 1 ? 1 : rounds > ROUNDS_LIMIT ? ROUNDS_LIMIT : rounds;
    snprintf(people, sizeof people, "%s/people.ndjson", argv[4]);
    snprintf(first, sizeof first, "%s/one.ndjson", argv[4]);
    snprintf(second, sizeof second, "%s/two.ndjson", argv[4]);
    make_people(argv[3], argv[5], people);
    for (int i = 0; i < rounds; i++) {
        one[i] = run_cohort(argv[1], argv[2], people, "1", first);
        two[i] = run_cohort(argv[1], argv[2], people, "2", second);
        ratio[i] = one[i] / two[i];
        halves[i] = one[i] / run_halves(argv[1], argv[2], people);
        if (!same_file(first, second)) {
            fprintf(stderr, "two threads give other bytes than one\n");
            return 1;
        }
    }
    long memory = memory_of(argv[1], argv[2], argv[3], argv[7]);
    double speed_up = median(ratio, rounds);
    printf(
        "cohort: two threads are %.2f times as fast as one (target %.2f); two processes "
        "on halves, without an order, %.2f\n",
        speed_up, speed_up_target, median(halves, rounds));
    printf("cohort: %s persons in %.1f MiB (target 64)\n", argv[7],
           (double)memory / 1024);
    printf("cohort: %.0f persons/s with one thread, %.0f with two\n",
           atof(argv[5]) / median(one, rounds), atof(argv[5]) / median(two, rounds));
    return speed_up < speed_up_target || memory > MEMORY_TARGET_KIB ? 3 : 0;
}
