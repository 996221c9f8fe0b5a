/* A password, from a file that the environment names or from the terminal. */
#ifndef APP_PASSWORD_H
#define APP_PASSWORD_H

#include <stdbool.h>

enum { PASSWORD_LIMIT = 1024 };

/* Reads the first line of the file that POISE_PASSWORD_FILE names, else asks at the
 * terminal without showing what is typed. False, with nothing in `out`, when there is
 * neither. The caller wipes it. */
bool password_read(const char *prompt, char out[PASSWORD_LIMIT]);

#endif
