/* What a plugin said about one person, as bytes: written in its worker process, read and
 * checked in the host. Asking a worker is playing back its transcript, so that an
 * isolated plugin and one in the host's process take the same road.
 *
 * Nothing in it is believed: numbers that are out of range, sentences, facts or options
 * that do not exist end the reading. It holds no pointers. */
#ifndef ENGINE_TRANSCRIPT_H
#define ENGINE_TRANSCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "host/exchange.h"

/* Bytes that grow to `size`, or are read up to it. `failed`: too much was written, or
 * what was read cannot be true. */
struct transcript {
    unsigned char *bytes;
    size_t size;
    size_t at;
    bool reading;
    bool failed;
};

/* How a person's consultation ended. */
struct closing {
    uint32_t faults;     /* FAULT_... of proposals */
    int32_t failed;      /* what a callback answered, if not POISE_OK */
    uint32_t undeclared; /* a fact read outside the manifest; 0: none */
    uint32_t disturbed;  /* not 0: the rounding mode or the locale was left changed */
};

/* Each writes what is in its argument, or reads and checks it, after the mode of the
 * transcript. What cannot be true sets `failed` and leaves the argument as it was; of
 * proposals, their count. */
void transcript_proposals(struct transcript *transcript, poise_proposals *proposals);
void transcript_verdict(struct transcript *transcript, poise_verdict *verdict);
void transcript_effects(struct transcript *transcript, poise_effects *effects);
void transcript_closing(struct transcript *transcript, struct closing *closing);

/* Plain bytes. Reading past the end gives zeros. */
void transcript_write(struct transcript *transcript, const void *bytes, size_t count);
void transcript_read(struct transcript *transcript, void *bytes, size_t count);

#endif
