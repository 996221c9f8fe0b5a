/* The medical shape of a generated person: a cancer, what was done about it, where it is
 * and what it does. The inside of people. */
#ifndef CHECK_STORY_H
#define CHECK_STORY_H

#include <stdint.h>

#include "dice.h"

struct record;

/* States the facts that belong together. POISE_E_MEMORY. */
int32_t story_tell(struct dice dice, struct record *record);

#endif
