/* Persons in shared memory: what plugins may know of them, written by the host, only read
 * by workers. No names, no sources, no pointers. */
#ifndef ENGINE_PERSONS_H
#define ENGINE_PERSONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct record;
struct vocabulary;

/* Two batches, so that one is asked about while the other is being answered; then the
 * place of the person in hand. */
enum { PERSONS_BATCH = 256, PERSONS_SINGLE = 2 * PERSONS_BATCH, PERSONS_PLACES };

struct persons {
    unsigned char *memory;
    size_t stride;
    uint32_t facts;
    uint32_t criteria;
    int file;     /* of the host; -1 in a worker */
    int readable; /* the same memory, to read only: for workers */
};

/* Makes room for PERSONS_PLACES persons. False without memory, with nothing left open. */
bool persons_make(struct persons *persons, uint32_t facts, uint32_t criteria);
/* The worker's view through the readable file, which is closed. */
bool persons_map(struct persons *persons, int readable, uint32_t facts,
                 uint32_t criteria);
void persons_close(struct persons *persons);

/* Writes a derived record into a place; answers where what is true of it belongs, one
 * byte a criterion. */
uint8_t *persons_put(struct persons *persons, uint32_t place,
                     const struct record *record);

/* What stands in a place. The record's readings are the shared memory. */
const uint8_t *persons_truth(const struct persons *persons, uint32_t place);
struct record persons_record(const struct persons *persons, uint32_t place,
                             const struct vocabulary *vocabulary);

#endif
