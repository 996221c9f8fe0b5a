/* A catalogue of a few options, each told by the members that matter to a test. */
#ifndef SHELF_H
#define SHELF_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

/* Writes a member unless the text already says it. */
static inline void shelf_fill(struct text *cfg, const char *members, const char *key,
                              const char *value)
{
    if (strstr(members, key) == NULL)
        text_format(cfg, " %s%s;", key, value);
}

static inline void shelf_option(struct text *cfg, const char *members, char id)
{
    if (strstr(members, "id = ") == NULL)
        text_format(cfg, " id = \"%c\";", id);
    if (strstr(members, "label = ") == NULL)
        text_format(cfg, " label = \"Option %c\";", id);
    shelf_fill(cfg, members, "plain = ", "\"A tablet.\"");
    shelf_fill(cfg, members, "role = ", "\"systemic\"");
    shelf_fill(cfg, members, "for = ", "\"yes\"");
    shelf_fill(cfg, members, "standing = ", "{ level = \"preferred\"; }");
    text_put(cfg, members);
}

/* Options "a", "b", ... with these members as libconfig text; the list ends with NULL.
 * What is not said: a systemic option for everyone, first choice. `rest` stands beside
 * the options. Aborts the test program when there is a problem in the text. */
static inline struct catalogue *shelf(struct fixture *fixture, const char *const *members,
                                      const char *rest)
{
    struct text cfg = {0};
    text_put(&cfg, "plugin = \"test\"; options = (");
    for (int i = 0; members[i] != NULL; i++) {
        text_put(&cfg, i == 0 ? "{" : ", {");
        shelf_option(&cfg, members[i], (char)('a' + i));
        text_put(&cfg, "}");
    }
    text_format(&cfg, "); %s", rest);
    struct catalogue *catalogue = fixture_catalogue(fixture, cfg.bytes);
    if (catalogue == NULL) {
        struct text problems = {0};
        problems_write(&fixture->problems, &problems);
        fprintf(stderr, "%s\n%s\n", cfg.bytes, problems.bytes);
        abort();
    }
    text_free(&cfg);
    return catalogue;
}

/* One option, "a". */
static inline const struct option *shelf_one(struct fixture *fixture, const char *members)
{
    const char *const one[] = {members, NULL};
    return shelf(fixture, one, "")->options;
}

#endif
