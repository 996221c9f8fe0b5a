/* Every status code, by name. Sentences are in status.def. */
#ifndef POISE_STATUS_H
#define POISE_STATUS_H

enum {
#define POISE_STATUS(number, upper, cause, remedy) POISE_##upper = number,
#include "status.def"
    POISE_STATUS_END
};

#endif
