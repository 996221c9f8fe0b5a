/* Poise in another program: one person in, a ranked and explained list out, without a
 * process of its own.
 *
 *     poise_source source = {.size = sizeof source, .site_file = "/etc/poise/poise.cfg"};
 *     poise_engine *engine;
 *     poise_session *session;
 *     poise_output *out = poise_output_new();
 *     if (poise_open(&source, &engine, out) != POISE_OK)
 *         fputs(poise_output_bytes(out), stderr);
 *     poise_session_open(engine, &session);
 *     poise_request request = {.size = sizeof request, .record = text, .length = length};
 *     poise_rank(session, &request, out);
 *     puts(poise_output_bytes(out));
 *
 * An engine never changes and is shared by threads; each thread has a session. Nothing is
 * global, no signal handler is installed and the locale is not touched. Poise advises; it
 * decides nothing, and what it writes says so: show that sentence.
 *
 * THREAD TAGS  [any] from any thread at any time; [session] one thread at a time for one
 * session. Every function that can fail answers a status of status.h.
 *
 * Structs are led by their size, so that a program built with an older header works with
 * a newer library: fields are only added at the end, and zero always means the
 * default. */
#ifndef POISE_POISE_H
#define POISE_POISE_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) || defined(__clang__)
#define POISE_API __attribute__((visibility("default")))
#else
#define POISE_API
#endif

typedef struct poise_engine poise_engine;
typedef struct poise_session poise_session;
typedef struct poise_output poise_output;

/* Where things are. All strings are copied during poise_open. */
typedef struct poise_source {
    uint32_t size; /* sizeof(poise_source) */
    uint32_t reserved;
    const char *site_file;     /* NULL: the defaults, with catalogue/ and goals/ below
                                  conf_folder */
    const char *conf_folder;   /* needed without a site file */
    const char *plugin_folder; /* where plugins are, unless the site says otherwise */
} poise_source;

/* How an answer is written. uint32_t in the ABI. */
enum {
    POISE_FORMAT_JSON = 0, /* the output contract, "schema": "poise/1" */
    POISE_FORMAT_TEXT = 1  /* UTF-8 without colours, 80 columns */
};

/* One question. */
typedef struct poise_request {
    uint32_t size;      /* sizeof(poise_request) */
    uint32_t format;    /* POISE_FORMAT_... */
    const char *record; /* in any form that `poise rank` takes, UTF-8 */
    size_t length;      /* of the record in bytes; 0 is an error */
    const char *name;   /* of the record, for problems; NULL: "record" */
    const char *goals; /* a preset by name; NULL: what the record says, else the site's */
    const char *as_of; /* the day of the answer, "2026-11-23"; NULL: today (UTC) */
} poise_request;

/* Text that grows; NULL without memory. [any] */
POISE_API poise_output *poise_output_new(void);
/* NULL is allowed. [any] */
POISE_API void poise_output_free(poise_output *output);
/* The text, terminated, never NULL; void after the next call that writes into it.
 * [any] */
POISE_API const char *poise_output_bytes(const poise_output *output);
POISE_API size_t poise_output_length(const poise_output *output);

/* Loads settings, catalogues and plugins. A plugin that cannot be used is no failure: its
 * modality is "not assessed" in every answer. On failure *out is NULL and `problems`,
 * which may be NULL, has one line a problem: place, reason, remedy. [any] */
POISE_API int32_t poise_open(const poise_source *source, poise_engine **out,
                             poise_output *problems);
/* Every session must be closed before. NULL is allowed. [any] */
POISE_API void poise_close(poise_engine *engine);

/* POISE_OK, POISE_E_MEMORY. [any] */
POISE_API int32_t poise_session_open(const poise_engine *engine, poise_session **out);
/* NULL is allowed. [session] */
POISE_API void poise_session_close(poise_session *session);

/* Answers one question: `out` is replaced by the answer, or, when the record or the goals
 * cannot be used, by one line a problem. The record is never half used. POISE_OK, or the
 * status of the last problem. [session] */
POISE_API int32_t poise_rank(poise_session *session, const poise_request *request,
                             poise_output *out);

/* "0.1.0" [any] */
POISE_API const char *poise_version(void);

#ifdef __cplusplus
}
#endif

#endif
