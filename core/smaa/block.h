/* How many draws are worked on at a time: an array of them is 2 KB, and all arrays of a
 * small problem stay close to the processor. A multiple of SMAA_LANES. */
#ifndef SMAA_BLOCK_H
#define SMAA_BLOCK_H

enum { SMAA_BLOCK = 256 };

#endif
