/* Bytes in the order of their chunks. */
#include <errno.h>
#include <pthread.h>

#include "cohort/order.h"
#include "lines.h"

static void put(struct order *order, uint64_t chunk, const char *bytes)
{
    struct text text = {0};
    text_put(&text, bytes);
    order_put(order, chunk, 1, &text);
    text_free(&text);
}

static int open_file(struct fixture *fixture, const char **path)
{
    *path = lines_file(fixture, "out", "");
    int fd = open(*path, O_RDWR | O_CLOEXEC);
    CU_ASSERT_TRUE_FATAL(fd >= 0);
    return fd;
}

static void who_is_early_waits_without_holding_up_anybody(void)
{
    struct fixture fixture = fixture_open();
    const char *path;
    struct order order;
    struct text out = {0};
    uint64_t lines;
    uint64_t bytes;
    int fd = open_file(&fixture, &path);
    CU_ASSERT_TRUE(order_open(fd, &order));
    put(&order, 2, "c\n");
    put(&order, 1, "b\n");
    order_progress(&order, &lines, &bytes);
    CU_ASSERT_EQUAL(lines, 0);
    put(&order, 0, "a\n");
    put(&order, 3, "d\n");
    order_progress(&order, &lines, &bytes);
    CU_ASSERT_EQUAL(lines, 4);
    CU_ASSERT_EQUAL(bytes, 8);
    lines_read(path, &out);
    lines_are(&out, "a\nb\nc\nd\n");
    order_close(&order);
    close(fd);
    fixture_close(&fixture);
}

struct late {
    struct order *order;
    uint64_t chunk;
};

static void *put_late(void *context)
{
    const struct late *late = context;
    put(late->order, late->chunk, "last\n");
    return NULL;
}

static void who_is_far_too_early_is_held_up(void)
{
    struct fixture fixture = fixture_open();
    const char *path;
    struct order order;
    struct text out = {0};
    pthread_t thread;
    int fd = open_file(&fixture, &path);
    CU_ASSERT_TRUE(order_open(fd, &order));
    struct late late = {&order, ORDER_WAITING};
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, put_late, &late), 0);
    for (uint64_t i = 0; i < ORDER_WAITING; i++)
        put(&order, ORDER_WAITING - 1 - i, "x");
    pthread_join(thread, NULL);
    lines_read(path, &out);
    CU_ASSERT_EQUAL(out.length, ORDER_WAITING + 5);
    CU_ASSERT_STRING_EQUAL(out.bytes + ORDER_WAITING, "last\n");
    text_free(&out);
    order_close(&order);
    close(fd);
    fixture_close(&fixture);
}

static void a_large_chunk_is_poured_out_piece_by_piece(void)
{
    struct fixture fixture = fixture_open();
    const char *path;
    struct order order;
    struct text text = {0};
    struct text out = {0};
    int fd = open_file(&fixture, &path);
    CU_ASSERT_TRUE(order_open(fd, &order));
    text_put(&text, "little");
    CU_ASSERT_TRUE(order_pour(&order, 0, &text));
    CU_ASSERT_EQUAL(text.length, 6);
    text_repeat(&text, "x", ORDER_KEPT);
    CU_ASSERT_TRUE(order_pour(&order, 0, &text));
    CU_ASSERT_EQUAL(text.length, 0);
    text_put(&text, "\n");
    order_put(&order, 0, 1, &text);
    lines_read(path, &out);
    CU_ASSERT_EQUAL(out.length, ORDER_KEPT + 7);
    text_free(&text);
    text_free(&out);
    order_close(&order);
    close(fd);
    fixture_close(&fixture);
}

static void what_cannot_be_written_ends_it_for_all(void)
{
    struct order order;
    struct text text = {0};
    int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
    CU_ASSERT_TRUE_FATAL(fd >= 0);
    CU_ASSERT_TRUE(order_open(fd, &order));
    text_put(&text, "a\n");
    CU_ASSERT_FALSE(order_put(&order, 0, 1, &text));
    CU_ASSERT_EQUAL(order.error, ENOSPC);
    text_put(&text, "c\n");
    CU_ASSERT_FALSE(order_put(&order, 2, 1, &text));
    CU_ASSERT_FALSE(order_put(&order, 100, 1, &text));
    text_free(&text);
    order_close(&order);
    close(fd);
}

static void who_waits_goes_on_when_it_fails(void)
{
    struct order order;
    pthread_t thread;
    int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
    CU_ASSERT_TRUE(order_open(fd, &order));
    struct late late = {&order, 2 * ORDER_WAITING};
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, put_late, &late), 0);
    order_fail(&order, 0);
    pthread_join(thread, NULL);
    CU_ASSERT_TRUE(order.failed);
    order_close(&order);
    close(fd);
}

UNIT_SUITE(order) = {
    UNIT_TEST(who_is_early_waits_without_holding_up_anybody),
    UNIT_TEST(who_is_far_too_early_is_held_up),
    UNIT_TEST(a_large_chunk_is_poured_out_piece_by_piece),
    UNIT_TEST(what_cannot_be_written_ends_it_for_all),
    UNIT_TEST(who_waits_goes_on_when_it_fails),
    UNIT_END,
};
