/* Help that belongs to no verb. */
#ifndef APP_TOPICS_H
#define APP_TOPICS_H

struct topic {
    const char *name;
    const char *summary;
    const char *text;
};

/* Ended by an entry without a name. */
extern const struct topic topics[];

#endif
