/* Numbers that look random and are the same on every machine.
 *
 * A die belongs to a topic, not to a sequence: what one fact of a person becomes does not
 * depend on which other facts exist. */
#ifndef CHECK_DICE_H
#define CHECK_DICE_H

#include <stdbool.h>
#include <stdint.h>

struct dice {
    uint64_t state;
};

static inline uint64_t dice_mix(uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

static inline struct dice dice_for(uint64_t seed, uint64_t index, uint64_t topic)
{
    return (struct dice){
        dice_mix(dice_mix(seed + 0x9e3779b97f4a7c15u) ^ dice_mix(index + 1) ^ topic)};
}

/* 0 to below - 1; 0 for a `below` of 0. */
static inline uint32_t dice_roll(struct dice *dice, uint32_t below)
{
    dice->state += 0x9e3779b97f4a7c15u;
    uint64_t high = dice_mix(dice->state) >> 32;
    return (uint32_t)(high * below >> 32);
}

static inline bool dice_chance(struct dice *dice, uint32_t in_100)
{
    return dice_roll(dice, 100) < in_100;
}

#endif
