/* The thread that calls waits: for the workers, for signals, for the time to draw. */
#include "run.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include <poise/status.h>

#include "base/text.h"
#include "engine/engine.h"
#include "order.h"
#include "pipeline.h"
#include "report/cohort_tally.h"

/* -------------------- desks */

static int32_t open_desks(const struct cohort_run *run, void **desks)
{
    for (uint32_t i = 0; i < run->jobs; i++) {
        struct cohort_desk *desk = NULL;
        int32_t status = cohort_desk_open(run->order, &desk);
        if (status != POISE_OK)
            return status;
        desks[i] = desk;
    }
    return POISE_OK;
}

static void close_desks(const struct cohort_run *run, void **desks)
{
    for (uint32_t i = 0; i < run->jobs; i++)
        cohort_desk_close(desks[i]);
}

static struct tally *add_up(const struct cohort_run *run, void **desks)
{
    struct tally *sum = tally_new(run->order->engine->generation);
    for (uint32_t i = 0; sum != NULL && i < run->jobs; i++)
        if (desks[i] != NULL)
            tally_add(sum, cohort_desk_tally(desks[i]));
    return sum;
}

static bool deal_with(void *desk, const char *bytes, size_t length, uint64_t number,
                      bool overlong, struct text *out)
{
    if (!overlong)
        return cohort_line(desk, bytes, length, number, out) != POISE_E_MEMORY;
    cohort_line_refuse(desk, number, POISE_E_TOO_BIG, COHORT_LINE_TOO_LONG, out);
    return true;
}

/* -------------------- waiting */

static void draw(const struct cohort_run *run, struct pipeline *pipeline)
{
    uint64_t lines;
    uint64_t bytes;
    order_progress(pipeline->order, &lines, &bytes);
    progress_draw(run->progress, atomic_load(&pipeline->taken), lines);
}

/* Until every worker has ended. True when it was asked to stop before. */
static bool attend(const struct cohort_run *run, struct pipeline *pipeline)
{
    struct pollfd waits[2] = {{.fd = pipeline->done, .events = POLLIN},
                              {.fd = run->halt->fd, .events = POLLIN}};
    bool halted = false;
    int wait_ms = run->progress->fd < 0 ? -1 : PROGRESS_MS;
    progress_begin(run->progress);
    while (waits[0].revents == 0) {
        if (poll(waits, 2, wait_ms) < 0) {
            if (errno == EINTR)
                continue;
            break; /* the workers end on their own */
        }
        if (waits[1].revents != 0 && !halted) {
            halt_heed(run->halt);
            pipeline_halt(pipeline);
            waits[1].fd = -1;
            halted = true;
        }
        draw(run, pipeline);
    }
    progress_end(run->progress);
    return halted;
}

/* -------------------- the run */

static void run_through(const struct cohort_run *run, void **desks, struct order *order,
                        struct cohort_end *end)
{
    struct pipeline *pipeline = malloc(sizeof *pipeline);
    uint64_t bytes;
    if (pipeline == NULL) {
        end->status = POISE_E_MEMORY;
        return;
    }
    int32_t started =
        pipeline_start(pipeline, run->input, order, deal_with, desks, run->jobs);
    if (started == POISE_OK)
        end->halted = attend(run, pipeline);
    int32_t status = pipeline_finish(pipeline, &end->error);
    end->status = started == POISE_OK ? status : started;
    order_progress(order, &end->lines, &bytes);
    if (order->failed && order->error == 0)
        end->status = POISE_E_MEMORY;
    end->unwritten = order->failed && order->error != 0;
    if (end->unwritten)
        end->error = order->error;
    free(pipeline);
}

void cohort_run(const struct cohort_run *run, struct cohort_end *end)
{
    struct order order;
    void **desks = calloc(run->jobs, sizeof *desks);
    *end = (struct cohort_end){.status = POISE_E_MEMORY};
    if (desks == NULL)
        return;
    int32_t opened = open_desks(run, desks);
    if (opened != POISE_OK) {
        end->status = opened;
    } else if (order_open(run->output, &order)) {
        end->status = POISE_OK;
        run_through(run, desks, &order, end);
        order_close(&order);
    }
    end->tally = add_up(run, desks);
    close_desks(run, desks);
    free(desks);
}
