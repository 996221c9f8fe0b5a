/* Poise and the bare C references on the common work, in one process.
 *
 *     measure PERSONS PASSES [FOLDER]
 * Checks first that both rank every person the same, and writes the lists to
 * FOLDER/c-table and FOLDER/poise. Passes are interleaved, batch by batch. Prints for
 * each side "NAME PERSONS_A_SECOND MIB". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "clock.h"
#include "poise.h"
#include "table.h"

enum side { C_TABLE, C_EXPLAINED, POISE_RANKED, POISE_EXPLAINED, SIDES };
enum { PASS_LIMIT = 1000, WARM_UP = 1 };

static const char *const names[SIDES] = {"c-table", "c-table-json", "poise",
                                         "poise-json"};

struct bench {
    struct peers_workload workload;
    struct peers_poise poise;
    struct peers_table *table;
    struct peers_list *lists[SIDES];
    uint64_t table_bytes;
};

static double time_table(struct bench *bench, uint32_t first, uint32_t count,
                         bool explain, struct peers_list *out)
{
    const struct peers_person *persons = bench->workload.persons + first;
    double start = now_ns();
    for (uint32_t i = 0; i < count; i++) {
        if (explain)
            bench->table_bytes += peers_table_explain(bench->table, &persons[i], &out[i]);
        else
            peers_table_rank(bench->table, &persons[i], &out[i]);
    }
    return now_ns() - start;
}

/* All persons on all sides, a batch at a time. */
static void run_pass(struct bench *bench, double *ns)
{
    uint32_t all = bench->workload.person_count;
    for (uint32_t first = 0; first < all; first += PEERS_BATCH) {
        uint32_t count = all - first < PEERS_BATCH ? all - first : PEERS_BATCH;
        for (int side = 0; side < SIDES; side++) {
            struct peers_list *out = bench->lists[side] + first;
            bool explain = side == C_EXPLAINED || side == POISE_EXPLAINED;
            ns[side] += side <= C_EXPLAINED
                            ? time_table(bench, first, count, explain, out)
                            : peers_poise_ask(&bench->poise, first, count, explain, out);
        }
    }
}

static bool same_list(const struct peers_list *a, const struct peers_list *b)
{
    bool same = a->count == b->count && a->eligible == b->eligible;
    for (uint32_t i = 0; same && i < a->count; i++)
        same = a->option[i] == b->option[i] && a->burden[i] == b->burden[i];
    return same;
}

static void check_agreement(const struct bench *bench)
{
    for (uint32_t i = 0; i < bench->workload.person_count; i++) {
        for (int side = C_EXPLAINED; side < SIDES; side++) {
            if (same_list(&bench->lists[C_TABLE][i], &bench->lists[side][i]))
                continue;
            printf("person %u: c-table and %s differ\n", i, names[side]);
            peers_list_write(&bench->lists[C_TABLE][i], i, stdout);
            peers_list_write(&bench->lists[side][i], i, stdout);
            exit(1);
        }
    }
}

static void write_lists(const struct bench *bench, const char *folder, enum side side)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, names[side]);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    for (uint32_t i = 0; i < bench->workload.person_count; i++)
        peers_list_write(&bench->lists[side][i], i, file);
    fclose(file);
}

static double peak_mib(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static void measure(struct bench *bench, int passes)
{
    double rates[SIDES][PASS_LIMIT];
    uint32_t count = bench->workload.person_count;
    for (int pass = 0; pass < passes; pass++) {
        double ns[SIDES] = {0};
        run_pass(bench, ns);
        for (int side = 0; side < SIDES; side++)
            rates[side][pass] = count * 1e9 / ns[side];
    }
    for (int side = 0; side < SIDES; side++)
        printf("%s %.0f %.0f\n", names[side], median(rates[side], passes), peak_mib());
    double answers = (double)count * (passes + WARM_UP);
    printf("# bytes an answer: c-table-json %.0f, poise-json %.0f\n",
           (double)bench->table_bytes / answers,
           (double)bench->poise.page_bytes / answers);
}

int main(int argc, char **argv)
{
    static struct bench bench;
    double ns[SIDES] = {0};
    if (argc < 3 || atoi(argv[2]) > PASS_LIMIT)
        return 2;
    uint32_t count = (uint32_t)atoi(argv[1]);
    peers_workload_make(&bench.workload, count);
    peers_poise_open(&bench.poise, &bench.workload);
    bench.table = peers_table_new(&bench.workload);
    for (int side = 0; side < SIDES; side++)
        if ((bench.lists[side] = calloc(count, sizeof *bench.lists[side])) == NULL)
            return 1;
    run_pass(&bench, ns);
    check_agreement(&bench);
    if (argc > 3) {
        write_lists(&bench, argv[3], C_TABLE);
        write_lists(&bench, argv[3], POISE_RANKED);
    }
    measure(&bench, atoi(argv[2]));
    for (int side = 0; side < SIDES; side++)
        free(bench.lists[side]);
    peers_table_free(bench.table);
    peers_poise_close(&bench.poise);
    peers_workload_free(&bench.workload);
    return 0;
}
