/* What the fuzzers share. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Settings are read from files: writes one with these bytes and answers its path. */
static inline const char *fuzz_file(char path[64], const uint8_t *data, size_t size)
{
    snprintf(path, 64, "/dev/shm/poise-fuzz-%d", (int)getpid());
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
    return path;
}

#endif
