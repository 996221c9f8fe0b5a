/* The way from a verb to the queue: the module, the address, the voice. */
#ifndef APP_QUEUE_DOOR_H
#define APP_QUEUE_DOOR_H

#include "cohort/queue.h"
#include "desk.h"

/* Loads the module. EXIT_USAGE, after it was told, when this build has none. */
enum exit_code queue_door_open(struct desk *desk, const struct queue_doors **out);

/* The queue that the flags and the environment name. EXIT_USAGE, after it was told, when
 * they name none or one that must not be used. */
enum exit_code queue_door_address(const struct args *args, struct queue_address *out);

/* Says its sentences on standard error. */
struct queue_voice queue_door_voice(void);

/* The code for what a door answered; it has said why. */
enum exit_code queue_door_code(int32_t status);

#endif
