/* Statements about ratios: what follows, and which of them contradict. */
#include "smaa/ratios.h"

#include "small_problem.h"

static struct smaa_sayings all_of(const struct small *small)
{
    return (struct smaa_sayings){&small->said, NULL, small->problem.criteria};
}

static void what_follows_is_the_product_along_the_best_way(void)
{
    struct small small;
    double low[16];
    small_open(&small, 1, 4);
    smaa_say_ratio(&small.said, 0, 1, 2, -1, NULL);
    smaa_say_ratio(&small.said, 1, 2, 3, 5, NULL);
    smaa_say_ratio(&small.said, 0, 2, 4, -1, NULL);
    struct smaa_sayings sayings = all_of(&small);
    struct smaa_cycle cycle;
    CU_ASSERT_FALSE(smaa_ratios_conflict(&sayings, &cycle));
    smaa_ratios_close(&sayings, low);
    CU_ASSERT_DOUBLE_EQUAL(exp(low[0 * 4 + 2]), 6, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(exp(low[2 * 4 + 1]), 0.2, 1e-12);
    CU_ASSERT(isinf(low[2 * 4 + 0]));
    CU_ASSERT(isinf(low[3 * 4 + 0]));
    small_close(&small);
}

/* "A at least twice B, B at least twice C, but C at least A" */
static void the_cycle_is_the_message(void)
{
    struct small small;
    struct smaa_cycle cycle;
    small_open(&small, 1, 5);
    smaa_say_ratio(&small.said, 3, 4, 7, -1, NULL);
    smaa_say_ratio(&small.said, 0, 1, 2, -1, NULL);
    smaa_say_ratio(&small.said, 1, 2, 2, -1, NULL);
    smaa_say_ratio(&small.said, 2, 0, 1, -1, NULL);
    smaa_say_ratio(&small.said, 3, 0, 1, -1, NULL);
    struct smaa_sayings sayings = all_of(&small);
    CU_ASSERT(smaa_ratios_conflict(&sayings, &cycle));
    CU_ASSERT_EQUAL(cycle.count, 3);
    uint32_t named = 0;
    for (uint32_t i = 0; i < cycle.count; i++)
        named |= 1u << cycle.statements[i];
    CU_ASSERT_EQUAL(named, 1u << 1 | 1u << 2 | 1u << 3);
    small_close(&small);
}

static void a_cycle_of_equalities_is_none(void)
{
    struct small small;
    struct smaa_cycle cycle;
    small_open(&small, 1, 3);
    smaa_say_ratio(&small.said, 0, 1, 1.0 / 3, 1.0 / 3, NULL);
    smaa_say_ratio(&small.said, 1, 2, 0.7, 0.7, NULL);
    smaa_say_ratio(&small.said, 0, 2, 0.7 / 3, 0.7 / 3, NULL);
    struct smaa_sayings sayings = all_of(&small);
    CU_ASSERT_FALSE(smaa_ratios_conflict(&sayings, &cycle));
    small_close(&small);
}

/* Every cycle that is reported multiplies to more than 1, and closes. */
static void reported_cycles_are_contradictions(void)
{
    struct smaa_source source = smaa_source_open(1, 1);
    int conflicts = 0;
    for (int round = 0; round < 2000; round++) {
        struct small small;
        struct smaa_cycle cycle;
        uint32_t n = 3 + (uint32_t)(smaa_bits(&source) % 6);
        small_open(&small, 1, n);
        for (uint32_t s = 0; s < 2 * n; s++)
            smaa_say_ratio(&small.said, (uint32_t)(smaa_bits(&source) % n),
                           (uint32_t)(smaa_bits(&source) % n),
                           0.2 + 2 * smaa_uniform(&source), -1, NULL);
        struct smaa_sayings sayings = all_of(&small);
        if (smaa_ratios_conflict(&sayings, &cycle)) {
            double product = 1;
            conflicts++;
            for (uint32_t i = 0; i < cycle.count; i++) {
                const struct smaa_statement *it = &small.said.items[cycle.statements[i]];
                uint32_t next = cycle.statements[(i + 1) % cycle.count];
                product *= it->number;
                CU_ASSERT_EQUAL(it->j, small.said.items[next].i);
            }
            CU_ASSERT(product > 1);
        }
        small_close(&small);
    }
    CU_ASSERT(conflicts > 200);
    CU_ASSERT(conflicts < 1900);
}

UNIT_SUITE(ratios) = {
    UNIT_TEST(what_follows_is_the_product_along_the_best_way),
    UNIT_TEST(the_cycle_is_the_message),
    UNIT_TEST(a_cycle_of_equalities_is_none),
    UNIT_TEST(reported_cycles_are_contradictions),
    UNIT_END,
};
