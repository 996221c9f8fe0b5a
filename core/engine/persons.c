/* One place: the readings by fact number, then one byte a criterion. */
#include "persons.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "record/record.h"

static size_t stride_of(uint32_t facts, uint32_t criteria)
{
    size_t bytes = facts * sizeof(struct reading) + criteria;
    return (bytes + 63) / 64 * 64;
}

static bool map(struct persons *persons, int file, int protection)
{
    size_t size = persons->stride * PERSONS_PLACES;
    void *memory = mmap(NULL, size, protection, MAP_SHARED, file, 0);
    persons->memory = memory == MAP_FAILED ? NULL : memory;
    return persons->memory != NULL;
}

bool persons_make(struct persons *persons, uint32_t facts, uint32_t criteria)
{
    char path[32];
    *persons = (struct persons){.stride = stride_of(facts, criteria),
                                .facts = facts,
                                .criteria = criteria,
                                .readable = -1};
    persons->file = memfd_create("poise persons", MFD_CLOEXEC);
    snprintf(path, sizeof path, "/proc/self/fd/%d", persons->file);
    if (persons->file >= 0)
        persons->readable = open(path, O_RDONLY | O_CLOEXEC);
    off_t size = (off_t)(persons->stride * PERSONS_PLACES);
    if (persons->readable >= 0 && ftruncate(persons->file, size) == 0 &&
        map(persons, persons->file, PROT_READ | PROT_WRITE))
        return true;
    persons_close(persons);
    return false;
}

bool persons_map(struct persons *persons, int readable, uint32_t facts, uint32_t criteria)
{
    *persons = (struct persons){.stride = stride_of(facts, criteria),
                                .facts = facts,
                                .criteria = criteria,
                                .file = -1,
                                .readable = -1};
    bool ok = map(persons, readable, PROT_READ);
    close(readable);
    return ok;
}

void persons_close(struct persons *persons)
{
    if (persons->memory != NULL)
        munmap(persons->memory, persons->stride * PERSONS_PLACES);
    if (persons->file >= 0)
        close(persons->file);
    if (persons->readable >= 0)
        close(persons->readable);
    *persons = (struct persons){.file = -1, .readable = -1};
}

static unsigned char *place_of(const struct persons *persons, uint32_t place)
{
    return persons->memory + place * persons->stride;
}

uint8_t *persons_put(struct persons *persons, uint32_t place, const struct record *record)
{
    struct reading reading;
    unsigned char *at = place_of(persons, place);
    for (uint32_t i = 0; i < persons->facts; i++, at += sizeof reading) {
        reading = record->readings[i];
        reading.source = NULL;
        reading.basis = NULL;
        reading.line = 0;
        memcpy(at, &reading, sizeof reading);
    }
    return at;
}

const uint8_t *persons_truth(const struct persons *persons, uint32_t place)
{
    return place_of(persons, place) + persons->facts * sizeof(struct reading);
}

struct record persons_record(const struct persons *persons, uint32_t place,
                             const struct vocabulary *vocabulary)
{
    void *readings = place_of(persons, place);
    return (struct record){.vocabulary = vocabulary,
                           .id = "",
                           .title = "",
                           .count = persons->facts,
                           .readings = readings};
}
