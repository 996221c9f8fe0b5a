/* A turn goes from chunk to chunk. Whose turn it is writes; who is early leaves its bytes
 * here and goes on, while there is room. */
#include "order.h"

#include <errno.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

bool order_open(int fd, struct order *out)
{
    struct stat about;
    *out = (struct order){.fd = fd};
    out->truncates = fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
    if (pthread_mutex_init(&out->lock, NULL) != 0)
        return false;
    if (pthread_cond_init(&out->moved, NULL) == 0)
        return true;
    pthread_mutex_destroy(&out->lock);
    return false;
}

void order_close(struct order *order)
{
    for (int i = 0; i < ORDER_WAITING; i++)
        text_free(&order->waiting[i].text);
    pthread_cond_destroy(&order->moved);
    pthread_mutex_destroy(&order->lock);
}

/* -------------------- writing, with the lock */

static void fail(struct order *order, int error)
{
    if (!order->failed)
        order->error = error;
    order->failed = true;
    pthread_cond_broadcast(&order->moved);
}

static bool write_some(int fd, const struct text *text, size_t *done)
{
    ssize_t count = write(fd, text->bytes + *done, text->length - *done);
    if (count >= 0) {
        *done += (size_t)count;
        return true;
    }
    struct pollfd wait = {.fd = fd, .events = POLLOUT};
    if (errno == EAGAIN)
        return poll(&wait, 1, -1) > 0 || errno == EINTR;
    return errno == EINTR;
}

/* A file that is full keeps whole lines only. */
static void take_off(const struct order *order, size_t done)
{
    off_t end = lseek(order->fd, 0, SEEK_CUR);
    if (order->truncates && end >= (off_t)done &&
        ftruncate(order->fd, end - (off_t)done) == 0)
        (void)lseek(order->fd, end - (off_t)done, SEEK_SET);
}

static void write_text(struct order *order, struct text *text)
{
    size_t done = 0;
    while (!order->failed && done < text->length) {
        if (write_some(order->fd, text, &done))
            continue;
        int error = errno;
        take_off(order, done);
        fail(order, error);
    }
    order->written += done;
    text_clear(text);
}

/* Writes what has been waiting for this turn. */
static void move_on(struct order *order)
{
    order->turn++;
    for (;;) {
        uint64_t place = order->turn % ORDER_WAITING;
        if (!order->waiting[place].full)
            break;
        order->waiting[place].full = false;
        write_text(order, &order->waiting[place].text);
        order->lines += order->waiting[place].lines;
        order->turn++;
    }
    pthread_cond_broadcast(&order->moved);
}

/* -------------------- from the workers */

static void swap(struct text *a, struct text *b)
{
    struct text kept = *a;
    *a = *b;
    *b = kept;
}

/* What one large chunk took is not kept for ever. */
static void slim(struct text *text)
{
    text_clear(text);
    if (text->capacity > ORDER_KEPT)
        text_free(text);
}

bool order_put(struct order *order, uint64_t chunk, uint64_t lines, struct text *text)
{
    pthread_mutex_lock(&order->lock);
    while (!order->failed && chunk >= order->turn + ORDER_WAITING)
        pthread_cond_wait(&order->moved, &order->lock);
    if (order->failed) {
        text_clear(text);
    } else if (chunk == order->turn) {
        write_text(order, text);
        order->lines += lines;
        move_on(order);
    } else {
        uint64_t place = chunk % ORDER_WAITING;
        swap(&order->waiting[place].text, text);
        order->waiting[place].lines = lines;
        order->waiting[place].full = true;
    }
    bool ok = !order->failed;
    pthread_mutex_unlock(&order->lock);
    slim(text);
    return ok;
}

bool order_pour(struct order *order, uint64_t chunk, struct text *text)
{
    if (text->length < ORDER_KEPT)
        return true;
    pthread_mutex_lock(&order->lock);
    while (!order->failed && chunk != order->turn)
        pthread_cond_wait(&order->moved, &order->lock);
    write_text(order, text);
    bool ok = !order->failed;
    pthread_mutex_unlock(&order->lock);
    text_clear(text);
    return ok;
}

void order_fail(struct order *order, int error)
{
    pthread_mutex_lock(&order->lock);
    fail(order, error);
    pthread_mutex_unlock(&order->lock);
}

void order_progress(struct order *order, uint64_t *lines, uint64_t *bytes)
{
    pthread_mutex_lock(&order->lock);
    *lines = order->lines;
    *bytes = order->written;
    pthread_mutex_unlock(&order->lock);
}
