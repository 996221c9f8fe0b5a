/* A memory file and futexes; Linux only. */
#include "channel.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { CHANNEL_BYTES = CHANNEL_HEAD + CHANNEL_SINGLE + CHANNEL_BATCH };

bool channel_map(struct channel *channel, int file)
{
    void *memory = mmap(NULL, CHANNEL_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED)
        return false;
    if (madvise(memory, CHANNEL_BYTES, MADV_DONTFORK) != 0) {
        munmap(memory, CHANNEL_BYTES);
        return false;
    }
    channel->head = memory;
    channel->replies = (unsigned char *)memory + CHANNEL_HEAD;
    channel->file = file;
    return true;
}

bool channel_make(struct channel *channel)
{
    int file = memfd_create("poise worker", MFD_CLOEXEC);
    if (file < 0)
        return false;
    if (ftruncate(file, CHANNEL_BYTES) == 0 && channel_map(channel, file))
        return true;
    close(file);
    return false;
}

void channel_close(struct channel *channel)
{
    if (channel->head == NULL)
        return;
    munmap(channel->head, CHANNEL_BYTES);
    if (channel->file >= 0)
        close(channel->file);
    *channel = (struct channel){.file = -1};
}

uint32_t channel_read(const uint32_t *word)
{
    return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}

void channel_write(uint32_t *word, uint32_t value)
{
    __atomic_store_n(word, value, __ATOMIC_RELEASE);
}

void channel_ring(uint32_t *word)
{
    __atomic_add_fetch(word, 1, __ATOMIC_ACQ_REL);
    syscall(SYS_futex, word, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

static struct timespec time_after(int timeout_ms)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    long nanoseconds = at.tv_nsec + timeout_ms % 1000 * 1000000L;
    at.tv_sec += timeout_ms / 1000 + nanoseconds / 1000000000L;
    at.tv_nsec = nanoseconds % 1000000000L;
    return at;
}

bool channel_sleep(const uint32_t *word, uint32_t value, int timeout_ms)
{
    struct timespec end = time_after(timeout_ms < 0 ? 0 : timeout_ms);
    while (channel_read(word) == value) {
        long slept = syscall(SYS_futex, word, FUTEX_WAIT_BITSET, value,
                             timeout_ms < 0 ? NULL : &end, NULL, FUTEX_BITSET_MATCH_ANY);
        if (slept != 0 && errno != EINTR && errno != EAGAIN)
            return channel_read(word) != value;
    }
    return true;
}
