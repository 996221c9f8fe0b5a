/* The topics in the order in which they are read: later ones may use what earlier ones
 * found. */
#include "reader.h"

const struct topic *const topics[] = {
    NULL,
};
