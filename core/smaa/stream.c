/* xoshiro256++ in four lanes. */
#include "stream.h"

#include "elementary.h"
#include "kernel.h"

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

uint64_t smaa_stream_name(enum smaa_use use, uint32_t first, uint32_t second)
{
    return (uint64_t)use << 56 ^ (uint64_t)first << 28 ^ second;
}

static uint64_t root_of(uint64_t seed, uint64_t name)
{
    uint64_t a = seed;
    uint64_t b = splitmix(&a) ^ name;
    return splitmix(&b);
}

struct smaa_stream smaa_stream_open(uint64_t seed, uint64_t name)
{
    struct smaa_stream stream;
    uint64_t root = root_of(seed, name);
    for (int lane = 0; lane < SMAA_LANES; lane++)
        for (int word = 0; word < 4; word++)
            stream.state[word][lane] = splitmix(&root);
    return stream;
}

struct smaa_source smaa_source_open(uint64_t seed, uint64_t name)
{
    struct smaa_source source;
    uint64_t root = root_of(seed, name);
    for (int word = 0; word < 4; word++)
        source.state[word] = splitmix(&root);
    return source;
}

SMAA_INLINE uint64_t turn(uint64_t value, int by)
{
    return value << by | value >> (64 - by);
}

SMAA_INLINE double unit(uint64_t bits)
{
    return double_of(bits >> 12 | 0x3ff0000000000000u) - (1 - 0x1p-53);
}

SMAA_KERNEL
void smaa_uniforms(struct smaa_stream *stream, double *restrict out, size_t count)
{
    struct smaa_stream s = *stream;
    for (size_t i = 0; i + SMAA_LANES <= count; i += SMAA_LANES) {
        for (int l = 0; l < SMAA_LANES; l++) {
            uint64_t a = s.state[0][l];
            uint64_t b = s.state[1][l];
            uint64_t c = s.state[2][l] ^ a;
            uint64_t d = s.state[3][l] ^ b;
            out[i + (size_t)l] = unit(turn(a + s.state[3][l], 23) + a);
            s.state[1][l] = b ^ c;
            s.state[0][l] = a ^ d;
            s.state[2][l] = c ^ b << 17;
            s.state[3][l] = turn(d, 45);
        }
    }
    *stream = s;
}

uint64_t smaa_bits(struct smaa_source *source)
{
    uint64_t *s = source->state;
    uint64_t result = turn(s[0] + s[3], 23) + s[0];
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = turn(s[3], 45);
    return result;
}

double smaa_uniform(struct smaa_source *source)
{
    return unit(smaa_bits(source));
}
