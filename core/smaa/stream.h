/* Random numbers that are the same on every machine: xoshiro256++ (Blackman and Vigna),
 * seeded by splitmix64.
 *
 * Everything that is drawn has a stream of its own, found by the seed and its name: what
 * one cell draws depends neither on which others exist nor on how many are drawn at a
 * time. A stream is four generators side by side, one a lane, so that they run as vector
 * code; number i comes from lane i mod 4. */
#ifndef SMAA_STREAM_H
#define SMAA_STREAM_H

#include <stddef.h>
#include <stdint.h>

enum { SMAA_LANES = 4 };

struct smaa_stream {
    uint64_t state[4][SMAA_LANES];
};

/* What streams are for: the first part of their name. */
enum smaa_use {
    SMAA_USE_VALUES,   /* measurements, by alternative and criterion */
    SMAA_USE_BASELINE, /* what options share on a criterion */
    SMAA_USE_WEIGHTS,
    SMAA_USE_FRESH, /* added to the two first: the draws of confidence factors */
    SMAA_USE_TRIAL  /* looking for the best way to draw weights */
};

/* One word for a place in a problem. */
uint64_t smaa_stream_name(enum smaa_use use, uint32_t first, uint32_t second);

struct smaa_stream smaa_stream_open(uint64_t seed, uint64_t name);

/* Fills with uniforms strictly between 0 and 1, 2^52 of them, symmetric about a half.
 * `count` is a multiple of SMAA_LANES. */
void smaa_uniforms(struct smaa_stream *stream, double *out, size_t count);

/* One generator for what takes an unknown number of uniforms: a lane alone. */
struct smaa_source {
    uint64_t state[4];
};

struct smaa_source smaa_source_open(uint64_t seed, uint64_t name);
uint64_t smaa_bits(struct smaa_source *source);
double smaa_uniform(struct smaa_source *source);

#endif
